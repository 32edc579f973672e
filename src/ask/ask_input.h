/*
 * What the command "ask" reads: whole lines, as the terminal gives them, or from a pipe. Ctrl-C is
 * taken as a wish to stop where a line is waited for; until then it is held back.
 */
#ifndef ASK_ASK_INPUT_H
#define ASK_ASK_INPUT_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum ask_line {
	ASK_LINE_READ,
	ASK_LINE_END,    /* Ctrl-D, the end of a pipe, a terminal that was closed; a fault */
	ASK_LINE_STOPPED /* Ctrl-C */
};

struct ask_input {
	char block[4096]; /* what was read last; from at on it is still to be taken */
	size_t at, n;
	int signals;     /* tells of Ctrl-C; -1: cannot */
	sigset_t before; /* the signals that were held back already */
	int fault;       /* why reading failed, as in errno; 0: it did not */
	bool is_terminal;
};

void ask_input_open(struct ask_input *input);
void ask_input_close(struct ask_input *input);

/* Fills line with the next line, without its end; of a very long one with its beginning. */
enum ask_line ask_input_read(struct ask_input *input, struct buf *line);

/*
 * Whether another line is there already, as when several were pasted into a terminal. Never from a
 * pipe, where lines always are.
 */
bool ask_input_has_more(const struct ask_input *input);

#endif
