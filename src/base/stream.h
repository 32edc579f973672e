/*
 * Streams: the bytes of a file of any length, a block at a time, that can be gone back to the
 * beginning. A pipe gives its bytes once, so what came through it is kept: in memory, and when it
 * is long in a file without a name.
 */
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct stream;

/*
 * Opens path ("-": standard input) and notes it in diag->inputs; a pipe that was opened before,
 * by a stream or by file_read, gives the same bytes again. NULL and an environment error if it
 * can't be opened or is a folder. Every stream is closed.
 */
struct stream *stream_open(struct arena *arena, const char *path, struct diag *diag);

/* The same of bytes that are there and outlive it. */
struct stream *stream_memory(struct arena *arena, const char *path, const char *bytes, size_t n,
			     struct diag *diag);

/* The next bytes, as many as wanted; less at the end, and with an environment error where they
 * can't be read: stream_has_failed. */
size_t stream_read(struct stream *stream, void *bytes, size_t wanted);

/* The same, and they are read again by the next stream_read. */
size_t stream_peek(struct stream *stream, void *bytes, size_t wanted);

void stream_rewind(struct stream *stream);

/* All bytes from the beginning, in the arena, a NUL behind them that *n does not count. NULL with
 * an environment error, also where there are more than limit. */
char *stream_all(struct stream *stream, struct arena *arena, size_t limit, size_t *n);

bool stream_has_failed(const struct stream *stream);

/* The name for messages. */
const char *stream_path(const struct stream *stream);

/* A pipe is read to its end first, where diag->inputs wants to know, and kept there. */
void stream_close(struct stream *stream);

#endif
