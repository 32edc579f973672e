/* By the dynamic linker. */
#include "base/opened.h"

#include <dlfcn.h>
#include <string.h>

bool opened_find(const struct opened_library *library, const struct opened_function *functions,
		 int n)
{
	void *handle = NULL;
	bool is_whole;

	for (int i = 0; !handle && i < 3 && library->names[i]; i++)
		handle = dlopen(library->names[i], RTLD_NOW | RTLD_LOCAL);
	is_whole = handle != NULL;
	for (int i = 0; is_whole && i < n; i++) {
		/* what dlsym gives for a function is as large as a pointer to data (POSIX) */
		void *found = dlsym(handle, functions[i].name);

		memcpy(functions[i].pointer, &found, sizeof found);
		is_whole = found != NULL;
	}
	return is_whole;
}

void opened_miss(const struct opened_library *library, const char *path, struct diag *diag)
{
	diag_fail(diag, (struct srcpos){path, 0}, "%s the library %s, which is not there",
		  library->needed, library->title);
	diag_hint(diag, "install the package %s, or what your system calls it", library->package);
}
