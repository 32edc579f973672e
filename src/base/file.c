/* Whole files. */
#define _GNU_SOURCE
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
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

static bool write_and_rename(const char *temporary, int fd, const char *path, const void *bytes,
			     size_t size)
{
	mode_t mask = umask(0);

	umask(mask);
	if (!write_all(fd, bytes, size) || fchmod(fd, 0666 & ~mask) != 0 || fsync(fd) != 0)
		return false;
	return rename(temporary, path) == 0;
}

bool file_write(const char *path, const void *bytes, size_t size, struct diag *diag)
{
	struct srcpos pos = {path, 0};
	struct arena arena;
	char *temporary;
	int fd;
	bool is_written;

	if (strcmp(path, "-") == 0) {
		if (write_all(STDOUT_FILENO, bytes, size))
			return true;
		diag_fail(diag, (struct srcpos){"standard output", 0}, "cannot write: %s",
			  strerror(errno));
		return false;
	}
	arena_init(&arena);
	temporary = arena_printf(&arena, "%s.XXXXXX", path);
	fd = mkostemp(temporary, O_CLOEXEC);
	is_written = fd >= 0 && write_and_rename(temporary, fd, path, bytes, size);
	if (!is_written)
		diag_fail(diag, pos, "cannot write: %s", strerror(errno));
	if (fd >= 0) {
		close(fd);
		if (!is_written)
			unlink(temporary);
	}
	arena_release(&arena);
	return is_written;
}

char *file_join(struct arena *arena, const char *dir, const char *name)
{
	if (name[0] == '/' || !dir || !*dir)
		return arena_strdup(arena, name);
	return arena_printf(arena, "%s/%s", dir, name);
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

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
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
