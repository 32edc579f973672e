/* base/archive on a machine without libzip: the test's own dlopen finds nothing. */
#include <dlfcn.h>

#include "base/archive.h"
#include "tap.h"

void *dlopen(const char *name, int mode)
{
	(void)name;
	(void)mode;
	return NULL;
}

int main(void)
{
	struct archive_entry entry = {"a", "b", 1};
	struct diag diag;
	struct buf out;

	diag_init(&diag);
	buf_init(&out);
	tap_ok(!archive_write(&out, &entry, 1, &diag) && out.n == 0, "nothing is written");
	tap_ok(!archive_open("PK", 2, "a.xlsx", &diag), "nothing is read");
	tap_ok(diag.nerrors == 2 && diag.environment_failed, "an error each, of the environment");
	tap_is(diag.messages[1].text,
	       "workbooks and ZIP archives need the library libzip, which is not there",
	       "it says what is missing");
	tap_is(diag.messages[1].hint, "install the package libzip4, or what your system calls it",
	       "and how to get it");
	tap_is(diag.messages[1].pos.file, "a.xlsx", "for which file");
	buf_release(&out);
	diag_release(&diag);
	return tap_done();
}
