/*
 * The bytes of a record go into the file at once; a line about it waits in a spool until all are
 * there, since only then is it known which comes behind which. Then come page tree, bookmarks,
 * blank pages that let the next record begin on the right, and what the file says of itself: their
 * numbers are the last.
 */
#define _GNU_SOURCE /* qsort_r */
#include "pdf/volume.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/digest.h"
#include "base/mem.h"
#include "base/pack.h"
#include "pdf/branches.h"
#include "pdf/objects.h"
#include "pdf/objstm.h"
#include "pdf/objects_file.h"
#include "pdf/pdf.h"
#include "pdf/record.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

enum { STEP = 1 << 18 /* bytes of closing objects that go into the file at once */ };

/* What is kept of a record. */
struct line {
	struct record_head head;
	char code[VOLUME_CODE];
};

/* The place of a record among all. */
struct place {
	size_t key; /* in names */
	int record;
};

struct volume {
	const struct profile *profile;
	struct diag *diag;
	struct objects_file file;
	struct spool lines;
	int nrecords;
	struct buf places, names;          /* of a sorted volume */
	struct buf boxes;                  /* of all pages */
	uint8_t digest[2][COMMONS_DIGEST]; /* of all records so far; of the next one */
	int next;                          /* number behind all records, and key */
	int64_t nkeys;
	/* at the end: */
	struct pack *pack;
	struct arena scratch;
	struct objects objects;
	struct branches pages, keys, notes;
	int outline, first_bookmark, dpart_node;
	struct buf kids; /* references to all elements, or all document parts */
	struct buf body;
};

struct volume *volume_open(const char *path, const struct profile *profile, struct diag *diag)
{
	struct volume *volume = mem_alloc(sizeof *volume);

	*volume = (struct volume){.profile = profile, .diag = diag, .next = record_first(profile)};
	objects_file_open(&volume->file, path, profile->pdf_version);
	spool_open(&volume->lines, volume->file.folder);
	return volume;
}

/* But for the file. */
static void release(struct volume *volume)
{
	spool_close(&volume->lines);
	buf_release(&volume->places);
	buf_release(&volume->names);
	buf_release(&volume->boxes);
	buf_release(&volume->kids);
	buf_release(&volume->body);
	objects_release(&volume->objects);
	arena_release(&volume->scratch);
	pack_free(volume->pack);
	volume->pack = NULL;
}

void volume_drop(struct volume *volume)
{
	objects_file_drop(&volume->file);
	release(volume);
	free(volume);
}

static void add_digest(struct volume *volume, const uint8_t digest[COMMONS_DIGEST])
{
	memcpy(volume->digest[1], digest, COMMONS_DIGEST);
	digest_bytes(volume->digest, sizeof volume->digest, volume->digest[0]);
}

/* Whether there are numbers for a record and for what ends the file. */
static bool has_room(const struct volume *volume, const struct record_head *head)
{
	/* a record: bookmark, blank page, a 64th of three nodes, a 400th of object streams */
	int64_t closing = (volume->nrecords + 1LL) * 21 / 10 + 256;

	if (head->next + closing <= OBJECTS_MOST)
		return true;
	diag_error(volume->diag, (struct srcpos){volume->file.path, 0},
		   "one PDF has room for no more than the first %d of these reports: readers take "
		   "8,388,607 objects in a file",
		   volume->nrecords);
	diag_hint(volume->diag, "--split N makes several files, of N people each; so do --shard "
				"1/2 and --shard 2/2");
	return false;
}

/* Bytes of whole objects go into the file. */
static void add_objects(struct volume *volume, const struct objects *objects)
{
	objects_file_add(&volume->file, objects->places.bytes,
			 objects->places.n / sizeof(struct objstm_place), objects->bytes.bytes,
			 objects->bytes.n);
}

int volume_count_commons(const struct profile *profile, const struct commons *commons)
{
	int first = record_first(profile), end = first, nstreams = 0;

	for (int i = 0; i < commons->nobjects; i++) {
		nstreams += commons->objects[i].is_stream;
		if (commons->objects[i].number >= end)
			end = commons->objects[i].number + 1;
	}
	if (profile->packs_objects)
		end += objstm_count(commons->nobjects - nstreams);
	return end - first;
}

void volume_add_commons(struct volume *volume, const struct commons *commons)
{
	const bool packs = volume->profile->packs_objects;
	int npacked = 0,
	    end = record_first(volume->profile) + volume_count_commons(volume->profile, commons);
	struct pack *pack = pack_new();
	struct objects objects;
	struct arena scratch;
	struct buf body = {0};

	for (int i = 0; i < commons->nobjects; i++)
		npacked += !commons->objects[i].is_stream;
	arena_init(&scratch);
	objects_init(&objects, &scratch, pack, packs, packs ? end - objstm_count(npacked) : end);
	for (int i = 0; i < commons->nobjects; i++) {
		const struct commons_object *object = &commons->objects[i];

		buf_clear(&body);
		buf_add(&body, object->text, object->ntext);
		if (object->is_stream)
			objects_put_stream(&objects, object->number, &body, object->data,
					   object->ndata);
		else
			objects_put(&objects, object->number, &body);
	}
	objects_end(&objects);
	assert(objects.next == end);
	add_objects(volume, &objects);
	digest_bytes(objects.bytes.bytes, objects.bytes.n, volume->digest[0]);
	volume->next = end;
	buf_release(&body);
	objects_release(&objects);
	arena_release(&scratch);
	pack_free(pack);
}

static void add_place(struct volume *volume, const char *key)
{
	struct place place = {volume->names.n, volume->nrecords};

	buf_add(&volume->places, &place, sizeof place);
	buf_add(&volume->names, key, strlen(key) + 1);
}

bool volume_add(struct volume *volume, const char *code, const char *key, const void *record,
		size_t n)
{
	const char *from = record, *boxes;
	struct line line = {0};
	size_t nplaces;

	memcpy(&line.head, from, sizeof line.head);
	if (!has_room(volume, &line.head))
		return false;
	snprintf(line.code, sizeof line.code, "%s", code);
	spool_add(&volume->lines, &line, sizeof line);
	if (key)
		add_place(volume, key);
	nplaces = line.head.nplaces;
	from += sizeof line.head;
	boxes = from + nplaces * sizeof(struct objstm_place);
	n -= (size_t)(boxes + line.head.nboxes - (const char *)record);
	objects_file_add(&volume->file, from, nplaces, boxes + line.head.nboxes, n);
	buf_clear(&volume->boxes);
	buf_add(&volume->boxes, boxes, line.head.nboxes);
	add_digest(volume, line.head.digest);
	volume->next = line.head.next;
	volume->nkeys = line.head.first_key + line.head.nkeys;
	volume->nrecords++;
	return true;
}

/* --- The end: each record --------------------------------------------------------------- */

/* Puts the body. */
static void put(struct volume *volume, int number)
{
	objects_put(&volume->objects, number, &volume->body);
	buf_clear(&volume->body);
	if (volume->objects.bytes.n < STEP)
		return;
	objects_end(&volume->objects);
	add_objects(volume, &volume->objects);
	objects_clear(&volume->objects);
}

static void add_kid(struct volume *volume, int number)
{
	syntax_reference(&volume->kids, number);
	buf_addc(&volume->kids, ' ');
}

static int put_blank(struct volume *volume, const struct record_head *head)
{
	int number = objects_reserve(&volume->objects, 1);

	buf_printf(&volume->body, "<</Type/Page/Parent %d 0 R/Resources<<>>", head->node);
	buf_add(&volume->body, volume->boxes.bytes, volume->boxes.n);
	if (head->dpart)
		buf_printf(&volume->body, "/DPart %d 0 R", head->dpart);
	buf_addstr(&volume->body, ">>");
	put(volume, number);
	return number;
}

/* The node of its pages; blank: one more, or 0. */
static void put_node(struct volume *volume, const struct record_head *head, int blank)
{
	int npages = head->npages + (blank != 0);
	int parent = branches_add_pages(&volume->pages, head->node, npages);

	buf_printf(&volume->body, "<</Type/Pages/Parent %d 0 R/Count %d/Kids[", parent, npages);
	for (int i = 0; i < head->npages; i++) {
		syntax_reference(&volume->body, head->first_page + i);
		buf_addc(&volume->body, ' ');
	}
	if (blank)
		syntax_reference(&volume->body, blank);
	buf_addstr(&volume->body, "]>>");
	put(volume, head->node);
}

/* i: which record it is in the order of the file. */
static void put_bookmark(struct volume *volume, const struct line *line, int i)
{
	int number = volume->first_bookmark + i;

	buf_addstr(&volume->body, "<</Title");
	syntax_string(&volume->body, line->code);
	buf_printf(&volume->body, "/Parent %d 0 R", volume->outline);
	if (volume->profile->is_pdf2)
		buf_printf(&volume->body,
			   "/A<</S/GoTo/D[%d 0 R/XYZ null null null]"
			   "/SD[%d 0 R/XYZ null null null]>>",
			   line->head.first_page, line->head.roots[0]);
	else
		buf_printf(&volume->body, "/Dest[%d 0 R/XYZ null null null]",
			   line->head.first_page);
	if (i > 0)
		buf_printf(&volume->body, "/Prev %d 0 R", number - 1);
	if (i + 1 < volume->nrecords)
		buf_printf(&volume->body, "/Next %d 0 R", number + 1);
	buf_addstr(&volume->body, ">>");
	put(volume, number);
}

/* The record's code is all that is said of it. */
static void put_dpart(struct volume *volume, const struct line *line, int blank)
{
	int last = line->head.first_page + line->head.npages - 1;

	buf_printf(&volume->body, "<</Type/DPart/Parent %d 0 R/Start %d 0 R/End %d 0 R/DPM<</Code",
		   volume->dpart_node, line->head.first_page, blank ? blank : last);
	syntax_string(&volume->body, line->code);
	buf_addstr(&volume->body, ">>>>");
	put(volume, line->head.dpart);
	add_kid(volume, line->head.dpart);
}

/* The i-th record in the order of the file. */
static void put_record(struct volume *volume, const struct line *line, int i)
{
	bool is_odd = line->head.npages % 2 == 1;
	int blank = is_odd && i + 1 < volume->nrecords ? put_blank(volume, &line->head) : 0;

	put_node(volume, &line->head, blank);
	put_bookmark(volume, line, i);
	if (line->head.dpart)
		put_dpart(volume, line, blank);
	for (int k = 0; k < RECORD_SHEAVES; k++)
		if (line->head.roots[k])
			add_kid(volume, line->head.roots[k]);
}

/* Places in the trees of keys and Notes are those in which records came. */
static void put_leaves(struct volume *volume, const struct record_head *head)
{
	char first[BRANCHES_LIMIT], last[BRANCHES_LIMIT];

	if (head->key_leaf) {
		snprintf(first, sizeof first, "%lld", (long long)head->first_key);
		snprintf(last, sizeof last, "%lld", (long long)(head->first_key + head->nkeys - 1));
		branches_add_leaf(&volume->keys, head->key_leaf, first, last);
	}
	if (head->note_leaf)
		branches_add_leaf(&volume->notes, head->note_leaf, head->first_note,
				  head->last_note);
}

static int compare_places(const void *a, const void *b, void *names)
{
	const struct place *x = a, *y = b;
	int order = strcmp((const char *)names + x->key, (const char *)names + y->key);

	return order ? order : x->record - y->record;
}

static bool put_records(struct volume *volume)
{
	const struct place *places = (const void *)volume->places.bytes;
	struct line line;

	if (places)
		qsort_r(volume->places.bytes, (size_t)volume->nrecords, sizeof *places,
			compare_places, volume->names.bytes);
	for (int i = 0; i < volume->nrecords; i++) {
		int record = places ? places[i].record : i;

		if (!spool_read(&volume->lines, (int64_t)record * (int64_t)sizeof line, &line,
				sizeof line))
			return false;
		put_record(volume, &line, i);
	}
	for (int i = 0; i < volume->nrecords; i++) {
		if (!spool_read(&volume->lines, (int64_t)i * (int64_t)sizeof line, &line,
				sizeof line))
			return false;
		put_leaves(volume, &line.head);
	}
	return true;
}

/* --- The end: the whole ------------------------------------------------------------------ */

static void put_outline(struct volume *volume)
{
	buf_printf(&volume->body, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>",
		   volume->first_bookmark, volume->first_bookmark + volume->nrecords - 1,
		   volume->nrecords);
	put(volume, volume->outline);
}

static int put_structure(struct volume *volume)
{
	int root = objects_reserve(&volume->objects, 1);
	int keys = branches_end(&volume->keys), notes = branches_end(&volume->notes);
	bool is_pdf2 = volume->profile->is_pdf2;

	buf_addstr(&volume->body, "<</S/Document");
	if (is_pdf2)
		buf_printf(&volume->body, "/NS %d 0 R", RECORD_NAME_SPACE);
	buf_printf(&volume->body, "/P %d 0 R/K[", root);
	buf_add(&volume->body, volume->kids.bytes, volume->kids.n);
	buf_addstr(&volume->body, "]>>");
	put(volume, RECORD_ELEMENT);
	buf_printf(&volume->body,
		   "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %lld",
		   RECORD_ELEMENT, keys, (long long)volume->nkeys);
	if (notes)
		buf_printf(&volume->body, "/IDTree %d 0 R", notes);
	if (is_pdf2)
		buf_printf(&volume->body, STRUCTURE_ROLES "/Namespaces[%d 0 R]", RECORD_NAME_SPACE);
	buf_addstr(&volume->body, ">>");
	put(volume, root);
	if (is_pdf2) {
		buf_addstr(&volume->body, "<<" STRUCTURE_NAME_SPACE ">>");
		put(volume, RECORD_NAME_SPACE);
	}
	return root;
}

/* All records hang below one node: they are level 1, counted from 0. */
static int put_dpart_root(struct volume *volume)
{
	int root = objects_reserve(&volume->objects, 1);

	buf_printf(&volume->body, "<</Type/DPart/Parent %d 0 R/DParts[[", root);
	buf_add(&volume->body, volume->kids.bytes, volume->kids.n);
	buf_addstr(&volume->body, "]]>>");
	put(volume, volume->dpart_node);
	buf_printf(&volume->body,
		   "<</Type/DPartRoot/DPartRootNode %d 0 R/RecordLevel 1"
		   "/NodeNameList[/Cohort/Person]>>",
		   volume->dpart_node);
	put(volume, root);
	return root;
}

/* The cover: numbers of its objects follow each other from first on. */
struct cover {
	struct sheaf sheaf;
	int first, pages;
};

/* Adds a text of the cover, with what marks stand for, to the body. */
static void add_text(struct volume *volume, const struct cover *cover,
		     const struct sheaf_object *object)
{
	const char *from = cover->sheaf.texts.bytes + object->text, *end = from + object->ntext;
	const char *found;
	uint32_t mark;

	while ((found = memchr(from, SHEAF_MARK, (size_t)(end - from))) != NULL) {
		buf_add(&volume->body, from, (size_t)(found - from));
		memcpy(&mark, found + 1, sizeof mark);
		syntax_reference(&volume->body, SHEAF_KIND_OF(mark) == SHEAF_PARENT
							? cover->pages
							: cover->first + SHEAF_INDEX_OF(mark));
		from = found + SHEAF_MARK_SIZE;
	}
	buf_add(&volume->body, from, (size_t)(end - from));
}

static void put_cover(struct volume *volume, const struct cover *cover)
{
	const struct sheaf *sheaf = &cover->sheaf;

	for (int i = 1; i < sheaf->nown; i++) {
		const struct sheaf_object *object = &sheaf->objects[sheaf->own[i]];

		add_text(volume, cover, object);
		if (!object->is_stream) {
			put(volume, cover->first + i);
			continue;
		}
		objects_put_stream(&volume->objects, cover->first + i, &volume->body,
				   sheaf->texts.bytes + object->data, object->ndata);
		buf_clear(&volume->body);
	}
}

/* What the cover says, and what the volume has besides. */
static void put_catalogue(struct volume *volume, const struct cover *cover)
{
	const struct sheaf_object *object = &cover->sheaf.objects[cover->sheaf.own[0]];
	int structure = volume->profile->is_tagged ? put_structure(volume) : 0;
	int dparts = volume->profile->pdfvt_version ? put_dpart_root(volume) : 0;

	add_text(volume, cover, object);
	volume->body.n -= 2; /* ">>" */
	buf_printf(&volume->body, "/Outlines %d 0 R", volume->outline);
	if (structure)
		buf_printf(&volume->body, "/StructTreeRoot %d 0 R", structure);
	if (dparts)
		buf_printf(&volume->body, "/DPartRoot %d 0 R", dparts);
	buf_addstr(&volume->body, ">>");
	put(volume, cover->first);
}

/* Both identifiers are the digest of all records. */
static bool end_file(struct volume *volume, const struct cover *cover)
{
	struct objects *objects = &volume->objects;
	struct buf trailer = {0};
	bool is_good;

	objects_end(objects);
	add_objects(volume, objects);
	buf_printf(&trailer, "/Root %d 0 R", cover->first);
	if (!volume->profile->is_pdf2)
		buf_printf(&trailer, "/Info %d 0 R", cover->first + 1);
	buf_addstr(&trailer, "/ID[");
	for (int copy = 0; copy < 2; copy++) {
		buf_addc(&trailer, '<');
		for (int i = 0; i < COMMONS_DIGEST; i++)
			buf_printf(&trailer, "%02X", volume->digest[0][i]);
		buf_addc(&trailer, '>');
	}
	buf_addc(&trailer, ']');
	is_good = objects_file_end(&volume->file, objects->next, volume->profile->packs_objects,
				   buf_text(&trailer), volume->diag);
	buf_release(&trailer);
	return is_good;
}

static void begin_end(struct volume *volume)
{
	struct objects *objects = &volume->objects;

	volume->pack = pack_new();
	arena_init(&volume->scratch);
	objects_init(objects, &volume->scratch, volume->pack, volume->profile->packs_objects,
		     volume->next);
	volume->pages.objects = volume->keys.objects = volume->notes.objects = objects;
	volume->outline = objects_reserve(objects, 1);
	volume->first_bookmark = objects_reserve(objects, volume->nrecords);
	if (volume->profile->pdfvt_version)
		volume->dpart_node = objects_reserve(objects, 1);
}

static bool write_end(struct volume *volume, const struct pdf_input *input)
{
	struct pdf_input with_sheaf = *input;
	struct arena arena;
	struct cover cover;
	bool is_good;

	arena_init(&arena);
	sheaf_init(&cover.sheaf, &arena, NULL, NULL);
	with_sheaf.sheaf = &cover.sheaf;
	is_good = pdf_write_cover(&with_sheaf, volume->digest[0], volume->diag);
	if (is_good) {
		put_outline(volume);
		cover.pages = branches_end(&volume->pages);
		cover.first = objects_reserve(&volume->objects, cover.sheaf.nown);
		put_cover(volume, &cover);
		put_catalogue(volume, &cover);
		is_good = end_file(volume, &cover);
	} else {
		objects_file_drop(&volume->file);
	}
	sheaf_release(&cover.sheaf);
	arena_release(&arena);
	return is_good;
}

bool volume_end(struct volume *volume, const struct pdf_input *cover)
{
	bool is_good;

	begin_end(volume);
	is_good = put_records(volume);
	if (is_good) {
		is_good = write_end(volume, cover);
	} else {
		diag_fail(volume->diag, (struct srcpos){volume->file.path, 0}, "cannot write: %s",
			  strerror(volume->lines.fault));
		objects_file_drop(&volume->file);
	}
	release(volume);
	if (!is_good)
		free(volume);
	return is_good;
}

bool volume_close(struct volume *volume)
{
	bool is_written = objects_file_close(&volume->file, volume->diag);

	free(volume);
	return is_written;
}
