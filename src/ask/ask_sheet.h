/*
 * Sheets of paper, typed in: a line a person, by the numbers beside the boxes (answers/typed.h),
 * with what was understood shown again. A sheet has a file of its own, named by its code.
 */
#ifndef ASK_ASK_SHEET_H
#define ASK_ASK_SHEET_H

#include "ask/ask_talk.h"

struct ask_sheets {
	struct ask_talk *talk;   /* its session has the questionnaire, and no file */
	const char *folder;      /* of the files */
	const char *schema;      /* the path of answers.rng */
	const char *lang;        /* of the answers; NULL: not said */
	bool is_twice;           /* each sheet is typed a second time, and held against the first */
	const char *mark;        /* of the questionnaire (answers/sheet_code.h) */
	int nwritten, nverified; /* sheets of this run */
	int nrefused;            /* lines that were not taken, and not mended since */
	int nfailed;             /* sheets whose file could not be written */
	struct ask_sheet *last;  /* the one that was typed last; or NULL */
};

/* The sheets, until there is no more input. Answers QUIT, END or STOPPED. */
enum ask_move ask_sheet_type(struct ask_sheets *sheets);

#endif
