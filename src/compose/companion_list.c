/* When there is no more room to write, every list has one item less at each step of leaving out;
 * what it then lacks is counted. */
#include "compose/companion_list.h"

static struct block *add_item(struct companion_list *list)
{
	struct draft *draft = list->report->draft;

	if (!list->list)
		list->list = build_list(draft, list->section, NUMBERING_DISC, list->style);
	return build_item(draft, list->list, list->list->pos, 0);
}

/* The first step at which no more than n items stand. */
static unsigned step_of(int n)
{
	return n < COMPANION_ITEMS ? (unsigned)(COMPANION_NOTES + COMPANION_ITEMS - n) : 0;
}

struct block *companion_list_item(struct companion_list *list)
{
	struct block *body;

	if (list->n++ >= COMPANION_ITEMS)
		return NULL;
	body = add_item(list);
	if (list->n > 1)
		body->parent->leaves = step_of(list->n - 1);
	return body;
}

void companion_list_end(struct companion_list *list)
{
	for (int ntold = COMPANION_ITEMS; ntold >= 1; ntold--) {
		struct block *body;

		if (list->n <= ntold)
			continue;
		body = add_item(list);
		body->parent->enters = step_of(ntold);
		body->parent->leaves = ntold > 1 ? step_of(ntold - 1) : 0;
		build_para(list->report->draft, body, list->style, "companion-more",
			   WITH(say_count("count", list->n - ntold)));
	}
}

void companion_list_add_line(struct companion_list *list)
{
	struct draft *draft = list->report->draft;
	int nspans;
	struct span *spans;
	struct block *body;

	if (draft->nspans == 0)
		return;
	if (!list->list) {
		build_line(draft, list->section, BLOCK_PARA, list->style);
		return;
	}
	spans = draft_take(draft, &nspans);
	body = add_item(list);
	for (int i = 0; i < nspans; i++)
		draft_put(draft, spans[i]);
	build_line(draft, body, BLOCK_PARA, list->style);
}
