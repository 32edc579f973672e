/*
 * XLSForm: the sheets survey, choices and settings. Each question has a list of choices of its own
 * name; words beside an option are a question of their own. ODK ranks all options or none, so where
 * only some are put in order each place is a question: QUESTION_1 and so on.
 */
#include "forms/xlsform.h"

#include <inttypes.h>

#include "base/workbook.h"
#include "forms/form_condition.h"
#include "forms/form_question.h"
#include "forms/form_rows.h"
#include "forms/form_say.h"

static void write_places(const struct form_test *test, struct buf *out)
{
	const char *before = test->is_negated ? "" : "(";

	for (int i = 1; i <= form_question_places(test->question); i++) {
		buf_printf(out, "%s${%s_%d} %s '%s'", before, test->question->id, i,
			   test->is_negated ? "!=" : "=", test->option->id);
		before = test->is_negated ? " and " : " or ";
	}
	if (!test->is_negated)
		buf_addc(out, ')');
}

static void write_test(const struct form *form, const struct form_test *test, struct buf *out)
{
	const char *id = test->question->id;

	(void)form;
	switch (test->kind) {
	case FORM_TEST_FILLED:
		buf_printf(out, "${%s%s} %s ''", id,
			   form_question_is_by_place(test->question) ? "_1" : "",
			   form_condition_signs[test->is_negated ? COMPARE_EQ : COMPARE_NE]);
		break;
	case FORM_TEST_CHOSEN:
		if (form_question_is_by_place(test->question))
			write_places(test, out);
		else
			buf_printf(out,
				   test->is_negated ? "not(selected(${%s}, '%s'))"
						    : "selected(${%s}, '%s')",
				   id, test->option->id);
		break;
	case FORM_TEST_NUMBER:
		buf_printf(out, "${%s} %s %" PRId64, id, form_condition_signs[test->comparison],
			   test->number);
		break;
	}
}

static const struct form_grammar grammar = {.test = write_test,
					    .and = " and ",
					    .or = " or ",
					    .never = "1 = 2",
					    .open = "(",
					    .close = ")"};

/* "en-GB (en)": a language as XLSForms name it. */
static const char *language(const struct form *form, int lang)
{
	return arena_printf(form->arena, "%s (%s)", form->langs[lang], form_say_subtag(form, lang));
}

/* "label::en-GB (en)": the column of a text in a language. */
static const char *column(const struct form *form, const char *name, int lang)
{
	return arena_printf(form->arena, "%s::%s", name, language(form, lang));
}

static void set_texts(const struct form *form, struct form_rows *rows, const char *name,
		      const struct quiz_text *text)
{
	for (int i = 0; i < form->nlangs; i++)
		form_rows_set(rows, column(form, name, i), form_say_text(form, text, i));
}

/* An option that stands alone, or as many of the others as are asked for. */
static void write_picks(const struct question *question, struct buf *out)
{
	const char *before = "";

	for (int i = 0; i < question->noptions; i++)
		if (question->options[i].is_exclusive) {
			buf_printf(out, "%snot(selected(., '%s') and count-selected(.) > 1)",
				   before, question->options[i].id);
			before = " and ";
		}
	if (question->most)
		buf_printf(out, "%scount-selected(.) <= %d", before, question->most);
	before = question->most ? " and " : before;
	if (question->least < 2)
		return;
	buf_printf(out, "%s(count-selected(.) >= %d", before, question->least);
	for (int i = 0; i < question->noptions; i++)
		if (question->options[i].is_exclusive)
			buf_printf(out, " or selected(., '%s')", question->options[i].id);
	buf_addc(out, ')');
}

static const char *say_constraint(const struct form *form, const struct question *question)
{
	struct buf out;
	const char *text;

	buf_init(&out);
	switch (question->kind) {
	case QUESTION_MULTI:
		write_picks(question, &out);
		break;
	case QUESTION_NUMBER:
		buf_printf(&out, ". >= %" PRId64 " and . <= %" PRId64, question->min,
			   question->max);
		break;
	case QUESTION_TEXT:
		buf_printf(&out, "string-length(.) <= %d", question->max_length);
		break;
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
	case QUESTION_RANK:
		break;
	}
	text = arena_strdup(form->arena, buf_text(&out));
	buf_release(&out);
	return text;
}

static const char *say_relevant(const struct form *form, const struct question *question)
{
	struct buf out;
	const char *text;

	buf_init(&out);
	if (question->when)
		form_condition(form, question->when, &grammar, &out);
	text = arena_strdup(form->arena, buf_text(&out));
	buf_release(&out);
	return text;
}

static void add_row(struct form_rows *rows, const char *type, const char *name)
{
	form_rows_add(rows);
	form_rows_set(rows, "type", type);
	form_rows_set(rows, "name", name);
}

static void add_other(const struct form *form, struct form_rows *rows,
		      const struct question *question)
{
	const struct quiz_option *other = form_question_other(question);

	add_row(rows, "text", arena_printf(form->arena, "%s_other", question->id));
	set_texts(form, rows, "label", &other->text);
	form_rows_set(rows, "relevant",
		      arena_printf(form->arena, "selected(${%s}, '%s')", question->id, other->id));
}

/* One place of a ranking: an option that no place before it has. */
static void add_place(const struct form *form, struct form_rows *rows,
		      const struct question *question, int place)
{
	struct buf constraint;

	add_row(rows, arena_printf(form->arena, "select_one %s", question->id),
		arena_printf(form->arena, "%s_%d", question->id, place));
	for (int i = 0; i < form->nlangs; i++)
		form_rows_set(rows, column(form, "label", i),
			      arena_printf(form->arena, "%s (%d)",
					   form_say_text(form, &question->text, i), place));
	set_texts(form, rows, "hint", &question->hint);
	form_rows_set(rows, "required", question->is_required ? "yes" : "");
	form_rows_set(rows, "relevant", say_relevant(form, question));
	buf_init(&constraint);
	for (int i = 1; i < place; i++)
		buf_printf(&constraint, "%s. != ${%s_%d}", i > 1 ? " and " : "", question->id, i);
	form_rows_set(rows, "constraint", arena_strdup(form->arena, buf_text(&constraint)));
	buf_release(&constraint);
}

/* The row's words, conditions and limits. */
static void set_question(const struct form *form, struct form_rows *rows,
			 const struct question *question)
{
	set_texts(form, rows, "label", &question->text);
	for (int i = 0; i < form->nlangs; i++)
		form_rows_set(rows, column(form, "hint", i), form_say_help(form, question, i));
	form_rows_set(rows, "required", question->is_required ? "yes" : "");
	form_rows_set(rows, "relevant", say_relevant(form, question));
	form_rows_set(rows, "constraint", say_constraint(form, question));
}

static void add_question(const struct form *form, struct form_rows *rows,
			 const struct question *question)
{
	static const char *const types[] = {
		[QUESTION_SINGLE] = "select_one", [QUESTION_MULTI] = "select_multiple",
		[QUESTION_LIKERT] = "select_one", [QUESTION_RANK] = "rank",
		[QUESTION_NUMBER] = "integer",    [QUESTION_TEXT] = "text"};
	const char *type = types[question->kind];

	if (question->kind != QUESTION_NUMBER && question->kind != QUESTION_TEXT)
		type = arena_printf(form->arena, "%s %s", type, question->id);
	if (form_question_is_by_place(question)) {
		for (int i = 1; i <= form_question_places(question); i++)
			add_place(form, rows, question, i);
		return;
	}
	add_row(rows, type, question->id);
	set_question(form, rows, question);
	if (form_question_other(question))
		add_other(form, rows, question);
}

static void add_columns(const struct form *form, struct form_rows *rows, const char *const *names,
			bool has_hints)
{
	for (; *names; names++)
		form_rows_add_column(rows, *names);
	for (int i = 0; i < form->nlangs; i++)
		form_rows_add_column(rows, column(form, "label", i));
	for (int i = 0; i < form->nlangs && has_hints; i++)
		form_rows_add_column(rows, column(form, "hint", i));
}

static void add_survey(const struct form *form, struct form_rows *rows)
{
	static const char *const names[] = {"type",     "name",       "required",
					    "relevant", "constraint", NULL};
	const char *name = form_say_name_code(form);

	add_columns(form, rows, names, true);
	if (*form_say_intro(form, 0, ""))
		add_row(rows, "note", "intro");
	for (int i = 0; i < form->nlangs && rows->nrows; i++)
		form_rows_set(rows, column(form, "label", i), form_say_intro(form, i, "\n\n"));
	if (name) {
		add_row(rows, "text", name);
		for (int i = 0; i < form->nlangs; i++)
			form_rows_set(rows, column(form, "label", i),
				      form_say(form, i, "form-name", NULL, 0));
	}
	for (int q = 0; q < form->quiz->nquestions; q++)
		add_question(form, rows, &form->quiz->questions[q]);
}

static void add_choices(const struct form *form, struct form_rows *rows)
{
	static const char *const names[] = {"list_name", "name", NULL};

	add_columns(form, rows, names, false);
	for (int q = 0; q < form->quiz->nquestions; q++) {
		const struct question *question = &form->quiz->questions[q];

		for (int i = 0; i < question->noptions && question->kind != QUESTION_NUMBER; i++) {
			form_rows_add(rows);
			form_rows_set(rows, "list_name", question->id);
			form_rows_set(rows, "name", question->options[i].id);
			set_texts(form, rows, "label", &question->options[i].text);
		}
	}
}

static void add_settings(const struct form *form, struct form_rows *rows)
{
	static const char *const names[] = {"form_title", "form_id", "version", "default_language"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		form_rows_add_column(rows, names[i]);
	form_rows_add(rows);
	form_rows_set(rows, "form_title", form_say_text(form, &form->quiz->title, 0));
	form_rows_set(rows, "form_id", form->quiz->id);
	form_rows_set(rows, "version", form->quiz->version ? form->quiz->version : "");
	form_rows_set(rows, "default_language", language(form, 0));
}

void xlsform_write(const struct form *form, struct buf *out)
{
	static const struct {
		const char *name;
		void (*add)(const struct form *form, struct form_rows *rows);
	} sheets[] = {{"survey", add_survey}, {"choices", add_choices}, {"settings", add_settings}};
	struct workbook workbook;

	workbook_init(&workbook);
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
		struct form_rows rows = {.arena = form->arena};

		sheets[i].add(form, &rows);
		workbook_add_sheet(&workbook, sheets[i].name);
		workbook_add_row(&workbook, rows.columns, rows.ncolumns);
		for (int r = 0; r < rows.nrows; r++)
			workbook_add_row(&workbook, rows.rows[r], rows.ncolumns);
	}
	workbook_write(&workbook, out, form->diag);
	workbook_release(&workbook);
}
