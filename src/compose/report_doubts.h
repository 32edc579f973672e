/* What weakens a result: answers that are missing, and answers that contradict each other. */
#ifndef COMPOSE_REPORT_DOUBTS_H
#define COMPOSE_REPORT_DOUBTS_H

#include "compose/report_parts.h"

/* Why a scored question has no answer. OPEN: it may not have been meant for the person. */
enum gap { GAP_NONE, GAP_SKIPPED, GAP_DECLINED, GAP_UNREADABLE, GAP_OPEN, GAP_NOT_ASKED, NGAPS };

void report_doubts_add(struct report *report, struct block *section);

/* That of each question of the questionnaire. */
enum gap *report_doubts_gaps(const struct report *report);

/* "2 skipped: The tasks you like best (4); The pay that you need (12)", as a paragraph; nothing
 * where there is none. most: names so many, and says how many more there are; 0: all. */
void report_doubts_add_gap(struct report *report, struct block *parent, const enum gap *gaps,
			   enum gap gap, int most);

/* Two answers that contradict each other, as a paragraph. */
void report_doubts_add_pair(struct report *report, struct block *parent, const struct pair *pair);

/* The share of the points at stake that is answered, in whole percent, rounded down so that 100 is
 * said of everything alone. */
int report_doubts_coverage(const struct result *result);

#endif
