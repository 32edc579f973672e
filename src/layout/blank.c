/*
 * Each blank is an area, which says where it is, and what is drawn there: the outline of a box, a
 * frame, rules. Boxes and frames stand in the middle of the capitals beside them, rules a little
 * below their line.
 */
#include "layout/blank.h"

#include "layout/flow.h"
#include "layout/pen.h"

enum {
	DROP = 2800,          /* of a rule below the baseline of the text beside it */
	DIGIT = 13000,        /* room for a figure that is written by hand */
	NUMBER_LEAST = 52000, /* width of a frame for a number */
	ROW_STEPS = 3,        /* of the grid from rule to rule */
	CHARACTERS = 60,      /* that are written on a line */
	LINES_LEAST = 2,
	LINES_MOST = 6,
	ARC = 5523 /* of a quarter circle: how far control points are, in 1/10000 of its radius */
};

static bool is_box(const struct blank *blank)
{
	return blank->role == BLANK_RADIO || blank->role == BLANK_CHECK;
}

len blank_width(const struct blank *blank, len room)
{
	if (is_box(blank))
		return BLANK_BOX;
	if (blank->role == BLANK_PLACE)
		return blank->most > 1 ? BLANK_TALL * 3 / 2 : BLANK_TALL;
	if (blank->role == BLANK_NUMBER)
		return len_min(room, len_max(NUMBER_LEAST, (blank->most + 1) * (len)DIGIT));
	return room;
}

static void add_area(const struct block *block, struct item at, const struct vlist *list,
		     struct vnode *box)
{
	at.kind = ITEM_BLANK;
	at.artifact = ARTIFACT_NONE;
	at.block = block->id;
	at.of.blank = block->of.blank;
	vlist_add_item(list, box, &at);
}

/* The outline of a rectangle of w by h, in steps from its corner. */
static int rectangle(struct path_step *steps, len w, len h)
{
	steps[0] = (struct path_step){.op = PATH_MOVE};
	steps[1] = (struct path_step){.op = PATH_LINE, .x = w};
	steps[2] = (struct path_step){.op = PATH_LINE, .x = w, .y = h};
	steps[3] = (struct path_step){.op = PATH_LINE, .y = h};
	steps[4] = (struct path_step){.op = PATH_CLOSE};
	return 5;
}

/* The outline of a circle of that width, from its top on. */
static int circle(struct path_step *steps, len width)
{
	len r = width / 2, arc = len_scale(r, ARC, 10000);
	const len from[] = {r, 0, width, r, r, width, 0, r, r, 0};
	const len along[] = {arc, 0, 0, arc, -arc, 0, 0, -arc, arc, 0};

	steps[0] = (struct path_step){.op = PATH_MOVE, .x = r};
	for (int i = 0; i < 4; i++)
		steps[i + 1] = (struct path_step){.op = PATH_CURVE,
						  .x = from[2 * i + 2],
						  .y = from[2 * i + 3],
						  .x1 = from[2 * i] + along[2 * i],
						  .y1 = from[2 * i + 1] + along[2 * i + 1],
						  .x2 = from[2 * i + 2] - along[2 * i + 2],
						  .y2 = from[2 * i + 3] - along[2 * i + 3]};
	steps[5] = (struct path_step){.op = PATH_CLOSE};
	return 6;
}

/* The outline of an area, inside of it. */
static void add_outline(const struct flow *flow, bool is_round, struct item at,
			const struct vlist *list, struct vnode *box)
{
	len weight = flow->doc->copy ? BLANK_LINE : flow->theme->section_line;
	struct path_step steps[6];
	struct path path = {.weight = weight};

	at.x += weight / 2;
	at.y += weight / 2;
	at.w -= weight;
	at.h -= weight;
	path.nsteps = is_round ? circle(steps, at.w) : rectangle(steps, at.w, at.h);
	path.steps = arena_copy(flow->ink, steps, sizeof *steps * (size_t)path.nsteps);
	at.kind = ITEM_PATH;
	at.of.path = arena_copy(flow->ink, &path, sizeof path);
	vlist_add_item(list, box, &at);
}

static void add_rule(const struct flow *flow, struct item at, const struct vlist *list,
		     struct vnode *box)
{
	struct item rule = flow_box(at.x, at.y, at.w, flow->theme->row_line,
				    flow->theme->uses[COLOUR_RULE]);

	vlist_add_item(list, box, &rule);
}

void blank_add(const struct flow *flow, const struct block *block, const struct blank_place *at,
	       const struct vlist *list, struct vnode *box)
{
	const struct blank *blank = block->of.blank;
	bool has_frame = is_box(blank) || blank->role == BLANK_PLACE || blank->role == BLANK_NUMBER;
	len h = is_box(blank) ? BLANK_BOX : BLANK_TALL;
	len middle = at->baseline - pen_cap_middle(at->size);
	struct item area = flow_box(at->x, has_frame ? middle - h / 2 : at->baseline + DROP - h,
				    at->width, h, flow->theme->uses[COLOUR_INK]);

	if (has_frame)
		add_outline(flow, blank->role == BLANK_RADIO && flow->doc->is_fillable, area, list,
			    box);
	else
		add_rule(flow, flow_box(at->x, at->baseline + DROP, at->width, 0, 0), list, box);
	add_area(block, area, list, box);
}

/* Several lines: those that are written on are ruled; those that are typed, or looked at by a
 * machine, which would take rules for writing, have a frame. */
static void text_flow(const struct flow *flow, const struct block *block, len width,
		      struct vlist *out)
{
	int nlines = (block->of.blank->most + CHARACTERS - 1) / CHARACTERS;
	len row = ROW_STEPS * flow->master->grid;
	bool is_framed = flow->doc->is_fillable || flow->doc->copy;
	struct vnode *box;
	struct item area;

	nlines = nlines < LINES_LEAST ? LINES_LEAST : nlines > LINES_MOST ? LINES_MOST : nlines;
	box = vlist_add_box(out, nlines * row);
	area = flow_box(0, flow->master->grid / 2, width, nlines * row - flow->master->grid,
			flow->theme->uses[COLOUR_INK]);
	if (is_framed)
		add_outline(flow, false, area, out, box);
	for (int i = 1; i <= nlines && !is_framed; i++)
		add_rule(flow, flow_box(0, i * row - flow->master->grid / 2, width, 0, 0), out,
			 box);
	add_area(block, area, out, box);
}

/* Says which form it is: a line of small text. */
static void code_flow(const struct flow *flow, const struct block *block, len width,
		      struct vlist *out)
{
	len height = flow->styles[STYLE_NOTE].leading;
	struct vnode *box = vlist_add_box(out, height);

	add_area(block, flow_box(0, 0, width, height, flow->theme->uses[COLOUR_INK]), out, box);
}

void blank_flow(const struct flow *flow, const struct block *block, len width, struct vlist *out)
{
	const struct blank *blank = block->of.blank;
	len height = ROW_STEPS * flow->master->grid;
	struct blank_place at = {.width = blank_width(blank, width),
				 .baseline = height - DROP - flow->theme->row_line,
				 .size = flow->styles[STYLE_BODY].size};

	if (blank->role == BLANK_TEXT)
		text_flow(flow, block, width, out);
	else if (blank->role == BLANK_CODE)
		code_flow(flow, block, width, out);
	else
		blank_add(flow, block, &at, out, vlist_add_box(out, height));
}
