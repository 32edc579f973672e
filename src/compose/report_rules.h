/* Facts to weigh: rules that hold, and rules that may. */
#ifndef COMPOSE_REPORT_RULES_H
#define COMPOSE_REPORT_RULES_H

#include "compose/report_parts.h"

/* Those that hold, the gravest first, as far as there is room, and how many may hold. */
void report_rules_add(struct report *report);

/* Adds to the line how grave the rule is and for whom. */
void report_rules_head(struct report *report, const struct rule *rule);

/* A rule as one paragraph: how grave, for whom, and its text; an open one with what it hangs on. */
void report_rules_add_one(struct report *report, struct block *parent, int rule);

#endif
