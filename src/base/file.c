/* Whole files, read; and their names. */
#define _GNU_SOURCE /* O_PATH; realpath */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/inputs.h"

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

void file_report_unread(struct srcpos pos, size_t limit, struct diag *diag)
{
	if (errno != EFBIG) {
		diag_fail(diag, pos, "cannot read: %s", strerror(errno));
		return;
	}
	if (limit >= 1 << 20)
		diag_fail(diag, pos, "it has more than %zu MiB, the most that is read of one file",
			  limit >> 20);
	else
		diag_fail(diag, pos,
			  "it has more than %zu bytes, the most that is read of one file", limit);
	diag_hint(diag, "split it into several files");
}

char *file_read_open(struct arena *arena, int fd, struct file_place place, size_t *size,
		     struct diag *diag)
{
	struct srcpos pos = {place.path, 0};
	struct stat status;
	struct buf bytes;
	char *copy = NULL;
	bool is_known = fstat(fd, &status) == 0;

	buf_init(&bytes);
	if (is_known)
		inputs_note(diag->inputs, place.path, &status,
			    fd == STDIN_FILENO ? INPUT_STREAM : INPUT_READ);
	if (is_known && S_ISREG(status.st_mode) && (uintmax_t)status.st_size > place.limit)
		errno = EFBIG;
	else if (read_all(fd, place.limit, &bytes))
		copy = arena_strndup(arena, buf_text(&bytes), bytes.n);
	if (copy)
		*size = bytes.n;
	if (copy && is_known)
		inputs_keep_pipe(diag->inputs, &status, copy, bytes.n);
	if (!copy)
		file_report_unread(pos, place.limit, diag);
	buf_release(&bytes);
	if (fd != STDIN_FILENO)
		close(fd);
	return copy;
}

int file_open(const char **path)
{
	int fd;

	if (strcmp(*path, "-") == 0) {
		*path = "standard input";
		return STDIN_FILENO;
	}
	do
		fd = open(*path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int file_open_again(int fd)
{
	return lseek(fd, 0, SEEK_SET) == 0 ? fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1) : -1;
}

char *file_read(struct arena *arena, const char *path, size_t limit, size_t *size,
		struct diag *diag)
{
	const struct kept_pipe *kept = inputs_pipe(diag->inputs, path);
	int fd;

	if (kept && kept->bytes) {
		*size = kept->size;
		return arena_strndup(arena, kept->bytes, kept->size);
	}
	fd = kept ? file_open_again(kept->fd) : file_open(&path);
	if (fd < 0) {
		file_report_unread((struct srcpos){path, 0}, limit, diag);
		inputs_note_missing(diag->inputs, path);
		return NULL;
	}
	return file_read_open(arena, fd, (struct file_place){path, limit}, size, diag);
}

/* Whether the full path is top or lies below it. */
static bool is_below(const char *full, const char *top)
{
	size_t n = strlen(top);

	return strncmp(full, top, n) == 0 &&
	       (full[n] == 0 || full[n] == '/' || (n == 1 && top[0] == '/'));
}

/* Where the open file lies, whatever has become of its name since. */
static bool is_open_inside(int fd, const char *path, const char *dir)
{
	char link[64], full[4096];
	char *top = realpath(dir, NULL);
	bool is_inside;
	ssize_t n;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	n = readlink(link, full, sizeof full - 1);
	full[n > 0 ? n : 0] = '\0';
	is_inside = n > 0 ? top && is_below(full, top) : file_is_inside(path, dir);
	free(top);
	return is_inside;
}

/* Opens for reading what was found. Without /proc by its name again, and then it is the same file
 * or none. */
static int open_found(int found, const char *path, const struct stat *status)
{
	const int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	struct stat now;
	char link[64];
	int fd;

	snprintf(link, sizeof link, "/proc/self/fd/%d", found);
	do
		fd = open(link, flags);
	while (fd < 0 && errno == EINTR);
	if (fd >= 0 || errno != ENOENT)
		return fd;
	fd = open(path, flags);
	if (fd < 0 ||
	    (fstat(fd, &now) == 0 && now.st_dev == status->st_dev && now.st_ino == status->st_ino))
		return fd;
	close(fd);
	errno = ESTALE;
	return -1;
}

int file_open_inside(const char *path, const char *dir, struct stat *status, const char **why)
{
	int found, fd = -1;
	bool is_known;

	do /* nothing happens to what is only found: devices and pipes notice nothing */
		found = open(path, O_PATH | O_CLOEXEC);
	while (found < 0 && errno == EINTR);
	if (found < 0) {
		*why = errno == ENOENT || errno == ENOTDIR ? "there is no such file"
							   : strerror(errno);
		return -1;
	}
	is_known = fstat(found, status) == 0;
	if (is_known && !is_open_inside(found, path, dir))
		*why = "it lies outside the content folder";
	else if (is_known && !S_ISREG(status->st_mode))
		*why = "it is no file";
	else if (!is_known || (fd = open_found(found, path, status)) < 0)
		*why = strerror(errno);
	close(found);
	return fd;
}

bool file_has_ending(const char *path, const char *ending)
{
	size_t n = strlen(path), nending = strlen(ending);

	return n > nending && strcmp(path + n - nending, ending) == 0;
}

const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *file_stem(struct arena *arena, const char *path)
{
	const char *name = file_name(path), *dot = strrchr(name, '.');

	return arena_strndup(arena, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
}

bool file_make_folder(const char *path, mode_t mode, struct diag *diag)
{
	struct stat status;

	if (mkdir(path, mode) == 0)
		return true;
	if (errno == EEXIST && stat(path, &status) == 0) {
		if (S_ISDIR(status.st_mode))
			return true;
		errno = ENOTDIR;
	}
	diag_fail(diag, (struct srcpos){0}, "cannot make the folder \"%s\": %s", path,
		  strerror(errno));
	return false;
}

void file_drop_folder(const char *path)
{
	int fault = errno;

	if (rmdir(path) != 0)
		errno = fault;
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

char *file_bare(struct arena *arena, const char *folder)
{
	size_t n = strlen(folder);

	while (n > 1 && folder[n - 1] == '/')
		n--;
	return arena_strndup(arena, folder, n);
}

char *file_join(struct arena *arena, const char *dir, const char *name)
{
	if (name[0] == '/' || !dir || !*dir)
		return arena_strdup(arena, name);
	return arena_printf(arena, "%s/%s", dir, name);
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0 ||
	       (errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG);
}

bool file_look(const char *path, struct diag *diag)
{
	if (file_exists(path))
		return true;
	inputs_note_missing(diag->inputs, path);
	return false;
}

bool file_is_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool file_is_inside(const char *path, const char *dir)
{
	char *full = realpath(path, NULL), *top = realpath(dir, NULL);
	bool is_inside = full && top && is_below(full, top);

	free(full);
	free(top);
	return is_inside;
}
