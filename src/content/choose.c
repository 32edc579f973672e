/*
 * Two walks: one finds out whether there is anything to choose, which is all that most guides pay
 * for; the other goes down the tree, takes out what is not wanted, and hands each element that is
 * left to its translations.
 */
#include "content/choose.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/diag.h"
#include "content/guide_load.h"
#include "content/lang.h"
#include "content/rich.h"
#include "content/translate.h"
#include "content/when.h"
#include "xml/schema.h"
#include "xml/xml.h"

struct walk {
	const struct choosing *choosing;
	const struct xml_node *root;
	struct when_facts facts;
	struct translating translating;
	bool has_translations, is_hiding;
};

static void add_name(struct arena *arena, const char ***names, int *n, const char *name)
{
	ARENA_GROW(arena, *names, *n);
	(*names)[(*n)++] = name;
}

/* The names of a list with spaces. */
static void split_names(struct arena *arena, const char *list, const char ***names, int *n)
{
	while (list && *list) {
		size_t length = strcspn(list, " \t\r\n");

		if (length)
			add_name(arena, names, n, arena_strndup(arena, list, length));
		list += length + (list[length] != '\0');
	}
}

/* The title says which languages there are besides the guide's own. */
static void find_languages(const struct choosing *choosing, const struct xml_node *root)
{
	struct guide_choices *choices = choosing->choices;
	const struct xml_node *title = xml_child(root, "masthead");

	add_name(choosing->arena, &choices->langs, &choices->nlangs, xml_attr(root, "xml:lang"));
	title = title ? xml_child(title, "title") : NULL;
	for (const struct xml_node *t = title ? xml_child(title, "t") : NULL; t;
	     t = xml_next(t, "t")) {
		const char *lang = xml_attr(t, "xml:lang");
		bool is_known = false;

		for (int i = 0; i < choices->nlangs; i++)
			is_known = is_known || lang_is_same(choices->langs[i], lang);
		if (!is_known)
			add_name(choosing->arena, &choices->langs, &choices->nlangs, lang);
	}
}

static void find_roles(struct walk *walk)
{
	const struct xml_node *roles = xml_child(walk->root, "roles");
	const char **ids = NULL;

	for (const struct xml_node *at = roles ? xml_child(roles, "role") : NULL; at;
	     at = xml_next(at, "role"))
		add_name(walk->choosing->arena, &ids, &walk->facts.nroles, xml_attr(at, "id"));
	walk->facts.roles = ids;
}

/* The audience that is asked for; an error when the guide does not have it. */
static void find_audience(struct walk *walk)
{
	const struct choosing *choosing = walk->choosing;
	struct guide_choices *choices = choosing->choices;

	split_names(choosing->arena, xml_attr(walk->root, "audiences"), &choices->audiences,
		    &choices->naudiences);
	walk->facts.audiences = choices->audiences;
	walk->facts.naudiences = choices->naudiences;
	if (choosing->wish && choosing->wish->audience &&
	    when_check_asked(choosing->wish->audience, &walk->facts, walk->root->pos,
			     choosing->diag))
		walk->facts.audience = choices->made_for = choosing->wish->audience;
}

/* The language that is asked for, as far as the guide has it. */
static void find_language(struct walk *walk)
{
	const struct choosing *choosing = walk->choosing;
	struct guide_choices *choices = choosing->choices;
	const char *wanted = choosing->wish ? choosing->wish->lang : NULL;
	int best = wanted ? lang_best(choices->langs, choices->nlangs, wanted) : 0;

	walk->facts.langs = choices->langs;
	walk->facts.nlangs = choices->nlangs;
	walk->facts.lang = choices->langs[best < 0 ? 0 : best];
	walk->translating = (struct translating){
		.nodes = choosing->nodes,
		.diag = choosing->diag,
		.langs = choices->langs,
		.nlangs = choices->nlangs,
		.file = walk->root->pos.file,
		.wanted = best > 0 ? wanted : walk->facts.lang,
		.is_own = best <= 0,
	};
}

/* Why a piece is left out, in the words that go on from "left out"; NULL: it stays. */
static const char *find_reason(struct walk *walk, const struct xml_node *node)
{
	struct arena *arena = walk->choosing->arena;
	const char *readers = xml_attr(node, "for"), *condition = xml_attr(node, "if");
	bool is_own_file = strcmp(node->pos.file, walk->root->pos.file) == 0, is_meant = false;
	const char **names = NULL;
	int n = 0;

	split_names(arena, readers, &names, &n);
	for (int i = 0; i < n; i++) {
		when_check_audience(names[i], &walk->facts, node->name, node->pos,
				    walk->choosing->diag);
		is_meant = is_meant || !walk->facts.audience ||
			   strcmp(names[i], walk->facts.audience) == 0;
	}
	if (condition && when_find(condition, &walk->facts, is_own_file, node->name, node->pos,
				   walk->choosing->diag) == WHEN_NOT)
		return arena_printf(arena, "by its condition \"%s\"", condition);
	if (n && !is_meant)
		return arena_printf(arena, "for the audience \"%s\"", walk->facts.audience);
	return NULL;
}

/* Remembers the ids that go with a piece. */
static void note_hidden(struct walk *walk, const struct xml_node *node, const char *reason)
{
	struct guide_choices *choices = walk->choosing->choices;

	walk->is_hiding = true;
	for (const struct xml_node *at = node; at; at = xml_walk(at, node)) {
		const char *id = at->name ? xml_attr(at, "id") : NULL;

		if (!id)
			continue;
		ARENA_GROW(walk->choosing->arena, choices->hidden, choices->nhidden);
		choices->hidden[choices->nhidden++] = (struct guide_hidden){id, reason, at->pos};
	}
}

static void unlink_next(struct xml_node *parent, struct xml_node *before)
{
	struct xml_node **link = before ? &before->next : &parent->first;
	struct xml_node *gone = *link;

	*link = gone->next;
	if (parent->last == gone)
		parent->last = before;
}

/* Takes what is not wanted out of node. */
static void take_out(struct walk *walk, struct xml_node *node)
{
	struct xml_node *before = NULL;

	for (struct xml_node *at = node->first; at; at = before ? before->next : node->first) {
		const char *reason = at->name ? find_reason(walk, at) : NULL;

		if (!reason) {
			before = at;
			continue;
		}
		note_hidden(walk, at, reason);
		unlink_next(node, before);
	}
}

/* The depth of the recursion is that of the file, which the parser limits. */
static void visit(struct walk *walk, struct xml_node *node, struct translated around)
{
	if (walk->choosing->choices->has_conditions)
		take_out(walk, node);
	if (walk->has_translations && node != walk->root)
		around = translate_node(&walk->translating, node, around);
	for (struct xml_node *at = node->first; at; at = at->next)
		if (at->name && !rich_is_inline(at))
			visit(walk, at, around);
}

/* The tree is in the language that was found from now on. */
static void set_language(struct walk *walk, struct xml_node *root)
{
	struct xml_attr *attrs = ARENA_ARRAY(walk->choosing->nodes, struct xml_attr, root->nattrs);

	memcpy(attrs, root->attrs, sizeof *attrs * (size_t)root->nattrs);
	for (int i = 0; i < root->nattrs; i++)
		if (strcmp(attrs[i].name, "xml:lang") == 0)
			attrs[i].value = walk->facts.lang;
	root->attrs = attrs;
}

/* Whether there is anything to choose from. */
static void look(struct walk *walk)
{
	for (const struct xml_node *at = walk->root; at; at = xml_walk(at, walk->root)) {
		if (!at->name)
			continue;
		if (at->name[0] == 't' && at->name[1] == '\0')
			walk->has_translations = true;
		for (int i = 0; i < at->nattrs; i++) {
			const char *name = at->attrs[i].name;

			if ((name[0] == 'i' && name[1] == 'f' && name[2] == '\0') ||
			    strcmp(name, "for") == 0)
				walk->choosing->choices->has_conditions = true;
		}
	}
}

/* What is left when pieces were taken out must be a guide by itself. */
static void check_rest(const struct walk *walk)
{
	struct diag *diag = walk->choosing->diag;
	int nerrors = diag->nerrors;

	if (!walk->is_hiding)
		return;
	schema_check(walk->root, walk->choosing->schema, diag);
	if (diag->nerrors > nerrors)
		diag_hint(diag, "this is so because of what is left out by for or if");
}

void choose_apply(const struct choosing *choosing, struct xml_node *root)
{
	struct walk walk = {.choosing = choosing, .root = root};
	struct translated whole = {0};

	look(&walk);
	find_languages(choosing, root);
	find_audience(&walk);
	if (!walk.has_translations && !choosing->choices->has_conditions)
		return;
	find_roles(&walk);
	find_language(&walk);
	set_language(&walk, root);
	whole.own = choosing->choices->langs[0];
	whole.shown = walk.facts.lang;
	visit(&walk, root, whole);
	check_rest(&walk);
}

void choose_again(const struct choosing *choosing, struct xml_node *root)
{
	const struct guide_choices *choices = choosing->choices;
	struct walk walk = {
		.choosing = choosing,
		.root = root,
		.facts = {.lang = xml_attr(root, "xml:lang"),
			  .audience = choices->made_for,
			  .langs = choices->langs,
			  .audiences = choices->audiences,
			  .nlangs = choices->nlangs,
			  .naudiences = choices->naudiences,
			  .are_roles_chosen = true},
	};

	if (!choices->has_conditions)
		return;
	find_roles(&walk);
	visit(&walk, root, (struct translated){0});
	check_rest(&walk);
}
