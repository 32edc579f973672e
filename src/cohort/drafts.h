/*
 * Drafts: a folder with a message for each person of a cohort, report included, for somebody to
 * look at and send; nothing is sent here. Which were drafted, and which somebody says are sent, is
 * kept in the manifest. Who was sent theirs gets no other draft unless asked for by name.
 */
#ifndef COHORT_DRAFTS_H
#define COHORT_DRAFTS_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/answers.h"
#include "base/diag.h"

struct content;
struct drafts;
struct kit;
struct manifest_row;

struct drafts_wish {
	const char *folder;  /* of messages; NULL: none are written */
	const char *reports; /* their folder */
	const char *letters; /* file of letters; NULL: those of phrases */
	const char *sent;    /* file of codes or names of messages; "-": standard input; or NULL */
	bool is_asked_for;   /* people are, by name */
	bool is_part;        /* some people of the list are elsewhere */
	bool is_dry;         /* nothing is written */
};

/* What there is to do for these people. NULL with errors; of letters, of the list, of a folder that
 * cannot be made. */
struct drafts *drafts_open(const struct drafts_wish *wish, struct kit *kit,
			   const struct content *content);

/* Everybody of the answers, before the first is taken: who shares an address. */
void drafts_count(struct drafts *drafts, const struct answers *answers);

/* The row of a person whose report is in its folder, if there is one, before it is written. answers
 * may be NULL. */
void drafts_take(struct drafts *drafts, struct manifest_row *row, const struct answers *answers);

/* The row of somebody whose report is nobody's any more: the message goes too. */
void drafts_gone(struct drafts *drafts, const struct manifest_row *old);

/* Tells who has no draft, and who of the list was not there. Answers how many were written. */
int64_t drafts_close(struct drafts *drafts, bool are_all);

#endif
