/*
 * A socket leads to each worker. Both sides send messages: a head, then its bytes. This side never
 * waits for one worker alone, so that nobody waits in a circle; how much is under way is bounded by
 * the number of pieces.
 */
#include "cohort/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	AHEAD = 3, /* pieces that a worker has and has not answered */
	MOST_JOBS = 256,
	WINDOW = 8 /* pieces under way a worker, taken or not */
};

enum message_kind { MESSAGE_WORK, MESSAGE_DONE, MESSAGE_TURN };

struct message {
	uint32_t kind;
	uint32_t n; /* bytes behind it */
};

struct worker {
	pid_t pid;
	int fd;
	bool is_gone; /* it has ended: there is nothing more to come */
	int nunder_way;
	struct buf out, in; /* not yet written, not yet whole */
	size_t nout;        /* of out, written */
	int64_t *pieces;    /* AHEAD numbers, as a ring: whose answers come next */
	int first;
};

/* A piece of work between put and take. */
struct piece {
	int worker; /* -1: none, it is done */
	bool is_done, has_asked, has_takes;
	int64_t takes[POOL_TURNS];
	struct buf bytes; /* what came of it */
};

struct pool {
	struct pool_calls calls;
	struct diag *diag;
	int njobs;
	struct worker *workers; /* NULL: none as yet */
	int nworkers;
	struct piece *pieces; /* a ring of nring */
	int nring;
	int64_t nput, ntaken, nturned; /* pieces; whose takes are in turned */
	int64_t turned[POOL_TURNS];
	/* in a worker: */
	int own_fd;       /* to the other side; else -1 */
	struct buf stash; /* work that came before it was its turn */
	bool has_failed;
};

static struct piece *piece_at(const struct pool *pool, int64_t number)
{
	return &pool->pieces[number % pool->nring];
}

/* --- In a worker ------------------------------------------------------------------------------ */

static void write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = send(fd, bytes, n, MSG_NOSIGNAL);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			_exit(0); /* nobody is there to be told */
		bytes += done;
		n -= (size_t)done;
	}
}

static bool read_all(int fd, char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = recv(fd, bytes, n, 0);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes += done;
		n -= (size_t)done;
	}
	return true;
}

/* The next message, its head with it; false when there are no more. */
static bool read_message(int fd, struct message *head, struct buf *to)
{
	char *bytes;
	bool is_whole;

	if (!read_all(fd, (char *)head, sizeof *head))
		return false;
	bytes = mem_alloc(head->n + 1);
	is_whole = read_all(fd, bytes, head->n);
	buf_add(to, head, sizeof *head);
	buf_add(to, bytes, head->n);
	free(bytes);
	return is_whole;
}

/* The next work. */
static bool take_work(struct pool *pool, struct buf *work)
{
	struct message head;
	size_t n;

	buf_clear(work);
	if (pool->stash.n == 0)
		return read_message(pool->own_fd, &head, work);
	memcpy(&head, pool->stash.bytes, sizeof head);
	n = sizeof head + head.n;
	buf_add(work, pool->stash.bytes, n);
	memmove(pool->stash.bytes, pool->stash.bytes + n, pool->stash.n - n);
	pool->stash.n -= n;
	return true;
}

static _Noreturn void serve(struct pool *pool, int fd)
{
	enum { HEAD = sizeof(struct message) };
	struct buf in, out;

	pool->own_fd = fd;
	buf_init(&in);
	buf_init(&out);
	if (pool->calls.begin)
		pool->calls.begin(pool->calls.context);
	while (take_work(pool, &in)) {
		struct message answer = {MESSAGE_DONE, 0};

		buf_clear(&out);
		buf_add(&out, &answer, HEAD);
		pool->calls.work(pool->calls.context, in.bytes + HEAD, in.n - HEAD, &out);
		answer.n = (uint32_t)(out.n - HEAD);
		memcpy(out.bytes, &answer, HEAD);
		write_all(fd, out.bytes, out.n);
	}
	_exit(0);
}

/* --- Workers ---------------------------------------------------------------------------------- */

static bool start_worker(struct pool *pool, struct worker *worker)
{
	int ends[2];

	*worker = (struct worker){.pid = -1, .fd = -1};
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	worker->pid = fork();
	if (worker->pid == 0) {
		for (int i = 0; i < pool->nworkers; i++)
			close(pool->workers[i].fd);
		close(ends[0]);
		serve(pool, ends[1]);
	}
	close(ends[1]);
	if (worker->pid < 0) {
		close(ends[0]);
		return false;
	}
	worker->fd = ends[0];
	fcntl(worker->fd, F_SETFL, O_NONBLOCK);
	worker->pieces = mem_alloc(sizeof *worker->pieces * AHEAD);
	return true;
}

/* As many as the system allows; with none all is done here. */
static void start_workers(struct pool *pool)
{
	pool->workers = mem_alloc(sizeof *pool->workers * (size_t)pool->njobs);
	while (pool->nworkers < pool->njobs && start_worker(pool, &pool->workers[pool->nworkers]))
		pool->nworkers++;
	if (pool->nworkers == 0)
		pool->njobs = 1;
}

/* That a worker cannot be told more shows when all it has said is read: receive. */
static void send_waiting(struct worker *worker)
{
	while (worker->nout < worker->out.n) {
		ssize_t done = send(worker->fd, worker->out.bytes + worker->nout,
				    worker->out.n - worker->nout, MSG_NOSIGNAL);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return;
		if (done < 0)
			break;
		worker->nout += (size_t)done;
	}
	buf_clear(&worker->out);
	worker->nout = 0;
}

static void send_message(struct worker *worker, enum message_kind kind, const void *bytes, size_t n)
{
	struct message head = {kind, (uint32_t)n};

	buf_add(&worker->out, &head, sizeof head);
	buf_add(&worker->out, bytes, n);
	send_waiting(worker);
}

/* --- What comes back -------------------------------------------------------------------------- */

static void take_ready(struct pool *pool)
{
	while (pool->ntaken < pool->nput && piece_at(pool, pool->ntaken)->is_done) {
		struct piece *piece = piece_at(pool, pool->ntaken);

		pool->ntaken++;
		pool->calls.take(pool->calls.context, buf_text(&piece->bytes), piece->bytes.n);
		buf_release(&piece->bytes);
	}
}

/* Sets anew what was taken, before a piece is told of it. */
static void settle_turn(struct pool *pool)
{
	if (pool->calls.turn)
		pool->calls.turn(pool->calls.context, pool->turned);
}

/* Answers those who asked, as far as all before them have said what they take. */
static void answer_turns(struct pool *pool)
{
	for (; pool->nturned < pool->nput; pool->nturned++) {
		struct piece *piece = piece_at(pool, pool->nturned);

		if (piece->has_asked) {
			settle_turn(pool);
			send_message(&pool->workers[piece->worker], MESSAGE_TURN, pool->turned,
				     sizeof pool->turned);
			piece->has_asked = false;
		}
		if (!piece->has_takes && !piece->is_done)
			return;
		for (int i = 0; i < POOL_TURNS; i++)
			pool->turned[i] += piece->takes[i];
	}
}

static void take_message(struct pool *pool, struct worker *worker, const struct message *head,
			 const char *bytes)
{
	struct piece *piece = piece_at(pool, worker->pieces[worker->first]);

	if (head->kind == MESSAGE_TURN) {
		memcpy(piece->takes, bytes, sizeof piece->takes);
		piece->has_asked = piece->has_takes = true;
	} else {
		buf_add(&piece->bytes, bytes, head->n);
		piece->is_done = true;
		worker->first = (worker->first + 1) % AHEAD;
		worker->nunder_way--;
	}
	answer_turns(pool);
}

static void lose(struct pool *pool, struct worker *worker)
{
	worker->is_gone = true;
	if (!pool->has_failed)
		diag_fail(pool->diag, (struct srcpos){0},
			  "a worker process has ended before its work");
	pool->has_failed = true;
}

/* Reads what has come, and takes the messages that are whole. */
static void receive(struct pool *pool, struct worker *worker)
{
	char bytes[65536];
	size_t at = 0;
	ssize_t n;

	while ((n = recv(worker->fd, bytes, sizeof bytes, 0)) > 0 || (n < 0 && errno == EINTR))
		buf_add(&worker->in, bytes, n > 0 ? (size_t)n : 0);
	if (n == 0)
		lose(pool, worker);
	while (worker->in.n - at >= sizeof(struct message)) {
		struct message head;

		memcpy(&head, worker->in.bytes + at, sizeof head);
		if (worker->in.n - at - sizeof head < head.n)
			break;
		take_message(pool, worker, &head, worker->in.bytes + at + sizeof head);
		at += sizeof head + head.n;
	}
	if (at) {
		memmove(worker->in.bytes, worker->in.bytes + at, worker->in.n - at);
		worker->in.n -= at;
	}
}

/* Waits until some worker has something to say, or can hear more. */
static void wait_for_some(struct pool *pool)
{
	struct pollfd polled[MOST_JOBS];

	for (int i = 0; i < pool->nworkers; i++) {
		const struct worker *worker = &pool->workers[i];

		polled[i] = (struct pollfd){.fd = worker->is_gone ? -1 : worker->fd,
					    .events = POLLIN};
		if (worker->nout < worker->out.n)
			polled[i].events |= POLLOUT;
	}
	if (poll(polled, (nfds_t)pool->nworkers, -1) < 0)
		return;
	for (int i = 0; i < pool->nworkers; i++) {
		if (polled[i].revents & POLLOUT)
			send_waiting(&pool->workers[i]);
		if (polled[i].revents & ~POLLOUT)
			receive(pool, &pool->workers[i]);
	}
	take_ready(pool);
}

/* --- Putting ---------------------------------------------------------------------------------- */

struct pool *pool_open(const struct pool_calls *calls, int njobs, struct diag *diag)
{
	struct pool *pool = mem_alloc_zeroed(sizeof *pool);

	pool->calls = *calls;
	pool->diag = diag;
	pool->njobs = njobs < 1 ? 1 : njobs > MOST_JOBS ? MOST_JOBS : njobs;
	pool->nring = pool->njobs * WINDOW;
	pool->pieces = mem_alloc_zeroed(sizeof *pool->pieces * (size_t)pool->nring);
	pool->own_fd = -1;
	return pool;
}

/* The next place in the ring; NULL when a worker is lost. */
static struct piece *begin_piece(struct pool *pool)
{
	struct piece *piece;

	while (pool->nput - pool->ntaken == pool->nring && !pool->has_failed)
		wait_for_some(pool);
	if (pool->has_failed)
		return NULL;
	piece = piece_at(pool, pool->nput++);
	*piece = (struct piece){.worker = -1};
	return piece;
}

static struct worker *find_idle(struct pool *pool)
{
	struct worker *best = &pool->workers[0];

	for (int i = 1; i < pool->nworkers; i++)
		if (pool->workers[i].nunder_way < best->nunder_way)
			best = &pool->workers[i];
	return best->nunder_way < AHEAD ? best : NULL;
}

bool pool_put(struct pool *pool, const char *bytes, size_t n)
{
	struct worker *worker;
	struct piece *piece;

	if (pool->njobs > 1 && !pool->workers && pool->nput >= POOL_WARM)
		start_workers(pool);
	if (!pool->workers || pool->nworkers == 0) {
		piece = begin_piece(pool);
		pool->calls.work(pool->calls.context, bytes, n, &piece->bytes);
		piece->is_done = true;
		pool->nturned = pool->nput;
		take_ready(pool);
		return true;
	}
	while (!(worker = find_idle(pool)) && !pool->has_failed)
		wait_for_some(pool);
	piece = begin_piece(pool);
	if (!piece)
		return false;
	piece->worker = (int)(worker - pool->workers);
	worker->pieces[(worker->first + worker->nunder_way++) % AHEAD] = pool->nput - 1;
	send_message(worker, MESSAGE_WORK, bytes, n);
	return !pool->has_failed;
}

bool pool_put_done(struct pool *pool, const char *bytes, size_t n)
{
	struct piece *piece = begin_piece(pool);

	if (!piece)
		return false;
	buf_add(&piece->bytes, bytes, n);
	piece->is_done = true;
	answer_turns(pool);
	take_ready(pool);
	return true;
}

void pool_turn(struct pool *pool, const int64_t takes[POOL_TURNS], int64_t before[POOL_TURNS])
{
	struct message head = {MESSAGE_TURN, sizeof pool->turned};

	if (pool->own_fd < 0) {
		settle_turn(pool);
		for (int i = 0; i < POOL_TURNS; i++) {
			before[i] = pool->turned[i];
			pool->turned[i] += takes[i];
		}
		return;
	}
	write_all(pool->own_fd, (const char *)&head, sizeof head);
	write_all(pool->own_fd, (const char *)takes, head.n);
	do {
		size_t at = pool->stash.n;

		if (!read_message(pool->own_fd, &head, &pool->stash))
			_exit(0);
		if (head.kind == MESSAGE_TURN) {
			memcpy(before, pool->stash.bytes + at + sizeof head, head.n);
			pool->stash.n = at;
		}
	} while (head.kind != MESSAGE_TURN);
}

/* The first piece that nobody is left to answer, else the number of those put. */
static int64_t first_lost(const struct pool *pool)
{
	int64_t lost = pool->nput;

	for (int i = 0; i < pool->nworkers; i++) {
		const struct worker *worker = &pool->workers[i];

		if (worker->is_gone && worker->nunder_way && worker->pieces[worker->first] < lost)
			lost = worker->pieces[worker->first];
	}
	return lost;
}

bool pool_close(struct pool *pool)
{
	bool has_failed;

	while (pool->ntaken < first_lost(pool))
		wait_for_some(pool);
	for (int i = 0; i < pool->nworkers; i++) {
		struct worker *worker = &pool->workers[i];
		int status;

		close(worker->fd);
		if (pool->has_failed)
			kill(worker->pid, SIGTERM);
		while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
			;
		buf_release(&worker->out);
		buf_release(&worker->in);
		free(worker->pieces);
	}
	for (int i = 0; i < pool->nring; i++)
		buf_release(&pool->pieces[i].bytes);
	has_failed = pool->has_failed;
	free(pool->workers);
	free(pool->pieces);
	free(pool);
	return !has_failed;
}
