/*
 * Scores from the tables tests/score/NAME.tsv, which an author can read and extend. Each first
 * describes a questionnaire in a few words, then has a row a person with what must come out.
 */
#include <stdlib.h>

#include "answers/answers.h"
#include "content/condition.h"
#include "score/result_dump.h"
#include "score/score.h"
#include "tap.h"

enum { MOST_QUESTIONS = 40, MOST_CELLS = 24, MOST_OPTIONS = 8 };

struct table {
	struct arena arena;
	struct diag diag;
	struct guide guide;
	struct quiz quiz;
	const char *columns[MOST_CELLS];
	int ncolumns;
	const char *cells[MOST_CELLS];
	int ncells;
	struct srcpos pos;
};

/* Cuts text (changed) at the characters of by; answers how many pieces. */
static int cut(char *text, char by, const char **pieces, int most)
{
	int n = 0;

	while (text && n < most) {
		char *end = strchr(text, by);

		if (end)
			*end = 0;
		pieces[n++] = text;
		text = end ? end + 1 : NULL;
	}
	return n;
}

static bool fails(const struct table *table, const char *what)
{
	return !tap_ok(false, "%s:%d: %s", table->pos.file, table->pos.line, what);
}

static int8_t *read_supports(struct table *table, const char *cell)
{
	int8_t *supports = ARENA_ARRAY(&table->arena, int8_t, table->guide.nroles);
	const char *pieces[SCORE_MAX_ROLES];
	int n = cut(arena_strdup(&table->arena, cell), '/', pieces, SCORE_MAX_ROLES);

	if (n != table->guide.nroles)
		fails(table, "supports need a number a role");
	for (int r = 0; r < n; r++)
		supports[r] = (int8_t)strtol(pieces[r], NULL, 10);
	return supports;
}

static int find_dimension(const struct table *table, const char *id)
{
	for (int d = 0; d < table->guide.ndimensions; d++)
		if (strcmp(table->guide.dimensions[d].id, id) == 0)
			return d;
	fails(table, "no such dimension");
	return 0;
}

static int find_role(const struct table *table, const char *id)
{
	for (int r = 0; r < table->guide.nroles; r++)
		if (strcmp(table->guide.roles[r].id, id) == 0)
			return r;
	return -1;
}

static int find_question(const struct table *table, const char *id)
{
	for (int q = 0; q < table->quiz.nquestions; q++)
		if (strcmp(table->quiz.questions[q].id, id) == 0)
			return q;
	fails(table, "no such question");
	return 0;
}

/* n options a, b, c ... and z, which declines to answer. */
static void add_options(struct table *table, struct question *question, int n)
{
	question->options = ARENA_ARRAY(&table->arena, struct quiz_option, n + 1);
	question->noptions = n + 1;
	for (int i = 0; i <= n; i++)
		question->options[i].id = arena_printf(&table->arena, "%c", i < n ? 'a' + i : 'z');
	question->options[n].is_no_answer = true;
}

static struct question *add_question(struct table *table, enum question_kind kind)
{
	struct question *question = &table->quiz.questions[table->quiz.nquestions++];

	question->id = table->cells[1];
	question->kind = kind;
	question->scale = -1;
	question->dimension = -1;
	question->pos = table->pos;
	if (table->ncells > 3) {
		question->dimension = find_dimension(table, table->cells[2]);
		question->weight = (int)strtol(table->cells[3], NULL, 10);
	}
	return question;
}

static void add_choice(struct table *table, enum question_kind kind)
{
	struct question *question = add_question(table, kind);

	add_options(table, question, table->ncells - 4);
	for (int i = 4; i < table->ncells; i++)
		question->options[i - 4].supports = read_supports(table, table->cells[i]);
}

static void add_number(struct table *table)
{
	struct question *question = add_question(table, QUESTION_NUMBER);

	question->max = 1000000;
	question->nbands = table->ncells - 4;
	question->bands = ARENA_ARRAY(&table->arena, struct quiz_band, question->nbands);
	for (int i = 4; i < table->ncells; i++) {
		struct quiz_band *band = &question->bands[i - 4];

		band->upto = strncmp(table->cells[i], "rest", 4) == 0
				     ? INT64_MAX
				     : strtoll(table->cells[i], NULL, 10);
		band->supports = read_supports(table, strchr(table->cells[i], ':') + 1);
	}
}

static const struct condition *read_condition(struct table *table, const char *text)
{
	struct condition_place place = {&table->quiz, table->quiz.nquestions, table->pos};
	const struct condition *condition = condition_parse(&table->arena, text, &place,
							    &table->diag);

	if (!condition)
		fails(table, "a condition that cannot be read");
	return condition;
}

static void add_rule(struct table *table)
{
	struct rule *rule;

	ARENA_GROW(&table->arena, table->quiz.rules, table->quiz.nrules);
	rule = &table->quiz.rules[table->quiz.nrules++];
	*rule = (struct rule){.id = table->cells[1], .role = find_role(table, table->cells[3])};
	rule->level = strcmp(table->cells[2], "block") == 0     ? RULE_BLOCK
		      : strcmp(table->cells[2], "caution") == 0 ? RULE_CAUTION
								: RULE_NOTE;
	rule->when = read_condition(table, table->cells[4]);
}

static enum step_outcome read_outcome(const char *word)
{
	static const char *const words[] = {"leads", "balanced", "insufficient", "blocked"};

	for (int i = 0; i < 4; i++)
		if (strcmp(word, words[i]) == 0)
			return (enum step_outcome)i;
	return STEP_ANY;
}

static void add_step(struct table *table)
{
	struct next_step *step;

	ARENA_GROW(&table->arena, table->quiz.steps, table->quiz.nsteps);
	step = &table->quiz.steps[table->quiz.nsteps++];
	*step = (struct next_step){.id = table->cells[1],
				   .outcome = read_outcome(table->cells[2]),
				   .role = find_role(table, table->cells[3])};
	if (table->ncells > 4)
		step->when = read_condition(table, table->cells[4]);
}

static void add_pair(struct table *table)
{
	ARENA_GROW(&table->arena, table->quiz.pairs, table->quiz.npairs);
	table->quiz.pairs[table->quiz.npairs++] = (struct pair){
		.a = find_question(table, table->cells[1]),
		.b = find_question(table, table->cells[2]),
		.is_opposite = strcmp(table->cells[3], "opposite") == 0,
		.tolerance = (int)strtol(table->cells[4], NULL, 10)};
}

static void add_dimension(struct table *table)
{
	int d = table->guide.ndimensions++;

	table->guide.dimensions[d].id = table->cells[1];
	table->quiz.dimension_weights[d] = (int)strtol(table->cells[2], NULL, 10);
	table->quiz.is_essential[d] = table->ncells > 3;
}

static void add_roles(struct table *table)
{
	table->guide.nroles = table->ncells - 1;
	table->guide.roles = ARENA_ARRAY(&table->arena, struct role, table->guide.nroles);
	for (int r = 0; r < table->guide.nroles; r++)
		table->guide.roles[r].id = table->cells[r + 1];
}

static void add_likert(struct table *table)
{
	struct question *question = add_question(table, QUESTION_LIKERT);

	add_options(table, question, (int)strtol(table->cells[4], NULL, 10));
	question->keys = read_supports(table, table->cells[5]);
}

static void add_background(struct table *table)
{
	struct question *question;

	table->ncells = 3;
	question = add_question(table, QUESTION_SINGLE);
	add_options(table, question, (int)strtol(table->cells[2], NULL, 10));
}

/* "a", "a+c", "b>a", "4", "1200", "-", "?". */
static void read_answer(struct table *table, struct answer *answer, int q, const char *word)
{
	const struct question *question = &table->quiz.questions[q];

	if (strcmp(word, "-") == 0 || strcmp(word, "?") == 0) {
		answer->state = *word == '?' ? ANSWER_DECLINED : ANSWER_SKIPPED;
		return;
	}
	answer->state = ANSWER_GIVEN;
	answer->chosen = ARENA_ARRAY(&table->arena, int, MOST_OPTIONS);
	if (question->kind == QUESTION_NUMBER) {
		answer->number = strtoll(word, NULL, 10);
	} else if (question->kind == QUESTION_LIKERT) {
		answer->chosen[answer->nchosen++] = (int)strtol(word, NULL, 10) - 1;
	} else {
		for (; *word; word += word[1] ? 2 : 1)
			answer->chosen[answer->nchosen++] = *word - 'a';
	}
}

static struct answers *read_answers(struct table *table, const char *cell)
{
	struct answers *answers = ARENA_NEW(&table->arena, struct answers);
	const char *words[MOST_QUESTIONS];
	int n = cut(arena_strdup(&table->arena, cell), ' ', words, MOST_QUESTIONS);

	answers->answers = ARENA_ARRAY(&table->arena, struct answer, MOST_QUESTIONS);
	if (n != table->quiz.nquestions)
		fails(table, "an answer a question is needed");
	for (int q = 0; q < n && q < table->quiz.nquestions; q++)
		read_answer(table, &answers->answers[q], q, words[q]);
	return answers;
}

static void add_points(struct buf *out, int32_t points)
{
	buf_printf(out, "%s%d.%02d", points < 0 ? "-" : "", abs(points) / 100, abs(points) % 100);
}

static void add_list(struct buf *out, const struct result *result, const int32_t *points)
{
	buf_addstr(out, out->n ? " " : "");
	for (int r = 0; r < result->nroles; r++) {
		buf_addstr(out, r ? "/" : "");
		add_points(out, points[r]);
	}
}

static void add_decimals(struct buf *out, int64_t num, int64_t den, int decimals)
{
	buf_printf(out, "%s%.*f", out->n ? " " : "", decimals, den ? (double)num / (double)den : 0);
}

static void tell_lines(struct buf *out, const struct result *result, const char *column)
{
	for (int i = 0; i < result->nlines; i++) {
		const struct ledger_line *line = &result->lines[i];

		if (strcmp(column, "lines") == 0)
			add_list(out, result, line->points);
		else if (strcmp(column, "stakes") == 0)
			add_decimals(out, line->stake_num, line->stake_den, 4);
		else
			buf_addstr(out, out->n ? " " : ""), add_points(out, line->gain);
	}
}

static void tell_flips(struct buf *out, const struct result *result, const char *column)
{
	for (int i = 0; i < result->nflips; i++) {
		const struct flip *flip = &result->flips[i];

		if (strcmp(column, "flips") == 0)
			buf_printf(out, "%s%s=%c", out->n ? " " : "",
				   result->quiz->questions[flip->question].id, 'a' + flip->option);
		else
			add_list(out, result, flip->scores);
	}
}

static void tell_weights(struct buf *out, const struct result *result, const char *column)
{
	if (strcmp(column, "equal") == 0)
		add_points(out, result->equal_weight_margin);
	else if (strcmp(column, "dominant") == 0)
		buf_addstr(out, result->is_dominant ? "yes" : "no");
	else if (strcmp(column, "run") == 0)
		buf_printf(out, "%d%s", result->longest_run, result->is_uniform ? " all" : "");
	else if (strcmp(column, "leading") == 0)
		buf_printf(out, "%d", result->nleading);
	else if (strcmp(column, "turns") == 0)
		for (int d = 0; d < result->quiz->guide->ndimensions; d++) {
			const struct dimension_result *dimension = &result->dimensions[d];

			if (dimension->can_flip)
				add_decimals(out, dimension->flip_num, dimension->flip_den, 4);
			else
				buf_addstr(out, out->n ? " none" : "none");
		}
}

static void tell_word(struct buf *out, const struct result *result, const char *column)
{
	static const char *const bands[] = {"none", "balanced", "leans", "clear", "strong"};
	static const char *const outcomes[] = {"insufficient", "blocked", "balanced", "leads",
					       "divided"};
	static const char *const headlines[] = {"none",  "against", "balanced",
						"leans", "clear",   "strong"};
	static const char *const confidences[] = {"limited", "fair", "good"};
	static const char *const truths[] = {"false", "true", "unknown"};

	if (strcmp(column, "band") == 0)
		buf_addstr(out, bands[result->band]);
	else if (strcmp(column, "outcome") == 0)
		buf_addstr(out, outcomes[result->outcome]);
	else if (strcmp(column, "confidence") == 0)
		buf_addstr(out, confidences[result->confidence]);
	else if (strcmp(column, "headline") == 0)
		buf_addstr(out, headlines[result->headline]);
	else if (strcmp(column, "front") == 0)
		for (int i = 0; i < result->nfront; i++)
			buf_printf(out, "%s%s", i ? " " : "",
				   result->quiz->guide->roles[result->front[i]].id);
	else if (strcmp(column, "essential") == 0)
		buf_addstr(out, result->is_essential_missing ? "missing" : "answered");
	else if (strcmp(column, "pairs") == 0)
		buf_printf(out, "%d/%d", result->npairs_agreeing, result->npairs_answered);
	else if (strcmp(column, "fewest") == 0)
		buf_printf(out, "%s%d", result->fewest_is_bound ? "at least " : "",
			   result->fewest_changes);
	else if (strcmp(column, "steps") == 0 && result->fewest_steps < 0)
		buf_addstr(out, "not known");
	else if (strcmp(column, "steps") == 0)
		buf_printf(out, "%d", result->fewest_steps);
	else if (strcmp(column, "next") == 0)
		for (int i = 0; i < result->nsteps; i++)
			buf_printf(out, "%s%s", i ? " " : "",
				   result->quiz->steps[result->steps[i]].id);
	else if (strcmp(column, "rules") == 0)
		for (int i = 0; i < result->quiz->nrules; i++)
			buf_printf(out, "%s%s", i ? " " : "", truths[result->rules[i]]);
	else
		tell_weights(out, result, column);
}

/* What came out, as the column spells it. */
static void tell(struct buf *out, const struct result *result, const char *column)
{
	for (int r = 0; r < result->nroles; r++) {
		const char *id = result->quiz->guide->roles[result->ranking[r]].id;

		if (strcmp(column, "ranking") == 0)
			buf_printf(out, "%s%s", r ? " " : "", id);
		if (strcmp(column, "scores") == 0)
			buf_addstr(out, r ? " " : ""), add_points(out, result->scores[r]);
	}
	if (strcmp(column, "lines") == 0 || strcmp(column, "stakes") == 0 ||
	    strcmp(column, "gains") == 0)
		tell_lines(out, result, column);
	else if (strcmp(column, "flips") == 0 || strcmp(column, "new scores") == 0)
		tell_flips(out, result, column);
	else if (strcmp(column, "margin") == 0)
		add_points(out, result->margin);
	else if (strcmp(column, "coverage") == 0)
		add_decimals(out, 100 * result->coverage_num, result->coverage_den, 3);
	else if (strcmp(column, "interval") == 0)
		add_points(out, result->margin_least), buf_addc(out, ' '),
			add_points(out, result->margin_most);
	else
		tell_word(out, result, column);
}

static void check_case(struct table *table)
{
	const struct result *result = score_make(&table->arena, &table->quiz,
						 read_answers(table, table->cells[2]));
	struct buf out, dump;

	buf_init(&out);
	buf_init(&dump);
	for (int i = 3; i < table->ncells; i++) {
		if (!*table->cells[i] || strcmp(table->cells[i], ".") == 0)
			continue;
		if (i - 1 >= table->ncolumns) {
			fails(table, "more cells than columns");
			break;
		}
		buf_clear(&out);
		tell(&out, result, table->columns[i - 1]);
		tap_is(buf_text(&out), table->cells[i],
		       arena_printf(&table->arena, "%s:%d: %s: %s", table->pos.file,
				    table->pos.line, table->cells[1], table->columns[i - 1]));
	}
	result_dump(result, &dump);
	tap_ok(strstr(buf_text(&dump), "\nlongest run ") != NULL, "%s:%d: can be dumped",
	       table->pos.file, table->pos.line);
	buf_release(&dump);
	buf_release(&out);
}

static void read_row(struct table *table)
{
	const char *word = table->cells[0];

	if (strcmp(word, "roles") == 0)
		add_roles(table);
	else if (strcmp(word, "dimension") == 0)
		add_dimension(table);
	else if (strcmp(word, "single") == 0)
		add_choice(table, QUESTION_SINGLE);
	else if (strcmp(word, "multi") == 0)
		add_choice(table, QUESTION_MULTI);
	else if (strcmp(word, "rank") == 0)
		add_choice(table, QUESTION_RANK);
	else if (strcmp(word, "likert") == 0)
		add_likert(table);
	else if (strcmp(word, "number") == 0)
		add_number(table);
	else if (strcmp(word, "background") == 0)
		add_background(table);
	else if (strcmp(word, "when") == 0)
		table->quiz.questions[find_question(table, table->cells[1])].when =
			read_condition(table, table->cells[2]);
	else if (strcmp(word, "rule") == 0)
		add_rule(table);
	else if (strcmp(word, "step") == 0)
		add_step(table);
	else if (strcmp(word, "pair") == 0)
		add_pair(table);
	else if (strcmp(word, "columns") == 0)
		memcpy(table->columns, table->cells, sizeof table->columns),
			table->ncolumns = table->ncells;
	else if (strcmp(word, "case") == 0)
		check_case(table);
	else
		fails(table, "a row that starts with an unknown word");
}

static void check_table(const char *path, const char *name)
{
	struct table table = {.pos = {name, 0}};
	FILE *file = fopen(path, "r");
	char line[4096];

	if (!tap_ok(file != NULL, "%s can be read", name))
		return;
	arena_init(&table.arena);
	diag_init(&table.diag);
	table.quiz.guide = &table.guide;
	table.quiz.tie = 500;
	table.quiz.questions = ARENA_ARRAY(&table.arena, struct question, MOST_QUESTIONS);
	table.quiz.dimension_weights = ARENA_ARRAY(&table.arena, int, MOST_QUESTIONS);
	table.quiz.is_essential = ARENA_ARRAY(&table.arena, bool, MOST_QUESTIONS);
	table.guide.dimensions = ARENA_ARRAY(&table.arena, struct dimension, MOST_QUESTIONS);
	while (fgets(line, sizeof line, file)) {
		table.pos.line++;
		line[strcspn(line, "\n")] = 0;
		if (*line == '#' || !*line)
			continue;
		table.ncells = cut(arena_strdup(&table.arena, line), '\t', table.cells, MOST_CELLS);
		read_row(&table);
	}
	fclose(file);
	diag_print(&table.diag, stdout, 0, false);
	diag_release(&table.diag);
	arena_release(&table.arena);
}

int main(void)
{
	static const char *const names[] = {"worked-example.tsv", "kinds.tsv",   "rules.tsv",
					    "limits.tsv",         "weights.tsv", "steps.tsv",
					    "conditions.tsv",     "bound.tsv",   "bound-steps.tsv",
					    "headline.tsv"};
	const char *root = getenv("ROOT");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[4096];

		snprintf(path, sizeof path, "%s/tests/score/%s", root ? root : ".", names[i]);
		check_table(path, names[i]);
	}
	return tap_done();
}
