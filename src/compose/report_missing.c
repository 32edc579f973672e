/* What is missing for a result: how many answers, on which topics, and how much the given carry. */
#include "compose/report_outcome.h"

#include "score/fraction.h"

/* The share of the 50 points that a line would have with all questions answered. */
static struct fraction find_share(const struct report *report, const struct ledger_line *line)
{
	const struct quiz *quiz = report->quiz;
	const struct question *of = &quiz->questions[line->question];
	int64_t weights = 0, all = 0;

	for (int d = 0; d < report->guide->ndimensions; d++) {
		bool is_asked = false;

		for (int i = 0; i < report->result->nlines; i++) {
			const struct ledger_line *other = &report->result->lines[i];
			const struct question *question = &quiz->questions[other->question];

			if (!other->is_asked || question->dimension != d)
				continue;
			is_asked = true;
			if (d == of->dimension)
				weights += question->weight;
		}
		all += is_asked ? quiz->dimension_weights[d] : 0;
	}
	return fraction_multiply(
		fraction_make(quiz->dimension_weights[of->dimension], all),
		fraction_make(of->weight, weights));
}

static bool is_less(struct fraction a, struct fraction b)
{
	return a.num * b.den < b.num * a.den;
}

/* How many more answers bring the coverage to what a result needs, the weightiest first; 0: none
 * is missing for that. */
static int count_needed(struct report *report)
{
	static const struct fraction least = { 3, 5 };
	const struct result *result = report->result;
	struct fraction covered = fraction_make(result->coverage_num, result->coverage_den);
	bool *is_taken = ARENA_ARRAY(report->draft.arena, bool, result->nlines + 1);
	int count = 0;

	while (is_less(covered, least)) {
		struct fraction most = { 0, 1 };
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
	const char **names = ARENA_ARRAY(report->draft.arena, const char *,
					 guide->ndimensions + 1);
	struct span slot = draft_slot("", 0);
	struct locale_arg arg = draft_arg("topics", "\1");
	int n = 0;

	for (int d = 0; d < guide->ndimensions; d++)
		if (report->quiz->is_essential && report->quiz->is_essential[d] &&
		    !report->result->dimensions[d].is_answered)
			names[n++] = rich_plain(report->draft.arena, &guide->dimensions[d].name);
	if (n == 0)
		return;
	slot.text = report_list_words(report, names, n);
	draft_span(&report->draft, " ", 0);
	draft_words(&report->draft, "report-essential", &arg, 1, &slot);
}

void report_missing_words(struct report *report)
{
	const struct locale_arg args[] = {
		draft_count("answered", report_nanswered(report)),
		draft_count("asked", report_nasked(report)),
	};
	struct locale_arg count = draft_count("count", count_needed(report));

	draft_words(&report->draft, "report-few", args, 2, NULL);
	if (count.number > 0) {
		draft_span(&report->draft, " ", 0);
		draft_words(&report->draft, "report-more-needed", &count, 1, NULL);
	}
	add_essential(report);
}

/* Points rounded down, so that what falls short of the least never looks like it. */
void report_add_coverage(struct report *report)
{
	const struct result *result = report->result;
	int64_t covered = (int64_t)((wide)result->coverage_num * 500 / result->coverage_den) * 10;
	const struct locale_arg args[] = {
		draft_arg("covered", report_brief(report, covered)),
		draft_arg("all", report_brief(report, 5000)),
		draft_arg("least", report_brief(report, 3000)),
	};
	struct block *section = report_section(report, "report-missing-head", NULL, "firm", false);

	report_para(report, section, STYLE_BODY, "report-coverage", args, 3, NULL);
}
