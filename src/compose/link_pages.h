/* Pages of links, for paper. */
#ifndef COMPOSE_LINK_PAGES_H
#define COMPOSE_LINK_PAGES_H

#include "compose/draft.h"

/* Behind each link to a place of the document that is in the draft's so far: its page. */
void link_pages_add(struct draft *draft);

#endif
