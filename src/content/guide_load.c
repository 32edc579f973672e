/*
 * Loading a guide: the schema has seen to the shape, so the tables take what they need from each
 * element and report what only they can see. Nothing stops at a fault; a guide with faults is
 * thrown away at the end.
 */
#include "content/guide_load.h"

#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/sha256.h"
#include "content/guide_check.h"
#include "content/guide_field.h"
#include "content/guide_table.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

static bool roles_are_distinct(const struct guide *guide)
{
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

static void load(const struct field_in *in, const struct xml_node *root)
{
	struct guide_loader *loader = in->owner;
	struct guide *guide = loader->guide;

	field_overlay(in, &guide_head, root, guide);
	note_questionnaire(in, guide);
	if (roles_are_distinct(guide)) { /* else every cell would seem to be at fault */
		field_overlay(in, &guide_body, root, guide);
		if (!guide->short_title)
			guide->short_title = rich_plain(in->arena, &guide->title);
		if (!guide->ndimensions)
			guide->source_line.nspans = 0;
		check_comparison(loader, xml_child(root, "dimensions"), in->diag);
	}
	guide_check(root, in->diag);
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

const struct guide *guide_load(struct arena *arena, const char *path, const char *schema,
			       struct diag *diag)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct guide_loader loader = {.guide = guide, .dir = file_dir(arena, path)};
	const struct field_in in = {.arena = arena, .diag = diag, .owner = &loader};
	int nerrors = diag->nerrors;
	const struct guide *made;
	struct arena nodes;

	guide->pieces = arena_part(arena);
	/* of the tree itself the guide keeps nothing */
	arena_init(&nodes);
	made = make_guide(&in, xml_load_apart(arena, &nodes, path, schema, &guide->source, diag),
			  nerrors);
	arena_release(&nodes);
	return made;
}

const struct guide *guide_load_alone(struct arena *arena, const struct xml_source *source,
				     const char *schema, struct diag *diag)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct guide_loader loader = {.guide = guide};
	const struct field_in in = {.arena = arena, .diag = diag, .owner = &loader};
	int nerrors = diag->nerrors;

	guide->source = *source;
	guide->source.sha256 = arena_alloc(arena, SHA256_HEX);
	guide->pieces = arena_part(arena);
	return make_guide(&in, xml_load_alone(arena, source, schema, diag), nerrors);
}
