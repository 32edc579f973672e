/* A list of what was sent: codes or names of messages, one a line. */
#ifndef COHORT_SENT_LIST_H
#define COHORT_SENT_LIST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct sent_list {
	const char *path;
	struct sent_line {
		const char *code;
		int line;
		bool is_found;
	} * lines; /* ascending by code */
	int nlines;
};

/* Reads the file at path ("-": standard input) into arena. False with errors: a line that is no
 * code. */
bool sent_list_read(struct sent_list *list, struct arena *arena, const char *path,
		    struct diag *diag);

/* Whether a code is one of them; its lines are found from here on. */
bool sent_list_find(struct sent_list *list, const char *code);

/* Errors for the lines that were never found. */
void sent_list_check_found(const struct sent_list *list, struct diag *diag);

#endif
