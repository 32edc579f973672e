/* Days of the Gregorian calendar, counted from 1970-01-01. */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdint.h>

/* The number of that day; -1: there is no such day, or it is before 1970. */
int64_t day_number(int year, int month, int day);

/* The day of that number, not below 0. */
void day_split(int64_t number, int *year, int *month, int *day);

/* The parts of "2024", "2024-05" or "2024-05-31"; 0: it has no such part. */
void day_read(const char *text, int *year, int *month, int *day);

#endif
