/* The first page but for the limits of use. */
#ifndef COMPOSE_REPORT_OUTCOME_H
#define COMPOSE_REPORT_OUTCOME_H

#include "compose/report_parts.h"

void report_outcome_add(struct report *report);

#endif
