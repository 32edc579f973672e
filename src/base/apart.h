/*
 * Work on bytes that strangers wrote, by libraries that are not ours, in a process of its own: it
 * may take so much memory and so much time, and when it takes more, or falls, the run goes on and
 * says so.
 */
#ifndef BASE_APART_H
#define BASE_APART_H

#include <stddef.h>

#include "base/buf.h"

enum apart_end {
	APART_DONE,
	APART_MEMORY, /* it wanted more, or said more, than it may */
	APART_TIME,
	APART_FELL,  /* ended by a fault of its own */
	APART_FAILED /* there is no such process; errno says why */
};

struct apart {
	/* Reads what context holds, which it sees as the run left it, and says what came of it;
	 * what it changes nobody sees. */
	void (*work)(void *context, struct buf *out);
	void *context;
	size_t most_memory; /* bytes beside what the run holds; any with sanitizers */
	int most_seconds;   /* of a processor */
	size_t most_said;   /* bytes of out */
};

/* Has it done, and adds what was said to out, where all of it went well. */
enum apart_end apart_run(const struct apart *apart, struct buf *out);

#endif
