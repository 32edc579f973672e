/* A machine without the libraries that are opened when they are needed: the test's own dlopen finds
 * nothing, and each says what is missing, and how to get it. */
#include <dlfcn.h>

#include "base/archive.h"
#include "base/pdf_object.h"
#include "scan/barcode.h"
#include "scan/leptonica.h"
#include "tap.h"

void *dlopen(const char *name, int mode)
{
	(void)name;
	(void)mode;
	return NULL;
}

static bool write_archive(const char *path, struct diag *diag)
{
	struct archive_entry entry = {"a", "b", 1};
	struct buf out;
	bool is_written;

	(void)path;
	buf_init(&out);
	is_written = archive_write(&out, &entry, 1, diag) || out.n > 0;
	buf_release(&out);
	return is_written;
}

static bool open_archive(const char *path, struct diag *diag)
{
	return archive_open("PK", 2, path, diag);
}

int main(void)
{
	static const struct {
		bool (*try)(const char *path, struct diag *diag);
		const char *text, *package;
	} rows[] = {
		{write_archive, "workbooks and ZIP archives need the library libzip", "libzip4"},
		{open_archive, "workbooks and ZIP archives need the library libzip", "libzip4"},
		{pdf_objects_prepare, "PDF files need the library libqpdf", "libqpdf29"},
		{leptonica_is_there, "pictures need the library leptonica", "liblept5"},
		{barcodes_can_be_read, "QR codes in pictures need the library zbar", "libzbar0"}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena;
		struct diag diag;

		arena_init(&arena);
		diag_init(&diag);
		tap_ok(!rows[i].try("a.file", &diag) && diag.nerrors == 1 &&
			       diag.environment_failed,
		       "%s: an error of the environment", rows[i].package);
		tap_is(diag.messages[0].text,
		       arena_printf(&arena, "%s, which is not there", rows[i].text),
		       "it says what is missing");
		tap_is(diag.messages[0].hint,
		       arena_printf(&arena, "install the package %s, or what your system calls it",
				    rows[i].package),
		       "and how to get it");
		if (i > 0)
			tap_is(diag.messages[0].pos.file, "a.file", "for which file");
		diag_release(&diag);
		arena_release(&arena);
	}
	return tap_done();
}
