/* What the roles are, in the words of the guide. */
#ifndef COMPOSE_REPORT_ROLES_H
#define COMPOSE_REPORT_ROLES_H

#include "compose/report_parts.h"

/* What a role is, as a paragraph under its name, until a first page is too full for it. */
void report_roles_add_words(struct report *report, struct block *parent, int role);

/* The same of the roles compared, as a section, once it is; nothing where the guide has no such
 * words. */
void report_roles_add(struct report *report);

#endif
