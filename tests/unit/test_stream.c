/* Streams: files, pipes and memory give the same bytes, as often as they are wanted. */
#define _GNU_SOURCE
#include "base/stream.h"

#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/inputs.h"
#include "base/limits.h"

static struct arena arena;

/* Bytes that differ at every place of a block. */
static char *make_bytes(size_t n)
{
	char *bytes = arena_text(&arena, n);

	for (size_t i = 0; i < n; i++)
		bytes[i] = (char)((i * 31 + i / 251) % 256);
	return bytes;
}

static void write_file(const char *path, const char *bytes, size_t n)
{
	FILE *out = fopen(path, "w");

	if (!out || fwrite(bytes, 1, n, out) != n || fclose(out) != 0)
		tap_ok(false, "%s is written", path);
}

/* Whether the stream gives these bytes from here on, read in pieces of that size. */
static bool gives(struct stream *stream, const char *bytes, size_t n, size_t piece)
{
	char *block = arena_text(&arena, piece);
	size_t at = 0, nread;

	while ((nread = stream_read(stream, block, piece)) > 0) {
		if (nread > n - at || memcmp(block, bytes + at, nread) != 0)
			return false;
		at += nread;
	}
	return at == n && !stream_has_failed(stream);
}

static void check_twice(struct stream *stream, const char *bytes, size_t n, const char *what)
{
	char begin[8];
	size_t npeeked = stream_peek(stream, begin, sizeof begin), size = 0;
	const char *all;

	tap_ok(npeeked == 8 && memcmp(begin, bytes, 8) == 0, "%s: its beginning", what);
	tap_ok(gives(stream, bytes, n, 1000), "%s: its bytes", what);
	stream_rewind(stream);
	tap_ok(gives(stream, bytes, n, 65536), "%s: and again", what);
	stream_rewind(stream);
	stream_read(stream, begin, 3);
	stream_peek(stream, begin, 5);
	tap_ok(gives(stream, bytes + 3, n - 3, 777), "%s: from the middle on", what);
	all = stream_all(stream, &arena, n, &size);
	tap_ok(all && size == n && memcmp(all, bytes, n) == 0 && all[n] == 0, "%s: all at once",
	       what);
	tap_ok(!stream_all(stream, &arena, n - 1, &size), "%s: no more than its limit", what);
}

static void check_kinds(void)
{
	size_t n = 200001;
	const char *bytes = make_bytes(n);
	struct inputs inputs;
	struct stream *stream;
	struct stat status;
	struct diag diag;

	diag_init(&diag);
	inputs_init(&inputs);
	diag.inputs = &inputs;
	write_file("file", bytes, n);
	stream = stream_open(&arena, "file", &diag);
	check_twice(stream, bytes, n, "a file");
	stream_close(stream);
	tap_ok(stat("file", &status) == 0 && inputs_have(&inputs, &status), "it is noted");
	stream = stream_memory(&arena, "memory", bytes, n, &diag);
	check_twice(stream, bytes, n, "memory");
	stream_close(stream);
	tap_ok(diag.nerrors == 2 && diag.environment_failed, "two limits, two errors");
	inputs_release(&inputs);
	diag_release(&diag);
}

/* Writes the bytes through a pipe with a name, in a process of its own. */
static pid_t feed(const char *path, const char *bytes, size_t n)
{
	pid_t child = fork();
	int fd;

	if (child != 0)
		return child;
	fd = open(path, O_WRONLY);
	while (fd >= 0 && n > 0) {
		ssize_t nwritten = write(fd, bytes, n < 3000 ? n : 3000);

		if (nwritten <= 0)
			break;
		bytes += nwritten;
		n -= (size_t)nwritten;
	}
	_exit(0);
}

static void check_pipe(size_t n)
{
	const char *bytes = make_bytes(n);
	struct inputs inputs;
	struct stream *stream;
	struct diag diag;
	const char *again;
	size_t size = 0;
	pid_t child;

	diag_init(&diag);
	inputs_init(&inputs);
	diag.inputs = &inputs;
	if (mkfifo("pipe", 0600) != 0)
		tap_ok(false, "a pipe is made");
	child = feed("pipe", bytes, n);
	stream = stream_open(&arena, "pipe", &diag);
	check_twice(stream, bytes, n, arena_printf(&arena, "a pipe of %zu bytes", n));
	stream_close(stream);
	waitpid(child, NULL, 0);
	tap_ok(inputs.npipes == 1, "it is kept once");
	again = file_read(&arena, "pipe", n, &size, &diag);
	tap_ok(again && size == n && memcmp(again, bytes, n) == 0,
	       "what came through it is read again");
	for (int i = 0; i < 2; i++) {
		stream = stream_open(&arena, "pipe", &diag);
		tap_ok(gives(stream, bytes, n, 4096), "also as a stream");
		stream_close(stream);
	}
	unlink("pipe");
	inputs_release(&inputs);
	diag_release(&diag);
}

/* A pipe as standard input, by both its names. */
static void check_piped_input(void)
{
	int ends[2], saved = dup(STDIN_FILENO);
	struct inputs inputs;
	struct stream *stream;
	struct diag diag;
	char c;

	diag_init(&diag);
	inputs_init(&inputs);
	diag.inputs = &inputs;
	if (pipe(ends) != 0 || write(ends[1], "answers", 7) != 7)
		tap_ok(false, "a pipe is made");
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	stream = stream_open(&arena, "-", &diag);
	stream_peek(stream, &c, 1);
	stream_close(stream);
	stream = stream_open(&arena, "-", &diag);
	tap_ok(gives(stream, "answers", 7, 3), "standard input, looked at before");
	stream_close(stream);
	stream = stream_open(&arena, "/dev/stdin", &diag);
	tap_ok(gives(stream, "answers", 7, 3), "by its other name");
	stream_close(stream);
	dup2(saved, STDIN_FILENO);
	close(saved);
	inputs_release(&inputs);
	diag_release(&diag);
}

/* Whoever looked at the beginning has not taken it away. */
static void check_peeked(size_t n)
{
	const char *bytes = make_bytes(n);
	struct inputs inputs;
	struct stream *stream;
	struct diag diag;
	char begin[10];
	pid_t child;

	diag_init(&diag);
	inputs_init(&inputs);
	diag.inputs = &inputs;
	if (mkfifo("pipe", 0600) != 0)
		tap_ok(false, "a pipe is made");
	child = feed("pipe", bytes, n);
	stream = stream_open(&arena, "pipe", &diag);
	stream_peek(stream, begin, sizeof begin);
	stream_close(stream);
	waitpid(child, NULL, 0);
	stream = stream_open(&arena, "pipe", &diag);
	tap_ok(gives(stream, bytes, n, 4096), "a pipe of %zu bytes that was looked at before", n);
	stream_close(stream);
	tap_ok(diag.nmessages == 0, "without a message");
	unlink("pipe");
	inputs_release(&inputs);
	diag_release(&diag);
}

static void check_input(void)
{
	int fd, saved = dup(STDIN_FILENO);
	struct stream *stream;
	struct diag diag;

	diag_init(&diag);
	write_file("file", "first\nsecond\nthird\n", 19);
	fd = open("file", O_RDONLY);
	dup2(fd, STDIN_FILENO);
	lseek(STDIN_FILENO, 6, SEEK_SET);
	stream = stream_open(&arena, "-", &diag);
	tap_is(stream_path(stream), "standard input", "standard input has a name");
	tap_ok(gives(stream, "second\nthird\n", 13, 5), "it is read from where it stands");
	stream_rewind(stream);
	tap_ok(gives(stream, "second\nthird\n", 13, 5), "and again from there");
	stream_close(stream);
	tap_ok(fcntl(STDIN_FILENO, F_GETFD) == 0, "it stays open");
	dup2(saved, STDIN_FILENO);
	close(saved);
	close(fd);
	tap_ok(diag.nmessages == 0, "without a message");
	diag_release(&diag);
}

static void check_refusals(void)
{
	size_t n = (size_t)LIMIT_KEPT_BYTES + 1;
	const char *bytes = make_bytes(n);
	struct stream *stream;
	struct diag diag;
	pid_t child;
	char c;

	diag_init(&diag);
	tap_ok(!stream_open(&arena, ".", &diag), "a folder is no stream");
	tap_is(diag.nmessages ? diag.messages[0].text : NULL, "cannot read: Is a directory",
	       "which is said");
	tap_ok(!stream_open(&arena, "none", &diag) && diag.nerrors == 2, "nor is what is missing");
	write_file("file", "before", 6);
	stream = stream_open(&arena, "file", &diag);
	stream_read(stream, &c, 1);
	write_file("file", "afterwards", 10);
	while (stream_read(stream, &c, 1) > 0)
		;
	tap_ok(stream_has_failed(stream) && diag.nerrors == 3,
	       "a file that changes on the way is an error");
	stream_close(stream);
	if (mkfifo("pipe", 0600) != 0)
		tap_ok(false, "a pipe is made");
	child = feed("pipe", bytes, n);
	setenv("TMPDIR", "/nowhere", 1);
	stream = stream_open(&arena, "pipe", &diag);
	tap_ok(!gives(stream, bytes, n, 65536) && stream_has_failed(stream) && diag.nerrors == 4,
	       "a long pipe needs a folder for its bytes");
	stream_close(stream);
	waitpid(child, NULL, 0);
	unlink("pipe");
	tap_ok(diag.environment_failed, "all of these are errors of the environment");
	diag_release(&diag);
}

int main(void)
{
	char dir[] = "roleguide-XXXXXX";

	arena_init(&arena);
	if (getenv("TMPDIR") && chdir(getenv("TMPDIR")) != 0)
		return 1;
	if (!mkdtemp(dir) || chdir(dir) != 0)
		return 1;
	check_kinds();
	check_pipe(100000);
	setenv("TMPDIR", ".", 1);
	check_pipe((size_t)LIMIT_KEPT_BYTES + 100001);
	check_peeked(50);
	check_peeked(500000);
	check_peeked((size_t)LIMIT_KEPT_BYTES + 100001);
	check_input();
	check_piped_input();
	check_refusals();
	unlink("file");
	tap_ok(chdir("..") == 0 && rmdir(dir) == 0, "nothing was left behind");
	arena_release(&arena);
	return tap_done();
}
