/* cohort/pool: what workers do comes back in order, whoever is ready first, and turns add up. */
#define _POSIX_C_SOURCE 200809L
#include <stdint.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "cohort/pool.h"
#include "tap.h"

enum { PIECES = 400, LARGE = 200000 };

struct bench {
	struct pool *pool;
	bool asks, turns, dies;
	int64_t ntaken, nwrong, sum;
};

struct answer {
	int64_t number, before[POOL_TURNS];
	pid_t pid;
};

/* Begins anew where a hundred is passed. */
static void turn(void *context, int64_t taken[POOL_TURNS])
{
	(void)context;
	if (taken[0] <= 100)
		return;
	taken[0] = 7;
	taken[1] = 0;
}

static bool asks_turn(int64_t number)
{
	return number % 5 != 4 && number % 11 != 7;
}

static int64_t takes_of(int64_t number, int i)
{
	return (number * 7919 + i) % 13;
}

/* Later pieces are often ready first. */
static void work(void *context, const char *bytes, size_t n, struct buf *out)
{
	struct bench *bench = context;
	struct answer answer = {.pid = getpid()};
	int64_t takes[POOL_TURNS];
	struct timespec pause = {0};

	memcpy(&answer.number, bytes, sizeof answer.number);
	pause.tv_nsec = answer.number % 3 == 0 ? 900000 : 1000;
	nanosleep(&pause, NULL);
	if (bench->dies && answer.number == 60)
		_exit(1);
	for (int i = 0; i < POOL_TURNS; i++)
		takes[i] = takes_of(answer.number, i);
	if (bench->asks && answer.number % 5 != 4)
		pool_turn(bench->pool, takes, answer.before);
	buf_add(out, &answer, sizeof answer);
	if (answer.number % 50 == 0) /* more than a socket holds */
		for (int i = 0; i < LARGE; i++)
			buf_addc(out, (char)('a' + i % 26));
	(void)n;
}

static void take(void *context, const char *bytes, size_t n)
{
	struct bench *bench = context;
	struct answer answer;
	int64_t before[POOL_TURNS] = {0};

	memcpy(&answer, bytes, sizeof answer);
	for (int64_t k = 0; k <= answer.number; k++) {
		if (bench->turns && asks_turn(k))
			turn(NULL, before);
		for (int i = 0; i < POOL_TURNS && k < answer.number && asks_turn(k); i++)
			before[i] += takes_of(k, i);
	}
	bench->nwrong += answer.number != bench->ntaken++;
	if (bench->asks && asks_turn(answer.number))
		bench->nwrong += memcmp(before, answer.before, sizeof before) != 0;
	bench->nwrong += answer.number % 50 == 0 && answer.number % 11 != 7 &&
			 n != sizeof answer + LARGE;
	bench->sum += answer.pid != getpid();
}

/* Every eleventh is done already. */
static bool put_all(struct bench *bench)
{
	bool is_good = true;

	for (int64_t i = 0; i < PIECES && is_good; i++) {
		struct answer answer = {.number = i, .pid = getpid()};

		is_good = i % 11 == 7 ? pool_put_done(bench->pool, (char *)&answer, sizeof answer)
				      : pool_put(bench->pool, (char *)&i, sizeof i);
	}
	return pool_close(bench->pool) && is_good;
}

static void check(int njobs, bool asks, bool turns)
{
	struct bench bench = {.asks = asks, .turns = turns};
	struct pool_calls calls = {
		.work = work, .take = take, .context = &bench, .turn = turns ? turn : NULL};
	struct diag diag;
	bool is_good;

	diag_init(&diag);
	bench.pool = pool_open(&calls, njobs, &diag);
	is_good = put_all(&bench);
	tap_ok(is_good && bench.ntaken == PIECES && bench.nwrong == 0,
	       "%d jobs%s%s: all in order, nothing lost", njobs, asks ? " with turns" : "",
	       turns ? " that begin anew" : "");
	tap_ok(njobs == 1 ? bench.sum == 0 : bench.sum > PIECES / 2, "  done by %s",
	       njobs == 1 ? "this process" : "others");
	diag_release(&diag);
}

static void check_death(void)
{
	struct bench bench = {.dies = true};
	struct pool_calls calls = {.work = work, .take = take, .context = &bench};
	struct diag diag;
	bool is_good;

	diag_init(&diag);
	bench.pool = pool_open(&calls, 2, &diag);
	is_good = put_all(&bench);
	tap_ok(!is_good && diag.environment_failed && diag.nerrors == 1,
	       "a worker that dies is an error");
	tap_ok(bench.ntaken == 60 && bench.nwrong == 0, "and what came before it is taken");
	diag_release(&diag);
}

int main(void)
{
	for (int njobs = 1; njobs <= 5; njobs += 2) {
		check(njobs, false, false);
		check(njobs, true, false);
		check(njobs, true, true);
	}
	check_death();
	return tap_done();
}
