/*
 * A page of the file is a side of a sheet. For the screen that is a page of the layout, as large as
 * the trimmed page; for the press the trimmed sheet lies on a larger medium, with bleed and marks
 * around it (ISO 15930-7; ISO 32000-1, 14.11.2).
 */
#include "pdf/pages.h"

#include <assert.h>
#include <string.h>

#include "base/digest.h"
#include "look/picture.h"
#include "pdf/book.h"
#include "pdf/canvas.h"
#include "pdf/image.h"
#include "pdf/marks.h"
#include "pdf/origins.h"
#include "pdf/syntax.h"

/* The line of content that an item comes from; decoration has one only where it is a picture. */
static struct srcpos find_line(const struct doc *doc, const struct item *item)
{
	if (item->block >= 0)
		return doc->blocks[item->block]->pos;
	return item->kind == ITEM_IMAGE ? item->of.picture->pos : (struct srcpos){0};
}

static bool draw_item(struct book *book, struct canvas *canvas, const struct item *item)
{
	struct srcpos pos = find_line(book->doc, item);
	int image;

	canvas->origin.content = pos;
	switch (item->kind) {
	case ITEM_RUN:
		canvas_run(canvas, item);
		return true;
	case ITEM_BOX:
	case ITEM_PATH:
		canvas_drawing(canvas, item);
		return true;
	case ITEM_IMAGE:
		if (item->of.picture->artwork)
			return canvas_artwork(canvas, item);
		image = image_number(book, item->of.picture, pos);
		if (image < 0)
			return false;
		canvas_image(canvas, item, image);
		return true;
	case ITEM_LINK:
	case ITEM_BLANK:
		return true;
	}
	return false;
}

/* A page of the layout, where the canvas has been told that it lies. */
static bool draw_page(struct book *book, struct canvas *canvas, int page)
{
	const struct page_tags *tags = &book->tags->pages[page];
	bool is_tagged = book->profile->is_tagged, is_good = true;
	struct arena drawn;

	arena_init(&drawn);
	tags_page(book->tags, &drawn, page);
	for (int i = 0; i < tags->nstretches; i++) {
		const struct stretch *stretch = &tags->stretches[i];

		if (is_tagged && stretch->tag)
			canvas_begin_content(canvas, stretch->tag->type, stretch->mcid);
		else if (is_tagged)
			canvas_begin_artifact(canvas, stretch->artifact);
		for (int k = 0; k < stretch->n; k++)
			is_good = draw_item(book, canvas, tags->order[stretch->first + k]) &&
				  is_good;
		canvas_end_stretch(canvas);
	}
	arena_release(&drawn);
	return is_good;
}

static bool draw_side(struct book *book, struct canvas *canvas, const struct side *side)
{
	bool is_imposed = book->sheets->is_imposed, is_good = true;

	if (book->origins)
		origins_page(book->origins);
	for (int i = 0; i < side->nplacements; i++) {
		const struct placement *p = &side->placements[i];
		len x = book_x(book, p->x), y = book_y(book, p->y);

		if (is_imposed)
			canvas_clip(canvas, book_x(book, p->left), book_y(book, p->bottom),
				    p->right - p->left, p->bottom - p->top);
		canvas_page(canvas, x, y);
		is_good = draw_page(book, canvas, p->page) && is_good;
		if (is_imposed)
			canvas_end_clip(canvas);
	}
	if (book->marks)
		marks_draw(book, canvas->out);
	return is_good;
}

/* Releases the items of pages that have been drawn; page: the last of these. */
static void release_items(const struct layout *layout, int page)
{
	struct arena *arena = layout->pages[page].arena;

	if (page + 1 == layout->npages || layout->pages[page + 1].arena != arena)
		arena_release(arena);
}

bool pages_draw(struct book *book)
{
	struct canvas canvas;
	uint8_t digests[2][16] = {{0}}; /* of all pages so far; of the next one */
	struct buf content;
	bool is_good = true;

	assert(book->contents);
	buf_init(&content);
	canvas_init(&canvas, &content, book);
	if (book->marks & MARKS_COLOUR)
		marks_find_inks(book);
	for (int i = 0; i < book->sheets->nsides; i++) {
		buf_clear(&content);
		is_good = draw_side(book, &canvas, &book->sheets->sides[i]) && is_good;
		book->contents[i] = haru_add_stream(book->haru, "", content.bytes, content.n,
						    HARU_FLATE);
		if (book->profile->pdfx_version) {
			digest_bytes(content.bytes, content.n, digests[1]);
			digest_bytes(digests, sizeof digests, digests[0]);
		}
		if (book->items && !book->sheets->is_imposed)
			release_items(book->layout, i);
	}
	memcpy(book->digest, digests[0], sizeof book->digest);
	buf_release(&content);
	return is_good;
}

void pages_write_boxes(const struct book *book, struct buf *out)
{
	const struct sheets *sheets = book->sheets;
	const struct sides *bleed = &sheets->bleed;
	struct box trim = {0, 0, sheets->width, sheets->height};
	struct box outer = {-bleed->left, -bleed->top, sheets->width + bleed->right,
			    sheets->height + bleed->bottom};

	buf_addstr(out, "/MediaBox[0 0 ");
	syntax_operand(out, book->width);
	syntax_length(out, book->height);
	buf_addc(out, ']');
	if (!book->profile->is_press)
		return;
	buf_addstr(out, "/BleedBox");
	book_rectangle(book, out, &outer);
	buf_addstr(out, "/TrimBox");
	book_rectangle(book, out, &trim);
}

static void write_annotations(struct buf *out, const struct book *book, int page)
{
	const struct page_tags *tags = &book->tags->pages[page];

	if (tags->nannotations == 0)
		return;
	buf_addstr(out, "/Annots[");
	for (int i = 0; i < tags->nannotations; i++) {
		syntax_reference(out, book->tags->annotations[tags->first_annotation + i].object);
		buf_addc(out, ' ');
	}
	buf_addc(out, ']');
}

static void write_page(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;
	int page = (int)((const struct side *)subject - book->sheets->sides);

	buf_addstr(out, "/Type/Page/Parent ");
	syntax_reference(out, book->parents[page / PAGES_NODE]);
	pages_write_boxes(book, out);
	buf_printf(out, "/Resources %d 0 R/Contents %d 0 R", book->resources, book->contents[page]);
	if (book->profile->is_tagged)
		buf_printf(out, "/StructParents %d/Tabs/S", page);
	write_annotations(out, book, page);
}

/* A node of the tree with n kids, above npages pages. */
static void write_node(struct buf *out, const int *kids, int n, int npages)
{
	buf_addstr(out, "/Kids[");
	for (int i = 0; i < n; i++) {
		syntax_reference(out, kids[i]);
		buf_addc(out, ' ');
	}
	buf_printf(out, "]/Count %d", npages);
}

static void write_branch(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;
	int from = (int)((const int *)subject - book->parents) * PAGES_NODE;
	int left = book->sheets->nsides - from, n = left < PAGES_NODE ? left : PAGES_NODE;

	buf_printf(out, "/Type/Pages/Parent %d 0 R", haru_number(book->haru, HARU_PAGES));
	write_node(out, book->pages + from, n, n);
}

static void write_pages(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;
	int n = book->sheets->nsides;

	(void)subject;
	if (n <= PAGES_NODE)
		write_node(out, book->pages, n, n);
	else
		write_node(out, book->parents, (n + PAGES_NODE - 1) / PAGES_NODE, n);
}

/* Two levels are enough: readers find one page in a thousand as fast as in ten thousand. */
void pages_add(struct book *book)
{
	int n = book->sheets->nsides;

	assert(!book->pages);
	book->pages = ARENA_ARRAY(book->arena, int, n);
	book->contents = ARENA_ARRAY(book->arena, int, n);
	book->parents = ARENA_ARRAY(book->arena, int, n / PAGES_NODE + 1);
	haru_set(book->haru, HARU_PAGES, write_pages, NULL);
	for (int i = 0; i * PAGES_NODE < n; i++)
		book->parents[i] = n <= PAGES_NODE
					   ? haru_number(book->haru, HARU_PAGES)
					   : haru_add(book->haru, write_branch, &book->parents[i]);
	for (int page = 0; page < n; page++)
		book->pages[page] = haru_add(book->haru, write_page, &book->sheets->sides[page]);
}
