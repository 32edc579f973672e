/*
 * A result as JSON (RFC 8259). Whatever has an id stands under it, so that two results can be
 * compared name by name; nothing in it says who the person is.
 */
#include "score/result_json.h"

#include <inttypes.h>
#include <stdlib.h>

#include "answers/answers.h"
#include "base/json.h"
#include "base/version.h"
#include "content/choose.h"
#include "score/change.h"
#include "score/result_names.h"
#include "score/score.h"

struct writer {
	struct json json;
	const struct result *result;
};

/* Centipoints as points. */
static void put_points(struct writer *writer, const char *name, int32_t points)
{
	json_name(&writer->json, name);
	buf_printf(writer->json.out, "%s%d.%02d", points < 0 ? "-" : "", abs(points) / 100,
		   abs(points) % 100);
}

static void put_fraction(struct writer *writer, const char *name, int64_t num, int64_t den)
{
	json_name(&writer->json, name);
	buf_printf(writer->json.out, "\"%" PRId64 "/%" PRId64 "\"", num, den);
}

static const char *role_id(const struct writer *writer, int role)
{
	return writer->result->quiz->guide->roles[role].id;
}

/* One number a role. */
static void put_roles(struct writer *writer, const char *name, const int32_t *points)
{
	json_open(&writer->json, name, '{');
	for (int r = 0; r < writer->result->nroles; r++)
		put_points(writer, role_id(writer, r), points[r]);
	json_close(&writer->json, '}');
}

/* roles[0..n) by their ids. */
static void put_role_list(struct writer *writer, const char *name, const int *roles, int n)
{
	json_open(&writer->json, name, '[');
	for (int i = 0; i < n; i++)
		json_text(&writer->json, NULL, role_id(writer, roles[i]));
	json_close(&writer->json, ']');
}

/* Points of a scale that have no id are counted from 1. */
static void put_chosen(struct writer *writer, const struct question *question, const int *chosen,
		       int nchosen)
{
	json_open(&writer->json, "chosen", '[');
	for (int i = 0; i < nchosen; i++) {
		const char *id = question->options[chosen[i]].id;

		if (id)
			json_text(&writer->json, NULL, id);
		else
			json_integer(&writer->json, NULL, chosen[i] + 1);
	}
	json_close(&writer->json, ']');
}

static void put_answer(struct writer *writer, const struct question *question,
		       const struct answer *answer)
{
	if (answer->nchosen)
		put_chosen(writer, question, answer->chosen, answer->nchosen);
	else
		json_integer(&writer->json, "number", answer->number);
}

static void put_file(struct writer *writer, const char *name, const char *id, const char *version,
		     const struct xml_source *source)
{
	json_open(&writer->json, name, '{');
	json_text(&writer->json, "id", id);
	json_text(&writer->json, "version", version);
	json_text(&writer->json, "sha256", xml_source_sha256(source));
	json_close(&writer->json, '}');
}

static void put_head(struct writer *writer)
{
	const struct quiz *quiz = writer->result->quiz;

	json_text(&writer->json, "format", "roleguide result 1");
	json_text(&writer->json, "program", "roleguide " ROLEGUIDE_VERSION);
	put_file(writer, "guide", quiz->guide->id, quiz->guide->version, &quiz->guide->source);
	if (quiz->guide->choices->made_for)
		json_text(&writer->json, "audience", quiz->guide->choices->made_for);
	put_file(writer, "questionnaire", quiz->id, quiz->version, &quiz->source);
	put_points(writer, "tie", quiz->tie);
}

static void put_scores(struct writer *writer)
{
	const struct result *result = writer->result;

	json_text(&writer->json, "outcome", result_outcomes[result->outcome]);
	json_text(&writer->json, "band", result_bands[result->band]);
	json_text(&writer->json, "confidence", result_confidences[result->confidence]);
	json_text(&writer->json, "headline", result_headlines[result->headline]);
	put_roles(writer, "scores", result->scores);
	put_role_list(writer, "ranking", result->ranking, result->nroles);
	json_open(&writer->json, "blocked", '[');
	for (int r = 0; r < result->nroles; r++)
		if (result->is_blocked[r])
			json_text(&writer->json, NULL, role_id(writer, r));
	json_close(&writer->json, ']');
	json_text(&writer->json, "leader", role_id(writer, result->leader));
	json_text(&writer->json, "rival", role_id(writer, result->rival));
	put_role_list(writer, "rivals", result->ranking + 1, result->nrivals);
	put_role_list(writer, "leading", result->ranking, result->nleading);
	put_role_list(writer, "front", result->front, result->nfront);
	put_points(writer, "margin", result->margin);
	put_points(writer, "margin_least", result->margin_least);
	put_points(writer, "margin_most", result->margin_most);
	put_fraction(writer, "coverage", result->coverage_num, result->coverage_den);
	json_truth(&writer->json, "essential_missing", result->is_essential_missing);
}

static void put_line(struct writer *writer, const struct ledger_line *line)
{
	const struct result *result = writer->result;
	const struct question *question = &result->quiz->questions[line->question];
	const struct answer *answer = &result->answers->answers[line->question];

	json_open(&writer->json, question->id, '{');
	json_text(&writer->json, "dimension",
		  result->quiz->guide->dimensions[question->dimension].id);
	json_integer(&writer->json, "weight", question->weight);
	json_text(&writer->json, "state",
		  result_states[line->is_asked ? answer->state : ANSWER_NOT_ASKED]);
	if (line->is_answered) {
		put_answer(writer, question, answer);
		put_fraction(writer, "stake", line->stake_num, line->stake_den);
		put_roles(writer, "points", line->points);
		put_points(writer, "gain", line->gain);
	}
	json_close(&writer->json, '}');
}

static void put_dimension(struct writer *writer, int number)
{
	const struct result *result = writer->result;
	const struct dimension_result *dimension = &result->dimensions[number];

	json_open(&writer->json, result->quiz->guide->dimensions[number].id, '{');
	json_integer(&writer->json, "weight", result->quiz->dimension_weights[number]);
	json_truth(&writer->json, "essential", result->quiz->is_essential[number]);
	json_truth(&writer->json, "answered", dimension->is_answered);
	if (dimension->is_answered)
		put_roles(writer, "points", dimension->points);
	if (dimension->is_answered && dimension->can_flip)
		put_fraction(writer, "turns_at", dimension->flip_num, dimension->flip_den);
	json_close(&writer->json, '}');
}

static void put_ledger(struct writer *writer)
{
	const struct result *result = writer->result;

	json_open(&writer->json, "lines", '{');
	for (int i = 0; i < result->nlines; i++)
		put_line(writer, &result->lines[i]);
	json_close(&writer->json, '}');
	json_open(&writer->json, "dimensions", '{');
	for (int d = 0; d < result->quiz->guide->ndimensions; d++)
		put_dimension(writer, d);
	json_close(&writer->json, '}');
}

static void put_rules(struct writer *writer)
{
	const struct quiz *quiz = writer->result->quiz;

	json_open(&writer->json, "rules", '{');
	for (int i = 0; i < quiz->nrules; i++) {
		const struct rule *rule = &quiz->rules[i];

		json_open(&writer->json, rule->id, '{');
		json_text(&writer->json, "kind", rule_kinds.words[rule->kind]);
		json_text(&writer->json, "level", rule_levels.words[rule->level]);
		json_text(&writer->json, "role",
			  rule->role < 0 ? NULL : role_id(writer, rule->role));
		json_text(&writer->json, "holds", result_truths[writer->result->rules[i]]);
		json_close(&writer->json, '}');
	}
	json_close(&writer->json, '}');
	json_open(&writer->json, "next_steps", '[');
	for (int i = 0; i < writer->result->nsteps; i++)
		json_text(&writer->json, NULL, quiz->steps[writer->result->steps[i]].id);
	json_close(&writer->json, ']');
}

static void put_flips(struct writer *writer)
{
	const struct result *result = writer->result;

	json_open(&writer->json, "flips", '[');
	for (int i = 0; i < result->nflips; i++) {
		const struct flip *flip = &result->flips[i];
		const struct question *question = &result->quiz->questions[flip->question];

		json_open(&writer->json, NULL, '{');
		json_text(&writer->json, "question", question->id);
		if (flip->nchosen)
			put_chosen(writer, question, flip->chosen, flip->nchosen);
		else
			json_integer(&writer->json, "band", flip->option + 1);
		put_points(writer, "gain", flip->gain);
		put_roles(writer, "scores", flip->scores);
		json_close(&writer->json, '}');
	}
	json_close(&writer->json, ']');
	json_integer(&writer->json, "fewest_changes", result->fewest_changes);
	json_truth(&writer->json, "fewest_is_bound", result->fewest_is_bound);
	if (result->fewest_steps < 0)
		json_text(&writer->json, "fewest_steps", NULL);
	else
		json_integer(&writer->json, "fewest_steps", result->fewest_steps);
}

static void put_robustness(struct writer *writer)
{
	const struct result *result = writer->result;

	put_points(writer, "equal_weight_margin", result->equal_weight_margin);
	json_truth(&writer->json, "dominant", result->is_dominant);
	json_integer(&writer->json, "leave_one_out", result->nleave_one_out);
	json_integer(&writer->json, "leave_one_out_leads", result->nleads);
}

static void put_consistency(struct writer *writer)
{
	const struct result *result = writer->result;
	const struct quiz *quiz = result->quiz;

	json_open(&writer->json, "pairs", '[');
	for (int i = 0; i < quiz->npairs; i++) {
		json_open(&writer->json, NULL, '{');
		json_text(&writer->json, "a", quiz->questions[quiz->pairs[i].a].id);
		json_text(&writer->json, "b", quiz->questions[quiz->pairs[i].b].id);
		json_truth(&writer->json, "answered", result->pairs[i].is_answered);
		if (result->pairs[i].is_answered)
			json_truth(&writer->json, "agrees", result->pairs[i].agrees);
		json_close(&writer->json, '}');
	}
	json_close(&writer->json, ']');
	json_integer(&writer->json, "pairs_answered", result->npairs_answered);
	json_integer(&writer->json, "pairs_agreeing", result->npairs_agreeing);
	json_integer(&writer->json, "longest_run", result->longest_run);
	json_truth(&writer->json, "uniform", result->is_uniform);
}

/* One of the two times: what was answered. */
static void put_time(struct writer *writer, const char *name, const struct result *result,
		     int question)
{
	const struct answer *answer = &result->answers->answers[question];
	enum answer_state state = change_state(result, question);

	json_open(&writer->json, name, '{');
	json_text(&writer->json, "state", result_states[state]);
	if (state == ANSWER_GIVEN)
		put_answer(writer, &result->quiz->questions[question], answer);
	json_close(&writer->json, '}');
}

static void put_change_lines(struct writer *writer, const struct change *change)
{
	json_open(&writer->json, "lines", '{');
	for (int i = 0; i < change->nlines; i++) {
		const struct change_line *line = &change->lines[i];
		const struct question *question = &change->now->quiz->questions[line->question];

		json_open(&writer->json, question->id, '{');
		json_text(&writer->json, "kind", result_changes[line->kind]);
		if (line->kind == CHANGE_ANSWER)
			json_truth(&writer->json, "step", line->is_step);
		put_time(writer, "then", change->before, line->question);
		put_time(writer, "now", change->now, line->question);
		put_roles(writer, "points", line->points);
		json_close(&writer->json, '}');
	}
	json_close(&writer->json, '}');
}

/* Rules that hold now and did not then, or the other way round, or are open one of the times. */
static void put_change_rules(struct writer *writer, const struct change *change)
{
	json_open(&writer->json, "rules", '{');
	for (int i = 0; i < change->now->quiz->nrules; i++) {
		if (change->before->rules[i] == change->now->rules[i])
			continue;
		json_open(&writer->json, change->now->quiz->rules[i].id, '{');
		json_text(&writer->json, "then", result_truths[change->before->rules[i]]);
		json_text(&writer->json, "now", result_truths[change->now->rules[i]]);
		json_close(&writer->json, '}');
	}
	json_close(&writer->json, '}');
}

/* What the earlier answers are to that the questionnaire has no more. */
static void put_strange(struct writer *writer, const struct answers_strange *strange)
{
	json_text(&writer->json, "version", strange ? strange->version : NULL);
	json_open(&writer->json, "unknown", '[');
	for (int i = 0; strange && i < strange->n; i++)
		json_text(&writer->json, NULL, strange->names[i]);
	json_close(&writer->json, ']');
}

static void put_change(struct writer *writer, const struct change *change)
{
	json_open(&writer->json, "change", '{');
	json_text(&writer->json, "verdict", result_verdicts[change->verdict]);
	json_open(&writer->json, "nothing_since", '[');
	for (int i = 0; i < RESULT_NNOISES; i++)
		if (change->noise >> i & 1)
			json_text(&writer->json, NULL, result_noises[i]);
	json_close(&writer->json, ']');
	json_text(&writer->json, "outcome", result_outcomes[change->before->outcome]);
	json_text(&writer->json, "band", result_bands[change->before->band]);
	put_roles(writer, "scores", change->before->scores);
	put_roles(writer, "points", change->points);
	put_points(writer, "apart", change->apart);
	put_change_lines(writer, change);
	put_change_rules(writer, change);
	json_open(&writer->json, "others", '[');
	for (int i = 0; i < change->nothers; i++)
		json_text(&writer->json, NULL, change->now->quiz->questions[change->others[i]].id);
	json_close(&writer->json, ']');
	put_strange(writer, change->before->answers->strange);
	json_close(&writer->json, '}');
}

void result_json(const struct result *result, const struct change *change, struct buf *out)
{
	struct writer writer = {{.out = out, .is_first = true}, result};

	json_open(&writer.json, NULL, '{');
	put_head(&writer);
	put_scores(&writer);
	put_ledger(&writer);
	put_rules(&writer);
	put_flips(&writer);
	put_robustness(&writer);
	put_consistency(&writer);
	if (change)
		put_change(&writer, change);
	json_close(&writer.json, '}');
	buf_addc(out, '\n');
}
