/* All scores on one axis. */
#ifndef COMPOSE_REPORT_RULER_H
#define COMPOSE_REPORT_RULER_H

#include "compose/report_parts.h"

struct block *report_ruler_add(struct report *report);

#endif
