/* What is missing where there are too few answers for a result. */
#ifndef COMPOSE_REPORT_MISSING_H
#define COMPOSE_REPORT_MISSING_H

#include "compose/report_parts.h"

/* How many more answers it takes, added to the line. */
void report_missing_say(struct report *report);

/* The section on what the given ones carry. */
struct block *report_missing_add(struct report *report);

#endif
