/*
 * A child by fork(2), bounded by setrlimit(2); what it says comes through a pipe. Where memory is
 * out, malloc ends it (base/mem.h) with the status of the environment; where time is out, a signal.
 */
#include "base/apart.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"

enum { BLOCK = 1 << 16 };

static void bound(int resource, int most)
{
	const struct rlimit limit = {(rlim_t)most, (rlim_t)most + 1};

	setrlimit(resource, &limit);
}

/* What goes wrong is told by whoever waits. */
static _Noreturn void serve(const struct apart *apart, int to)
{
	struct buf out;
	size_t nsent = 0;

	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGXCPU, SIG_DFL);
	bound(RLIMIT_CORE, 0);
	bound(RLIMIT_CPU, apart->most_seconds);
	mem_bound(apart->most_memory);
	buf_init(&out);
	apart->work(apart->context, &out);
	while (nsent < out.n) {
		ssize_t n = write(to, out.bytes + nsent, out.n - nsent);

		if (n < 0 && errno != EINTR)
			_exit(EXIT_FAILURE);
		nsent += n > 0 ? (size_t)n : 0;
	}
	_exit(EXIT_SUCCESS);
}

/* All that is said; false: it is more than may be. */
static bool receive(int from, size_t most, struct buf *out)
{
	size_t nbefore = out->n;
	ssize_t n;

	while ((n = read(from, buf_room(out, BLOCK), BLOCK)) != 0) {
		if (n < 0 && errno != EINTR)
			return true;
		out->n += n > 0 ? (size_t)n : 0;
		if (out->n - nbefore > most)
			return false;
	}
	return true;
}

static enum apart_end find_end(pid_t pid, bool is_too_much)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return APART_FAILED;
	if (is_too_much)
		return APART_MEMORY;
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS)
		return APART_DONE;
	if (WIFEXITED(status) && WEXITSTATUS(status) == MEM_STATUS)
		return APART_MEMORY;
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
		return APART_TIME;
	return APART_FELL;
}

enum apart_end apart_run(const struct apart *apart, struct buf *out)
{
	size_t nbefore = out->n;
	enum apart_end end;
	bool is_too_much;
	int ends[2];
	pid_t pid;

	if (pipe(ends) != 0)
		return APART_FAILED;
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		serve(apart, ends[1]);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return APART_FAILED;
	}
	is_too_much = !receive(ends[0], apart->most_said, out);
	close(ends[0]);
	if (is_too_much)
		kill(pid, SIGKILL);
	end = find_end(pid, is_too_much);
	if (end != APART_DONE)
		out->n = nbefore;
	buf_add(out, "", 0); /* the zero behind */
	return end;
}
