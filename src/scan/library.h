/* Functions of foreign libraries that are opened when they are first needed. */
#ifndef SCAN_LIBRARY_H
#define SCAN_LIBRARY_H

#include <stdbool.h>

#include "base/diag.h"

/* A library by its file name, for the rest of the process; NULL where it is not there. */
void *library_open(const char *name);

/* Finds a function and puts its address into the pointer at function. False where there is none. */
bool library_find(void *handle, const char *name, void *function);

/* An environment error: what needs the library, what it is, the package that brings it. */
void library_miss(struct diag *diag, const char *path, const char *what, const char *package);

#endif
