/*
 * Characters are counted and mixed into a sum that does not depend on their order, so that lines
 * and columns may come as they are painted: two tallies are the same when the same characters were
 * counted, each as often, but for one chance in four thousand million.
 */
#include "pdf/tally.h"

#include <assert.h>
#include <string.h>

#include "base/diag.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "layout/sheets.h"
#include "pdf/cluster.h"

enum { OBJECT = 0xfffc, SOME_WORDS = 40 };

/* Unicode's White_Space and Default_Ignorable_Code_Point, as far as they are above ASCII. */
static bool is_unseen(uint32_t code)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {{0x7f, 0xa0},     {0xad, 0xad},       {0x34f, 0x34f},     {0x61c, 0x61c},
		      {0x115f, 0x1160}, {0x1680, 0x1680},   {0x17b4, 0x17b5},   {0x180b, 0x180f},
		      {0x2000, 0x200f}, {0x2028, 0x202f},   {0x205f, 0x206f},   {0x3000, 0x3000},
		      {0x3164, 0x3164}, {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},
		      {0xfff0, 0xfff8}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges && ranges[i].from <= code; i++)
		if (code <= ranges[i].to)
			return true;
	return false;
}

/* A code mixed, as a number that the compiler knows where it knows the code. */
#define SPREAD(x) (((x) ^ (x) >> 15) * 0x85ebca77u)
#define SETTLED(x) ((x) ^ (x) >> 13)
#define MIXED(code) SETTLED(SPREAD((uint32_t)(code)*0x9e3779b1u))

static void add_code(struct tally *tally, uint32_t code)
{
	tally->sum += MIXED(code);
	tally->n++;
}

/* What the characters of ASCII add: from bit COUNT on how many they are, below it their codes. */
enum { COUNT = 48, AT_ONCE = 0xffff };
#define ADDS(code) (1ull << COUNT | MIXED(code))
#define ADDS_4(code) ADDS(code), ADDS((code) + 1), ADDS((code) + 2), ADDS((code) + 3)
#define ADDS_7(code) ADDS_4(code), ADDS((code) + 4), ADDS((code) + 5), ADDS((code) + 6)
#define ADDS_8(code) ADDS_4(code), ADDS_4((code) + 4)

static const uint64_t ascii_adds[128] = {[0x21] = ADDS_7(0x21), ADDS_8(0x28), ADDS_8(0x30),
					 ADDS_8(0x38),          ADDS_8(0x40), ADDS_8(0x48),
					 ADDS_8(0x50),          ADDS_8(0x58), ADDS_8(0x60),
					 ADDS_8(0x68),          ADDS_8(0x70), ADDS_7(0x78)};

/* Adds the characters of ASCII that a text begins with, AT_ONCE at most; returns how many. */
static size_t add_ascii(struct tally *tally, const char *text, size_t n)
{
	const unsigned char *p = (const unsigned char *)text;
	const unsigned char *end = p + (n < AT_ONCE ? n : AT_ONCE);
	uint64_t sum = 0, eight;

	for (; end - p >= 8; p += 8) {
		memcpy(&eight, p, 8);
		if (eight & 0x8080808080808080)
			break;
		sum += ascii_adds[p[0]] + ascii_adds[p[1]] + ascii_adds[p[2]] + ascii_adds[p[3]];
		sum += ascii_adds[p[4]] + ascii_adds[p[5]] + ascii_adds[p[6]] + ascii_adds[p[7]];
	}
	for (; p < end && *p < 0x80; p++)
		sum += ascii_adds[*p];
	tally->sum += (uint32_t)sum;
	tally->n += (int32_t)(sum >> COUNT);
	return (size_t)(p - (const unsigned char *)text);
}

static void add_text(struct tally *tally, const char *text, size_t n)
{
	for (size_t i = add_ascii(tally, text, n), size; i < n;
	     i += add_ascii(tally, text + i, n - i)) {
		uint32_t code;

		if (!(text[i] & 0x80))
			continue;
		size = utf8_decode(text + i, n - i, &code);
		if (size > 0 && !is_unseen(code))
			add_code(tally, code);
		i += size ? size : 1;
	}
}

static void add_string(struct tally *tally, const char *text)
{
	if (text)
		add_text(tally, text, strlen(text));
}

/* --- What stands on the pages ---------------------------------------------------------------- */

/* Where a page ends, bleed and all. */
struct sheet {
	len left, top, right, bottom;
};

static struct sheet sheet_of(const struct layout *layout, int page)
{
	const struct sides *bleed = &layout->bleed;

	return (struct sheet){-bleed->left, -bleed->top, layout->pages[page].width + bleed->right,
			      layout->pages[page].height + bleed->bottom};
}

/* The clusters of a run that reaches beyond the sheet, as far as they stand on it. */
static void add_clusters(struct tally *tally, const struct sheet *sheet, const struct item *item)
{
	const struct run *run = item->of.run;
	struct cluster cluster = cluster_begin(run);
	len x = run->is_rtl ? item->x + item->w : item->x;

	while (cluster_next(&cluster)) {
		len from = x;

		for (int i = cluster.from; i < cluster.to; i++)
			x += run->is_rtl ? -run->glyphs[i].advance : run->glyphs[i].advance;
		if (len_min(from, x) >= sheet->left && len_max(from, x) <= sheet->right)
			add_text(tally, cluster.text, (size_t)cluster.n);
	}
}

static void add_run(struct tally *tally, const struct sheet *sheet, const struct item *item)
{
	const struct run *run = item->of.run;

	if (item->y < sheet->top || item->y > sheet->bottom)
		return;
	if (item->x >= sheet->left && item->x + item->w <= sheet->right)
		add_text(tally, run->text + run->start, (size_t)(run->end - run->start));
	else
		add_clusters(tally, sheet, item);
}

/* A mark is many shapes, but one character of its text. */
static bool begins_mark(const struct item *item, const struct item *before, const struct span *span)
{
	if (!span || !span->mark || item_is_area(item) || item->kind == ITEM_RUN)
		return false;
	return !before || before->kind == ITEM_RUN || before->block != item->block ||
	       before->span != item->span;
}

struct tally *tally_new(struct arena *arena, const struct doc *doc)
{
	return ARENA_ARRAY(arena, struct tally, doc->nblocks);
}

void tally_page(struct tally *tallies, const struct doc *doc, const struct layout *layout, int page,
		const struct item *const *order)
{
	struct sheet sheet = sheet_of(layout, page);

	assert(0 <= page && page < layout->npages);
	for (int i = 0; i < layout->pages[page].nitems; i++) {
		const struct item *item = order[i];
		const struct span *span;
		struct tally *tally;

		if (item->artifact != ARTIFACT_NONE || item->block < 0 || item_is_area(item))
			continue;
		assert(item->block < doc->nblocks);
		span = item->span >= 0 ? &doc->blocks[item->block]->spans[item->span] : NULL;
		tally = &tallies[item->block];
		tally->is_drawn = true;
		if (begins_mark(item, i > 0 ? order[i - 1] : NULL, span))
			add_code(tally, OBJECT);
		else if (item->kind == ITEM_RUN && !item->of.run->is_object &&
			 !(span && span->field != FIELD_NONE))
			add_run(tally, &sheet, item);
	}
}

/* --- What should stand there ----------------------------------------------------------------- */

/* Texts of a chart that are always drawn go to *sure, those that may be left out to *maybe. */
static void add_chart(const struct chart *chart, struct tally *sure, struct tally *maybe)
{
	bool is_line = chart_traits(chart) & CHART_IS_LINE;

	for (int i = 0; i < chart->nbars; i++) {
		add_string(is_line ? maybe : sure, chart->bars[i].label);
		if (chart->figures)
			add_string(sure, chart->figures[i]);
		if (chart->notes)
			add_string(sure, chart->notes[i]);
	}
	for (int i = 0; i < chart->nticks; i++)
		add_string(maybe, chart->ticks[i].label);
	for (int i = 0; i < chart->nspots; i++)
		add_string(sure, chart->spots[i].label);
	add_string(sure, chart->unit);
	add_string(sure, chart->caption);
	add_string(sure, chart->band.label);
	add_string(sure, chart->span.label);
	add_string(sure, chart->neutral_label);
}

static void add_block(const struct block *block, struct tally *sure, struct tally *maybe)
{
	for (int i = 0; i < block->nspans; i++)
		if (block->spans[i].field == FIELD_NONE)
			add_string(sure, block->spans[i].text);
	if (block->kind == BLOCK_FIGURE)
		add_chart(block->of.chart, sure, maybe);
}

/* Decorative pictures are no content. */
static bool is_figure(const struct block *block)
{
	if (block->kind == BLOCK_PICTURE)
		return block->of.picture->alt && *block->of.picture->alt;
	return block->kind == BLOCK_FIGURE;
}

static bool is_whole(const struct block *block, const struct tally *is, struct tally *sure,
		     const struct tally *maybe)
{
	if (is_figure(block) && !is->is_drawn)
		return false;
	if (maybe->n > 0)
		return is->n >= sure->n && is->n <= sure->n + maybe->n;
	return is->n == sure->n && is->sum == sure->sum;
}

/* The first words of a block, for a message. */
static const char *words_of(const struct block *block, int *n)
{
	const char *text = block->nspans > 0 ? block->spans[0].text : "";

	if (block->kind == BLOCK_FIGURE)
		text = block->of.chart->alt;
	if (block->kind == BLOCK_PICTURE)
		text = block->of.picture->alt;
	*n = text ? (int)strlen(text) : 0;
	if (*n > SOME_WORDS)
		for (*n = SOME_WORDS; *n > 0 && utf8_goes_on(text[*n]);)
			--*n;
	return text ? text : "";
}

static void complain(const struct block *block, const struct tally *is, const struct tally *sure,
		     struct diag *diag)
{
	int n;
	const char *words = words_of(block, &n);

	if (!is->is_drawn)
		diag_fail(diag, block->pos, "\"%.*s\" stands on no page", n, words);
	else if (is->n < sure->n)
		diag_fail(diag, block->pos, "%d of the %d characters of \"%.*s\" stand on no page",
			  sure->n - is->n, sure->n, n, words);
	else if (is->n > sure->n)
		diag_fail(diag, block->pos, "%d characters too many stand where \"%.*s\" should",
			  is->n - sure->n, n, words);
	else
		diag_fail(diag, block->pos, "other characters stand where \"%.*s\" should", n,
			  words);
	diag_hint(diag, "nothing was written; such a page is a fault of this program");
}

static bool check_sheets(const struct layout *layout, const struct sheets *sheets,
			 struct diag *diag)
{
	struct arena scratch;
	bool is_good = true;
	int *counts;

	arena_init(&scratch);
	counts = ARENA_ARRAY(&scratch, int, layout->npages);
	for (int s = 0; s < sheets->nsides; s++)
		for (int i = 0; i < sheets->sides[s].nplacements; i++)
			counts[sheets->sides[s].placements[i].page]++;
	for (int page = 0; page < layout->npages && is_good; page++) {
		is_good = counts[page] > 0;
		if (!is_good)
			diag_fail(diag, (struct srcpos){0}, "page %d stands on no sheet",
				  layout->pages[page].number);
	}
	arena_release(&scratch);
	return is_good;
}

bool tally_check(const struct tally *tallies, const struct doc *doc, const struct layout *layout,
		 const struct sheets *sheets, struct diag *diag)
{
	for (int id = 0; id < doc->nblocks; id++) {
		struct tally sure = {0}, maybe = {0};

		add_block(doc->blocks[id], &sure, &maybe);
		if (is_whole(doc->blocks[id], &tallies[id], &sure, &maybe))
			continue;
		complain(doc->blocks[id], &tallies[id], &sure, diag);
		return false;
	}
	return !sheets || check_sheets(layout, sheets, diag);
}
