/*
 * Which footnotes are text is found by trying: pages are chosen, and for the first bad one the
 * largest footnotes of it and of the next page become text, one after the other, until pages are
 * less bad in all. Where that does not help, all stay where they are, and the next bad page is
 * tried.
 */
#include "layout/notes.h"

#include "layout/blocks.h"
#include "layout/flow.h"
#include "layout/pagebreak.h"
#include "layout/para.h"

enum {
	MOST_MOVED = 6,  /* boxes whose footnotes become text for the sake of one page */
	MOST_TRIES = 100 /* pages of a document */
};

/* The footnotes of a list, and the list in which some are text. */
struct notes {
	const struct flow *flow;
	const struct vlist *list; /* as it came */
	len *heights;             /* by its nodes: of their footnotes */
	bool *are_text;           /* the same: whether these are text */
	const struct vlist *settled;
	int *places; /* by nodes of the list: where they are in the settled one */
	struct pagebreak *breaks;
	struct arena_mark begin; /* of what is made anew with each choice, in the flow's lists */
};

struct vlist notes_list(const struct flow *flow, int id, struct arena *arena)
{
	const struct block *note = flow->doc->blocks[id];
	struct para_options options = {.width = flow_body_width(flow)};
	struct vlist list;

	vlist_init(&list, arena);
	if (note->first)
		blocks_flow(flow, note->first, NULL, options.width, &list);
	else
		para_flow(flow, note, &options, &list);
	return list;
}

/* They are set anew where they are to stand: nothing of this is kept. */
static len notes_height(const struct flow *flow, const struct vnode *node)
{
	struct flow aside = *flow;
	len height = 0;

	aside.ink = flow->rows;
	aside.paragraphs = NULL;
	for (int i = 0; i < node->nnotes; i++) {
		struct arena_mark mark = arena_mark(flow->rows);

		height += notes_list(&aside, node->notes[i], flow->rows).height;
		arena_reset(flow->rows, mark);
	}
	return height;
}

/* Whether the footnotes of a box, so high, are too many to be sure that they fit on a page with it
 * and what opens it, which is NULL or a box. */
static bool are_too_many(const struct flow *flow, const struct vnode *node, len notes,
			 const struct vnode *opening)
{
	len body = flow_body_height(flow), gap = flow->theme->gaps.note * flow->master->grid;
	len text = node->height;

	if (notes == 0)
		return false;
	if (opening)
		text = len_max(text + opening->height, pagebreak_depth(opening));
	return notes > body / 100 * flow->theme->shares.notes || text + gap + notes > body;
}

/* Finds how high footnotes are, and which of them are too many; whether some are. */
static bool measure(struct notes *notes)
{
	const struct vnode *opening = NULL;
	bool has_many = false;

	for (int i = 0; i < notes->list->nnodes; i++) {
		const struct vnode *node = &notes->list->nodes[i];

		if (node->kind == V_PENALTY)
			opening = node->after_break;
		notes->heights[i] = notes_height(notes->flow, node);
		notes->are_text[i] = are_too_many(notes->flow, node, notes->heights[i], opening);
		has_many = has_many || notes->are_text[i];
	}
	return has_many;
}

/* --- As text --------------------------------------------------------------------------------- */

/* What opens a page without what hangs below it: that stands beside a text, and notes take the
 * whole width. */
static const struct vnode *without_overhang(const struct flow *flow, const struct vnode *opening)
{
	struct vnode *box = opening ? arena_copy(flow->lists, opening, sizeof *opening) : NULL;

	if (!box)
		return NULL;
	box->items = NULL;
	box->nitems = 0;
	for (int i = 0; i < opening->nitems; i++) {
		if (opening->items[i].y > opening->height)
			continue;
		ARENA_GROW(flow->lists, box->items, box->nitems);
		box->items[box->nitems++] = opening->items[i];
	}
	return box;
}

/* Pages that begin shortly above the end of the list open without what would reach below it. */
static void end_overhangs(const struct flow *flow, const struct vlist *list)
{
	len below = 0, body = flow_body_height(flow);

	for (int i = list->nnodes - 1; i >= 0 && below < body; i--) {
		struct vnode *node = &list->nodes[i];

		below += node->height;
		if (node->after_break &&
		    pagebreak_depth(node->after_break) > node->after_break->height + below)
			node->after_break = without_overhang(flow, node->after_break);
	}
}

/* Adds footnotes to the text itself; opening: of the pages on which they go on. */
static void add_to_text(const struct flow *flow, const int *notes, int nnotes,
			const struct vnode *opening, struct vlist *out)
{
	opening = without_overhang(flow, opening);
	end_overhangs(flow, out);
	vlist_add_penalty(out, 0);
	out->nodes[out->nnodes - 1].after_break = opening;
	flow_gap(flow, out, (struct design_gap){flow->theme->gaps.note, 0});
	for (int i = 0; i < nnotes; i++) {
		struct vlist list = notes_list(flow, notes[i], out->arena);
		int first = out->nnodes;

		vlist_append(out, &list);
		for (int k = first; k < out->nnodes; k++)
			if (out->nodes[k].kind == V_PENALTY)
				out->nodes[k].after_break = opening;
	}
}

/* Those that wait for a place, and those of a box. */
static const int *join(struct arena *arena, const int *waiting, int nwaiting,
		       const struct vnode *box)
{
	int *all = ARENA_ARRAY(arena, int, nwaiting + box->nnotes);

	for (int i = 0; i < nwaiting; i++)
		all[i] = waiting[i];
	for (int i = 0; i < box->nnotes; i++)
		all[nwaiting + i] = box->notes[i];
	return all;
}

/* Makes the list in which those footnotes that are text stand behind what refers to them, and
 * behind all that stands beside it. */
static void settle(struct notes *notes, const struct flow *flow)
{
	const struct vlist *list = notes->list;
	struct vlist *out = ARENA_NEW(flow->lists, struct vlist);
	const struct vnode *opening = NULL;
	const int *waiting = NULL;
	int nwaiting = 0;

	vlist_init(out, flow->lists);
	for (int i = 0; i < list->nnodes; i++) {
		const struct vnode *node = &list->nodes[i];
		bool is_room = node->kind == V_PENALTY && node->penalty <= 0 && !node->is_within;
		struct vlist one = {.nodes = list->nodes + i,
				    .nnodes = 1,
				    .height = node->height,
				    .first_baseline = -1};

		if (node->kind == V_PENALTY)
			opening = node->after_break;
		if (nwaiting && is_room)
			add_to_text(flow, waiting, nwaiting, opening, out);
		nwaiting = is_room ? 0 : nwaiting;
		notes->places[i] = out->nnodes;
		vlist_append(out, &one);
		if (!notes->are_text[i])
			continue;
		vlist_last(out)->nnotes = 0;
		waiting = join(flow->lists, waiting, nwaiting, node);
		nwaiting += node->nnotes;
	}
	if (nwaiting)
		add_to_text(flow, waiting, nwaiting, opening, out);
	notes->settled = out;
}

static void tell(const struct notes *notes)
{
	const struct flow *flow = notes->flow;

	for (int i = 0; i < notes->list->nnodes; i++)
		if (notes->are_text[i])
			diag_warn(flow->diag,
				  flow->doc->blocks[notes->list->nodes[i].notes[0]]->pos,
				  "the footnotes here have no room on the page that refers to "
				  "them, and stand in the text");
}

/* --- Pages ----------------------------------------------------------------------------------- */

static void choose(struct notes *notes)
{
	const struct flow *flow = notes->flow;
	struct pagebreak *b = notes->breaks;
	const len *heights = notes->heights;

	if (notes->settled != notes->list) {
		len *moved = ARENA_ARRAY(flow->lists, len, notes->settled->nnodes);

		for (int i = 0; i < notes->list->nnodes; i++)
			moved[notes->places[i]] = notes->are_text[i] ? 0 : heights[i];
		heights = moved;
	}
	for (int attempt = 0; attempt < 2; attempt++) {
		pagebreak_init(b, flow->lists, notes->settled, heights, attempt > 0);
		b->room = flow_body_height(flow);
		b->note_gap = flow->theme->gaps.note * flow->master->grid;
		if (pagebreak_choose(b))
			break;
	}
}

/* What was settled and chosen before is gone. */
static void settle_and_choose(struct notes *notes, const struct flow *flow)
{
	arena_reset(flow->lists, notes->begin);
	settle(notes, flow);
	choose(notes);
}

/* How bad all pages are. */
static int sum_badness(const struct pagebreak *b)
{
	int sum = 0;

	for (int z = b->nbreaks - 1; z > 0; z = b->from[z])
		sum += pagebreak_badness(b, b->from[z], z);
	return sum;
}

/* The break that ends the k-th bad page, from 0; 0: there are not so many. */
static int find_bad(const struct pagebreak *b, int k)
{
	int nbad = 0, found = 0, z;

	for (z = b->nbreaks - 1; z > 0; z = b->from[z])
		nbad += pagebreak_badness(b, b->from[z], z) > 0;
	for (z = b->nbreaks - 1; z > 0; z = b->from[z])
		if (pagebreak_badness(b, b->from[z], z) > 0 && ++found == nbad - k)
			return z;
	return 0;
}

/* The node with the highest footnotes at the bottom of a page that ends with break z, or of the
 * next one; -1: none has any. */
static int find_highest(const struct notes *notes, int z)
{
	const struct pagebreak *b = notes->breaks;
	int end = z, best = -1;

	for (int next = b->nbreaks - 1; next > z; next = b->from[next])
		end = next;
	for (int i = 0; i < notes->list->nnodes; i++) {
		int place = notes->places[i];

		if (place >= b->starts[b->from[z]] && place < b->ends[end] && !notes->are_text[i] &&
		    notes->heights[i] > (best < 0 ? 0 : notes->heights[best]))
			best = i;
	}
	return best;
}

/* Whether pages are less bad in all once some footnotes around the page that ends with break z are
 * text; if not, they stay where they are. */
static bool try_page(struct notes *notes, const struct flow *flow, int z)
{
	int nodes[MOST_MOVED], nnodes = 0, badness = sum_badness(notes->breaks);

	while (nnodes < MOST_MOVED && (nodes[nnodes] = find_highest(notes, z)) >= 0)
		notes->are_text[nodes[nnodes++]] = true;
	for (int i = 0; i < nnodes; i++)
		notes->are_text[nodes[i]] = false;
	if (nnodes == 0)
		return false;
	for (int i = 0; i < nnodes; i++) {
		notes->are_text[nodes[i]] = true;
		settle_and_choose(notes, flow);
		if (sum_badness(notes->breaks) < badness)
			return true;
	}
	for (int i = 0; i < nnodes; i++)
		notes->are_text[nodes[i]] = false;
	settle_and_choose(notes, flow);
	return false;
}

/* Bad pages, from the first on, are tried, has_mended: and some became better. Whether there were
 * any: then the text of notes is set aside, and is to be set again. */
static bool mend(struct notes *notes, bool *has_mended)
{
	struct flow aside = *notes->flow;
	int nhopeless = 0;
	bool has_tried = false;

	aside.ink = aside.lists;
	aside.paragraphs = NULL;
	for (int i = 0; i < MOST_TRIES; i++) {
		int z = find_bad(notes->breaks, nhopeless);

		if (z == 0)
			break;
		has_tried = true;
		if (try_page(notes, &aside, z))
			*has_mended = true;
		else
			nhopeless++;
	}
	return has_tried;
}

static bool has_notes(const struct vlist *list)
{
	for (int i = 0; i < list->nnodes; i++)
		if (list->nodes[i].nnotes > 0)
			return true;
	return false;
}

const struct vlist *notes_break(const struct flow *flow, const struct vlist *list,
				struct pagebreak *b)
{
	struct notes notes = {.flow = flow, .list = list, .settled = list, .breaks = b};
	int n = list->nnodes;
	bool has_text;

	if (!has_notes(list)) {
		choose(&notes);
		return list;
	}
	notes.heights = ARENA_ARRAY(flow->lists, len, n);
	notes.are_text = ARENA_ARRAY(flow->lists, bool, n);
	notes.places = ARENA_ARRAY(flow->lists, int, n);
	has_text = measure(&notes);
	for (int i = 0; i < n; i++)
		notes.places[i] = i;
	notes.begin = arena_mark(flow->lists);
	if (has_text)
		settle(&notes, flow);
	choose(&notes);
	if (mend(&notes, &has_text) && has_text)
		settle_and_choose(&notes, flow);
	if (has_text)
		tell(&notes);
	return notes.settled;
}
