/*
 * What layout draws is made once more, as wide as a phone has room for, and put on a page of its
 * own, which becomes an <svg>. Colours are those of the theme; the style sheet knows them by their
 * values, so that they follow the scheme.
 */
#include "html/web_drawing.h"

#include <string.h>

#include "draw/draw.h"
#include "draw/draw_layout.h"
#include "draw/draw_svg.h"
#include "draw/svg_syntax.h"
#include "html/web_page.h"
#include "layout/chart.h"
#include "layout/layout.h"
#include "layout/mark.h"
#include "look/artwork.h"
#include "text/text.h"

enum {
	FREE = 240 * LEN_PT,   /* the width of a chart by itself */
	BESIDE = 180 * LEN_PT, /* of one with others beside it */
	LINE = 150 * LEN_PT,   /* of one that is a line of a table */
	CODE = 90 * LEN_PT,    /* of a QR code */
	SHEET = 480 * LEN_PT,  /* of a picture of a sheet of paper */
	PIXEL = 240            /* a pixel's side on paper at 300 ppi */
};

/* Items, and how large what they draw is. */
struct drawing {
	struct item *items;
	int nitems;
	len width, height;
	const char *class, *alt; /* alt "": the text beside it says the same */
	const char *lang;        /* of alt */
};

static void open_svg(struct web_page *page, const struct drawing *drawing)
{
	struct buf *out = page->out;

	buf_printf(out, "<svg class=\"%s\"", drawing->class);
	if (*drawing->alt) {
		buf_addstr(out, " role=\"img\"");
		web_put_lang(page, drawing->lang);
	} else {
		buf_addstr(out, " aria-hidden=\"true\"");
	}
	buf_addstr(out, " viewBox=\"0 0 ");
	svg_syntax_points(out, drawing->width);
	buf_addc(out, ' ');
	svg_syntax_points(out, drawing->height);
	buf_addstr(out, "\" width=\"");
	svg_syntax_points(out, drawing->width);
	buf_addstr(out, "pt\" height=\"");
	svg_syntax_points(out, drawing->height);
	buf_addstr(out, "pt\">");
}

static void put(struct web_page *page, const struct drawing *drawing)
{
	struct page sheet = {.width = drawing->width,
			     .height = drawing->height,
			     .number = 1,
			     .items = drawing->items,
			     .nitems = drawing->nitems};
	const struct layout layout = {.theme = page->input->layout->theme,
				      .paper = page->input->layout->paper,
				      .pages = &sheet,
				      .npages = 1};

	open_svg(page, drawing);
	if (*drawing->alt) {
		buf_addstr(page->out, "<title>");
		web_put_text(page, drawing->alt);
		buf_addstr(page->out, "</title>");
	}
	draw_svg_add(page->svg, draw_layout(page->arena, &layout, page->input->fonts, 0));
	buf_addstr(page->out, "</svg>");
}

static struct chart_context context_of(struct web_page *page, int block, const char *lang)
{
	return (struct chart_context){.arena = page->arena,
				      .shaper = page->input->shaper,
				      .theme = page->input->layout->theme,
				      .paper = page->input->layout->paper,
				      .diag = page->input->diag,
				      .block = block,
				      .lang = lang,
				      .is_rtl = text_is_rtl(lang)};
}

static len width_of(const struct block *figure)
{
	const struct chart *chart = figure->of.chart;

	if (chart->kind == CHART_QR)
		return CODE;
	if (chart->kind == CHART_PROOF)
		return SHEET;
	if (chart_traits(chart) & CHART_IS_LINE)
		return LINE;
	return figure->parent->kind == BLOCK_CARD ? BESIDE : FREE;
}

static const char *class_of(const struct block *figure)
{
	const struct chart *chart = figure->of.chart;

	if (chart->kind == CHART_QR)
		return "drawing code";
	if (chart_traits(chart) & CHART_IS_LINE)
		return "drawing line";
	return figure->parent->kind == BLOCK_CARD ? "drawing beside" : "drawing";
}

void web_drawing_put_chart(struct web_page *page, const struct block *figure)
{
	const struct chart *chart = figure->of.chart;
	const char *lang = block_lang(page->input->doc, figure);
	struct chart_context context = context_of(page, figure->id, lang);
	struct drawing drawing = {
		.class = class_of(figure), .alt = chart->alt, .lang = chart->lang};
	struct chart_box box;

	context.is_mirrored = text_is_rtl(page->input->doc->lang);
	if (!chart_draw(&context, chart, width_of(figure), figure->pos, &box)) {
		page->is_good = false;
		return;
	}
	for (int i = 0; context.is_mirrored && i < box.nitems; i++)
		box.items[i].x = box.width - box.items[i].x - box.items[i].w;
	drawing.items = box.items;
	drawing.nitems = box.nitems;
	drawing.width = box.width;
	drawing.height = box.height;
	put(page, &drawing);
}

void web_drawing_put_picture(struct web_page *page, const struct block *picture)
{
	const struct picture *shown = picture->of.picture;
	struct item item = {
		.kind = ITEM_IMAGE, .block = picture->id, .span = -1, .of.picture = shown};
	struct drawing drawing = {.items = &item,
				  .nitems = 1,
				  .class = "picture",
				  .alt = shown->alt,
				  .lang = shown->lang};
	len natural;

	natural = shown->artwork ? shown->artwork->natural_width : shown->width * PIXEL;
	drawing.width = item.w = shown->wanted_width ? shown->wanted_width : natural;
	drawing.height = item.h = (len)((int64_t)item.w * shown->height / shown->width);
	put(page, &drawing);
}

/* A line of text is LINE_UP above its baseline, and LINE_DOWN below, in percent of the size. */
enum { LINE_UP = 100, LINE_DOWN = 20 };

void web_drawing_put_mark(struct web_page *page, const struct block *leaf, const struct span *span)
{
	const struct mark_form form = {0};
	const char *lang = block_lang(page->input->doc, leaf);
	struct chart_context context = context_of(page, leaf->id, lang);
	len size = page->input->layout->theme->styles[page->input->layout->paper][leaf->style].size;
	len up = len_scale(size, LINE_UP, 100);
	struct drawing drawing = {.class = "mark", .alt = span->mark->alt, .lang = span->lang};

	drawing.width = mark_width(page->input->layout->theme, span->mark, size, &form);
	drawing.height = up + len_scale(size, LINE_DOWN, 100);
	mark_draw(&context, span->mark, size, &form, &drawing.items, &drawing.nitems);
	for (int i = 0; i < drawing.nitems; i++)
		drawing.items[i].y += up;
	put(page, &drawing);
}
