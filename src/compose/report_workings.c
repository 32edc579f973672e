/*
 * The workings of one line. The stake is multiplied as it is printed where two places hold all of
 * it, else as a fraction: what readers get with a pencil is what the page says.
 */
#include "compose/report_workings.h"

#include "base/buf.h"
#include "compose/name.h"
#include "compose/number.h"

static const char minus[] = "\xe2\x88\x92"; /* U+2212 */

int64_t report_workings_stake(const struct ledger_line *line)
{
	return (int64_t)fraction_round((wide)line->stake_num * 100, line->stake_den);
}

int64_t report_workings_stakes(const struct report *report)
{
	int64_t sum = 0;

	for (int i = 0; i < report->result->nlines; i++)
		if (report->result->lines[i].is_answered)
			sum += report_workings_stake(&report->result->lines[i]);
	return sum;
}

/* Whether two places hold all of it. */
static bool is_exact(const struct ledger_line *line)
{
	return (wide)line->stake_num * 100 % line->stake_den == 0;
}

/* The stake as it is multiplied. */
static const char *exact_stake(struct draft *draft, const struct ledger_line *line)
{
	return is_exact(line) ? number_points(draft, report_workings_stake(line))
			      : number_fraction(draft, line->stake_num, line->stake_den);
}

/* How far the line parts the roles. */
static int32_t spread_of(const struct report *report, const struct ledger_line *line)
{
	int32_t least = line->points[0], most = least;

	for (int r = 1; r < report->result->nroles; r++) {
		least = line->points[r] < least ? line->points[r] : least;
		most = line->points[r] > most ? line->points[r] : most;
	}
	return most - least;
}

const struct ledger_line *report_workings_strongest(const struct report *report)
{
	const struct ledger_line *strongest = NULL;

	for (int i = 0; i < report->result->nlines; i++) {
		const struct ledger_line *line = &report->result->lines[i];
		int32_t more;

		if (!line->is_answered || report->quiz->questions[line->question].is_private)
			continue;
		more = strongest ? spread_of(report, line) - spread_of(report, strongest) : 1;
		if (more > 0 || (more == 0 && report->numbers[line->question] <
						      report->numbers[strongest->question]))
			strongest = line;
	}
	return strongest;
}

static void add_stake(struct report *report, struct block *card, const struct ledger_line *line)
{
	struct draft *draft = report->draft;
	const struct question *question = &report->quiz->questions[line->question];
	const struct shares *shares = &report->ledger->answered;
	const char *number = number_whole(draft, report->numbers[line->question]);

	build_para(draft, card, STYLE_NOTE,
		   is_exact(line) ? "ledger-check-stake" : "ledger-check-stake-rounded",
		   WITH(say_span("number", draft_words(draft, number, SPAN_STRONG)),
			say_count("weight", shares->weights[question->dimension]),
			say_count("weights", shares->all), say_count("own", question->weight),
			say_count("sum", shares->dimensions[question->dimension]),
			say_text("stake", number_points(draft, report_workings_stake(line))),
			say_text("exact", exact_stake(draft, line))));
}

/* "2 + 1 − 1": each support of what was chosen, in a ranking times the weight of its place. */
static void put_terms(struct draft *draft, const struct question *question,
		      const struct answer *answer, int role, struct buf *out)
{
	bool is_rank = question->kind == QUESTION_RANK;

	for (int i = 0; i < answer->nchosen; i++) {
		int term = score_kind_support(question, answer->chosen[i], role);

		if (i > 0)
			buf_printf(out, " %s ", term < 0 ? minus : "+");
		if (is_rank && i == 0 && term < 0)
			buf_addstr(out, minus);
		if (is_rank || i > 0)
			term = term < 0 ? -term : term;
		if (is_rank)
			buf_printf(out, "%s \xc3\x97 ", number_whole(draft, answer->nchosen - i));
		buf_addstr(out, number_whole(draft, term));
	}
}

/* The sum of the terms, over twice the weights of their places. */
static const char *choices_in_numbers(struct draft *draft, const struct question *question,
				      const struct answer *answer, int role)
{
	int64_t n = answer->nchosen;
	struct buf terms;
	const char *out;

	if (question->kind == QUESTION_RANK)
		n = n * (n + 1) / 2;
	buf_init(&terms);
	put_terms(draft, question, answer, role, &terms);
	out = arena_printf(draft->arena, n == 1 ? "%s/%s" : "(%s)/%s", buf_text(&terms),
			   number_whole(draft, 2 * n));
	buf_release(&terms);
	return out;
}

/* "2/2": one support of the two that there can be. */
static const char *half_of(struct draft *draft, const int8_t *supports, int role)
{
	return arena_printf(draft->arena, "%s/%s",
			    number_whole(draft, supports ? supports[role] : 0),
			    number_whole(draft, 2));
}

/* What stands before the equals sign: the rule of the kind, with this answer's numbers. */
static const char *share_in_numbers(struct draft *draft, const struct question *question,
				    const struct answer *answer, int role)
{
	int steps, band;

	switch (question->kind) {
	case QUESTION_MULTI:
	case QUESTION_RANK:
		return choices_in_numbers(draft, question, answer, role);
	case QUESTION_LIKERT:
		steps = score_kind_nplaces(question) - 1;
		return arena_printf(
			draft->arena, "%s \xc3\x97 %s", half_of(draft, question->keys, role),
			number_fraction(draft,
					2 * score_kind_place(question, answer->chosen[0]) - steps,
					steps > 0 ? steps : 1));
	case QUESTION_NUMBER:
		band = score_kind_band(question, answer->number);
		return half_of(draft, band < 0 ? NULL : question->bands[band].supports, role);
	case QUESTION_SINGLE:
	case QUESTION_TEXT:
		break;
	}
	return half_of(draft, question->options[answer->chosen[0]].supports, role);
}

static void add_role(struct report *report, struct block *card, const struct ledger_line *line,
		     int role)
{
	struct draft *draft = report->draft;
	const struct question *question = &report->quiz->questions[line->question];
	const struct answer *answer = &report->answers->answers[line->question];
	struct sigma sigma = score_kind(question)->sigma(question, answer, report->result->nroles);
	/* whether two places hold the points */
	bool is_whole = (wide)line->stake_num * 100 * sigma.num[role] %
				((wide)line->stake_den * sigma.den) ==
			0;
	const char *points = number_signed(draft, line->points[role]);

	build_para(draft, card, STYLE_NOTE, "ledger-check-role",
		   WITH(say_role(draft, "role", role),
			say_text("rule", share_in_numbers(draft, question, answer, role)),
			say_text("share", number_fraction(draft, sigma.num[role], sigma.den)),
			say_text("stake", exact_stake(draft, line)),
			say_text("is", is_whole ? "=" : "\xe2\x89\x88"),
			say_span("points", name_coloured(draft, points, role, SPAN_STRONG))));
}

static void add_lead(struct report *report, struct block *card)
{
	struct draft *draft = report->draft;
	const int32_t *scores = report->result->scores;
	bool is_lead = report_has_result(report) && report->lead > 0;
	int high = report->lead < 0 ? report->second : report->first;
	int low = report->lead < 0 ? report->first : report->second;
	const char *lead = number_points(draft, scores[high] - scores[low]);

	say(draft, "ledger-check-rounding", NULL);
	build_para(draft, card, STYLE_NOTE,
		   is_lead ? "ledger-check-lead" : "ledger-check-difference",
		   WITH(say_role(draft, "high", high), say_role(draft, "low", low),
			say_text("most", number_points(draft, scores[high])),
			say_text("least", number_points(draft, scores[low])),
			say_span("lead", draft_words(draft, lead, SPAN_STRONG))));
	/* the stakes as printed may miss 50 by some hundredths */
	if (report_workings_stakes(report) != 5000)
		build_para(draft, card, STYLE_NOTE, "ledger-check-stakes",
			   WITH(say_text("all", number_brief(draft, 5000))));
}

void report_workings_add(struct report *report, struct block *section)
{
	static const char *const rules[] = {[QUESTION_SINGLE] = "ledger-check-single",
					    [QUESTION_TEXT] = "ledger-check-single",
					    [QUESTION_MULTI] = "ledger-check-multi",
					    [QUESTION_RANK] = "ledger-check-rank",
					    [QUESTION_LIKERT] = "ledger-check-likert",
					    [QUESTION_NUMBER] = "ledger-check-number"};
	const struct ledger_line *line = report_workings_strongest(report);
	struct draft *draft = report->draft;
	struct block *row = build_block(draft, section, BLOCK_ROW), *card;

	row->extra = REPORT_EXTRA_WORKINGS;
	if (line) {
		card = build_block(draft, row, BLOCK_CARD);
		add_stake(report, card, line);
		build_para(draft, card, STYLE_NOTE,
			   rules[report->quiz->questions[line->question].kind], NULL);
		for (int r = 0; r < report->result->nroles; r++)
			add_role(report, card, line, r);
	}
	add_lead(report, build_block(draft, row, BLOCK_CARD));
}
