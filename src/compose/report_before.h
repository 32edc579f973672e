/* What has changed since the person answered before: a sentence, and a section. */
#ifndef COMPOSE_REPORT_BEFORE_H
#define COMPOSE_REPORT_BEFORE_H

#include "compose/report_parts.h"

/* Adds to the line how the lead moved and whether that means anything; nothing without a change. */
void report_before_say(struct report *report);

/* The section: what the change means, its sum over answers, facts and versions that differ; nothing
 * without a change. */
void report_before_add(struct report *report);

#endif
