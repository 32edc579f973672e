/* Where the roles part: a dumbbell a dimension; nothing without a result. */
#ifndef COMPOSE_REPORT_DIMENSIONS_H
#define COMPOSE_REPORT_DIMENSIONS_H

#include "compose/report_parts.h"

void report_dimensions_add(struct report *report);
/* How a mark of it comes about, with one worked out, as a paragraph; nothing without a result. */
void report_dimensions_add_workings(struct report *report, struct block *parent);

#endif
