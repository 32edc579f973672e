/*
 * A property is a row: what it is called, who reads its value. One that would change what is seen
 * in a way that is not drawn has the value that changes nothing, and the remedy for all others;
 * what no row names changes nothing. style="..." goes over attributes.
 */
#include "look/svg_style.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/choice.h"
#include "look/svg_colour.h"
#include "look/svg_text.h"
#include "xml/xml.h"

/* A property of an element being read. */
struct property {
	struct svg *svg;
	const struct xml_node *node;
	const char *name, *value;
	struct svg_style *style;
};

const char svg_style_solid[] = "print knows solid inks alone: mix the colour with what is below it";

static void report(const struct property *p, const char *wanted)
{
	svg_report_value(p->svg, p->node, p->name, p->value, wanted);
}

static void read_paint(const struct property *p, struct svg_paint *out)
{
	struct svg_paint paint = {0};
	enum svg_colour colour = svg_colour_read(p->value, paint.paint.rgb);

	if (colour == SVG_COLOUR_THIN) {
		svg_refuse_value(p->svg, p->node, p->name, p->value, svg_style_solid);
		return;
	}
	if (colour == SVG_COLOUR_OTHER && strncmp(p->value, "url(", 4) == 0) {
		svg_refuse_value(p->svg, p->node, p->name, p->value,
				 "fill it with one colour in place of a gradient or a pattern");
		return;
	}
	if (colour == SVG_COLOUR_OTHER) {
		report(p, "a colour such as #1a6f8b, rgb(26, 111, 139), teal, none or "
			  "currentColor");
		return;
	}
	paint.is_none = colour == SVG_COLOUR_NONE;
	paint.is_current = colour == SVG_COLOUR_CURRENT;
	*out = paint;
}

static void read_fill(const struct property *p)
{
	read_paint(p, &p->style->fill);
}

static void read_stroke(const struct property *p)
{
	read_paint(p, &p->style->stroke);
}

static void read_color(const struct property *p)
{
	struct svg_paint paint = {.is_current = true};

	read_paint(p, &paint);
	if (!paint.is_current && !paint.is_none)
		p->style->color = paint.paint;
}

static int read_word(const struct property *p, const char *const *words, int n, const char *wanted)
{
	struct choice choice = {words, n};
	int found = choice_find(&choice, p->value);

	if (found < 0)
		report(p, wanted);
	return found;
}

static void read_rule(const struct property *p)
{
	static const char *const words[] = {"nonzero", "evenodd"};
	int found = read_word(p, words, 2, "nonzero or evenodd");

	if (found >= 0)
		p->style->is_even_odd = found == 1;
}

static void read_cap(const struct property *p)
{
	static const char *const words[] = {"butt", "round", "square"};
	int found = read_word(p, words, 3, "butt, round or square");

	if (found >= 0)
		p->style->cap = (enum svg_cap)found;
}

static void read_join(const struct property *p)
{
	static const char *const words[] = {"miter", "round", "bevel"};
	int found = read_word(p, words, 3, "miter, round or bevel");

	if (found >= 0)
		p->style->join = (enum svg_join)found;
}

static void read_mitre_limit(const struct property *p)
{
	double limit;

	if (!svg_is_number(p->value, &limit) || limit < 1)
		report(p, "a number from 1 on");
	else
		p->style->mitre_limit = limit;
}

static void read_width(const struct property *p)
{
	double width;

	if (!svg_read_length(p->svg, p->value, SVG_DIAGONAL, &width) || width < 0)
		report(p, "a width such as 2, 2px or 0.5mm");
	else
		p->style->width = width;
}

static void read_offset(const struct property *p)
{
	if (!svg_read_length(p->svg, p->value, SVG_DIAGONAL, &p->style->dash_offset))
		report(p, "a length such as 2, 2px or 0.5mm");
}

/* One length of a list, and *at behind it. */
static bool read_dash(const struct property *p, const char **at, double *out)
{
	size_t n = strcspn(*at, ", \t\r\n");
	char word[32];

	if (n == 0 || n >= sizeof word)
		return false;
	memcpy(word, *at, n);
	word[n] = '\0';
	*at = svg_skip_comma(*at + n);
	return svg_read_length(p->svg, word, SVG_DIAGONAL, out) && *out >= 0;
}

/* An odd number of dashes is gone through twice, and with a sum of 0 there are none (11.4). */
static void read_dashes(const struct property *p)
{
	const char *at = svg_skip_space(p->value);
	double dashes[SVG_MOST_DASHES], sum = 0;
	int n = 0;

	if (strcmp(at, "none") == 0)
		at = "";
	while (*at) {
		if (n == SVG_MOST_DASHES / 2 || !read_dash(p, &at, &dashes[n])) {
			report(p, "none or up to 16 lengths, such as \"4 2\"");
			return;
		}
		sum += dashes[n++];
	}
	for (int i = 0; i < n && n % 2; i++)
		dashes[n + i] = dashes[i];
	p->style->ndashes = sum > 0 ? n * (1 + n % 2) : 0;
	memcpy(p->style->dashes, dashes, sizeof *dashes * (size_t)p->style->ndashes);
}

/* Nothing is seen through; or nothing is seen; *thin: what says that something in between is. */
static bool is_clear(const struct property *p, const char **thin)
{
	size_t n = strlen(p->value);
	bool is_percent = n > 0 && p->value[n - 1] == '%';
	const char *number = arena_strndup(p->svg->arena, p->value, n - is_percent);
	double opacity;

	*thin = NULL;
	if (!svg_is_number(number, &opacity)) {
		report(p, "a number from 0 to 1");
		return false;
	}
	opacity /= is_percent ? 100 : 1;
	if (opacity > 0 && opacity < 1)
		*thin = p->value;
	return opacity <= 0;
}

static void read_opacity(const struct property *p)
{
	const char *thin;

	p->style->is_gone |= is_clear(p, &thin);
	if (thin)
		svg_refuse_value(p->svg, p->node, p->name, p->value, svg_style_solid);
}

static void read_fill_opacity(const struct property *p)
{
	p->style->is_fill_clear = is_clear(p, &p->style->thin_fill);
}

static void read_stroke_opacity(const struct property *p)
{
	p->style->is_stroke_clear = is_clear(p, &p->style->thin_stroke);
}

static void read_visibility(const struct property *p)
{
	static const char *const words[] = {"visible", "hidden", "collapse"};
	int found = read_word(p, words, 3, "visible or hidden");

	if (found >= 0)
		p->style->is_hidden = found > 0;
}

static void read_display(const struct property *p)
{
	p->style->is_gone |= strcmp(p->value, "none") == 0;
}

/* The stroke is drawn over the field, as it is unless told. */
static void read_order(const struct property *p)
{
	const char *fill = strstr(p->value, "fill"), *stroke = strstr(p->value, "stroke");

	if (stroke && (!fill || stroke < fill))
		svg_refuse_value(p->svg, p->node, p->name, p->value,
				 "make line and field two shapes, in the order wanted");
}

static const struct row {
	const char *name;
	void (*read)(const struct property *property);
	const char *plain, *remedy; /* read NULL: the only value there is, and what else to do */
} rows[] = {
	{"color", read_color, NULL, NULL},
	{"display", read_display, NULL, NULL},
	{"fill", read_fill, NULL, NULL},
	{"fill-opacity", read_fill_opacity, NULL, NULL},
	{"fill-rule", read_rule, NULL, NULL},
	{"opacity", read_opacity, NULL, NULL},
	{"stroke", read_stroke, NULL, NULL},
	{"stroke-dasharray", read_dashes, NULL, NULL},
	{"stroke-dashoffset", read_offset, NULL, NULL},
	{"stroke-linecap", read_cap, NULL, NULL},
	{"stroke-linejoin", read_join, NULL, NULL},
	{"stroke-miterlimit", read_mitre_limit, NULL, NULL},
	{"stroke-opacity", read_stroke_opacity, NULL, NULL},
	{"stroke-width", read_width, NULL, NULL},
	{"visibility", read_visibility, NULL, NULL},
	{"clip-path", NULL, "none", "cut the shapes themselves to what shows (path: intersection)"},
	{"filter", NULL, "none", "take the effect out; one that matters: draw it as shapes"},
	{"marker", NULL, "none", "draw the arrow heads as paths (stroke to path)"},
	{"marker-end", NULL, "none", "draw the arrow heads as paths (stroke to path)"},
	{"marker-mid", NULL, "none", "draw the arrow heads as paths (stroke to path)"},
	{"marker-start", NULL, "none", "draw the arrow heads as paths (stroke to path)"},
	{"mask", NULL, "none", "cut the shapes themselves to what shows (path: intersection)"},
	{"mix-blend-mode", NULL, "normal", "paint the mixed colour as a shape of its own"},
	{"paint-order", read_order, NULL, NULL},
	{"transform-box", NULL, "view-box", "write the transform as one about the origin"},
	{"transform-origin", NULL, "0 0", "write the transform as one about the origin"},
	{"vector-effect", NULL, "none", "write the stroke's width as it is to be seen"},
};

static void apply(struct property *p)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].name, p->name) != 0 || strcmp(p->value, "inherit") == 0)
			continue;
		if (rows[i].read)
			rows[i].read(p);
		else if (strcmp(p->value, rows[i].plain) != 0)
			svg_refuse_value(p->svg, p->node, p->name, p->value, rows[i].remedy);
		return;
	}
	if (strcmp(p->name, "transform") == 0)
		svg_refuse_value(p->svg, p->node, "style: transform", p->value,
				 "write it as the attribute transform");
}

/* A stretch of text without white space around it. */
static const char *trim(struct arena *arena, const char *at, const char *end)
{
	while (at < end && ascii_is_space(*at))
		at++;
	while (end > at && ascii_is_space(end[-1]))
		end--;
	return arena_strndup(arena, at, (size_t)(end - at));
}

/* Declarations of style="...". */
struct declaration {
	const char *name, *value;
};

struct declared {
	struct declaration *list;
	int n;
};

/* style="name: value; ..."; "!important" changes nothing where all is in one place. */
static void read_declarations(struct property *p, const char *at, struct declared *out)
{
	struct arena *arena = p->svg->arena;

	while (*at) {
		const char *end = at + strcspn(at, ";"), *colon = at + strcspn(at, ":");
		const char *mark = strstr(at, "!important");

		if (colon < end) {
			ARENA_GROW(arena, out->list, out->n);
			out->list[out->n++] = (struct declaration){
				trim(arena, at, colon),
				trim(arena, colon + 1, mark && mark < end ? mark : end)};
		} else if (*trim(arena, at, end)) {
			p->name = "style";
			p->value = at;
			report(p, "a list such as \"fill: #1a6f8b; stroke: none\"");
		}
		at = *end ? end + 1 : end;
	}
}

static bool is_declared(const struct declared *declared, const char *name)
{
	for (int i = 0; i < declared->n; i++)
		if (strcmp(declared->list[i].name, name) == 0)
			return true;
	return false;
}

struct svg_style svg_style_begin(void)
{
	return (struct svg_style){.stroke = {.is_none = true},
				  .color = {.is_ink = true},
				  .mitre_limit = 4,
				  .width = 1};
}

struct svg_style svg_style_read(struct svg *svg, const struct xml_node *node,
				const struct svg_style *outer)
{
	struct svg_style style = *outer;
	struct property property = {.svg = svg, .node = node, .style = &style};
	const char *declarations = xml_attr(node, "style");
	struct declared declared = {NULL, 0};

	if (declarations)
		read_declarations(&property, declarations, &declared);
	for (int i = 0; i < node->nattrs; i++) {
		const char *name = node->attrs[i].name, *value = node->attrs[i].value;

		if (strncmp(name, "on", 2) == 0)
			svg_refuse_value(svg, node, name, value,
					 "a page runs no scripts: take the attribute out");
		if (strcmp(name, "transform") == 0 || is_declared(&declared, name))
			continue;
		property.name = name;
		property.value = trim(svg->arena, value, value + strlen(value));
		apply(&property);
	}
	for (int i = 0; i < declared.n; i++) {
		property.name = declared.list[i].name;
		property.value = declared.list[i].value;
		apply(&property);
	}
	return style;
}
