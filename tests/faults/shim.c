/*
 * Faults on demand, for LD_PRELOAD: the allocation or system call number FAULT_AT of the kind
 * FAULT_CALL fails with FAULT_ERRNO. Without FAULT_CALL nothing fails, and FAULT_LOG gets a line
 * for each call that may: its kind and number; of allocations only the first of each path of
 * calls that leads to one, and a name for that path, the same in every run. A negative FAULT_ERRNO
 * is a signal that comes at that call.
 */
#define _GNU_SOURCE
#include <dirent.h>
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
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NPATHS = 1 << 16, DEPTH = 12 };

enum kind {
	ALLOC,
	OPEN,
	READ,
	WRITE,
	FSYNC,
	LINK,
	RENAME,
	CHMOD,
	STAT,
	CLOSE,
	ACCESS,
	FOLDER,
	ENTRY,
	PATH,
	MAP,
	FORK,
	NKINDS
};

static const char *const names[NKINDS] = {"alloc",  "open",  "read", "write", "fsync",  "link",
					  "rename", "chmod", "stat", "close", "access", "folder",
					  "entry",  "path",  "map",  "fork"};

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

static uint64_t mix(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * 1099511628211u;
}

static bool is_new_path(void *const *frames, int n)
{
	uint64_t hash = 14695981039346656037u;
	size_t slot;

	for (int i = 0; i < n; i++)
		hash = mix(hash, (uint64_t)(uintptr_t)frames[i]);
	for (slot = hash % NPATHS; paths[slot]; slot = (slot + 1) % NPATHS)
		if (paths[slot] == hash)
			return false;
	paths[slot] = hash;
	return true;
}

/* Wherever the libraries are loaded. */
static uint64_t name_of_path(void *const *frames, int n)
{
	uint64_t hash = 14695981039346656037u;

	for (int i = 0; i < n; i++) {
		Dl_info info;
		uintptr_t base = dladdr(frames[i], &info) ? (uintptr_t)info.dli_fbase : 0;

		hash = mix(hash, (uint64_t)((uintptr_t)frames[i] - base));
	}
	return hash;
}

static void note(enum kind kind)
{
	void *frames[DEPTH + 2]; /* two of our own */
	uint64_t path = 0;

	if (kind == ALLOC) {
		int n = backtrace(frames, DEPTH + 2) - 2;

		if (!is_new_path(frames + 2, n))
			return;
		path = name_of_path(frames + 2, n);
	}
	if (dprintf(log_fd, "%s %d %llx\n", names[kind], counts[kind], (unsigned long long)path) <
	    0)
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

int posix_memalign(void **p, size_t alignment, size_t size)
{
	REAL(posix_memalign);

	return fails(ALLOC) ? ENOMEM : real(p, alignment, size);
}

static mode_t mode_of(int flags, va_list list)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

/* Libraries are built for files larger than 2 GB, or not: each call has two names. */
#define OPEN_BY(name) \
	int name(const char *path, int flags, ...) \
	{ \
		REAL(name); \
		va_list list; \
		mode_t mode; \
		va_start(list, flags); \
		mode = mode_of(flags, list); \
		va_end(list); \
		return fails(OPEN) ? -1 : real(path, flags, mode); \
	}
OPEN_BY(open)
OPEN_BY(open64)

int __open_2(const char *path, int flags)
{
	return open(path, flags);
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

#define OPEN_STREAM_BY(name) \
	FILE *name(const char *path, const char *mode) \
	{ \
		REAL(name); \
		return fails(OPEN) ? NULL : real(path, mode); \
	}
OPEN_STREAM_BY(fopen)
OPEN_STREAM_BY(fopen64)

#define MAP_BY(name) \
	void *name(void *at, size_t n, int rights, int flags, int fd, off_t offset) \
	{ \
		REAL(name); \
		return fails(MAP) ? MAP_FAILED : real(at, n, rights, flags, fd, offset); \
	}
MAP_BY(mmap)
MAP_BY(mmap64)

DIR *opendir(const char *path)
{
	REAL(opendir);
	return fails(FOLDER) ? NULL : real(path);
}

struct dirent *readdir(DIR *dir)
{
	REAL(readdir);
	return fails(ENTRY) ? NULL : real(dir);
}

int access(const char *path, int mode)
{
	REAL(access);
	return fails(ACCESS) ? -1 : real(path, mode);
}

int faccessat(int dir, const char *path, int mode, int flags)
{
	REAL(faccessat);
	return fails(ACCESS) ? -1 : real(dir, path, mode, flags);
}

ssize_t readlink(const char *path, char *target, size_t n)
{
	REAL(readlink);
	return fails(PATH) ? -1 : real(path, target, n);
}

char *realpath(const char *path, char *full)
{
	REAL(realpath);
	return fails(PATH) ? NULL : real(path, full);
}

pid_t fork(void)
{
	REAL(fork);
	return fails(FORK) ? -1 : real();
}

int socketpair(int domain, int type, int protocol, int ends[2])
{
	REAL(socketpair);
	return fails(FORK) ? -1 : real(domain, type, protocol, ends);
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

int fstat64(int fd, struct stat64 *status)
{
	REAL(fstat64);
	return fails(STAT) ? -1 : real(fd, status);
}

int stat(const char *path, struct stat *status)
{
	REAL(stat);
	return fails(STAT) ? -1 : real(path, status);
}

int stat64(const char *path, struct stat64 *status)
{
	REAL(stat64);
	return fails(STAT) ? -1 : real(path, status);
}

int close(int fd)
{
	REAL(close);
	int result = real(fd); /* closed in any case, as Linux has it */

	return fails(CLOSE) ? -1 : result;
}
