/* Fonts: their widths (ISO 32000-1, 9.2.4, 9.7.4.3), and the CMap of a composite one (9.7.5). */
#include "inspect/trace_font.h"

#include <string.h>

enum { MOST_FONTS = 256, MOST_WIDTHS = 1 << 16 };

static const char *name_of(struct reading *reading, const struct value *dict, const char *key)
{
	const struct value *name = read_entry(reading, dict, key);

	return name->kind == VALUE_NAME ? name->bytes : "";
}

static double number_of(struct reading *reading, const struct value *dict, const char *key,
			double fallback)
{
	const struct value *value = read_entry(reading, dict, key);

	return value->kind == VALUE_NUMBER ? value->real : fallback;
}

/* Room for widths up to MOST_WIDTHS, none said. */
static float *make_widths(struct reading *reading, int n)
{
	float *widths;

	if (reading->budget <= (size_t)n * sizeof *widths) {
		reading->budget = 0;
		read_damaged(reading, "");
		return NULL;
	}
	reading->budget -= (size_t)n * sizeof *widths;
	widths = ARENA_ARRAY(reading->arena, float, n);
	for (int i = 0; i < n; i++)
		widths[i] = -1;
	return widths;
}

/* Whether work on so many codes may be done: a small file can ask for much. */
static bool spend(size_t *budget, int64_t n)
{
	if (n < 0)
		n = 0;
	if (*budget <= (size_t)n)
		return false;
	*budget -= (size_t)n;
	return true;
}

static void read_simple_widths(struct reading *reading, struct trace_font *font)
{
	const struct value *list = read_entry(reading, font->dict, "Widths");
	int64_t first = (int64_t)number_of(reading, font->dict, "FirstChar", 0);
	float *widths = make_widths(reading, 256);

	for (int i = 0; widths && list->kind == VALUE_ARRAY && i < list->nitems; i++)
		if (first + i >= 0 && first + i < 256)
			widths[first + i] = (float)read_resolve(reading, &list->items[i])->real;
	font->widths = widths;
	font->nwidths = widths ? 256 : 0;
	font->width = number_of(reading, font->descriptor, "MissingWidth", 0);
}

/* The numbers of one stretch of W: "c [w w w]" or "from to w"; i is at its first, and goes on.
 * Where widths is NULL, nothing is filled. Returns one past its last CID; 0: it is malformed. */
static int read_stretch(struct reading *reading, const struct value *list, int *i, float *widths)
{
	const struct value *items = list->items + *i;
	int64_t first = items[0].number, last;
	const struct value *second = NULL;

	if (*i + 1 < list->nitems)
		second = read_resolve(reading, &items[1]);
	if (items[0].kind != VALUE_NUMBER || !second || first < 0 || first >= MOST_WIDTHS)
		return 0;
	if (second->kind == VALUE_ARRAY) {
		last = first + second->nitems - 1;
		*i += 2;
	} else {
		if (second->kind != VALUE_NUMBER || *i + 2 >= list->nitems)
			return 0;
		last = second->number;
		*i += 3;
	}
	if (last >= MOST_WIDTHS || !spend(&reading->budget, last - first))
		return 0;
	for (int64_t cid = first; widths && cid <= last; cid++)
		widths[cid] =
			(float)(second->kind == VALUE_ARRAY
					? read_resolve(reading, &second->items[cid - first])->real
					: items[2].real);
	return last < first ? 1 : (int)last + 1;
}

static void read_widths(struct reading *reading, struct trace_font *font)
{
	const struct value *list = read_entry(reading, font->program, "W");
	float *widths;
	int n = 0;

	font->width = number_of(reading, font->program, "DW", 1000);
	for (int i = 0; list->kind == VALUE_ARRAY && i < list->nitems;) {
		int end = read_stretch(reading, list, &i, NULL);

		if (end == 0)
			return;
		n = end > n ? end : n;
	}
	widths = make_widths(reading, n);
	for (int i = 0; widths && list->kind == VALUE_ARRAY && i < list->nitems;)
		if (read_stretch(reading, list, &i, widths) == 0)
			return;
	font->widths = widths;
	font->nwidths = widths ? n : 0;
}

static unsigned code_of(const struct value *string)
{
	unsigned code = 0;

	for (size_t i = 0; i < string->n && i < 2; i++)
		code = code << 8 | (unsigned char)string->bytes[i];
	return code;
}

/* The entries between begincidchar or begincidrange and their end. */
static bool read_cids(struct lexer *lexer, uint16_t *cids, bool is_range)
{
	for (;;) {
		struct value first, last, cid;

		if (!value_read(lexer, &first) || first.kind == VALUE_END)
			return false;
		if (first.kind == VALUE_WORD)
			return true;
		last = first;
		if ((is_range && !value_read(lexer, &last)) || !value_read(lexer, &cid) ||
		    first.kind != VALUE_STRING || last.kind != VALUE_STRING ||
		    cid.kind != VALUE_NUMBER ||
		    !spend(lexer->budget, (int64_t)code_of(&last) - code_of(&first)))
			return false;
		for (unsigned i = code_of(&first); i <= code_of(&last); i++)
			cids[i] = (uint16_t)(cid.number + i - code_of(&first));
	}
}

static bool read_map(struct reading *reading, const struct value *stream, uint16_t *cids)
{
	struct lexer lexer = {.arena = reading->arena, .budget = &reading->budget};
	struct value value;
	size_t n;

	if (!read_can_unpack(reading, stream) || !read_stream(reading, stream, &lexer.at, &n))
		return false;
	lexer.end = lexer.at + n;
	while (value_read(&lexer, &value)) {
		bool is_range = value_is(&value, VALUE_WORD, "begincidrange");

		if (value.kind == VALUE_END)
			return true;
		if (value_is(&value, VALUE_WORD, "usecmap"))
			return false;
		if ((is_range || value_is(&value, VALUE_WORD, "begincidchar")) &&
		    !read_cids(&lexer, cids, is_range))
			return false;
	}
	return false;
}

static void read_composite(struct reading *reading, struct trace_font *font)
{
	const struct value *list = read_entry(reading, font->dict, "DescendantFonts");
	const struct value *encoding = read_entry(reading, font->dict, "Encoding");

	font->code_bytes = 2;
	if (list->kind == VALUE_ARRAY && list->nitems > 0)
		font->program = read_resolve(reading, &list->items[0]);
	font->is_mapped = value_is(encoding, VALUE_NAME, "Identity-H") ||
			  value_is(encoding, VALUE_NAME, "Identity-V");
	if (encoding->stream && reading->budget > TRACE_CODES * sizeof(uint16_t)) {
		uint16_t *cids = ARENA_ARRAY(reading->arena, uint16_t, TRACE_CODES);

		reading->budget -= TRACE_CODES * sizeof(uint16_t);
		font->is_mapped = read_map(reading, encoding, cids);
		font->cids = cids;
	}
	read_widths(reading, font);
}

static void read_font(struct reading *reading, struct trace_font *font)
{
	const char *kind = name_of(reading, font->dict, "Subtype");

	font->program = font->dict;
	font->code_bytes = 1;
	font->is_composite = strcmp(kind, "Type0") == 0;
	font->is_drawn = strcmp(kind, "Type3") == 0;
	if (font->is_composite)
		read_composite(reading, font);
	font->kind = name_of(reading, font->program, "Subtype");
	font->name = name_of(reading, font->program, "BaseFont");
	font->descriptor = read_entry(reading, font->program, "FontDescriptor");
	font->ascent = number_of(reading, font->descriptor, "Ascent", 750);
	font->descent = number_of(reading, font->descriptor, "Descent", -250);
	if (!font->is_composite)
		read_simple_widths(reading, font);
}

struct trace_font *trace_font_find(struct trace_fonts *fonts, const struct value *dict)
{
	struct reading *reading = fonts->reading;
	struct trace_font *font;

	for (int i = 0; i < fonts->n; i++)
		if (fonts->list[i].dict == dict)
			return &fonts->list[i];
	if (dict->kind != VALUE_DICT || fonts->n == MOST_FONTS ||
	    reading->budget <= TRACE_CODES / 8)
		return NULL;
	reading->budget -= TRACE_CODES / 8;
	if (!fonts->list)
		fonts->list = ARENA_ARRAY(reading->arena, struct trace_font, MOST_FONTS);
	font = &fonts->list[fonts->n++];
	font->dict = dict;
	font->shown = ARENA_ARRAY(reading->arena, uint8_t, TRACE_CODES / 8);
	read_font(reading, font);
	return font;
}

double trace_font_width(const struct trace_font *font, unsigned code)
{
	unsigned cid = trace_font_cid(font, code);

	if (cid < (unsigned)font->nwidths && font->widths[cid] >= 0)
		return font->widths[cid];
	return font->width;
}
