/*
 * For LD_PRELOAD: each file that is opened for reading, and each folder that is, becomes a line of
 * the file OPENED_LOG. What cannot be opened is no line.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void note(const char *path, int flags, int is_open)
{
	static int (*real)(const char *, int, ...);
	const char *log = getenv("OPENED_LOG");
	int fd;

	if (!log || !is_open || (flags & (O_WRONLY | O_RDWR | O_PATH)) || *path != '/')
		return;
	if (!real)
		real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
	fd = real(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	dprintf(fd, "%s\n", path);
	close(fd);
}

#define OPEN(name) \
	int name(const char *path, int flags, ...) \
	{ \
		static int (*real)(const char *, int, ...); \
		va_list list; \
		int mode, fd; \
\
		va_start(list, flags); \
		mode = va_arg(list, int); \
		va_end(list); \
		if (!real) \
			real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name); \
		fd = real(path, flags, mode); \
		note(path, flags, fd >= 0); \
		return fd; \
	}
OPEN(open)
OPEN(open64)

#define FOPEN(name) \
	FILE *name(const char *path, const char *mode) \
	{ \
		static FILE *(*real)(const char *, const char *); \
		FILE *file; \
\
		if (!real) \
			real = (FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, #name); \
		file = real(path, mode); \
		note(path, *mode == 'r' ? O_RDONLY : O_WRONLY, file != NULL); \
		return file; \
	}
FOPEN(fopen)
FOPEN(fopen64)

DIR *opendir(const char *path)
{
	static DIR *(*real)(const char *);
	DIR *dir;

	if (!real)
		real = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");
	dir = real(path);
	note(path, O_RDONLY, dir != NULL);
	return dir;
}
