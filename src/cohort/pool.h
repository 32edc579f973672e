/*
 * A pool of worker processes, forked from this one with all that it has loaded. Work is put in
 * order, and what came of it is taken in that order, whoever is ready first. With one job there is
 * no other process: work is done when it is put.
 */
#ifndef COHORT_POOL_H
#define COHORT_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

enum {
	POOL_TURNS = 3,
	POOL_WARM = 12 /* pieces done before there are workers */
};

struct pool;

struct pool_calls {
	/* In a worker: does the work that the bytes describe and appends what came of it. */
	void (*work)(void *context, const char *bytes, size_t n, struct buf *out);
	/* Here: takes what came of it. */
	void (*take)(void *context, const char *bytes, size_t n);
	void *context;
	/* Once in each worker, before any work; or NULL. */
	void (*begin)(void *context);
	/* Here, before a piece is told what all before it took: may set that anew; or NULL. */
	void (*turn)(void *context, int64_t taken[POOL_TURNS]);
};

/*
 * njobs: how many work at a time, 1 or more. The first few pieces of work are done here whatever
 * njobs, since what they load and keep is what workers then begin with; a few people need none.
 */
struct pool *pool_open(const struct pool_calls *calls, int njobs, struct diag *diag);

/* Puts work. May wait, and take what came of earlier work. False with an environment error when a
 * worker has died: then nothing more is done. */
bool pool_put(struct pool *pool, const char *bytes, size_t n);

/* Puts what has come of some work already: it is taken in its turn. */
bool pool_put_done(struct pool *pool, const char *bytes, size_t n);

/*
 * In work: says how much this piece takes of each of some things, and answers in `before` how much
 * all pieces put before it took. Waits for their words; pieces that never ask take nothing. At most
 * once a piece.
 */
void pool_turn(struct pool *pool, const int64_t takes[POOL_TURNS], int64_t before[POOL_TURNS]);

/* Waits for all that was put, and takes it. False with an error as above. */
bool pool_close(struct pool *pool);

#endif
