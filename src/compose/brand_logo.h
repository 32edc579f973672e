/* The logo of a document: its organisation's, or else its theme's. */
#ifndef COMPOSE_BRAND_LOGO_H
#define COMPOSE_BRAND_LOGO_H

struct draft;
struct logo;

/* Never NULL: without a picture where there is none. */
const struct logo *brand_logo_find(const struct draft *draft);

/* Puts it into the running foot, where one goes there: the same on every page, it tells those who
 * listen nothing. */
void brand_logo_set_foot(struct draft *draft);

#endif
