/* What the report is for, and what not; the end of the first page. */
#ifndef COMPOSE_REPORT_LIMITS_H
#define COMPOSE_REPORT_LIMITS_H

#include "compose/report_parts.h"

void report_limits_add(struct report *report);

#endif
