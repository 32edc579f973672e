/* A fact ends with the last day that its date can mean: 2024 with that of December. */
#include "content/guide_stale.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "content/guide.h"

enum { MOST_AGE = 9999, MONTHS = 12, LAST_DAY = 31, LENGTH_YEAR = 4 };

/* That day of the month, or its last. */
static int64_t day_within(int year, int month, int day)
{
	int64_t number = day_number(year, month, day);

	while (number < 0 && day > 28)
		number = day_number(year, month, --day);
	return number;
}

bool guide_age_read(struct guide_age *age, const char *text, int64_t today)
{
	int year, month, day, months;
	char *end;
	long n = strtol(text, &end, 10);

	if (*text < '0' || *text > '9' || n > MOST_AGE || !*end || end[1] || !strchr("ymwd", *end))
		return false;
	age->text = text;
	age->before = today - n * (*end == 'w' ? 7 : 1);
	if (*end == 'd' || *end == 'w')
		return true;
	day_split(today, &year, &month, &day);
	months = year * MONTHS + month - 1 - (int)n * (*end == 'y' ? MONTHS : 1);
	age->before = months < 0 ? 0 : day_within(months / MONTHS, months % MONTHS + 1, day);
	return true;
}

/* The last day of "2024", "2024-05" or "2024-05-31". */
static int64_t last_day(const char *text)
{
	int year, month, day;

	day_read(text, &year, &month, &day);
	return day_within(year, month ? month : MONTHS, day ? day : LAST_DAY);
}

static void check_cell(const char *role, const struct cell_content *cell,
		       const struct guide_age *age, struct diag *diag)
{
	bool is_money = cell->kind == CELL_RANGE;
	const char *year = is_money ? cell->range.year : NULL, *when = cell->fact.as_of;

	if (!when && year && strlen(year) >= LENGTH_YEAR)
		when = year + strlen(year) - LENGTH_YEAR; /* of a span the last */
	if (!when && !is_money)
		return;
	if (!when) {
		diag_warn(diag, cell->pos, "nothing says when the pay of role \"%s\" was collected",
			  role);
		diag_hint(diag, "write as-of=\"...\" or year=\"...\"");
	} else if (last_day(when) < age->before) {
		diag_warn(diag, cell->pos, "a fact on role \"%s\" is of %s: older than %s", role,
			  when, age->text);
		diag_hint(diag, "look it up again, and say when with as-of%s",
			  is_money ? " or year" : "");
	}
}

void guide_stale_check(const struct guide *guide, const struct dimension *dimension,
		       const struct guide_age *age, struct diag *diag)
{
	for (int i = 0; age->text && i < guide->nroles; i++) {
		const struct cell_content *cell = &dimension->cells[i];
		bool is_told = false;

		for (int k = 0; k < i; k++)
			is_told = is_told || dimension->cells[k].pos.line == cell->pos.line;
		if (!is_told)
			check_cell(guide->roles[i].id, cell, age, diag);
	}
}
