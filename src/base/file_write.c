/*
 * A new file has no name until it is complete and on disk (O_TMPFILE), so that nothing is left
 * behind even when the program is killed. Only to take the place of an older file it needs a name
 * of its own for a moment: Linux links no file over another, it only renames. For that moment a
 * second process stands by, which takes the name away should this one die.
 */
#define _GNU_SOURCE /* O_TMPFILE, O_PATH, pipe2, syncfs */
#include "base/file_write.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/inputs.h"
#include "base/plain.h"

enum { MOST_LINKS = 40, MOST_NAMES = 100, NAME_SIZE = 64 };

/* Repeats a call that a signal interrupted. */
#define AGAIN(call) \
	do { \
	} while ((call) < 0 && errno == EINTR)

/* What goes into a file. */
struct filling {
	const char *bytes;
	size_t n;
	int spool;     /* or all of this open file; -1: the bytes */
	bool is_quick; /* whether it is on disk is asked later, of many files at once */
};

/* A file in the making. */
struct making {
	int dir;                /* the folder where it will stand */
	const char *name;       /* and what it will be called there */
	const struct stat *old; /* the file that has the name now, or NULL */
	const struct filling *filling;
};

static bool write_all(int fd, const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t n;

		AGAIN(n = write(fd, bytes, size));
		if (n < 0)
			return false;
		bytes += n;
		size -= (size_t)n;
	}
	return true;
}

static bool copy_all(int fd, int from)
{
	char bytes[1 << 16];
	off_t at = 0;
	ssize_t n;

	do {
		AGAIN(n = pread(from, bytes, sizeof bytes, at));
		if (n < 0 || !write_all(fd, bytes, (size_t)n))
			return false;
		at += n;
	} while (n > 0);
	return true;
}

static bool write_filling(int fd, const struct filling *filling)
{
	return filling->spool < 0 ? write_all(fd, filling->bytes, filling->n)
				  : copy_all(fd, filling->spool);
}

/* Closes without losing what went wrong before. */
static void close_quietly(int fd)
{
	int fault = errno;

	if (fd >= 0)
		close(fd);
	errno = fault;
}

/* --- The moment of a temporary name ----------------------------------------------------------- */

struct guard {
	pid_t pid; /* -1: there is none, for want of processes or descriptors */
	int end;   /* closed by the system when this process dies */
	sigset_t before;
};

/* Waits for word that all is well; without it, whoever should have said so is dead. */
static _Noreturn void stand_by(int end, int dir, const char *temporary)
{
	char word;
	ssize_t n;

	setsid(); /* whoever kills a group leaves us alone */
	send(end, "", 1, MSG_NOSIGNAL);
	AGAIN(n = recv(end, &word, 1, 0));
	if (n == 0)
		unlinkat(dir, temporary, 0);
	_exit(0);
}

/* From here on the name may be made, since the guard stands; signals that can wait do so until
 * guard_end. */
static void guard_begin(struct guard *guard, int dir, const char *temporary)
{
	sigset_t all;
	int ends[2];
	char word;
	ssize_t n;

	guard->pid = guard->end = -1;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &guard->before);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return;
	guard->pid = fork();
	if (guard->pid == 0) {
		close(ends[1]);
		stand_by(ends[0], dir, temporary);
	}
	close(ends[0]);
	guard->end = ends[1];
	AGAIN(n = recv(guard->end, &word, 1, 0));
	(void)n;
}

/* The name is gone, one way or the other. */
static void guard_end(struct guard *guard)
{
	int fault = errno, status;

	if (guard->pid > 0) {
		pid_t ended;

		send(guard->end, "", 1, MSG_NOSIGNAL);
		AGAIN(ended = waitpid(guard->pid, &status, 0));
		(void)ended;
	}
	if (guard->end >= 0)
		close(guard->end);
	sigprocmask(SIG_SETMASK, &guard->before, NULL);
	errno = fault;
}

/* --- Whole files --------------------------------------------------------------------------- */

/* Short, since the folder's longest names leave no room, and of this process alone. */
static void make_name(char name[NAME_SIZE], int number)
{
	snprintf(name, NAME_SIZE, ".roleguide.%ld-%d", (long)getpid(), number);
}

/* The rights of the file that is replaced, and its owner and group as far as that is allowed. What
 * was for a group that cannot be kept is for nobody else's group either. */
static bool keep_rights(int fd, const struct stat *old)
{
	mode_t mode = old->st_mode & 0777;
	struct stat status;

	if (fstat(fd, &status) != 0)
		return false;
	if (status.st_uid != old->st_uid || status.st_gid != old->st_gid) {
		if (fchown(fd, old->st_uid, old->st_gid) != 0 &&
		    fchown(fd, (uid_t)-1, old->st_gid) != 0)
			mode &= ~(mode_t)0070 | (mode & 0007) << 3;
	}
	return (status.st_mode & 0777) == mode || fchmod(fd, mode) == 0;
}

/* Rights, and that it is on disk. */
static bool finish(const struct making *making, int fd)
{
	int status;

	if (making->old && !keep_rights(fd, making->old))
		return false;
	if (making->filling->is_quick)
		return true;
	AGAIN(status = fsync(fd));
	return status == 0;
}

static bool fill(const struct making *making, int fd)
{
	return write_filling(fd, making->filling) && finish(making, fd);
}

static bool rename_to(const struct making *making, const char *temporary)
{
	int fault;

	if (renameat(making->dir, temporary, making->dir, making->name) == 0)
		return true;
	fault = errno;
	unlinkat(making->dir, temporary, 0);
	errno = fault;
	return false;
}

/* Gives the open, nameless file a name; false, too, where the system has no /proc. */
static bool link_to(int fd, int dir, const char *name)
{
	char nameless[NAME_SIZE];
	int status;

	snprintf(nameless, sizeof nameless, "/proc/self/fd/%d", fd);
	AGAIN(status = linkat(AT_FDCWD, nameless, dir, name, AT_SYMLINK_FOLLOW));
	return status == 0;
}

/* Gives the open, nameless file the name, in place of what has it now. */
static bool name_file(const struct making *making, int fd)
{
	char temporary[NAME_SIZE];
	bool is_named = false;

	if (!making->old) {
		if (link_to(fd, making->dir, making->name))
			return true;
		if (errno != EEXIST)
			return false;
	}
	for (int i = 0; i < MOST_NAMES; i++) {
		struct guard guard;
		bool is_linked;

		make_name(temporary, i);
		if (faccessat(making->dir, temporary, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
			continue; /* left by a process of this number; not ours to take away */
		guard_begin(&guard, making->dir, temporary);
		is_linked = link_to(fd, making->dir, temporary);
		is_named = is_linked && rename_to(making, temporary);
		guard_end(&guard);
		if (is_linked || errno != EEXIST)
			break;
	}
	return is_named;
}

/* For file systems without nameless files, and for machines without /proc. */
static bool write_named(const struct making *making)
{
	char temporary[NAME_SIZE];
	struct guard guard;
	bool is_written;
	int fd = -1;

	for (int i = 0; i < MOST_NAMES; i++) {
		make_name(temporary, i);
		if (faccessat(making->dir, temporary, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
			break;
	}
	guard_begin(&guard, making->dir, temporary);
	AGAIN(fd = openat(making->dir, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
	is_written = fd >= 0 && fill(making, fd);
	close_quietly(fd);
	if (fd >= 0 && !is_written) {
		int fault = errno;

		unlinkat(making->dir, temporary, 0);
		errno = fault;
	}
	is_written = is_written && rename_to(making, temporary);
	guard_end(&guard);
	return is_written;
}

static bool write_whole(const struct making *making)
{
	bool is_written, is_named;
	int fd = making->filling->spool;

	/* one of another folder, or that once had a name, can be given none */
	if (fd >= 0 && finish(making, fd) && name_file(making, fd))
		return true;
	AGAIN(fd = openat(making->dir, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
	if (fd < 0)
		return write_named(making);
	is_written = fill(making, fd);
	is_named = is_written && name_file(making, fd);
	close_quietly(fd);
	return is_named || (is_written && write_named(making));
}

/* So that the name, too, outlives a loss of power. A folder that cannot be read cannot be told. */
static bool keep_folder(int dir)
{
	int fd, status;

	AGAIN(fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	if (fd < 0)
		return true;
	AGAIN(status = fsync(fd));
	close_quietly(fd);
	return status == 0 || errno == EINVAL || errno == EROFS;
}

/* A device or a pipe is written into: to replace it by a file would be the last thing wanted. */
static bool write_into(const char *path, const struct filling *filling)
{
	bool is_written;
	int fd;

	AGAIN(fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY));
	is_written = fd >= 0 && write_filling(fd, filling);
	close_quietly(fd);
	return is_written;
}

/* --- Places -------------------------------------------------------------------------------- */

char *file_target(struct arena *arena, const char *path)
{
	char *target = arena_strdup(arena, path);

	for (int i = 0; i < MOST_LINKS; i++) {
		char link[4096];
		ssize_t n = readlink(target, link, sizeof link - 1);

		if (n < 0)
			return errno == EINVAL || errno == ENOENT || errno == ENOTDIR ? target
										      : NULL;
		link[n] = '\0';
		target = strchr(target, '/') ? file_join(arena, file_dir(arena, target), link)
					     : arena_strdup(arena, link);
	}
	errno = ELOOP;
	return NULL;
}

const char *file_place(struct arena *arena, const char *path)
{
	const char *target = file_target(arena, path);
	struct stat status = {0};

	if (!target)
		return path;
	if (stat(file_dir(arena, target), &status) != 0)
		return target;
	return arena_printf(arena, "%llx:%llx:%s", (unsigned long long)status.st_dev,
			    (unsigned long long)status.st_ino, file_name(target));
}

static bool replace(struct arena *arena, const char *target, const struct stat *old,
		    const struct filling *filling, struct diag *diag)
{
	struct making making = {.old = old, .filling = filling};
	bool is_written;

	if (old && access(target, W_OK) != 0)
		return false;
	making.name = file_name(target);
	AGAIN(making.dir = open(file_dir(arena, target), O_PATH | O_DIRECTORY | O_CLOEXEC));
	if (making.dir < 0)
		return false;
	is_written = write_whole(&making);
	if (is_written && !filling->is_quick && !keep_folder(making.dir))
		diag_warn(diag, (struct srcpos){target, 0},
			  "written, but whether it outlives a loss of power is not known: %s",
			  strerror(errno));
	close_quietly(making.dir);
	return is_written;
}

static bool is_input(const struct stat *status, struct srcpos pos, struct diag *diag)
{
	if (!inputs_have(diag->inputs, status))
		return false;
	diag_fail(diag, pos, "it was read for this; nothing is written over what is read");
	return true;
}

static bool write_path(struct arena *arena, const char *path, const struct filling *filling,
		       struct diag *diag)
{
	const char *target = file_target(arena, path);
	struct srcpos pos = {path, 0};
	struct stat status;
	bool exists;

	if (target) {
		exists = stat(target, &status) == 0;
		if (exists && is_input(&status, pos, diag))
			return false;
		if (exists && !S_ISREG(status.st_mode)
			    ? write_into(target, filling)
			    : replace(arena, target, exists ? &status : NULL, filling, diag))
			return true;
	}
	if (errno == ENOENT)
		diag_fail(diag, pos, "cannot write: there is no such folder");
	else
		diag_fail(diag, pos, "cannot write: %s", strerror(errno));
	return false;
}

static bool write_stdout(const struct filling *filling, struct diag *diag)
{
	struct srcpos pos = {"standard output", 0};
	struct stat status;
	struct buf lines;
	bool is_written;

	if (fstat(STDOUT_FILENO, &status) == 0 && is_input(&status, pos, diag))
		return false;
	buf_init(&lines);
	if (filling->bytes && isatty(STDOUT_FILENO)) {
		/* what is for people to read must not steer it */
		plain_lines(&lines, filling->bytes, filling->n);
		is_written = write_all(STDOUT_FILENO, lines.bytes, lines.n);
	} else {
		is_written = write_filling(STDOUT_FILENO, filling);
	}
	buf_release(&lines);
	if (is_written)
		return true;
	diag_fail(diag, pos, "cannot write: %s", strerror(errno));
	return false;
}

static bool write_anywhere(const char *path, const struct filling *filling, struct diag *diag)
{
	struct arena arena;
	bool is_written;

	if (strcmp(path, "-") == 0)
		return write_stdout(filling, diag);
	arena_init(&arena);
	is_written = write_path(&arena, path, filling, diag);
	arena_release(&arena);
	return is_written;
}

bool file_write(const char *path, const void *bytes, size_t size, struct diag *diag)
{
	return write_anywhere(path, &(struct filling){bytes, size, -1, false}, diag);
}

bool file_write_spool(const char *path, int fd, struct diag *diag)
{
	return write_anywhere(path, &(struct filling){.spool = fd}, diag);
}

bool file_write_quick(const char *path, const void *bytes, size_t size, struct diag *diag)
{
	return write_anywhere(path, &(struct filling){bytes, size, -1, true}, diag);
}

bool file_settle(const char *folder, struct diag *diag)
{
	int fd, status = -1;

	AGAIN(fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	if (fd >= 0)
		AGAIN(status = syncfs(fd));
	close_quietly(fd);
	if (status < 0)
		diag_fail(diag, (struct srcpos){folder, 0},
			  "whether what was written outlives a loss of power is not known: %s",
			  strerror(errno));
	return status == 0;
}
