/* Dimensions of a report, and the facts of the guide beside them. */
#ifndef COMPOSE_REPORT_DIMENSIONS_H
#define COMPOSE_REPORT_DIMENSIONS_H

#include "compose/report_parts.h"

/* Centipoints by which the leader is ahead of the rival in that dimension of the guide; 0: level,
 * or no answers. */
int32_t report_dimension_lead(const struct report *report, int dimension);

/* The guide's comparison, with the dimensions marked that parted the roles most. */
void report_add_facts(struct report *report, bool starts_page);

#endif
