/* Spools. The last bytes wait in memory, so that many small ones cost few calls of the system. */
#define _GNU_SOURCE /* O_TMPFILE, mkostemp */
#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEP = 1 << 17 };

/* Repeats a call of the system that a signal broke off. */
#define AGAIN(call) \
	do { \
	} while ((call) < 0 && errno == EINTR)

int spool_nameless(const char *folder)
{
	struct buf path;
	int fd;

	if (!folder)
		folder = getenv("TMPDIR");
	if (!folder || !*folder)
		folder = "/tmp";
	AGAIN(fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666));
	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
		return fd;
	buf_init(&path);
	buf_printf(&path, "%s/.roleguide-XXXXXX", folder);
	fd = mkostemp(path.bytes, O_CLOEXEC);
	if (fd >= 0)
		unlink(path.bytes);
	buf_release(&path);
	return fd;
}

void spool_open(struct spool *spool, const char *folder)
{
	*spool = (struct spool){.fd = spool_nameless(folder)};
	spool->fault = spool->fd < 0 ? errno : 0;
}

void spool_close(struct spool *spool)
{
	if (spool->fd >= 0)
		close(spool->fd);
	spool->fd = -1;
	buf_release(&spool->pending);
}

static void write_at(struct spool *spool, int64_t at, const char *bytes, size_t n)
{
	while (n > 0 && !spool->fault) {
		ssize_t some;

		AGAIN(some = pwrite(spool->fd, bytes, n, at));
		if (some < 0) {
			spool->fault = errno;
			return;
		}
		bytes += some;
		at += some;
		n -= (size_t)some;
	}
}

bool spool_flush(struct spool *spool)
{
	write_at(spool, spool->size - (int64_t)spool->pending.n, spool->pending.bytes,
		 spool->pending.n);
	buf_clear(&spool->pending);
	return !spool->fault;
}

void spool_add(struct spool *spool, const void *bytes, size_t n)
{
	buf_add(&spool->pending, bytes, n);
	spool->size += (int64_t)n;
	if (spool->pending.n >= STEP)
		spool_flush(spool);
}

void spool_put(struct spool *spool, int64_t at, const void *bytes, size_t n)
{
	int64_t written = spool->size - (int64_t)spool->pending.n;

	if (at >= written && n <= spool->pending.n - (size_t)(at - written)) {
		memcpy(spool->pending.bytes + (at - written), bytes, n);
		return;
	}
	spool_flush(spool);
	write_at(spool, at, bytes, n);
}

bool spool_read(struct spool *spool, int64_t at, void *bytes, size_t n)
{
	char *to = bytes;

	if (!spool_flush(spool))
		return false;
	while (n > 0) {
		ssize_t some;

		AGAIN(some = pread(spool->fd, to, n, at));
		if (some <= 0) {
			spool->fault = some < 0 ? errno : EIO;
			return false;
		}
		to += some;
		at += some;
		n -= (size_t)some;
	}
	return true;
}
