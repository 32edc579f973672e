/*
 * One file: the pages' streams first, since they find out which glyphs and pictures are shown; then
 * fonts, annotations, structure and metadata; the catalogue last. Objects that refer to each other
 * are numbered first and written when the file is saved.
 */
#include "pdf/pdf.h"

#include "pdf/annotation.h"
#include "pdf/attach.h"
#include "pdf/book.h"
#include "pdf/canvas.h"
#include "pdf/embed.h"
#include "pdf/icc.h"
#include "pdf/image.h"
#include "pdf/objstm.h"
#include "pdf/outline.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"
#include "pdf/xmp.h"

enum { NODE = 64 }; /* kids of a node of the page tree */

static bool draw_item(struct book *book, struct canvas *canvas, const struct item *item)
{
	int image;

	switch (item->kind) {
	case ITEM_RUN:
		canvas_run(canvas, item);
		return true;
	case ITEM_BOX:
	case ITEM_PATH:
		canvas_drawing(canvas, item);
		return true;
	case ITEM_IMAGE:
		image = image_number(book, item->of.picture,
				     item->block >= 0 ? book->doc->blocks[item->block]->pos
						      : (struct srcpos){0});
		if (image < 0)
			return false;
		canvas_image(canvas, item, image);
		return true;
	case ITEM_LINK:
		return true;
	}
	return false;
}

static bool draw_page(struct book *book, struct canvas *canvas, int page)
{
	const struct page_tags *tags = &book->tags->pages[page];
	bool is_tagged = book->profile->is_tagged, is_good = true;

	canvas_page(canvas, book->layout->pages[page].height);
	for (int i = 0; i < tags->nstretches; i++) {
		const struct stretch *stretch = &tags->stretches[i];

		if (is_tagged && stretch->tag)
			canvas_begin_content(canvas, stretch->tag->type, stretch->mcid);
		else if (is_tagged)
			canvas_begin_artifact(canvas, stretch->artifact);
		for (int k = 0; k < stretch->n; k++)
			is_good = draw_item(book, canvas, tags->order[stretch->first + k]) &&
				  is_good;
		canvas_end_stretch(canvas, is_tagged);
	}
	return is_good;
}

static bool draw_pages(struct book *book)
{
	struct canvas canvas;
	struct buf content;
	bool is_good = true;

	buf_init(&content);
	canvas_init(&canvas, &content, &book->codes, book->layout->theme, book->profile);
	for (int page = 0; page < book->layout->npages; page++) {
		buf_clear(&content);
		is_good = draw_page(book, &canvas, page) && is_good;
		book->contents[page] =
			haru_add_stream(book->haru, "", content.bytes, content.n, HARU_FLATE);
	}
	buf_release(&content);
	return is_good;
}

static void write_page(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;
	int page = (int)((const struct page_tags *)subject - book->tags->pages);
	const struct page_tags *tags = &book->tags->pages[page];

	buf_addstr(out, "/Type/Page/Parent ");
	syntax_reference(out, book->parents[page / NODE]);
	buf_addstr(out, "/MediaBox[0 0 ");
	syntax_operand(out, book->layout->pages[page].width);
	syntax_length(out, book->layout->pages[page].height);
	buf_printf(out, "]/Resources %d 0 R/Contents %d 0 R", book->resources,
		   book->contents[page]);
	if (book->profile->is_tagged)
		buf_printf(out, "/StructParents %d/Tabs/S", page);
	if (tags->nlinks == 0)
		return;
	buf_addstr(out, "/Annots[");
	for (int i = 0; i < tags->nlinks; i++) {
		syntax_reference(out, book->tags->links[tags->first_link + i].object);
		buf_addc(out, ' ');
	}
	buf_addc(out, ']');
}

/* Kids from..to-1 are pages. */
static void write_node(struct buf *out, const struct book *book, int from, int to)
{
	buf_addstr(out, "/Kids[");
	for (int i = from; i < to; i++) {
		syntax_reference(out, book->pages[i]);
		buf_addc(out, ' ');
	}
	buf_printf(out, "]/Count %d", to - from);
}

static void write_branch(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;
	int from = (int)((const int *)subject - book->parents) * NODE;
	int to = from + NODE < book->layout->npages ? from + NODE : book->layout->npages;

	buf_printf(out, "/Type/Pages/Parent %d 0 R", haru_number(book->haru, HARU_PAGES));
	write_node(out, book, from, to);
}

static void write_pages(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;
	int n = book->layout->npages;

	(void)subject;
	if (n <= NODE) {
		write_node(out, book, 0, n);
		return;
	}
	buf_addstr(out, "/Kids[");
	for (int i = 0; i * NODE < n; i++) {
		syntax_reference(out, book->parents[i]);
		buf_addc(out, ' ');
	}
	buf_printf(out, "]/Count %d", n);
}

/* Two levels are enough: readers find one page in a thousand as fast as in ten thousand. */
static void add_pages(struct book *book)
{
	struct haru_writer *writers = ARENA_ARRAY(book->arena, struct haru_writer, 3);
	int n = book->layout->npages;

	writers[0] = (struct haru_writer){write_pages, book};
	writers[1] = (struct haru_writer){write_branch, book};
	writers[2] = (struct haru_writer){write_page, book};
	haru_set(book->haru, HARU_PAGES, &writers[0], NULL);
	for (int i = 0; i * NODE < n; i++)
		book->parents[i] = n <= NODE ? haru_number(book->haru, HARU_PAGES)
					     : haru_add(book->haru, &writers[1], &book->parents[i]);
	for (int page = 0; page < n; page++)
		book->pages[page] = haru_add(book->haru, &writers[2], &book->tags->pages[page]);
}

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
	book->resources = haru_add_text(book->haru, &entries);
	buf_release(&entries);
	return is_good;
}

static void write_intent(struct book *book, struct buf *catalogue)
{
	struct buf icc;
	int profile;

	buf_init(&icc);
	icc_write_srgb(&icc);
	profile = haru_add_stream(book->haru, "/N 3", icc.bytes, icc.n, HARU_FLATE);
	buf_release(&icc);
	buf_printf(catalogue,
		   "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		   "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
		   "/DestOutputProfile %d 0 R>>]",
		   profile);
}

static void write_text(struct buf *out, const void *subject, const void *context)
{
	(void)context;
	buf_addstr(out, subject);
}

static void set_catalogue(struct book *book)
{
	static const struct haru_writer writer = {write_text, NULL};
	const struct profile *profile = book->profile;
	int first = book->layout->npages > 0 ? book->layout->pages[0].number : 1;
	int outline = profile->has_outline ? outline_add(book) : 0;
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, "/Lang");
	syntax_text(&entries, book->doc->lang);
	buf_addstr(&entries, "/ViewerPreferences<</DisplayDocTitle true>>");
	buf_printf(&entries, "/PageLabels<</Nums[0<</S/D/St %d>>]>>/Metadata %d 0 R", first,
		   xmp_add(book));
	if (profile->is_tagged)
		buf_printf(&entries, "/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R",
			   structure_add(book));
	if (outline)
		buf_printf(&entries, "/Outlines %d 0 R", outline);
	write_intent(book, &entries);
	if (profile->has_attachments)
		attach_files(book, &entries);
	haru_set(book->haru, HARU_CATALOG, &writer, arena_strdup(book->arena, buf_text(&entries)));
	buf_release(&entries);
}

static void init_book(struct book *book)
{
	int npages = book->layout->npages;

	book->tags = tags_make(book->arena, book->layout, book->doc, book->profile->has_links);
	codes_init(&book->codes, book->arena, book->fonts);
	book->anchors = ARENA_ARRAY(book->arena, int, book->doc->nblocks);
	for (int id = 0; id < book->doc->nblocks; id++)
		book->anchors[id] = -1;
	for (int i = 0; i < book->layout->nanchors; i++)
		book->anchors[book->layout->anchors[i].block] = i;
	book->pages = ARENA_ARRAY(book->arena, int, npages);
	book->contents = ARENA_ARRAY(book->arena, int, npages);
	book->parents = ARENA_ARRAY(book->arena, int, npages / NODE + 1);
}

static bool save(struct book *book, struct buf *out)
{
	const char *version = book->profile->pdf_version;
	struct buf plain;
	bool is_good;

	if (!book->profile->packs_objects)
		return haru_save(book->haru, version, out);
	buf_init(&plain);
	is_good = haru_save(book->haru, version, &plain);
	if (is_good && !objstm_write(book->arena, &plain, out)) {
		diag_fail(book->diag, (struct srcpos){0},
			  "libharu writes files in another way than is known here");
		is_good = false;
	}
	buf_release(&plain);
	return is_good;
}

static bool write_book(struct book *book, struct buf *out)
{
	init_book(book);
	add_pages(book);
	if (!draw_pages(book) || !add_resources(book))
		return false;
	annotation_add_all(book);
	set_catalogue(book);
	return save(book, out);
}

bool pdf_write(const struct layout *layout, const struct doc *doc, const struct fontset *fonts,
	       const struct profile *profile, struct buf *out, struct diag *diag)
{
	struct arena arena;
	struct book book = {.arena = &arena,
			    .layout = layout,
			    .doc = doc,
			    .fonts = fonts,
			    .profile = profile,
			    .diag = diag};
	bool is_good;

	arena_init(&arena);
	book.haru = haru_open(&arena, diag);
	is_good = book.haru && write_book(&book, out);
	haru_close(book.haru);
	arena_release(&arena);
	return is_good;
}
