/*
 * Elements that stand in lines (Span, Link, Reference ...) belong to the block around them; all
 * others are blocks, each with what is marked in itself. Where our writer leaves out the paragraph
 * of a cell or an item that has one only, its text is a paragraph all the same, as in documents.
 */
#include "diff/edition_pdf.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "diff/edition.h"
#include "diff/lexicon.h"
#include "diff/look_draw.h"
#include "diff/pdf_words.h"
#include "draw/draw.h"
#include "draw/draw_file.h"
#include "inspect/read_file.h"
#include "inspect/read_string.h"
#include "inspect/trace_page.h"

enum { DEEPEST = 48, MOST_COLUMNS = 16, MOST_NAME = 300 };

/* Where an element stands. */
struct standing {
	const char *section, *row, *column;
	int nsects; /* Sect elements around it */
	bool is_in_div;
	int table; /* number of the table's heads; -1: none */
};

struct walking {
	struct edition *edition;
	struct reading *reading;
	struct arena *arena;
	struct pdf_words words;
	const struct value *roles;       /* RoleMap */
	const char *heads[MOST_COLUMNS]; /* of the columns of the latest table */
	int spans[MOST_COLUMNS];         /* rows that a cell further up still takes */
	bool is_head;
	const char *row; /* the latest name of a row */
};

/* The standard type of an element. */
static const char *type_of(struct walking *walking, const struct value *element)
{
	const char *type = read_name(walking->reading, element, "S");
	const char *role = read_name(walking->reading, walking->roles, type);

	type = *role ? role : type;
	if ((type[0] == 'H' && type[1] >= '0' && type[1] <= '9' && !type[2]) ||
	    strcmp(type, "Title") == 0)
		return "H";
	return strcmp(type, "FENote") == 0 ? "Note" : type;
}

static bool is_inline(const char *type)
{
	static const char *const types[] = {"Span", "Link", "Reference", "Em", "Strong", "Sub"};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcmp(type, types[i]) == 0)
			return true;
	return false;
}

/* Kids are an array, or the only one. */
static int count_kids(struct walking *walking, const struct value *element)
{
	const struct value *kids = read_entry(walking->reading, element, "K");

	return kids->kind == VALUE_ARRAY ? kids->nitems : kids->kind == VALUE_NULL ? 0 : 1;
}

static const struct value *kid_at(struct walking *walking, const struct value *element, int i)
{
	const struct value *kids = read_entry(walking->reading, element, "K");

	return kids->kind == VALUE_ARRAY ? read_item(walking->reading, kids, i) : kids;
}

static bool is_element(struct walking *walking, const struct value *kid)
{
	return kid->kind == VALUE_DICT && read_has(walking->reading, kid, "S");
}

/* What is marked, as a number or a dictionary with its page. */
static void take_mark(struct walking *walking, const struct value *kid, const struct value *page)
{
	const struct value *own = read_entry(walking->reading, kid, "Pg");
	const struct value *mcid = read_entry(walking->reading, kid, "MCID");

	if (kid->kind == VALUE_NUMBER)
		pdf_words_mark(&walking->words, page, kid->number);
	else if (mcid->kind == VALUE_NUMBER)
		pdf_words_mark(&walking->words, own->kind == VALUE_DICT ? own : page, mcid->number);
}

static const char *alt_of(struct walking *walking, const struct value *element)
{
	return read_string(walking->arena, read_entry(walking->reading, element, "Alt"));
}

/* All that is marked in an element that stands in a line, and in those in it. */
static void take_line(struct walking *walking, const struct value *element,
		      const struct value *page, int depth)
{
	const struct value *own = read_entry(walking->reading, element, "Pg");
	const char *type = type_of(walking, element);
	bool is_apart = strcmp(type, "Reference") == 0;
	int n = depth > DEEPEST ? 0 : count_kids(walking, element);

	page = own->kind == VALUE_DICT ? own : page;
	if (is_apart)
		pdf_words_break(&walking->words);
	for (int i = 0; i < n; i++) {
		const struct value *kid = kid_at(walking, element, i);

		if (is_element(walking, kid))
			take_line(walking, kid, page, depth + 1);
		else
			take_mark(walking, kid, page);
	}
	if (is_apart)
		pdf_words_break(&walking->words);
}

/* The box around what words from..to have on the page of the first one; of none the page of the
 * word before, without a box. */
static struct edition_piece box_around(const struct edition *edition, int from, int to)
{
	struct edition_piece box = {.page = -1};

	if (edition->nwords > 0)
		box.page = edition_piece(edition, from < to ? from : edition->nwords - 1)->page;
	for (int i = from; i < to; i++) {
		const struct edition_piece *piece = edition_piece(edition, i);
		len right = box.x + box.w, bottom = box.y + box.h;

		if (piece->page != box.page)
			continue;
		if (i == from) {
			box = *piece;
			continue;
		}
		right = piece->x + piece->w > right ? piece->x + piece->w : right;
		bottom = piece->y + piece->h > bottom ? piece->y + piece->h : bottom;
		box.x = piece->x < box.x ? piece->x : box.x;
		box.y = piece->y < box.y ? piece->y : box.y;
		box.w = right - box.x;
		box.h = bottom - box.y;
	}
	return box;
}

/* Adds the words of a text that nobody sees, at the place of the words since `from`. */
static void add_heard(struct walking *walking, const char *text, int from)
{
	struct edition *edition = walking->edition;

	edition_add_text(edition, text, box_around(edition, from, edition->nwords));
}

/* The addresses behind links of a block, each once in a row. */
static void add_links(struct walking *walking, const struct value *element,
		      const struct edition_block *block, const char **last, int depth)
{
	struct reading *reading = walking->reading;
	int n = depth > DEEPEST ? 0 : count_kids(walking, element);

	for (int i = 0; i < n; i++) {
		const struct value *kid = kid_at(walking, element, i);
		const struct value *annotation = read_entry(reading, kid, "Obj");
		const struct value *uri = read_entry(reading, read_entry(reading, annotation, "A"),
						     "URI");

		if (uri->kind == VALUE_STRING && (!*last || strcmp(*last, uri->bytes) != 0)) {
			struct edition_block link = *block;

			link.type = "Link";
			link.way = EDITION_LINK;
			link.slot = 0;
			edition_add_block(walking->edition, &link);
			add_heard(walking, uri->bytes, block->first_word);
			*last = uri->bytes;
		}
		if (is_element(walking, kid) && is_inline(type_of(walking, kid)))
			add_links(walking, kid, block, last, depth + 1);
	}
}

static uint64_t hash_text(uint64_t from, const char *text)
{
	return lexicon_hash(from, text ? text : "", text ? strlen(text) : 0);
}

static struct edition_block make_block(const char *type, const struct standing *standing)
{
	struct edition_block block = {.type = type,
				      .section = standing->section,
				      .row = standing->row,
				      .column = standing->column};

	if (standing->row)
		block.slot = hash_text(hash_text(hash_text(1, standing->row), standing->column),
				       type);
	return block;
}

/* The text of the last block. */
static const char *last_text(struct walking *walking)
{
	const struct edition *edition = walking->edition;
	const struct edition_block *block = &edition->blocks[edition->nblocks - 1];

	return edition_words(edition, walking->arena, block->first_word,
			     block->first_word + block->nwords);
}

/* What is marked in an element itself, and in what stands in its lines, as a block. */
static bool take_own(struct walking *walking, const struct value *element, const char *type,
		     const struct standing *standing, const struct value *page)
{
	int n = count_kids(walking, element), begun = walking->edition->nblocks;
	struct edition_block block = make_block(type, standing);
	const char *last = NULL;

	block.first_word = walking->edition->nwords;
	edition_add_block(walking->edition, &block);
	for (int i = 0; i < n; i++) {
		const struct value *kid = kid_at(walking, element, i);
		const char *kid_type = is_element(walking, kid) ? type_of(walking, kid) : "";

		if (!*kid_type) {
			take_mark(walking, kid, page);
		} else if (is_inline(kid_type)) {
			take_line(walking, kid, page, 0);
		} else if (strcmp(kid_type, "Figure") == 0) {
			/* a mark in a line: what it says is read there */
			pdf_words_flush(&walking->words);
			add_heard(walking, alt_of(walking, kid), walking->edition->nwords);
		}
	}
	pdf_words_flush(&walking->words);
	if (walking->edition->blocks[begun].nwords == 0) {
		walking->edition->nblocks = begun;
		return false;
	}
	add_links(walking, element, &block, &last, 0);
	return true;
}

/* Whether text is marked in an element itself, or in what stands in its lines. */
static bool has_own(struct walking *walking, const struct value *element)
{
	int n = count_kids(walking, element);

	for (int i = 0; i < n; i++) {
		const struct value *kid = kid_at(walking, element, i);

		if (!is_element(walking, kid) || is_inline(type_of(walking, kid)))
			return true;
	}
	return false;
}

/* A drawing or a picture: its labels, and what is read aloud for it. */
static void take_figure(struct walking *walking, const struct value *element,
			const struct standing *standing, const struct value *page)
{
	struct edition_block block = make_block("Figure", standing);
	const char *alt = alt_of(walking, element);
	int first = walking->edition->nwords;

	walking->words.is_loose = true;
	take_own(walking, element, "Figure", standing, page);
	walking->words.is_loose = false;
	if (!*alt)
		return;
	block.way = EDITION_HEARD;
	edition_add_block(walking->edition, &block);
	add_heard(walking, alt, first);
}

static int span_of(struct walking *walking, const struct value *cell, const char *name)
{
	const struct value *attributes = read_entry(walking->reading, cell, "A");
	const struct value *span = read_entry(walking->reading, attributes, name);

	for (int i = 0; attributes->kind == VALUE_ARRAY && i < attributes->nitems; i++)
		if (span->kind != VALUE_NUMBER)
			span = read_entry(walking->reading,
					  read_item(walking->reading, attributes, i), name);
	return span->kind == VALUE_NUMBER && span->number > 1 && span->number < MOST_COLUMNS
		       ? (int)span->number
		       : 1;
}

static void walk(struct walking *walking, const struct value *element,
		 const struct standing *around, const struct value *page, int depth);

/* The cells of a row, each under the head of its column. */
static void walk_row(struct walking *walking, const struct value *row,
		     const struct standing *around, const struct value *page, int depth)
{
	int n = count_kids(walking, row), column = 0;

	for (int i = 0; i < n; i++) {
		const struct value *cell = kid_at(walking, row, i);
		struct standing standing = *around;
		bool is_name = !walking->is_head && strcmp(type_of(walking, cell), "TH") == 0;
		int columns = span_of(walking, cell, "ColSpan"), before = walking->edition->nblocks;

		for (; column < MOST_COLUMNS - 1 && walking->spans[column] > 0; column++)
			walking->spans[column]--;
		standing.row = walking->is_head || is_name ? NULL : walking->row;
		standing.column = walking->is_head || is_name || columns > 1
					  ? NULL
					  : walking->heads[column];
		walk(walking, cell, &standing, page, depth + 1);
		if (walking->edition->nblocks > before && walking->is_head)
			walking->heads[column] = last_text(walking);
		if (walking->edition->nblocks > before && is_name)
			walking->row = last_text(walking);
		walking->spans[column] = span_of(walking, cell, "RowSpan") - 1;
		column = column + columns < MOST_COLUMNS ? column + columns : MOST_COLUMNS - 1;
	}
}

/* Heads that later blocks stand under, and they themselves. */
static void note_head(struct walking *walking, const char *type, const char *parent,
		      struct standing *standing, bool is_first)
{
	struct edition_block *block = &walking->edition->blocks[walking->edition->nblocks - 1];
	bool is_head = strcmp(type, "H") == 0, is_para = strcmp(type, "P") == 0;

	if (is_head && strcmp(parent, "Sect") == 0 && standing->nsects <= 1)
		block->section = standing->section = last_text(walking);
	else if ((is_head && standing->nsects > 1) ||
		 (is_para && is_first && strcmp(parent, "Div") == 0 && standing->is_in_div))
		block->row = standing->row = last_text(walking);
}

static void walk_kids(struct walking *walking, const struct value *element, const char *type,
		      struct standing *standing, const struct value *page, int depth)
{
	int n = depth > DEEPEST ? 0 : count_kids(walking, element);

	for (int i = 0; i < n; i++) {
		const struct value *kid = kid_at(walking, element, i);
		int before = walking->edition->nblocks;

		if (!is_element(walking, kid))
			continue;
		walk(walking, kid, standing, page, depth + 1);
		if (walking->edition->nblocks > before)
			note_head(walking, type_of(walking, kid), type, standing, i == 0);
	}
}

static void walk(struct walking *walking, const struct value *element,
		 const struct standing *around, const struct value *page, int depth)
{
	const struct value *own = read_entry(walking->reading, element, "Pg");
	const char *type = type_of(walking, element);
	bool is_body = strcmp(type, "TD") == 0 || strcmp(type, "TH") == 0 ||
		       strcmp(type, "LBody") == 0 || strcmp(type, "Div") == 0;
	struct standing standing = *around;

	page = own->kind == VALUE_DICT ? own : page;
	standing.nsects += strcmp(type, "Sect") == 0;
	if (strcmp(type, "Table") == 0) {
		memset(walking->heads, 0, sizeof walking->heads);
		memset(walking->spans, 0, sizeof walking->spans);
		walking->row = NULL;
	}
	walking->is_head = strcmp(type, "THead") == 0 ||
			   (walking->is_head && strcmp(type, "TBody") != 0);
	if (strcmp(type, "Figure") == 0) {
		take_figure(walking, element, &standing, page);
	} else if (strcmp(type, "TR") == 0) {
		walk_row(walking, element, &standing, page, depth);
	} else if (has_own(walking, element)) {
		take_own(walking, element, is_body ? "P" : type, &standing, page);
	} else {
		standing.is_in_div = strcmp(type, "Div") == 0 && around->is_in_div;
		walk_kids(walking, element, type, &standing, page, depth);
	}
}

static void add_facts(struct walking *walking)
{
	static const char *const names[] = {"Title", "Author", "Subject", "Keywords"};
	const struct value *info = read_entry(walking->reading, &walking->reading->trailer, "Info");

	for (int i = 0; i < 4; i++) {
		const char *text = read_string(walking->arena,
					       read_entry(walking->reading, info, names[i]));
		struct edition_block fact = {.type = names[i], .way = EDITION_FACT};

		if (!*text)
			continue;
		edition_add_block(walking->edition, &fact);
		edition_add_text(walking->edition, text, (struct edition_piece){.page = -1});
	}
}

static void add_pages(struct edition *edition, const struct trace_pages *pages,
		      struct draw_file *draw)
{
	edition->npages = pages->n;
	edition->pages = ARENA_ARRAY(edition->arena, struct edition_page, pages->n + 1);
	edition->looks = EDITION_LOOKS_FILE;
	for (int i = 0; i < pages->n; i++) {
		const struct draw_page *page = draw_file_page(draw, i);

		edition->pages[i] = (struct edition_page){.number = i + 1,
							  .width = page->width,
							  .height = page->height,
							  .look = look_draw(page)};
	}
}

bool edition_from_pdf(struct edition *edition, struct reading *reading, struct draw_file *draw)
{
	struct walking walking = {.edition = edition, .reading = reading, .arena = edition->arena};
	const struct value *root = read_entry(reading, read_root(reading), "StructTreeRoot");
	struct standing standing = {.is_in_div = true};
	struct trace_pages pages;
	const char *lang = read_language(reading);
	bool is_good;

	if (root->kind != VALUE_DICT) {
		diag_error(reading->diag, (struct srcpos){edition->name, 0},
			   "the file has no tags, by which what it says is read");
		diag_hint(reading->diag, "files for the press have none; compare those for the "
					 "screen, or the guides");
		return false;
	}
	if (!trace_read_pages(reading, &pages))
		return false;
	edition->lang = lang ? lang : "en";
	add_pages(edition, &pages, draw);
	walking.roles = read_entry(reading, root, "RoleMap");
	is_good = pdf_words_open(&walking.words, edition, reading, &pages);
	if (is_good) {
		walk_kids(&walking, root, "", &standing, NULL, 0);
		pdf_words_feet(&walking.words);
		add_facts(&walking);
		edition_close(edition);
	}
	pdf_words_release(&walking.words);
	return is_good && !reading->has_failed;
}
