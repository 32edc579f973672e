/*
 * The dynamic linker asks the program for a function before any library, so every library's malloc
 * is the one below, which hands on to the next in line (the C library's, or that of a tool loaded
 * before it). free stays theirs. A size that no machine has fails everywhere alike; that is left to
 * whoever asked. Sanitizers bring a family of their own, which ends the program as well.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "base/mem.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { LARGE_PIECE = 1 << 20, DATA_FIELD = 5 /* of statm, from 0 */ };

/* Without memory of its own. When nobody can be told, there is nobody to be told of that either. */
static void say(const char *text)
{
	ssize_t n = write(STDERR_FILENO, text, strlen(text));

	(void)n;
}

_Noreturn void mem_die(void)
{
	say("roleguide: error: out of memory\n");
	_exit(MEM_STATUS);
}

_Noreturn void mem_die_of(const char *library, const char *fault)
{
	char line[200]; /* what is longer is cut */

	snprintf(line, sizeof line, "roleguide: error: %s: %s\n", library, fault);
	say(line);
	_exit(MEM_STATUS);
}

void mem_init(void)
{
	/* left to itself it would keep what once was a large piece, cut into smaller ones */
	mallopt(M_MMAP_THRESHOLD, LARGE_PIECE);
}

void *mem_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		mem_die();
	return p;
}

void *mem_alloc_zeroed(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (!p)
		mem_die();
	return p;
}

void *mem_resize(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		mem_die();
	return p;
}

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
	__has_feature(memory_sanitizer)
#define HAS_SANITIZER
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define HAS_SANITIZER
#endif

#ifdef HAS_SANITIZER

void mem_bound(size_t bytes)
{
	(void)bytes; /* theirs takes more address space than there is */
}

#else

/* Bytes of this process that are its own to write in; 0: the system does not say (proc(5)). */
static size_t count_data(void)
{
	char line[200];
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, line, sizeof line - 1);
	char *at = line;

	if (fd >= 0)
		close(fd);
	line[n > 0 ? n : 0] = '\0';
	for (int field = 0; field < DATA_FIELD; field++) {
		at += strcspn(at, " ");
		at += *at == ' ';
	}
	return (size_t)strtoul(at, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

void mem_bound(size_t bytes)
{
	struct rlimit limit;
	size_t ndata = count_data();
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (fd >= 0)
		dup2(fd, STDERR_FILENO);
	limit.rlim_cur = limit.rlim_max = ndata + bytes;
	if (ndata)
		setrlimit(RLIMIT_DATA, &limit);
}

/* Each found at its first call, which comes before main. */
static struct {
	void *(*malloc)(size_t);
	void *(*calloc)(size_t, size_t);
	void *(*realloc)(void *, size_t);
	void *(*aligned_alloc)(size_t, size_t);
	int (*posix_memalign)(void **, size_t, size_t);
} next;

/* function: the address of the pointer to it; ISO C turns no object pointer into a function. */
static void find_next(void *function, const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (!found)
		mem_die_of("dlsym", name);
	memcpy(function, &found, sizeof found);
}

static bool is_possible(size_t n, size_t size)
{
	return size == 0 || n <= PTRDIFF_MAX / size;
}

/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): theirs are not for programs */

void *malloc(size_t size)
{
	void *p;

	if (!next.malloc)
		find_next(&next.malloc, "malloc");
	p = next.malloc(size);
	if (!p && size > 0 && is_possible(1, size))
		mem_die();
	return p;
}

void *calloc(size_t n, size_t size)
{
	void *p;

	if (!next.calloc)
		find_next(&next.calloc, "calloc");
	p = next.calloc(n, size);
	if (!p && n > 0 && size > 0 && is_possible(n, size))
		mem_die();
	return p;
}

void *realloc(void *old, size_t size)
{
	void *p;

	if (!next.realloc)
		find_next(&next.realloc, "realloc");
	p = next.realloc(old, size);
	if (!p && size > 0 && is_possible(1, size))
		mem_die();
	return p;
}

void *aligned_alloc(size_t alignment, size_t size)
{
	void *p;

	if (!next.aligned_alloc)
		find_next(&next.aligned_alloc, "aligned_alloc");
	p = next.aligned_alloc(alignment, size);
	if (!p && size > 0 && is_possible(1, size))
		mem_die();
	return p;
}

int posix_memalign(void **p, size_t alignment, size_t size)
{
	int fault;

	if (!next.posix_memalign)
		find_next(&next.posix_memalign, "posix_memalign");
	fault = next.posix_memalign(p, alignment, size);
	if (fault == ENOMEM && is_possible(1, size))
		mem_die();
	return fault;
}

/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

#endif
