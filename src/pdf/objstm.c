/*
 * The cross-reference table says where every object begins; an object ends where the next one
 * begins. What ends in "endstream" is a stream and is copied; everything else goes into object
 * streams. A length that stood in an object of its own is written into its stream's dictionary, and
 * the number of that object becomes free: a reader must know lengths before it can unpack anything.
 */
#include "pdf/objstm.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/pack.h"

enum {
	MOST = 400, /* objects of one stream: a reader unpacks them all to have one */
	LINE = 20,  /* bytes of a line of the table */
};

enum object_kind { OBJECT_FREE, OBJECT_STREAM, OBJECT_PACKED }; /* as entries number them */

struct object {
	enum object_kind kind;
	const char *body;   /* what stands between "obj" and "endobj" */
	size_t n;
	const char *length; /* STREAM: the reference to its length, inside body; or NULL */
	int length_object;
	size_t place;       /* STREAM: offset in out; PACKED: its stream; FREE: the next free one */
	int index;          /* PACKED: which of its stream */
};

struct objstm {
	struct arena *arena;
	const char *bytes, *table, *trailer; /* the plain file, "xref", the trailer's entries */
	size_t n, ntrailer;
	struct object *objects; /* by number */
	int nobjects;
	struct pack *pack;
	struct buf *out;
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

/* Finds table and trailer from the end of the file; buffers end with a NUL. */
static bool find_table(struct objstm *objstm)
{
	enum { TAIL = 40 };
	const char *end = objstm->bytes + objstm->n;
	const char *tail = objstm->n > TAIL ? find(end - TAIL, end, "\n>>\nstartxref\n") : NULL;
	unsigned long at = tail ? strtoul(tail + 14, NULL, 10) : 0;

	if (at == 0 || at >= objstm->n || !begins_with(objstm->bytes + at, "xref\n0 "))
		return false;
	objstm->table = objstm->bytes + at;
	objstm->nobjects = (int)strtol(objstm->table + 7, NULL, 10);
	objstm->trailer = find(objstm->table, tail, "trailer\n<<\n");
	if (!objstm->trailer || objstm->nobjects < 2 ||
	    (objstm->trailer - objstm->table) / LINE < objstm->nobjects)
		return false;
	objstm->trailer += 11;
	objstm->ntrailer = (size_t)(tail - objstm->trailer);
	return true;
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

static bool read_objects(struct objstm *objstm)
{
	const char *line = strchr(objstm->table + 5, '\n') + 1, *end = objstm->table;

	/* room for the object streams and the cross-reference stream */
	objstm->objects = ARENA_ARRAY(objstm->arena, struct object,
				      objstm->nobjects + objstm->nobjects / MOST + 2);
	for (int i = objstm->nobjects - 1; i > 0; i--) {
		const char *from = objstm->bytes + strtoul(line + i * LINE, NULL, 10);

		if (from >= end || !read_object(&objstm->objects[i], i, from, end))
			return false;
		end = from;
	}
	for (int i = 1; i < objstm->nobjects; i++) {
		int length = objstm->objects[i].length ? objstm->objects[i].length_object : 0;

		if (length < 0 || length >= objstm->nobjects ||
		    (length > 0 && objstm->objects[length].kind != OBJECT_PACKED))
			return false;
	}
	return true;
}

static void add_bytes(struct buf *out, const char *from, const char *end)
{
	buf_add(out, from, (size_t)(end - from));
}

/* The head of the file, and all its streams. */
static void write_streams(struct objstm *objstm)
{
	add_bytes(objstm->out, objstm->bytes, objstm->objects[1].body - strlen("1 0 obj\n"));
	for (int i = 1; i < objstm->nobjects; i++) {
		struct object *object = &objstm->objects[i];
		struct object *length;

		if (object->kind != OBJECT_STREAM)
			continue;
		object->place = objstm->out->n;
		buf_printf(objstm->out, "%d 0 obj\n", i);
		if (object->length) {
			length = &objstm->objects[object->length_object];
			length->kind = OBJECT_FREE;
			add_bytes(objstm->out, object->body, object->length);
			buf_add(objstm->out, length->body, length->n);
			add_bytes(objstm->out, strstr(object->length, " 0 R") + 4,
				  object->body + object->n);
		} else {
			buf_add(objstm->out, object->body, object->n);
		}
		buf_addstr(objstm->out, "\nendobj\n");
	}
}

/* A new object behind all others. */
static void add_stream(struct objstm *objstm, const char *entries, const struct buf *content)
{
	struct buf packed;

	buf_init(&packed);
	pack_add(objstm->pack, &packed, content->bytes, content->n);
	objstm->objects[objstm->nobjects] = (struct object){.kind = OBJECT_STREAM,
							    .place = objstm->out->n};
	buf_printf(objstm->out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %zu>>\nstream\r\n",
		   objstm->nobjects++, entries, packed.n);
	buf_add(objstm->out, packed.bytes, packed.n);
	buf_addstr(objstm->out, "\nendstream\nendobj\n");
	buf_release(&packed);
}

/* Packs objects from number from on, as many as one stream takes; returns where the rest begins. */
static int write_packed(struct objstm *objstm, int from, int end)
{
	struct buf index, bodies;
	int n = 0;

	buf_init(&index);
	buf_init(&bodies);
	for (; from < end && n < MOST; from++) {
		struct object *object = &objstm->objects[from];

		if (object->kind != OBJECT_PACKED)
			continue;
		object->place = (size_t)objstm->nobjects;
		object->index = n++;
		buf_printf(&index, "%d %zu ", from, bodies.n);
		buf_add(&bodies, object->body, object->n);
		buf_addc(&bodies, '\n');
	}
	if (n > 0) {
		const char *entries = arena_printf(objstm->arena, "/Type/ObjStm/N %d/First %zu", n,
						   index.n);

		buf_add(&index, bodies.bytes, bodies.n);
		add_stream(objstm, entries, &index);
	}
	buf_release(&index);
	buf_release(&bodies);
	return from;
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
	size_t next = 0;

	for (int i = objstm->nobjects - 1; i >= 0; i--) {
		if (objstm->objects[i].kind != OBJECT_FREE)
			continue;
		objstm->objects[i].place = next;
		next = (size_t)i;
	}
	objstm->objects[0].index = 65535; /* never to be used again */
}

/* The trailer's entries, a line each, without the old size. */
static void add_trailer(const struct objstm *objstm, struct buf *entries)
{
	const char *end = objstm->trailer + objstm->ntrailer;

	for (const char *line = objstm->trailer, *next; line < end; line = next) {
		next = memchr(line, '\n', (size_t)(end - line));
		next = next ? next + 1 : end;
		if (!begins_with(line, "/Size "))
			add_bytes(entries, line, next);
	}
}

/*
 * Its last entry is its own. PNG's predictor "up" makes rows that count up the same.
 */
static void write_table(struct objstm *objstm)
{
	enum { FIELDS = 7, UP = 2 };
	size_t at = objstm->out->n;
	uint8_t above[FIELDS] = {0}, row[FIELDS];
	struct buf rows, entries;

	link_free(objstm);
	buf_init(&rows);
	buf_init(&entries);
	for (int i = 0; i <= objstm->nobjects; i++) {
		const struct object *object = &objstm->objects[i];
		bool is_own = i == objstm->nobjects;

		row[0] = is_own ? OBJECT_STREAM : (uint8_t)object->kind;
		put_number(row + 1, 4, is_own ? at : object->place);
		put_number(row + 5, 2, is_own ? 0 : (size_t)object->index);
		buf_addc(&rows, UP);
		for (int k = 0; k < FIELDS; k++)
			buf_addc(&rows, (char)(row[k] - above[k]));
		memcpy(above, row, FIELDS);
	}
	buf_printf(&entries, "/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>",
		   objstm->nobjects + 1, FIELDS);
	add_trailer(objstm, &entries);
	add_stream(objstm, buf_text(&entries), &rows);
	buf_printf(objstm->out, "startxref\n%zu\n%%%%EOF\n", at);
	buf_release(&rows);
	buf_release(&entries);
}

bool objstm_write(struct arena *arena, const struct buf *plain, struct buf *out)
{
	struct objstm objstm = {.arena = arena, .bytes = buf_text(plain), .n = plain->n,
				.out = out};
	int end;

	if (!find_table(&objstm) || !read_objects(&objstm))
		return false;
	end = objstm.nobjects;
	objstm.pack = pack_new();
	write_streams(&objstm);
	for (int from = 1; from < end;)
		from = write_packed(&objstm, from, end);
	write_table(&objstm);
	pack_free(objstm.pack);
	return true;
}
