/* Where the roles part: a dumbbell a dimension; nothing without a result. */
#ifndef COMPOSE_REPORT_DIMENSIONS_H
#define COMPOSE_REPORT_DIMENSIONS_H

#include "compose/report_parts.h"

void report_dimensions_add(struct report *report);

#endif
