/*
 * Diagnostics: one sink, passed by pointer. Messages are collected, then printed once, sorted by
 * place and capped. What stands as "%s" or <%s> in a format loses its middle where it is long:
 *	content/guide.xml:41: error: role "nurse" has no title
 *	content/guide.xml:41: hint: ...
 * What kind of fault a message tells of is known by its format: those of one kind have one code.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"

struct inputs;

struct srcpos {
	const char *file; /* as the user would name it; NULL: no place */
	int line;         /* from 1; 0: the file as a whole */
};

enum diag_level { DIAG_WARNING, DIAG_ERROR };

struct diag_message {
	struct srcpos pos;
	enum diag_level level;
	const char *text; /* one line of plain text, no full stop */
	const char *hint; /* or NULL */
	int column;       /* in characters from 1; 0: the line as a whole */
	const char *kind; /* the format that it was made by, which lives as long as the program */
};

struct diag {
	struct arena arena;
	struct diag_message *messages; /* in the order reported; a repeat is dropped */
	int nmessages;
	int nmore[2];    /* of each level: counted, but not kept */
	int latest;      /* the one reported last; of a repeat, the message kept; -1: not kept */
	int next_column; /* of the one reported next; 0: none */
	const char *next_kind; /* of that one; NULL: as its format says */
	int nerrors;
	int nwarnings;
	int64_t nsaid;           /* all that was ever reported, repeats and amendments too */
	struct inputs *inputs;   /* what is read on the way; or NULL: nobody wants to know */
	bool environment_failed; /* unreadable, unwritable, no font: exit code 3 */
};

void diag_init(struct diag *diag);
void diag_release(struct diag *diag);

void diag_error(struct diag *diag, struct srcpos pos, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void diag_warn(struct diag *diag, struct srcpos pos, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* An error of the environment: also sets environment_failed. */
void diag_fail(struct diag *diag, struct srcpos pos, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Says the message of this number (latest, when it was reported) in other words. */
void diag_amend(struct diag *diag, int message, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* One message more that is counted, but not kept. */
void diag_count(struct diag *diag, enum diag_level level);
/* Gives the message reported last a hint. */
void diag_hint(struct diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says where in its line the message reported next stands: FILE:LINE:COLUMN. */
void diag_column(struct diag *diag, int column);

/* Says of which kind the message reported next is, where its format holds words that are made
 * elsewhere: the format of those, or any other. What is said first holds. */
void diag_as(struct diag *diag, const char *kind);

/* Reports a message of another sink, with all that it says. failed: as an error of the environment.
 */
void diag_repeat(struct diag *diag, const struct diag_message *message, bool failed);

/* The messages that are kept, sorted by file, line and column (stable); *n of them, which the
 * caller frees. Warnings are left out where quiet. */
const struct diag_message **diag_sort(const struct diag *diag, bool quiet, int *n);

/* Where a message stands, as its lines begin: FILE:LINE:COLUMN, as far as that is known. */
const char *diag_place(struct arena *arena, const struct diag_message *message);

/* Prints all, sorted by file, line and column (stable), at most cap messages (0: all), then how
 * many more there were. Warnings are left out where quiet. */
void diag_print(const struct diag *diag, FILE *out, int cap, bool quiet);

#endif
