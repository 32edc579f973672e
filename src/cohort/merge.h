/*
 * Merge: one file of everybody's reports. Whoever makes a person's report makes the record of it,
 * too, with numbers that follow those of all people before; the records are put together in the
 * order of the people. What the first people's reports bring that others have too is in the file
 * once. Or people are split over several files, which appear together when all are whole.
 */
#ifndef COHORT_MERGE_H
#define COHORT_MERGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/packet.h"
#include "look/theme.h"
#include "run/output.h"

struct answers;
struct arena;
struct cohort_task;
struct content;
struct kit;
struct result;
struct sheaf;

/* In which order people stand: as they were read, by their codes, or by something that they said of
 * themselves, as their language sorts it, and those last who did not. */
enum merge_order {
	MERGE_INPUT,
	MERGE_CODE,
	MERGE_NAME,
	MERGE_GROUP,
	MERGE_ID,
	MERGE_EMAIL,
	MERGE_DATE,
	MERGE_ORDERS
};

extern const char *const merge_orders[]; /* their words; NULL behind the last */

enum { MERGE_PARTS = 500 /* most files: each is open until all are whole */ };

struct merge_wish {
	const char *path; /* of the file */
	const struct output *output;
	const struct printing *printing;
	enum paper paper;
	enum merge_order order;
	bool has_separators; /* a sheet with the code before each person's pages */
	int split;           /* people of a file, of several; 0: all are in one */
};

/* The path of the part of that number, from 1 on, of those that the file at `merge` is split into:
 * "all-12.pdf", of "all.pdf"; in arena. */
const char *merge_part(struct arena *arena, const char *merge, int number);

/* Whether it is the path of one of them. */
bool merge_is_part(const char *merge, const char *path);

struct merge;

/* All must live until merge_close. */
struct merge *merge_open(const struct merge_wish *wish, struct kit *kit,
			 const struct content *content);

/* In a worker, before a person's document is made: makes the separator, and answers what the
 * document is to fill (job.sheaf); NULL with an error. */
struct sheaf *merge_begin(struct merge *merge, struct arena *own, const struct cohort_task *task,
			  const struct result *result);

/* Appends the record to extra, if the document was made; in any case to be called. */
void merge_end(struct merge *merge, const struct cohort_task *task, bool is_made,
	       struct buf *extra);

/* Here: pool_calls.turn of the people's records. */
void merge_turn(struct merge *merge, int64_t taken[]);

/* Here, in the order of the people: takes the record of somebody whose report was made. */
void merge_take(struct merge *merge, const char *code, const struct answers *answers,
		struct packet *extra);

/* Ends the file, or files: is_complete: nobody will be missing for want of a worker. False and an
 * error: there is none. */
bool merge_close(struct merge *merge, bool is_complete);

#endif
