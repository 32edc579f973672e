/* The headline, and the sentence on what it rests. */
#ifndef COMPOSE_REPORT_HEADLINE_H
#define COMPOSE_REPORT_HEADLINE_H

#include "compose/report_parts.h"

void report_headline_add(struct report *report, struct block *masthead);

#endif
