/* Next steps, what was said in answers without a score, and room for own words. */
#ifndef COMPOSE_REPORT_NEXT_H
#define COMPOSE_REPORT_NEXT_H

#include "compose/report_parts.h"

void report_next_add(struct report *report);

#endif
