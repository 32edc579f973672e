/*
 * Loading a guide: the schema has seen to the shape, so the tables take what they need from each
 * element and report what only they can see. Nothing stops at a fault; a guide with faults is
 * thrown away at the end.
 */
#include "content/guide_load.h"

#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/near.h"
#include "base/sha256.h"
#include "content/choose.h"
#include "content/guide_check.h"
#include "content/guide_choice.h"
#include "content/guide_field.h"
#include "content/guide_table.h"
#include "xml/read.h"
#include "xml/xml.h"
#include "xml/xml_edit.h"
#include "xml/xml_load.h"

/* Whether all else can be read by its roles: else every cell would seem to be at fault. */
static bool has_good_roles(const struct guide_loader *loader)
{
	const struct guide *guide = loader->guide;

	if (guide->nroles > GUIDE_MOST_ROLES && !loader->is_whole)
		return false;
	for (int i = 0; i < guide->nroles; i++)
		for (int k = 0; k < i; k++)
			if (strcmp(guide->roles[i].id, guide->roles[k].id) == 0)
				return false;
	return true;
}

/* The questionnaire is its author's as much as the guide, whether or not it is read. */
static void note_questionnaire(const struct field_in *in, const struct guide *guide)
{
	if (guide->questionnaire)
		inputs_guard_path(in->diag->inputs,
				  file_join(in->arena, file_dir(in->arena, guide->pos.file),
					    guide->questionnaire));
}

static void check_comparison(const struct guide_loader *loader, const struct xml_node *dimensions,
			     struct diag *diag)
{
	if (!loader->guide->ndimensions || loader->comparison)
		return;
	diag_warn(diag, dimensions->pos,
		  "the dimensions are shown nowhere: no section has a <comparison>");
	diag_hint(diag, "write <comparison/> in the section where the table belongs");
}

/* What files and pages are called. */
static void set_short_title(const struct field_in *in, struct guide *guide)
{
	if (guide->short_title)
		return;
	guide->short_title = rich_plain(in->arena, &guide->title);
	if (!rich_is_empty(&guide->title) && !*guide->short_title)
		diag_error(in->diag, guide->title.pos,
			   "the title is nothing but references: it needs words");
}

/* Contents that are asked for list something. */
static void check_contents(const struct guide_loader *loader, const struct xml_node *root,
			   struct diag *diag)
{
	const struct guide *guide = loader->guide;

	if (!loader->contents && guide->contents != CONTENTS_YES)
		return;
	for (int i = 0; i < guide->nsections; i++)
		if (guide->sections[i].kind == SECTION_TEXT)
			return;
	diag_error(diag, loader->contents ? loader->contents->pos : root->pos,
		   "the contents list nothing: the guide has no <section>");
}

/* Where a term says to see another, there must be that one. */
static void check_see(const struct index_marks *marks, const struct index_mark *mark,
		      struct diag *diag)
{
	enum { MOST_NAMED = 1000 }; /* looking for the nearest takes long */
	const char *terms[MOST_NAMED], *nearest;
	int n = 0;

	for (int i = 0; i < marks->nitems; i++) {
		if (marks->items[i]->see)
			continue;
		if (strcmp(marks->items[i]->term, mark->see) == 0)
			return;
		if (n < MOST_NAMED)
			terms[n++] = marks->items[i]->term;
	}
	diag_error(diag, mark->pos, "the index has no term \"%s\" to see", mark->see);
	nearest = near_find(mark->see, terms, n);
	if (nearest)
		diag_hint(diag, "did you mean \"%s\"?", nearest);
}

/* Marks and the index need each other. */
static void check_index(const struct guide_loader *loader, struct diag *diag)
{
	const struct index_marks *marks = loader->guide->index;

	if (loader->index && !marks->nitems) {
		diag_error(diag, loader->index->pos, "the index lists nothing");
		diag_hint(diag, "mark words of the guide by <indexed>");
	}
	if (!loader->index && marks->nitems) {
		diag_warn(diag, marks->items[0]->pos,
			  "words are marked for an index, and the guide has none");
		diag_hint(diag, "write <index/> behind the last section");
	}
	for (int i = 0; i < marks->nitems; i++)
		if (marks->items[i]->see)
			check_see(marks, marks->items[i], diag);
}

static void load(const struct field_in *in, const struct xml_node *root)
{
	struct guide_loader *loader = in->owner;
	struct guide *guide = loader->guide;

	field_overlay(in, &guide_head, root, guide);
	note_questionnaire(in, guide);
	if (has_good_roles(loader)) {
		field_overlay(in, &guide_body, root, guide);
		set_short_title(in, guide);
		if (!guide->ndimensions)
			guide->source_line.nspans = 0;
		check_comparison(loader, xml_child(root, "dimensions"), in->diag);
		check_contents(loader, root, in->diag);
		check_index(loader, in->diag);
	}
	guide_check(root, guide, in->diag);
}

/* root: NULL when the file was no good. */
static const struct guide *make_guide(const struct field_in *in, const struct xml_node *root,
				      int nerrors)
{
	const struct guide_loader *loader = in->owner;

	if (!root)
		return NULL;
	if (!xml_is(root, "guide")) {
		diag_error(in->diag, root->pos, "<%s> is a piece for guides, not a guide",
			   root->name);
		diag_hint(in->diag, "take it into a guide with xi:include");
		return NULL;
	}
	load(in, root);
	return in->diag->nerrors > nerrors ? NULL : loader->guide;
}

/* A file as it was read, of which guides are made. */
struct guide_tree {
	const char *dir;
	const char *schema;
	struct xml_node *root; /* NULL: the file was no good */
	struct xml_source source;
	const char *pay_per;
	struct guide_age age;
	struct guide_choices choices; /* of languages and audiences, which is made already */
	struct arena nodes;           /* of the tree itself guides keep nothing */
};

static bool load_tree(struct guide_tree *tree, struct arena *arena, const char *path,
		      const struct guide_wish *wish, struct diag *diag)
{
	const struct choosing choosing = {arena, &tree->nodes, diag,
					  wish,  tree->schema, &tree->choices};
	int nerrors = diag->nerrors;

	arena_init(&tree->nodes);
	tree->pay_per = wish ? wish->pay_per : NULL;
	if (wish)
		tree->age = wish->age;
	tree->dir = file_dir(arena, path);
	tree->root = xml_load_apart(arena, &tree->nodes, path, tree->schema, &tree->source, diag);
	if (tree->root && xml_is(tree->root, "guide"))
		choose_apply(&choosing, tree->root);
	if (diag->nerrors > nerrors)
		tree->root = NULL;
	return tree->root;
}

/* The tree with those of its roles, and what hangs on them; NULL with errors. */
static const struct xml_node *choose_roles(struct arena *arena, struct arena *nodes,
					   const struct guide_tree *tree,
					   const struct guide_choice *choice,
					   struct guide_choices *choices, struct diag *diag)
{
	const struct choosing choosing = {arena, nodes, diag, NULL, tree->schema, choices};
	int nerrors = diag->nerrors;
	struct xml_node *root;

	if (!tree->root || (choice && !guide_choice_check(choice, tree->root, diag)))
		return NULL;
	if (!choice && !choices->has_conditions)
		return tree->root;
	root = choice ? guide_choice_make(arena, nodes, choice, tree->root)
		      : xml_copy(nodes, tree->root);
	choose_again(&choosing, root);
	return diag->nerrors == nerrors ? root : NULL;
}

static struct guide *make(struct arena *arena, const struct guide_choices *choices)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);

	guide->pieces = arena_part(arena);
	guide->index = ARENA_NEW(arena, struct index_marks);
	guide->choices = arena_copy(arena, choices, sizeof *choices);
	return guide;
}

const struct guide *guide_tree_choose(struct arena *arena, const struct guide_tree *tree,
				      const struct guide_choice *choice, struct diag *diag)
{
	struct guide *guide = make(arena, &tree->choices);
	struct guide_loader loader = {
		.guide = guide,
		.dir = tree->dir,
		.is_whole = choice && choice->is_whole,
		.pay_per = tree->pay_per,
		.age = &tree->age,
	};
	const struct field_in in = {.arena = arena, .diag = diag, .owner = &loader};
	int nerrors = diag->nerrors;
	const struct guide *made;
	struct arena nodes;

	arena_init(&nodes);
	guide->source = tree->source;
	made = make_guide(&in, choose_roles(arena, &nodes, tree, choice, guide->choices, diag),
			  nerrors);
	arena_release(&nodes);
	return made;
}

struct guide_tree *guide_tree_load(struct arena *arena, const char *path, const char *schema,
				   const struct guide_wish *wish, struct diag *diag)
{
	struct guide_tree *tree = ARENA_NEW(arena, struct guide_tree);

	tree->schema = schema;
	if (load_tree(tree, arena, path, wish, diag))
		return tree;
	guide_tree_release(tree);
	return NULL;
}

bool guide_tree_is_atlas(const struct guide_tree *tree)
{
	const struct xml_node *roles = xml_child(tree->root, "roles");

	return roles && read_count(roles, "role") > GUIDE_MOST_ROLES;
}

void guide_tree_release(struct guide_tree *tree)
{
	if (tree)
		arena_release(&tree->nodes);
}

const struct guide *guide_load(struct arena *arena, const char *path, const char *schema,
			       const struct guide_wish *wish, struct diag *diag)
{
	struct guide_tree tree = {.schema = schema};
	const struct guide *guide = load_tree(&tree, arena, path, wish, diag)
					    ? guide_tree_choose(arena, &tree, NULL, diag)
					    : NULL;

	guide_tree_release(&tree);
	return guide;
}

const struct guide *guide_load_alone(struct arena *arena, const struct xml_source *source,
				     const char *schema, const struct guide_wish *wish,
				     struct diag *diag)
{
	struct guide_choices choices = {0};
	const struct choosing choosing = {arena, arena, diag, wish, schema, &choices};
	struct guide_loader loader = {0};
	const struct field_in in = {.arena = arena, .diag = diag, .owner = &loader};
	struct xml_node *root = xml_load_alone(arena, source, schema, diag);
	int nerrors = diag->nerrors;
	struct guide *guide;

	if (root && xml_is(root, "guide"))
		choose_apply(&choosing, root);
	if (root && diag->nerrors == nerrors)
		choose_again(&choosing, root);
	loader.guide = guide = make(arena, &choices);
	guide->source = *source;
	guide->source.sha256 = arena_alloc(arena, SHA256_HEX);
	return make_guide(&in, diag->nerrors == nerrors ? root : NULL, nerrors);
}
