/* The sections of a report's first page, in the order in which they are read. */
#ifndef COMPOSE_REPORT_OUTCOME_H
#define COMPOSE_REPORT_OUTCOME_H

#include "compose/report_parts.h"

/* The most reasons on a card, and facts to weigh; of each, one stays on a page that is full. */
enum { REPORT_REASONS = 3, REPORT_RULES = 3 };

/* The roles that the answers put in front, in the order of the guide; none with too few answers.
 * Answers how many. */
int report_named(const struct report *report, int *roles);

/* What the first page opens with: the headline, and what it rests on. */
void report_add_title(struct report *report, struct block *masthead);
void report_add_standfirst(struct report *report, struct block *masthead);

/* The scores on one axis. */
void report_add_ruler(struct report *report);
/* A card a role with the answers that put it ahead. */
void report_add_reasons(struct report *report);
/* Band, an answer that turns the order, missing answers, confidence; or what is missing. */
void report_add_firmness(struct report *report);
/* The answer that the first page says would turn the order; NULL: none does, or none is to be
 * printed. */
const struct flip *report_flip_to_quote(const struct report *report);
/* Rules that hold, the gravest first, and how many may hold. */
void report_add_rules(struct report *report);

/* With too few answers: how many more it takes, added to the line; what the given ones carry. */
void report_missing_words(struct report *report);
void report_add_coverage(struct report *report);

#endif
