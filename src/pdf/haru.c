/*
 * The only file that knows libharu. Every object of ours is a libharu dictionary without elements
 * whose write_fn, a hook of all versions, prints our text between << and >>: no limit on the length
 * of arrays, names or strings applies then, and 70,000 structure elements cost no dictionary
 * entries. The file is written straight into the caller's buffer through a callback stream.
 */
#include "pdf/haru.h"

#include <hpdf.h>
#include <string.h>

#include "pdf/pack.h"
#include "pdf/syntax.h"

struct haru {
	struct arena *arena;
	struct diag *diag;
	HPDF_Doc doc;
	struct pack *pack;
	struct buf scratch; /* one object's entries, one stream's compressed bytes */
	struct buf *out;    /* where haru_save writes */
	bool has_failed;
};

struct haru_object {
	const struct haru_writer *writer;
	const void *subject;
};

struct haru *haru_open(struct arena *arena, struct diag *diag)
{
	struct haru *haru = ARENA_NEW(arena, struct haru);

	*haru = (struct haru){.arena = arena, .diag = diag, .doc = HPDF_New(NULL, NULL)};
	if (!haru->doc) {
		diag_fail(diag, (struct srcpos){0}, "libharu can't make a document");
		return NULL;
	}
	haru->pack = pack_new();
	buf_init(&haru->scratch);
	return haru;
}

void haru_close(struct haru *haru)
{
	if (!haru)
		return;
	HPDF_Free(haru->doc);
	pack_free(haru->pack);
	buf_release(&haru->scratch);
}

/* libharu's write_fn: haru_save made the struct haru the attribute of the stream. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	struct haru *haru = stream->attr;
	const struct haru_object *object = dict->attr;

	buf_clear(&haru->scratch);
	object->writer->write(&haru->scratch, object->subject, object->writer->context);
	buf_addc(&haru->scratch, '\n');
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)haru->scratch.bytes,
				 (HPDF_UINT)haru->scratch.n);
}

static void bind(struct haru *haru, HPDF_Dict dict, const struct haru_writer *writer,
		 const void *subject)
{
	struct haru_object *object = ARENA_NEW(haru->arena, struct haru_object);

	*object = (struct haru_object){writer, subject};
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

int haru_add(struct haru *haru, const struct haru_writer *writer, const void *subject)
{
	HPDF_Dict dict = HPDF_Dict_New(haru->doc->mmgr);

	widen_list(haru->doc->xref->entries);
	if (!dict || HPDF_Xref_Add(haru->doc->xref, dict) != HPDF_OK) {
		haru->has_failed = true;
		return 0;
	}
	bind(haru, dict, writer, subject);
	return number_of(dict);
}

static void write_text(struct buf *out, const void *subject, const void *context)
{
	(void)context;
	buf_addstr(out, subject);
}

static const struct haru_writer text_writer = {write_text, NULL};

int haru_add_text(struct haru *haru, const struct buf *entries)
{
	return haru_add(haru, &text_writer, arena_strdup(haru->arena, buf_text(entries)));
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
	if (n > 0 && HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)n) != HPDF_OK)
		haru->has_failed = true;
	bind(haru, dict, &text_writer, arena_printf(haru->arena, "%s%s", name, entries));
	return number_of(dict);
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

void haru_set(struct haru *haru, enum haru_root root, const struct haru_writer *writer,
	      const void *subject)
{
	static const char *const made_by_libharu[] = {"Producer", "Kids", "Count"};
	HPDF_Dict dict = root_dict(haru, root);

	for (int i = 0; i < 3; i++)
		HPDF_Dict_RemoveElement(dict, made_by_libharu[i]);
	/* it would count the kids that we write ourselves */
	dict->before_write_fn = NULL;
	bind(haru, dict, writer, subject);
}

int haru_number(const struct haru *haru, enum haru_root root)
{
	return number_of(root_dict(haru, root));
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	struct haru *haru = stream->attr;

	buf_add(haru->out, bytes, n);
	return HPDF_OK;
}

void haru_digest(const void *bytes, size_t n, uint8_t digest[16])
{
	HPDF_MD5_CTX md5;
	const HPDF_BYTE *from = bytes;

	HPDF_MD5Init(&md5);
	while (n > 0) {
		size_t some = n < (1u << 28) ? n : 1u << 28; /* it counts bits in 32 bits */

		HPDF_MD5Update(&md5, from, (HPDF_UINT32)some);
		from += some;
		n -= some;
	}
	HPDF_MD5Final(digest, &md5);
}

/* The trailer is written last: all that the identifier shall stand for is in the buffer by then. */
static void write_identifier(struct buf *out, const void *subject, const void *context)
{
	const struct haru *haru = subject;
	uint8_t digest[16];

	(void)context;
	haru_digest(haru->out->bytes, haru->out->n, digest);
	buf_addstr(out, "/ID [");
	for (int copy = 0; copy < 2; copy++) {
		buf_addc(out, '<');
		for (int i = 0; i < 16; i += 2)
			syntax_code(out, (unsigned)digest[i] << 8 | digest[i + 1]);
		buf_addc(out, '>');
	}
	buf_addc(out, ']');
}

bool haru_save(struct haru *haru, const char *version, struct buf *out)
{
	static const struct haru_writer identifier = {write_identifier, NULL};
	HPDF_Doc doc = haru->doc;
	HPDF_Stream stream = HPDF_CallbackWriter_New(doc->mmgr, write_out, haru);
	HPDF_STATUS status = HPDF_OK;

	haru->out = out;
	if (!stream || haru->has_failed) {
		status = HPDF_GetError(doc);
	} else {
		bind(haru, doc->trailer, &identifier, haru);
		buf_clear(&haru->scratch);
		/* four bytes above 127 tell transfer programs that the file is binary */
		buf_printf(&haru->scratch, "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", version);
		HPDF_Stream_WriteStr(stream, buf_text(&haru->scratch));
		HPDF_Dict_Add(doc->trailer, "Root", doc->catalog);
		HPDF_Dict_Add(doc->trailer, "Info", doc->info);
		status = HPDF_Xref_WriteToStream(doc->xref, stream, NULL);
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
