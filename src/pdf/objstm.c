/*
 * Streams go into the file at once; everything else is gathered into object streams, each of which
 * is written when it is full. A reader unpacks all objects of such a stream to have one.
 */
#include "pdf/objstm.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/pack.h"
#include "pdf/syntax.h"

enum { ROOM = 60 << 10 };

struct objstm {
	struct pack *pack;
	struct buf *out;
	struct arena *arena;
	struct objstm_place *places;
	int nplaces;
	int next;                 /* number of the object stream that is being filled */
	struct buf index, bodies; /* of it */
	int npacked;              /* its objects */
};

int objstm_count(int n)
{
	return (n + OBJSTM_MOST - 1) / OBJSTM_MOST;
}

struct objstm *objstm_begin(struct arena *arena, struct pack *pack, struct buf *out, int next)
{
	struct objstm *objstm = ARENA_NEW(arena, struct objstm);

	*objstm = (struct objstm){.arena = arena, .pack = pack, .out = out, .next = next};
	/* a report of some pages has room */
	buf_reserve(&objstm->bodies, ROOM);
	buf_reserve(out, ROOM);
	return objstm;
}

static void add_place(struct objstm *objstm, struct objstm_place place)
{
	ARENA_GROW(objstm->arena, objstm->places, objstm->nplaces);
	objstm->places[objstm->nplaces++] = place;
}

static void begin_object(struct buf *out, int number)
{
	syntax_integer(out, number);
	buf_add(out, " 0 obj\n", 7);
}

static void add_stream(struct objstm *objstm, int number, const struct buf *body)
{
	add_place(objstm, (struct objstm_place){.number = (uint32_t)number,
						.place = (uint32_t)objstm->out->n,
						.kind = OBJSTM_STREAM});
	begin_object(objstm->out, number);
	buf_add(objstm->out, body->bytes, body->n);
	buf_addstr(objstm->out, "\nendobj\n");
}

/* The body of a stream: its dictionary, and its content. */
static void put_body(struct buf *body, const char *entries, const struct buf *packed)
{
	buf_printf(body, "<<%s/Filter/FlateDecode/Length %zu>>\nstream\r\n", entries, packed->n);
	buf_add(body, packed->bytes, packed->n);
	buf_addstr(body, "\nendstream");
}

/* The object stream is full, or there is no more for it. */
static void end_pack(struct objstm *objstm)
{
	struct buf entries, packed, body;

	if (objstm->npacked == 0)
		return;
	buf_init(&entries);
	buf_init(&packed);
	buf_init(&body);
	buf_printf(&entries, "/Type/ObjStm/N %d/First %zu", objstm->npacked, objstm->index.n);
	pack_add_behind(objstm->pack, &packed, &objstm->index, objstm->bodies.bytes,
			objstm->bodies.n);
	put_body(&body, buf_text(&entries), &packed);
	add_stream(objstm, objstm->next++, &body);
	buf_release(&entries);
	buf_release(&packed);
	buf_release(&body);
	buf_clear(&objstm->index);
	buf_clear(&objstm->bodies);
	objstm->npacked = 0;
}

static void pack_object(struct objstm *objstm, int number, const struct buf *body)
{
	add_place(objstm, (struct objstm_place){.number = (uint32_t)number,
						.place = (uint32_t)objstm->next,
						.index = (uint16_t)objstm->npacked++,
						.kind = OBJSTM_PACKED});
	syntax_integer(&objstm->index, number);
	buf_addc(&objstm->index, ' ');
	syntax_integer(&objstm->index, (int64_t)objstm->bodies.n);
	buf_addc(&objstm->index, ' ');
	buf_add(&objstm->bodies, body->bytes, body->n);
	buf_addc(&objstm->bodies, '\n');
	if (objstm->npacked == OBJSTM_MOST)
		end_pack(objstm);
}

void objstm_take(struct objstm *objstm, int number, bool is_stream, const struct buf *body)
{
	assert(number > 0);
	if (is_stream)
		add_stream(objstm, number, body);
	else
		pack_object(objstm, number, body);
}

/* Free, and never to be used again (ISO 32000-1, 7.5.4). */
static struct objstm_place free_place(int number)
{
	return (struct objstm_place){
		.number = (uint32_t)number, .index = 65535, .kind = OBJSTM_FREE};
}

void objstm_skip(struct objstm *objstm, int number)
{
	add_place(objstm, free_place(number));
}

const struct objstm_place *objstm_finish(struct objstm *objstm, int *nplaces)
{
	end_pack(objstm);
	*nplaces = objstm->nplaces;
	return objstm->places;
}

void objstm_end(struct objstm *objstm)
{
	buf_release(&objstm->index);
	buf_release(&objstm->bodies);
}

enum { FIELDS = 7, UP = 2 };

static void put_number(uint8_t *to, int nbytes, uint32_t number)
{
	while (nbytes-- > 0) {
		to[nbytes] = (uint8_t)number;
		number >>= 8;
	}
}

/* A row: PNG's predictor "up" makes rows that count up the same. */
static void put_row(uint8_t *rows, const struct objstm_place *place)
{
	uint8_t *row = rows + (size_t)place->number * (FIELDS + 1);

	row[1] = place->kind;
	put_number(row + 2, 4, place->place);
	put_number(row + 6, 2, place->index);
}

/* Rows as they are to rows as differences to the row above. */
static void predict(uint8_t *rows, size_t n)
{
	for (size_t i = n; i-- > 0;) {
		uint8_t *row = rows + i * (FIELDS + 1);

		row[0] = UP;
		for (int k = 1; i > 0 && k <= FIELDS; k++)
			row[k] = (uint8_t)(row[k] - row[k - FIELDS - 1]);
	}
}

void objstm_table(struct pack *pack, struct buf *out, const struct objstm_place *places,
		  int nplaces, const char *trailer)
{
	size_t at = out->n, nrows = (size_t)nplaces + 2;
	struct objstm_place own = {
		.number = (uint32_t)nplaces + 1, .place = (uint32_t)at, .kind = OBJSTM_STREAM};
	struct objstm_place none = free_place(0);
	uint8_t *rows = mem_alloc_zeroed(nrows * (FIELDS + 1));
	struct buf entries, packed, body;

	put_row(rows, &none);
	for (int i = 0; i < nplaces; i++) {
		assert(0 < places[i].number && places[i].number <= (uint32_t)nplaces);
		put_row(rows, &places[i]);
	}
	put_row(rows, &own);
	predict(rows, nrows);
	buf_init(&entries);
	buf_init(&packed);
	buf_init(&body);
	buf_printf(&entries, "/Type/XRef/Size %zu/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>",
		   nrows, FIELDS);
	buf_addstr(&entries, trailer);
	pack_add(pack, &packed, rows, nrows * (FIELDS + 1));
	put_body(&body, buf_text(&entries), &packed);
	begin_object(out, (int)own.number);
	buf_add(out, body.bytes, body.n);
	buf_printf(out, "\nendobj\nstartxref\n%zu\n%%%%EOF\n", at);
	free(rows);
	buf_release(&entries);
	buf_release(&packed);
	buf_release(&body);
}
