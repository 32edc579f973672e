/*
 * The workings of one line. The stake is multiplied as it is printed where two places hold all of
 * it, else as a fraction: what readers get with a pencil is what the page says.
 */
#include "compose/report_workings.h"

#include <string.h>

#include "base/buf.h"
#include "compose/report_fill.h"
#include "score/ledger.h"

static const char minus[] = "\xe2\x88\x92"; /* U+2212 */

const char *workings_whole(struct report *report, int64_t number)
{
	struct draft *draft = &report->draft;

	if (number >= 0)
		return locale_number(draft->wording, draft->arena, number);
	return arena_printf(draft->arena, "%s%s", minus,
			    locale_number(draft->wording, draft->arena, -number));
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

/* The single character for a common fraction, in languages that write these digits. */
static const char *vulgar(struct report *report, int64_t num, int64_t den)
{
	static const struct {
		int num, den;
		const char *text;
	} known[] = {
		{ 1, 2, "\xc2\xbd" }, { 1, 4, "\xc2\xbc" }, { 3, 4, "\xc2\xbe" },
		{ 1, 3, "\xe2\x85\x93" }, { 2, 3, "\xe2\x85\x94" },
	};

	if (strcmp(workings_whole(report, 1), "1") != 0)
		return NULL;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].num == num && known[i].den == den)
			return known[i].text;
	return NULL;
}

const char *workings_fraction(struct report *report, int64_t num, int64_t den)
{
	int64_t divisor = common_divisor(num, den), size;
	const char *glyph;

	num /= divisor;
	den /= divisor;
	size = num < 0 ? -num : num;
	if (den == 1)
		return workings_whole(report, num);
	glyph = vulgar(report, size, den);
	if (glyph)
		return arena_printf(report->draft.arena, "%s%s", num < 0 ? minus : "", glyph);
	return arena_printf(report->draft.arena, "%s/%s", workings_whole(report, num),
			    workings_whole(report, den));
}

int64_t workings_stake(const struct ledger_line *line)
{
	return (int64_t)fraction_round((wide)line->stake_num * 100, line->stake_den);
}

int64_t workings_stakes(const struct report *report)
{
	int64_t sum = 0;

	for (int i = 0; i < report->result->nlines; i++)
		if (report->result->lines[i].is_answered)
			sum += workings_stake(&report->result->lines[i]);
	return sum;
}

/* Whether two places hold all of it. */
static bool is_exact(const struct ledger_line *line)
{
	return (wide)line->stake_num * 100 % line->stake_den == 0;
}

/* The stake as it is multiplied. */
static const char *exact_stake(struct report *report, const struct ledger_line *line)
{
	return is_exact(line) ? report_points(report, workings_stake(line))
			      : workings_fraction(report, line->stake_num, line->stake_den);
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

const struct ledger_line *workings_strongest(const struct report *report)
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

struct weights {
	int64_t dimension, dimensions; /* of the question's dimension, of all with an answer */
	int64_t own, questions;        /* of the question, of all answered in its dimension */
};

static struct weights find_weights(const struct report *report, const struct ledger_line *line)
{
	const struct quiz *quiz = report->quiz;
	const struct question *question = &quiz->questions[line->question];
	struct weights weights = { .dimension = quiz->dimension_weights[question->dimension],
				   .own = question->weight };

	for (int d = 0; d < report->guide->ndimensions; d++)
		if (report->result->dimensions[d].is_answered)
			weights.dimensions += quiz->dimension_weights[d];
	for (int i = 0; i < report->result->nlines; i++) {
		const struct ledger_line *other = &report->result->lines[i];

		if (other->is_answered &&
		    quiz->questions[other->question].dimension == question->dimension)
			weights.questions += quiz->questions[other->question].weight;
	}
	return weights;
}

static void add_stake(struct report *report, struct block *card, const struct ledger_line *line)
{
	struct weights weights = find_weights(report, line);
	struct fill fill = { 0 };

	fill_text(report, &fill, "number",
		  workings_whole(report, report->numbers[line->question]), SPAN_STRONG);
	fill_text(report, &fill, "weight", workings_whole(report, weights.dimension), 0);
	fill_text(report, &fill, "weights", workings_whole(report, weights.dimensions), 0);
	fill_text(report, &fill, "own", workings_whole(report, weights.own), 0);
	fill_text(report, &fill, "sum", workings_whole(report, weights.questions), 0);
	fill_text(report, &fill, "stake", report_points(report, workings_stake(line)), 0);
	fill_text(report, &fill, "exact", exact_stake(report, line), 0);
	fill_para(report, card, STYLE_SIGN_TEXT,
		  is_exact(line) ? "ledger-check-stake" : "ledger-check-stake-rounded", &fill);
}

static int support(const int8_t *supports, int role)
{
	return supports ? supports[role] : 0;
}

/* "2 + 1 − 1": each support of what was chosen, in a ranking times the weight of its place. */
static void put_terms(struct report *report, const struct question *question,
		      const struct answer *answer, int role, struct buf *out)
{
	bool is_rank = question->kind == QUESTION_RANK;

	for (int i = 0; i < answer->nchosen; i++) {
		int term = support(question->options[answer->chosen[i]].supports, role);

		if (i > 0)
			buf_printf(out, " %s ", term < 0 ? minus : "+");
		if (is_rank && i == 0 && term < 0)
			buf_addstr(out, minus);
		if (is_rank || i > 0)
			term = term < 0 ? -term : term;
		if (is_rank)
			buf_printf(out, "%s \xc3\x97 ",
				   workings_whole(report, answer->nchosen - i));
		buf_addstr(out, workings_whole(report, term));
	}
}

/* What stands before the equals sign: the rule of the kind, with this answer's numbers. */
static const char *share_in_numbers(struct report *report, int q, int role)
{
	const struct question *question = &report->quiz->questions[q];
	const struct answer *answer = &report->answers->answers[q];
	struct arena *arena = report->draft.arena;
	struct buf terms;
	const char *out = NULL;
	int64_t n = answer->nchosen;
	int steps, band;

	buf_init(&terms);
	switch (question->kind) {
	case QUESTION_MULTI:
	case QUESTION_RANK:
		put_terms(report, question, answer, role, &terms);
		if (question->kind == QUESTION_RANK)
			n = n * (n + 1) / 2;
		out = arena_printf(arena, n == 1 ? "%s/%s" : "(%s)/%s", buf_text(&terms),
				   workings_whole(report, 2 * n));
		break;
	case QUESTION_LIKERT:
		steps = ledger_nplaces(question) - 1;
		out = arena_printf(arena, "%s/%s \xc3\x97 %s",
				   workings_whole(report, support(question->keys, role)),
				   workings_whole(report, 2),
				   workings_fraction(report, 2 * ledger_place(question,
						     answer->chosen[0]) - steps,
						     steps > 0 ? steps : 1));
		break;
	case QUESTION_NUMBER:
		band = ledger_find_band(question, answer->number);
		out = arena_printf(arena, "%s/%s", workings_whole(report, band < 0 ? 0
				   : support(question->bands[band].supports, role)),
				   workings_whole(report, 2));
		break;
	case QUESTION_SINGLE:
	case QUESTION_TEXT:
		out = arena_printf(arena, "%s/%s", workings_whole(report,
				   support(question->options[answer->chosen[0]].supports, role)),
				   workings_whole(report, 2));
		break;
	}
	buf_release(&terms);
	return out;
}

static const char *kind_key(enum question_kind kind)
{
	switch (kind) {
	case QUESTION_MULTI:
		return "ledger-check-multi";
	case QUESTION_LIKERT:
		return "ledger-check-likert";
	case QUESTION_RANK:
		return "ledger-check-rank";
	case QUESTION_NUMBER:
		return "ledger-check-number";
	case QUESTION_SINGLE:
	case QUESTION_TEXT:
		break;
	}
	return "ledger-check-single";
}

static void add_role(struct report *report, struct block *card, const struct ledger_line *line,
		     int role)
{
	int q = line->question;
	struct sigma sigma = ledger_sigma(&report->quiz->questions[q],
					  &report->answers->answers[q], report->result->nroles);
	/* whether two places hold the points */
	bool is_whole = (wide)line->stake_num * 100 * sigma.num[role] %
			((wide)line->stake_den * sigma.den) == 0;
	struct fill fill = { 0 };

	fill_role(report, &fill, "role", role);
	fill_text(report, &fill, "rule", share_in_numbers(report, q, role), 0);
	fill_text(report, &fill, "share",
		  workings_fraction(report, sigma.num[role], sigma.den), 0);
	fill_text(report, &fill, "stake", exact_stake(report, line), 0);
	fill_text(report, &fill, "is", is_whole ? "=" : "\xe2\x89\x88", 0);
	fill_coloured(report, &fill, "points", report_signed(report, line->points[role]), role);
	fill_para(report, card, STYLE_SIGN_TEXT, "ledger-check-role", &fill);
}

/* The stakes as printed may miss 50 by some hundredths. */
static void add_stakes(struct report *report, struct block *card)
{
	struct fill fill = { 0 };

	if (workings_stakes(report) == 5000)
		return;
	fill_text(report, &fill, "all", report_brief(report, 5000), 0);
	fill_para(report, card, STYLE_SIGN_TEXT, "ledger-check-stakes", &fill);
}

static void add_lead(struct report *report, struct block *card)
{
	const struct result *result = report->result;
	bool is_lead = report_has_result(report) && report->lead > 0;
	int high = report->lead < 0 ? report->second : report->first;
	int low = report->lead < 0 ? report->first : report->second;
	struct fill fill = { 0 };

	fill_role(report, &fill, "high", high);
	fill_role(report, &fill, "low", low);
	fill_text(report, &fill, "most", report_points(report, result->scores[high]), 0);
	fill_text(report, &fill, "least", report_points(report, result->scores[low]), 0);
	fill_text(report, &fill, "lead",
		  report_points(report, result->scores[high] - result->scores[low]),
		  SPAN_STRONG);
	fill_words(report, "ledger-check-rounding", NULL);
	draft_span(&report->draft, " ", 0);
	fill_words(report, is_lead ? "ledger-check-lead" : "ledger-check-difference", &fill);
	fill_end(report, card, STYLE_SIGN_TEXT);
}

void workings_add(struct report *report, const struct ledger_line *line)
{
	struct block *section = report_section(report, "ledger-check-head", NULL, NULL, false);
	struct block *row = draft_block(&report->draft, section, BLOCK_ROW, section->pos);
	struct block *card;

	if (line) {
		card = draft_block(&report->draft, row, BLOCK_CARD, section->pos);
		add_stake(report, card, line);
		fill_para(report, card, STYLE_SIGN_TEXT,
			  kind_key(report->quiz->questions[line->question].kind), NULL);
		for (int r = 0; r < report->result->nroles; r++)
			add_role(report, card, line, r);
	}
	card = draft_block(&report->draft, row, BLOCK_CARD, section->pos);
	add_lead(report, card);
	add_stakes(report, card);
}
