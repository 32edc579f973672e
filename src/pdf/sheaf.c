/*
 * Taken are the objects that pages, links and elements lead to; the rest, catalogue and page tree
 * and what hangs there, is the volume's own affair. Texts are gone through once, as they come: only
 * three letters can begin something that is to be marked, or must be passed over.
 */
#define _GNU_SOURCE /* memmem */
#include "pdf/sheaf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"
#include "pdf/book.h"
#include "pdf/pages.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

enum { MOST_DEEP = 8 /* references that fonts are deep: the program is the fourth */ };

void sheaf_init(struct sheaf *sheaf, struct arena *arena, const struct commons *commons,
		const struct sheaf *before)
{
	*sheaf = (struct sheaf){.arena = arena, .commons = commons, .before = before, .root = -1};
}

void sheaf_release(struct sheaf *sheaf)
{
	buf_release(&sheaf->texts);
	free(sheaf->objects);
	sheaf->objects = NULL;
}

/* --- Objects become texts with marks --------------------------------------------------------- */

static uint32_t make_mark(enum sheaf_kind kind, int index)
{
	return (uint32_t)kind << SHEAF_INDEX_BITS | (uint32_t)index;
}

static void add_mark(struct buf *out, uint32_t mark)
{
	char bytes[SHEAF_MARK_SIZE] = {SHEAF_MARK};

	memcpy(bytes + 1, &mark, sizeof mark);
	buf_add(out, bytes, sizeof bytes);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool begins_with(const char *text, const char *word)
{
	return strncmp(text, word, strlen(word)) == 0;
}

/* The end of a string in parentheses that begins at from. */
static const char *skip_string(const char *from, const char *end)
{
	int depth = 0;

	for (const char *p = from; p < end; p++) {
		if (*p == '\\')
			p++;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			return p + 1;
	}
	return end;
}

/* What is to be marked: the digits from..to, or nothing where these are the same place. */
struct find {
	const char *from, *to, *next; /* next: where to go on */
	uint32_t mark;
};

/* "12 0 R", of which R stands at p. */
static bool find_reference(const char *begin, const char *p, struct find *find)
{
	const char *from = p - 3;

	if (p - begin < 4 || memcmp(p - 3, " 0 ", 3) != 0 || !is_digit(p[-4]))
		return false;
	while (from > begin && is_digit(from[-1]))
		from--;
	*find = (struct find){from, p + 1, p + 1,
			      make_mark(SHEAF_OWN, (int)strtol(from, NULL, 10))};
	return true;
}

/* "/StructParents 7", the number; p is at S. */
static bool find_key(const char *p, struct find *find)
{
	static const char word[] = "StructParent";
	char *to;
	long key;

	if (p[-1] != '/' || !begins_with(p, word))
		return false;
	p += sizeof word - 1;
	p += *p == 's';
	if (*p != ' ')
		return false;
	key = strtol(p + 1, &to, 10);
	*find = (struct find){p + 1, to, to, make_mark(SHEAF_KEY, (int)key)};
	return to > p + 1;
}

/* "/ID(note-", "/ID(cell-": the volume has those of many, so something goes before; p is at I. */
static bool find_id(const char *p, struct find *find)
{
	if (p[-1] != '/' || !(begins_with(p, "ID(note-") || begins_with(p, "ID(cell-")))
		return false;
	*find = (struct find){p + 3, p + 3, p + 3, make_mark(SHEAF_ORDINAL, 0)};
	return true;
}

/* "/Headers[(cell-00000012)(cell-": the same for each of them; p is at a parenthesis that opens. */
static bool find_header(const char *begin, const char *p, struct find *find)
{
	static const char before[] = "/Headers[", own[] = "(cell-";
	size_t nbefore = sizeof before - 1, nown = sizeof own - 1 + 9, done = (size_t)(p - begin);

	if (!begins_with(p, own) ||
	    !((done >= nbefore && memcmp(p - nbefore, before, nbefore) == 0) ||
	      (done >= nown && memcmp(p - nown, own, sizeof own - 1) == 0)))
		return false;
	*find = (struct find){p + 1, p + 1, p + 1, make_mark(SHEAF_ORDINAL, 0)};
	return true;
}

static bool find_mark(const char *begin, const char *p, struct find *find)
{
	switch (*p) {
	case 'R':
		return find_reference(begin, p, find);
	case 'S':
		return p > begin && find_key(p, find);
	case 'I':
		return p > begin && find_id(p, find);
	case '(':
		return find_header(begin, p, find);
	default:
		*find = (struct find){p, p + 1, p + 1, make_mark(SHEAF_BYTE, 0)};
		return true;
	}
}

/* Adds the text from..end with marks. A reference's mark stands for its number alone. */
static void add_text(struct buf *out, const char *from, const char *end)
{
	static const bool stops[256] = {
		['R'] = true, ['S'] = true, ['I'] = true, ['('] = true, [SHEAF_MARK] = true};
	const char *kept = from;

	for (const char *p = from; p < end;) {
		struct find find;

		if (stops[(unsigned char)*p] && find_mark(from, p, &find)) {
			buf_add(out, kept, (size_t)(find.from - kept));
			add_mark(out, find.mark);
			kept = find.to;
			p = find.next;
		} else if (*p == '(') {
			p = skip_string(p, end);
		} else {
			p++;
		}
	}
	buf_add(out, kept, (size_t)(end - kept));
}

static const char *find_word(const char *from, const char *end, const char *word)
{
	return memmem(from, (size_t)(end - from), word, strlen(word));
}

/* The dictionary of a stream without its length; end: behind the ">>". */
static void add_dictionary(struct buf *out, const char *from, const char *end)
{
	static const char word[] = "/Length ";
	const char *length = find_word(from, end, word), *to = length;

	end -= 2;
	if (!length) {
		add_text(out, from, end);
		return;
	}
	for (to += sizeof word - 1; is_digit(*to); to++)
		;
	if (begins_with(to, " 0 R"))
		to += 4;
	add_text(out, from, length);
	add_text(out, to, end);
}

static void add_object(struct sheaf *sheaf)
{
	if (sheaf->nobjects >= sheaf->capacity) {
		sheaf->capacity = 2 * sheaf->capacity + 256;
		sheaf->objects = mem_resize(sheaf->objects,
					    sizeof *sheaf->objects * (size_t)sheaf->capacity);
	}
	sheaf->objects[sheaf->nobjects] = (struct sheaf_object){.text = sheaf->texts.n};
	sheaf->nobjects++;
}

/* A stream, from its dictionary to "endstream". */
static bool take_stream(struct sheaf *sheaf, struct sheaf_object *object, const char *from,
			const char *end)
{
	static const char head[] = "\nstream\r\n", tail[] = "\nendstream";
	const char *stream = find_word(from, end, head);

	if (!stream || end - stream < (ptrdiff_t)(sizeof head + sizeof tail - 2))
		return false;
	add_dictionary(&sheaf->texts, from, stream);
	object->is_stream = true;
	object->data = sheaf->texts.n;
	object->ntext = object->data - object->text;
	stream += sizeof head - 1;
	object->ndata = (size_t)(end - stream) - (sizeof tail - 1);
	buf_add(&sheaf->texts, stream, object->ndata);
	return true;
}

void sheaf_take(void *context, int number, bool is_stream, const struct buf *body)
{
	struct sheaf *sheaf = context;
	const char *from = buf_text(body), *end = from + body->n;
	struct sheaf_object *object;

	while (sheaf->nobjects <= number)
		add_object(sheaf);
	object = &sheaf->objects[number];
	object->text = sheaf->texts.n;
	if (is_stream) {
		sheaf->is_strange = !take_stream(sheaf, object, from, end) || sheaf->is_strange;
		return;
	}
	add_text(&sheaf->texts, from, end);
	object->ntext = sheaf->texts.n - object->text;
}

/* --- What is reached is taken along --------------------------------------------------------- */

/* The next mark of an object: *at is where to look from, and behind the mark then; NULL: there is
 * none. */
static char *next_mark(const struct sheaf *sheaf, const struct sheaf_object *object, size_t *at,
		       uint32_t *mark)
{
	char *text = sheaf->texts.bytes + object->text;
	char *found = *at < object->ntext ? memchr(text + *at, SHEAF_MARK, object->ntext - *at)
					  : NULL;

	if (!found)
		return NULL;
	memcpy(mark, found + 1, sizeof *mark);
	*at = (size_t)(found - text) + SHEAF_MARK_SIZE;
	return found;
}

/* Marks of references hold numbers of the document's own file until what they lead to is reached:
 * then they are what stands for it. */
static void settle(struct sheaf *sheaf, const struct sheaf_object *object)
{
	uint32_t mark;
	char *found;

	for (size_t at = 0; (found = next_mark(sheaf, object, &at, &mark)) != NULL;)
		if (SHEAF_KIND_OF(mark) == SHEAF_OWN)
			memcpy(found + 1, &sheaf->objects[SHEAF_INDEX_OF(mark)].mark, sizeof mark);
}

/* The digest of an object that may be shared: of its bytes, and of those of all that it refers
 * to, each of which stands for itself by its digest. */
static void find_digest(const struct sheaf *sheaf, const struct sheaf_object *object,
			const uint8_t (*digests)[COMMONS_DIGEST], uint8_t digest[COMMONS_DIGEST])
{
	const char *text = sheaf->texts.bytes + object->text;
	size_t at = 0, from = 0;
	struct buf whole = {0};
	uint32_t mark;

	while (next_mark(sheaf, object, &at, &mark)) {
		buf_add(&whole, text + from, at - SHEAF_MARK_SIZE - from);
		buf_add(&whole, digests[SHEAF_INDEX_OF(mark)], COMMONS_DIGEST);
		from = at;
	}
	buf_add(&whole, text + from, object->ntext - from);
	if (object->is_stream)
		buf_add(&whole, sheaf->texts.bytes + object->data, object->ndata);
	digest_bytes(whole.bytes, whole.n, digest);
	buf_release(&whole);
}

static void reach(struct sheaf *sheaf, int number)
{
	struct sheaf_object *object = &sheaf->objects[number];

	if (object->is_reached)
		return;
	object->is_reached = true;
	object->mark = make_mark(SHEAF_OWN, sheaf->nown);
	ARENA_GROW(sheaf->arena, sheaf->own, sheaf->nown);
	sheaf->own[sheaf->nown++] = number;
}

/* What stands for an object that the volume has already, or will have by the sheaf before; false:
 * this sheaf brings it. */
static bool find_mark_of(const struct sheaf *sheaf, const uint8_t digest[COMMONS_DIGEST],
			 uint32_t *mark)
{
	int number = sheaf->commons ? commons_find(sheaf->commons, digest) : 0;

	*mark = make_mark(SHEAF_FIXED, number);
	if (number)
		return true;
	for (int i = 0; sheaf->before && i < sheaf->before->nshared; i++)
		if (memcmp(sheaf->before->shared[i].digest, digest, COMMONS_DIGEST) == 0) {
			*mark = make_mark(SHEAF_BEFORE, sheaf->before->shared[i].own);
			return true;
		}
	return false;
}

/* Fonts and pictures: what the volume has is not taken along, nor what it refers to. False when
 * references lead too deep. */
static bool reach_shared(struct sheaf *sheaf, int number, uint8_t (*digests)[COMMONS_DIGEST],
			 int depth)
{
	struct sheaf_object *object = &sheaf->objects[number];
	uint8_t *digest = digests[number];
	uint32_t mark;

	if (object->is_reached)
		return true;
	for (size_t at = 0; next_mark(sheaf, object, &at, &mark);)
		if (depth == 0 || SHEAF_KIND_OF(mark) != SHEAF_OWN ||
		    !reach_shared(sheaf, SHEAF_INDEX_OF(mark), digests, depth - 1))
			return false;
	find_digest(sheaf, object, (const uint8_t(*)[COMMONS_DIGEST])digests, digest);
	if (find_mark_of(sheaf, digest, &mark)) {
		object->is_reached = true;
		object->mark = mark;
		return true;
	}
	ARENA_GROW(sheaf->arena, sheaf->shared, sheaf->nshared);
	memcpy(sheaf->shared[sheaf->nshared].digest, digest, COMMONS_DIGEST);
	sheaf->shared[sheaf->nshared++].own = sheaf->nown;
	reach(sheaf, number);
	return true;
}

/* Everything that what is taken along leads to. */
static void reach_rest(struct sheaf *sheaf)
{
	for (int i = 0; i < sheaf->nown; i++) {
		const struct sheaf_object *object = &sheaf->objects[sheaf->own[i]];
		uint32_t mark;

		for (size_t at = 0; next_mark(sheaf, object, &at, &mark);)
			if (SHEAF_KIND_OF(mark) == SHEAF_OWN)
				reach(sheaf, SHEAF_INDEX_OF(mark));
	}
	for (int i = 0; i < sheaf->nown; i++)
		settle(sheaf, &sheaf->objects[sheaf->own[i]]);
}

/* What is not taken along, but stands for something of the volume. */
static void stand_in(struct sheaf *sheaf, int number, enum sheaf_kind kind)
{
	sheaf->objects[number].is_reached = true;
	sheaf->objects[number].mark = make_mark(kind, 0);
}

/* In the volume the document is one of many, each in its own language. */
static void rewrite_root(struct sheaf *sheaf, struct sheaf_object *root, const struct doc *doc)
{
	static const char type[] = "/S/Document";
	const char *text = sheaf->texts.bytes + root->text, *end = text + root->ntext;
	const char *found = find_word(text, end, type);
	struct buf entries = {0};

	assert(found);
	buf_add(&entries, text, (size_t)(found - text));
	buf_addstr(&entries, "/S/Part/Lang");
	syntax_text(&entries, doc->lang);
	found += sizeof type - 1;
	buf_add(&entries, found, (size_t)(end - found));
	root->text = sheaf->texts.n;
	root->ntext = entries.n;
	buf_add(&sheaf->texts, entries.bytes, entries.n);
	buf_release(&entries);
}

/* A text by itself, from a byte on. */
static struct sheaf_object add_loose(struct sheaf *sheaf, const struct buf *text, size_t from)
{
	struct sheaf_object loose = {.text = sheaf->texts.n + from};

	add_text(&sheaf->texts, buf_text(text), buf_text(text) + text->n);
	loose.ntext = sheaf->texts.n - loose.text;
	settle(sheaf, &loose);
	return loose;
}

static void add_tags(struct sheaf *sheaf, const struct book *book)
{
	static const char id[] = "/ID";
	struct buf text = {0};

	sheaf->nkeys = book->layout->npages + book->tags->nannotations;
	sheaf->keys = ARENA_ARRAY(sheaf->arena, struct sheaf_object, sheaf->nkeys);
	for (int key = 0; key < sheaf->nkeys; key++) {
		buf_clear(&text);
		structure_write_parents(book, key, &text);
		sheaf->keys[key] = add_loose(sheaf, &text, 0);
	}
	for (int block = -1; (block = structure_next_id(book, block)) >= 0;) {
		buf_clear(&text);
		buf_addstr(&text, id); /* which makes a mark of what follows */
		structure_write_id(book, block, &text);
		ARENA_GROW(sheaf->arena, sheaf->notes, sheaf->nnotes);
		sheaf->notes[sheaf->nnotes++] = add_loose(sheaf, &text, sizeof id - 1);
	}
	buf_release(&text);
}

/* Fonts first, since pages refer to them; but pages come first in the list. */
static bool reach_all(struct sheaf *sheaf, const struct book *book)
{
	int nbranches = (book->sheets->nsides + PAGES_NODE - 1) / PAGES_NODE;
	uint8_t(*digests)[COMMONS_DIGEST] = mem_alloc((size_t)sheaf->nobjects * COMMONS_DIGEST);
	bool is_good;

	stand_in(sheaf, haru_number(book->haru, HARU_PAGES), SHEAF_PARENT);
	for (int i = 0; i < nbranches; i++)
		stand_in(sheaf, book->parents[i], SHEAF_PARENT);
	if (book->structure)
		stand_in(sheaf, book->structure, SHEAF_STRUCTURE);
	if (book->name_space)
		stand_in(sheaf, book->name_space, SHEAF_NAME_SPACE);
	sheaf->npages = book->sheets->nsides;
	for (int i = 0; i < sheaf->npages; i++)
		reach(sheaf, book->pages[i]);
	is_good = reach_shared(sheaf, book->resources, digests, MOST_DEEP);
	free(digests);
	return is_good;
}

bool sheaf_end(struct sheaf *sheaf, const struct book *book)
{
	struct buf boxes = {0};
	int root;

	if (sheaf->is_strange || !reach_all(sheaf, book))
		return false;
	if (book->structure) {
		root = book->tags->of_block[book->doc->root->id]->object;
		rewrite_root(sheaf, &sheaf->objects[root], book->doc);
		sheaf->root = sheaf->nown;
		reach(sheaf, root);
	}
	reach_rest(sheaf);
	pages_write_boxes(book, &boxes);
	sheaf->boxes = add_loose(sheaf, &boxes, 0);
	buf_release(&boxes);
	if (book->structure)
		add_tags(sheaf, book);
	return true;
}

bool sheaf_end_cover(struct sheaf *sheaf, const struct book *book)
{
	stand_in(sheaf, haru_number(book->haru, HARU_PAGES), SHEAF_PARENT);
	reach(sheaf, haru_number(book->haru, HARU_CATALOG));
	if (!book->profile->is_pdf2)
		reach(sheaf, haru_number(book->haru, HARU_INFO));
	reach_rest(sheaf);
	return !sheaf->is_strange;
}
