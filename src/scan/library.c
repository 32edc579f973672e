/* dlopen, and pointers to functions that come out of it as pointers to data (POSIX dlsym). */
#include "scan/library.h"

#include <dlfcn.h>
#include <string.h>

void *library_open(const char *name)
{
	return dlopen(name, RTLD_NOW | RTLD_LOCAL);
}

bool library_find(void *handle, const char *name, void *function)
{
	void *found = handle ? dlsym(handle, name) : NULL;

	memcpy(function, &found, sizeof found);
	return found;
}

void library_miss(struct diag *diag, const char *path, const char *what, const char *package)
{
	diag_fail(diag, (struct srcpos){path, 0}, "%s, which is not there", what);
	diag_hint(diag, "install the package %s, or what your system calls it", package);
}
