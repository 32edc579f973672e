/* Objects. Each object stream is one of objstm.h by itself: it gets its number when it begins. */
#include "pdf/objects.h"

#include <assert.h>

#include "pdf/objstm.h"
#include "pdf/syntax.h"

void objects_init(struct objects *objects, struct arena *arena, struct pack *pack, bool packs,
		  int next)
{
	*objects = (struct objects){.arena = arena, .pack = pack, .packs = packs, .next = next};
}

void objects_release(struct objects *objects)
{
	if (objects->objstm)
		objstm_end(objects->objstm);
	buf_release(&objects->bytes);
	buf_release(&objects->places);
}

int objects_reserve(struct objects *objects, int n)
{
	objects->next += n;
	return objects->next - n;
}

static void begin_object(struct objects *objects, int number)
{
	struct objstm_place place = {.number = (uint32_t)number,
				     .place = (uint32_t)objects->bytes.n,
				     .kind = OBJSTM_STREAM};

	buf_add(&objects->places, &place, sizeof place);
	syntax_integer(&objects->bytes, number);
	buf_addstr(&objects->bytes, " 0 obj\n");
}

void objects_put_stream(struct objects *objects, int number, const struct buf *dictionary,
			const void *bytes, size_t n)
{
	begin_object(objects, number);
	buf_add(&objects->bytes, dictionary->bytes, dictionary->n);
	buf_printf(&objects->bytes, "/Length %zu>>\nstream\r\n", n);
	buf_add(&objects->bytes, bytes, n);
	buf_addstr(&objects->bytes, "\nendstream\nendobj\n");
}

void objects_end(struct objects *objects)
{
	const struct objstm_place *places;
	int n;

	if (!objects->objstm)
		return;
	places = objstm_finish(objects->objstm, &n);
	buf_add(&objects->places, places, sizeof *places * (size_t)n);
	objstm_end(objects->objstm);
	arena_release(objects->arena);
	objects->objstm = NULL;
}

void objects_clear(struct objects *objects)
{
	assert(!objects->objstm);
	buf_clear(&objects->bytes);
	buf_clear(&objects->places);
}

static void pack_object(struct objects *objects, int number, const struct buf *body)
{
	if (!objects->objstm) {
		objects->objstm = objstm_begin(objects->arena, objects->pack, &objects->bytes,
					       objects_reserve(objects, 1));
		objects->npacked = 0;
	}
	objstm_take(objects->objstm, number, false, body);
	if (++objects->npacked == OBJSTM_MOST)
		objects_end(objects);
}

void objects_put(struct objects *objects, int number, const struct buf *body)
{
	assert(0 < number && number < objects->next);
	if (objects->packs) {
		pack_object(objects, number, body);
		return;
	}
	begin_object(objects, number);
	buf_add(&objects->bytes, body->bytes, body->n);
	buf_addstr(&objects->bytes, "\nendobj\n");
}
