/*
 * Numbers that a tool writes in place of options, counted from 0 or from 1. They are taken only
 * where the file shows from which; nothing is guessed.
 */
#ifndef ANSWERS_CODES_H
#define ANSWERS_CODES_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/reader.h"

/* What stood in the cells of one question. */
struct codes {
	int least, most;
	int64_t n;       /* codes; 0: there are none */
	int64_t nothers; /* cells that hold anything else */
};

/* The whole number that is all of the text, "4.0" too; -1: none, or beyond all codes. */
int codes_read(const char *text);

void codes_add(struct codes *codes, int code);

/* A cell with one code or several, folded; in the reader's arena. */
void codes_note(struct codes *codes, const struct reader *reader, int question, const char *folded);

/* Questions by their ids, of which is_meant is true; for messages. */
const char *codes_questions(const struct reader *reader, const bool *is_meant);

/*
 * Settles what the codes stand for, in the spellings of the reader; codes: one a question. Errors:
 * codes of options that nothing shows the base of, or that are not those of the options in their
 * order. needs_base: points of scales without a shown base are warned of. The base: 0 or 1; -1:
 * nothing shows it, -2: this and that.
 */
int codes_settle(const struct codes *codes, struct reader *reader, bool needs_base);

#endif
