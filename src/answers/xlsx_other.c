/* Told by the beginning (MS-CFB 2.2), by names of streams and parts, by what "mimetype" says. */
#include "answers/xlsx_other.h"

#include <string.h>

#include "xml/xml.h"

enum { TYPE_BYTES = 64, NAME_BYTES = 32 };

/* Whether name stands in the bytes in UTF-16, as streams of compound files are called. */
static bool has_stream(const struct xml_source *source, const char *name)
{
	char wide[2 * NAME_BYTES] = {0};
	size_t n = 2 * strlen(name);
	const char *p = source->bytes, *end = p + source->nbytes;

	for (size_t i = 0; i < n; i += 2)
		wide[i] = name[i / 2];
	while (p < end && (p = memchr(p, *name, (size_t)(end - p)))) {
		if ((size_t)(end - p) >= n && memcmp(p, wide, n) == 0)
			return true;
		p++;
	}
	return false;
}

static void refuse(const char *path, const char *what, const char *remedy, struct diag *diag)
{
	diag_error(diag, (struct srcpos){path, 0}, "the file is %s", what);
	diag_hint(diag, "%s", remedy);
}

bool xlsx_other_refuse_compound(const struct xml_source *source, struct diag *diag)
{
	static const char magic[8] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

	if (source->nbytes < sizeof magic || memcmp(source->bytes, magic, sizeof magic) != 0)
		return false;
	if (has_stream(source, "EncryptedPackage"))
		refuse(source->path, "locked with a password",
		       "open it with the password, take the password away (File, Info, Protect "
		       "Workbook), and save it",
		       diag);
	else
		refuse(source->path, "in the format of Excel before 2007, .xls, which is not read",
		       "open it in a spreadsheet program and save it as .xlsx", diag);
	return true;
}

static bool is_open_document(struct archive *archive)
{
	static const char type[] = "application/vnd.oasis.opendocument";
	char bytes[TYPE_BYTES] = "";
	struct archive_part *part = archive_has(archive, "mimetype")
					    ? archive_part_open(archive, "mimetype")
					    : NULL;

	if (!part)
		return false;
	archive_part_read(part, bytes, TYPE_BYTES);
	archive_part_close(part);
	return strncmp(bytes, type, strlen(type)) == 0;
}

/* The first file inside that is no folder and nothing that macOS adds; or NULL. */
static const char *first_inside(const struct archive *archive)
{
	for (int i = 0; i < archive_count(archive); i++) {
		const char *name = archive_name(archive, i);
		size_t n = strlen(name);

		if (n > 0 && name[n - 1] != '/' && strncmp(name, "__MACOSX/", 9) != 0)
			return name;
	}
	return NULL;
}

void xlsx_other_refuse_archive(struct archive *archive, const char *path, struct diag *diag)
{
	const char *inside = first_inside(archive);

	if (is_open_document(archive)) {
		refuse(path, "an OpenDocument file (.ods), which is not read",
		       "open it in a spreadsheet program and save it as .xlsx", diag);
	} else if (archive_has(archive, "Index/Document.iwa")) {
		refuse(path, "a document of Apple's Numbers, Pages or Keynote, which is not read",
		       "in Numbers, export it to Excel", diag);
	} else if (!inside) {
		refuse(path, "an empty ZIP archive", "fetch it once more", diag);
	} else {
		refuse(path, "a ZIP archive and no workbook", "unzip it", diag);
		diag_hint(diag, "unzip it, and name what is inside instead: \"%s\"", inside);
	}
}

void xlsx_other_refuse_root(const char *name, const char *path, struct diag *diag)
{
	static const char *const known[][3] = {
		{"document", "a document of Word and no workbook",
		 "put the table into a spreadsheet and save it as .xlsx"},
		{"presentation", "a presentation and no workbook",
		 "put the table into a spreadsheet and save it as .xlsx"}};

	for (int i = 0; i < (int)(sizeof known / sizeof *known); i++) {
		if (strcmp(known[i][0], name) == 0) {
			refuse(path, known[i][1], known[i][2], diag);
			return;
		}
	}
	refuse(path, "of some office program, but no workbook",
	       "open it in a spreadsheet program and save it as .xlsx", diag);
}
