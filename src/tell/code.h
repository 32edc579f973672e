/*
 * Codes: a number for each kind of fault, which stays when words change: RG1004. codes.txt is the
 * table; with the pages of doc/codes it is made into C when the program is built. Nothing is looked
 * up in a run whose messages are for people alone.
 */
#ifndef TELL_CODE_H
#define TELL_CODE_H

struct code {
	const char *id;    /* "RG1004" */
	const char *level; /* "error" or "warning": what most of its messages are */
	const char *title; /* half a line */
	const char *group; /* "RG10 The guide" */
	const char *page;  /* its page in Markdown */
};

/* The code of messages of that kind (base/diag.h); NULL: the table lacks it, which tests see. */
const struct code *code_find(const char *kind);

/* The codes, from 0 on, in their order; NULL behind the last. */
const struct code *code_at(int i);

/* By its name, in letters of any case; NULL: there is none, and nearest may be meant, or NULL. */
const struct code *code_named(const char *id, const char **nearest);

#endif
