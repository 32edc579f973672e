/* Whole files. */
#define _GNU_SOURCE /* O_TMPFILE and mkostemp are Linux */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static bool read_all(int fd, size_t limit, struct buf *out)
{
	char block[64 << 10];
	ssize_t n;

	while ((n = read(fd, block, sizeof block)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (out->n + (size_t)n > limit) {
			errno = EFBIG;
			return false;
		}
		buf_add(out, block, (size_t)n);
	}
	return true;
}

char *file_read(struct arena *arena, const char *path, size_t limit, size_t *size,
		struct diag *diag)
{
	bool is_stdin = strcmp(path, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct buf bytes;
	char *copy = NULL;

	buf_init(&bytes);
	if (fd >= 0 && read_all(fd, limit, &bytes)) {
		copy = arena_strndup(arena, buf_text(&bytes), bytes.n);
		*size = bytes.n;
	} else {
		diag_fail(diag, (struct srcpos){path, 0}, "cannot read: %s", strerror(errno));
	}
	if (fd >= 0 && !is_stdin)
		close(fd);
	buf_release(&bytes);
	return copy;
}

static bool write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t n = write(fd, bytes, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		size -= (size_t)n;
	}
	return true;
}

const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *file_dir(struct arena *arena, const char *path)
{
	const char *name = file_name(path);

	if (name == path)
		return arena_strdup(arena, ".");
	if (name == path + 1)
		return arena_strdup(arena, "/");
	return arena_strndup(arena, path, (size_t)(name - path) - 1);
}

/* Gives the open, nameless file the name path, in place of what has it now. */
static bool name_file(struct arena *arena, int fd, const char *path)
{
	const char *nameless = arena_printf(arena, "/proc/self/fd/%d", fd);
	const char *temporary = path;

	for (int i = 0; i < 100; i++) {
		if (linkat(AT_FDCWD, nameless, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0)
			break;
		if (errno != EEXIST)
			return false;
		temporary = arena_printf(arena, "%s.%ld-%d", path, (long)getpid(), i);
	}
	if (temporary == path)
		return true;
	if (rename(temporary, path) == 0)
		return true;
	unlink(temporary);
	return false;
}

/*
 * For file systems without nameless files, and for machines without /proc: a temporary name. The
 * signals of a user who stops the program wait until the name is gone.
 */
static bool write_named(struct arena *arena, const char *path, const void *bytes, size_t size)
{
	char *temporary = arena_printf(arena, "%s.XXXXXX", path);
	mode_t mask = umask(0);
	sigset_t stops, before;
	bool is_written;
	int fd, fault;

	umask(mask);
	sigemptyset(&stops);
	sigaddset(&stops, SIGINT);
	sigaddset(&stops, SIGTERM);
	sigaddset(&stops, SIGHUP);
	sigprocmask(SIG_BLOCK, &stops, &before);
	fd = mkostemp(temporary, O_CLOEXEC);
	is_written = fd >= 0 && write_all(fd, bytes, size) && fchmod(fd, 0666 & ~mask) == 0 &&
		     fsync(fd) == 0 && rename(temporary, path) == 0;
	fault = errno;
	if (fd >= 0) {
		close(fd);
		if (!is_written)
			unlink(temporary);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = fault;
	return is_written;
}

/*
 * A new file in place of path. It has no name until it is complete (O_TMPFILE), so that nothing is
 * left behind even when the program is killed.
 */
static bool write_whole(struct arena *arena, const char *path, const void *bytes, size_t size)
{
	int fd = open(file_dir(arena, path), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666), fault;
	bool is_written, is_named;

	if (fd < 0)
		return write_named(arena, path, bytes, size);
	is_written = write_all(fd, bytes, size) && fsync(fd) == 0;
	is_named = is_written && name_file(arena, fd, path);
	fault = errno;
	close(fd);
	errno = fault;
	return is_named || (is_written && write_named(arena, path, bytes, size));
}

/* A device or a pipe is written into: to replace it by a file would be the last thing wanted. */
static bool write_into(const char *path, const void *bytes, size_t size)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), fault;
	bool is_written = fd >= 0 && write_all(fd, bytes, size);

	fault = errno;
	if (fd >= 0)
		close(fd);
	errno = fault;
	return is_written;
}

static bool write_path(const char *path, const void *bytes, size_t size)
{
	struct arena arena;
	struct stat status;
	bool exists = stat(path, &status) == 0, is_written;
	char *target;

	if (exists && !S_ISREG(status.st_mode))
		return write_into(path, bytes, size);
	if (exists && access(path, W_OK) != 0)
		return false;
	arena_init(&arena);
	target = exists ? realpath(path, NULL) : NULL; /* a link stays a link */
	is_written = write_whole(&arena, target ? target : path, bytes, size);
	free(target);
	arena_release(&arena);
	return is_written;
}

bool file_write(const char *path, const void *bytes, size_t size, struct diag *diag)
{
	bool is_stdout = strcmp(path, "-") == 0;
	struct srcpos pos = {is_stdout ? "standard output" : path, 0};

	if (is_stdout ? write_all(STDOUT_FILENO, bytes, size) : write_path(path, bytes, size))
		return true;
	if (errno == ENOENT)
		diag_fail(diag, pos, "cannot write: there is no such folder");
	else
		diag_fail(diag, pos, "cannot write: %s", strerror(errno));
	return false;
}

char *file_join(struct arena *arena, const char *dir, const char *name)
{
	if (name[0] == '/' || !dir || !*dir)
		return arena_strdup(arena, name);
	return arena_printf(arena, "%s/%s", dir, name);
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool file_is_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

bool file_is_inside(const char *path, const char *dir)
{
	char *full = realpath(path, NULL), *top = realpath(dir, NULL);
	size_t n = top ? strlen(top) : 0;
	bool is_inside = full && top && strncmp(full, top, n) == 0 &&
			 (full[n] == 0 || full[n] == '/' || (n == 1 && top[0] == '/'));

	free(full);
	free(top);
	return is_inside;
}
