/*
 * The layout as text: a page, an item or an anchor a line. Colours and artifacts go by name, blocks
 * by number; a path shows its length only, since its box says where it is.
 */
#include "layout/layout_dump.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "layout/layout.h"

void layout_dump_text(struct buf *out, const char *text, int32_t n)
{
	buf_addc(out, '"');
	for (int32_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];

		if (n - i >= UTF8_LINE_BREAK_SIZE &&
		    memcmp(text + i, UTF8_LINE_BREAK, UTF8_LINE_BREAK_SIZE) == 0) {
			buf_addstr(out, "\\n");
			i += UTF8_LINE_BREAK_SIZE - 1;
		} else if (n - i >= 2 && memcmp(text + i, "\xc2\xa0", 2) == 0) { /* U+00A0 */
			buf_addc(out, '~');
			i++;
		} else if (c < ' ') {
			buf_printf(out, "\\x%02x", c);
		} else {
			if (c == '"' || c == '\\' || c == '~')
				buf_addc(out, '\\');
			buf_addc(out, (char)c);
		}
	}
	buf_addc(out, '"');
}

/* Where it stands, its colour, and what it belongs to. */
static void put_place(struct buf *out, const struct item *item, const struct theme *theme)
{
	static const char *const artifacts[] = {[ARTIFACT_NONE] = "",
						[ARTIFACT_LAYOUT] = " artifact",
						[ARTIFACT_HEADER] = " header",
						[ARTIFACT_FOOTER] = " footer",
						[ARTIFACT_BACKGROUND] = " background",
						[ARTIFACT_COPY] = " copy"};

	buf_printf(out, " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, item->x, item->y, item->w,
		   item->h);
	if (item->kind != ITEM_IMAGE && !item_is_area(item))
		buf_printf(out, " %s", theme->colours[item->colour].name);
	if (item->block >= 0)
		buf_printf(out, " #%d", item->block);
	if (item->block >= 0 && item->span >= 0)
		buf_printf(out, ".%d", item->span);
	buf_addstr(out, artifacts[item->artifact]);
}

static void put_run(struct buf *out, const struct run *run)
{
	buf_printf(out, " f%d/%" PRId64, run->font, run->size);
	if (run->is_rtl)
		buf_addstr(out, " rtl");
	buf_addc(out, ' ');
	layout_dump_text(out, run->text + run->start, run->end - run->start);
	if (run->ends_with_hyphen)
		buf_addc(out, '-');
}

/* What a field of the form says of the questionnaire. */
static void put_blank(struct buf *out, const struct blank *blank)
{
	buf_printf(out, " %s", blank_role_name(blank->role));
	if (blank->question >= 0)
		buf_printf(out, " question %d", blank->question);
	if (blank->option >= 0)
		buf_printf(out, " option %d", blank->option);
}

static void put_item(struct buf *out, const struct item *item, const struct theme *theme)
{
	static const char *const kinds[] = {
		[ITEM_RUN] = "run",     [ITEM_BOX] = "box",   [ITEM_PATH] = "path",
		[ITEM_IMAGE] = "image", [ITEM_LINK] = "link", [ITEM_BLANK] = "blank"};

	buf_addstr(out, kinds[item->kind]);
	put_place(out, item, theme);
	switch (item->kind) {
	case ITEM_RUN:
		put_run(out, item->of.run);
		break;
	case ITEM_IMAGE:
		buf_addstr(out, item->is_cropped ? " cropped" : "");
		break;
	case ITEM_BOX:
		break;
	case ITEM_PATH:
		buf_printf(out, " %d steps", item->of.path->nsteps);
		if (!item->of.path->is_filled)
			buf_printf(out, " stroked %" PRId64, item->of.path->weight);
		break;
	case ITEM_LINK:
		buf_addc(out, ' ');
		layout_dump_text(out, item->of.href, (int32_t)strlen(item->of.href));
		break;
	case ITEM_BLANK:
		put_blank(out, item->of.blank);
		break;
	}
	buf_addc(out, '\n');
}

void layout_dump(const struct layout *layout, struct buf *out)
{
	for (int i = 0; i < layout->npages; i++) {
		const struct page *page = &layout->pages[i];

		buf_printf(out, "page %d %" PRId64 "x%" PRId64 "\n", page->number, page->width,
			   page->height);
		for (int k = 0; k < page->nitems; k++)
			put_item(out, &page->items[k], layout->theme);
	}
	for (int i = 0; i < layout->nanchors; i++) {
		const struct anchor *anchor = layout_anchor(layout, i);

		if (anchor)
			buf_printf(out, "anchor #%d page %d y %" PRId32 "\n", i,
				   layout->pages[anchor->page].number, anchor->y);
	}
}
