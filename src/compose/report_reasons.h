/* The strongest answers for each of the roles compared: a card a role. */
#ifndef COMPOSE_REPORT_REASONS_H
#define COMPOSE_REPORT_REASONS_H

#include "compose/report_parts.h"

/* On the first page; the section, which the weaker ones leave where that is full, or NULL: there
 * are no answers. */
struct block *report_reasons_add(struct report *report);
/* Behind it all of them stand, where none has room there. */
struct block *report_reasons_add_rest(struct report *report);

#endif
