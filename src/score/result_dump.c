/* A result as text: every number of it, in the order of the questionnaire. */
#include "score/result_dump.h"

#include <inttypes.h>
#include <stdlib.h>

#include "answers/answers.h"
#include "score/ledger.h"
#include "score/result_names.h"
#include "score/score.h"

/* Centipoints as points; signed: with a plus too. */
static void add_points(struct buf *out, int32_t points, bool is_signed)
{
	const char *sign = points < 0 ? "-" : is_signed && points > 0 ? "+" : "";

	buf_printf(out, "%s%d.%02d", sign, abs(points) / 100, abs(points) % 100);
}

/* num / den (>= 0) with so many decimals, rounded half away from zero, and exactly. */
static void add_ratio(struct buf *out, int64_t num, int64_t den, int decimals)
{
	int64_t unit = 1, value;

	for (int i = 0; i < decimals; i++)
		unit *= 10;
	value = (int64_t)fraction_round((wide)num * unit, den);
	buf_printf(out, "%" PRId64 ".%0*" PRId64 " (%" PRId64 "/%" PRId64 ")", value / unit,
		   decimals, value % unit, num, den);
}

static void add_roles(struct buf *out, const struct result *result, const int32_t *points,
		      bool is_signed)
{
	for (int r = 0; r < result->nroles; r++) {
		buf_printf(out, " %s ", result->quiz->guide->roles[r].id);
		add_points(out, points[r], is_signed);
	}
	buf_addc(out, '\n');
}

static void add_chosen(struct buf *out, const struct question *question, const int *chosen,
		       int nchosen)
{
	for (int i = 0; i < nchosen; i++) {
		const char *id = question->options[chosen[i]].id;

		buf_addstr(out, i ? "," : " ");
		if (id)
			buf_addstr(out, id);
		else
			buf_printf(out, "%d", chosen[i] + 1);
	}
}

static void dump_line(const struct result *result, const struct ledger_line *line, struct buf *out)
{
	const struct question *question = &result->quiz->questions[line->question];
	const struct answer *answer = &result->answers->answers[line->question];

	buf_printf(out, "line %s", question->id);
	if (!line->is_answered) {
		buf_printf(out, " %s\n",
			   result_states[line->is_asked ? answer->state : ANSWER_NOT_ASKED]);
		return;
	}
	if (answer->nchosen)
		add_chosen(out, question, answer->chosen, answer->nchosen);
	else
		buf_printf(out, " %" PRId64, answer->number);
	buf_addstr(out, " stake ");
	add_ratio(out, line->stake_num, line->stake_den, 4);
	buf_addstr(out, " gain ");
	add_points(out, line->gain, false);
	buf_addstr(out, " points");
	add_roles(out, result, line->points, true);
}

static void dump_scores(const struct result *result, struct buf *out)
{
	buf_printf(out, "outcome %s\nband %s\nconfidence %s\nheadline %s\nscores",
		   result_outcomes[result->outcome], result_bands[result->band],
		   result_confidences[result->confidence], result_headlines[result->headline]);
	add_roles(out, result, result->scores, false);
	buf_addstr(out, "ranking");
	for (int i = 0; i < result->nroles; i++)
		buf_printf(out, " %s%s", result->quiz->guide->roles[result->ranking[i]].id,
			   result->is_blocked[result->ranking[i]] ? " (blocked)" : "");
	buf_addstr(out, "\nfront");
	for (int i = 0; i < result->nfront; i++)
		buf_printf(out, " %s", result->quiz->guide->roles[result->front[i]].id);
	buf_printf(out, "\nrivals %d\nleading %d\nmargin ", result->nrivals, result->nleading);
	add_points(out, result->margin, false);
	buf_addstr(out, "\ninterval ");
	add_points(out, result->margin_least, false);
	buf_addstr(out, " to ");
	add_points(out, result->margin_most, false);
	buf_addstr(out, "\ncoverage ");
	add_ratio(out, result->coverage_num, result->coverage_den, 3);
	buf_printf(out, "\nessential %s\n", result->is_essential_missing ? "missing" : "answered");
}

static void dump_flips(const struct result *result, struct buf *out)
{
	const struct quiz *quiz = result->quiz;

	for (int i = 0; i < result->nflips; i++) {
		const struct flip *flip = &result->flips[i];
		const struct question *question = &quiz->questions[flip->question];

		buf_printf(out, "flip %s", question->id);
		if (flip->nchosen)
			add_chosen(out, question, flip->chosen, flip->nchosen);
		else
			buf_printf(out, " band %d", flip->option + 1);
		buf_addstr(out, " gain ");
		add_points(out, flip->gain, false);
		buf_addstr(out, " scores");
		add_roles(out, result, flip->scores, false);
	}
	buf_printf(out, "fewest changes %s%d\n", result->fewest_is_bound ? "at least " : "",
		   result->fewest_changes);
	if (result->fewest_steps < 0)
		buf_addstr(out, "fewest steps not known\n");
	else
		buf_printf(out, "fewest steps %d\n", result->fewest_steps);
}

static void dump_weights(const struct result *result, struct buf *out)
{
	const struct guide *guide = result->quiz->guide;

	for (int d = 0; d < guide->ndimensions; d++) {
		const struct dimension_result *dimension = &result->dimensions[d];

		buf_printf(out, "dimension %s weight %d", guide->dimensions[d].id,
			   result->quiz->dimension_weights[d]);
		if (!dimension->is_answered) {
			buf_addstr(out, " no answer\n");
			continue;
		}
		buf_addstr(out, " turns at ");
		if (dimension->can_flip)
			add_ratio(out, dimension->flip_num, dimension->flip_den, 4);
		else
			buf_addstr(out, "none");
		buf_addstr(out, " points");
		add_roles(out, result, dimension->points, true);
	}
	buf_addstr(out, "equal weights margin ");
	add_points(out, result->equal_weight_margin, false);
	buf_printf(out, "\nleads whatever the weights %s\nleads in %d of %d without one answer\n",
		   result->is_dominant ? "yes" : "no", result->nleads, result->nleave_one_out);
}

static void dump_consistency(const struct result *result, struct buf *out)
{
	const struct quiz *quiz = result->quiz;

	for (int i = 0; i < quiz->npairs; i++)
		buf_printf(out, "pair %s %s %s\n", quiz->questions[quiz->pairs[i].a].id,
			   quiz->questions[quiz->pairs[i].b].id,
			   !result->pairs[i].is_answered ? "not answered"
			   : result->pairs[i].agrees     ? "agrees"
							 : "contradicts");
	buf_printf(out, "pairs agreeing %d of %d\nlongest run %d%s\n", result->npairs_agreeing,
		   result->npairs_answered, result->longest_run,
		   result->is_uniform ? " (uniform)" : "");
}

void result_dump(const struct result *result, struct buf *out)
{
	const struct quiz *quiz = result->quiz;

	dump_scores(result, out);
	for (int i = 0; i < result->nlines; i++)
		dump_line(result, &result->lines[i], out);
	for (int i = 0; i < quiz->nrules; i++)
		buf_printf(out, "rule %s %s %s\n", quiz->rules[i].id,
			   rule_levels.words[quiz->rules[i].level],
			   result_truths[result->rules[i]]);
	dump_flips(result, out);
	dump_weights(result, out);
	dump_consistency(result, out);
	for (int i = 0; i < result->nsteps; i++)
		buf_printf(out, "step %s\n", quiz->steps[result->steps[i]].id);
}
