/* Answers to choose from: the options of questions and the points of scales. */
#include "content/quiz_option.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "content/quiz_field.h"
#include "xml/read.h"
#include "xml/xml.h"

static void read_id(const struct field_in *in)
{
	*(const char **)in->to = xml_attr(in->node, in->field->name);
}

static void show_id(const struct field_out *out)
{
	buf_printf(out->buf, "'%s'", *(const char *const *)out->from);
}

static const struct field_kind code = {read_id, show_id, NULL};

static void check_exclusive(const struct field_in *in)
{
	struct quiz_option *option = in->record;

	if (option->is_none || option->is_no_answer)
		option->is_exclusive = true;
}

static const struct field option_fields[] = {
	FIELD("id", quiz_option, id, code),
	FIELD("text", quiz_option, text, quiz_words_here),
	FIELD_MANY("alias", quiz_option, aliases, quiz_strings_here, .shown = " = "),
	FIELD("other", quiz_option, is_other, field_flag, .shown = ", other"),
	FIELD("none", quiz_option, is_none, field_flag, .shown = ", none"),
	FIELD("exclusive", quiz_option, is_exclusive, field_flag, .shown = ", exclusive"),
	FIELD("neutral", quiz_option, is_neutral, field_flag, .shown = ", neutral"),
	FIELD("noanswer", quiz_option, is_no_answer, field_flag, .shown = ", no answer"),
	FIELD("support", quiz_option, supports, quiz_supports),
	FIELD("", quiz_option, pos, field_pos),
};
const struct record quiz_option = {RECORD("", quiz_option, option_fields),
				   .check = check_exclusive};

/* One spelling of an answer: its code, a label in some language, an alias; NULL past the last. */
static const char *find_spelling(const struct quiz_option *option, int i)
{
	if (i == 0)
		return option->id;
	if (i <= option->text.n)
		return option->text.texts[i - 1];
	i -= 1 + option->text.n;
	return i < option->naliases ? option->aliases[i] : NULL;
}

static const char *find_shared(const struct quiz_option *a, const struct quiz_option *b)
{
	const char *x, *y;

	for (int i = 0; (x = find_spelling(a, i)); i++)
		for (int j = 0; (y = find_spelling(b, j)); j++)
			if (strcmp(x, y) == 0)
				return x;
	return NULL;
}

static void check_apart(const struct field_in *in, const struct quiz_option *options, int n)
{
	for (int i = 1; i < n && n <= LIMIT_OPTIONS; i++)
		for (int j = 0; j < i; j++) {
			const struct quiz_option *a = &options[j], *b = &options[i];
			const char *shared = find_shared(a, b);

			if (!shared)
				continue;
			if (strcmp(a->id, b->id) == 0)
				diag_error(in->diag, b->pos, "there is a second answer \"%s\"",
					   b->id);
			else
				diag_error(in->diag, b->pos,
					   "answers '%s' and '%s' are both called \"%s\"", a->id,
					   b->id, shared);
			diag_hint(in->diag, "the first stands in line %d", a->pos.line);
		}
}

void quiz_options_read(const struct field_in *in)
{
	struct quiz_option *options;

	field_records_read(in);
	options = *(struct quiz_option **)in->to;
	for (int i = 0; i < *in->n; i++) /* a point is called by its number unless it has a name */
		if (!options[i].id)
			options[i].id = arena_printf(in->arena, "%d", i + 1);
	if (*in->n > LIMIT_OPTIONS)
		diag_error(in->diag, in->node->pos,
			   "there are %d answers, more than the %d that anyone could choose from",
			   *in->n, LIMIT_OPTIONS);
	check_apart(in, options, *in->n);
}

const struct field_kind quiz_options = {quiz_options_read, NULL, field_records_dump};

static void check_scale(const struct field_in *in)
{
	const struct quiz_scale *scale = in->record;

	if (scale->npoints < 2)
		diag_error(in->diag, in->node->pos, "scale \"%s\" has fewer than two points",
			   scale->id);
	quiz_check_id(in);
}

static const struct field scale_fields[] = {
	FIELD("id", quiz_scale, id, field_text, .shown = " "),
	FIELD("", quiz_scale, pos, field_pos),
	FIELD_MANY("point", quiz_scale, points, quiz_options, .of = &quiz_option),
};
const struct record quiz_scale = {RECORD("scale", quiz_scale, scale_fields), .check = check_scale};
