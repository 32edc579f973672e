/* The guide's comparison, with the dimensions marked that parted the roles most. */
#ifndef COMPOSE_REPORT_FACTS_H
#define COMPOSE_REPORT_FACTS_H

#include "compose/report_parts.h"

void report_facts_add(struct report *report);

#endif
