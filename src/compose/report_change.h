/* What would change the result: other answers, weights, doubts, rules. */
#ifndef COMPOSE_REPORT_CHANGE_H
#define COMPOSE_REPORT_CHANGE_H

#include "compose/report_parts.h"

void report_change_add(struct report *report);

#endif
