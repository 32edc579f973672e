/* Facts to weigh: rules that hold, and rules that may. */
#ifndef COMPOSE_REPORT_RULES_H
#define COMPOSE_REPORT_RULES_H

#include "compose/report_parts.h"

/* Those that hold, the gravest first, as far as there is room, and how many may hold. */
struct block *report_rules_add(struct report *report);
/* All of them in full, where the first page does not say all: behind it. */
void report_rules_add_all(struct report *report);

/* The rules that hold, the gravest first; equal ones in the order of the questionnaire. Answers how
 * many. */
int report_rules_holding(const struct result *result, int *rules);

/* Marks the questions without an answer on which an open rule hangs; false: it is not open. */
bool report_rules_mark(const struct report *report, int rule, bool *is_open);

/* Adds to the line how grave the rule is and for whom. */
void report_rules_head(struct report *report, const struct rule *rule);

#endif
