/*
 * Conditions: what a pipeline does not want in a document, though it could be made: --fail-on. One
 * that holds is an error, and nothing is written.
 */
#ifndef CLI_FAIL_ON_H
#define CLI_FAIL_ON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct fontset;
struct layout;
struct options;

enum {
	FAIL_OVERFULL,
	FAIL_FALLBACK_FONT,
	FAIL_MISSING_CHARACTER,
	FAIL_EMPTY_PAGE,
	FAIL_UNTRANSLATED,
	FAIL_WARNINGS,
	FAIL_PAGES,
	FAIL_BYTES,
	FAIL_MS,
	FAIL_COUNT
};

struct fail_on {
	bool is_asked[FAIL_COUNT];
	int64_t most[FAIL_COUNT]; /* of those with a number */
	int64_t began;            /* the run, in milliseconds of a clock; 0: unasked */
};

/* Takes "KIND[,KIND...]", as "overfull,pages>12"; false and an error. */
bool fail_on_read(struct options *options, const char *value, struct diag *diag);

/* The words for the conditions, from 0 on, as "pages>N"; NULL behind the last. */
const char *fail_on_name(int i);

/* Whether any condition is asked for. */
bool fail_on_is_asked(const struct fail_on *wish);

/* Milliseconds of a clock that only goes forward, where ms>N is asked for; else 0. */
int64_t fail_on_clock(const struct fail_on *wish);

/* What is known of a document. */
struct fail_facts {
	struct srcpos pos; /* that errors name */
	int first_message; /* of diag: those since then are about this document */
	int64_t began;     /* by fail_on_clock */
	const struct layout *layout;
	const struct fontset *fonts;
	size_t nbytes; /* of the file; 0: it is not by itself */
};

/* True where none holds; else an error for each that does. */
bool fail_on_check(const struct fail_on *wish, const struct fail_facts *facts, struct diag *diag);

/* The same for what was read of one person: whether there were warnings since that message. */
bool fail_on_check_read(const struct fail_on *wish, struct srcpos pos, int first_message,
			struct diag *diag);

#endif
