/* Days and moments as tools write them. */
#ifndef ANSWERS_DATE_H
#define ANSWERS_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Seconds from 1970 to the midnight of a day or a moment; false when it is in no form that can be
 * read in one way only. */
bool date_read(const char *text, int64_t *seconds);

#endif
