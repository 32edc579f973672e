/*
 * What ends in "endstream" is a stream and goes into the file at once; everything else is gathered
 * into object streams, which stand behind all others and are kept compressed until then. A length
 * that stood in an object of its own is written into its stream's dictionary, and the number of
 * that object becomes free: a reader must know lengths before it can unpack anything.
 */
#include "pdf/objstm.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/pack.h"
#include "pdf/syntax.h"

enum { MOST = 400 }; /* objects of one stream: a reader unpacks them all to have one */

enum object_kind { OBJECT_FREE, OBJECT_STREAM, OBJECT_PACKED }; /* as entries number them */

/* A line of the cross-reference table, by number. */
struct entry {
	uint32_t place; /* STREAM: offset in out; PACKED: which object stream; FREE: the next one */
	uint16_t index; /* PACKED: which of its stream */
	uint8_t kind;
};

/* An object as it was handed over. */
struct object {
	enum object_kind kind;
	const char *body; /* what stands between "obj" and "endobj" */
	size_t n;
	const char *length; /* STREAM: the reference to its length, inside body; or NULL */
	int length_object;
};

struct objstm {
	struct arena *arena;
	struct pack *pack;
	struct buf *out;
	struct entry *entries;
	int nentries, capacity;
	size_t ntaken;     /* bytes of all pieces so far */
	struct buf held;   /* what stands behind the length of a stream, until that is known */
	int length_object; /* where that stands */
	struct buf index, bodies; /* of the object stream that is being filled */
	int npacked;              /* its objects */
	struct buf packed;        /* finished object streams, without their numbers */
	size_t *packs;            /* where each begins there */
	int npacks;
	struct buf trailer; /* its entries */
	bool is_complete;   /* the table is there */
	bool is_strange;    /* a piece was none that is known */
};

static const char *find(const char *from, const char *end, const char *word)
{
	size_t n = strlen(word);

	for (; (from = memchr(from, *word, (size_t)(end - from))) != NULL; from++)
		if ((size_t)(end - from) >= n && memcmp(from, word, n) == 0)
			return from;
	return NULL;
}

static bool begins_with(const char *text, const char *word)
{
	return strncmp(text, word, strlen(word)) == 0;
}

/* The object that stands in from..end; false when it is none of that number. */
static bool read_object(struct object *object, int number, const char *from, const char *end)
{
	static const char last[] = "\nendobj\n", stream[] = "\nendstream", length[] = "\n/Length ";
	char *after;

	if (strtol(from, &after, 10) != number || !begins_with(after, " 0 obj\n") ||
	    end - after < 16 || memcmp(end - 8, last, 8) != 0)
		return false;
	object->kind = OBJECT_PACKED;
	object->body = after + 7;
	object->n = (size_t)(end - 8 - object->body);
	if (object->n < 10 || memcmp(end - 18, stream, 10) != 0)
		return true;
	object->kind = OBJECT_STREAM;
	object->length = find(object->body, end, length);
	if (!object->length)
		return false;
	object->length += 9;
	object->length_object = (int)strtol(object->length, &after, 10);
	if (!begins_with(after, " 0 R"))
		object->length = NULL;
	return true;
}

static void add_bytes(struct buf *out, const char *from, const char *end)
{
	buf_add(out, from, (size_t)(end - from));
}

static void add_entry(struct objstm *objstm, enum object_kind kind, size_t place, int index)
{
	if (objstm->nentries >= objstm->capacity) {
		objstm->capacity = 2 * objstm->capacity + 64;
		objstm->entries = mem_resize(objstm->entries,
					     sizeof *objstm->entries * (size_t)objstm->capacity);
	}
	objstm->entries[objstm->nentries++] = (struct entry){(uint32_t)place, (uint16_t)index,
							     (uint8_t)kind};
}

struct objstm *objstm_begin(struct arena *arena, struct buf *out)
{
	struct objstm *objstm = ARENA_NEW(arena, struct objstm);

	*objstm = (struct objstm){.arena = arena, .pack = pack_new(), .out = out};
	add_entry(objstm, OBJECT_FREE, 0, 65535); /* never to be used again */
	return objstm;
}

/* A stream; with a length elsewhere up to there, the rest is held. */
static void take_stream(struct objstm *objstm, const struct object *object)
{
	const char *end = object->body + object->n;
	size_t place = objstm->out->n;

	assert(objstm->held.n == 0);
	buf_printf(objstm->out, "%d 0 obj\n", objstm->nentries);
	add_entry(objstm, OBJECT_STREAM, place, 0);
	if (object->length) {
		objstm->length_object = object->length_object;
		add_bytes(objstm->out, object->body, object->length);
		add_bytes(&objstm->held, strstr(object->length, " 0 R") + 4, end);
	} else {
		add_bytes(objstm->out, object->body, end);
		buf_addstr(objstm->out, "\nendobj\n");
	}
}

static void take_length(struct objstm *objstm, const struct object *object)
{
	buf_add(objstm->out, object->body, object->n);
	buf_add(objstm->out, objstm->held.bytes, objstm->held.n);
	buf_addstr(objstm->out, "\nendobj\n");
	buf_clear(&objstm->held);
	add_entry(objstm, OBJECT_FREE, 0, 0);
}

/* A stream from its dictionary to "endobj". */
static void add_stream(struct objstm *objstm, struct buf *to, const char *entries,
		       const struct buf *content)
{
	struct buf packed;

	buf_init(&packed);
	pack_add(objstm->pack, &packed, content->bytes, content->n);
	buf_printf(to, "<<%s/Filter/FlateDecode/Length %zu>>\nstream\r\n", entries, packed.n);
	buf_add(to, packed.bytes, packed.n);
	buf_addstr(to, "\nendstream\nendobj\n");
	buf_release(&packed);
}

/* The object stream is full, or there is no more for it. */
static void end_pack(struct objstm *objstm)
{
	struct buf entries;

	if (objstm->npacked == 0)
		return;
	buf_init(&entries);
	buf_printf(&entries, "/Type/ObjStm/N %d/First %zu", objstm->npacked, objstm->index.n);
	buf_add(&objstm->index, objstm->bodies.bytes, objstm->bodies.n);
	ARENA_GROW(objstm->arena, objstm->packs, objstm->npacks);
	objstm->packs[objstm->npacks++] = objstm->packed.n;
	add_stream(objstm, &objstm->packed, buf_text(&entries), &objstm->index);
	buf_release(&entries);
	buf_clear(&objstm->index);
	buf_clear(&objstm->bodies);
	objstm->npacked = 0;
}

static void pack_object(struct objstm *objstm, const struct object *object)
{
	syntax_integer(&objstm->index, objstm->nentries);
	buf_addc(&objstm->index, ' ');
	syntax_integer(&objstm->index, (int64_t)objstm->bodies.n);
	buf_addc(&objstm->index, ' ');
	buf_add(&objstm->bodies, object->body, object->n);
	buf_addc(&objstm->bodies, '\n');
	add_entry(objstm, OBJECT_PACKED, (size_t)objstm->npacks, objstm->npacked++);
	if (objstm->npacked == MOST)
		end_pack(objstm);
}

static bool take_object(struct objstm *objstm, const char *from, const char *end)
{
	struct object object = {0};

	if (!read_object(&object, objstm->nentries, from, end))
		return false;
	if (objstm->held.n > 0) {
		if (object.kind != OBJECT_PACKED || objstm->nentries != objstm->length_object)
			return false;
		take_length(objstm, &object);
	} else if (object.kind == OBJECT_STREAM) {
		take_stream(objstm, &object);
	} else {
		pack_object(objstm, &object);
	}
	return true;
}

/* Table and trailer: of the table only the number of objects is new, and where it stands. */
static bool take_table(struct objstm *objstm, const char *from, const char *end)
{
	static const char begin[] = "trailer\n<<\n", last[] = "\n>>\nstartxref\n";
	const char *trailer = find(from, end, begin);
	const char *tail = trailer ? find(trailer, end, last) : NULL;

	if (!tail || objstm->held.n > 0 || objstm->nentries < 2 ||
	    strtol(from + 7, NULL, 10) != objstm->nentries ||
	    strtoul(tail + sizeof last - 1, NULL, 10) != objstm->ntaken)
		return false;
	add_bytes(&objstm->trailer, trailer + sizeof begin - 1, tail);
	objstm->is_complete = true;
	return true;
}

void objstm_take(struct objstm *objstm, const struct buf *piece)
{
	const char *from = buf_text(piece), *end = from + piece->n;

	if (objstm->ntaken == 0)
		add_bytes(objstm->out, from, end);
	else if (objstm->is_complete)
		objstm->is_strange = true;
	else if (begins_with(from, "xref\n0 "))
		objstm->is_strange = !take_table(objstm, from, end) || objstm->is_strange;
	else
		objstm->is_strange = !take_object(objstm, from, end) || objstm->is_strange;
	objstm->ntaken += piece->n;
}

/* Behind all other objects; packed ones learn the number of their stream. */
static void write_packs(struct objstm *objstm)
{
	int first = objstm->nentries;

	end_pack(objstm);
	for (int i = 0; i < first; i++)
		if (objstm->entries[i].kind == OBJECT_PACKED)
			objstm->entries[i].place += (uint32_t)first;
	for (int i = 0; i < objstm->npacks; i++) {
		size_t from = objstm->packs[i];
		size_t to = i + 1 < objstm->npacks ? objstm->packs[i + 1] : objstm->packed.n;
		size_t place = objstm->out->n;

		buf_printf(objstm->out, "%d 0 obj\n", objstm->nentries);
		add_entry(objstm, OBJECT_STREAM, place, 0);
		buf_add(objstm->out, objstm->packed.bytes + from, to - from);
	}
}

static void put_number(uint8_t *to, int nbytes, size_t number)
{
	while (nbytes-- > 0) {
		to[nbytes] = (uint8_t)number;
		number >>= 8;
	}
}

/* Every free object names the next; the last one names object 0 (7.5.4). */
static void link_free(struct objstm *objstm)
{
	uint32_t next = 0;

	for (int i = objstm->nentries - 1; i >= 0; i--) {
		if (objstm->entries[i].kind != OBJECT_FREE)
			continue;
		objstm->entries[i].place = next;
		next = (uint32_t)i;
	}
}

/* The trailer's entries, a line each, without the old size. */
static void add_trailer(const struct objstm *objstm, struct buf *entries)
{
	const char *from = buf_text(&objstm->trailer), *end = from + objstm->trailer.n;

	for (const char *line = from, *next; line < end; line = next) {
		next = memchr(line, '\n', (size_t)(end - line));
		next = next ? next + 1 : end;
		if (!begins_with(line, "/Size "))
			add_bytes(entries, line, next);
	}
}

/* The table's own entry is its last. PNG's predictor "up" makes rows that count up the same. */
static void write_table(struct objstm *objstm)
{
	enum { FIELDS = 7, UP = 2 };
	size_t at = objstm->out->n;
	int own = objstm->nentries;
	uint8_t above[FIELDS] = {0}, row[FIELDS];
	struct buf rows, entries;

	link_free(objstm);
	add_entry(objstm, OBJECT_STREAM, at, 0);
	buf_init(&rows);
	buf_init(&entries);
	for (int i = 0; i <= own; i++) {
		row[0] = objstm->entries[i].kind;
		put_number(row + 1, 4, objstm->entries[i].place);
		put_number(row + 5, 2, objstm->entries[i].index);
		buf_addc(&rows, UP);
		for (int k = 0; k < FIELDS; k++)
			buf_addc(&rows, (char)(row[k] - above[k]));
		memcpy(above, row, FIELDS);
	}
	buf_printf(&entries, "/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>",
		   own + 1, FIELDS);
	add_trailer(objstm, &entries);
	buf_printf(objstm->out, "%d 0 obj\n", own);
	add_stream(objstm, objstm->out, buf_text(&entries), &rows);
	buf_printf(objstm->out, "startxref\n%zu\n%%%%EOF\n", at);
	buf_release(&rows);
	buf_release(&entries);
}

bool objstm_end(struct objstm *objstm)
{
	bool is_good = objstm->is_complete && !objstm->is_strange;

	if (is_good) {
		write_packs(objstm);
		write_table(objstm);
	} else {
		buf_clear(objstm->out);
	}
	pack_free(objstm->pack);
	free(objstm->entries);
	buf_release(&objstm->held);
	buf_release(&objstm->index);
	buf_release(&objstm->bodies);
	buf_release(&objstm->packed);
	buf_release(&objstm->trailer);
	return is_good;
}
