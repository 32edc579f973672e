/*
 * A cohort: a report for everybody who answered, and the manifest of who got what. People are read
 * one after the other; what is made of each is made by a pool of workers and taken in the order of
 * the people, so that all that is written is the same whatever the number of workers. Of a folder
 * that has reports already only what is missing or would come out otherwise is made.
 */
#ifndef COHORT_COHORT_H
#define COHORT_COHORT_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "base/packet.h"
#include "base/sha256.h"
#include "cohort/manifest_row.h"
#include "cohort/progress.h"
#include "cohort/select.h"

struct pool;

struct cohort_wish {
	const struct quiz *quiz;
	const char *folder;   /* where reports go; it is made; NULL: none of their own */
	const char *key;      /* path of the key of codes; NULL: beside the folder */
	const char *name;     /* pattern of file names; NULL: codes */
	const char *identity; /* of what reports follow from besides answers: run/identity.h */
	bool has_manifest;    /* and what was made before is kept */
	bool has_companions;  /* a page for the coach beside each report */
	bool has_outcomes;    /* in the manifest */
	bool makes_all;       /* what came before is made again, since more than files wants it */
	bool is_dry;          /* nothing is written; what would be is said */
	struct select select; /* of people */
	int njobs;            /* 1 or more */
	enum progress_style progress;
};

/* What is to be made of one person; in a worker. */
struct cohort_task {
	const struct answers *answers;
	const char *code;
	const char *output; /* path of the report; NULL: it is kept as it is, or there is none */
	struct pool *pool;  /* for pool_turn */
	bool is_warm;       /* one of the first, made before there are workers: POOL_WARM */
};

/* What came of it. */
struct cohort_made {
	bool is_made; /* else there were errors */
	int npages;
	int64_t nbytes; /* of the report */
	char sha256[SHA256_HEX];
	char companion[SHA256_HEX]; /* ""; there is none */
	const char *outcome;        /* in the arena of the person */
	struct buf extra;           /* for `take`: what else is made of all people */
};

struct cohort_calls {
	void *context;
	/* In a worker: scores, composes, lays out, writes. own: the person's arena. */
	void (*make)(void *context, struct arena *own, const struct cohort_task *task,
		     struct cohort_made *made);
	/* Here: what else the person's report follows from, or NULL. */
	void (*sense)(void *context, const struct answers *answers, struct buf *out);
	/* Here, in the order of the people: the row, before it is written, and extra. answers: the
	 * person's; NULL: they cannot be read. May be NULL. */
	void (*take)(void *context, struct manifest_row *row, const struct answers *answers,
		     struct packet *extra);
	/* Here: pool_calls.turn. May be NULL. */
	void (*turn)(void *context, int64_t taken[]);
	/* Here, at the end: a row of the run before, whose report is nobody's now. May be NULL. */
	void (*gone)(void *context, const struct manifest_row *old);
};

struct cohort;

/* NULL with errors: no key, a folder that cannot be made, a manifest that cannot be read. */
struct cohort *cohort_open(const struct cohort_wish *wish, const struct cohort_calls *calls,
			   struct diag *diag);

/* A person of the file at path, in the order read; fault: why they can have no report, or NULL;
 * answers may be NULL with one. own: the person's arena, which is taken over. False: nothing more
 * can be done. */
bool cohort_add(struct cohort *cohort, const char *path, const struct answers *answers,
		const char *fault, struct arena *own);

/* So many people more will come, at most; a number for people who wait. */
void cohort_expect(struct cohort *cohort, int64_t npeople);

struct cohort_count {
	int64_t nwritten, nmissing;
};

/* Waits for all, and ends the manifest. are_all: all files were read to their ends; then reports
 * whose people are no longer there are removed. */
struct cohort_count cohort_close(struct cohort *cohort, bool are_all);

#endif
