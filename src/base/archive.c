/*
 * libzip's functions are looked up by name in the library that the dynamic linker finds, and have
 * the types that the header gives them. What an archive says of the sizes of its parts is not
 * believed: what comes out is counted.
 */
#include "base/archive.h"

#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/opened.h"

#define FUNCTIONS(X) \
	X(zip_close) \
	X(zip_discard) \
	X(zip_error_fini) \
	X(zip_error_init) \
	X(zip_error_strerror) \
	X(zip_fclose) \
	X(zip_file_add) \
	X(zip_file_get_error) \
	X(zip_file_set_dostime) \
	X(zip_fopen_index) \
	X(zip_fread) \
	X(zip_get_error) \
	X(zip_get_name) \
	X(zip_get_num_entries) \
	X(zip_name_locate) \
	X(zip_open_from_source) \
	X(zip_source_buffer_create) \
	X(zip_source_close) \
	X(zip_source_free) \
	X(zip_source_keep) \
	X(zip_source_open) \
	X(zip_source_read) \
	X(zip_source_stat) \
	X(zip_stat_index)

struct library {
#define MEMBER(name) __typeof__(name) *(name);
	FUNCTIONS(MEMBER)
#undef MEMBER
};

struct archive {
	struct library library;
	zip_t *zip;
	const char *path;
	struct diag *diag;
};

struct archive_part {
	struct archive *archive;
	const char *name;
	zip_file_t *file;
	uint64_t npacked, nread;
};

enum { FIRST_DAY = 1 << 5 | 1 }; /* 1980-01-01, as MS-DOS counts */

static const struct opened_library libzip = {
	"libzip", {"libzip.so.5", "libzip.so.4"}, "workbooks and ZIP archives need", "libzip4"};

static bool library_open(struct library *library, const char *path, struct diag *diag)
{
	const struct opened_function functions[] = {FUNCTIONS(OPENED_FUNCTION)};

	if (opened_find(&libzip, functions, sizeof functions / sizeof *functions))
		return true;
	opened_miss(&libzip, path, diag);
	return false;
}

/* Nothing that libzip is given can be at fault. */
static void must(const struct library *library, bool is_done, zip_t *zip)
{
	if (!is_done)
		mem_die_of("libzip", zip ? library->zip_error_strerror(library->zip_get_error(zip))
					 : "no archive");
}

static void add_entry(const struct library *library, zip_t *zip, const struct archive_entry *entry)
{
	zip_source_t *source = library->zip_source_buffer_create(entry->bytes, entry->n, 0, NULL);
	int64_t i;

	must(library, source, zip);
	i = library->zip_file_add(zip, entry->name, source, ZIP_FL_ENC_UTF_8);
	must(library, i >= 0, zip);
	must(library, library->zip_file_set_dostime(zip, (uint64_t)i, 0, FIRST_DAY, 0) == 0, zip);
}

static void take_bytes(const struct library *library, zip_source_t *source, struct buf *out)
{
	char bytes[4096];
	int64_t n;

	must(library, library->zip_source_open(source) == 0, NULL);
	while ((n = library->zip_source_read(source, bytes, sizeof bytes)) > 0)
		buf_add(out, bytes, (size_t)n);
	must(library, n == 0, NULL);
	library->zip_source_close(source);
}

bool archive_write(struct buf *out, const struct archive_entry *entries, int n, struct diag *diag)
{
	struct library library;
	zip_source_t *source;
	zip_t *zip;

	if (!library_open(&library, NULL, diag))
		return false;
	source = library.zip_source_buffer_create(NULL, 0, 0, NULL);
	must(&library, source, NULL);
	library.zip_source_keep(source);
	zip = library.zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	must(&library, zip, NULL);
	for (int i = 0; i < n; i++)
		add_entry(&library, zip, &entries[i]);
	must(&library, library.zip_close(zip) == 0, zip);
	take_bytes(&library, source, out);
	library.zip_source_free(source);
	return true;
}

/* What libzip says is in its own words. */
static void error_zip(const struct archive *archive, const char *what, zip_error_t *fault)
{
	diag_as(archive->diag, what);
	diag_error(archive->diag, (struct srcpos){archive->path, 0}, "%s: %s", what,
		   archive->library.zip_error_strerror(fault));
	diag_hint(archive->diag, "the file may have been cut off on its way: fetch it once more");
}

struct archive *archive_open(const char *bytes, size_t n, const char *path, struct diag *diag)
{
	struct archive *archive = mem_alloc_zeroed(sizeof *archive);
	struct library *library = &archive->library;
	zip_source_t *source;
	zip_error_t fault;

	archive->path = path;
	archive->diag = diag;
	if (!library_open(library, path, diag)) {
		free(archive);
		return NULL;
	}
	library->zip_error_init(&fault);
	source = library->zip_source_buffer_create(bytes, n, 0, NULL);
	must(library, source, NULL);
	archive->zip = library->zip_open_from_source(source, ZIP_RDONLY, &fault);
	if (!archive->zip) {
		error_zip(archive, "the ZIP archive is damaged", &fault);
		library->zip_source_free(source);
	}
	library->zip_error_fini(&fault);
	if (archive->zip)
		return archive;
	free(archive);
	return NULL;
}

void archive_close(struct archive *archive)
{
	archive->library.zip_discard(archive->zip);
	free(archive);
}

int archive_count(const struct archive *archive)
{
	return (int)archive->library.zip_get_num_entries(archive->zip, 0);
}

const char *archive_name(const struct archive *archive, int i)
{
	const char *name = archive->library.zip_get_name(archive->zip, (uint64_t)i, 0);

	return name ? name : "";
}

static int64_t locate(const struct archive *archive, const char *name)
{
	return archive->library.zip_name_locate(archive->zip, name, ZIP_FL_NOCASE);
}

bool archive_has(const struct archive *archive, const char *name)
{
	return locate(archive, name) >= 0;
}

struct archive_part *archive_part_open(struct archive *archive, const char *name)
{
	const struct library *library = &archive->library;
	struct archive_part *part = mem_alloc_zeroed(sizeof *part);
	int64_t i = locate(archive, name);
	zip_stat_t status;

	*part = (struct archive_part){.archive = archive, .name = name};
	if (i < 0) {
		diag_error(archive->diag, (struct srcpos){archive->path, 0},
			   "the archive has no part \"%s\"", name);
	} else if (library->zip_stat_index(archive->zip, (uint64_t)i, 0, &status) == 0 &&
		   (part->file = library->zip_fopen_index(archive->zip, (uint64_t)i, 0))) {
		part->npacked = status.comp_size;
		return part;
	} else {
		error_zip(archive, "a part of the ZIP archive cannot be read",
			  library->zip_get_error(archive->zip));
	}
	free(part);
	return NULL;
}

int archive_part_read(struct archive_part *part, char *bytes, int n)
{
	const struct archive *archive = part->archive;
	int64_t nread = archive->library.zip_fread(part->file, bytes, (uint64_t)n);
	uint64_t most = part->npacked * LIMIT_UNPACKED_RATIO;

	if (nread < 0) {
		error_zip(archive, "the ZIP archive is damaged",
			  archive->library.zip_file_get_error(part->file));
		return -1;
	}
	part->nread += (uint64_t)nread;
	most = most > LIMIT_PART_BYTES ? LIMIT_PART_BYTES : most;
	if (part->nread > LIMIT_PART_ANYWAY && part->nread > most) {
		diag_error(archive->diag, (struct srcpos){archive->path, 0},
			   "the part \"%s\" of the archive unpacks to more than %d MB", part->name,
			   (int)(part->nread >> 20));
		return -1;
	}
	return (int)nread;
}

void archive_part_close(struct archive_part *part)
{
	part->archive->library.zip_fclose(part->file);
	free(part);
}
