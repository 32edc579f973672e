/* By the dynamic linker. */
#include "base/opened.h"

#include <dlfcn.h>
#include <string.h>

bool opened_find(const struct opened_library *library, const char *const *functions,
		 void *const *pointers, int n, const char *path, struct diag *diag)
{
	void *handle = NULL, *found = NULL;
	const char *lacking = NULL;

	for (int i = 0; !handle && i < 3 && library->names[i]; i++)
		handle = dlopen(library->names[i], RTLD_NOW | RTLD_LOCAL);
	for (int i = 0; handle && !lacking && i < n; i++) {
		found = dlsym(handle, functions[i]);
		memcpy(pointers[i], &found, sizeof found);
		lacking = found ? NULL : functions[i];
	}
	if (handle && !lacking)
		return true;
	diag_fail(diag, (struct srcpos){path, 0}, "%s the library %s, which %s%s", library->needed,
		  library->title, lacking ? "has no function " : "is not there",
		  lacking ? lacking : "");
	diag_hint(diag, "install the package %s, or what your system calls it", library->package);
	return false;
}
