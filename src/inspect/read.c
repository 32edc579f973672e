/* Opening a file, and the files embedded in it (ISO 32000-1, 7.7.4, 7.11; ISO 19005-3, annex E). */
#include "inspect/read.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "inspect/read_file.h"

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
	if (!read_tables(reading))
		return NULL;
	if (value_find(&reading->trailer, "Encrypt")) {
		diag_error(diag, pos, "the file is encrypted");
		diag_hint(diag, "save it without a password first");
		return NULL;
	}
	if (read_entry(reading, &reading->trailer, "Root")->kind != VALUE_DICT) {
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

static void add_code(struct buf *out, uint32_t code)
{
	char bytes[4];

	buf_add(out, bytes, (size_t)utf8_encode(code, bytes));
}

void read_utf16(const char *bytes, size_t n, struct buf *out)
{
	const unsigned char *p = (const unsigned char *)bytes, *end = p + n;

	while (end - p >= 2) {
		uint32_t code = (uint32_t)p[0] << 8 | p[1];

		p += 2;
		if (code >= 0xd800 && code < 0xdc00 && end - p >= 2 && (p[0] & 0xfc) == 0xdc) {
			code = 0x10000 + ((code - 0xd800) << 10) +
			       (((uint32_t)p[0] << 8 | p[1]) - 0xdc00);
			p += 2;
		} else if (code >= 0xd800 && code < 0xe000) {
			code = 0xfffd;
		}
		add_code(out, code);
	}
}

const char *read_text(struct arena *arena, const struct value *value)
{
	const unsigned char *p = (const unsigned char *)value->bytes;
	struct buf text;
	char *copy, *to;

	if (value->kind != VALUE_STRING)
		return "";
	buf_init(&text);
	if (value->n >= 2 && p[0] == 0xfe && p[1] == 0xff)
		read_utf16(value->bytes + 2, value->n - 2, &text);
	else
		for (size_t i = 0; i < value->n; i++)
			if (p[i] != 0x7f)
				add_code(&text, p[i]);
	copy = to = arena_text(arena, text.n);
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.bytes[i] >= ' ')
			*to++ = text.bytes[i];
	*to = 0;
	buf_release(&text);
	return copy;
}

/* The same with a NUL behind. */
static const char *copy_bytes(struct arena *arena, const char *bytes, size_t n)
{
	char *copy = arena_alloc(arena, n + 1);

	memcpy(copy, bytes, n);
	return copy;
}

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
	const struct value *relationship = read_entry(reading, spec, "AFRelationship");
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
		.name = read_text(reading->arena, name),
		.relationship = relationship->kind == VALUE_NAME ? relationship->bytes : "",
	};
	if (!read_stream(reading, stream, &file->bytes, &file->nbytes) ||
	    file->nbytes >= reading->budget)
		return read_damaged(reading, "it embeds too much");
	reading->budget -= file->nbytes;
	file->bytes = copy_bytes(reading->arena, file->bytes, file->nbytes);
	return true;
}

/* A node of the tree of names: names and files in turn, or nodes below. */
static bool add_node(struct listing *listing, const struct value *node, int depth)
{
	struct reading *reading = listing->reading;
	const struct value *names = read_entry(reading, node, "Names");
	const struct value *kids = read_entry(reading, node, "Kids");
	bool is_good = true;

	if (depth > DEEPEST || ++listing->nnames > MOST_NAMES)
		return read_damaged(reading, "its list of files has no end");
	for (int i = 1; names->kind == VALUE_ARRAY && is_good && i < names->nitems; i += 2)
		is_good = add_file(listing, &names->items[i]);
	for (int i = 0; kids->kind == VALUE_ARRAY && is_good && i < kids->nitems; i++)
		is_good = add_node(listing, read_resolve(reading, &kids->items[i]), depth + 1);
	return is_good && !reading->has_failed;
}

bool read_embedded_files(struct reading *reading, struct embedded_file **files, int *n)
{
	struct listing listing = {.reading = reading};
	const struct value *root = read_entry(reading, &reading->trailer, "Root");
	const struct value *names = read_entry(reading, root, "Names");
	const struct value *associated = read_entry(reading, root, "AF");
	bool is_good = add_node(&listing, read_entry(reading, names, "EmbeddedFiles"), 0);

	for (int i = 0; associated->kind == VALUE_ARRAY && is_good && i < associated->nitems; i++)
		is_good = add_file(&listing, &associated->items[i]);
	*files = listing.files;
	*n = listing.nfiles;
	return is_good && !reading->has_failed;
}

const char *read_language(struct reading *reading)
{
	const struct value *root = read_entry(reading, &reading->trailer, "Root");
	const struct value *lang = read_entry(reading, root, "Lang");

	return lang->kind == VALUE_STRING && lang->n > 0 ? lang->bytes : NULL;
}
