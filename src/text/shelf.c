/* Two hash tables of paragraphs, each of these with a list of its lines: for all documents, and for
 * the one that is being made. What was seen before is known by bits, which may err. */
#include "text/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/cache.h"
#include "text/shaper.h"

enum {
	BYTES = 16 << 20,    /* the bound of what is kept for all: many hundred personal reports */
	OWN_BYTES = 8 << 20, /* and for one document */
	BYTES_OF_ONE = 1 << 11, /* of a usual paragraph with its lines */
	OWN_BUCKETS = 1 << 10,
	SEEN_BITS = 1 << 17,
	SEEN_MOST = SEEN_BITS / 16 /* that are set; then all are forgotten */
};

struct generation;

struct shelf_paragraph {
	struct shelf_paragraph *next; /* of the same bucket */
	struct generation *generation;
	uint64_t hash;
	const struct text_span *spans;
	int nspans;
	struct text_options options;
	struct paragraph paragraph;
	struct shelf_line *lines;
	struct setting *settings;
};

/* Paragraphs that are kept as long as each other. */
struct generation {
	struct arena arena;
	struct shelf_paragraph **buckets; /* a power of two of them; NULL until there is one */
	size_t nbuckets;
	size_t bound, used; /* bytes */
	bool was_full;
};

struct shelf {
	struct generation all, own; /* of all documents, and of this one */
	uint64_t *seen; /* bits, by hash: said by some document; NULL until there is one */
	int nseen;
	uint32_t nruns; /* that were ever kept */
	struct shelf_figures figures;
};

struct shelf *shelf_new(void)
{
	struct shelf *shelf = mem_alloc(sizeof *shelf);

	*shelf = (struct shelf){.all = {.bound = cache_bound(BYTES), .nbuckets = 1},
				.own = {.bound = cache_bound(OWN_BYTES), .nbuckets = OWN_BUCKETS}};
	while (shelf->all.nbuckets < shelf->all.bound / BYTES_OF_ONE)
		shelf->all.nbuckets *= 2;
	arena_init(&shelf->all.arena);
	arena_init(&shelf->own.arena);
	return shelf;
}

void shelf_free(struct shelf *shelf)
{
	if (!shelf)
		return;
	arena_release(&shelf->all.arena);
	arena_release(&shelf->own.arena);
	free(shelf->all.buckets);
	free(shelf->own.buckets);
	free(shelf->seen);
	free(shelf);
}

static void drop(struct generation *generation)
{
	arena_release(&generation->arena);
	if (generation->used && generation->buckets)
		memset(generation->buckets, 0, sizeof *generation->buckets * generation->nbuckets);
	generation->used = 0;
	generation->was_full = false;
}

/* What was told to one document is told to the next. */
void shelf_begin(struct shaper *shaper)
{
	struct shelf *shelf = shaper->shelf;

	drop(&shelf->own);
	if (shelf->all.was_full) {
		drop(&shelf->all);
		shelf->figures.ndropped++;
	}
	buf_clear(&shaper->family);
	arena_release(&shaper->telling);
	shaper->told = NULL;
	shaper->ntold = 0;
	for (int i = 0; i < STAND_INS; i++)
		if (shaper->stand_ins[i].is_told)
			shaper->stand_ins[i] = (struct stand_in){0};
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 32;
}

static uint64_t mix_bytes(uint64_t hash, const char *bytes, size_t n)
{
	uint64_t word = 0;

	for (; n >= sizeof word; n -= sizeof word, bytes += sizeof word) {
		memcpy(&word, bytes, sizeof word);
		hash = mix(hash, word);
	}
	word = n;
	for (size_t i = 0; i < n; i++)
		word = word << 8 | (unsigned char)bytes[i];
	return mix(hash, word);
}

/* Few of a span's figures tell paragraphs apart; the rest is compared only. */
struct shelf_key shelf_key(const struct text_span *spans, int nspans,
			   const struct text_options *options)
{
	uint64_t hash = mix((uint64_t)nspans, (uint64_t)options->is_hyphenated << 1 |
						      (uint64_t)options->breaks_anywhere);

	for (int i = 0; i < nspans; i++) {
		hash = mix(hash, (uint64_t)spans[i].size << 3 ^ spans[i].font_flags);
		hash = mix_bytes(hash, spans[i].text, (size_t)spans[i].n);
	}
	return (struct shelf_key){spans, nspans, options, hash, NULL};
}

static bool is_same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_span(const struct text_span *a, const struct text_span *b)
{
	return a->n == b->n && a->size == b->size && a->font_flags == b->font_flags &&
	       a->tracking == b->tracking && a->has_tabular_figures == b->has_tabular_figures &&
	       a->object_width == b->object_width && a->rise == b->rise && a->tag == b->tag &&
	       (a->n == 0 || memcmp(a->text, b->text, (size_t)a->n) == 0) &&
	       is_same_text(a->family, b->family) && is_same_text(a->features, b->features) &&
	       is_same_text(a->lang, b->lang);
}

static bool is_same(const struct shelf_paragraph *known, const struct shelf_key *key)
{
	const struct text_options *a = &known->options, *b = key->options;

	if (known->hash != key->hash || known->nspans != key->nspans || a->is_rtl != b->is_rtl ||
	    a->is_hyphenated != b->is_hyphenated || a->breaks_anywhere != b->breaks_anywhere ||
	    a->hyphen_left != b->hyphen_left || a->hyphen_right != b->hyphen_right)
		return false;
	for (int i = 0; i < key->nspans; i++)
		if (!is_same_span(&known->spans[i], &key->spans[i]))
			return false;
	return true;
}

static struct shelf_paragraph *find_in(const struct generation *generation,
				       const struct shelf_key *key)
{
	struct shelf_paragraph *known =
		generation->buckets ? generation->buckets[key->hash & (generation->nbuckets - 1)]
				    : NULL;

	while (known && !is_same(known, key))
		known = known->next;
	return known;
}

const struct paragraph *shelf_find(struct shelf *shelf, const struct shelf_key *key)
{
	struct shelf_paragraph *known = find_in(&shelf->all, key);

	shelf->figures.nshaped++;
	if (!known)
		known = find_in(&shelf->own, key);
	shelf->figures.nknown += known != NULL;
	return known ? &known->paragraph : NULL;
}

/* Whether so many more bytes may be kept. */
static bool has_room(struct generation *generation, size_t size)
{
	bool has = generation->used + size <= generation->bound;

	if (!has)
		generation->was_full = true;
	return has;
}

/* Whether a document has said it before, as far as is known; from now on one has. */
static bool was_seen(struct shelf *shelf, uint64_t hash)
{
	uint64_t at = hash >> 20 & (SEEN_BITS - 1), bit = UINT64_C(1) << (at & 63);
	bool was;

	if (!shelf->seen)
		shelf->seen = mem_alloc_zeroed(SEEN_BITS / 8);
	was = shelf->seen[at >> 6] & bit;
	if (was)
		return true;
	if (shelf->nseen == SEEN_MOST) {
		memset(shelf->seen, 0, SEEN_BITS / 8);
		shelf->nseen = 0;
	}
	shelf->seen[at >> 6] |= bit;
	shelf->nseen++;
	return false;
}

/* What a text with its glyphs, breaks and key takes at most, but for rare scripts. */
static size_t size_of_text(size_t n)
{
	return n * (2 + sizeof(struct glyph) + 1 + sizeof(struct text_break));
}

struct arena *shelf_room(struct shelf *shelf, struct shelf_key *key)
{
	size_t size = sizeof(struct shelf_paragraph) + sizeof(struct paragraph_shape) +
		      (sizeof *key->spans + sizeof(struct stretch)) * (size_t)key->nspans;

	for (int i = 0; i < key->nspans; i++)
		size += size_of_text((size_t)key->spans[i].n);
	key->generation = was_seen(shelf, key->hash) ? &shelf->all : &shelf->own;
	return has_room(key->generation, size) ? &key->generation->arena : NULL;
}

static const struct text_span *copy_spans(struct arena *arena, const struct shelf_key *key)
{
	struct text_span *spans = ARENA_ARRAY(arena, struct text_span, key->nspans);

	for (int i = 0; i < key->nspans; i++) {
		const struct text_span *span = &key->spans[i];

		spans[i] = *span;
		spans[i].text = arena_strndup(arena, span->text, (size_t)span->n);
		spans[i].family = span->family ? arena_strdup(arena, span->family) : NULL;
		spans[i].lang = span->lang ? arena_strdup(arena, span->lang) : NULL;
		spans[i].pos = (struct srcpos){0};
		spans[i].typed = NULL;
	}
	return spans;
}

/* What it takes indeed. */
static size_t size_of(const struct shelf_key *key, const struct paragraph *paragraph)
{
	const struct paragraph_shape *shape = paragraph->shape;

	return sizeof(struct shelf_paragraph) + sizeof *shape +
	       2 * sizeof *key->spans * (size_t)key->nspans + 2 * (size_t)paragraph->n +
	       sizeof *shape->stretches * (size_t)shape->nstretches +
	       (sizeof *shape->glyphs + 1) * (size_t)shape->nglyphs +
	       sizeof *paragraph->brks * (size_t)paragraph->nbrks;
}

void shelf_add(const struct shelf_key *key, struct paragraph *paragraph, bool is_known)
{
	struct generation *generation = key->generation;
	struct shelf_paragraph *new, **bucket;

	generation->used += size_of(key, paragraph);
	if (!is_known)
		return;
	if (!generation->buckets)
		generation->buckets = mem_alloc_zeroed(sizeof *generation->buckets *
						       generation->nbuckets);
	bucket = &generation->buckets[key->hash & (generation->nbuckets - 1)];
	new = ARENA_NEW(&generation->arena, struct shelf_paragraph);
	paragraph->kept = new;
	*new = (struct shelf_paragraph){.next = *bucket,
					.generation = generation,
					.hash = key->hash,
					.spans = copy_spans(&generation->arena, key),
					.nspans = key->nspans,
					.options = *key->options,
					.paragraph = *paragraph};
	new->options.pos = (struct srcpos){0};
	*bucket = new;
}

const struct shelf_line *shelf_find_line(const struct paragraph *paragraph, int from, int to,
					 len extra)
{
	const struct shelf_line *line = paragraph->kept->lines;

	while (line && (line->from != from || line->to != to || line->extra != extra))
		line = line->next;
	return line;
}

struct arena *shelf_line_room(const struct paragraph *paragraph)
{
	return has_room(paragraph->kept->generation,
			sizeof(struct shelf_line) + size_of_text((size_t)paragraph->n))
		       ? &paragraph->kept->generation->arena
		       : NULL;
}

const struct shelf_line *shelf_add_line(struct shelf *shelf, const struct paragraph *paragraph,
					const struct shelf_line *line, struct run *runs)
{
	struct generation *generation = paragraph->kept->generation;
	struct shelf_line *new = arena_copy(&generation->arena, line, sizeof *line);

	new->runs = runs;
	new->next = paragraph->kept->lines;
	paragraph->kept->lines = new;
	generation->used += sizeof *new + sizeof *runs *(size_t)line->nruns;
	for (int i = 0; i < line->nruns; i++) {
		generation->used += (sizeof *runs->glyphs + (runs[i].ink ? sizeof *runs->ink : 0)) *
				    (size_t)runs[i].nglyphs;
		if (shelf->nruns < UINT32_MAX) /* the rest of a very long run goes without */
			runs[i].kept = ++shelf->nruns;
	}
	return new;
}

void *shelf_alloc(const struct paragraph *paragraph, size_t size)
{
	struct generation *generation = paragraph->kept->generation;

	if (!has_room(generation, size))
		return NULL;
	generation->used += size;
	return arena_alloc(&generation->arena, size);
}

struct setting **shelf_settings(const struct paragraph *paragraph)
{
	return &paragraph->kept->settings;
}

struct shelf_figures shelf_figures(const struct shaper *shaper)
{
	return shaper->shelf->figures;
}
