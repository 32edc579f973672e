/* How the result was computed, and from what. */
#ifndef COMPOSE_REPORT_METHOD_H
#define COMPOSE_REPORT_METHOD_H

#include "compose/report_parts.h"

void report_method_add(struct report *report);

#endif
