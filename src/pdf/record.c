/*
 * Numbers of a record: the node above its pages, its document part where there is one, all pages,
 * all else, leaves of the trees of keys and Notes, object streams.
 */
#include "pdf/record.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "pdf/objects.h"
#include "pdf/objstm.h"
#include "pdf/pdf.h"
#include "pdf/syntax.h"

/* A record while it is written. */
struct writing {
	const struct record *record;
	struct objects *objects;
	struct record_head *head;
	int pages[RECORD_SHEAVES], others[RECORD_SHEAVES]; /* first numbers of each sheaf */
	int64_t keys[RECORD_SHEAVES];                      /* the first of each */
	int sheaf;                                         /* that is being written */
	struct buf body;
};

int record_first(const struct profile *profile)
{
	return profile->is_pdf2 ? RECORD_NAME_SPACE + 1 : RECORD_ELEMENT + 1;
}

/* Whether a blank page comes before the sheaf, so that it begins on a right-hand page. */
static bool has_blank(const struct record *record, int sheaf)
{
	return sheaf > 0 && record->sheaves[sheaf - 1]->npages % 2 == 1;
}

static int count_pages(const struct record *record)
{
	int n = 0;

	for (int i = 0; i < record->nsheaves; i++)
		n += record->sheaves[i]->npages + has_blank(record, i);
	return n;
}

struct record_room record_count(const struct record *record)
{
	struct record_room room = {0};
	int nleaves = 0, npages = count_pages(record), nstreams = 0, nnotes = 0;

	room.objects = 1 + (record->profile->pdfvt_version != NULL) + npages;
	for (int i = 0; i < record->nsheaves; i++) {
		const struct sheaf *sheaf = record->sheaves[i];

		room.objects += sheaf->nown - sheaf->npages;
		room.keys += sheaf->nkeys;
		nnotes += sheaf->nnotes;
		for (int k = 0; k < sheaf->nown; k++)
			nstreams += sheaf->objects[sheaf->own[k]].is_stream;
	}
	nleaves = (room.keys > 0) + (nnotes > 0);
	room.objects += nleaves;
	if (record->profile->packs_objects) {
		int64_t packed = room.objects - nstreams - 1 -
				 (record->profile->pdfvt_version != NULL);

		room.objects += objstm_count((int)packed);
	}
	return room;
}

static int number_of(const struct writing *w, int sheaf, int own)
{
	int npages = w->record->sheaves[sheaf]->npages;

	return own < npages ? w->pages[sheaf] + own : w->others[sheaf] + own - npages;
}

static void add_value(struct writing *w, uint32_t mark)
{
	int index = SHEAF_INDEX_OF(mark);

	switch (SHEAF_KIND_OF(mark)) {
	case SHEAF_OWN:
		syntax_reference(&w->body, number_of(w, w->sheaf, index));
		break;
	case SHEAF_BEFORE:
		syntax_reference(&w->body, number_of(w, w->sheaf - 1, index));
		break;
	case SHEAF_FIXED:
		syntax_reference(&w->body, index);
		break;
	case SHEAF_PARENT:
		syntax_reference(&w->body, w->head->node);
		break;
	case SHEAF_STRUCTURE:
		syntax_reference(&w->body, RECORD_ELEMENT);
		break;
	case SHEAF_NAME_SPACE:
		syntax_reference(&w->body, RECORD_NAME_SPACE);
		break;
	case SHEAF_KEY:
		syntax_integer(&w->body, w->keys[w->sheaf] + index);
		break;
	case SHEAF_ORDINAL:
		buf_printf(&w->body, "%08d", w->others[w->sheaf]);
		break;
	case SHEAF_BYTE:
		buf_addc(&w->body, SHEAF_MARK);
		break;
	}
}

/* Adds n bytes of the sheaf's texts, and what marks stand for, to the body. */
static void add_text(struct writing *w, size_t at, size_t n)
{
	const char *text = w->record->sheaves[w->sheaf]->texts.bytes + at, *end = text + n, *found;
	uint32_t mark;

	while ((found = memchr(text, SHEAF_MARK, (size_t)(end - text))) != NULL) {
		buf_add(&w->body, text, (size_t)(found - text));
		memcpy(&mark, found + 1, sizeof mark);
		add_value(w, mark);
		text = found + SHEAF_MARK_SIZE;
	}
	buf_add(&w->body, text, (size_t)(end - text));
}

/* Ends a page whose dictionary is in the body without its ">>". */
static void put_page(struct writing *w, int number)
{
	if (w->head->dpart)
		buf_printf(&w->body, "/DPart %d 0 R", w->head->dpart);
	buf_addstr(&w->body, ">>");
	objects_put(w->objects, number, &w->body);
}

static void put_blank(struct writing *w, int number)
{
	const struct sheaf_object *boxes = &w->record->sheaves[w->sheaf]->boxes;

	buf_clear(&w->body);
	buf_printf(&w->body, "<</Type/Page/Parent %d 0 R/Resources<<>>", w->head->node);
	add_text(w, boxes->text, boxes->ntext);
	put_page(w, number);
}

static void put_object(struct writing *w, int own)
{
	const struct sheaf *sheaf = w->record->sheaves[w->sheaf];
	const struct sheaf_object *object = &sheaf->objects[sheaf->own[own]];
	int number = number_of(w, w->sheaf, own);

	buf_clear(&w->body);
	if (own < sheaf->npages) {
		add_text(w, object->text, object->ntext - 2);
		put_page(w, number);
		return;
	}
	add_text(w, object->text, object->ntext);
	if (object->is_stream)
		objects_put_stream(w->objects, number, &w->body, sheaf->texts.bytes + object->data,
				   object->ndata);
	else
		objects_put(w->objects, number, &w->body);
}

/* Where the sheaves stand, one behind the other. */
static void give_numbers(struct writing *w, int64_t first_key)
{
	const struct record *record = w->record;
	struct record_head *head = w->head;
	int page;

	head->node = objects_reserve(w->objects, 1);
	if (record->profile->pdfvt_version)
		head->dpart = objects_reserve(w->objects, 1);
	head->npages = count_pages(record);
	page = head->first_page = objects_reserve(w->objects, head->npages);
	for (int i = 0; i < record->nsheaves; i++) {
		const struct sheaf *sheaf = record->sheaves[i];

		w->pages[i] = page + has_blank(record, i);
		page = w->pages[i] + sheaf->npages;
		w->others[i] = objects_reserve(w->objects, sheaf->nown - sheaf->npages);
		w->keys[i] = first_key;
		first_key += sheaf->nkeys;
	}
}

static void put_keys(struct writing *w)
{
	const struct record *record = w->record;
	struct record_head *head = w->head;

	head->first_key = w->keys[0];
	for (int i = 0; i < record->nsheaves; i++)
		head->nkeys += record->sheaves[i]->nkeys;
	if (head->nkeys == 0)
		return;
	buf_clear(&w->body);
	buf_printf(&w->body, "<</Limits[%lld %lld]/Nums[", (long long)head->first_key,
		   (long long)(head->first_key + head->nkeys - 1));
	for (w->sheaf = 0; w->sheaf < record->nsheaves; w->sheaf++)
		for (int k = 0; k < record->sheaves[w->sheaf]->nkeys; k++) {
			const struct sheaf_object *key = &record->sheaves[w->sheaf]->keys[k];

			buf_printf(&w->body, "%lld ", (long long)w->keys[w->sheaf] + k);
			add_text(w, key->text, key->ntext);
			buf_addc(&w->body, '\n');
		}
	buf_addstr(&w->body, "]>>");
	head->key_leaf = objects_reserve(w->objects, 1);
	objects_put(w->objects, head->key_leaf, &w->body);
}

/* Keeps the name that begins at a place of the body, "(...)". */
static void keep_name(const struct writing *w, size_t at, char name[RECORD_NAME])
{
	const char *from = w->body.bytes + at;

	snprintf(name, RECORD_NAME, "%.*s", (int)strcspn(from, ")") + 1, from);
}

/* Names ascend, since sheaves do, and Notes in a sheaf. */
static void put_notes(struct writing *w)
{
	struct record_head *head = w->head;
	struct buf leaf = {0};

	buf_clear(&w->body);
	for (w->sheaf = 0; w->sheaf < w->record->nsheaves; w->sheaf++) {
		const struct sheaf *sheaf = w->record->sheaves[w->sheaf];

		for (int i = 0; i < sheaf->nnotes; i++) {
			size_t at = w->body.n;

			add_text(w, sheaf->notes[i].text, sheaf->notes[i].ntext);
			if (at == 0)
				keep_name(w, at, head->first_note);
			keep_name(w, at, head->last_note);
		}
	}
	if (w->body.n == 0)
		return;
	buf_printf(&leaf, "<</Limits[%s%s]/Names[%s]>>", head->first_note, head->last_note,
		   w->body.bytes);
	head->note_leaf = objects_reserve(w->objects, 1);
	objects_put(w->objects, head->note_leaf, &leaf);
	buf_release(&leaf);
}

/* Adds what the sheaf brings for all. */
static void share(struct writing *w, struct commons *commons)
{
	const struct sheaf *sheaf = w->record->sheaves[w->sheaf];

	for (int i = 0; i < sheaf->nshared; i++) {
		const struct sheaf_shared *shared = &sheaf->shared[i];
		const struct sheaf_object *object = &sheaf->objects[sheaf->own[shared->own]];
		struct commons_object common = {.number = number_of(w, w->sheaf, shared->own),
						.data = sheaf->texts.bytes + object->data,
						.ndata = object->ndata,
						.is_stream = object->is_stream};

		buf_clear(&w->body);
		add_text(w, object->text, object->ntext);
		memcpy(common.digest, shared->digest, COMMONS_DIGEST);
		common.text = w->body.bytes;
		common.ntext = w->body.n;
		commons_add(commons, &common);
	}
}

static void put_parts(struct writing *w, struct commons *commons)
{
	for (w->sheaf = 0; w->sheaf < w->record->nsheaves; w->sheaf++) {
		const struct sheaf *sheaf = w->record->sheaves[w->sheaf];

		if (has_blank(w->record, w->sheaf))
			put_blank(w, w->pages[w->sheaf] - 1);
		for (int i = 0; i < sheaf->nown; i++)
			put_object(w, i);
		if (sheaf->root >= 0)
			w->head->roots[w->sheaf] = number_of(w, w->sheaf, sheaf->root);
		if (commons)
			share(w, commons);
	}
}

void record_write(const struct record *record, const struct record_room *before, struct pack *pack,
		  struct commons *commons, struct buf *out)
{
	int first = record_first(record->profile) + (int)before->objects;
	int end = first + (int)record_count(record).objects;
	struct record_head head = {0};
	struct objects objects;
	struct arena scratch;
	struct writing w = {.record = record, .objects = &objects, .head = &head};

	arena_init(&scratch);
	objects_init(&objects, &scratch, pack, record->profile->packs_objects, first);
	give_numbers(&w, before->keys);
	put_parts(&w, commons);
	put_keys(&w);
	put_notes(&w);
	objects_end(&objects);
	assert(objects.next == end);
	(void)end;
	buf_clear(&w.body);
	w.sheaf = 0;
	add_text(&w, record->sheaves[0]->boxes.text, record->sheaves[0]->boxes.ntext);
	head.next = objects.next;
	head.nplaces = (uint32_t)(objects.places.n / sizeof(struct objstm_place));
	head.nboxes = (uint32_t)w.body.n;
	digest_bytes(objects.bytes.bytes, objects.bytes.n, head.digest);
	buf_add(out, &head, sizeof head);
	buf_add(out, objects.places.bytes, objects.places.n);
	buf_add(out, w.body.bytes, w.body.n);
	buf_add(out, objects.bytes.bytes, objects.bytes.n);
	buf_release(&w.body);
	objects_release(&objects);
	arena_release(&scratch);
}
