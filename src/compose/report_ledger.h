/* The ledger: every answer with its stake and its points. */
#ifndef COMPOSE_REPORT_LEDGER_H
#define COMPOSE_REPORT_LEDGER_H

#include "compose/report_parts.h"

void report_ledger_add(struct report *report);

#endif
