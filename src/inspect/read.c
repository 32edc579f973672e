/* Opening a file, and the files embedded in it (ISO 32000-1, 7.7.4, 7.11; ISO 19005-3, annex E). */
#include "inspect/read.h"

#include <string.h>

#include "inspect/read_file.h"
#include "inspect/read_stream.h"
#include "inspect/read_string.h"
#include "inspect/read_table.h"

enum {
	BUDGET = 256 << 20, /* bytes to read and unpack */
	HEAD = 1024,        /* bytes in which the header stands */
	MOST_NAMES = 1 << 16,
	MOST_FILES = 256,
	DEEPEST = 16,
};

/* Where "%PDF-" stands, since offsets count from there; NULL: nowhere. */
static const char *find_header(const char *bytes, size_t n)
{
	for (size_t i = 0; i < HEAD && i + 5 <= n; i++)
		if (memcmp(bytes + i, "%PDF-", 5) == 0)
			return bytes + i;
	return NULL;
}

struct reading *read_open(struct arena *arena, const char *path, const char *bytes, size_t n,
			  struct diag *diag)
{
	struct reading *reading = ARENA_NEW(arena, struct reading);
	const char *header = find_header(bytes, n);
	struct srcpos pos = {path, 0};

	if (!header) {
		diag_error(diag, pos, "this is no PDF file");
		return NULL;
	}
	*reading = (struct reading){.arena = arena,
				    .path = path,
				    .diag = diag,
				    .bytes = header,
				    .n = n - (size_t)(header - bytes),
				    .budget = BUDGET};
	if (!read_table(reading))
		return NULL;
	if (value_find(&reading->trailer, "Encrypt")) {
		diag_error(diag, pos, "the file is encrypted");
		diag_hint(diag, "save it without a password first");
		return NULL;
	}
	if (read_root(reading)->kind != VALUE_DICT) {
		read_damaged(reading, "it has no catalogue");
		return NULL;
	}
	return reading->has_failed ? NULL : reading;
}

struct listing {
	struct reading *reading;
	struct embedded_file *files;
	const struct value **specs; /* one a file */
	int nfiles, nspecs;
	int nnames; /* looked at, and nodes of their tree */
};

static bool is_listed(const struct listing *listing, const struct value *spec)
{
	for (int i = 0; i < listing->nspecs; i++)
		if (listing->specs[i] == spec)
			return true;
	return false;
}

static bool add_file(struct listing *listing, const struct value *reference)
{
	struct reading *reading = listing->reading;
	const struct value *spec = read_resolve(reading, reference);
	const struct value *name = read_entry(reading, spec, "UF");
	const struct value *stream = read_entry(reading, read_entry(reading, spec, "EF"), "F");
	struct embedded_file *file;

	if (++listing->nnames > MOST_NAMES)
		return read_damaged(reading, "its list of files has no end");
	if (stream->kind == VALUE_NULL || is_listed(listing, spec))
		return !reading->has_failed; /* a name of a file elsewhere, or one that we have */
	if (listing->nfiles >= MOST_FILES)
		return read_damaged(reading, "it embeds too many files");
	if (name->kind != VALUE_STRING)
		name = read_entry(reading, spec, "F");
	ARENA_GROW(reading->arena, listing->specs, listing->nspecs);
	listing->specs[listing->nspecs++] = spec;
	ARENA_GROW(reading->arena, listing->files, listing->nfiles);
	file = &listing->files[listing->nfiles++];
	*file = (struct embedded_file){
		.name = read_string(reading->arena, name),
		.relationship = read_name(reading, spec, "AFRelationship"),
	};
	if (!read_stream(reading, stream, &file->bytes, &file->nbytes) ||
	    file->nbytes >= reading->budget)
		return read_damaged(reading, "it embeds too much");
	reading->budget -= file->nbytes;
	file->bytes = arena_strndup(reading->arena, file->bytes, file->nbytes);
	return true;
}

/* A node of the tree of names: names and files in turn, or nodes below. */
static bool add_node(struct listing *listing, const struct value *node, int depth)
{
	struct reading *reading = listing->reading;
	const struct value *names = read_list(reading, node, "Names");
	const struct value *kids = read_list(reading, node, "Kids");
	bool is_good = true;

	if (depth > DEEPEST || ++listing->nnames > MOST_NAMES)
		return read_damaged(reading, "its list of files has no end");
	for (int i = 1; is_good && i < names->nitems; i += 2)
		is_good = add_file(listing, &names->items[i]);
	for (int i = 0; is_good && i < kids->nitems; i++)
		is_good = add_node(listing, read_item(reading, kids, i), depth + 1);
	return is_good && !reading->has_failed;
}

bool read_embedded_files(struct reading *reading, struct embedded_file **files, int *n)
{
	struct listing listing = {.reading = reading};
	const struct value *root = read_root(reading);
	const struct value *names = read_entry(reading, root, "Names");
	const struct value *associated = read_list(reading, root, "AF");
	bool is_good = add_node(&listing, read_entry(reading, names, "EmbeddedFiles"), 0);

	for (int i = 0; is_good && i < associated->nitems; i++)
		is_good = add_file(&listing, &associated->items[i]);
	*files = listing.files;
	*n = listing.nfiles;
	return is_good && !reading->has_failed;
}

const char *read_language(struct reading *reading)
{
	const struct value *lang = read_entry(reading, read_root(reading), "Lang");

	return lang->kind == VALUE_STRING && lang->n > 0 ? lang->bytes : NULL;
}
