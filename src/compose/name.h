/* What the guide calls its roles and dimensions, as spans that know their language; addresses. */
#ifndef COMPOSE_NAME_H
#define COMPOSE_NAME_H

#include "compose/draft.h"

/* A role as "PM", or its name where it has no short one. */
const char *name_abbreviated(const struct draft *draft, int role);

/* In the colour of a role: its name, its short name; other words of the program. */
struct span name_role(const struct draft *draft, int role, unsigned flags);
struct span name_short(const struct draft *draft, int role, unsigned flags);
struct span name_coloured(const struct draft *draft, const char *text, int role, unsigned flags);

/* A dimension, without the marks of its author. */
struct span name_dimension(const struct draft *draft, int dimension);
const char *name_dimension_lang(const struct draft *draft, int dimension);

/* An address as a reader types it. */
const char *name_address(const char *href);

#endif
