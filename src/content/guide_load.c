/*
 * Loading a guide: the schema has seen to the shape, so each loader takes what it needs from its
 * element and reports what only it can see. Nothing stops at a fault; a guide with faults is thrown
 * away at the end.
 */
#include "content/guide_load.h"

#include <string.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/utf8.h"
#include "content/guide.h"
#include "content/guide_check.h"
#include "content/guide_dimension.h"
#include "content/guide_part.h"
#include "content/guide_read.h"
#include "xml/read.h"
#include "xml/xml_load.h"

enum {
	LEAST_ROLES = 2,
	MOST_ROLES = 5,
	KEPT_ROLES = 16, /* of too many, so that their cells are not reported as well */
};

/* A role's name, which must be its own. */
static const char *load_name(struct guide_loader *loader, const struct xml_node *node)
{
	const struct guide *guide = loader->guide;
	const char *name = xml_text(loader->arena, node), *id = xml_attr(node, "id");

	if (utf8_is_blank(name))
		diag_error(loader->diag, node->pos, "role \"%s\" has no name", id);
	for (int i = 0; *name && i < guide->nroles; i++)
		if (strcmp(guide->roles[i].name, name) == 0)
			diag_error(loader->diag, node->pos,
				   "roles \"%s\" and \"%s\" have the same name",
				   guide->roles[i].id, id);
	return name;
}

static void load_roles(struct guide_loader *loader, const struct xml_node *node)
{
	struct guide *guide = loader->guide;

	if (!node)
		return;
	read_limits(node, "role", LEAST_ROLES, MOST_ROLES, loader->diag);
	guide->roles = ARENA_ARRAY(loader->arena, struct role, KEPT_ROLES);
	for (const struct xml_node *at = xml_child(node, "role"); at; at = xml_next(at, "role")) {
		struct role role = {
			.id = xml_attr(at, "id"),
			.abbreviation = read_filled(at, "abbr", loader->diag),
			.name = load_name(loader, at),
			.lang = xml_attr(at, "xml:lang"),
			.pos = at->pos,
		};

		role.lang = role.lang ? role.lang : xml_attr(node, "xml:lang");
		if (guide->nroles < KEPT_ROLES)
			guide->roles[guide->nroles++] = role;
	}
}

static bool roles_are_distinct(const struct guide *guide)
{
	for (int i = 0; i < guide->nroles; i++)
		for (int k = 0; k < i; k++)
			if (strcmp(guide->roles[i].id, guide->roles[k].id) == 0)
				return false;
	return true;
}

static void load_masthead(struct guide_loader *loader, const struct xml_node *node)
{
	struct guide *guide = loader->guide;
	const struct xml_node *logo;

	if (!node)
		return;
	guide->kind = guide_read_child(loader, node, "kind");
	guide->audience = guide_read_child(loader, node, "audience");
	guide->title = guide_read_child(loader, node, "title");
	guide->standfirst = guide_read_child(loader, node, "standfirst");
	logo = xml_child(node, "picture");
	if (logo)
		guide->logo = guide_read_picture(loader, logo);
}

static void load_about(struct guide_loader *loader, const struct xml_node *node)
{
	struct guide *guide = loader->guide;

	if (node) {
		guide->short_title = guide_read_text(loader, node, "short-title");
		guide->author = guide_read_text(loader, node, "author");
		guide->subject = guide_read_text(loader, node, "subject");
		guide->keywords = guide_read_text(loader, node, "keywords");
	}
	if (!guide->short_title)
		guide->short_title = rich_plain(loader->arena, &guide->title);
}

static void load_dimensions(struct guide_loader *loader, const struct xml_node *node)
{
	struct guide *guide = loader->guide;
	int n = node ? read_count(node, "dimension") : 0;
	const struct xml_node *at;

	if (!n)
		return;
	guide->dimensions = ARENA_ARRAY(guide->pieces, struct dimension, n);
	for (at = xml_child(node, "dimension"); at; at = xml_next(at, "dimension"))
		guide_dimension_load(loader, at, &guide->dimensions[guide->ndimensions++]);
	guide->source_line = guide_read_child(loader, node, "source-line");
}

static void load_section(struct guide_loader *loader, const struct xml_node *node,
			 struct section *section)
{
	const struct xml_node *head = xml_child(node, "head"), *at;

	section->id = xml_attr(node, "id");
	section->lang = xml_attr(node, "xml:lang");
	section->head = guide_read_child(loader, node, "head");
	section->starts_page = read_is(node, "new-page", "yes");
	section->pos = node->pos;
	section->parts = ARENA_ARRAY(loader->arena, struct part, read_count(node, NULL));
	for (at = head ? xml_next(head, NULL) : NULL; at; at = xml_next(at, NULL))
		guide_part_load(loader, at, &section->parts[section->nparts++]);
	if (!section->nparts)
		diag_error(loader->diag, node->pos, "section \"%s\" has nothing below its head",
			   rich_plain(loader->arena, &section->head));
}

static void load_sections(struct guide_loader *loader, const struct xml_node *root)
{
	struct guide *guide = loader->guide;
	const struct xml_node *dimensions = xml_child(root, "dimensions"), *at;

	guide->sections = ARENA_ARRAY(loader->arena, struct section,
				      read_count(root, "section"));
	for (at = xml_child(root, "section"); at; at = xml_next(at, "section"))
		load_section(loader, at, &guide->sections[guide->nsections++]);
	if (guide->ndimensions && !loader->comparison) {
		diag_warn(loader->diag, dimensions->pos,
			  "the dimensions are shown nowhere: no section has a <comparison>");
		diag_hint(loader->diag,
			  "write <comparison/> in the section where the table belongs");
	}
}

static void load_colophon(struct guide_loader *loader, const struct xml_node *node)
{
	struct guide *guide = loader->guide;

	if (!node)
		return;
	guide->colophon_head = guide_read_child(loader, node, "head");
	guide->colophon = ARENA_ARRAY(loader->arena, struct colophon_entry,
				      read_count(node, "entry"));
	for (const struct xml_node *at = xml_child(node, "entry"); at; at = xml_next(at, "entry")) {
		struct colophon_entry *entry = &guide->colophon[guide->ncolophon++];

		entry->pos = at->pos;
		entry->head = guide_read_child(loader, at, "head");
		entry->paragraphs = guide_read_children(loader, at, "p", &entry->nparagraphs);
	}
}

static void load_guide(struct guide_loader *loader, const struct xml_node *root)
{
	struct guide *guide = loader->guide;

	guide->pos = root->pos;
	guide->id = xml_attr(root, "id");
	guide->lang = xml_attr(root, "xml:lang");
	guide->version = read_filled(root, "version", loader->diag);
	guide->date = read_date(root, "date", loader->diag);
	guide->questionnaire = read_filled(root, "questionnaire", loader->diag);
	if (guide->questionnaire) /* its author's as much as the guide, whether or not it is read */
		inputs_note_path(loader->diag->inputs,
				 file_join(loader->arena, file_dir(loader->arena, root->pos.file),
					   guide->questionnaire));
	load_roles(loader, xml_child(root, "roles"));
	if (!roles_are_distinct(guide)) { /* every cell would seem to be at fault */
		guide_check(root, loader->diag);
		return;
	}
	load_masthead(loader, xml_child(root, "masthead"));
	load_about(loader, xml_child(root, "about"));
	load_dimensions(loader, xml_child(root, "dimensions"));
	load_sections(loader, root);
	load_colophon(loader, xml_child(root, "colophon"));
	guide_check(root, loader->diag);
}

/* root: NULL when the file was no good. */
static const struct guide *make_guide(struct guide_loader *loader, const struct xml_node *root,
				      int nerrors)
{
	if (!root)
		return NULL;
	if (!xml_is(root, "guide")) {
		diag_error(loader->diag, root->pos, "<%s> is a piece for guides, not a guide",
			   root->name);
		diag_hint(loader->diag, "take it into a guide with xi:include");
		return NULL;
	}
	load_guide(loader, root);
	return loader->diag->nerrors > nerrors ? NULL : loader->guide;
}

const struct guide *guide_load(struct arena *arena, const char *path, const char *schema,
			       struct diag *diag)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct guide_loader loader = {
		.arena = arena, .guide = guide, .dir = file_dir(arena, path), .diag = diag,
	};
	int nerrors = diag->nerrors;
	const struct guide *made;
	struct arena nodes;

	guide->pieces = arena_part(arena);
	/* of the tree itself the guide keeps nothing */
	arena_init(&nodes);
	made = make_guide(&loader,
			  xml_load_apart(arena, &nodes, path, schema, &guide->source, diag),
			  nerrors);
	arena_release(&nodes);
	return made;
}

const struct guide *guide_load_alone(struct arena *arena, const struct xml_source *source,
				     const char *schema, struct diag *diag)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct guide_loader loader = {.arena = arena, .guide = guide, .diag = diag};
	int nerrors = diag->nerrors;

	guide->source = *source;
	guide->pieces = arena_part(arena);
	return make_guide(&loader, xml_load_alone(arena, source, schema, diag), nerrors);
}
