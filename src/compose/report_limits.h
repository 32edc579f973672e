/* What the report is for, and what not; the end of the first page. */
#ifndef COMPOSE_REPORT_LIMITS_H
#define COMPOSE_REPORT_LIMITS_H

#include "compose/report_parts.h"

void report_limits_add(struct report *report);

/* What the box of a small sheet has no room for, as the first items of a list. */
void report_limits_add_rest(struct report *report, struct block *list);

#endif
