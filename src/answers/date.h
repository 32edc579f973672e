/* Days and moments as tools write them. All texts are folded by wording_loose. */
#ifndef ANSWERS_DATE_H
#define ANSWERS_DATE_H

#include <stdint.h>

#include "answers/answers.h"

enum date_fault {
	DATE_READ,
	DATE_NONE,
	DATE_OTHER_YEAR, /* before 1970, or so late that another calendar counts it */
	DATE_TWO_WAYS    /* day and month can be either */
};

/*
 * A day, as seconds since 1970, in any form that can be read in one way: the year first, a month by
 * its English name, day and month with full stops; with slashes or dashes where order says which
 * comes first. The time of day behind it is left out.
 */
enum date_fault date_read(const char *text, enum dates order, int64_t *seconds);

/* The order that the text shows, since a number above 12 is no month; DATES_BY_FILE: none, as with
 * full stops, which show nothing of other marks. */
enum dates date_order(const char *text);

#endif
