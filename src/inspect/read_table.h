/* Where the objects of a file are. */
#ifndef INSPECT_READ_TABLE_H
#define INSPECT_READ_TABLE_H

#include <stdbool.h>

struct reading;

/* Fills entries and trailer from "startxref" on. False and an error when that is damaged. */
bool read_table(struct reading *reading);

#endif
