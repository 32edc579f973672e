/* base/pdf_object on a machine without libqpdf: the test's own dlopen finds nothing. */
#include <dlfcn.h>

#include "base/pdf_object.h"
#include "tap.h"

void *dlopen(const char *name, int mode)
{
	(void)name;
	(void)mode;
	return NULL;
}

int main(void)
{
	struct diag diag;

	diag_init(&diag);
	tap_ok(!pdf_objects_prepare("a.pdf", &diag), "no PDF is read");
	tap_ok(diag.nerrors == 1 && diag.environment_failed, "an error of the environment");
	tap_is(diag.messages[0].text,
	       "PDF files need the library libqpdf to be read, which is not there",
	       "it says what is missing");
	tap_is(diag.messages[0].hint, "install the package libqpdf29, or what your system calls it",
	       "and how to get it");
	tap_is(diag.messages[0].pos.file, "a.pdf", "for which file");
	diag_release(&diag);
	return tap_done();
}
