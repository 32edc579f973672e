/*
 * The only file that knows libharu. To libharu every object of ours is a dictionary without
 * elements whose write_fn, a hook of all versions, prints our text between << and >>: no limit on
 * the length of arrays, names or strings applies then. It is even one and the same dictionary,
 * which stands in for all: the hook knows whose turn it is, since objects are written in the order
 * of their numbers or told by theirs, and 500,000 structure elements cost a line of a table each. A
 * second hook, run when the dictionary is written, adds the bytes of a stream. Objects that are
 * handed over and are no streams don't pass through libharu at all: a report has hundreds of a few
 * bytes each.
 */
#include "pdf/haru.h"

#include <assert.h>
#include <hpdf.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/pack.h"
#include "pdf/syntax.h"

struct haru_object {
	haru_write *write; /* NULL: it is none, or a root that has not been set */
	const void *subject;
};

struct haru {
	struct arena *arena;
	struct pack *pack;
	const void *context;
	struct diag *diag;
	HPDF_Doc doc;
	HPDF_Dict stand_in;          /* for all objects but the roots */
	struct haru_object *objects; /* by number; the first are libharu's roots */
	int nobjects, nroots;
	int capacity;
	int next;           /* while they are written: the object whose turn it is */
	struct buf scratch; /* one object's entries, one stream's compressed bytes */
	bool keeps_streams; /* when they have been written */
	struct buf *out;    /* what libharu writes to */
	HPDF_Stream stream; /* the same, to libharu */
};

/* The subject of a stream. */
struct stream {
	const char *entries;
	size_t n;
	void *bytes;   /* NULL once they are written */
	bool is_ready; /* it came packed, as many files have it */
};

static void write_stream(struct buf *out, const void *subject, const void *context)
{
	const struct stream *stream = subject;

	(void)context;
	buf_addstr(out, stream->entries);
	buf_addstr(out, "/Length ");
	syntax_integer(out, (int64_t)stream->n);
}

static bool is_stream(const struct haru_object *object)
{
	return object->write == write_stream;
}

/* libharu's write_fn. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	struct haru *haru = dict->attr;
	const struct haru_object *object;

	while (haru->next < haru->nobjects && !haru->objects[haru->next].write)
		haru->next++;
	if (haru->next == haru->nobjects)
		return HPDF_INVALID_OBJECT;
	object = &haru->objects[haru->next];
	buf_clear(&haru->scratch);
	object->write(&haru->scratch, object->subject, haru->context);
	buf_addc(&haru->scratch, '\n');
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)haru->scratch.bytes,
				 (HPDF_UINT)haru->scratch.n);
}

/* libharu's after_write_fn: what stands behind the dictionary of a stream. */
static HPDF_STATUS write_bytes(HPDF_Dict dict)
{
	struct haru *haru = dict->attr;
	const struct haru_object *object = &haru->objects[haru->next++];
	struct stream *stream;
	HPDF_STATUS status;

	if (!is_stream(object))
		return HPDF_OK;
	stream = (struct stream *)object->subject;
	HPDF_Stream_WriteStr(haru->stream, "\nstream\r\n");
	status = HPDF_Stream_Write(haru->stream, stream->bytes, (HPDF_UINT)stream->n);
	if (!haru->keeps_streams) {
		free(stream->bytes);
		stream->bytes = NULL;
	}
	HPDF_Stream_WriteStr(haru->stream, "\nendstream");
	return status;
}

static void bind(struct haru *haru, HPDF_Dict dict)
{
	dict->attr = haru;
	dict->write_fn = write_entries;
	dict->after_write_fn = write_bytes;
}

int haru_reserve(struct haru *haru, int n)
{
	int first = haru->nobjects;

	if (n > haru->capacity - first) {
		haru->capacity = 2 * haru->capacity + n + 64;
		haru->objects = mem_resize(haru->objects,
					   sizeof *haru->objects * (size_t)haru->capacity);
	}
	for (int i = 0; i < n; i++)
		haru->objects[haru->nobjects++] = (struct haru_object){0};
	return first;
}

void haru_put(struct haru *haru, int number, haru_write *write, const void *subject)
{
	assert(0 < number && number < haru->nobjects && !haru->objects[number].write && write);
	haru->objects[number] = (struct haru_object){write, subject};
}

struct haru *haru_open(struct arena *arena, struct pack *pack, const void *context,
		       struct diag *diag)
{
	struct haru *haru = ARENA_NEW(arena, struct haru);

	*haru = (struct haru){.arena = arena,
			      .pack = pack,
			      .context = context,
			      .diag = diag,
			      .doc = HPDF_New(NULL, NULL)};
	if (haru->doc)
		haru->stand_in = HPDF_Dict_New(haru->doc->mmgr);
	if (!haru->stand_in) {
		diag_fail(diag, (struct srcpos){0}, "libharu can't make a document");
		if (haru->doc)
			HPDF_Free(haru->doc);
		return NULL;
	}
	bind(haru, haru->stand_in);
	haru->nroots = (int)haru->doc->xref->entries->count;
	haru_reserve(haru, haru->nroots);
	buf_init(&haru->scratch);
	return haru;
}

void haru_close(struct haru *haru)
{
	HPDF_List entries;

	if (!haru)
		return;
	/* libharu would free it once for each number */
	entries = haru->doc->xref->entries;
	for (HPDF_UINT i = 0; i < entries->count; i++) {
		HPDF_XrefEntry entry = HPDF_List_ItemAt(entries, i);

		if (entry->obj == haru->stand_in)
			entry->obj = NULL;
	}
	HPDF_Dict_Free(haru->stand_in);
	for (int i = 0; i < haru->nobjects; i++)
		if (is_stream(&haru->objects[i]))
			free(((const struct stream *)haru->objects[i].subject)->bytes);
	free(haru->objects);
	HPDF_Free(haru->doc);
	buf_release(&haru->scratch);
}

int haru_add(struct haru *haru, haru_write *write, const void *subject)
{
	int number = haru_reserve(haru, 1);

	haru_put(haru, number, write, subject);
	return number;
}

static void write_text(struct buf *out, const void *subject, const void *context)
{
	(void)context;
	buf_addstr(out, subject);
}

/* What a buffer holds, to live as long as the file; the buffer is released. */
static const char *keep_text(struct haru *haru, struct buf *entries)
{
	const char *kept = arena_strndup(haru->arena, buf_text(entries), entries->n);

	buf_release(entries);
	return kept;
}

int haru_add_text(struct haru *haru, struct buf *entries)
{
	return haru_add(haru, write_text, keep_text(haru, entries));
}

int haru_add_stream(struct haru *haru, const char *entries, const void *bytes, size_t n,
		    enum haru_filter filter)
{
	struct stream *stream = ARENA_NEW(haru->arena, struct stream);
	struct buf all = {0};

	buf_clear(&haru->scratch);
	if (filter == HARU_FLATE) {
		pack_add(haru->pack, &haru->scratch, bytes, n);
		bytes = haru->scratch.bytes;
		n = haru->scratch.n;
	}
	if (filter != HARU_PLAIN)
		buf_addstr(&all, "/Filter/FlateDecode");
	buf_addstr(&all, entries);
	stream->entries = keep_text(haru, &all);
	/* with as much room as it takes, and no more: a long document has thousands */
	stream->bytes = mem_alloc(n);
	stream->n = n;
	if (n > 0)
		memcpy(stream->bytes, bytes, n);
	return haru_add(haru, write_stream, stream);
}

struct pack *haru_pack(const struct haru *haru)
{
	return haru->pack;
}

int haru_add_packed(struct haru *haru, const struct packed *packed)
{
	int number = haru_add_stream(haru, packed->entries, packed->bytes, packed->n,
				     packed->filter);

	((struct stream *)haru->objects[number].subject)->is_ready = true;
	return number;
}

int haru_add_buf(struct haru *haru, const char *entries, struct buf *bytes, enum haru_filter filter)
{
	int object = haru_add_stream(haru, entries, bytes->bytes, bytes->n, filter);

	buf_release(bytes);
	return object;
}

static HPDF_Dict root_dict(const struct haru *haru, enum haru_root root)
{
	switch (root) {
	case HARU_CATALOG:
		return haru->doc->catalog;
	case HARU_PAGES:
		return haru->doc->root_pages;
	case HARU_INFO:
		return haru->doc->info;
	}
	return NULL;
}

void haru_set(struct haru *haru, enum haru_root root, haru_write *write, const void *subject)
{
	static const char *const made_by_libharu[] = {"Producer", "Kids", "Count"};
	HPDF_Dict dict = root_dict(haru, root);

	assert(write);
	for (int i = 0; i < 3; i++)
		HPDF_Dict_RemoveElement(dict, made_by_libharu[i]);
	/* it would count the kids that we write ourselves */
	dict->before_write_fn = NULL;
	bind(haru, dict);
	haru->objects[haru_number(haru, root)] = (struct haru_object){write, subject};
}

void haru_set_text(struct haru *haru, enum haru_root root, struct buf *entries)
{
	haru_set(haru, root, write_text, keep_text(haru, entries));
}

int haru_number(const struct haru *haru, enum haru_root root)
{
	return (int)(root_dict(haru, root)->header.obj_id & 0xffffff);
}

int haru_count(const struct haru *haru)
{
	return haru->nobjects - 1;
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	struct haru *haru = stream->attr;

	buf_add(haru->out, bytes, n);
	return HPDF_OK;
}

static HPDF_STATUS begin_writing(struct haru *haru, struct buf *out)
{
	haru->out = out;
	haru->next = 1;
	haru->stream = HPDF_CallbackWriter_New(haru->doc->mmgr, write_out, haru);
	return haru->stream ? HPDF_OK : HPDF_GetError(haru->doc);
}

static bool end_writing(struct haru *haru, HPDF_STATUS status)
{
	if (haru->stream)
		HPDF_Stream_Free(haru->stream);
	haru->stream = NULL;
	if (status == HPDF_OK)
		status = HPDF_GetError(haru->doc);
	if (status != HPDF_OK)
		diag_fail(haru->diag, (struct srcpos){0}, "libharu: error 0x%04X while writing",
			  (unsigned)status);
	return status == HPDF_OK;
}

/* What libharu knows the next object by. */
static void *dict_of(const struct haru *haru)
{
	HPDF_XrefEntry entry;

	if (haru->next >= haru->nroots)
		return haru->stand_in;
	entry = HPDF_List_ItemAt(haru->doc->xref->entries, (HPDF_UINT)haru->next);
	return entry->obj;
}

static bool is_ready(const struct haru_object *object)
{
	return is_stream(object) && ((const struct stream *)object->subject)->is_ready;
}

/* The object of that number; body is what libharu writes to. */
static HPDF_STATUS hand_one_over(struct haru *haru, const struct haru_sink *sink, int number)
{
	const struct haru_object *object = &haru->objects[number];
	struct buf *body = haru->out;
	HPDF_STATUS status = HPDF_OK;

	buf_clear(body);
	haru->next = number;
	if (number < haru->nroots || is_stream(object)) {
		status = HPDF_Obj_WriteValue(dict_of(haru), haru->stream, NULL);
	} else {
		buf_add(body, "<<", 2);
		object->write(body, object->subject, haru->context);
		buf_add(body, ">>", 2);
	}
	sink->take(sink->context, number, is_stream(object), body);
	return status;
}

bool haru_hand_over(struct haru *haru, const struct haru_sink *sink)
{
	struct buf body;
	HPDF_STATUS status;

	assert(sink && sink->take);
	haru->keeps_streams = sink->keeps_streams;
	buf_init(&body);
	status = begin_writing(haru, &body);
	for (int pass = 0; pass < 2; pass++)
		for (int i = 1; i < haru->nobjects && status == HPDF_OK; i++)
			if (haru->objects[i].write && is_ready(&haru->objects[i]) == (pass == 0))
				status = hand_one_over(haru, sink, i);
	buf_release(&body);
	return end_writing(haru, status);
}

void haru_begin_file(struct buf *out, const char *version)
{
	/* four bytes above 127 tell transfer programs that the file is binary */
	buf_printf(out, "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", version);
}

void haru_identify(struct buf *out, const struct buf *file)
{
	uint8_t digest[16];

	digest_bytes(file->bytes, file->n, digest);
	buf_addstr(out, "/ID [");
	for (int copy = 0; copy < 2; copy++) {
		buf_addc(out, '<');
		for (int i = 0; i < 16; i += 2)
			syntax_code(out, (unsigned)digest[i] << 8 | digest[i + 1]);
		buf_addc(out, '>');
	}
	buf_addc(out, ']');
}

/* The trailer is written last: all that the identifier shall stand for has been written by then. */
static HPDF_STATUS write_trailer(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct haru *haru = dict->attr;
	struct buf id = {0};
	HPDF_STATUS status;

	haru_identify(&id, haru->out);
	buf_addc(&id, '\n');
	status = HPDF_Stream_WriteStr(stream, id.bytes);
	buf_release(&id);
	return status;
}

/* libharu lengthens its list of objects by a fixed step, which is quadratic; we let it double. */
static void widen_list(HPDF_List list)
{
	if (list->count == list->block_siz && list->count > list->items_per_block)
		list->items_per_block = list->count;
}

/* A line for the stand-in in libharu's table; what HPDF_Xref_Add does for an object that stands
 * there once. */
static HPDF_STATUS add_line(const struct haru *haru)
{
	HPDF_Xref xref = haru->doc->xref;
	HPDF_XrefEntry entry;
	HPDF_STATUS status;

	widen_list(xref->entries);
	if (xref->entries->count > HPDF_LIMIT_MAX_XREF_ELEMENT)
		return HPDF_XREF_COUNT_ERR;
	entry = HPDF_GetMem(haru->doc->mmgr, sizeof *entry);
	if (!entry)
		return HPDF_GetError(haru->doc);
	*entry = (HPDF_XrefEntry_Rec){.entry_typ = HPDF_IN_USE_ENTRY, .obj = haru->stand_in};
	status = HPDF_List_Add(xref->entries, entry);
	if (status != HPDF_OK)
		HPDF_FreeMem(haru->doc->mmgr, entry);
	return status;
}

bool haru_save(struct haru *haru, const char *version, struct buf *out)
{
	HPDF_Doc doc = haru->doc;
	HPDF_STATUS status = begin_writing(haru, out);
	struct buf head = {0};

	haru->keeps_streams = false;
	for (int i = haru->nroots; i < haru->nobjects && status == HPDF_OK; i++)
		status = add_line(haru);
	if (status == HPDF_OK) {
		haru_begin_file(&head, version);
		HPDF_Stream_WriteStr(haru->stream, head.bytes);
		buf_release(&head);
		doc->trailer->attr = haru;
		doc->trailer->write_fn = write_trailer;
		HPDF_Dict_Add(doc->trailer, "Root", doc->catalog);
		HPDF_Dict_Add(doc->trailer, "Info", doc->info);
		status = HPDF_Xref_WriteToStream(doc->xref, haru->stream, NULL);
	}
	return end_writing(haru, status);
}

const char *haru_version(void)
{
	return HPDF_GetVersion();
}
