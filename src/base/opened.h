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

/* The functions of a library: their names, and the addresses of the pointers to them, n each.
 * False, and an environment error at path, where it is missing or lacks one. It stays open until
 * the end of the process. */
bool opened_find(const struct opened_library *library, const char *const *functions,
		 void *const *pointers, int n, const char *path, struct diag *diag);

#endif
