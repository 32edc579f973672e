/* The small things that all pieces of a questionnaire are made of: texts, numbers, supports. */
#include "content/quiz_read.h"

#include <string.h>

#include "base/name_list.h"
#include "base/near.h"
#include "base/utf8.h"
#include "xml/read.h"

enum { MOST_NAMED = 64 };

static int find_language(const struct quiz_text *text, const char *lang)
{
	for (int i = 0; i < text->n; i++)
		if (strcmp(text->langs[i], lang) == 0)
			return i;
	return -1;
}

/* The title says which languages there are; every other text is held against it. */
static void check_languages(struct quiz_loader *loader, const struct quiz_text *text,
			    struct srcpos pos, const char *name)
{
	const struct quiz_text *title = &loader->quiz->title;

	bool is_wrong = false;

	for (int i = 0; i < text->n && title->n; i++)
		if (find_language(title, text->langs[i]) < 0) {
			is_wrong = true;
			diag_error(loader->diag, pos, "<%s> is translated into \"%s\", "
				   "the title is not", name, text->langs[i]);
			quiz_read_hint(loader, text->langs[i], title->langs, title->n);
		}
	for (int i = 0; i < title->n && !is_wrong; i++)
		if (find_language(text, title->langs[i]) < 0)
			diag_warn(loader->diag, pos, "<%s> has no translation into \"%s\"", name,
				  title->langs[i]);
}

static void add_text(struct quiz_loader *loader, const struct xml_node *node,
		     struct quiz_text *text)
{
	const char *lang = xml_attr(node, "xml:lang");

	if (!lang)
		lang = loader->quiz->lang;
	if (find_language(text, lang) >= 0) {
		diag_error(loader->diag, node->pos, "<%s> is given twice in the language \"%s\"",
			   node->name, lang);
		return;
	}
	if (!text->n && strcmp(lang, loader->quiz->lang) != 0)
		diag_error(loader->diag, node->pos,
			   "the first <%s> must be in the language of the questionnaire, \"%s\"",
			   node->name, loader->quiz->lang);
	text->langs[text->n] = lang;
	text->texts[text->n] = xml_text(loader->arena, node);
	if (utf8_is_blank(text->texts[text->n]))
		diag_error(loader->diag, node->pos, "<%s> is empty", node->name);
	text->n++;
}

struct quiz_text quiz_read_text(struct quiz_loader *loader, const struct xml_node *parent,
				const char *name)
{
	int n = read_count(parent, name);
	const struct xml_node *first = xml_child(parent, name);
	struct quiz_text text = {0};

	if (!first)
		return text;
	text.langs = ARENA_ARRAY(loader->arena, const char *, n);
	text.texts = ARENA_ARRAY(loader->arena, const char *, n);
	for (const struct xml_node *at = first; at; at = xml_next(at, name))
		add_text(loader, at, &text);
	check_languages(loader, &text, first->pos, name);
	return text;
}

const char **quiz_read_strings(struct quiz_loader *loader, const struct xml_node *parent,
			       const char *name, int *n)
{
	int count = read_count(parent, name);
	const char **strings = count ? ARENA_ARRAY(loader->arena, const char *, count) : NULL;
	const struct xml_node *at = xml_child(parent, name);

	for (*n = 0; at && *n < count; at = xml_next(at, name)) {
		strings[*n] = xml_text(loader->arena, at);
		if (utf8_is_blank(strings[*n]))
			diag_error(loader->diag, at->pos, "<%s> is empty", name);
		++*n;
	}
	return strings;
}

int8_t *quiz_read_supports(struct quiz_loader *loader, const struct xml_node *parent,
			   const char *name)
{
	const struct guide *guide = loader->quiz->guide;
	bool *is_set = ARENA_ARRAY(loader->arena, bool, guide->nroles + 2);
	int8_t *supports = NULL, others = 0;

	for (const struct xml_node *at = xml_child(parent, name); at; at = xml_next(at, name)) {
		bool is_others = read_is(at, "role", "*");
		int role = is_others ? guide->nroles
				     : guide_read_role(guide, at, "role", loader->diag);

		if (!supports)
			supports = ARENA_ARRAY(loader->arena, int8_t, guide->nroles + 2);
		if (role < 0)
			role = guide->nroles + 1; /* lest the fault be reported as silence too */
		else if (is_set[role])
			diag_error(loader->diag, at->pos, "role \"%s\" has a second <%s> here",
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

bool quiz_read_speaks(const struct quiz_loader *loader, const int8_t *supports)
{
	for (int role = 0; supports && role < loader->quiz->guide->nroles + 2; role++)
		if (supports[role])
			return true;
	return false;
}

int quiz_read_dimension(struct quiz_loader *loader, const struct xml_node *node)
{
	const struct guide *guide = loader->quiz->guide;
	const char *id = xml_attr(node, "dimension"), *ids[MOST_NAMED];
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
	diag_error(loader->diag, node->pos, "the guide has no dimension \"%s\"", id);
	quiz_read_hint(loader, id, ids, n);
	return -1;
}

void quiz_read_double(struct quiz_loader *loader, struct srcpos pos, const char *what,
		      const char *id, struct srcpos first)
{
	diag_error(loader->diag, pos, "there is a second %s \"%s\"", what, id);
	diag_hint(loader->diag, "the first stands in line %d", first.line);
}

void quiz_read_hint(struct quiz_loader *loader, const char *id, const char *const *ids, int n)
{
	const char *nearest = near_find(id, ids, n);
	struct name_list list = {0};

	for (int i = 0; i < n; i++)
		name_list_add(loader->arena, &list, ids[i]);
	if (nearest)
		diag_hint(loader->diag, "did you mean \"%s\"?", nearest);
	else if (n)
		diag_hint(loader->diag, "there is: %s",
			  name_list_text(loader->arena, &list, "\"", "\""));
}
