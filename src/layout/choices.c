/*
 * Boxes, numbers and texts stand in a grid of cells:
 *
 *	[ ] 1  In a garden      [ ] 3  In another place ______
 *	[ ] 2  On a sill        [ ] 4  Prefer not to say
 *
 * read down its columns, of which there are as many as make the list lowest: one more is taken
 * where it saves a row. A scale is one row, with the texts below, as long as these have room there.
 */
#include "layout/choices.h"

#include "layout/blank.h"
#include "layout/flow.h"
#include "layout/para.h"

enum {
	COLUMNS_MOST = 3,
	FEW = 8,               /* items */
	COLUMN_LEAST = 110000, /* width of a column of several */
	SCALE_LINES = 3,       /* of a text below a point of a scale */
	SCALE_GAP = 8000,      /* between such texts */
	AIR = 4200,            /* behind a box, and behind its number */
	WORDS_LEAST = 85000,   /* of a line for own words beside a text */
	ROW_PENALTY = PENALTY_LAST
};

/* The pieces of an item. */
struct choice {
	const struct block *label, *text, *box, *words; /* words NULL: there are none */
};

struct choices {
	const struct flow *flow;
	struct choice *items;
	int n;
	len box;   /* widest */
	len label; /* widest */
};

/* As doc_check has it: a label; a text, a box, perhaps a line. */
static struct choice pieces_of(const struct block *item)
{
	const struct block *text = item->last->first, *box = text->next;

	return (struct choice){item->first, text, box, box->next};
}

static struct choices find_choices(const struct flow *flow, const struct block *list,
				   struct arena *arena)
{
	struct choices choices = {.flow = flow};

	for (const struct block *item = list->first; item; item = item->next)
		choices.n++;
	choices.items = ARENA_ARRAY(arena, struct choice, choices.n);
	choices.n = 0;
	for (const struct block *item = list->first; item; item = item->next) {
		struct choice *choice = &choices.items[choices.n++];
		struct para_widths label;

		*choice = pieces_of(item);
		para_measure(flow, choice->label, NULL, LEN_MAX, &label);
		choices.label = len_max(choices.label, label.unbroken);
		choices.box = len_max(choices.box, blank_width(choice->box->of.blank, 0));
	}
	return choices;
}

/* Where texts begin in a cell. */
static len text_start(const struct choices *choices)
{
	return choices->box + choices->label + 2 * AIR;
}

/* A paragraph in a column of its own, x from the start. */
static len add_text(const struct choices *choices, const struct block *para, len x, len width,
		    struct vlist *out)
{
	struct para_options options = {.width = width, .keeps_with_next = true};
	len widest;

	widest = para_flow(choices->flow, para, &options, out);
	vlist_shift(out, x, 0);
	return widest;
}

/* The last line of a text. */
static struct vnode *last_box(const struct vlist *list)
{
	struct vnode *node = vlist_last(list);

	while (node > list->nodes && node->kind != V_BOX)
		node--;
	return node;
}

/* The line for own words: behind the text where that leaves room, else below it. */
static void add_words(const struct choices *choices, const struct block *words, len x, len widest,
		      len width, struct vlist *cell)
{
	const struct flow *flow = choices->flow;
	struct blank_place at = {.x = x, .width = width};
	bool is_below = widest + AIR + WORDS_LEAST > width;
	struct vnode *box;

	if (is_below) {
		vlist_add_penalty(cell, PENALTY_NEVER);
		vlist_add_box(cell, 3 * flow->master->grid);
	} else {
		at.x += widest + AIR;
		at.width -= widest + AIR;
	}
	box = last_box(cell);
	at.baseline = box->height - flow_baseline_rise(flow);
	blank_add(flow, words, &at, cell, box);
}

/* One item in a cell so wide, as one box. */
static struct vlist cell_of(const struct choices *choices, const struct choice *choice, len width,
			    struct arena *arena)
{
	const struct flow *flow = choices->flow;
	const struct style *style = &flow->styles[choice->text->style];
	struct blank_place at = {.width = blank_width(choice->box->of.blank, 0),
				 .size = style->size};
	len start = text_start(choices), widest;
	struct vlist columns[3], cell;

	for (int i = 0; i < 3; i++)
		vlist_init(&columns[i], arena);
	widest = add_text(choices, choice->text, start, width - start, &columns[2]);
	add_text(choices, choice->label, choices->box + AIR, choices->label, &columns[1]);
	at.baseline = columns[2].first_baseline;
	blank_add(flow, choice->box, &at, &columns[0], vlist_add_box(&columns[0], style->leading));
	columns[0].first_baseline = at.baseline;
	if (choice->words)
		add_words(choices, choice->words, start,
			  columns[2].height > style->leading ? width : widest, width - start,
			  &columns[2]);
	vlist_init(&cell, arena);
	vlist_parallel(columns, 3, 0, PENALTY_NEVER, &cell);
	return cell;
}

static len column_width(const struct choices *choices, int ncolumns, len width)
{
	len gutter = choices->flow->master->gutter;

	return (width - (ncolumns - 1) * gutter) / ncolumns;
}

static bool has_long_word(const struct choices *choices, len column)
{
	for (int i = 0; i < choices->n; i++) {
		struct para_widths text;

		para_measure(choices->flow, choices->items[i].text, NULL, LEN_MAX, &text);
		if (text.longest_word > column - text_start(choices))
			return true;
	}
	return false;
}

/* Of all cells in so many columns; LEN_MAX: a word is too long for them. */
static len grid_height(const struct choices *choices, int ncolumns, len width, struct arena *arena)
{
	int nrows = (choices->n + ncolumns - 1) / ncolumns;
	len column = column_width(choices, ncolumns, width), height = 0;

	if (ncolumns > 1 && (column < COLUMN_LEAST || has_long_word(choices, column)))
		return LEN_MAX;
	for (int row = 0; row < nrows; row++) {
		len highest = 0;

		for (int i = row; i < choices->n; i += nrows)
			highest =
				len_max(highest,
					cell_of(choices, &choices->items[i], column, arena).height);
		height += highest + (row > 0 ? choices->flow->master->grid : 0);
	}
	return height;
}

/* As many columns as make the grid lowest, and no more than that; few with own words have one, so
 * that these stand beside their text and leave no hole. */
static int count_columns(const struct choices *choices, len width, struct arena *arena)
{
	int best = 1, most = choices->n < COLUMNS_MOST ? choices->n : COLUMNS_MOST;
	len lowest = LEN_MAX;

	for (int i = 0; i < choices->n && choices->n <= FEW; i++)
		most = choices->items[i].words ? 1 : most;
	for (int n = 1; n <= most; n++) {
		len height = grid_height(choices, n, width, arena);

		if (height < lowest)
			best = n;
		lowest = len_min(lowest, height);
	}
	return best;
}

static void grid_flow(const struct choices *choices, len width, struct vlist *out)
{
	const struct flow *flow = choices->flow;
	int ncolumns = count_columns(choices, width, out->arena);
	int nrows = (choices->n + ncolumns - 1) / ncolumns;
	len column = column_width(choices, ncolumns, width);

	for (int row = 0; row < nrows; row++) {
		struct vlist cells[COLUMNS_MOST];
		int n = 0;

		for (int i = row; i < choices->n; i += nrows, n++) {
			cells[n] = cell_of(choices, &choices->items[i], column, out->arena);
			vlist_shift(&cells[n], n * (column + flow->master->gutter), 0);
		}
		if (row > 0) {
			vlist_add_penalty(out, ROW_PENALTY);
			vlist_add_box(out, flow->master->grid);
			vlist_add_penalty(out, PENALTY_NEVER);
		}
		vlist_parallel(cells, n, 0, PENALTY_NEVER, out);
	}
}

/* Whether the texts of a scale have room below their boxes. */
static bool fits_scale(const struct choices *choices, len column)
{
	for (int i = 0; i < choices->n; i++) {
		struct para_widths text;

		para_measure(choices->flow, choices->items[i].text, NULL, LEN_MAX, &text);
		if (text.longest_word > column - SCALE_GAP || choices->items[i].words ||
		    text.unbroken > SCALE_LINES * (column - SCALE_GAP) * 4 / 5)
			return false;
	}
	return true;
}

static void scale_flow(const struct choices *choices, len column, struct vlist *out)
{
	const struct flow *flow = choices->flow;
	struct vlist *points = ARENA_ARRAY(out->arena, struct vlist, choices->n);

	for (int i = 0; i < choices->n; i++) {
		const struct choice *choice = &choices->items[i];
		struct blank_place at = {.width = BLANK_BOX,
					 .size = flow->styles[STYLE_SIGN_TEXT].size};
		struct vlist text;

		vlist_init(&points[i], out->arena);
		vlist_init(&text, out->arena);
		add_text(choices, choice->label, BLANK_BOX + AIR, choices->label, &points[i]);
		at.baseline = points[i].first_baseline;
		blank_add(flow, choice->box, &at, &points[i], last_box(&points[i]));
		add_text(choices, choice->text, 0, column - SCALE_GAP, &text);
		vlist_append(&points[i], &text);
		vlist_shift(&points[i], i * column, 0);
	}
	vlist_parallel(points, choices->n, 0, PENALTY_NEVER, out);
}

void choices_flow(const struct flow *flow, const struct block *list, len width, struct vlist *out)
{
	struct choices choices = find_choices(flow, list, out->arena);
	len column = width / (choices.n > 0 ? choices.n : 1);

	if (list->of.numbering == NUMBERING_SCALE && fits_scale(&choices, column))
		scale_flow(&choices, column, out);
	else
		grid_flow(&choices, width, out);
}
