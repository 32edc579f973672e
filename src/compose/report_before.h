/* What has changed since the person answered before: a sentence, and a section. */
#ifndef COMPOSE_REPORT_BEFORE_H
#define COMPOSE_REPORT_BEFORE_H

#include "compose/report_parts.h"

/* How the lead moved and whether that means anything, as a paragraph, which leaves a full first
 * page last; nothing without a change. */
void report_before_add_line(struct report *report, struct block *section);

/* The section: what the change means, its sum over answers, facts and versions that differ; nothing
 * without a change. */
void report_before_add(struct report *report);

#endif
