/* How firm the outcome is; with too few answers, what is missing for one. */
#ifndef COMPOSE_REPORT_FIRM_H
#define COMPOSE_REPORT_FIRM_H

#include "compose/report_parts.h"

/* The section. */
struct block *report_firm_add(struct report *report);

#endif
