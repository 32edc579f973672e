/* The kinds of fields that a questionnaire is made of: texts in languages, supports, conditions. */
#include "content/quiz_field.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/name_list.h"
#include "base/near.h"
#include "base/utf8.h"
#include "content/choose.h"
#include "content/condition.h"
#include "xml/read.h"
#include "xml/xml.h"

enum { MOST_NAMED = 64 };

void quiz_hint(const struct field_in *in, const char *id, const char *const *ids, int n)
{
	const char *nearest = near_find(id, ids, n);
	struct name_list list = {0};

	for (int i = 0; i < n; i++)
		name_list_add(in->arena, &list, ids[i]);
	if (nearest)
		diag_hint(in->diag, "did you mean \"%s\"?", nearest);
	else if (n)
		diag_hint(in->diag, "there is: %s", name_list_text(in->arena, &list, "\"", "\""));
}

static int find_language(const struct quiz_text *text, const char *lang)
{
	for (int i = 0; i < text->n; i++)
		if (strcmp(text->langs[i], lang) == 0)
			return i;
	return -1;
}

/* The title says which languages there are; every other text is held against it. */
static void check_languages(const struct field_in *in, const struct quiz_text *text,
			    struct srcpos pos, const char *name)
{
	const struct quiz_text *title = &((const struct quiz *)in->owner)->title;
	bool is_wrong = false;

	for (int i = 0; i < text->n && title->n; i++)
		if (find_language(title, text->langs[i]) < 0) {
			is_wrong = true;
			diag_error(in->diag, pos,
				   "<%s> is translated into \"%s\", the title is not", name,
				   text->langs[i]);
			quiz_hint(in, text->langs[i], title->langs, title->n);
		}
	for (int i = 0; i < title->n && !is_wrong; i++)
		if (find_language(text, title->langs[i]) < 0)
			diag_warn(in->diag, pos, "<%s> has no translation into \"%s\"", name,
				  title->langs[i]);
}

/* One more language of a text; of <t>, named: the element that it translates. */
static void add_text(const struct field_in *in, const struct xml_node *node, const char *named,
		     struct quiz_text *text)
{
	const struct quiz *quiz = in->owner;
	const char *lang = xml_attr(node, "xml:lang");
	/* translations stand behind the words */
	const struct xml_node *words = xml_child(node, "t") ? node->first : node;

	if (!lang)
		lang = quiz->lang;
	if (find_language(text, lang) >= 0) {
		diag_error(in->diag, node->pos, "<%s> is given twice in the language \"%s\"", named,
			   lang);
		return;
	}
	if (!text->n && strcmp(lang, quiz->lang) != 0)
		diag_error(in->diag, node->pos,
			   "the first <%s> must be in the language of the questionnaire, \"%s\"",
			   named, quiz->lang);
	text->langs[text->n] = lang;
	text->texts[text->n] = words->name && words != node ? "" : xml_text(in->arena, words);
	if (utf8_is_blank(text->texts[text->n]))
		diag_error(in->diag, node->pos, "<%s> is empty", node->name);
	text->n++;
}

struct quiz_text quiz_words_of(const struct field_in *in, const struct xml_node *parent,
			       const char *name)
{
	const struct xml_node *first = xml_child(parent, name), *at, *t;
	struct quiz_text text = {0};
	int n = 0;

	if (!first)
		return text;
	for (at = first; at; at = xml_next(at, name))
		n += 1 + read_count(at, "t");
	text.langs = ARENA_ARRAY(in->arena, const char *, n);
	text.texts = ARENA_ARRAY(in->arena, const char *, n);
	for (at = first; at; at = xml_next(at, name)) {
		add_text(in, at, name, &text);
		for (t = xml_child(at, "t"); t; t = xml_next(t, "t"))
			add_text(in, t, name, &text);
	}
	check_languages(in, &text, first->pos, name);
	return text;
}

static void read_words(const struct field_in *in)
{
	*(struct quiz_text *)in->to = quiz_words_of(in, in->node, in->field->name);
}

static void dump_words(const struct field_out *out)
{
	const struct quiz_text *text = out->from;

	for (int i = 0; i < text->n; i++) {
		field_line(out);
		if (i)
			buf_printf(out->buf, " (%s)", text->langs[i]);
		buf_printf(out->buf, " \"%s\"\n", text->texts[i]);
	}
}

static void show_words(const struct field_out *out)
{
	const struct quiz_text *text = out->from;

	for (int i = 0; i < text->n; i++)
		buf_printf(out->buf, "%s\"%s\"", i ? " | " : " ", text->texts[i]);
}

static void read_strings(const struct field_in *in)
{
	const char *name = in->field->name;
	int count = read_count(in->node, name);
	const char **strings = count ? ARENA_ARRAY(in->arena, const char *, count) : NULL;
	const struct xml_node *at = xml_child(in->node, name);

	*(const char ***)in->to = strings;
	for (*in->n = 0; at && strings; at = xml_next(at, name)) {
		strings[*in->n] = xml_text(in->arena, at);
		if (utf8_is_blank(strings[(*in->n)++]))
			diag_error(in->diag, at->pos, "<%s> is empty", name);
	}
}

void quiz_show_strings(const struct field_out *out, const char *before, const char *const *strings,
		       int n)
{
	for (int i = 0; i < n; i++)
		buf_printf(out->buf, "%s\"%s\"", i ? ", " : before, strings[i]);
}

static void show_strings(const struct field_out *out)
{
	quiz_show_strings(out, out->field->shown, *(const char *const *const *)out->from, out->n);
}

static void dump_strings(const struct field_out *out)
{
	if (!out->n)
		return;
	field_line(out);
	quiz_show_strings(out, " ", *(const char *const *const *)out->from, out->n);
	buf_addc(out->buf, '\n');
}

int8_t *quiz_supports_of(const struct field_in *in, const struct xml_node *parent, const char *name)
{
	const struct guide *guide = ((const struct quiz *)in->owner)->guide;
	bool *is_set = ARENA_ARRAY(in->arena, bool, guide->nroles + 2);
	int8_t *supports = NULL, others = 0;

	for (const struct xml_node *at = xml_child(parent, name); at; at = xml_next(at, name)) {
		bool is_others = read_is(at, "role", "*");
		int role = is_others ? guide->nroles : guide_read_role(guide, at, "role", in->diag);

		if (!supports)
			supports = ARENA_ARRAY(in->arena, int8_t, guide->nroles + 2);
		if (role < 0)
			role = guide->nroles + 1; /* lest the fault be reported as silence too */
		else if (is_set[role])
			diag_error(in->diag, at->pos, "role \"%s\" has a second <%s> here",
				   xml_attr(at, "role"), name);
		is_set[role] = true;
		supports[role] = (int8_t)read_number(at, "value", 0);
	}
	others = supports ? supports[guide->nroles] : 0;
	for (int role = 0; supports && role < guide->nroles; role++)
		if (!is_set[role])
			supports[role] = others;
	return supports;
}

bool quiz_speaks(const struct quiz *quiz, const int8_t *supports)
{
	for (int role = 0; supports && role < quiz->guide->nroles + 2; role++)
		if (supports[role])
			return true;
	return false;
}

static void read_supports(const struct field_in *in)
{
	*(int8_t **)in->to = quiz_supports_of(in, in->node, in->field->name);
}

void quiz_show_supports(const struct field_out *out, const int8_t *supports)
{
	const struct guide *guide = ((const struct quiz *)out->owner)->guide;

	if (!supports)
		return;
	buf_addstr(out->buf, " [");
	for (int i = 0; i < guide->nroles; i++)
		buf_printf(out->buf, supports[i] ? "%s%s %+d" : "%s%s %d", i ? ", " : "",
			   guide->roles[i].id, supports[i]);
	buf_addc(out->buf, ']');
}

static void show_supports(const struct field_out *out)
{
	quiz_show_supports(out, *(const int8_t *const *)out->from);
}

/* What readers of this guide are not shown cannot be asked about; NULL: it is nowhere at all. */
static const struct guide_hidden *find_hidden(const struct guide *guide, const char *id)
{
	const struct guide_choices *choices = guide->choices;

	for (int i = 0; choices && i < choices->nhidden; i++)
		if (strcmp(choices->hidden[i].id, id) == 0)
			return &choices->hidden[i];
	return NULL;
}

int quiz_dimension_of(const struct field_in *in, const struct xml_node *node)
{
	const struct guide *guide = ((const struct quiz *)in->owner)->guide;
	const char *id = xml_attr(node, "dimension"), *ids[MOST_NAMED];
	const struct guide_hidden *hidden;
	int n = 0;

	if (!id)
		return -1;
	for (int i = 0; i < guide->ndimensions; i++) {
		if (!guide->dimensions[i].id)
			continue;
		if (strcmp(guide->dimensions[i].id, id) == 0)
			return i;
		if (n < MOST_NAMED)
			ids[n++] = guide->dimensions[i].id;
	}
	hidden = find_hidden(guide, id);
	if (hidden) {
		diag_error(in->diag, node->pos, "the dimension \"%s\" is left out %s", id,
			   hidden->reason);
		diag_hint(in->diag,
			  "what is asked about is shown: let it be there for them, %s:%d, or leave "
			  "out --audience",
			  hidden->pos.file, hidden->pos.line);
		return -1;
	}
	diag_error(in->diag, node->pos, "the guide has no dimension \"%s\"", id);
	quiz_hint(in, id, ids, n);
	return -1;
}

static void read_role(const struct field_in *in)
{
	const struct quiz *quiz = in->owner;

	*(int *)in->to = guide_read_role(quiz->guide, in->node, in->field->name, in->diag);
}

static void show_role(const struct field_out *out)
{
	const struct quiz *quiz = out->owner;
	const int *role = out->from;

	buf_printf(out->buf, ", %s",
		   *role < 0 ? (const char *)out->field->of : quiz->guide->roles[*role].id);
}

static void read_when(const struct field_in *in)
{
	const struct quiz *quiz = in->owner;
	const struct condition_place place = {quiz, quiz->nquestions, in->node->pos};
	const char *when = xml_attr(in->node, in->field->name);

	if (when)
		*(const struct condition **)in->to = condition_parse(in->arena, when, &place,
								     in->diag);
}

void quiz_when_show(const struct field_out *out)
{
	const struct condition *when = *(const struct condition *const *)out->from;

	if (!when)
		return;
	buf_addstr(out->buf, ", when ");
	condition_dump(when, out->owner, out->buf);
}

void quiz_list_read(const struct field_in *in)
{
	const char *name = in->field->name;
	int n = read_count(in->node, name);

	if (n > LIMIT_QUESTIONS)
		diag_error(in->diag, in->node->pos,
			   strcmp(name, "question") == 0
				   ? "there are %d %ss, more than the %d that anyone could answer"
				   : "there are %d %ss, more than %d",
			   n, name, LIMIT_QUESTIONS);
	else
		field_records_read(in);
}

void quiz_check_id(const struct field_in *in)
{
	const char *name = in->node->name, *id = xml_attr(in->node, "id");
	const struct xml_node *before = xml_child(in->node->parent, name);

	for (; before != in->node; before = xml_next(before, name)) {
		if (strcmp(xml_attr(before, "id"), id) != 0)
			continue;
		diag_error(in->diag, in->node->pos, "there is a second %s \"%s\"", name, id);
		diag_hint(in->diag, "the first stands in line %d", before->pos.line);
	}
}

const struct field_kind quiz_words = {read_words, NULL, dump_words};
const struct field_kind quiz_words_here = {read_words, show_words, NULL};
const struct field_kind quiz_strings = {read_strings, NULL, dump_strings};
const struct field_kind quiz_strings_here = {read_strings, show_strings, NULL};
const struct field_kind quiz_supports = {read_supports, show_supports, NULL};
const struct field_kind quiz_role = {read_role, show_role, NULL};
const struct field_kind quiz_when = {read_when, quiz_when_show, NULL};
const struct field_kind quiz_list = {quiz_list_read, NULL, field_records_dump};
