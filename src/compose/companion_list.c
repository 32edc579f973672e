/* From the second step of leaving out on every list may have one item less; what it then lacks is
 * counted. */
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
	return n < COMPANION_ITEMS ? (unsigned)(COMPANION_ITEMS - n + 1) : 0;
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
