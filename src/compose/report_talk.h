/* What to bring to a talk: strengths, what may be hard, questions to ask. */
#ifndef COMPOSE_REPORT_TALK_H
#define COMPOSE_REPORT_TALK_H

#include "compose/report_parts.h"

void report_talk_add(struct report *report);

/* The day to look at the report again, as a paragraph. */
void report_talk_add_again(struct report *report, struct block *parent);

#endif
