/* Sections are made behind each other in front of the one that holds the comparison. */
#include "content/guide_book.h"

#include <string.h>

#include "content/guide_choice.h"
#include "content/guide_leave.h"
#include "xml/read.h"
#include "xml/xml.h"
#include "xml/xml_edit.h"

const char guide_book_role[] = "role-";

/* A new last child; attr NULL: without one. */
static struct xml_node *add(struct leaving *leaving, struct xml_node *parent, const char *name,
			    const char *attr, const char *value)
{
	struct xml_node *node = xml_new(leaving->nodes, name, NULL, parent);

	if (attr)
		xml_set(leaving->arena, node, attr, value);
	xml_insert(parent, node, NULL);
	return node;
}

static struct xml_node *add_section(struct leaving *leaving, struct xml_node *before,
				    const struct xml_node *at, const char *id)
{
	struct xml_node *section = xml_new(leaving->nodes, "section", NULL, at);

	xml_set(leaving->arena, section, "id", id);
	xml_insert(leaving->root, section, before);
	return section;
}

static struct xml_node *find(const struct xml_node *root, const char *name)
{
	const struct xml_node *at = root;

	while (at && !xml_is(at, name))
		at = xml_walk(at, root);
	return (struct xml_node *)at;
}

/* The item or paragraph around a node; NULL: it stands in none. */
static const struct xml_node *find_piece(const struct xml_node *node)
{
	while (node && !xml_is(node, "item") && !xml_is(node, "p"))
		node = node->parent;
	return node;
}

static bool has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	while ((list = strstr(list, word)) != NULL) {
		if (list[n] == ' ' || list[n] == '\0')
			return true;
		list += n;
	}
	return false;
}

/* Ids of the roles that a piece names besides one, added to the list. */
static const char *see_piece(struct leaving *leaving, const struct xml_node *piece, const char *id,
			     const char *list)
{
	for (const struct xml_node *at = piece; at; at = xml_walk(at, piece)) {
		const char *ref = xml_is(at, "role-name") ? xml_attr(at, "ref") : NULL;

		if (ref && strcmp(ref, id) != 0 && !has_word(list, ref))
			list = arena_printf(leaving->arena, "%s%s%s", list, *list ? " " : "", ref);
	}
	return list;
}

/* The roles that are told of in one breath with this one. */
static const char *find_see(struct leaving *leaving, const char *id)
{
	const char *list = "";

	for (const struct xml_node *at = leaving->root; at; at = xml_walk(at, leaving->root)) {
		const char *ref = xml_is(at, "role-name") ? xml_attr(at, "ref") : NULL;
		const struct xml_node *piece = ref && strcmp(ref, id) == 0 ? find_piece(at) : NULL;

		if (piece)
			list = see_piece(leaving, piece, id, list);
	}
	return list;
}

/* The first panel of a role in a row of panels; NULL: there is none. */
static struct xml_node *find_panel(const struct xml_node *root, const char *id)
{
	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		const char *role = xml_is(at, "panel") && xml_is(at->parent, "panels")
					   ? xml_attr(at, "role")
					   : NULL;

		if (role && strcmp(role, id) == 0)
			return (struct xml_node *)at;
	}
	return NULL;
}

/* The panel of a role opens its portrait, and leaves where it stood. */
static void move_panel(struct leaving *leaving, struct xml_node *section, const char *id)
{
	struct xml_node *panel = find_panel(leaving->root, id);

	if (!panel)
		return;
	xml_insert(add(leaving, section, "panels", NULL, NULL), xml_copy(leaving->nodes, panel),
		   NULL);
	leave(leaving, panel);
}

static void add_portrait(struct leaving *leaving, const struct xml_node *role,
			 struct xml_node *before)
{
	const char *id = xml_attr(role, "id");
	const char *see = find_see(leaving, id);
	struct xml_node *section, *portrait;

	section = add_section(leaving, before, role,
			      arena_printf(leaving->arena, "%s%s", guide_book_role, id));
	xml_set(leaving->arena, section, "new-page", "yes");
	add(leaving, add(leaving, section, "head", NULL, NULL), "role-name", "ref", id);
	move_panel(leaving, section, id);
	portrait = add(leaving, section, "portrait", "role", id);
	if (*see)
		xml_set(leaving->arena, portrait, "see", see);
}

/* Rows without an id get one, since links of the index lead to them. */
static void add_across(struct leaving *leaving, struct xml_node *comparison)
{
	struct xml_node *section = comparison->parent;
	const struct xml_node *rows = find(leaving->root, "dimensions");
	int n = 0;

	for (const struct xml_node *at = rows; at; at = xml_walk(at, rows)) {
		struct xml_node *row = (struct xml_node *)at, *across;

		if (!xml_is(row, "dimension"))
			continue;
		n++;
		if (!xml_attr(row, "id"))
			xml_set(leaving->arena, row, "id",
				arena_printf(leaving->arena, "row-%d", n));
		across = xml_new(leaving->nodes, "across", NULL, row);
		xml_set(leaving->arena, across, "dimension", xml_attr(row, "id"));
		xml_insert(section, across, comparison);
	}
	xml_unlink(comparison);
}

static void add_index(struct leaving *leaving)
{
	struct xml_node *colophon = (struct xml_node *)xml_child(leaving->root, "colophon");

	add(leaving, add_section(leaving, colophon, leaving->root, "index"), "register", NULL,
	    NULL);
}

void guide_book_make(struct leaving *leaving)
{
	struct xml_node *root = leaving->root;
	struct xml_node *comparison = find(root, "comparison"), *before;
	const struct xml_node *roles = xml_child(root, "roles");
	bool is_wide = roles && read_count(roles, "role") > GUIDE_MOST_ROLES;

	if (!roles || !comparison)
		return;
	if (!xml_attr(root, "contents"))
		xml_set(leaving->arena, root, "contents", "yes");
	before = comparison->parent;
	for (const struct xml_node *at = xml_child(roles, "role"); at; at = xml_next(at, "role"))
		add_portrait(leaving, at, before);
	xml_set(leaving->arena, before, "new-page", "yes");
	if (is_wide)
		add_across(leaving, comparison);
	if (!xml_child(root, "index")) /* whose words the author marked */
		add_index(leaving);
}
