/*
 * One file: the pages' streams first, since they find out which glyphs and pictures are shown; then
 * fonts, annotations, structure and metadata; the catalogue last. Objects that refer to each other
 * are numbered first and written when the file is saved.
 */
#include "pdf/pdf.h"

#include <string.h>

#include "base/pack.h"
#include "pdf/acroform.h"
#include "pdf/annotation.h"
#include "pdf/attach.h"
#include "pdf/book.h"
#include "pdf/condition.h"
#include "pdf/embed.h"
#include "pdf/icc.h"
#include "pdf/inks.h"
#include "pdf/marks.h"
#include "pdf/objstm.h"
#include "pdf/outline.h"
#include "pdf/pages.h"
#include "pdf/stock.h"
#include "pdf/sheaf.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"
#include "pdf/tags_check.h"
#include "pdf/tally.h"
#include "pdf/xmp.h"
#include "text/text.h"

static bool add_resources(struct book *book)
{
	struct buf entries;
	bool is_good;

	buf_init(&entries);
	buf_addstr(&entries, "/Font<<");
	is_good = embed_fonts(book, &entries);
	buf_addstr(&entries, ">>");
	if (book->nimages > 0) {
		buf_addstr(&entries, "/XObject<<");
		for (int i = 0; i < book->nimages; i++)
			buf_printf(&entries, "/I%d %d 0 R", i, book->images[i].object);
		buf_addstr(&entries, ">>");
	}
	inks_add(book, &entries);
	if (book->profile->is_press)
		buf_addstr(&entries, "/ExtGState<</G0<</OP false/op false/OPM 1>>"
				     "/G1<</OP true/op true/OPM 1>>>>");
	book->resources = haru_add_text(book->haru, &entries);
	return is_good;
}

static int add_icc(struct book *book)
{
	static const char srgb = 0; /* what stands for it */
	const void *of = book->condition ? (const void *)book->condition : &srgb;
	const struct packed *kept = book->stock ? stock_find_stream(book->stock, of) : NULL;
	struct buf entries = {0}, icc = {0};
	int object;

	if (kept)
		return haru_add_packed(book->haru, kept);
	buf_addstr(&entries, book->condition ? "/N 4" : "/N 3");
	if (book->condition) {
		size_t n;
		const void *bytes = condition_profile(book->condition, &n);

		buf_add(&icc, bytes, n);
	} else {
		icc_write_srgb(&icc);
	}
	if (book->stock)
		return haru_add_packed(book->haru, stock_keep_stream(book->stock, of, &entries,
								     &icc, HARU_FLATE));
	if (book->condition) {
		const struct buf *packed = condition_packed(book->condition, haru_pack(book->haru));

		object = haru_add_stream(book->haru, buf_text(&entries), packed->bytes, packed->n,
					 HARU_PACKED);
		buf_release(&icc);
	} else {
		object = haru_add_buf(book->haru, buf_text(&entries), &icc, HARU_FLATE);
	}
	buf_release(&entries);
	return object;
}

/* The output intents that the profile claims; all name the same profile object, as ISO 19005-2,
 * 6.2.3 wants. */
static void write_intents(struct book *book, struct buf *catalogue)
{
	static const char *const purposes[] = {"GTS_PDFX", "GTS_PDFA1"};
	bool is_wanted[] = {book->profile->pdfx_version, book->profile->pdfa_part > 0};
	const struct condition *condition = book->condition;
	int object = add_icc(book);

	buf_addstr(catalogue, "/OutputIntents[");
	for (int i = 0; i < 2; i++) {
		if (!is_wanted[i])
			continue;
		buf_printf(catalogue, "<</Type/OutputIntent/S/%s/OutputConditionIdentifier",
			   purposes[i]);
		syntax_text(catalogue,
			    condition ? condition_identifier(condition) : "sRGB IEC61966-2.1");
		if (condition && condition_is_registered(condition))
			buf_addstr(catalogue, "/RegistryName(http://www.color.org)");
		buf_addstr(catalogue, "/Info");
		syntax_text(catalogue,
			    condition ? condition_description(condition) : "sRGB IEC61966-2.1");
		buf_printf(catalogue, "/DestOutputProfile %d 0 R>>", object);
	}
	buf_addc(catalogue, ']');
}

/* What any file says of itself. */
static void write_claims(struct book *book, struct buf *catalogue)
{
	buf_addstr(catalogue, "/Lang");
	syntax_text(catalogue, book->doc->lang);
	buf_addstr(catalogue, "/ViewerPreferences<</DisplayDocTitle true");
	if (text_is_rtl(book->doc->lang)) /* facing pages stand from right to left */
		buf_addstr(catalogue, "/Direction/R2L");
	buf_addstr(catalogue, ">>");
	buf_printf(catalogue, "/Metadata %d 0 R", xmp_add(book));
	if (book->profile->is_tagged)
		buf_addstr(catalogue, "/MarkInfo<</Marked true>>");
	write_intents(book, catalogue);
}

/* The numbers that stand on the pages. Readers count in ASCII's digits; what is in others they are
 * told page by page (ISO 32000-1 12.4.2). */
static void write_page_labels(const struct book *book, struct buf *catalogue)
{
	const struct layout *layout = book->layout;
	int first = layout->npages > 0 ? layout->pages[0].number : 1;

	buf_addstr(catalogue, "/PageLabels<</Nums[");
	if (!book->doc->digits)
		buf_printf(catalogue, "0<</S/D/St %d>>", first);
	for (int i = 0; book->doc->digits && i < book->sheets->nsides; i++) {
		buf_printf(catalogue, "%d<</P", i);
		syntax_text(catalogue, doc_page_number(book->doc, book->arena, first + i));
		buf_addstr(catalogue, ">>");
	}
	buf_addstr(catalogue, "]>>");
}

static void set_catalogue(struct book *book)
{
	const struct profile *profile = book->profile;
	int outline = profile->has_outline ? outline_add(book) : 0;
	struct buf entries;

	buf_init(&entries);
	write_claims(book, &entries);
	write_page_labels(book, &entries);
	if (profile->is_tagged)
		buf_printf(&entries, "/StructTreeRoot %d 0 R", structure_add(book));
	if (outline)
		buf_printf(&entries, "/Outlines %d 0 R", outline);
	if (book->form)
		acroform_refer(book, &entries);
	if (profile->has_attachments)
		attach_files(book, &entries);
	haru_set_text(book->haru, HARU_CATALOG, &entries);
}

/* The medium: the trimmed sheet, for the press with bleed and perhaps marks around it. */
static void set_medium(struct book *book)
{
	struct sides room = {0};
	len for_marks;

	if (book->profile->is_press)
		room = book->sheets->bleed;
	if (book->marks) {
		for_marks = marks_room(&room);
		room = (struct sides){for_marks, for_marks, for_marks, for_marks};
	}
	book->left = room.left;
	book->top = room.top;
	book->width = book->sheets->width + room.left + room.right;
	book->height = book->sheets->height + room.top + room.bottom;
}

static void init_book(struct book *book)
{
	static const struct impose_options none = {.imposition = IMPOSE_NONE};

	if (!book->sheets)
		book->sheets = sheets_make(book->arena, book->layout, &none);
	set_medium(book);
	book->tags = tags_begin(book->arena, book->layout, book->doc,
				(book->profile->has_links ? TAGS_LINKS : 0) |
					(book->profile->has_fields && book->doc->is_fillable
						 ? TAGS_FIELDS
						 : 0) |
					(book->profile->is_pdf2 ? TAGS_PDF2 : 0));
	codes_init(&book->codes, book->arena, book->fonts);
}

/* Whoever takes objects; NULL: nobody wants these. */
struct takers {
	struct objstm *objstm;
	struct sheaf *sheaf;
};

static void take(void *context, int number, bool is_stream, const struct buf *body)
{
	const struct takers *takers = context;

	if (takers->objstm)
		objstm_take(takers->objstm, number, is_stream, body);
	if (takers->sheaf)
		sheaf_take(takers->sheaf, number, is_stream, body);
}

/* Root and Info are the same in all files, and the last thing that is known is the identifier. */
static void end_packed(const struct book *book, struct objstm *objstm, struct buf *out)
{
	int nplaces, info = haru_number(book->haru, HARU_INFO);
	const struct objstm_place *places;
	struct buf trailer;

	buf_init(&trailer);
	buf_printf(&trailer, "/Root %d 0 R", haru_number(book->haru, HARU_CATALOG));
	if (book->profile->is_pdf2)
		objstm_skip(objstm, info);
	else
		buf_printf(&trailer, "/Info %d 0 R", info);
	places = objstm_finish(objstm, &nplaces);
	haru_identify(&trailer, out);
	objstm_table(book->pack, out, places, nplaces, buf_text(&trailer));
	buf_release(&trailer);
}

/* The file, and what it brings to a volume; out NULL: that alone. */
static bool save(struct book *book, struct sheaf *sheaf, struct buf *out)
{
	const char *version = book->profile->pdf_version;
	struct takers takers = {.sheaf = sheaf};
	bool is_packed = out && book->profile->packs_objects, is_good;
	struct haru_sink sink = {take, &takers, out && !is_packed};

	if (is_packed) {
		haru_begin_file(out, version);
		takers.objstm = objstm_begin(book->arena, book->pack, out,
					     haru_count(book->haru) + 1);
	}
	is_good = (!is_packed && !sheaf) || haru_hand_over(book->haru, &sink);
	if (is_packed) {
		if (is_good)
			end_packed(book, takers.objstm, out);
		objstm_end(takers.objstm);
	}
	return is_good && (is_packed || !out || haru_save(book->haru, version, out));
}

static bool write_book(struct book *book, struct sheaf *sheaf, struct buf *out)
{
	init_book(book);
	pages_add(book);
	if (!pages_draw(book))
		return false;
	tags_end(book->tags);
#ifndef NDEBUG
	if (book->profile->is_tagged)
		tags_check(book->tags);
#endif
	if (!tally_check(book->tags->tallies, book->doc, book->layout, book->sheets, book->diag))
		return false;
	arena_release(book->tags->counts);
	/* what a long document takes now finds its room here */
	if (book->items)
		arena_release(book->items);
	if (!add_resources(book))
		return false;
	if (!acroform_add(book))
		return false;
	annotation_add_all(book);
	set_catalogue(book);
	if (!save(book, sheaf, out))
		return false;
	if (!sheaf || sheaf_end(sheaf, book))
		return true;
	diag_fail(book->diag, (struct srcpos){0},
		  "libharu writes objects in another way than is known here");
	return false;
}

static struct book book_of(const struct pdf_input *input, struct arena *arena, struct diag *diag)
{
	return (struct book){.arena = arena,
			     .layout = input->layout,
			     .items = input->items,
			     .doc = input->doc,
			     .fonts = input->fonts,
			     .form_font = input->form_font,
			     .profile = input->profile,
			     .stock = input->stock,
			     .sheets = input->sheets,
			     .condition = input->condition,
			     .marks = input->marks,
			     .origins = input->origins,
			     .diag = diag};
}

static bool open_book(struct book *book)
{
	arena_init(book->arena);
	book->pack = book->stock ? stock_pack(book->stock) : pack_new();
	book->haru = haru_open(book->arena, book->pack, book, book->diag);
	return book->haru;
}

static void close_book(struct book *book)
{
	haru_close(book->haru);
	if (!book->stock)
		pack_free(book->pack);
	arena_release(book->arena);
}

bool pdf_write(const struct pdf_input *input, struct buf *out, struct diag *diag)
{
	struct arena arena;
	struct book book = book_of(input, &arena, diag);
	bool is_good = open_book(&book) && write_book(&book, input->sheaf, out);

	close_book(&book);
	return is_good;
}

static bool write_cover(struct book *book, struct sheaf *sheaf)
{
	struct buf entries;

	buf_init(&entries);
	write_claims(book, &entries);
	if (book->profile->has_attachments)
		attach_files(book, &entries);
	haru_set_text(book->haru, HARU_CATALOG, &entries);
	return save(book, sheaf, NULL) && sheaf_end_cover(sheaf, book);
}

bool pdf_write_cover(const struct pdf_input *input, const uint8_t digest[16], struct diag *diag)
{
	struct arena arena;
	struct book book = book_of(input, &arena, diag);
	bool is_good;

	memcpy(book.digest, digest, sizeof book.digest);
	is_good = open_book(&book) && write_cover(&book, input->sheaf);
	close_book(&book);
	return is_good;
}
