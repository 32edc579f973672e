/* Streams: a file is read where it lies, a pipe through a spool that grows as it is read. */
#include "base/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/inputs.h"
#include "base/limits.h"
#include "base/spool.h"

struct stream {
	const char *path;
	struct diag *diag;
	int fd;             /* what is read; -1: memory alone */
	bool is_pipe;       /* gives its bytes once */
	struct stat status; /* when it was opened */
	off_t begin;        /* of the file: standard input may have been read from already */
	const char *memory; /* fd -1: of nbytes */
	size_t nbytes;      /* in memory, or that came through the pipe */
	struct buf spool;   /* of a pipe, while it is short */
	int spool_fd;       /* and when it is long; -1: none */
	size_t at;          /* of the next byte, from the beginning */
	bool has_failed;
};

/* Repeats a call of the system that a signal broke off. */
#define AGAIN(call) \
	do \
		n = (call); \
	while (n < 0 && errno == EINTR)

static struct stream *stream_new(struct arena *arena, const char *path, int fd, struct diag *diag)
{
	struct stream *stream = ARENA_NEW(arena, struct stream);

	*stream = (struct stream){.path = path, .diag = diag, .fd = fd, .spool_fd = -1};
	buf_init(&stream->spool);
	return stream;
}

struct stream *stream_memory(struct arena *arena, const char *path, const char *bytes, size_t n,
			     struct diag *diag)
{
	struct stream *stream = stream_new(arena, path, -1, diag);

	stream->memory = bytes;
	stream->nbytes = n;
	return stream;
}

struct stream *stream_open(struct arena *arena, const char *path, struct diag *diag)
{
	const struct kept_pipe *kept = inputs_pipe(diag->inputs, path);
	struct stream *stream;
	int fd;

	if (kept && kept->bytes)
		return stream_memory(arena, path, kept->bytes, kept->size, diag);
	fd = kept ? file_open_again(kept->fd) : file_open(&path);
	if (fd < 0) {
		file_report_unread((struct srcpos){path, 0}, 0, diag);
		inputs_note_missing(diag->inputs, path);
		return NULL;
	}
	stream = stream_new(arena, path, fd, diag);
	if (fstat(fd, &stream->status) != 0 || S_ISDIR(stream->status.st_mode)) {
		if (S_ISDIR(stream->status.st_mode))
			errno = EISDIR;
		file_report_unread((struct srcpos){path, 0}, 0, diag);
		stream_close(stream);
		return NULL;
	}
	inputs_note(diag->inputs, path, &stream->status,
		    fd == STDIN_FILENO ? INPUT_STREAM : INPUT_READ);
	stream->is_pipe = !S_ISREG(stream->status.st_mode);
	if (!stream->is_pipe)
		stream->begin = lseek(fd, 0, SEEK_CUR);
	return stream;
}

static size_t read_memory(struct stream *stream, void *bytes, size_t most)
{
	size_t n = stream->nbytes - stream->at < most ? stream->nbytes - stream->at : most;

	if (n)
		memcpy(bytes, stream->memory + stream->at, n);
	return n;
}

/* Two passes over a file must see the same. */
static ssize_t read_file(struct stream *stream, void *bytes, size_t most)
{
	struct stat now;
	ssize_t n;

	AGAIN(pread(stream->fd, bytes, most, stream->begin + (off_t)stream->at));
	if (n == 0 && fstat(stream->fd, &now) == 0 &&
	    (now.st_size != stream->status.st_size ||
	     now.st_mtim.tv_sec != stream->status.st_mtim.tv_sec ||
	     now.st_mtim.tv_nsec != stream->status.st_mtim.tv_nsec)) {
		errno = ESTALE;
		return -1;
	}
	return n;
}

static bool write_all(int fd, const char *bytes, size_t size, size_t at)
{
	ssize_t n;

	for (; size; bytes += n, size -= (size_t)n, at += (size_t)n) {
		AGAIN(pwrite(fd, bytes, size, (off_t)at));
		if (n < 0)
			return false;
	}
	return true;
}

/* What came through the pipe goes behind the rest; false with errno. */
static bool keep(struct stream *stream, const char *bytes, size_t n)
{
	if (n > LIMIT_PIPE_BYTES - stream->nbytes) {
		errno = EFBIG;
		return false;
	}
	if (stream->spool_fd < 0 && stream->spool.n + n <= LIMIT_KEPT_BYTES) {
		buf_add(&stream->spool, bytes, n);
		return true;
	}
	if (stream->spool_fd < 0) {
		stream->spool_fd = spool_nameless(NULL);
		if (stream->spool_fd < 0 ||
		    !write_all(stream->spool_fd, stream->spool.bytes, stream->spool.n, 0))
			return false;
		buf_release(&stream->spool);
	}
	return write_all(stream->spool_fd, bytes, n, stream->nbytes);
}

static ssize_t read_kept(struct stream *stream, void *bytes, size_t most)
{
	size_t left = stream->nbytes - stream->at;
	ssize_t n;

	if (most > left)
		most = left;
	if (stream->spool_fd < 0) {
		memcpy(bytes, stream->spool.bytes + stream->at, most);
		return (ssize_t)most;
	}
	AGAIN(pread(stream->spool_fd, bytes, most, (off_t)stream->at));
	return n;
}

static ssize_t read_pipe(struct stream *stream, void *bytes, size_t most)
{
	ssize_t n;

	if (stream->at < stream->nbytes)
		return read_kept(stream, bytes, most);
	AGAIN(read(stream->fd, bytes, most));
	if (n > 0 && !keep(stream, bytes, (size_t)n))
		return -1;
	if (n > 0)
		stream->nbytes += (size_t)n;
	return n;
}

static void fail(struct stream *stream)
{
	struct srcpos pos = {stream->path, 0};

	stream->has_failed = true;
	if (errno == ESTALE) {
		diag_fail(stream->diag, pos, "it was changed while it was read");
		return;
	}
	file_report_unread(pos, LIMIT_PIPE_BYTES, stream->diag);
}

size_t stream_read(struct stream *stream, void *bytes, size_t wanted)
{
	size_t nread = 0;
	ssize_t n = 1;

	while (nread < wanted && n > 0 && !stream->has_failed) {
		char *to = (char *)bytes + nread;

		if (stream->fd < 0)
			n = (ssize_t)read_memory(stream, to, wanted - nread);
		else
			n = (stream->is_pipe ? read_pipe : read_file)(stream, to, wanted - nread);
		if (n < 0) {
			fail(stream);
			break;
		}
		stream->at += (size_t)n;
		nread += (size_t)n;
	}
	return nread;
}

size_t stream_peek(struct stream *stream, void *bytes, size_t wanted)
{
	size_t at = stream->at, n = stream_read(stream, bytes, wanted);

	stream->at = at;
	return n;
}

void stream_rewind(struct stream *stream)
{
	stream->at = 0;
}

char *stream_all(struct stream *stream, struct arena *arena, size_t limit, size_t *n)
{
	char block[64 << 10];
	struct buf all;
	size_t nread;
	char *copy = NULL;

	buf_init(&all);
	stream_rewind(stream);
	while (all.n <= limit && (nread = stream_read(stream, block, sizeof block)) > 0)
		buf_add(&all, block, nread);
	if (all.n > limit) {
		errno = EFBIG;
		file_report_unread((struct srcpos){stream->path, 0}, limit, stream->diag);
	} else if (!stream->has_failed) {
		copy = arena_strndup(arena, buf_text(&all), all.n);
		*n = all.n;
	}
	buf_release(&all);
	return copy;
}

bool stream_has_failed(const struct stream *stream)
{
	return stream->has_failed;
}

const char *stream_path(const struct stream *stream)
{
	return stream->path;
}

/* What came through a pipe is gone, and so would be the rest: it is for whoever opens it next. */
static void hand_on(struct stream *stream)
{
	struct inputs *inputs = stream->diag->inputs;
	char block[64 << 10];

	stream->at = stream->nbytes;
	while (stream_read(stream, block, sizeof block) > 0)
		;
	if (stream->has_failed)
		return;
	if (stream->spool_fd < 0) {
		inputs_keep_pipe(inputs, &stream->status, buf_text(&stream->spool),
				 stream->spool.n);
		return;
	}
	inputs_keep_file(inputs, &stream->status, stream->spool_fd);
	stream->spool_fd = -1;
}

void stream_close(struct stream *stream)
{
	if (stream->is_pipe && stream->diag->inputs && S_ISFIFO(stream->status.st_mode))
		hand_on(stream);
	buf_release(&stream->spool);
	if (stream->spool_fd >= 0)
		close(stream->spool_fd);
	if (stream->fd > STDIN_FILENO)
		close(stream->fd);
}
