/*
 * The only file that knows libharu. To libharu every object of ours is a dictionary without
 * elements whose write_fn, a hook of all versions, prints our text between << and >>: no limit on
 * the length of arrays, names or strings applies then. It is even one and the same dictionary,
 * which stands in for all that are no streams: objects are written in the order of their numbers,
 * so the hook knows whose turn it is, and 500,000 structure elements cost a line of a table each.
 * A callback stream hands the file over object by object, so that it need not lie in memory as
 * libharu writes it.
 */
#include "pdf/haru.h"

#include <assert.h>
#include <hpdf.h>
#include <stdlib.h>
#include <string.h>

#include "base/pack.h"
#include "pdf/syntax.h"

struct haru_object {
	haru_write *write;
	const void *subject;
};

struct haru {
	struct arena *arena;
	const void *context;
	struct diag *diag;
	HPDF_Doc doc;
	struct pack *pack;
	HPDF_Dict stand_in;          /* for all objects below */
	struct haru_object *objects; /* of haru_add, by number; without write: libharu's own */
	int nobjects;
	int capacity;
	int next;           /* while the file is written: none below it is still to come */
	struct buf scratch; /* one object's entries, one stream's compressed bytes */
	const struct haru_sink *sink; /* of haru_save */
	struct buf piece;             /* the sink's next */
	HPDF_UINT nbegun; /* objects that have begun, 0 among them; one more: the table too */
	size_t nwritten;  /* bytes of the file, those of the piece among them */
	HPDF_MD5_CTX md5; /* of these */
	bool has_failed;
};

/* The stream's attribute is the struct haru, by haru_save. */
static HPDF_STATUS write_object(HPDF_Stream stream, const struct haru_object *object)
{
	struct haru *haru = stream->attr;

	buf_clear(&haru->scratch);
	object->write(&haru->scratch, object->subject, haru->context);
	buf_addc(&haru->scratch, '\n');
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)haru->scratch.bytes,
				 (HPDF_UINT)haru->scratch.n);
}

/* libharu's write_fn for dictionaries with an object of their own. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	return write_object(stream, dict->attr);
}

/* The same for the one that stands in for many. */
static HPDF_STATUS write_next(HPDF_Dict dict, HPDF_Stream stream)
{
	struct haru *haru = stream->attr;

	(void)dict;
	while (haru->next < haru->nobjects && !haru->objects[haru->next].write)
		haru->next++;
	return haru->next < haru->nobjects ? write_object(stream, &haru->objects[haru->next++])
					   : HPDF_INVALID_OBJECT;
}

struct haru *haru_open(struct arena *arena, const void *context, struct diag *diag)
{
	struct haru *haru = ARENA_NEW(arena, struct haru);

	*haru = (struct haru){
		.arena = arena, .context = context, .diag = diag, .doc = HPDF_New(NULL, NULL)};
	if (!haru->doc) {
		diag_fail(diag, (struct srcpos){0}, "libharu can't make a document");
		return NULL;
	}
	haru->pack = pack_new();
	buf_init(&haru->scratch);
	buf_init(&haru->piece);
	haru->stand_in = HPDF_Dict_New(haru->doc->mmgr);
	if (haru->stand_in)
		haru->stand_in->write_fn = write_next;
	else
		haru->has_failed = true;
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
	if (haru->stand_in)
		HPDF_Dict_Free(haru->stand_in);
	free(haru->objects);
	HPDF_Free(haru->doc);
	pack_free(haru->pack);
	buf_release(&haru->scratch);
	buf_release(&haru->piece);
}

static void bind(struct haru *haru, HPDF_Dict dict, haru_write *write, const void *subject)
{
	struct haru_object *object = ARENA_NEW(haru->arena, struct haru_object);

	*object = (struct haru_object){write, subject};
	dict->attr = object;
	dict->write_fn = write_entries;
}

/* libharu lengthens its list of objects by a fixed step, which is quadratic; we let it double. */
static void widen_list(HPDF_List list)
{
	if (list->count == list->block_siz && list->count > list->items_per_block)
		list->items_per_block = list->count;
}

static int number_of(HPDF_Dict dict)
{
	return (int)(dict->header.obj_id & 0xffffff);
}

/* Whether libharu has a line for the stand-in in its table; what HPDF_Xref_Add does for an object
 * that stands there once. */
static bool add_line(struct haru *haru)
{
	HPDF_Xref xref = haru->doc->xref;
	HPDF_XrefEntry entry;

	widen_list(xref->entries);
	if (!haru->stand_in || xref->entries->count > HPDF_LIMIT_MAX_XREF_ELEMENT)
		return false;
	entry = HPDF_GetMem(haru->doc->mmgr, sizeof *entry);
	if (!entry)
		return false;
	*entry = (HPDF_XrefEntry_Rec){.entry_typ = HPDF_IN_USE_ENTRY, .obj = haru->stand_in};
	if (HPDF_List_Add(xref->entries, entry) == HPDF_OK)
		return true;
	HPDF_FreeMem(haru->doc->mmgr, entry);
	return false;
}

int haru_add(struct haru *haru, haru_write *write, const void *subject)
{
	int number = (int)haru->doc->xref->entries->count;

	assert(write);
	if (!add_line(haru)) {
		haru->has_failed = true;
		return 0;
	}
	if (number >= haru->capacity) {
		haru->capacity = 2 * number + 64;
		haru->objects = mem_resize(haru->objects,
					   sizeof *haru->objects * (size_t)haru->capacity);
	}
	while (haru->nobjects < number)
		haru->objects[haru->nobjects++] = (struct haru_object){0};
	haru->objects[haru->nobjects++] = (struct haru_object){write, subject};
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
	const char *kept = arena_strdup(haru->arena, buf_text(entries));

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
	HPDF_Dict dict = HPDF_DictStream_New(haru->doc->mmgr, haru->doc->xref);
	const char *name = "";

	if (!dict) {
		haru->has_failed = true;
		return 0;
	}
	if (filter == HARU_FLATE) {
		buf_clear(&haru->scratch);
		pack_add(haru->pack, &haru->scratch, bytes, n);
		bytes = haru->scratch.bytes;
		n = haru->scratch.n;
		name = "/Filter /FlateDecode ";
	}
	/* with as much room as it takes, and no more: a long document has thousands */
	HPDF_Stream_Free(dict->stream);
	dict->stream = HPDF_MemStream_New(haru->doc->mmgr, (HPDF_UINT)n);
	if (!dict->stream) {
		haru->has_failed = true;
		return 0;
	}
	if (n > 0 && HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)n) != HPDF_OK)
		haru->has_failed = true;
	bind(haru, dict, write_text, arena_printf(haru->arena, "%s%s", name, entries));
	return number_of(dict);
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
	bind(haru, dict, write, subject);
}

void haru_set_text(struct haru *haru, enum haru_root root, struct buf *entries)
{
	haru_set(haru, root, write_text, keep_text(haru, entries));
}

int haru_number(const struct haru *haru, enum haru_root root)
{
	return number_of(root_dict(haru, root));
}

static void digest_add(HPDF_MD5_CTX *md5, const void *bytes, size_t n)
{
	const HPDF_BYTE *from = bytes;

	while (n > 0) {
		size_t some = n < (1u << 28) ? n : 1u << 28; /* it counts bits in 32 bits */

		HPDF_MD5Update(md5, from, (HPDF_UINT32)some);
		from += some;
		n -= some;
	}
}

void haru_digest(const void *bytes, size_t n, uint8_t digest[16])
{
	HPDF_MD5_CTX md5;

	HPDF_MD5Init(&md5);
	digest_add(&md5, bytes, n);
	HPDF_MD5Final(digest, &md5);
}

/* Whether the next byte begins an object, or the table behind them: libharu notes where one begins
 * just before it writes it. */
static bool is_at_begin(const struct haru *haru)
{
	HPDF_Xref xref = haru->doc->xref;
	HPDF_XrefEntry entry;

	if (haru->nwritten == 0 || haru->nbegun > xref->entries->count)
		return false;
	if (haru->nbegun == xref->entries->count)
		return xref->addr == haru->nwritten;
	entry = HPDF_List_ItemAt(xref->entries, haru->nbegun);
	return entry && entry->byte_offset == haru->nwritten;
}

void haru_keep(void *buf, const struct buf *piece)
{
	buf_add(buf, piece->bytes, piece->n);
}

static void hand_over(struct haru *haru)
{
	haru->sink->take(haru->sink->context, &haru->piece);
	buf_clear(&haru->piece);
}

/* What a stream held, once it is written. */
static void release_stream(const struct haru *haru, HPDF_UINT number)
{
	HPDF_XrefEntry entry = HPDF_List_ItemAt(haru->doc->xref->entries, number);
	HPDF_Dict dict = entry ? entry->obj : NULL;

	if (dict && dict->header.obj_class == HPDF_OCLASS_DICT && dict->stream)
		HPDF_MemStream_FreeData(dict->stream);
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	struct haru *haru = stream->attr;

	if (is_at_begin(haru)) {
		hand_over(haru);
		release_stream(haru, haru->nbegun - 1);
		haru->nbegun++;
	}
	buf_add(&haru->piece, bytes, n);
	digest_add(&haru->md5, bytes, n);
	haru->nwritten += n;
	return HPDF_OK;
}

/* The trailer is written last: all that the identifier shall stand for has been written by then. */
static void write_identifier(struct buf *out, const void *subject, const void *context)
{
	const struct haru *haru = subject;
	HPDF_MD5_CTX md5 = haru->md5;
	uint8_t digest[16];

	(void)context;
	HPDF_MD5Final(digest, &md5);
	buf_addstr(out, "/ID [");
	for (int copy = 0; copy < 2; copy++) {
		buf_addc(out, '<');
		for (int i = 0; i < 16; i += 2)
			syntax_code(out, (unsigned)digest[i] << 8 | digest[i + 1]);
		buf_addc(out, '>');
	}
	buf_addc(out, ']');
}

bool haru_save(struct haru *haru, const char *version, const struct haru_sink *sink)
{
	HPDF_Doc doc = haru->doc;
	HPDF_Stream stream = HPDF_CallbackWriter_New(doc->mmgr, write_out, haru);
	HPDF_STATUS status = HPDF_OK;

	assert(sink && sink->take);
	haru->sink = sink;
	haru->next = 0;
	haru->nbegun = 1;
	HPDF_MD5Init(&haru->md5);
	if (!stream || haru->has_failed) {
		status = HPDF_GetError(doc);
	} else {
		bind(haru, doc->trailer, write_identifier, haru);
		buf_clear(&haru->scratch);
		/* four bytes above 127 tell transfer programs that the file is binary */
		buf_printf(&haru->scratch, "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", version);
		HPDF_Stream_WriteStr(stream, buf_text(&haru->scratch));
		HPDF_Dict_Add(doc->trailer, "Root", doc->catalog);
		HPDF_Dict_Add(doc->trailer, "Info", doc->info);
		status = HPDF_Xref_WriteToStream(doc->xref, stream, NULL);
		hand_over(haru);
	}
	if (stream)
		HPDF_Stream_Free(stream);
	if (status != HPDF_OK || haru->has_failed || HPDF_GetError(doc) != HPDF_OK) {
		diag_fail(haru->diag, (struct srcpos){0}, "libharu: error 0x%04X while writing",
			  (unsigned)(status ? status : HPDF_GetError(doc)));
		return false;
	}
	return true;
}
