/* Other programs, run without a shell. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* A program, found by PATH, and what it gets. */
struct program {
	const char *const *arguments; /* the first is its name; NULL behind the last */
	const char *const *variables; /* "NAME=value", beside those of this process; NULL: none */
	const char *input;            /* ninput bytes on its standard input */
	size_t ninput;
	size_t most_said; /* bytes of its standard output */
};

enum program_end {
	PROGRAM_DONE,    /* it ended with status 0 */
	PROGRAM_FAILED,  /* with another, or by a signal */
	PROGRAM_MISSING, /* it cannot be run; errno says why */
	PROGRAM_LONG     /* it said more than it may */
};

/* Runs it to its end, and adds what it says to out and, of its complaints, the beginning to
 * complaints. Signals that this process holds back reach it all the same. */
enum program_end program_run(const struct program *program, struct buf *out,
			     struct buf *complaints);

#endif
