/*
 * The theme file is read top down; each part goes into its plain struct. A style's attributes lie
 * on top of the defaults, and those of its "on" elements on top of that for one paper.
 */
#include "look/theme_load.h"

#include <stdlib.h>
#include <string.h>

#include "base/choice.h"
#include "base/file.h"
#include "base/near.h"
#include "look/logo.h"
#include "look/page_size.h"
#include "look/picture.h"
#include "look/theme_check.h"
#include "look/theme_inherit.h"
#include "xml/read.h"
#include "xml/schema.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

static const char *const use_names[COLOUR_USE_COUNT] = {
	[COLOUR_INK] = "ink",   [COLOUR_GREY] = "grey", [COLOUR_RULE] = "rule",
	[COLOUR_HAIR] = "hair", [COLOUR_BAND] = "band", [COLOUR_PAPER] = "paper",
	[COLOUR_LINK] = "link"};

static const char *const mark_words[] = {"disc", "square", "diamond", "triangle", "hexagon"};
static const char *const side_words[] = {"top", "right", "bottom", "left"};
static const char *const pages_words[] = {"all", "first", "others"};
static const char *const weight_words[] = {"thin",    "extra-light", "light",
					   "regular", "medium",      "semibold",
					   "bold",    "extra-bold",  "black"};
static const char *const align_words[] = {"start", "centre", "end", "justify"};
static const struct choice marks = CHOICE_OF(mark_words), edges_at = CHOICE_OF(side_words);
static const char *const place_words[] = {"both", "masthead", "foot"};
static const struct choice logo_places = CHOICE_OF(place_words);
static const struct choice pages = CHOICE_OF(pages_words), aligns = CHOICE_OF(align_words);
static const char *const caps_words[] = {"as-written", "small", "all-small"};
static const char *const figures_words[] = {"text",      "table",  "old",
					    "old-table", "lining", "lining-table"};
static const struct choice weights = CHOICE_OF(weight_words), caps = CHOICE_OF(caps_words);
static const struct choice figures = CHOICE_OF(figures_words);

enum { REGULAR = 400, FROM_BOLD = 600 };

struct reader {
	struct arena *arena;
	struct theme *theme;
	struct theme_places places;
	struct diag *diag;
};

/* An attribute that the schema has checked to be a length. */
static len read_length(struct reader *reader, const struct xml_node *node, const char *name)
{
	const char *value = xml_attr(node, name);
	len length = 0;

	if (value && !len_parse(value, &length))
		diag_error(reader->diag, node->pos, "attribute \"%s\" of <%s>: %s is too long",
			   name, node->name, value);
	return length;
}

/* The same; more than what a sheet, a line or a distance can sensibly be is an error. */
static len read_at_most(struct reader *reader, const struct xml_node *node, const char *name,
			len most)
{
	len length = read_length(reader, node, name);

	if (length <= most)
		return length;
	diag_error(reader->diag, node->pos,
		   "attribute \"%s\" of <%s>: %smm is too long; %smm are the most", name,
		   node->name, len_millimetres(length).text, len_millimetres(most).text);
	return most;
}

/* One to four lengths: for all sides; top and bottom, sides; top, sides, bottom; or top, right,
 * bottom, left, as in CSS. */
static struct sides read_sides(struct reader *reader, const struct xml_node *node, const char *name)
{
	struct sides sides;

	if (!len_parse_sides(xml_attr(node, name), &sides))
		diag_error(reader->diag, node->pos, "attribute \"%s\" of <%s>: too long", name,
			   node->name);
	return sides;
}

/* The index of the colour that an attribute names, or the one given. */
static int read_colour(struct reader *reader, const struct xml_node *node, const char *attr,
		       int otherwise)
{
	const struct theme *theme = reader->theme;
	const char *name = xml_attr(node, attr), *near;
	const char **names;

	if (!name)
		return otherwise;
	for (int i = 0; i < theme->ncolours; i++)
		if (strcmp(theme->colours[i].name, name) == 0)
			return i;
	diag_error(reader->diag, node->pos, "no colour is named \"%.80s\"", name);
	names = ARENA_ARRAY(reader->arena, const char *, theme->ncolours);
	for (int i = 0; i < theme->ncolours; i++)
		names[i] = theme->colours[i].name;
	near = near_find(name, names, theme->ncolours);
	if (near)
		diag_hint(reader->diag, "did you mean \"%s\"?", near);
	return otherwise;
}

/* Whether an element is the first of its name; earlier is where one stands, or nowhere. */
static bool is_first(struct reader *reader, const struct xml_node *node, struct srcpos earlier)
{
	bool is_override = strcmp(node->name, "on") == 0;

	if (!earlier.file)
		return true;
	diag_error(reader->diag, node->pos, "the %s \"%s\" is given twice",
		   is_override ? "paper" : node->name,
		   xml_attr(node, is_override ? "paper" : "name"));
	diag_hint(reader->diag, "the first stands in line %d", earlier.line);
	return false;
}

/* The text takes whole steps of the grid; what lengths in mm lose by rounding is given back. */
static len whole_steps(const struct master *m)
{
	len slack = 100, body = m->height - m->top - m->bottom;

	if (m->grid <= slack || body <= 0)
		return m->bottom;
	return m->height - m->top - (body + slack) / m->grid * m->grid;
}

static void read_master(struct reader *reader, const struct xml_node *node, struct master *m)
{
	m->pos = node->pos;
	m->width = read_at_most(reader, node, "width", THEME_MOST_SHEET);
	m->height = read_at_most(reader, node, "height", THEME_MOST_SHEET);
	m->top = read_length(reader, node, "top");
	m->bottom = read_length(reader, node, "bottom");
	m->start = read_length(reader, node, "start");
	m->end = read_length(reader, node, "end");
	m->foot = read_length(reader, node, "foot");
	m->grid = read_length(reader, node, "grid");
	m->ncolumns = (int)read_number(node, "columns", 1);
	m->gutter = read_length(reader, node, "gutter");
	m->head_columns = (int)read_number(node, "head-columns", 0);
	m->bleed = read_sides(reader, node, "bleed");
	m->bottom = whole_steps(m);
	if (m->grid < LEN_PT)
		diag_error(reader->diag, node->pos, "a grid step is less than 1pt");
}

/* The page of a paper by its name; NULL and an error where it has one already, or there is no such
 * paper. */
static struct master *open_master(struct reader *reader, const struct xml_node *node)
{
	struct theme *theme = reader->theme;
	struct page_size size;
	struct srcpos earlier = {NULL, 0};
	bool is_one_of_three;

	if (!page_size_read(reader->arena, xml_attr(node, "name"), node->pos, &size, reader->diag))
		return NULL;
	is_one_of_three = strcmp(size.name, paper_name(size.paper)) == 0;
	if (is_one_of_three)
		earlier = reader->places.papers[size.paper];
	for (int i = 0; i < theme->ndrawn; i++)
		if (strcmp(theme->drawn[i].master.name, size.name) == 0)
			earlier = theme->drawn[i].master.pos;
	if (!is_first(reader, node, earlier))
		return NULL;
	if (is_one_of_three) {
		reader->places.papers[size.paper] = node->pos;
		theme->masters[size.paper].name = size.name;
		return &theme->masters[size.paper];
	}
	ARENA_GROW(reader->arena, theme->drawn, theme->ndrawn);
	theme->drawn[theme->ndrawn] = (struct drawn_page){.master.name = size.name,
							  .paper = size.paper};
	return &theme->drawn[theme->ndrawn++].master;
}

static void read_papers(struct reader *reader, const struct xml_node *papers)
{
	const struct xml_node *node;

	for (node = xml_child(papers, "paper"); node; node = xml_next(node, "paper")) {
		struct master *m = open_master(reader, node);

		if (m)
			read_master(reader, node, m);
	}
	for (int p = 0; p < PAPER_COUNT; p++)
		if (!reader->places.papers[p].file)
			diag_error(reader->diag, papers->pos, "the paper \"%s\" is missing",
				   paper_name((enum paper)p));
}

static void read_type(struct reader *reader, const struct xml_node *node)
{
	struct theme *theme = reader->theme;

	reader->places.type = node->pos;
	theme->family = xml_attr(node, "family");
	theme->floor_size = read_length(reader, node, "floor");
	theme->reading_floor = read_length(reader, node, "reading-floor");
	theme->hyphen_left = (int)read_number(node, "hyphen-before", 3);
	theme->hyphen_right = (int)read_number(node, "hyphen-after", 3);
}

static void read_values(const struct xml_node *node, struct colour *colour)
{
	unsigned long rgb = strtoul(xml_attr(node, "rgb") + 1, NULL, 16);
	char *cmyk = (char *)xml_attr(node, "cmyk");

	colour->rgb[0] = (uint8_t)(rgb >> 16);
	colour->rgb[1] = (uint8_t)(rgb >> 8);
	colour->rgb[2] = (uint8_t)rgb;
	for (int i = 0; i < 4; i++)
		colour->cmyk[i] = (uint8_t)strtoul(cmyk, &cmyk, 10);
}

static void read_colours(struct reader *reader, const struct xml_node *colours)
{
	struct theme *theme = reader->theme;
	const struct xml_node *node;

	for (node = xml_child(colours, "colour"); node; node = xml_next(node, "colour")) {
		struct colour colour = {.name = xml_attr(node, "name"),
					.spot = xml_attr(node, "spot"),
					.tint = (int)read_number(node, "tint", 100),
					.has_tint = xml_attr(node, "tint"),
					.pos = node->pos};
		struct srcpos earlier = {NULL, 0};

		for (int i = 0; i < theme->ncolours; i++)
			if (strcmp(theme->colours[i].name, colour.name) == 0)
				earlier = theme->colours[i].pos;
		if (!is_first(reader, node, earlier))
			continue;
		read_values(node, &colour);
		ARENA_GROW(reader->arena, theme->colours, theme->ncolours);
		theme->colours[theme->ncolours++] = colour;
	}
}

static void read_uses(struct reader *reader, const struct xml_node *node)
{
	reader->places.uses = node->pos;
	for (int i = 0; i < COLOUR_USE_COUNT; i++)
		reader->theme->uses[i] = read_colour(reader, node, use_names[i], 0);
}

static void report_no_colour(struct reader *reader, const struct xml_node *role)
{
	diag_error(reader->diag, role->pos, "<role> has no %s",
		   xml_attr(role, "text")     ? "\"ground\""
		   : xml_attr(role, "ground") ? "\"text\""
					      : "\"colour\"");
	diag_hint(reader->diag, "\"colour\" stands for text and ground, where these say no other");
}

static void read_roles(struct reader *reader, const struct xml_node *roles)
{
	const struct xml_node *node;
	int n = 0;

	for (node = xml_child(roles, "role"); node; node = xml_next(node, "role")) {
		if (n < THEME_MAX_ROLES) {
			struct role_look *look = &reader->theme->roles[n];
			int colour = read_colour(reader, node, "colour", -1);

			if (!xml_attr(node, "colour") &&
			    !(xml_attr(node, "text") && xml_attr(node, "ground")))
				report_no_colour(reader, node);
			look->colour = read_colour(reader, node, "text", colour < 0 ? 0 : colour);
			look->ground = read_colour(reader, node, "ground", colour < 0 ? 0 : colour);
			look->on_ground = read_colour(reader, node, "on-ground", -1);
			look->mark = (enum mark_shape)read_choice(node, "mark", &marks, 0);
			reader->places.roles[n] = node->pos;
		}
		n++;
	}
	if (n != THEME_MAX_ROLES)
		diag_error(reader->diag, roles->pos, "%d roles have a look; a theme has %d", n,
			   THEME_MAX_ROLES);
}

static void read_lines(struct reader *reader, const struct xml_node *node)
{
	struct theme *theme = reader->theme;

	reader->places.lines = node->pos;
	theme->page_line = read_at_most(reader, node, "page", THEME_MOST_LINE);
	theme->section_line = read_at_most(reader, node, "section", THEME_MOST_LINE);
	theme->row_line = read_at_most(reader, node, "row", THEME_MOST_LINE);
	theme->pole = read_at_most(reader, node, "pole", THEME_MOST_LINE);
	theme->axis_line = read_at_most(reader, node, "axis", THEME_MOST_LINE);
	theme->foot_line = read_at_most(reader, node, "foot", THEME_MOST_LINE);
	theme->inset = read_at_most(reader, node, "inset", THEME_MOST_INSET);
}

/* Two percentages, on either side of 100, that the schema has checked; or those given. */
static struct fit_range read_range(const struct xml_node *node, const char *name, int least,
				   int most)
{
	const char *value = node ? xml_attr(node, name) : NULL;
	struct fit_range range = {least, most};
	char *rest;

	if (value) {
		range.least = (int)strtol(value, &rest, 10);
		range.most = (int)strtol(rest, NULL, 10);
	}
	return range;
}

/* Without <fit>, or where an attribute is left out: what few readers would notice. */
static void read_fit(const struct xml_node *node, struct fit_limits *fit)
{
	fit->spacing = read_range(node, "spacing", 50, 200);
	fit->leading = read_range(node, "leading", 90, 115);
	fit->margins = read_range(node, "margins", 70, 140);
	fit->type = read_range(node, "type", 85, 125);
}

/* Beside the file that names it, which is the theme that this one extends where that has it. */
static void read_logo(struct reader *reader, const struct xml_node *node)
{
	struct picture_sum sum = {0, 0};
	const char *src = node ? read_filled(node, "src", reader->diag) : NULL;
	struct picture *picture;
	struct logo *logo;
	const char *dir;
	len width;

	if (!src || !*src)
		return;
	dir = file_dir(reader->arena, node->pos.file);
	picture = picture_load(reader->arena, file_join(reader->arena, dir, src), dir, node->pos,
			       &sum, reader->diag);
	width = read_at_most(reader, node, "width", LOGO_MOST_WIDTH);
	if (!picture)
		return;
	picture->alt = xml_attr(node, "alt");
	picture->lang = xml_attr(node, "xml:lang");
	if (width > 0)
		picture->wanted_width = width;
	logo = ARENA_NEW(reader->arena, struct logo);
	logo->picture = picture;
	logo->place = (enum logo_place)read_choice(node, "place", &logo_places, LOGO_BOTH);
	logo->is_at_start = read_is(node, "side", "start");
	reader->theme->logo = logo;
}

static void read_edges(struct reader *reader, const struct xml_node *edges)
{
	struct theme *theme = reader->theme;
	const struct xml_node *node;

	for (node = edges ? xml_child(edges, "edge") : NULL; node; node = xml_next(node, "edge")) {
		ARENA_GROW(reader->arena, theme->edges, theme->nedges);
		theme->edges[theme->nedges++] = (struct edge){
			.side = (enum edge_side)read_choice(node, "side", &edges_at, 0),
			.width = read_length(reader, node, "width"),
			.colour = read_colour(reader, node, "colour", 0),
			.on = (enum edge_pages)read_choice(node, "on", &pages, EDGE_ON_ALL),
			.pos = node->pos};
	}
}

/* An attribute of two values: whether it is the second one. */
static bool read_either(const struct xml_node *node, const char *name, const char *yes,
			bool otherwise)
{
	const char *value = xml_attr(node, name);

	return value ? strcmp(value, yes) == 0 : otherwise;
}

/* The features of OpenType that capitals, figures and the list of them come to. */
static void read_features(struct reader *reader, const struct xml_node *node, struct style *style)
{
	static const char *const caps_tags[] = {"", "smcp,", "smcp,c2sc,"};
	static const char *const figures_tags[] = {"", "", "onum,", "onum,", "lnum,", "lnum,"};
	const char *own = xml_attr(node, "features");
	char *all;

	style->caps = read_choice(node, "caps", &caps, style->caps);
	style->figures = read_choice(node, "figures", &figures, style->figures);
	style->has_tabular_figures = style->figures % 2 == 1;
	if (own)
		style->own = own;
	style->features = NULL;
	if (style->caps == 0 && style->figures < 2 && !style->own)
		return;
	all = arena_printf(reader->arena, "%s%s%s", caps_tags[style->caps],
			   figures_tags[style->figures], style->own ? style->own : "");
	for (char *at = all; *at; at++)
		if (*at == ' ')
			*at = ',';
	style->features = all;
}

/* Lays the attributes that the node has over the style. */
static void overlay(struct reader *reader, const struct xml_node *node, len grid,
		    struct style *style)
{
	if (xml_attr(node, "family"))
		style->family = xml_attr(node, "family");
	if (xml_attr(node, "size"))
		style->size = read_length(reader, node, "size");
	if (xml_attr(node, "leading"))
		style->leading = grid * (int)read_number(node, "leading", 0);
	if (xml_attr(node, "before"))
		style->before = grid * (int)read_number(node, "before", 0);
	if (xml_attr(node, "after"))
		style->after = grid * (int)read_number(node, "after", 0);
	style->align = (enum align)read_choice(node, "align", &aligns, (int)style->align);
	style->colour = read_colour(reader, node, "colour", style->colour);
	style->tracking = (int)read_number(node, "tracking", style->tracking);
	style->measure = (int)read_number(node, "measure", style->measure);
	style->weight = 100 * (1 + read_choice(node, "weight", &weights, style->weight / 100 - 1));
	style->is_bold = style->weight >= FROM_BOLD;
	style->is_italic = read_either(node, "slant", "italic", style->is_italic);
	read_features(reader, node, style);
	style->is_hyphenated = read_either(node, "hyphens", "yes", style->is_hyphenated);
	style->is_balanced = read_either(node, "fill", "even", style->is_balanced);
}

static void read_overrides(struct reader *reader, const struct xml_node *style, int id)
{
	struct srcpos seen[PAPER_COUNT] = {{NULL, 0}};
	const struct xml_node *node;

	for (node = xml_child(style, "on"); node; node = xml_next(node, "on")) {
		int paper = paper_find(xml_attr(node, "paper"));

		if (!is_first(reader, node, seen[paper]))
			continue;
		seen[paper] = reader->places.styles[paper][id] = node->pos;
		overlay(reader, node, reader->theme->masters[paper].grid,
			&reader->theme->styles[paper][id]);
	}
}

static void read_styles(struct reader *reader, const struct xml_node *styles)
{
	struct theme *theme = reader->theme;
	struct srcpos seen[STYLE_COUNT] = {{NULL, 0}};
	const struct xml_node *node;

	for (node = xml_child(styles, "style"); node; node = xml_next(node, "style")) {
		int id = style_find(xml_attr(node, "name"));

		if (!is_first(reader, node, seen[id]))
			continue;
		seen[id] = node->pos;
		for (int p = 0; p < PAPER_COUNT; p++) {
			struct style *style = &theme->styles[p][id];

			reader->places.styles[p][id] = node->pos;
			style->colour = theme->uses[COLOUR_INK];
			style->weight = REGULAR;
			overlay(reader, node, theme->masters[p].grid, style);
		}
		read_overrides(reader, node, id);
	}
	for (int s = 0; s < STYLE_COUNT; s++)
		if (!seen[s].file)
			diag_error(reader->diag, styles->pos, "the style \"%s\" is missing",
				   style_name((enum style_id)s));
}

const struct theme *theme_load(struct arena *arena, const char *path, const char *schema_dir,
			       struct diag *diag)
{
	struct reader *reader = ARENA_NEW(arena, struct reader);
	char *schema = file_join(arena, schema_dir, "theme.rng");
	const char *themes = file_join(arena, file_dir(arena, schema_dir), "themes");
	int nerrors = diag->nerrors;
	struct xml_node *root = xml_load(arena, path, NULL, NULL, diag);

	if (!root || !theme_inherit(arena, root, themes, diag) || !schema_check(root, schema, diag))
		return NULL;
	reader->arena = arena;
	reader->diag = diag;
	reader->theme = ARENA_NEW(arena, struct theme);
	reader->theme->name = xml_attr(root, "name");
	reader->theme->path = path;
	reader->theme->places = &reader->places;
	read_papers(reader, xml_child(root, "papers"));
	read_type(reader, xml_child(root, "type"));
	read_colours(reader, xml_child(root, "colours"));
	read_uses(reader, xml_child(root, "uses"));
	read_roles(reader, xml_child(root, "roles"));
	read_lines(reader, xml_child(root, "lines"));
	design_load(reader->theme, root, diag);
	read_fit(xml_child(root, "fit"), &reader->theme->fit);
	read_edges(reader, xml_child(root, "edges"));
	read_styles(reader, xml_child(root, "styles"));
	read_logo(reader, xml_child(root, "logo"));
	if (diag->nerrors == nerrors)
		theme_check(reader->theme, diag);
	return diag->nerrors == nerrors ? reader->theme : NULL;
}
