/* Each node by itself, then their sum. Of several faults the first is told. */
#include "layout/vlist_check.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "layout/vlist.h"

static const char *fault_of_box(const struct vnode *node)
{
	if (node->penalty || node->is_within || node->after_break || node->stretch ||
	    node->is_fill || node->ruling)
		return "a box is glue or a penalty too (1)";
	if ((node->nitems && !node->items) || (node->ntop_items && !node->top_items) ||
	    (node->nnotes && !node->notes))
		return "a box counts what it has not (2)";
	return node->height < 0 ? "a height is below zero (3)" : NULL;
}

static const char *fault_of_glue(const struct vnode *node)
{
	if (node->penalty || node->is_within || node->after_break || node->nitems ||
	    node->ntop_items || node->nnotes)
		return "glue draws something, or is a penalty too (1)";
	if (node->ruling && !node->is_fill)
		return "glue is ruled, but fills nothing (1)";
	return node->height < 0 || node->stretch < 0 || node->ruling < 0
		       ? "a height is below zero (3)"
		       : NULL;
}

static const char *fault_of_penalty(const struct vnode *node)
{
	if (node->nitems || node->ntop_items || node->nnotes || node->height || node->stretch ||
	    node->is_fill || node->ruling)
		return "a penalty takes room, or draws something (1)";
	if (node->penalty > PENALTY_NEVER || node->penalty < PENALTY_ALWAYS)
		return "a penalty is out of bounds (4)";
	return node->after_break && node->after_break->kind != V_BOX
		       ? "what opens a page is no box (5)"
		       : NULL;
}

static const char *fault_of(const struct vnode *node)
{
	switch (node->kind) {
	case V_BOX:
		return fault_of_box(node);
	case V_GLUE:
		return fault_of_glue(node);
	case V_PENALTY:
		return fault_of_penalty(node);
	}
	return "a node of no kind (1)";
}

bool vlist_fault(const struct vlist *list, struct buf *out)
{
	len height = 0;

	for (int i = 0; i < list->nnodes; i++) {
		const char *fault = fault_of(&list->nodes[i]);

		height += list->nodes[i].height;
		if (!fault)
			continue;
		buf_printf(out, "node %d: %s", i, fault);
		return true;
	}
	if (height != list->height)
		buf_addstr(out, "its height is not that of its nodes (6)");
	else if (list->first_baseline < -1 || list->first_baseline > list->height)
		buf_addstr(out, "its first baseline lies outside (7)");
	return out->n > 0;
}

void vlist_check(const struct vlist *list)
{
	struct buf fault;

	buf_init(&fault);
	if (vlist_fault(list, &fault)) {
		fprintf(stderr, "a vertical list is wrong: %s\n", buf_text(&fault));
		abort();
	}
	buf_release(&fault);
}
