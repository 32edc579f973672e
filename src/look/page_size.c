/*
 * A page that no designer drew. What is read on it is the same, so type and grid are those of the
 * nearest page that somebody drew, and so is the width of a column; how many there are follows from
 * the width. Margins go with the sheet: by the root of its area, and never out of proportion to
 * the side that they lie at.
 */
#include "look/page_size.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/near.h"

enum {
	SAFE_EDGE = 14173, /* 5 mm from the edge of the sheet, or of a band along it */
	LEAST_SHARE = 60,
	MOST_SHARE = 150, /* percent of the margins that the theme's paper has */
	LEAST_EMS = 18,   /* of body type between the margins: some 40 letters */
	LEAST_STEPS = 24, /* of the grid: twelve lines */
	MOST_COLUMNS = 24 /* as in a theme */
};

static const char landscape[] = "-landscape", portrait[] = "-portrait";

/* ISO 216, and what is usual where Letter is; the first three are those that themes lay out. */
static const struct {
	const char *name;
	len width, height; /* thousandths of a point */
} known[] = {
	{"a4", 595276, 841890},       {"letter", 612000, 792000},    {"a5", 419528, 595276},
	{"a2", 1190551, 1683780},     {"a3", 841890, 1190551},       {"a6", 297638, 419528},
	{"b4", 708661, 1000630},      {"b5", 498898, 708661},        {"legal", 612000, 1008000},
	{"tabloid", 792000, 1224000}, {"executive", 522000, 756000}, {"statement", 396000, 612000},
};

enum { KNOWN = sizeof known / sizeof *known };

const char *page_size_name(int i)
{
	return i < KNOWN ? known[i].name : NULL;
}

/* How far two lengths are from each other: the greater of the lesser, in thousandths. */
static int64_t ratio(len a, len b)
{
	return a > b ? a * 1000 / b : b * 1000 / a;
}

/* The paper of themes whose sides, the shorter and the longer one, are nearest. */
static enum paper find_nearest(len width, len height)
{
	len shorter = len_min(width, height), longer = len_max(width, height);
	int64_t least = INT64_MAX;
	enum paper nearest = PAPER_A4;

	for (int p = 0; p < PAPER_COUNT; p++) {
		int64_t far = ratio(shorter, known[p].width) * ratio(longer, known[p].height);

		if (far < least) {
			least = far;
			nearest = (enum paper)p;
		}
	}
	return nearest;
}

/* Whether both are the same length to less than a tenth of a millimetre. */
static bool is_same(len a, len b)
{
	return llabs(a - b) < 283;
}

static struct page_size make_known(struct arena *arena, int i, bool is_turned)
{
	const len width = known[i].width, height = known[i].height;
	struct page_size size = {.name = known[i].name, .paper = find_nearest(width, height)};

	if (i >= PAPER_COUNT) { /* others have their nearest, and measures of their own */
		size.width = width;
		size.height = height;
	}
	if (is_turned)
		page_size_turn(arena, &size);
	return size;
}

void page_size_turn(struct arena *arena, struct page_size *size)
{
	len width = size->width;

	if (size->is_turned || width > size->height)
		return;
	size->is_turned = width == 0;
	size->width = size->height;
	size->height = width;
	for (int i = 0; i < KNOWN; i++)
		if (strcmp(size->name, known[i].name) == 0) {
			size->name = arena_printf(arena, "%s%s", size->name, landscape);
			return;
		}
	if (width < size->width)
		size->name = arena_printf(arena, "%sx%smm", len_millimetres(size->width).text,
					  len_millimetres(size->height).text);
}

/* Whether the text ends so; *n is its length, and then that of what stands before. */
static bool has_end(const char *text, const char *end, size_t *n)
{
	size_t length = strlen(end);

	if (*n <= length || strncasecmp(text + *n - length, end, length) != 0)
		return false;
	*n -= length;
	return true;
}

static bool read_name(struct arena *arena, const char *text, struct page_size *size)
{
	size_t n = strlen(text);
	bool is_turned = has_end(text, landscape, &n);

	if (!is_turned)
		has_end(text, portrait, &n);
	for (int i = 0; i < KNOWN; i++)
		if (strlen(known[i].name) == n && strncasecmp(text, known[i].name, n) == 0) {
			*size = make_known(arena, i, is_turned);
			return true;
		}
	return false;
}

/* Where the sign between width and height stands, and how long it is; NULL: there is none. */
static const char *find_times(const char *text, size_t *n)
{
	const char *at = strpbrk(text, "xX"), *cross = strstr(text, "\xc3\x97");

	*n = at ? 1 : 2;
	return at ? at : cross;
}

/* "210x297mm", "8.5in x 11in": the unit of the second holds for the first where that has none. */
static bool read_sides(struct arena *arena, const char *text, struct page_size *size)
{
	size_t n;
	const char *times = find_times(text, &n), *width, *height, *unit;

	if (!times)
		return false;
	width = arena_strndup(arena, text, (size_t)(times - text));
	width = arena_strndup(arena, width, strcspn(width, " "));
	height = times + n + strspn(times + n, " ");
	unit = height + strspn(height, "0123456789.");
	if (width[strspn(width, "0123456789.")] == 0)
		width = arena_printf(arena, "%s%s", width, unit);
	return len_parse(width, &size->width) && len_parse(height, &size->height) &&
	       size->width > 0 && size->height > 0;
}

/* A size that is known goes by its name. */
static void name_size(struct arena *arena, struct page_size *size)
{
	len shorter = len_min(size->width, size->height);
	len longer = len_max(size->width, size->height);

	for (int i = 0; i < KNOWN; i++)
		if (is_same(shorter, known[i].width) && is_same(longer, known[i].height)) {
			*size = make_known(arena, i, size->width > size->height);
			return;
		}
	size->name = arena_printf(arena, "%sx%smm", len_millimetres(size->width).text,
				  len_millimetres(size->height).text);
	size->paper = find_nearest(size->width, size->height);
}

static void report_no_paper(struct arena *arena, const char *text, struct srcpos pos,
			    struct diag *diag)
{
	const char *names[KNOWN], *list = "", *nearest;

	for (int i = 0; i < KNOWN; i++) {
		names[i] = known[i].name;
		list = arena_printf(arena, "%s%s%s", list, i ? ", " : "", names[i]);
	}
	nearest = near_find(text, names, KNOWN);
	if (nearest)
		diag_error(diag, pos, "no paper \"%s\"; did you mean \"%s\"?", text, nearest);
	else
		diag_error(diag, pos, "no paper \"%s\"; there is: %s, or a size as 210x297mm", text,
			   list);
}

bool page_size_read(struct arena *arena, const char *text, struct srcpos pos,
		    struct page_size *size, struct diag *diag)
{
	*size = (struct page_size){0};
	if (read_name(arena, text, size))
		return true;
	if (!read_sides(arena, text, size)) {
		report_no_paper(arena, text, pos, diag);
		return false;
	}
	name_size(arena, size);
	return true;
}

/* --- Its page -------------------------------------------------------------------------------- */

/* The whole root. */
static int64_t root_of(int64_t square)
{
	int64_t root = square, next = (square + 1) / 2;

	while (next < root) {
		root = next;
		next = (root + square / root) / 2;
	}
	return root;
}

/* How large the margins at two sides are, in percent of those of the theme's paper: by the area,
 * and no more than goes with the length between them. */
static int share_of(const struct master *was, const struct master *m, len length, len was_length)
{
	int64_t share = root_of(m->width * m->height / (was->width * was->height / 10000));

	share = len_min(share, length * 100 / was_length);
	return (int)len_min(len_max(share, LEAST_SHARE), MOST_SHARE);
}

static len margin_of(len was, len band, int share)
{
	return len_max(len_scale(was, share, 100), len_min(was, band + SAFE_EDGE));
}

static len text_width(const struct master *m)
{
	return m->width - m->start - m->end;
}

/* Top, sides, and the foot, which stays as far below the text. */
static void set_margins(const struct theme *theme, const struct style *styles,
			const struct master *was, struct master *m)
{
	int high = share_of(was, m, m->height, was->height);
	int wide = share_of(was, m, m->width, was->width);
	len gap = was->foot - (was->height - was->bottom), body;
	len foot = m->grid / 3 + styles[STYLE_FOOT].leading;
	len below = margin_of(was->height - was->foot, foot + theme_edge(theme, EDGE_BOTTOM), high);
	len sides = len_max(theme_edge(theme, EDGE_LEFT), theme_edge(theme, EDGE_RIGHT));

	m->top = margin_of(was->top, theme_edge(theme, EDGE_TOP), high);
	m->start = margin_of(was->start, sides, wide);
	m->end = margin_of(was->end, sides, wide);
	body = (m->height - m->top - below - gap) / m->grid * m->grid;
	m->bottom = m->height - m->top - body;
	m->foot = m->top + body + gap;
}

/* A page as wide as one with heads beside the text has them there, too. */
static const struct master *find_model(const struct theme *theme, const struct master *was,
				       const struct master *m)
{
	const struct master *model = was;

	for (int p = 0; p < PAPER_COUNT && was->head_columns == 0; p++) {
		const struct master *other = &theme->masters[p];

		if (other->head_columns > 0 && text_width(other) <= text_width(m) &&
		    (model == was || text_width(other) > text_width(model)))
			model = other;
	}
	return model;
}

/* As many columns as are nearest to the width of the model's; heads take as many as there. */
static void set_columns(const struct master *model, struct master *m)
{
	len pitch = (text_width(model) + model->gutter) / model->ncolumns;
	len n = (text_width(m) + model->gutter + pitch / 2) / pitch;

	m->gutter = model->gutter;
	m->ncolumns = (int)len_min(len_max(n, 1), MOST_COLUMNS);
	m->head_columns = model->head_columns;
	if (m->head_columns * 3 > m->ncolumns)
		m->head_columns = 0; /* less than twice as much would be left for the text */
}

static bool has_room(const struct page_size *size, const struct master *m, len ems,
		     struct diag *diag)
{
	len width = text_width(m), height = m->height - m->top - m->bottom;
	len least_width = LEAST_EMS * ems, least_height = LEAST_STEPS * m->grid;

	if (m->width > THEME_MOST_SHEET || m->height > THEME_MOST_SHEET) {
		diag_error(diag, (struct srcpos){0}, "paper %s: no side is longer than %smm",
			   size->name, len_millimetres(THEME_MOST_SHEET).text);
		return false;
	}
	if (width >= least_width && height >= least_height)
		return true;
	diag_error(diag, (struct srcpos){0},
		   "paper %s: text finds no room on it; between its margins are %s x %smm, and "
		   "%s x %smm are the least",
		   size->name, len_millimetres(len_max(width, 0)).text,
		   len_millimetres(len_max(height, 0)).text, len_millimetres(least_width).text,
		   len_millimetres(least_height).text);
	diag_hint(diag, "a6 is the smallest of the papers that have a name");
	return false;
}

/* The page as the theme draws it; lines take as many steps of its grid as on the paper that its
 * type comes from. */
static const struct theme *take_drawn(struct arena *arena, const struct theme *theme,
				      const struct drawn_page *page)
{
	struct theme *own = arena_copy(arena, theme, sizeof *theme);
	struct style *styles = own->styles[page->paper];
	len was = own->masters[page->paper].grid, grid = page->master.grid;

	own->masters[page->paper] = page->master;
	for (int s = 0; s < STYLE_COUNT && grid != was; s++) {
		styles[s].leading = styles[s].leading / was * grid;
		styles[s].before = styles[s].before / was * grid;
		styles[s].after = styles[s].after / was * grid;
	}
	return own;
}

const struct theme *page_size_theme(struct arena *arena, const struct theme *theme,
				    const struct page_size *size, struct diag *diag)
{
	const struct master *was;
	struct theme *own;
	struct master *m;

	for (int i = 0; size && i < theme->ndrawn; i++)
		if (strcmp(theme->drawn[i].master.name, size->name) == 0)
			return take_drawn(arena, theme, &theme->drawn[i]);
	if (!size || (!size->is_turned && size->width == 0))
		return theme;
	was = &theme->masters[size->paper];
	own = arena_copy(arena, theme, sizeof *theme);
	m = &own->masters[size->paper];
	m->name = size->name;
	m->width = size->is_turned ? len_max(was->width, was->height) : size->width;
	m->height = size->is_turned ? len_min(was->width, was->height) : size->height;
	set_margins(theme, theme->styles[size->paper], was, m);
	set_columns(find_model(theme, was, m), m);
	return has_room(size, m, theme->styles[size->paper][STYLE_BODY].size, diag) ? own : NULL;
}
