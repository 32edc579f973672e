/* Days and moments as tools write them. */
#ifndef ANSWERS_DATE_H
#define ANSWERS_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/answers.h"

/* A day with the year first, as seconds since 1970; false: none. */
bool date_read(const char *text, int64_t *seconds);

enum date_fault { DATE_READ, DATE_NONE, DATE_TWO_WAYS };

/*
 * A day in any form that can be read in one way: the year first, a month by its English name, day
 * and month with full stops; with slashes or dashes where order says which comes first. The time of
 * day behind it is left out.
 */
enum date_fault date_read_ordered(const char *text, enum dates order, int64_t *seconds);

/* The order that the text shows, since a number above 12 is no month; DATES_BY_FILE: none. */
enum dates date_order(const char *text);

#endif
