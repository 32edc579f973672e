/*
 * A result as JSON (RFC 8259). Whatever has an id stands under it, so that two results can be
 * compared name by name; nothing in it says who the person is.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "answers/answers.h"
#include "base/sha256.h"
#include "base/version.h"
#include "score/result_names.h"
#include "score/score.h"

struct json {
	struct buf *out;
	const struct result *result;
	int depth;
	bool is_first; /* nothing stands in the innermost brackets yet */
};

static void add_string(struct json *json, const char *text)
{
	buf_addc(json->out, '"');
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '"' || c == '\\')
			buf_printf(json->out, "\\%c", c);
		else if (c < 0x20)
			buf_printf(json->out, "\\u%04x", c);
		else
			buf_addc(json->out, (char)c);
	}
	buf_addc(json->out, '"');
}

/* Begins a line; name: NULL in an array. */
static void begin_value(struct json *json, const char *name)
{
	buf_addstr(json->out, json->is_first ? "\n" : ",\n");
	for (int i = 0; i < json->depth; i++)
		buf_addc(json->out, '\t');
	json->is_first = false;
	if (!name)
		return;
	add_string(json, name);
	buf_addstr(json->out, ": ");
}

static void open_brackets(struct json *json, const char *name, char bracket)
{
	begin_value(json, name);
	buf_addc(json->out, bracket);
	json->depth++;
	json->is_first = true;
}

static void close_brackets(struct json *json, char bracket)
{
	json->depth--;
	if (!json->is_first) {
		buf_addc(json->out, '\n');
		for (int i = 0; i < json->depth; i++)
			buf_addc(json->out, '\t');
	}
	buf_addc(json->out, bracket);
	json->is_first = false;
}

/* NULL: null. */
static void put_string(struct json *json, const char *name, const char *text)
{
	begin_value(json, name);
	if (text)
		add_string(json, text);
	else
		buf_addstr(json->out, "null");
}

static void put_bool(struct json *json, const char *name, bool value)
{
	begin_value(json, name);
	buf_addstr(json->out, value ? "true" : "false");
}

static void put_integer(struct json *json, const char *name, int64_t value)
{
	begin_value(json, name);
	buf_printf(json->out, "%" PRId64, value);
}

/* Centipoints as points. */
static void put_points(struct json *json, const char *name, int32_t points)
{
	begin_value(json, name);
	buf_printf(json->out, "%s%d.%02d", points < 0 ? "-" : "", abs(points) / 100,
		   abs(points) % 100);
}

static void put_fraction(struct json *json, const char *name, int64_t num, int64_t den)
{
	begin_value(json, name);
	buf_printf(json->out, "\"%" PRId64 "/%" PRId64 "\"", num, den);
}

static const char *role_id(const struct json *json, int role)
{
	return json->result->quiz->guide->roles[role].id;
}

/* One number a role. */
static void put_roles(struct json *json, const char *name, const int32_t *points)
{
	open_brackets(json, name, '{');
	for (int r = 0; r < json->result->nroles; r++)
		put_points(json, role_id(json, r), points[r]);
	close_brackets(json, '}');
}

/* roles[0..n) by their ids. */
static void put_role_list(struct json *json, const char *name, const int *roles, int n)
{
	open_brackets(json, name, '[');
	for (int i = 0; i < n; i++)
		put_string(json, NULL, role_id(json, roles[i]));
	close_brackets(json, ']');
}

/* Points of a scale that have no id are counted from 1. */
static void put_chosen(struct json *json, const struct question *question, const int *chosen,
		       int nchosen)
{
	open_brackets(json, "chosen", '[');
	for (int i = 0; i < nchosen; i++) {
		const char *id = question->options[chosen[i]].id;

		if (id)
			put_string(json, NULL, id);
		else
			put_integer(json, NULL, chosen[i] + 1);
	}
	close_brackets(json, ']');
}

static void put_file(struct json *json, const char *name, const char *id, const char *version,
		     const struct xml_source *source)
{
	char hex[SHA256_HEX];

	sha256_hex(source->bytes, source->nbytes, hex);
	open_brackets(json, name, '{');
	put_string(json, "id", id);
	put_string(json, "version", version);
	put_string(json, "sha256", hex);
	close_brackets(json, '}');
}

static void put_head(struct json *json)
{
	const struct quiz *quiz = json->result->quiz;

	put_string(json, "format", "roleguide result 1");
	put_string(json, "program", "roleguide " ROLEGUIDE_VERSION);
	put_file(json, "guide", quiz->guide->id, quiz->guide->version, &quiz->guide->source);
	put_file(json, "questionnaire", quiz->id, quiz->version, &quiz->source);
	put_points(json, "tie", quiz->tie);
}

static void put_scores(struct json *json)
{
	const struct result *result = json->result;

	put_string(json, "outcome", result_outcomes[result->outcome]);
	put_string(json, "band", result_bands[result->band]);
	put_string(json, "confidence", result_confidences[result->confidence]);
	put_roles(json, "scores", result->scores);
	put_role_list(json, "ranking", result->ranking, result->nroles);
	open_brackets(json, "blocked", '[');
	for (int r = 0; r < result->nroles; r++)
		if (result->is_blocked[r])
			put_string(json, NULL, role_id(json, r));
	close_brackets(json, ']');
	put_string(json, "leader", role_id(json, result->leader));
	put_string(json, "rival", role_id(json, result->rival));
	put_role_list(json, "rivals", result->ranking + 1, result->nrivals);
	put_role_list(json, "leading", result->ranking, result->nleading);
	put_points(json, "margin", result->margin);
	put_points(json, "margin_least", result->margin_least);
	put_points(json, "margin_most", result->margin_most);
	put_fraction(json, "coverage", result->coverage_num, result->coverage_den);
	put_bool(json, "essential_missing", result->is_essential_missing);
}

static void put_line(struct json *json, const struct ledger_line *line)
{
	const struct result *result = json->result;
	const struct question *question = &result->quiz->questions[line->question];
	const struct answer *answer = &result->answers->answers[line->question];

	open_brackets(json, question->id, '{');
	put_string(json, "dimension", result->quiz->guide->dimensions[question->dimension].id);
	put_integer(json, "weight", question->weight);
	put_string(json, "state", result_states[line->is_asked ? answer->state : ANSWER_NOT_ASKED]);
	if (line->is_answered) {
		if (question->kind == QUESTION_NUMBER)
			put_integer(json, "number", answer->number);
		else
			put_chosen(json, question, answer->chosen, answer->nchosen);
		put_fraction(json, "stake", line->stake_num, line->stake_den);
		put_roles(json, "points", line->points);
		put_points(json, "gain", line->gain);
	}
	close_brackets(json, '}');
}

static void put_dimension(struct json *json, int number)
{
	const struct result *result = json->result;
	const struct dimension_result *dimension = &result->dimensions[number];

	open_brackets(json, result->quiz->guide->dimensions[number].id, '{');
	put_integer(json, "weight", result->quiz->dimension_weights[number]);
	put_bool(json, "essential", result->quiz->is_essential[number]);
	put_bool(json, "answered", dimension->is_answered);
	if (dimension->is_answered)
		put_roles(json, "points", dimension->points);
	if (dimension->is_answered && dimension->can_flip)
		put_fraction(json, "turns_at", dimension->flip_num, dimension->flip_den);
	close_brackets(json, '}');
}

static void put_ledger(struct json *json)
{
	const struct result *result = json->result;

	open_brackets(json, "lines", '{');
	for (int i = 0; i < result->nlines; i++)
		put_line(json, &result->lines[i]);
	close_brackets(json, '}');
	open_brackets(json, "dimensions", '{');
	for (int d = 0; d < result->quiz->guide->ndimensions; d++)
		put_dimension(json, d);
	close_brackets(json, '}');
}

static void put_rules(struct json *json)
{
	static const char *const kinds[] = {[RULE_NEED] = "need", [RULE_GAP] = "gap"};
	const struct quiz *quiz = json->result->quiz;

	open_brackets(json, "rules", '{');
	for (int i = 0; i < quiz->nrules; i++) {
		const struct rule *rule = &quiz->rules[i];

		open_brackets(json, rule->id, '{');
		put_string(json, "kind", kinds[rule->kind]);
		put_string(json, "level", result_levels[rule->level]);
		put_string(json, "role", rule->role < 0 ? NULL : role_id(json, rule->role));
		put_string(json, "holds", result_truths[json->result->rules[i]]);
		close_brackets(json, '}');
	}
	close_brackets(json, '}');
	open_brackets(json, "next_steps", '[');
	for (int i = 0; i < json->result->nsteps; i++)
		put_string(json, NULL, quiz->steps[json->result->steps[i]].id);
	close_brackets(json, ']');
}

static void put_flips(struct json *json)
{
	const struct result *result = json->result;

	open_brackets(json, "flips", '[');
	for (int i = 0; i < result->nflips; i++) {
		const struct flip *flip = &result->flips[i];
		const struct question *question = &result->quiz->questions[flip->question];

		open_brackets(json, NULL, '{');
		put_string(json, "question", question->id);
		if (question->kind == QUESTION_NUMBER)
			put_integer(json, "band", flip->option + 1);
		else
			put_chosen(json, question, flip->chosen, flip->nchosen);
		put_points(json, "gain", flip->gain);
		put_roles(json, "scores", flip->scores);
		close_brackets(json, '}');
	}
	close_brackets(json, ']');
	put_integer(json, "fewest_changes", result->fewest_changes);
	put_bool(json, "fewest_is_bound", result->fewest_is_bound);
	put_integer(json, "fewest_steps", result->fewest_steps);
}

static void put_robustness(struct json *json)
{
	const struct result *result = json->result;

	put_points(json, "equal_weight_margin", result->equal_weight_margin);
	put_bool(json, "dominant", result->is_dominant);
	put_integer(json, "leave_one_out", result->nleave_one_out);
	put_integer(json, "leave_one_out_leads", result->nleads);
}

static void put_consistency(struct json *json)
{
	const struct result *result = json->result;
	const struct quiz *quiz = result->quiz;

	open_brackets(json, "pairs", '[');
	for (int i = 0; i < quiz->npairs; i++) {
		open_brackets(json, NULL, '{');
		put_string(json, "a", quiz->questions[quiz->pairs[i].a].id);
		put_string(json, "b", quiz->questions[quiz->pairs[i].b].id);
		put_bool(json, "answered", result->pairs[i].is_answered);
		if (result->pairs[i].is_answered)
			put_bool(json, "agrees", result->pairs[i].agrees);
		close_brackets(json, '}');
	}
	close_brackets(json, ']');
	put_integer(json, "pairs_answered", result->npairs_answered);
	put_integer(json, "pairs_agreeing", result->npairs_agreeing);
	put_integer(json, "longest_run", result->longest_run);
	put_bool(json, "uniform", result->is_uniform);
}

void result_json(const struct result *result, struct buf *out)
{
	struct json json = {out, result, 1, true};

	buf_addc(out, '{');
	put_head(&json);
	put_scores(&json);
	put_ledger(&json);
	put_rules(&json);
	put_flips(&json);
	put_robustness(&json);
	put_consistency(&json);
	buf_addstr(out, "\n}\n");
}
