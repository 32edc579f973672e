/* What weakens a result: answers that are missing, and answers that contradict each other. */
#ifndef COMPOSE_REPORT_DOUBTS_H
#define COMPOSE_REPORT_DOUBTS_H

#include "compose/report_parts.h"

void report_doubts_add(struct report *report);

/* The share of the points at stake that is answered, in whole percent, rounded down so that 100 is
 * said of everything alone. */
int report_doubts_coverage(const struct result *result);

#endif
