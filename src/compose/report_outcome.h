/* The first page but for the limits of use. */
#ifndef COMPOSE_REPORT_OUTCOME_H
#define COMPOSE_REPORT_OUTCOME_H

#include "compose/report_parts.h"

void report_outcome_add(struct report *report);
/* What a small sheet has no room for there, to stand behind the limits. */
void report_outcome_add_rest(struct report *report);

#endif
