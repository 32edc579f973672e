/*
 * Objects are met along references, first in, first out, pages before all else, so that each has
 * the shortest path there is. Two objects are a pair once: those that refer to each other end
 * there.
 */
#include "inspect/compare.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "inspect/read.h"
#include "inspect/read_file.h"
#include "inspect/read_stream.h"
#include "inspect/read_value.h"

const char *const compare_words[COMPARE_KINDS] = {
	[COMPARE_PAGES] = "number or size of pages",
	[COMPARE_CONTENTS] = "what is painted on pages",
	[COMPARE_FONTS] = "fonts",
	[COMPARE_PICTURES] = "pictures",
	[COMPARE_TAGS] = "tags",
	[COMPARE_LINKS] = "links or fields",
	[COMPARE_BOOKMARKS] = "bookmarks",
	[COMPARE_FILES] = "files inside",
	[COMPARE_COLOUR] = "colour profile",
	[COMPARE_METADATA] = "metadata",
	[COMPARE_OTHER] = "other objects",
};

/* Keys that say what everything below them is about. */
static const struct {
	const char *key;
	enum compare_kind kind;
} keys[] = {
	{"Contents", COMPARE_CONTENTS},
	{"Resources", COMPARE_CONTENTS},
	{"Font", COMPARE_FONTS},
	{"XObject", COMPARE_PICTURES},
	{"StructTreeRoot", COMPARE_TAGS},
	{"MarkInfo", COMPARE_TAGS},
	{"Annots", COMPARE_LINKS},
	{"AcroForm", COMPARE_LINKS},
	{"Outlines", COMPARE_BOOKMARKS},
	{"PageLabels", COMPARE_BOOKMARKS},
	{"EmbeddedFiles", COMPARE_FILES},
	{"AF", COMPARE_FILES},
	{"OutputIntents", COMPARE_COLOUR},
	{"Metadata", COMPARE_METADATA},
	{"ViewerPreferences", COMPARE_OTHER},
	{"Info", COMPARE_METADATA},
	{"MediaBox", COMPARE_PAGES},
	{"TrimBox", COMPARE_PAGES},
	{"BleedBox", COMPARE_PAGES},
	{"CropBox", COMPARE_PAGES},
	{"Kids", COMPARE_PAGES},
	{"Count", COMPARE_PAGES},
};

/* How a value was come to. */
struct way {
	const struct way *from;
	const char *key; /* NULL: the item of an array */
	int index;
};

/* Two values that stand in the same place. */
struct pair {
	const struct value *a, *b;
	const struct way *way;
	int64_t object; /* of a, in which it stands: its number */
};

struct comparing {
	struct arena *arena;
	struct reading *a, *b;
	int64_t *partners; /* by numbers of a: that of b, or -1 */
	bool *are_told;    /* by numbers of a: a difference of it */
	struct pair *queue;
	int nqueue, nobjects; /* put; objects among them */
	struct compared *compared;
};

/* What says how a stream is packed, and no more. */
static bool is_packing(const char *key)
{
	return strcmp(key, "Length") == 0 || strcmp(key, "Filter") == 0 ||
	       strcmp(key, "DecodeParms") == 0;
}

/* Whether the entry counts: in a stream that can be unpacked, how it is packed does not. */
static bool counts(const struct value *dict, bool is_unpacked, int i)
{
	return !dict->stream || !is_packing(dict->items[i].bytes) ||
	       (!is_unpacked && strcmp(dict->items[i].bytes, "Length") != 0);
}

/* The bytes of a stream, unpacked where that is possible; false: the file is damaged. */
static bool take_stream(struct reading *reading, const struct value *dict, const char **bytes,
			size_t *n)
{
	const struct value *length = read_entry(reading, dict, "Length");

	if (read_stream_is_known(reading, dict))
		return read_stream(reading, dict, bytes, n);
	if (length->kind != VALUE_NUMBER || length->number < 0 ||
	    length->number > reading->bytes + reading->n - dict->stream)
		return false;
	*bytes = dict->stream;
	*n = (size_t)length->number;
	return true;
}

/* --- Differences ------------------------------------------------------------------------------ */

static enum compare_kind kind_of(const struct way *way)
{
	for (; way; way = way->from)
		for (size_t i = 0; way->key && i < sizeof keys / sizeof *keys; i++)
			if (strcmp(way->key, keys[i].key) == 0)
				return keys[i].kind;
	return COMPARE_OTHER;
}

static const char *spell(struct arena *arena, const struct way *way)
{
	const char *path = NULL;

	for (; way; way = way->from) {
		const char *name = way->key ? way->key : arena_printf(arena, "%d", way->index + 1);

		path = path ? arena_printf(arena, "%s/%s", name, path) : name;
	}
	return path ? path : "";
}

static void tell(struct comparing *c, const struct pair *pair, const struct way *way)
{
	enum compare_kind kind = kind_of(way);

	c->compared->is_same = false;
	if (c->are_told[pair->object])
		return;
	c->are_told[pair->object] = true;
	if (c->compared->ndifferences[kind]++ == 0)
		c->compared->first[kind] = spell(c->arena, way);
}

static const struct way *step(struct comparing *c, const struct way *from, const char *key,
			      int index)
{
	struct way *way = ARENA_NEW(c->arena, struct way);

	*way = (struct way){from, key, index};
	return way;
}

/* Values that are to be compared. A pair of objects is put once; where one here stands for many
 * there, pairs come to an end all the same. */
static void put(struct comparing *c, const struct pair *from, const struct value *a,
		const struct value *b, const struct way *way)
{
	struct pair pair = {a, b, way, from ? from->object : 0};

	if (a->kind == VALUE_REFERENCE && b->kind == VALUE_REFERENCE && a->number >= 0 &&
	    a->number < c->a->nentries) {
		if (c->partners[a->number] == b->number || c->nobjects > 4 * c->a->nentries)
			return;
		c->partners[a->number] = b->number;
		c->nobjects++;
		pair.object = a->number;
	}
	ARENA_GROW(c->arena, c->queue, c->nqueue);
	c->queue[c->nqueue++] = pair;
}

static void compare_dicts(struct comparing *c, const struct pair *pair, const struct value *a,
			  const struct value *b)
{
	bool is_unpacked = a->stream && b->stream && read_stream_is_known(c->a, a) &&
			   read_stream_is_known(c->b, b);
	int na = 0, nb = 0;

	for (int i = 0; i + 1 < a->nitems; i += 2) {
		const struct value *other = value_find(b, a->items[i].bytes);
		const struct way *way;

		if (!counts(a, is_unpacked, i))
			continue;
		na++;
		way = step(c, pair->way, a->items[i].bytes, 0);
		if (other)
			put(c, pair, &a->items[i + 1], other, way);
		else
			tell(c, pair, way);
	}
	for (int i = 0; i + 1 < b->nitems; i += 2)
		nb += counts(b, is_unpacked, i);
	if (na != nb)
		tell(c, pair, pair->way);
}

static void compare_streams(struct comparing *c, const struct pair *pair, const struct value *a,
			    const struct value *b)
{
	const char *x, *y;
	size_t nx, ny;

	if (!take_stream(c->a, a, &x, &nx) || !take_stream(c->b, b, &y, &ny))
		c->compared->is_damaged = true;
	else if (nx != ny || memcmp(x, y, nx) != 0)
		tell(c, pair, pair->way);
}

/* As far as what they hold has no place of its own. */
static bool are_alike(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind || !a->stream != !b->stream)
		return false;
	if (a->kind == VALUE_DICT || a->kind == VALUE_ARRAY)
		return a->kind == VALUE_DICT || a->nitems == b->nitems;
	return a->number == b->number && a->real >= b->real && a->real <= b->real && a->n == b->n &&
	       (a->n == 0 || memcmp(a->bytes, b->bytes, a->n) == 0);
}

static void compare(struct comparing *c, const struct pair *pair)
{
	const struct value *a = read_resolve(c->a, pair->a), *b = read_resolve(c->b, pair->b);

	if (!are_alike(a, b)) {
		tell(c, pair, pair->way);
		return;
	}
	if (a->kind == VALUE_DICT)
		compare_dicts(c, pair, a, b);
	if (a->stream)
		compare_streams(c, pair, a, b);
	for (int i = 0; a->kind == VALUE_ARRAY && i < a->nitems; i++)
		put(c, pair, &a->items[i], &b->items[i], step(c, pair->way, NULL, i));
}

/* The entries of both trailers that lead to all objects. */
static const char *const roots[] = {"Root", "Info"};

void compare_files(struct arena *arena, struct reading *a, struct reading *b,
		   struct compared *compared)
{
	static const struct value nothing = {.kind = VALUE_NULL};
	static const struct way root = {NULL, "Root", 0}, pages = {&root, "Pages", 0},
				info = {NULL, "Info", 0};
	static const struct way *const ways[] = {&root, &info};
	struct comparing c = {.arena = arena, .a = a, .b = b, .compared = compared};
	const struct value *x = value_find(read_root(a), "Pages");
	const struct value *y = value_find(read_root(b), "Pages");

	*compared = (struct compared){.is_same = true};
	c.partners = arena_alloc(arena, sizeof *c.partners * (size_t)(a->nentries + 1));
	c.are_told = arena_alloc(arena, (size_t)a->nentries + 1);
	for (int i = 0; i <= a->nentries; i++) {
		c.partners[i] = -1;
		c.are_told[i] = false;
	}
	put(&c, NULL, x ? x : &nothing, y ? y : &nothing, &pages);
	for (int i = 0; i < 2; i++) {
		x = value_find(&a->trailer, roots[i]);
		y = value_find(&b->trailer, roots[i]);
		put(&c, NULL, x ? x : &nothing, y ? y : &nothing, ways[i]);
	}
	for (int i = 0; i < c.nqueue; i++) {
		const struct pair pair = c.queue[i];

		compare(&c, &pair);
	}
	compared->is_damaged = compared->is_damaged || a->has_failed || b->has_failed;
}

/* --- One file alone --------------------------------------------------------------------------- */

struct spelling {
	struct reading *reading;
	struct buf *out;
	int64_t *places; /* by number: in the order met, from 1; 0: not met */
	int64_t *met;    /* numbers in that order */
	int64_t nmet;
	bool is_damaged;
};

static int compare_entries(const void *a, const void *b)
{
	const struct value *const *x = a, *const *y = b;

	return strcmp((*x)->bytes, (*y)->bytes);
}

/* The keys of a dictionary, ascending; each is followed by its value. */
static const struct value **sort_keys(struct arena *arena, const struct value *dict)
{
	int n = dict->nitems / 2;
	const struct value **sorted = arena_alloc(arena, sizeof *sorted * (size_t)(n + 1));

	for (int i = 0; i < n; i++)
		sorted[i] = &dict->items[2 * i];
	qsort(sorted, (size_t)n, sizeof *sorted, compare_entries);
	return sorted;
}

static void spell_reference(struct spelling *s, int64_t number)
{
	if (number < 0 || number >= s->reading->nentries)
		return;
	if (!s->places[number]) {
		s->met[s->nmet++] = number;
		s->places[number] = s->nmet;
	}
	buf_printf(s->out, "%" PRId64 "R ", s->places[number]);
}

/* Nested no deeper than value_read reads. */
static void spell_value(struct spelling *s, const struct value *value)
{
	bool is_unpacked = value->stream && read_stream_is_known(s->reading, value);

	if (value->kind == VALUE_REFERENCE) {
		spell_reference(s, value->number);
	} else if (value->kind == VALUE_DICT) {
		const struct value **sorted = sort_keys(s->reading->arena, value);

		buf_addstr(s->out, "<<");
		for (int i = 0; i < value->nitems / 2; i++) {
			if (!counts(value, is_unpacked, (int)(sorted[i] - value->items)))
				continue;
			buf_printf(s->out, "/%s ", sorted[i]->bytes);
			spell_value(s, sorted[i] + 1);
		}
		buf_addstr(s->out, ">>");
	} else if (value->kind == VALUE_ARRAY) {
		buf_addc(s->out, '[');
		for (int i = 0; i < value->nitems; i++)
			spell_value(s, &value->items[i]);
		buf_addc(s->out, ']');
	} else {
		buf_printf(s->out, "%d:%" PRId64 ":%a:%zu:", (int)value->kind, value->number,
			   value->real, value->n);
		if (value->n)
			buf_add(s->out, value->bytes, value->n);
	}
}

static void spell_object(struct spelling *s, const struct value *object)
{
	const char *bytes;
	size_t n;

	spell_value(s, object);
	if (!object->stream)
		return;
	if (!take_stream(s->reading, object, &bytes, &n)) {
		s->is_damaged = true;
		return;
	}
	buf_printf(s->out, "stream %zu:", n);
	buf_add(s->out, bytes, n);
}

bool compare_digest(struct reading *reading, char hex[SHA256_HEX])
{
	size_t size = sizeof(int64_t) * (size_t)(reading->nentries + 1);
	struct spelling s = {.reading = reading};
	struct buf out;

	s.places = memset(arena_alloc(reading->arena, size), 0, size);
	s.met = arena_alloc(reading->arena, size);
	buf_init(&out);
	s.out = &out;
	for (int i = 0; i < 2; i++) {
		const struct value *value = value_find(&reading->trailer, roots[i]);

		if (value)
			spell_value(&s, value);
	}
	for (int64_t i = 0; i < s.nmet; i++) {
		const struct value reference = {.kind = VALUE_REFERENCE, .number = s.met[i]};

		spell_object(&s, read_resolve(reading, &reference));
	}
	sha256_hex(out.bytes, out.n, hex);
	buf_release(&out);
	return !s.is_damaged && !reading->has_failed;
}
