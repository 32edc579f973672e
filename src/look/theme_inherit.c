/*
 * Trees are laid under one another. An element has what it says itself; the attributes and children
 * that it lacks, it gets from the element below it: the one of the same name in the base. Elements
 * that come in numbers are told apart by an attribute. Where each came from still shows in its
 * place in the file, for messages.
 */
#include "look/theme_inherit.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "look/theme.h"
#include "look/theme_find.h"
#include "xml/read.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

enum { MOST_BASES = 8 }; /* themes behind one */

struct inheritance {
	struct arena *arena;
	struct xml_node *theme;
	struct diag *diag;
};

/* The parts of a theme, in the order in which the schema wants them. */
static const char *const parts[] = {"papers", "type",   "colours", "uses",   "roles", "lines",
				    "gaps",   "shares", "sizes",   "charts", "ruler", "marks",
				    "logo",   "edges",  "fit",     "styles"};

static int rank(const struct xml_node *node)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (xml_is(node, parts[i]))
			return (int)i;
	return -1;
}

/* What tells an element from others of its name; NULL: there is one. */
static const char *key_of(const struct xml_node *node)
{
	if (xml_is(node, "on"))
		return "paper";
	return xml_is(node, "paper") || xml_is(node, "colour") || xml_is(node, "style") ? "name"
											: NULL;
}

static struct xml_node *find_like(const struct xml_node *parent, const struct xml_node *wanted)
{
	const char *key = key_of(wanted);
	const char *value = key ? xml_attr(wanted, key) : NULL;

	for (struct xml_node *at = parent->first; at; at = at->next)
		if (at->name && xml_is(at, wanted->name) &&
		    (!key || (value && read_is(at, key, value))))
			return at;
	return NULL;
}

/* Puts a child before the parts of the theme that come later, any other at the end. */
static void insert(struct xml_node *parent, struct xml_node *child)
{
	struct xml_node **at = &parent->first;

	while (*at && !((*at)->name && rank(child) >= 0 && rank(*at) > rank(child)))
		at = &(*at)->next;
	child->parent = parent;
	child->next = *at;
	*at = child;
	if (!child->next)
		parent->last = child;
}

static void lay(const struct inheritance *inheritance, struct xml_node *node,
		const struct xml_node *base);

static struct xml_node *add_child(const struct inheritance *inheritance, struct xml_node *parent,
				  const struct xml_node *like)
{
	struct xml_node *child = ARENA_NEW(inheritance->arena, struct xml_node);

	child->name = like->name;
	child->text = like->text;
	child->pos = like->pos;
	insert(parent, child);
	if (like->name)
		lay(inheritance, child, like);
	return child;
}

/* Gives the node an attribute that it lacks. */
static void add_attr(struct arena *arena, struct xml_node *node, struct xml_attr attr)
{
	struct xml_attr *attrs;

	if (xml_attr(node, attr.name))
		return;
	attrs = ARENA_ARRAY(arena, struct xml_attr, node->nattrs + 1);
	if (node->nattrs > 0)
		memcpy(attrs, node->attrs, (size_t)node->nattrs * sizeof *attrs);
	attrs[node->nattrs++] = attr;
	node->attrs = attrs;
}

static void lay(const struct inheritance *inheritance, struct xml_node *node,
		const struct xml_node *base)
{
	bool is_list = xml_is(base, "roles") || xml_is(base, "edges");

	for (int i = 0; i < base->nattrs && !xml_is(base, "theme"); i++)
		add_attr(inheritance->arena, node, base->attrs[i]);
	if (is_list && node->first)
		return;
	for (const struct xml_node *child = base->first; child; child = child->next) {
		struct xml_node *mine = child->name && !is_list ? find_like(node, child) : NULL;

		bool is_whole = mine && (xml_is(mine, "colour") || xml_is(mine, "logo"));

		if (mine && !xml_attr(mine, "based-on") && !is_whole)
			lay(inheritance, mine, child);
		else if (!mine && child->name)
			add_child(inheritance, node, child);
	}
}

/* The file of the theme that this one extends; NULL and an error when there is none. */
static const char *find_base(const struct inheritance *inheritance, const struct xml_node *theme,
			     const char *themes)
{
	const char *name = xml_attr(theme, "extends"), *folder, *path, *why;
	struct stat status;
	int fd;

	if (!theme_is_file(name))
		return theme_find(inheritance->arena, themes, name, theme->pos, inheritance->diag);
	folder = file_dir(inheritance->arena, theme->pos.file);
	path = file_join(inheritance->arena, folder, name);
	fd = file_open_inside(path, folder, &status, &why);
	if (fd >= 0) {
		close(fd);
		return path;
	}
	diag_error(inheritance->diag, theme->pos, "cannot extend \"%s\": %s", name, why);
	diag_hint(inheritance->diag,
		  "a file that a theme extends lies beside it, or in a folder there");
	return NULL;
}

/* The next theme behind, or NULL; with an error where there should be one. */
static const struct xml_node *load_base(const struct inheritance *inheritance,
					const struct xml_node *theme, const char *themes)
{
	const char *path = find_base(inheritance, theme, themes);
	const struct xml_node *base;

	if (!path)
		return NULL;
	base = xml_load(inheritance->arena, path, NULL, NULL, inheritance->diag);
	if (base && !xml_is(base, "theme")) {
		diag_error(inheritance->diag, theme->pos, "\"%s\" is no theme", path);
		return NULL;
	}
	return base;
}

/* Lays the themes that it extends under it, the nearest first. */
static bool extend(const struct inheritance *inheritance, const char *themes)
{
	const char *paths[MOST_BASES + 1] = {inheritance->theme->pos.file};
	const struct xml_node *theme = inheritance->theme;
	int n = 1;

	for (; xml_attr(theme, "extends"); n++) {
		const struct xml_node *base = load_base(inheritance, theme, themes);

		if (!base)
			return false;
		for (int i = 0; i < n; i++)
			if (file_is_same(paths[i], base->pos.file)) {
				diag_error(inheritance->diag, theme->pos, "\"%s\" extends itself",
					   paths[i]);
				return false;
			}
		if (n > MOST_BASES) {
			diag_error(inheritance->diag, theme->pos,
				   "more than %d themes stand behind one", MOST_BASES);
			return false;
		}
		paths[n] = base->pos.file;
		lay(inheritance, inheritance->theme, base);
		theme = base;
	}
	return true;
}

/* Styles on their way to completion. */
struct styles {
	const struct inheritance *inheritance;
	struct xml_node *all;
	enum { OPEN, UNDER_WAY, COMPLETE } states[STYLE_COUNT];
};

static struct xml_node *find_style(const struct styles *styles, int id)
{
	for (struct xml_node *at = styles->all->first; at; at = at->next)
		if (at->name && xml_is(at, "style") && read_is(at, "name", style_name(id)))
			return at;
	return NULL;
}

/* The name of the colour for text on panels. */
static const char *paper_of(const struct xml_node *theme)
{
	const struct xml_node *uses = xml_child(theme, "uses");

	return uses ? xml_attr(uses, "paper") : NULL;
}

/* A style that the theme leaves out is one that its parent among the program's styles is. */
static struct xml_node *stand_in(const struct styles *styles, int id, const struct xml_node *base)
{
	struct arena *arena = styles->inheritance->arena;
	struct xml_node *node = ARENA_NEW(arena, struct xml_node);
	const char *paper = paper_of(styles->inheritance->theme);

	node->name = "style";
	node->pos = base->pos;
	add_attr(arena, node, (struct xml_attr){"name", style_name(id)});
	if (id == STYLE_CODE)
		add_attr(arena, node, (struct xml_attr){"family", STYLE_CODE_FAMILY});
	if (paper && style_is_on_panel(id) && !read_is(base, "colour", paper))
		add_attr(arena, node, (struct xml_attr){"colour", paper});
	insert(styles->all, node);
	return node;
}

/* Completes a style, and what it is based on before it; NULL: there is none. */
static struct xml_node *complete(struct styles *styles, int id)
{
	struct xml_node *node = find_style(styles, id), *base;
	const char *based_on = node ? xml_attr(node, "based-on") : NULL;
	int base_id = node ? (based_on ? style_find(based_on) : -1) : style_parent(id);

	if (styles->states[id] == UNDER_WAY) {
		diag_error(styles->inheritance->diag, node ? node->pos : styles->all->pos,
			   "the style \"%s\" is based on itself", style_name(id));
		return NULL;
	}
	if (styles->states[id] == COMPLETE || base_id < 0)
		return node;
	styles->states[id] = UNDER_WAY;
	base = complete(styles, base_id);
	if (base && !node)
		node = stand_in(styles, id, base);
	if (base)
		lay(styles->inheritance, node, base);
	styles->states[id] = COMPLETE;
	return node;
}

static bool names_colour(const char *attr)
{
	static const char *const names[] = {"colour", "text", "ground", "on-ground"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(attr, names[i]) == 0)
			return true;
	return false;
}

/* Whether something is in the colour. */
static bool is_used(const struct xml_node *node, const char *colour)
{
	if (!node->name || xml_is(node, "colours"))
		return false;
	for (int i = 0; i < node->nattrs; i++)
		if (strcmp(node->attrs[i].value, colour) == 0 &&
		    (xml_is(node, "uses") || names_colour(node->attrs[i].name)))
			return true;
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (is_used(child, colour))
			return true;
	return false;
}

/* A theme in black ink is not made colourful by colours of its base that nothing is in. */
static void drop_colours(const struct xml_node *theme)
{
	struct xml_node *colours = (struct xml_node *)xml_child(theme, "colours");
	struct xml_node **at = colours ? &colours->first : NULL;

	while (at && *at) {
		const char *name = (*at)->name ? xml_attr(*at, "name") : NULL;

		if (name && (*at)->pos.file != theme->pos.file && !is_used(theme, name))
			*at = (*at)->next;
		else
			at = &(*at)->next;
	}
}

bool theme_inherit(struct arena *arena, struct xml_node *theme, const char *themes,
		   struct diag *diag)
{
	struct inheritance inheritance = {arena, theme, diag};
	struct styles styles = {.inheritance = &inheritance};
	int nerrors = diag->nerrors;

	if (!xml_is(theme, "theme"))
		return true;
	if (!extend(&inheritance, themes))
		return false;
	styles.all = (struct xml_node *)xml_child(theme, "styles");
	for (int id = 0; styles.all && id < STYLE_COUNT; id++)
		complete(&styles, id);
	if (xml_attr(theme, "extends"))
		drop_colours(theme);
	return diag->nerrors == nerrors;
}
