/* The change as a sum over answers. */
#ifndef COMPOSE_REPORT_BEFORE_TABLE_H
#define COMPOSE_REPORT_BEFORE_TABLE_H

#include "compose/report_parts.h"

/* A table from the scores then over a line each answer to the scores now. */
void report_before_table_add(struct report *report, struct block *section);

#endif
