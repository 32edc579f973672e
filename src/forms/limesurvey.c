/*
 * LimeSurvey: one group of questions; a row each for the survey's settings, its words in a language
 * and, language by language, the group, the questions and their answers or subquestions. Texts
 * are HTML in which braces would be expressions, so both are written as references; then no cell
 * holds a tab, a quotation mark or the end of a line.
 */
#include "forms/limesurvey.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "forms/form_condition.h"
#include "forms/form_question.h"
#include "forms/form_rows.h"
#include "forms/form_say.h"

/* Ids of questions, and of their subquestions behind them. */
enum { GROUP_ID = 1, NAME_ID = 90, ID_STEP = 100 };

static const char *const columns[] = {"id",
				      "class",
				      "type/scale",
				      "name",
				      "relevance",
				      "text",
				      "help",
				      "language",
				      "mandatory",
				      "other",
				      "em_validation_q",
				      "max_answers",
				      "min_num_value_n",
				      "max_num_value_n",
				      "num_value_int_only",
				      "maximum_chars",
				      "exclude_all_others",
				      "other_replace_text",
				      "em_validation_q_tip"};

static const char *html(const struct form *form, const char *text)
{
	struct buf out;
	const char *copy;

	buf_init(&out);
	for (; *text; text++) {
		if (strchr("&<>\"{}", *text))
			buf_printf(&out, "&#%d;", *text);
		else
			buf_addc(&out, (unsigned char)*text < ' ' ? ' ' : *text);
	}
	copy = arena_strdup(form->arena, buf_text(&out));
	buf_release(&out);
	return copy;
}

static const char *number(const struct form *form, int64_t value)
{
	return arena_printf(form->arena, "%" PRId64, value);
}

/* What a variable holds when the option is chosen: one a question, an option or a place. */
static void write_chosen(const struct form_test *test, struct buf *out)
{
	const struct question *question = test->question;
	const char *sign = test->is_negated ? "!=" : "==", *id = test->option->id;
	bool is_other = test->option == form_question_other(question);
	int nplaces = form_question_places(question);

	switch (question->kind) {
	case QUESTION_MULTI:
		if (is_other)
			buf_printf(out, "%sis_empty(%s_other.NAOK)", test->is_negated ? "" : "!",
				   question->id);
		else
			buf_printf(out, "%s_%s.NAOK %s 'Y'", question->id, id, sign);
		break;
	case QUESTION_RANK:
		for (int i = 1; i <= nplaces; i++)
			buf_printf(out, "%s%s_%d.NAOK %s '%s'%s",
				   i > 1         ? test->is_negated ? " and " : " or "
				   : nplaces > 1 ? "("
						 : "",
				   question->id, i, sign, id,
				   i == nplaces && nplaces > 1 ? ")" : "");
		break;
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
	case QUESTION_NUMBER:
	case QUESTION_TEXT:
		buf_printf(out, "%s.NAOK %s '%s'", question->id, sign, is_other ? "-oth-" : id);
		break;
	}
}

static void write_test(const struct form *form, const struct form_test *test, struct buf *out)
{
	static const char *const signs[] = {"==", "!=", "<", "<=", ">", ">="};
	const struct question *question = test->question;

	(void)form;
	if (test->kind == FORM_TEST_CHOSEN) {
		write_chosen(test, out);
	} else if (test->kind == FORM_TEST_NUMBER) {
		buf_printf(out, "%s.NAOK %s %" PRId64, question->id, signs[test->comparison],
			   test->number);
	} else if (question->kind == QUESTION_MULTI) {
		buf_printf(out, "count(that.%s.NAOK) %s 0", question->id,
			   test->is_negated ? "==" : ">");
	} else {
		buf_printf(out, "%sis_empty(%s%s.NAOK)", test->is_negated ? "" : "!", question->id,
			   question->kind == QUESTION_RANK ? "_1" : "");
	}
}

static const struct form_grammar grammar = {.test = write_test,
					    .and = " and ",
					    .or = " or ",
					    .never = "1 == 2",
					    .open = "(",
					    .close = ")"};

static const char *relevance(const struct form *form, const struct question *question)
{
	struct buf out;
	const char *text = "1";

	buf_init(&out);
	if (question->when) {
		form_condition(form, question->when, &grammar, &out);
		text = arena_strdup(form->arena, buf_text(&out));
	}
	buf_release(&out);
	return text;
}

static void add_row(struct form_rows *rows, const char *class, const char *name, const char *text)
{
	form_rows_add(rows);
	form_rows_set(rows, "class", class);
	form_rows_set(rows, "name", name);
	form_rows_set(rows, "text", text);
}

static void add_survey(const struct form *form, struct form_rows *rows)
{
	const char *others = "";

	for (int i = 1; i < form->nlangs; i++)
		others = arena_printf(form->arena, "%s%s%s", others, i > 1 ? " " : "",
				      form_say_subtag(form, i));
	add_row(rows, "S", "language", form_say_subtag(form, 0));
	add_row(rows, "S", "additional_languages", others);
	add_row(rows, "S", "format", "A");
	add_row(rows, "S", "datestamp", "Y");
	for (int i = 0; i < form->nlangs; i++) {
		add_row(rows, "SL", "surveyls_title",
			html(form, form_say_text(form, &form->quiz->title, i)));
		form_rows_set(rows, "language", form_say_subtag(form, i));
		add_row(rows, "SL", "surveyls_welcometext",
			html(form, form_say_intro(form, i, " ")));
		form_rows_set(rows, "language", form_say_subtag(form, i));
		add_row(rows, "SL", "surveyls_endtext",
			html(form, form_say(form, i, "form-thanks", NULL, 0)));
		form_rows_set(rows, "language", form_say_subtag(form, i));
	}
}

/* Who leaves it out, or picks what stands alone, is asked nothing: "min_answers" might refuse. */
static const char *say_least(const struct form *form, const struct question *question)
{
	const char *id = question->id;
	const char *text = arena_printf(form->arena,
					"count(that.%s.NAOK) == 0 or count(that.%s.NAOK) >= %d", id,
					id, question->least);

	for (int i = 0; i < question->noptions; i++)
		if (question->options[i].is_exclusive)
			text = arena_printf(form->arena, "%s or %s_%s.NAOK == 'Y'", text, id,
					    question->options[i].id);
	return text;
}

/* What a question row holds besides its words. */
static void set_limits(const struct form *form, struct form_rows *rows,
		       const struct question *question)
{
	const char *alone = "";

	switch (question->kind) {
	case QUESTION_MULTI:
		for (int i = 0; i < question->noptions; i++)
			if (question->options[i].is_exclusive)
				alone = arena_printf(form->arena, "%s%s%s", alone,
						     *alone ? ";" : "", question->options[i].id);
		form_rows_set(rows, "exclude_all_others", alone);
		if (question->least > 1)
			form_rows_set(rows, "em_validation_q", say_least(form, question));
		if (question->most)
			form_rows_set(rows, "max_answers", number(form, question->most));
		break;
	case QUESTION_RANK:
		form_rows_set(rows, "max_answers", number(form, form_question_places(question)));
		break;
	case QUESTION_NUMBER:
		form_rows_set(rows, "min_num_value_n", number(form, question->min));
		form_rows_set(rows, "max_num_value_n", number(form, question->max));
		form_rows_set(rows, "num_value_int_only", "1");
		break;
	case QUESTION_TEXT:
		form_rows_set(rows, "maximum_chars", number(form, question->max_length));
		break;
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
		break;
	}
}

static void add_options(const struct form *form, struct form_rows *rows, int q, int lang)
{
	const struct question *question = &form->quiz->questions[q];
	bool is_multi = question->kind == QUESTION_MULTI;

	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		if (question->kind == QUESTION_NUMBER || option == form_question_other(question))
			continue;
		add_row(rows, is_multi ? "SQ" : "A", option->id,
			html(form, form_say_text(form, &option->text, lang)));
		form_rows_set(rows, "id", number(form, (q + 1) * ID_STEP + (is_multi ? i + 1 : 0)));
		form_rows_set(rows, "type/scale", "0");
		form_rows_set(rows, "language", form_say_subtag(form, lang));
		if (is_multi)
			form_rows_set(rows, "relevance", "1");
	}
}

static void add_question(const struct form *form, struct form_rows *rows, int q, int lang)
{
	static const char *const types[] = {
		[QUESTION_SINGLE] = "L", [QUESTION_MULTI] = "M",  [QUESTION_LIKERT] = "L",
		[QUESTION_RANK] = "R",   [QUESTION_NUMBER] = "N", [QUESTION_TEXT] = "T"};
	const struct question *question = &form->quiz->questions[q];
	const struct quiz_option *other = form_question_other(question);

	add_row(rows, "Q", question->id, html(form, form_say_text(form, &question->text, lang)));
	form_rows_set(rows, "id", number(form, (q + 1) * ID_STEP));
	form_rows_set(rows, "type/scale", types[question->kind]);
	form_rows_set(rows, "relevance", relevance(form, question));
	form_rows_set(rows, "help", html(form, form_say_help(form, question, lang)));
	form_rows_set(rows, "language", form_say_subtag(form, lang));
	form_rows_set(rows, "mandatory", question->is_required ? "Y" : "N");
	form_rows_set(rows, "other", other ? "Y" : "N");
	if (other)
		form_rows_set(rows, "other_replace_text",
			      html(form, form_say_text(form, &other->text, lang)));
	if (question->kind == QUESTION_MULTI && question->least > 1)
		form_rows_set(rows, "em_validation_q_tip",
			      html(form, form_say_least(form, question, lang)));
	set_limits(form, rows, question);
	add_options(form, rows, q, lang);
}

static void add_group(const struct form *form, struct form_rows *rows, int lang)
{
	const char *name = form_say_name_code(form);

	add_row(rows, "G", html(form, form_say_text(form, &form->quiz->title, lang)), "");
	form_rows_set(rows, "id", number(form, GROUP_ID));
	form_rows_set(rows, "relevance", "1");
	form_rows_set(rows, "language", form_say_subtag(form, lang));
	if (name) {
		add_row(rows, "Q", name, html(form, form_say(form, lang, "form-name", NULL, 0)));
		form_rows_set(rows, "id", number(form, NAME_ID));
		form_rows_set(rows, "type/scale", "S");
		form_rows_set(rows, "relevance", "1");
		form_rows_set(rows, "language", form_say_subtag(form, lang));
		form_rows_set(rows, "mandatory", "N");
		form_rows_set(rows, "other", "N");
	}
	for (int q = 0; q < form->quiz->nquestions; q++)
		add_question(form, rows, q, lang);
}

static void write_row(const char *const *cells, int n, struct buf *out)
{
	for (int i = 0; i < n; i++) {
		buf_addstr(out, cells[i]);
		buf_addc(out, i < n - 1 ? '\t' : '\n');
	}
}

void limesurvey_write(const struct form *form, struct buf *out)
{
	struct form_rows rows = {.arena = form->arena};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		form_rows_add_column(&rows, columns[i]);
	add_survey(form, &rows);
	for (int i = 0; i < form->nlangs; i++)
		add_group(form, &rows, i);
	write_row(rows.columns, rows.ncolumns, out);
	for (int i = 0; i < rows.nrows; i++)
		write_row(rows.rows[i], rows.ncolumns, out);
}
