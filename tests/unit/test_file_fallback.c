/*
 * base/file where files without a name cannot be named (no /proc, some network file systems): the
 * linkat below stands in for the system's and always fails.
 */
#define _GNU_SOURCE /* mkdtemp */
#include "base/file.h"
#include "base/file_write.h"
#include "tap.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int ncalls;

int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
	(void)from_dir;
	(void)from;
	(void)to_dir;
	(void)to;
	(void)flags;
	ncalls++;
	errno = ENOENT;
	return -1;
}

static int count_entries(const char *path)
{
	DIR *dir = opendir(path);
	int n = 0;

	while (dir && readdir(dir))
		n++;
	if (dir)
		closedir(dir);
	return n - 2;
}

static bool holds(const char *path, const char *wanted)
{
	char text[16] = "";
	FILE *in = fopen(path, "r");

	if (in) {
		text[fread(text, 1, sizeof text - 1, in)] = 0;
		fclose(in);
	}
	return strcmp(text, wanted) == 0;
}

/* Writes more than the limit of the process allows; the signal for that is not wanted here. */
static bool write_too_much(const char *path, struct diag *diag)
{
	struct rlimit before, small;
	static char bytes[100000];
	bool is_written;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 4096;
	setrlimit(RLIMIT_FSIZE, &small);
	is_written = file_write(path, bytes, sizeof bytes, diag);
	setrlimit(RLIMIT_FSIZE, &before);
	return is_written;
}

int main(void)
{
	char dir[] = "roleguide-XXXXXX";
	struct arena arena;
	struct diag diag;
	struct stat status;
	const char *path;
	sigset_t blocked;

	if (getenv("TMPDIR") && chdir(getenv("TMPDIR")) != 0)
		return 1;
	if (!mkdtemp(dir))
		return 1;
	arena_init(&arena);
	diag_init(&diag);
	umask(027);
	path = file_join(&arena, dir, "out");
	tap_ok(file_write(path, "one", 3, &diag) && holds(path, "one"), "a new file is written");
	tap_ok(ncalls > 0, "and the way without a name was tried first");
	stat(path, &status);
	tap_ok((status.st_mode & 0777) == 0640, "the mask of the user is kept");
	tap_ok(file_write(path, "two", 3, &diag) && holds(path, "two"), "an old file is replaced");
	tap_ok(count_entries(dir) == 1, "nothing else is left behind");
	tap_ok(!write_too_much(path, &diag) && diag.nerrors == 1, "what does not fit is an error");
	tap_ok(holds(path, "two") && count_entries(dir) == 1,
	       "the old file stays, and nothing else");
	tap_ok(!file_write(file_join(&arena, dir, "none/x"), "x", 1, &diag),
	       "a folder that is missing is an error");
	sigprocmask(SIG_BLOCK, NULL, &blocked);
	tap_ok(!sigismember(&blocked, SIGINT) && !sigismember(&blocked, SIGTERM),
	       "signals arrive again");
	unlink(path);
	tap_ok(rmdir(dir) == 0, "the folder was empty in the end");
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
