/* The strongest answers for each of the roles compared: a card a role. */
#ifndef COMPOSE_REPORT_REASONS_H
#define COMPOSE_REPORT_REASONS_H

#include "compose/report_parts.h"

void report_reasons_add(struct report *report);

#endif
