/* What weakens a result: answers that are missing, and answers that contradict each other. Only
 * report*.c use it. */
#ifndef COMPOSE_REPORT_DOUBTS_H
#define COMPOSE_REPORT_DOUBTS_H

#include "compose/report_parts.h"

/* The section on both. */
void doubts_add(struct report *report);

/* The share of the points at stake that is answered, in whole percent, rounded down so that 100 is
 * said of everything alone. */
int doubts_coverage(const struct result *result);

#endif
