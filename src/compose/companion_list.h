/* Lists of the companion, from which what is missed least leaves a full page first. */
#ifndef COMPOSE_COMPANION_LIST_H
#define COMPOSE_COMPANION_LIST_H

#include "compose/report_parts.h"

/* The most items of a list; one stays in any case. Half of the room to write leaves first, all of
 * it at the second step. */
enum { COMPANION_ITEMS = 6, COMPANION_NOTES = 2 };
enum { COMPANION_STEPS = COMPANION_NOTES + COMPANION_ITEMS - 1 };

struct companion_list {
	struct report *report;
	struct block *list; /* NULL: nothing is in it yet */
	struct block *section;
	enum style_id style; /* of its items */
	int n;               /* items that were to be told, of which the first are */
};

/* The body of the next item, the most important first; NULL: the list has as many as it may. */
struct block *companion_list_item(struct companion_list *list);

/* The line, where it is not empty, as the last item of the list, or where that has none as a
 * paragraph. */
void companion_list_add_line(struct companion_list *list);

/* Ends the list with how many more there are, for each number of items that may stand. */
void companion_list_end(struct companion_list *list);

#endif
