/*
 * posix_spawn with files for input and complaints, which need nobody to attend to them, and a pipe
 * for output, which is read until it ends.
 */
#define _GNU_SOURCE /* pipe2 */
#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/spool.h"

enum { MOST_COMPLAINTS = 4096, PIECE = 1 << 16 };

/* What is open while it runs; -1: nothing. */
struct ends {
	int input, complaints, reads, writes;
};

static void close_all(struct ends *ends)
{
	int *const list[] = {&ends->input, &ends->complaints, &ends->reads, &ends->writes};

	for (int i = 0; i < 4; i++) {
		if (*list[i] >= 0)
			close(*list[i]);
		*list[i] = -1;
	}
}

/* A file without a name that holds some bytes, at its beginning; -1 with errno. */
static int file_of(const char *bytes, size_t n)
{
	int fd = spool_nameless(NULL);

	while (fd >= 0 && n > 0) {
		ssize_t written = write(fd, bytes, n);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0) {
			close(fd);
			return -1;
		}
		bytes += written;
		n -= (size_t)written;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static bool open_all(const struct program *program, struct ends *ends)
{
	int pipes[2];

	*ends = (struct ends){-1, -1, -1, -1};
	ends->input = file_of(program->input ? program->input : "", program->ninput);
	ends->complaints = file_of("", 0);
	if (ends->input < 0 || ends->complaints < 0 || pipe2(pipes, O_CLOEXEC) != 0)
		return false;
	ends->reads = pipes[0];
	ends->writes = pipes[1];
	return true;
}

/* The variables of this process and those of the program, which come first: the first one counts.
 */
static char **join_variables(const struct program *program)
{
	int n = 0, nown = 0;
	char **joined;

	while (environ[n])
		n++;
	while (program->variables && program->variables[nown])
		nown++;
	joined = mem_alloc((size_t)(n + nown + 1) * sizeof *joined);
	if (nown > 0)
		memcpy(joined, program->variables, (size_t)nown * sizeof *joined);
	memcpy(joined + nown, environ, (size_t)(n + 1) * sizeof *joined);
	return joined;
}

static int spawn(const struct program *program, const struct ends *ends, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	char **variables = join_variables(program);
	sigset_t none;
	int error;

	sigemptyset(&none);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawn_file_actions_adddup2(&actions, ends->input, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, ends->writes, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, ends->complaints, STDERR_FILENO);
	error = posix_spawnp(pid, program->arguments[0], &actions, &attributes,
			     (char *const *)program->arguments, variables);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	free(variables);
	return error;
}

/* All that it says; false: more than it may, of which the rest is read and left. */
static bool take_output(int fd, size_t most, struct buf *out)
{
	bool fits = true;

	for (;;) {
		ssize_t n = read(fd, buf_room(out, PIECE), PIECE);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return fits;
		fits = fits && (size_t)n <= most;
		if (!fits)
			continue;
		most -= (size_t)n;
		out->n += (size_t)n;
		out->bytes[out->n] = 0;
	}
}

static void take_complaints(int fd, struct buf *complaints)
{
	ssize_t n = pread(fd, buf_room(complaints, MOST_COMPLAINTS), MOST_COMPLAINTS, 0);

	if (n > 0)
		complaints->n += (size_t)n;
	buf_add(complaints, "", 0);
}

enum program_end program_run(const struct program *program, struct buf *out, struct buf *complaints)
{
	struct ends ends;
	enum program_end end = PROGRAM_MISSING;
	pid_t pid;
	int status = 0, error;

	if (!open_all(program, &ends)) {
		error = errno;
	} else if ((error = spawn(program, &ends, &pid)) == 0) {
		bool fits;

		close(ends.writes);
		ends.writes = -1;
		fits = take_output(ends.reads, program->most_said, out);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		take_complaints(ends.complaints, complaints);
		end = !fits                                           ? PROGRAM_LONG
		      : WIFEXITED(status) && WEXITSTATUS(status) == 0 ? PROGRAM_DONE
								      : PROGRAM_FAILED;
	}
	close_all(&ends);
	errno = error;
	return end;
}
