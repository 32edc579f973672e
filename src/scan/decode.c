/*
 * Both kinds of process write pages as PGM (netpbm, "P5") into a pipe. What is read there is
 * believed no more than a file: sizes are held against limits before memory is taken.
 */
#define _GNU_SOURCE /* pipe2 */
#include "scan/decode.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "scan/leptonica.h"

enum {
	DPI = 200,      /* at which pages of a PDF become pixels */
	NOT_THERE = 127 /* as a shell says */
};

struct decode {
	const char *path;
	struct diag *diag;
	pid_t process;
	FILE *pipe;
	int npages;
	bool is_pdf, is_over;
};

static void limit_self(void)
{
	const struct rlimit time = {LIMIT_SCAN_SECONDS, LIMIT_SCAN_SECONDS}, core = {0, 0};

	setrlimit(RLIMIT_CPU, &time);
	setrlimit(RLIMIT_CORE, &core);
}

/* In the new process: the file is its input, the pipe its output, and what it says is nobody's. */
static void redirect(int file, int pipe)
{
	int nowhere = open("/dev/null", O_WRONLY);

	limit_self();
	dup2(file, STDIN_FILENO);
	dup2(pipe, STDOUT_FILENO);
	if (nowhere >= 0)
		dup2(nowhere, STDERR_FILENO);
}

static _Noreturn void run_poppler(void)
{
	const struct rlimit memory = {LIMIT_SCAN_MEMORY, LIMIT_SCAN_MEMORY};
	char dpi[12];

	setrlimit(RLIMIT_AS, &memory);
	snprintf(dpi, sizeof dpi, "%d", DPI);
	execlp("pdftoppm", "pdftoppm", "-gray", "-r", dpi, "-", (char *)NULL);
	_exit(NOT_THERE);
}

/* Starts the process that decodes; the pipe's end to read from, or -1 with errno. */
static int start(struct decode *decode, int file, const uint8_t *bytes, size_t n)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -1;
	fflush(NULL);
	decode->process = fork();
	if (decode->process == 0) {
		redirect(file, ends[1]);
		if (decode->is_pdf)
			run_poppler();
		_exit(leptonica_write_pages(bytes, n, LIMIT_SCAN_PIXELS, STDOUT_FILENO));
	}
	close(ends[1]);
	if (decode->process < 0) {
		close(ends[0]);
		return -1;
	}
	return ends[0];
}

bool decode_is_picture(const char *bytes, size_t n)
{
	static const char png[] = "\x89PNG", jpeg[] = "\xff\xd8\xff", tiff[2][5] = {"II*", "MM\0*"};

	return n > 8 && (memcmp(bytes, png, 4) == 0 || memcmp(bytes, jpeg, 3) == 0 ||
			 memcmp(bytes, tiff[0], 4) == 0 || memcmp(bytes, tiff[1], 4) == 0);
}

static bool is_pdf(const uint8_t *bytes, size_t n)
{
	/* ISO 32000-1, Annex H, note 13: within the first 1024 bytes */
	size_t reach = n < 1024 ? n : 1024;

	for (size_t i = 0; i + 5 <= reach; i++)
		if (memcmp(bytes + i, "%PDF-", 5) == 0)
			return true;
	return false;
}

/* A descriptor of the file at its beginning. */
static int open_again(const char *path)
{
	return file_open(&path);
}

struct decode *decode_open(struct arena *arena, const char *path, struct diag *diag)
{
	struct decode *decode = ARENA_NEW(arena, struct decode);
	struct arena scratch;
	int file, end = -1;
	uint8_t *bytes;
	size_t n;

	*decode = (struct decode){.path = path, .diag = diag};
	arena_init(&scratch);
	bytes = (uint8_t *)file_read(&scratch, path, LIMIT_SCAN_BYTES, &n, diag);
	if (bytes && !decode_is_picture((const char *)bytes, n) &&
	    !(decode->is_pdf = is_pdf(bytes, n))) {
		diag_error(diag, (struct srcpos){path, 0},
			   n > 0 ? "this is no picture or scan: no PDF, PNG, JPEG or TIFF"
				 : "the file is empty");
	} else if (bytes && (decode->is_pdf || leptonica_is_there(path, diag))) {
		file = open_again(path);
		end = start(decode, file, bytes, n);
		if (end < 0)
			diag_fail(diag, (struct srcpos){path, 0}, "cannot start decoding: %s",
				  strerror(errno));
		if (file > STDIN_FILENO)
			close(file);
	}
	arena_release(&scratch);
	decode->pipe = end < 0 ? NULL : fdopen(end, "rb");
	return decode->pipe ? decode : NULL;
}

/* A number of a header, behind white space; -1: none. */
static int read_number(FILE *pipe)
{
	int c, n = 0, ndigits = 0;

	do
		c = getc(pipe);
	while (c == ' ' || c == '\n' || c == '\t' || c == '\r');
	for (; c >= '0' && c <= '9' && ndigits < 7; c = getc(pipe), ndigits++)
		n = n * 10 + (c - '0');
	return ndigits ? n : -1;
}

/* How the process ended, once: in words where it is worth telling. */
static void tell_end(struct decode *decode)
{
	struct srcpos pos = {decode->path, 0};
	int status = 0;

	decode->is_over = true;
	while (waitpid(decode->process, &status, 0) < 0 && errno == EINTR)
		;
	decode->process = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && decode->npages > 0)
		return;
	if (decode->is_pdf && WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE) {
		diag_fail(decode->diag, pos,
			  "PDF scans need the program pdftoppm, which is not there");
		diag_hint(decode->diag,
			  "install the package poppler-utils, or what your system calls it");
		return;
	}
	if (decode->npages > 0)
		diag_error(decode->diag, pos, "nothing behind page %d can be read", decode->npages);
	else
		diag_error(decode->diag, pos, "the picture cannot be read");
	diag_hint(decode->diag,
		  "the file is damaged, locked, or has a page of more than %d megapixels",
		  LIMIT_SCAN_PIXELS / 1000000);
}

bool decode_next(struct decode *decode, struct arena *arena, struct grey *page)
{
	int width, height, most;
	bool is_whole = false;
	char magic[2];

	if (decode->is_over)
		return false;
	if (fread(magic, 1, sizeof magic, decode->pipe) == sizeof magic &&
	    memcmp(magic, "P5", sizeof magic) == 0) {
		width = read_number(decode->pipe);
		height = read_number(decode->pipe);
		most = read_number(decode->pipe);
		if (width > 0 && height > 0 && most == 255 && width <= LIMIT_SCAN_PIXELS / height) {
			*page = grey_new(arena, width, height);
			is_whole = fread(page->at, (size_t)width, (size_t)height, decode->pipe) ==
				   (size_t)height;
		} else {
			kill(decode->process, SIGKILL);
		}
	}
	if (is_whole)
		decode->npages++;
	else
		tell_end(decode);
	return is_whole;
}

void decode_close(struct decode *decode)
{
	fclose(decode->pipe);
	if (decode->process > 0) {
		kill(decode->process, SIGKILL);
		while (waitpid(decode->process, NULL, 0) < 0 && errno == EINTR)
			;
	}
}
