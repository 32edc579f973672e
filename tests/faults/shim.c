/*
 * Faults on demand, for LD_PRELOAD: the allocation or system call number FAULT_AT of the kind
 * FAULT_CALL fails with FAULT_ERRNO. Without FAULT_CALL nothing fails, and FAULT_LOG gets a line
 * for each call that may: its kind and number; of allocations only the first of each path of
 * calls that leads to one. A negative FAULT_ERRNO is a signal that comes at that call.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NPATHS = 1 << 16, DEPTH = 12 };

enum kind {
	ALLOC, OPEN, READ, WRITE, FSYNC, LINK, RENAME, CHMOD, STAT, CLOSE, NKINDS
};

static const char *const names[NKINDS] = {
	"alloc", "open", "read", "write", "fsync", "link", "rename", "chmod", "stat", "close"
};

static int counts[NKINDS];
static int wanted = -1, at, fault; /* wanted: a kind; -1: none */
static int log_fd = -1;
static uint64_t paths[NPATHS];
static bool is_inside; /* the shim's own calls are not counted */


#define REAL(name) \
	static __typeof__(name) *real; \
	if (!real) \
		find(&real, #name)

/* function: the address of a pointer to one. */
static void find(void *function, const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	memcpy(function, &found, sizeof found);
}

__attribute__((constructor)) static void begin(void)
{
	const char *call = getenv("FAULT_CALL"), *log = getenv("FAULT_LOG");
	void *frames[DEPTH];

	is_inside = true;
	backtrace(frames, DEPTH); /* loads what it needs */
	for (int i = 0; call && i < NKINDS; i++)
		if (strcmp(call, names[i]) == 0)
			wanted = i;
	if (wanted >= 0) {
		at = atoi(getenv("FAULT_AT"));
		fault = atoi(getenv("FAULT_ERRNO"));
	} else if (log) {
		log_fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	}
	memset(counts, 0, sizeof counts);
	is_inside = false;
}

static bool is_new_path(void)
{
	void *frames[DEPTH];
	int n = backtrace(frames, DEPTH);
	uint64_t hash = 14695981039346656037u;
	size_t slot;

	for (int i = 2; i < n; i++)
		hash = (hash ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211u;
	for (slot = hash % NPATHS; paths[slot]; slot = (slot + 1) % NPATHS)
		if (paths[slot] == hash)
			return false;
	paths[slot] = hash;
	return true;
}

static void note(enum kind kind)
{
	char line[64];
	int n;

	if (kind == ALLOC && !is_new_path())
		return;
	n = snprintf(line, sizeof line, "%s %d\n", names[kind], counts[kind]);
	if (dprintf(log_fd, "%.*s", n, line) < 0)
		_exit(99);
}

/* Whether this call fails. */
static bool fails(enum kind kind)
{
	int before = errno;
	bool is_it;

	if (is_inside || (wanted < 0 && log_fd < 0))
		return false;
	is_inside = true;
	counts[kind]++;
	if (log_fd >= 0)
		note(kind);
	is_it = (int)kind == wanted && counts[kind] == at;
	if (is_it && fault < 0)
		kill(getpid(), -fault);
	errno = is_it ? fault : before;
	is_inside = false;
	return is_it && fault > 0;
}

void *malloc(size_t size)
{
	REAL(malloc);

	return fails(ALLOC) ? NULL : real(size);
}

void *calloc(size_t n, size_t size)
{
	REAL(calloc);

	return fails(ALLOC) ? NULL : real(n, size);
}

void *realloc(void *old, size_t size)
{
	REAL(realloc);

	return fails(ALLOC) ? NULL : real(old, size);
}

static mode_t mode_of(int flags, va_list list)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	REAL(open);
	va_list list;
	mode_t mode;

	va_start(list, flags);
	mode = mode_of(flags, list);
	va_end(list);
	return fails(OPEN) ? -1 : real(path, flags, mode);
}

int openat(int dir, const char *path, int flags, ...)
{
	REAL(openat);
	va_list list;
	mode_t mode;

	va_start(list, flags);
	mode = mode_of(flags, list);
	va_end(list);
	return fails(OPEN) ? -1 : real(dir, path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t n)
{
	REAL(read);
	return fails(READ) ? -1 : real(fd, bytes, n);
}

ssize_t __read_chk(int fd, void *bytes, size_t n, size_t room)
{
	(void)room;
	return read(fd, bytes, n);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	REAL(write);
	return fails(WRITE) ? -1 : real(fd, bytes, n);
}

int fsync(int fd)
{
	REAL(fsync);
	return fails(FSYNC) ? -1 : real(fd);
}

int linkat(int from, const char *a, int to, const char *b, int flags)
{
	REAL(linkat);
	return fails(LINK) ? -1 : real(from, a, to, b, flags);
}

int renameat(int from, const char *a, int to, const char *b)
{
	REAL(renameat);
	return fails(RENAME) ? -1 : real(from, a, to, b);
}

int fchmod(int fd, mode_t mode)
{
	REAL(fchmod);
	return fails(CHMOD) ? -1 : real(fd, mode);
}

int fstat(int fd, struct stat *status)
{
	REAL(fstat);
	return fails(STAT) ? -1 : real(fd, status);
}

int stat(const char *path, struct stat *status)
{
	REAL(stat);
	return fails(STAT) ? -1 : real(path, status);
}

int close(int fd)
{
	REAL(close);
	int result = real(fd); /* closed in any case, as Linux has it */

	return fails(CLOSE) ? -1 : result;
}
