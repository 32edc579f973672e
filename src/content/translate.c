/*
 * Words of an element are its text and the inline elements in it; the last of them is followed by
 * the translations, and these by what is no words (the list of an item).
 */
#include "content/translate.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "base/name_list.h"
#include "base/near.h"
#include "content/lang.h"
#include "content/rich.h"
#include "xml/read.h"
#include "xml/xml.h"

/* Attributes that people read or hear, so that they want a translation. */
static const char *const spoken[] = {"alt", "caption", "unit", "place", "basis"};
enum { NSPOKEN = sizeof spoken / sizeof *spoken };

/* Whether a text has letters; figures and signs are the same in all languages. Of what is not ASCII
 * the Latin signs and the punctuation begin with the bytes C2 and E2 in UTF-8. */
static bool has_letters(const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xc3 && c != 0xe2))
			return true;
	}
	return false;
}

static bool is_words(const struct xml_node *node)
{
	return !node->name || rich_is_inline(node);
}

/* Whether node has words of its own; recursion goes no deeper than the file. */
static bool has_words(const struct xml_node *node)
{
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (at->name ? rich_is_inline(at) && has_words(at) : has_letters(at->text))
			return true;
	return false;
}

/* Whether there is anything at all to read. */
static bool has_content(const struct xml_node *node)
{
	for (const struct xml_node *at = node->first; at; at = at->next)
		if (is_words(at) && (at->name || at->text[strspn(at->text, " \t\r\n")] != '\0'))
			return true;
	return false;
}

/* --- What is wrong with a translation --------------------------------------------------------- */

static void check_language(const struct translating *t, const struct xml_node *parent,
			   const struct xml_node *node, const char *own)
{
	const char *lang = xml_attr(node, "xml:lang");
	struct name_list list = {0};

	if (lang_is_same(lang, own)) {
		diag_error(t->diag, node->pos,
			   "<t> in the language \"%s\", which is that of <%s> itself", lang,
			   parent->name);
		return;
	}
	for (int i = 0; i < t->nlangs; i++) {
		if (lang_is_same(t->langs[i], lang))
			return;
		name_list_add(&t->diag->arena, &list, t->langs[i]);
	}
	if (strcmp(node->pos.file, t->file) != 0)
		return;
	diag_error(t->diag, node->pos, "<%s> is translated into \"%s\", where the title is not",
		   parent->name, lang);
	diag_hint(t->diag, "the title is in %s; give it a <t> in each language that there is",
		  name_list_text(&t->diag->arena, &list, "\"", "\""));
}

static void check_doubles(const struct translating *t, const struct xml_node *parent,
			  const struct xml_node *node)
{
	const char *lang = xml_attr(node, "xml:lang");

	for (const struct xml_node *at = xml_child(parent, "t"); at != node;
	     at = xml_next(at, "t")) {
		if (!lang_is_same(xml_attr(at, "xml:lang"), lang))
			continue;
		diag_error(t->diag, node->pos, "<%s> is translated twice into the language \"%s\"",
			   parent->name, lang);
		diag_hint(t->diag, "the first stands in line %d", at->pos.line);
		return;
	}
}

/* Words translate words, and attributes those of the same name. */
static void check_matter(const struct translating *t, const struct xml_node *parent,
			 const struct xml_node *node)
{
	if (has_content(node) && !has_content(parent))
		diag_error(t->diag, node->pos,
			   "this <t> translates nothing: <%s> has no words of its own",
			   parent->name);
	if (!has_content(node) && has_content(parent))
		diag_error(t->diag, node->pos, "this <t> has no words, <%s> has", parent->name);
	for (int i = 0; i < node->nattrs; i++) {
		const char *name = node->attrs[i].name;

		if (strcmp(name, "xml:lang") == 0 || xml_attr(parent, name))
			continue;
		diag_error(t->diag, node->pos,
			   "attribute \"%s\" of <t> translates nothing: <%s> has none", name,
			   parent->name);
	}
}

/* --- Choosing --------------------------------------------------------------------------------- */

/* The translation that serves best; NULL: none does as well as the words that stand there. */
static const struct xml_node *find_best(const struct translating *t, const struct xml_node *node,
					const char *own)
{
	const struct xml_node *best = NULL;
	int most = lang_serves(own, t->wanted);

	for (const struct xml_node *at = xml_child(node, "t"); at; at = xml_next(at, "t")) {
		int serves = lang_serves(xml_attr(at, "xml:lang"), t->wanted);

		if (serves > most) {
			most = serves;
			best = at;
		}
	}
	return best;
}

/* The words of best, where there is one, in the place of node's own; no translation stays. */
static void take_words(struct xml_node *node, const struct xml_node *best)
{
	struct xml_node *at = node->first, *next, *last = NULL, **link = &node->first;

	for (; at; at = next) {
		bool is_best = at == best;

		next = at->next;
		if (xml_is(at, "t") ? !is_best : best && is_words(at))
			continue;
		if (!is_best) {
			*link = last = at;
			link = &at->next;
			continue;
		}
		for (struct xml_node *word = at->first; word; word = word->next) {
			word->parent = node;
			*link = last = word;
			link = &word->next;
		}
	}
	*link = NULL;
	node->last = last;
}

static void set_attr(const struct translating *t, struct xml_node *node, const char *name,
		     const char *value)
{
	struct xml_attr *attrs = ARENA_ARRAY(t->nodes, struct xml_attr, node->nattrs + 1);
	int i = 0;

	if (node->nattrs)
		memcpy(attrs, node->attrs, sizeof *attrs * (size_t)node->nattrs);
	while (i < node->nattrs && strcmp(attrs[i].name, name) != 0)
		i++;
	attrs[i] = (struct xml_attr){name, value};
	node->nattrs += i == node->nattrs;
	node->attrs = attrs;
}

/* What node says in attributes that best does not say. */
static void warn_of_attrs(const struct translating *t, const struct xml_node *node,
			  const struct xml_node *best, const char *own)
{
	for (int i = 0; i < NSPOKEN; i++) {
		const char *value = xml_attr(node, spoken[i]);

		if (value && has_letters(value) && !xml_attr(best, spoken[i]))
			diag_warn(t->diag, best->pos,
				  "attribute \"%s\" of <%s> has no translation into \"%s\"; it is "
				  "shown in \"%s\"",
				  spoken[i], node->name, t->wanted, own);
	}
}

static bool wants_translation(const struct xml_node *node)
{
	for (int i = 0; i < NSPOKEN; i++)
		if (xml_attr(node, spoken[i]) && has_letters(xml_attr(node, spoken[i])))
			return true;
	return has_words(node);
}

/* Of what says itself, or what is around it, that it is in another language than the guide, only
 * what has translations can lack one. */
static void warn_of_words(const struct translating *t, const struct xml_node *node,
			  struct translated inside)
{
	bool is_meant = xml_child(node, "t") || lang_is_same(inside.own, t->langs[0]);

	if (t->is_own || inside.is_same || !is_meant || lang_serves(inside.own, t->wanted))
		return;
	diag_warn(t->diag, node->pos, "<%s> has no translation into \"%s\"; it is shown in \"%s\"",
		  node->name, t->wanted, inside.own);
}

struct translated translate_node(const struct translating *t, struct xml_node *node,
				 struct translated around)
{
	const struct xml_node *first = xml_child(node, "t"), *best;
	const char *said = xml_attr(node, "xml:lang"), *lang;
	struct translated inside = {said ? said : around.own, said ? said : around.shown,
				    around.is_same || read_is(node, "translate", "no")};

	for (const struct xml_node *at = first; at; at = xml_next(at, "t")) {
		check_language(t, node, at, inside.own);
		check_doubles(t, node, at);
		check_matter(t, node, at);
	}
	best = first ? find_best(t, node, inside.own) : NULL;
	if (!best && !wants_translation(node))
		return inside;
	if (best)
		warn_of_attrs(t, node, best, inside.own);
	else
		warn_of_words(t, node, inside);
	lang = best ? xml_attr(best, "xml:lang") : inside.own;
	for (int i = 0; best && i < best->nattrs; i++)
		if (strcmp(best->attrs[i].name, "xml:lang") != 0)
			set_attr(t, node, best->attrs[i].name, best->attrs[i].value);
	if (!lang_is_kind_of(inside.shown, lang)) {
		set_attr(t, node, "xml:lang", lang);
		inside.shown = lang;
	}
	if (first)
		take_words(node, best);
	return inside;
}
