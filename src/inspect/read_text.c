/*
 * The text of pages, as their content streams show it: codes of fonts through the fonts' ToUnicode
 * maps (ISO 32000-1, 9.4.3, 9.10.3). Every move to another place begins a line.
 */
#include "inspect/read_text.h"

#include <string.h>

#include "base/buf.h"
#include "inspect/read_codespace.h"
#include "inspect/read_map.h"
#include "inspect/read_stream.h"
#include "inspect/read_string.h"
#include "inspect/trace_page.h"

enum { MOST_FONTS = 256, NCODES = 1 << 16 };

/* A font that has been met: what its codes say. */
struct read_font {
	const struct value *dict;
	const char **texts; /* by code; NULL: nothing */
	struct read_codespace space;
};

struct text_reading {
	struct reading *reading;
	struct buf *out;
	struct read_font *fonts;
	int nfonts, npages;
	const struct value *resources; /* of the page being read */
	const struct read_font *font;
	int depth; /* of marked content inside one that says its text itself; 0: none */
	struct read_mark *marks;
	int nmarks;
	struct read_shows *shows; /* NULL: nobody wants them */
	int foot_level;           /* of marked content that is a running foot; 0: in none */
	int page_number;
	int level, marked_level; /* of marked content; where that with an MCID began, 0: in none */
	const struct value *page;
};

/* step: added to the last character, for codes of a range. */
static void map_code(struct arena *arena, struct read_font *font, unsigned code,
		     const struct value *target, unsigned step)
{
	struct value copy = *target;
	struct buf utf8;

	if (code >= NCODES || target->kind != VALUE_STRING || target->n < 2 || target->n > 512)
		return;
	if (step > 0) {
		char *bytes = arena_copy(arena, target->bytes, target->n);

		bytes[target->n - 1] = (char)(bytes[target->n - 1] + (char)step);
		copy.bytes = bytes;
	}
	buf_init(&utf8);
	read_string_utf16(copy.bytes, copy.n, &utf8);
	font->texts[code] = arena_strdup(arena, buf_text(&utf8));
	buf_release(&utf8);
}

/* Where the texts of a font go while its map is read. */
struct mapping {
	struct arena *arena;
	struct read_font *font;
};

static bool map_codes(void *context, unsigned from, unsigned to, const struct value *target)
{
	const struct mapping *mapping = context;

	for (unsigned i = 0; i < 256 && from <= to && i <= to - from; i++) {
		if (target->kind == VALUE_STRING)
			map_code(mapping->arena, mapping->font, from + i, target, i);
		else if (target->kind == VALUE_ARRAY && i < (unsigned)target->nitems)
			map_code(mapping->arena, mapping->font, from + i, &target->items[i], 0);
	}
	return true;
}

/* The font of that name in the page's resources; NULL: no text of it can be read. */
static const struct read_font *find_font(struct text_reading *text, const char *name)
{
	struct reading *reading = text->reading;
	const struct value *fonts = read_entry(reading, text->resources, "Font");
	const struct value *dict = read_entry(reading, fonts, name), *map;
	struct mapping mapping = {.arena = reading->arena};
	struct map_taker taker = {"beginbfchar", "beginbfrange", false, map_codes, &mapping};
	struct read_font *font;

	for (int i = 0; i < text->nfonts; i++)
		if (text->fonts[i].dict == dict)
			return &text->fonts[i];
	map = read_entry(reading, dict, "ToUnicode");
	if (!map->stream || text->nfonts >= MOST_FONTS || reading->budget < NCODES * sizeof map)
		return NULL;
	reading->budget -= NCODES * sizeof map;
	if (!text->fonts)
		text->fonts = ARENA_ARRAY(reading->arena, struct read_font, MOST_FONTS);
	font = &text->fonts[text->nfonts++];
	font->dict = dict;
	font->texts = ARENA_ARRAY(reading->arena, const char *, NCODES);
	mapping.font = font;
	if (!read_codespace(reading, dict, &font->space) || !read_map(reading, map, &taker))
		read_damaged(reading, "a font does not say what its characters are");
	return font;
}

static bool add_text(struct text_reading *text, const char *bytes, size_t n)
{
	if (!read_spend(text->reading, n))
		return false;
	buf_add(text->out, bytes, n);
	return true;
}

/* Begins the record of what an operator shows; the operator ends it. */
static void begin_show(struct text_reading *text)
{
	struct read_shows *shows = text->shows;

	if (!shows)
		return;
	ARENA_GROW(text->reading->arena, shows->list, shows->n);
	shows->list[shows->n++] = (struct read_show){
		.page = text->page_number,
		.mark = text->marked_level > 0 ? text->nmarks - 1 : -1,
		.is_foot = text->foot_level > 0,
		.from = text->out->n,
		.to = text->out->n,
		.first_code = shows->nstarts,
	};
}

static void note_code(struct text_reading *text)
{
	struct read_shows *shows = text->shows;

	if (!shows || !read_spend(text->reading, sizeof *shows->starts))
		return;
	ARENA_GROW(text->reading->arena, shows->starts, shows->nstarts);
	shows->starts[shows->nstarts++] = text->out->n;
	shows->list[shows->n - 1].ncodes++;
}

static void end_show(struct text_reading *text)
{
	if (text->shows)
		text->shows->list[text->shows->n - 1].to = text->out->n;
}

static bool show_string(struct text_reading *text, const struct value *string)
{
	const struct read_font *font = text->font;
	const unsigned char *p = (const unsigned char *)string->bytes;

	if (!font || string->kind != VALUE_STRING || (text->depth > 0 && !text->shows))
		return true;
	for (size_t i = 0, step; i < string->n; i += step) {
		const char *shown;
		unsigned code;

		step = read_codespace_next(&font->space, p + i, string->n - i, &code);
		note_code(text);
		shown = code < NCODES ? font->texts[code] : NULL;
		if (shown && text->depth == 0 && !add_text(text, shown, strlen(shown)))
			return false;
	}
	return true;
}

static bool is_foot(const struct value *properties)
{
	const struct value *subtype = value_find(properties, "Subtype");

	return subtype && value_is(subtype, VALUE_NAME, "Footer");
}

/* Keeps track of what has an MCID (ISO 32000-1, 14.7.4.2). */
static void track_marks(struct text_reading *text, bool begins, const struct value *properties)
{
	const struct value *mcid = begins && properties ? value_find(properties, "MCID") : NULL;

	if (!begins && text->level == text->marked_level && text->marked_level > 0) {
		text->marks[text->nmarks - 1].to = text->out->n;
		text->marked_level = 0;
	}
	if (!begins && text->level == text->foot_level)
		text->foot_level = 0;
	text->level += begins ? 1 : -1;
	if (begins && properties && text->foot_level == 0 && is_foot(properties))
		text->foot_level = text->level;
	if (!mcid || mcid->kind != VALUE_NUMBER || text->marked_level > 0)
		return;
	ARENA_GROW(text->reading->arena, text->marks, text->nmarks);
	text->marks[text->nmarks++] = (struct read_mark){text->page, mcid->number, text->out->n,
							 text->out->n};
	text->marked_level = text->level;
}

/* Marked content with ActualText is read as that (ISO 32000-1, 14.9.4). */
static bool mark_content(struct text_reading *text, const struct value *word,
			 const struct value *properties)
{
	bool begins = value_is(word, VALUE_WORD, "BDC") || value_is(word, VALUE_WORD, "BMC");
	const struct value *actual;
	struct buf utf8;
	bool is_good;

	if (begins || value_is(word, VALUE_WORD, "EMC"))
		track_marks(text, begins, properties);
	if (value_is(word, VALUE_WORD, "EMC") && text->depth > 0)
		text->depth--;
	if (!begins)
		return true;
	if (text->depth > 0 && ++text->depth)
		return true;
	if (!properties || properties->kind != VALUE_DICT)
		return true;
	actual = read_entry(text->reading, properties, "ActualText");
	if (actual->kind != VALUE_STRING || actual->n < 2 ||
	    memcmp(actual->bytes, "\xfe\xff", 2) != 0)
		return true;
	text->depth = 1;
	buf_init(&utf8);
	read_string_utf16(actual->bytes + 2, actual->n - 2, &utf8);
	is_good = add_text(text, buf_text(&utf8), utf8.n);
	buf_release(&utf8);
	return is_good;
}

/* What an operator shows, if it is one that does: its last operand. */
static bool show(struct text_reading *text, const struct value *word, const struct value *last)
{
	bool is_list = value_is(word, VALUE_WORD, "TJ"), is_good = true;

	if (!is_list && !value_is(word, VALUE_WORD, "Tj") && !value_is(word, VALUE_WORD, "'") &&
	    !value_is(word, VALUE_WORD, "\""))
		return true;
	begin_show(text);
	for (int i = 0; is_list && is_good && i < last->nitems; i++)
		is_good = show_string(text, &last->items[i]);
	if (!is_list)
		is_good = show_string(text, last);
	end_show(text);
	return is_good;
}

/* An operator and what stood before it last. */
static bool run_operator(struct text_reading *text, const struct value *word,
			 const struct value *operands, int n)
{
	static const char *const moves[] = {"Td", "TD", "Tm", "T*", "ET", "'", "\""};
	const struct value *last = n > 0 ? &operands[n - 1] : NULL;

	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (text->depth == 0 && value_is(word, VALUE_WORD, moves[i]) &&
		    !add_text(text, "\n", 1))
			return false;
	if (!mark_content(text, word, last))
		return false;
	if (value_is(word, VALUE_WORD, "Tf") && n > 1 && operands[n - 2].kind == VALUE_NAME)
		text->font = find_font(text, operands[n - 2].bytes);
	return !last || show(text, word, last);
}

static bool read_content(struct text_reading *text, const struct value *stream)
{
	enum { MOST_OPERANDS = 8 };
	struct reading *reading = text->reading;
	struct value operands[MOST_OPERANDS], value;
	int noperands = 0;
	struct lexer lexer;
	const char *bytes;
	size_t n;

	if (!read_stream(reading, stream, &bytes, &n))
		return false;
	lexer = read_lexer(reading, bytes, bytes + n);
	while (value_read(&lexer, &value)) {
		if (value.kind == VALUE_END)
			return true;
		if (value.kind != VALUE_WORD) {
			if (noperands == MOST_OPERANDS)
				memmove(operands, operands + 1, --noperands * sizeof *operands);
			operands[noperands++] = value;
			continue;
		}
		if (!run_operator(text, &value, operands, noperands))
			return false;
		noperands = 0;
	}
	return read_damaged(reading, "the content of a page cannot be read");
}

static bool read_page(struct text_reading *text, const struct trace_page *page)
{
	struct reading *reading = text->reading;
	const struct value *content = read_entry(reading, page->dict, "Contents");
	bool is_good = true;

	text->font = NULL;
	text->depth = text->level = text->marked_level = text->foot_level = 0;
	text->page = page->dict;
	text->resources = page->resources;
	if (content->stream)
		is_good = read_content(text, content);
	for (int i = 0; content->kind == VALUE_ARRAY && is_good && i < content->nitems; i++)
		is_good = read_content(text, read_item(reading, content, i));
	return is_good && add_text(text, "\n", 1);
}

static bool read_all(struct text_reading *text)
{
	struct reading *reading = text->reading;
	struct trace_pages pages;
	bool is_good = trace_read_pages(reading, &pages);

	for (int i = 0; is_good && i < pages.n; i++, text->page_number++)
		is_good = read_page(text, &pages.list[i]) && !reading->has_failed;
	text->npages = pages.n;
	return is_good;
}

bool read_text(struct reading *reading, struct buf *out, int *npages)
{
	struct text_reading text = {.reading = reading, .out = out};
	bool is_good = read_all(&text);

	*npages = text.npages;
	return is_good;
}

bool read_text_marks(struct reading *reading, struct buf *out, struct read_mark **marks,
		     int *nmarks)
{
	struct text_reading text = {.reading = reading, .out = out};
	bool is_good = read_all(&text);

	*marks = text.marks;
	*nmarks = text.nmarks;
	return is_good;
}

bool read_text_shows(struct reading *reading, struct buf *out, struct read_shows *shows)
{
	struct text_reading text = {.reading = reading, .out = out, .shows = shows};
	bool is_good;

	*shows = (struct read_shows){0};
	is_good = read_all(&text);
	shows->marks = text.marks;
	shows->nmarks = text.nmarks;
	shows->npages = text.npages;
	return is_good;
}
