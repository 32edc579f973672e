/* content/guide_stale: how old facts may be, to the day. */
#include <string.h>

#include "base/day.h"
#include "content/guide.h"
#include "content/guide_stale.h"
#include "tap.h"

static void test_ages(void)
{
	static const struct {
		const char *text;
		int today[3], before[3]; /* before[0] 0: it is no age */
	} cases[] = {
		{"2y", {2026, 11, 30}, {2024, 11, 30}}, {"1y", {2024, 2, 29}, {2023, 2, 28}},
		{"1m", {2026, 3, 31}, {2026, 2, 28}},   {"18m", {2026, 1, 15}, {2024, 7, 15}},
		{"6w", {2026, 3, 1}, {2026, 1, 18}},    {"90d", {2026, 3, 31}, {2025, 12, 31}},
		{"0d", {2026, 3, 31}, {2026, 3, 31}},   {"2", {2026, 3, 31}, {0, 0, 0}},
		{"y", {2026, 3, 31}, {0, 0, 0}},        {"2yy", {2026, 3, 31}, {0, 0, 0}},
		{"-2y", {2026, 3, 31}, {0, 0, 0}},      {"2h", {2026, 3, 31}, {0, 0, 0}},
		{"99999y", {2026, 3, 31}, {0, 0, 0}},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const int *today = cases[i].today, *before = cases[i].before;
		struct guide_age age = {0};
		bool is_age = guide_age_read(&age, cases[i].text,
					     day_number(today[0], today[1], today[2]));

		tap_ok(is_age == (before[0] > 0) &&
			       (!is_age ||
				age.before == day_number(before[0], before[1], before[2])),
		       "%s before %d-%d-%d", cases[i].text, today[0], today[1], today[2]);
	}
}

/* Whether a cell is told of when facts from before 2024-06-01 are. */
static bool is_told(enum cell_kind kind, const char *as_of, const char *year)
{
	struct cell_content cells[] = {
		{.kind = kind, .fact.as_of = as_of, .range.year = year, .pos = {"guide.xml", 3}}};
	struct role roles[] = {{.id = "pm"}};
	const struct guide guide = {.roles = roles, .nroles = 1};
	const struct dimension dimension = {.cells = cells};
	const struct guide_age age = {"2y", day_number(2024, 6, 1)};
	struct diag diag;
	bool is;

	diag_init(&diag);
	guide_stale_check(&guide, &dimension, &age, &diag);
	is = diag.nwarnings > 0;
	diag_release(&diag);
	return is;
}

int main(void)
{
	test_ages();
	tap_ok(is_told(CELL_TEXT, "2024-05", NULL), "a month that has ended is too old");
	tap_ok(!is_told(CELL_TEXT, "2024-06", NULL), "one that goes on is not");
	tap_ok(is_told(CELL_TEXT, "2024-05-31", NULL), "so is the day before");
	tap_ok(!is_told(CELL_TEXT, "2024-06-01", NULL), "the day itself is not");
	tap_ok(!is_told(CELL_TEXT, "2024", NULL), "a year lasts until its end");
	tap_ok(is_told(CELL_TEXT, "2023", NULL), "the year before is too old");
	tap_ok(!is_told(CELL_TEXT, NULL, NULL), "words need no date");
	tap_ok(is_told(CELL_RANGE, NULL, NULL), "pay does");
	tap_ok(is_told(CELL_RANGE, NULL,
		       "2017\xe2\x80\x93"
		       "2023"),
	       "of a span of years the last counts");
	tap_ok(!is_told(CELL_RANGE, NULL,
			"2017\xe2\x80\x93"
			"2024"),
	       "and may be young enough");
	tap_ok(!is_told(CELL_RANGE, "2025", "2017"), "the day of a fact goes before its year");
	return tap_done();
}
