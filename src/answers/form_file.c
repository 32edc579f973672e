/*
 * The tree of fields is walked with what parents hand down (12.7.3.2): names, kinds, values. Then
 * the pages are asked for places that the tree has lost, as those who copy pages make them. Each
 * place becomes a record.
 */
#include "answers/form_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "answers/form_shown.h"
#include "base/apart.h"
#include "base/limits.h"
#include "base/packet.h"
#include "base/utf8.h"
#include "xml/xml.h"

enum {
	DEEPEST = 32,          /* fields in fields, pages in pages */
	DEPTH_OF_PICTURES = 3, /* in each other */
	MOST_FAULTS = 1000,    /* of a file that is read nevertheless */
	MOST_NAME = 4096,      /* bytes */
	MOST_LOOKED = 50       /* pages whose resources are looked at */
};

static const int64_t push_button = 1 << 16; /* of Ff (table 226) */

/* What a field has from its parents, and what it has itself. */
struct handed {
	size_t nname; /* bytes of walk->name */
	struct pdf_object kind, value, options, flags;
};

struct walk {
	struct pdf_objects *objects;
	struct pdf_object form;
	struct buf name, text;
	struct buf places; /* int32_t an object by number: its page, less than 0 once it was met */
	struct buf records;
	int64_t nrecords;
	struct buf *what; /* that was mended */
	bool is_too_large, is_too_damaged;
};

/* Met, and on no page. */
static const int32_t nowhere = INT32_MIN;

/* --- Places ----------------------------------------------------------------------------------- */

/* The page of the object; NULL: it stands inside another and has no number. */
static int32_t *find_page(struct walk *walk, struct pdf_object object)
{
	int number = pdf_object_number(walk->objects, object);
	size_t need = ((size_t)number + 1) * sizeof(int32_t);

	if (number <= 0 || number > LIMIT_FORM_OBJECTS)
		return NULL;
	if (walk->places.n < need) {
		size_t more = need - walk->places.n;

		memset(buf_room(&walk->places, more), 0, more);
		walk->places.n = need;
	}
	return (int32_t *)(void *)walk->places.bytes + number;
}

static struct pdf_object places_of(struct walk *walk, int page)
{
	return pdf_object_key(walk->objects, pdf_objects_page(walk->objects, page), "/Annots");
}

static void find_pages(struct walk *walk, int npages)
{
	for (int page = 0; page < npages; page++) {
		struct pdf_object places = places_of(walk, page);
		int n = pdf_object_count(walk->objects, places);

		for (int i = 0; i < n; i++) {
			int32_t *at = find_page(walk, pdf_object_item(walk->objects, places, i));

			if (at && *at == 0)
				*at = page + 1;
		}
	}
}

/* --- Records ---------------------------------------------------------------------------------- */

static bool is_called(struct walk *walk, struct pdf_object name, const char *text)
{
	buf_clear(&walk->text);
	return pdf_object_kind(walk->objects, name) == PDF_NAME &&
	       pdf_object_text(walk->objects, name, &walk->text) &&
	       strcmp(buf_text(&walk->text), text) == 0;
}

/* The text of an object, or none; false: it is something else. */
static bool put_text(struct walk *walk, struct pdf_object object)
{
	bool is_there = pdf_object_kind(walk->objects, object) != PDF_NULL, is_read;

	buf_clear(&walk->text);
	is_read = is_there && pdf_object_text(walk->objects, object, &walk->text);
	packet_put_text(&walk->records, is_read ? buf_text(&walk->text) : NULL);
	return is_read || !is_there;
}

/* The state of a button when it is on: the one that its appearances have beside "Off". */
static void put_on(struct walk *walk, struct pdf_object place)
{
	struct pdf_object looks = pdf_object_key(walk->objects, place, "/AP");
	struct pdf_object normal = pdf_object_key(walk->objects, looks, "/N");
	const char *on = NULL;
	struct buf keys;

	buf_init(&keys);
	if (pdf_object_kind(walk->objects, normal) == PDF_DICTIONARY)
		pdf_object_keys(walk->objects, normal, &keys);
	for (const char *at = keys.bytes; at && at < keys.bytes + keys.n; at += strlen(at) + 1)
		if (strcmp(at, "/Off") != 0)
			on = at;
	packet_put_text(&walk->records,
			on && utf8_check(on, strlen(on)) == strlen(on) ? on + 1 : NULL);
	buf_release(&keys);
}

static enum form_kind kind_of(struct walk *walk, const struct handed *handed)
{
	bool is_push = pdf_object_integer(walk->objects, handed->flags) & push_button;

	if (is_called(walk, handed->kind, "Btn"))
		return is_push ? FORM_OTHER : FORM_BUTTON;
	return is_called(walk, handed->kind, "Tx") || is_called(walk, handed->kind, "Ch")
		       ? FORM_TEXT
		       : FORM_OTHER;
}

/* What the page shows matters where nothing else says it. */
static void put_shown(struct walk *walk, struct pdf_object place, bool is_blank)
{
	enum form_shown shown = SHOWN_NOTHING;

	buf_clear(&walk->text);
	if (is_blank)
		shown = form_shown_read(walk->objects, walk->form, place, &walk->text);
	packet_put_integer(&walk->records, shown);
	packet_put_text(&walk->records, shown == SHOWN_NOTHING ? NULL : buf_text(&walk->text));
}

/* Whether so much is damaged that what is left of it may be anything. */
static bool is_hopeless(struct walk *walk)
{
	if (pdf_objects_count_faults(walk->objects, walk->what) > MOST_FAULTS)
		walk->is_too_damaged = true;
	return walk->is_too_damaged;
}

/* The i-th place of a field. */
static void put_place(struct walk *walk, const struct handed *handed, struct pdf_object place,
		      int page, int i)
{
	static const struct pdf_object none = {0};
	enum form_kind kind = kind_of(walk, handed);
	bool is_blank, has_option = i >= 0 && i < pdf_object_count(walk->objects, handed->options);

	if (walk->nrecords == LIMIT_FORM_FIELDS || walk->is_too_large) {
		walk->is_too_large = true;
		return;
	}
	walk->nrecords++;
	buf_add(&walk->name, "", 0);
	packet_put_text(&walk->records, buf_text(&walk->name));
	packet_put_integer(&walk->records, kind);
	packet_put_integer(&walk->records, page);
	packet_put_integer(&walk->records, !put_text(walk, handed->value));
	is_blank = utf8_is_blank(buf_text(&walk->text));
	put_text(walk, pdf_object_key(walk->objects, place, "/AS"));
	put_on(walk, place);
	put_text(walk, has_option && kind == FORM_BUTTON
			       ? pdf_object_item(walk->objects, handed->options, i)
			       : none);
	if (kind == FORM_TEXT)
		put_shown(walk, place, is_blank);
}

/* --- Fields ----------------------------------------------------------------------------------- */

static void take_over(struct walk *walk, struct pdf_object field, const char *key,
		      struct pdf_object *value)
{
	struct pdf_object own = pdf_object_key(walk->objects, field, key);

	if (pdf_object_kind(walk->objects, own) != PDF_NULL)
		*value = own;
}

/* What a field has, given what its parent has; its name becomes walk->name. */
static struct handed hand_down(struct walk *walk, struct handed handed, struct pdf_object field)
{
	struct pdf_object part = pdf_object_key(walk->objects, field, "/T");

	walk->name.n = handed.nname;
	if (pdf_object_kind(walk->objects, part) == PDF_STRING && walk->name.n < MOST_NAME) {
		if (walk->name.n)
			buf_addc(&walk->name, '.');
		pdf_object_text(walk->objects, part, &walk->name);
	}
	handed.nname = walk->name.n;
	take_over(walk, field, "/FT", &handed.kind);
	take_over(walk, field, "/V", &handed.value);
	take_over(walk, field, "/Opt", &handed.options);
	take_over(walk, field, "/Ff", &handed.flags);
	return handed;
}

/* A field, or the i-th place of one, with all below it. */
static void walk_field(struct walk *walk, struct pdf_object field, struct handed handed, int i,
		       int depth)
{
	struct pdf_object kids = pdf_object_key(walk->objects, field, "/Kids");
	int n = pdf_object_count(walk->objects, kids);
	int32_t *at = find_page(walk, field);
	int page = at && *at > 0 ? *at : 0;

	if ((at && *at < 0) || depth > DEEPEST || is_hopeless(walk))
		return;
	if (at)
		*at = page ? -page : nowhere;
	handed = hand_down(walk, handed, field);
	if (n == 0)
		put_place(walk, &handed, field, page, i);
	for (int kid = 0; kid < n; kid++)
		walk_field(walk, pdf_object_item(walk->objects, kids, kid), handed, kid, depth + 1);
}

/* A place on a page that no field leads to, though it may know its parents. */
static void walk_stray(struct walk *walk, struct pdf_object place, int page)
{
	struct pdf_object chain[DEEPEST];
	struct handed handed = {0};
	int n = 0;

	for (struct pdf_object at = place;
	     n < DEEPEST && pdf_object_kind(walk->objects, at) == PDF_DICTIONARY;
	     at = pdf_object_key(walk->objects, at, "/Parent"))
		chain[n++] = at;
	while (n > 0)
		handed = hand_down(walk, handed, chain[--n]);
	put_place(walk, &handed, place, page, -1);
}

static void walk_strays(struct walk *walk, int npages)
{
	for (int page = 0; page < npages; page++) {
		struct pdf_object places = places_of(walk, page);
		int n = pdf_object_count(walk->objects, places);

		for (int i = 0; i < n; i++) {
			struct pdf_object place = pdf_object_item(walk->objects, places, i);
			int32_t *at = find_page(walk, place);

			if ((at && *at < 0) || is_hopeless(walk) ||
			    !is_called(walk, pdf_object_key(walk->objects, place, "/Subtype"),
				       "Widget"))
				continue;
			if (at)
				*at = nowhere;
			walk_stray(walk, place, page + 1);
		}
	}
}

/* --- What pages are made of ------------------------------------------------------------------- */

static struct pdf_object find_resources(struct walk *walk, struct pdf_object page)
{
	struct pdf_object found = pdf_object_key(walk->objects, page, "/Resources");

	for (int i = 0; i < DEEPEST && pdf_object_kind(walk->objects, found) == PDF_NULL; i++) {
		page = pdf_object_key(walk->objects, page, "/Parent");
		found = pdf_object_key(walk->objects, page, "/Resources");
	}
	return found;
}

static void look_at(struct walk *walk, struct pdf_object resources, struct form_file *form,
		    int depth)
{
	struct pdf_object pictures = pdf_object_key(walk->objects, resources, "/XObject");
	struct buf keys;

	buf_init(&keys);
	pdf_object_keys(walk->objects, pdf_object_key(walk->objects, resources, "/Font"), &keys);
	form->has_fonts = form->has_fonts || keys.n > 0;
	buf_clear(&keys);
	pdf_object_keys(walk->objects, pictures, &keys);
	for (const char *at = keys.bytes; at && at < keys.bytes + keys.n; at += strlen(at) + 1) {
		struct pdf_object one = pdf_object_key(walk->objects, pictures, at);

		if (is_called(walk, pdf_object_key(walk->objects, one, "/Subtype"), "Image"))
			form->has_pictures = true;
		else if (depth < DEPTH_OF_PICTURES)
			look_at(walk, pdf_object_key(walk->objects, one, "/Resources"), form,
				depth + 1);
	}
	buf_release(&keys);
}

/* --- The whole -------------------------------------------------------------------------------- */

static void walk_all(struct walk *walk, struct form_file *form)
{
	struct pdf_object root = pdf_objects_root(walk->objects), fields;
	int n;

	walk->form = pdf_object_key(walk->objects, root, "/AcroForm");
	fields = pdf_object_key(walk->objects, walk->form, "/Fields");
	n = pdf_object_count(walk->objects, fields);
	form->npages = pdf_objects_count_pages(walk->objects);
	form->is_xfa = pdf_object_kind(walk->objects, pdf_object_key(walk->objects, walk->form,
								     "/XFA")) != PDF_NULL;
	form->shows_values = pdf_object_is_true(walk->objects,
						pdf_object_key(walk->objects, walk->form,
							       "/NeedAppearances"));
	if (is_hopeless(walk))
		return;
	find_pages(walk, form->npages);
	for (int i = 0; i < n; i++)
		walk_field(walk, pdf_object_item(walk->objects, fields, i), (struct handed){0}, -1,
			   0);
	walk_strays(walk, form->npages);
	for (int page = 0; page < form->npages && page < MOST_LOOKED && !is_hopeless(walk); page++)
		look_at(walk, find_resources(walk, pdf_objects_page(walk->objects, page)), form, 0);
}

/* What was found, cut where it is no UTF-8. */
static void put_what(struct buf *out, struct buf *what)
{
	what->n = utf8_check(buf_text(what), what->n);
	buf_add(what, "", 0);
	packet_put_text(out, what->n ? what->bytes : NULL);
	buf_release(what);
}

void form_file_pack(const struct xml_source *source, struct buf *out)
{
	struct walk walk = {0};
	struct form_file form = {0};
	struct buf what;

	buf_init(&what);
	walk.objects = pdf_objects_open(source->bytes, source->nbytes, &form.state, &what);
	if (walk.objects) {
		walk.what = &what;
		walk_all(&walk, &form);
		if (is_hopeless(&walk))
			form.state = PDF_DAMAGED;
		pdf_objects_close(walk.objects);
	}
	packet_put_integer(out, form.state);
	put_what(out, &what);
	packet_put_integer(out, form.has_fonts);
	packet_put_integer(out, form.has_pictures);
	packet_put_integer(out, form.is_xfa);
	packet_put_integer(out, form.shows_values);
	packet_put_integer(out, walk.is_too_large);
	packet_put_integer(out, form.npages);
	packet_put_integer(out, walk.nrecords);
	buf_add(out, buf_text(&walk.records), walk.records.n);
	buf_release(&walk.name);
	buf_release(&walk.text);
	buf_release(&walk.places);
	buf_release(&walk.records);
}

static void read_field(struct arena *arena, struct packet *packet, struct form_field *field)
{
	field->name = packet_text(packet, arena);
	field->kind = (enum form_kind)packet_integer(packet);
	field->page = (int)packet_integer(packet);
	field->value = packet_text(packet, arena);
	field->is_broken = packet_integer(packet);
	field->state = packet_text(packet, arena);
	field->on = packet_text(packet, arena);
	field->exported = packet_text(packet, arena);
	if (field->kind == FORM_TEXT) {
		field->shown = (enum form_shown)packet_integer(packet);
		field->text = packet_text(packet, arena);
	}
}

/* By name; equal names as they stand in the file. */
static int compare(const void *a, const void *b)
{
	const struct form_field *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order ? order : (x->place > y->place) - (x->place < y->place);
}

const struct form_file *form_file_unpack(struct arena *arena, const struct buf *packed)
{
	struct form_file *form = ARENA_NEW(arena, struct form_file);
	struct packet packet = {packed->bytes, packed->bytes + packed->n};

	form->state = (enum pdf_state)packet_integer(&packet);
	form->what = packet_text(&packet, arena);
	form->has_fonts = packet_integer(&packet);
	form->has_pictures = packet_integer(&packet);
	form->is_xfa = packet_integer(&packet);
	form->shows_values = packet_integer(&packet);
	form->is_too_large = packet_integer(&packet);
	form->npages = (int)packet_integer(&packet);
	form->nfields = (int)packet_integer(&packet);
	form->fields = ARENA_ARRAY(arena, struct form_field, form->nfields + 1);
	for (int i = 0; i < form->nfields; i++) {
		read_field(arena, &packet, &form->fields[i]);
		form->fields[i].place = i;
	}
	qsort(form->fields, (size_t)form->nfields, sizeof *form->fields, compare);
	return form;
}

static void pack(void *context, struct buf *out)
{
	form_file_pack(context, out);
}

static void refuse(enum apart_end end, const char *path, struct diag *diag)
{
	struct srcpos pos = {path, 0};

	switch (end) {
	case APART_MEMORY:
		diag_error(diag, pos, "the PDF wants more than %d MB of memory to be read",
			   LIMIT_FORM_MEMORY >> 20);
		break;
	case APART_TIME:
		diag_error(diag, pos, "the PDF takes more than %d seconds to be read",
			   LIMIT_FORM_SECONDS);
		break;
	case APART_FELL:
		diag_error(diag, pos, "the PDF is damaged in a way that stops the library libqpdf");
		break;
	case APART_DONE:
	case APART_FAILED:
		diag_fail(diag, pos, "no process can be begun to read the PDF: %s",
			  strerror(errno));
		return;
	}
	diag_hint(diag, "no form of ours does that; ask for the file once more");
}

const struct form_file *form_file_load(struct arena *arena, const struct xml_source *source,
				       struct diag *diag)
{
	struct xml_source bytes = *source;
	struct apart apart = {.work = pack,
			      .context = &bytes,
			      .most_memory = LIMIT_FORM_MEMORY,
			      .most_seconds = LIMIT_FORM_SECONDS,
			      .most_said = LIMIT_FORM_MEMORY};
	const struct form_file *form = NULL;
	enum apart_end end;
	struct buf packed;

	if (!pdf_objects_prepare(source->path, diag))
		return NULL;
	buf_init(&packed);
	end = apart_run(&apart, &packed);
	if (end == APART_DONE)
		form = form_file_unpack(arena, &packed);
	else
		refuse(end, source->path, diag);
	buf_release(&packed);
	return form;
}

const struct form_field *form_file_find(const struct form_file *form, const char *name, int *n)
{
	int low = 0, high = form->nfields;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (strcmp(form->fields[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*n = 0;
	while (low + *n < form->nfields && strcmp(form->fields[low + *n].name, name) == 0)
		(*n)++;
	return *n ? &form->fields[low] : NULL;
}
