/* What is missing for a result: how many answers, on which topics, and how much the given carry. */
#include "compose/report_missing.h"

#include "compose/number.h"

/* The share of the 50 points that a line would have with all questions answered. */
static struct fraction find_share(const struct report *report, const struct ledger_line *line)
{
	struct fraction stake = ledger_stake(&report->ledger->asked,
					     &report->quiz->questions[line->question]);

	return fraction_multiply(stake, (struct fraction){1, 50});
}

static bool is_less(struct fraction a, struct fraction b)
{
	return a.num * b.den < b.num * a.den;
}

/* How many more answers bring the coverage to what a result needs, the weightiest first; 0: none
 * is missing for that. */
static int count_needed(struct report *report)
{
	static const struct fraction least = {3, 5};
	const struct result *result = report->result;
	struct fraction covered = fraction_make(result->coverage_num, result->coverage_den);
	bool *is_taken = ARENA_ARRAY(report->draft->arena, bool, result->nlines + 1);
	int count = 0;

	while (is_less(covered, least)) {
		struct fraction most = {0, 1};
		int best = -1;

		for (int i = 0; i < result->nlines; i++) {
			const struct ledger_line *line = &result->lines[i];
			struct fraction share;

			if (!line->is_asked || line->is_answered || is_taken[i])
				continue;
			share = find_share(report, line);
			if (is_less(most, share)) {
				most = share;
				best = i;
			}
		}
		if (best < 0)
			break;
		is_taken[best] = true;
		covered = fraction_add(covered, most);
		count++;
	}
	return count;
}

/* The topics that a result cannot do without, of which none has an answer. */
static void add_essential(struct report *report)
{
	const struct guide *guide = report->guide;
	struct draft *draft = report->draft;
	const char **names = ARENA_ARRAY(draft->arena, const char *, guide->ndimensions + 1);
	int n = 0;

	for (int d = 0; d < guide->ndimensions; d++)
		if (report->quiz->is_essential && report->quiz->is_essential[d] &&
		    !report->result->dimensions[d].is_answered)
			names[n++] = rich_plain(draft->arena, &guide->dimensions[d].name);
	if (n > 0)
		say_also(draft, "report-essential",
			 WITH(say_span("topics", draft_text(say_list(draft, names, n), 0))));
}

void report_missing_say(struct report *report)
{
	struct draft *draft = report->draft;
	int needed = count_needed(report);

	say(draft, "report-few",
	    WITH(say_count("answered", report->nanswered), say_count("asked", report->nasked)));
	if (needed > 0)
		say_also(draft, "report-more-needed", WITH(say_count("count", needed)));
	add_essential(report);
}

/* Points rounded down, so that what falls short of the least never looks like it. */
struct block *report_missing_add(struct report *report)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	int64_t covered = (int64_t)((wide)result->coverage_num * 500 / result->coverage_den) * 10;
	struct block *section = report_section(report, "report-missing-head", "firm");

	build_para(draft, section, STYLE_BODY, "report-coverage",
		   WITH(say_text("covered", number_brief(draft, covered)),
			say_text("all", number_brief(draft, 5000)),
			say_text("least", number_brief(draft, 3000))));
	return section;
}
