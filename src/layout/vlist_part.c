/*
 * Columns part ways: where boxes side by side share no height at which all may be cut for longer
 * than is good, each column is cut at a box of its own, and what follows begins level again.
 */
#include "layout/vlist_part.h"

#include <assert.h>

#include "layout/vlist.h"

/* Boxes of a column between two places where it may be cut. */
struct piece {
	int node; /* its first box */
	len top, end;
	len pad; /* to be put above it */
};

struct parts {
	struct piece *pieces;
	int npieces;
	int behind; /* first piece below the last cut, */
	int ahead;  /* and below the height that is tried */
	len shift;  /* how far down the pads so far move it */
};

static void find_pieces(const struct vlist *column, struct parts *parts)
{
	struct piece *last;
	len y = 0;
	int penalty = 0;

	*parts = (struct parts){0};
	for (int i = 0; i < column->nnodes; i++) {
		const struct vnode *node = &column->nodes[i];

		if (node->kind == V_PENALTY && node->penalty > penalty)
			penalty = node->penalty;
		if (node->kind == V_BOX && (penalty < PENALTY_LINE || parts->npieces == 0)) {
			ARENA_GROW(column->arena, parts->pieces, parts->npieces);
			parts->pieces[parts->npieces++] = (struct piece){.node = i, .top = y};
		}
		y += node->height;
		if (node->kind == V_BOX) {
			last = &parts->pieces[parts->npieces - 1];
			last->end = y;
			penalty = 0;
		}
	}
}

static int skip_to(const struct parts *parts, int piece, len y)
{
	while (piece < parts->npieces && parts->pieces[piece].end + parts->shift <= y)
		piece++;
	return piece;
}

/* The next height at which a piece ends; LEN_MAX behind the last. */
static len next_end(const struct parts *parts, int ncolumns)
{
	len next = LEN_MAX;

	for (int c = 0; c < ncolumns; c++)
		if (parts[c].ahead < parts[c].npieces)
			next = len_min(next, parts[c].pieces[parts[c].ahead].end + parts[c].shift);
	return next;
}

/* Moves on past all pieces that end at or above y. Whether none of the others begins above it. */
static bool try_cut(struct parts *parts, int ncolumns, len y)
{
	bool is_cut = true;

	for (int c = 0; c < ncolumns; c++) {
		struct parts *p = &parts[c];

		p->ahead = skip_to(p, p->ahead, y);
		if (p->ahead < p->npieces && p->pieces[p->ahead].top + p->shift < y)
			is_cut = false;
	}
	return is_cut;
}

/* The lowest end of a piece at or above `lowest`, or that of a first piece which reaches lower. */
static len own_cut(const struct parts *parts, int ncolumns, len lowest)
{
	len cut = 0;

	for (int c = 0; c < ncolumns; c++) {
		const struct parts *p = &parts[c];
		int piece = skip_to(p, p->behind, lowest);

		if (piece > p->behind)
			piece--;
		if (piece < p->npieces)
			cut = len_max(cut, p->pieces[piece].end + p->shift);
	}
	return cut;
}

/* Moves down to y what reaches across it. */
static void push_down(struct parts *parts, int ncolumns, len y)
{
	for (int c = 0; c < ncolumns; c++) {
		struct parts *p = &parts[c];
		struct piece *piece;

		p->ahead = p->behind = skip_to(p, p->behind, y);
		if (p->ahead == p->npieces)
			continue;
		piece = &p->pieces[p->ahead];
		if (piece->top + p->shift >= y)
			continue;
		piece->pad = y - piece->top - p->shift;
		p->shift += piece->pad;
	}
}

static void add_pads(const struct parts *parts, struct vlist *column)
{
	struct vlist padded;
	int node = 0;

	if (parts->shift == 0)
		return;
	vlist_init(&padded, column->arena);
	for (int i = 0; i <= parts->npieces; i++) {
		int end = i < parts->npieces ? parts->pieces[i].node : column->nnodes;
		struct vlist part = {
			.nodes = column->nodes + node, .nnodes = end - node, .first_baseline = -1};

		for (; node < end; node++)
			part.height += column->nodes[node].height;
		vlist_append(&padded, &part);
		if (i < parts->npieces)
			vlist_add_glue(&padded, parts->pieces[i].pad, 0);
	}
	padded.first_baseline = column->first_baseline;
	*column = padded;
}

void vlist_part(struct vlist *columns, int ncolumns, len most)
{
	struct parts *parts = ARENA_ARRAY(columns[0].arena, struct parts, ncolumns);
	len last = 0;

	assert(ncolumns > 0);
	for (int c = 0; c < ncolumns; c++)
		find_pieces(&columns[c], &parts[c]);
	for (;;) {
		len y = next_end(parts, ncolumns);

		if (y == LEN_MAX)
			break;
		if (try_cut(parts, ncolumns, y)) {
			for (int c = 0; c < ncolumns; c++)
				parts[c].behind = parts[c].ahead;
		} else if (y - last > most) {
			y = own_cut(parts, ncolumns, last + most);
			push_down(parts, ncolumns, y);
		} else {
			continue;
		}
		last = y;
	}
	for (int c = 0; c < ncolumns; c++)
		add_pads(&parts[c], &columns[c]);
}
