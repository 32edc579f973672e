/*
 * Libraries that are opened by name when they are first needed, so that other runs pay nothing for
 * them. What one is asked for has the types that its header gives.
 */
#ifndef BASE_OPENED_H
#define BASE_OPENED_H

#include <stdbool.h>

#include "base/diag.h"

/* How a library is called, and what is said where it is missing. */
struct opened_library {
	const char *title;    /* "libzip" */
	const char *names[3]; /* of its file, those that systems give it; NULL behind the last */
	const char *needed;   /* "workbooks and ZIP archives need" */
	const char *package;  /* of Debian */
};

/* A function of a library, and the address of the pointer to it. */
struct opened_function {
	const char *name;
	void *pointer;
};

/* A row of a table of them, where library points to a struct of pointers called as they are. */
#define OPENED_FUNCTION(function) {#function, &library->function},

/* Fills n pointers; false where the library is missing or lacks a function. It stays open until the
 * end of the process. */
bool opened_find(const struct opened_library *library, const struct opened_function *functions,
		 int n);

/* An environment error at path: the library is missing. */
void opened_miss(const struct opened_library *library, const char *path, struct diag *diag);

#endif
