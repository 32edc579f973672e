/* Fonts: their widths (ISO 32000-1, 9.2.4, 9.7.4.3), and the CMap of a composite one (9.7.5). */
#include "inspect/trace_font.h"

#include <string.h>

#include "inspect/read_map.h"
#include "inspect/read_stream.h"

enum { MOST_FONTS = 256, MOST_WIDTHS = 1 << 16 };

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

	if (!read_spend(reading, (size_t)n * sizeof *widths))
		return NULL;
	widths = ARENA_ARRAY(reading->arena, float, n);
	for (int i = 0; i < n; i++)
		widths[i] = -1;
	return widths;
}

static void read_simple_widths(struct reading *reading, struct trace_font *font)
{
	const struct value *list = read_list(reading, font->dict, "Widths");
	int64_t first = (int64_t)number_of(reading, font->dict, "FirstChar", 0);
	float *widths = make_widths(reading, 256);

	for (int i = 0; widths && i < list->nitems; i++)
		if (first + i >= 0 && first + i < 256)
			widths[first + i] = (float)read_item(reading, list, i)->real;
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
	/* a small file can ask for much work */
	if (last >= MOST_WIDTHS || (last > first && (size_t)(last - first) >= reading->budget))
		return 0;
	reading->budget -= last > first ? (size_t)(last - first) : 0;
	for (int64_t cid = first; widths && cid <= last; cid++)
		widths[cid] = (float)(second->kind == VALUE_ARRAY
					      ? read_item(reading, second, (int)(cid - first))->real
					      : items[2].real);
	return last < first ? 1 : (int)last + 1;
}

static void read_widths(struct reading *reading, struct trace_font *font)
{
	const struct value *list = read_list(reading, font->program, "W");
	float *widths;
	int n = 0;

	font->width = number_of(reading, font->program, "DW", 1000);
	for (int i = 0; i < list->nitems;) {
		int end = read_stretch(reading, list, &i, NULL);

		if (end == 0)
			return;
		n = end > n ? end : n;
	}
	widths = make_widths(reading, n);
	for (int i = 0; widths && i < list->nitems;)
		if (read_stretch(reading, list, &i, widths) == 0)
			return;
	font->widths = widths;
	font->nwidths = widths ? n : 0;
}

/* context: the CIDs by code. */
static bool take_cids(void *context, unsigned from, unsigned to, const struct value *target)
{
	uint16_t *cids = context;

	if (target->kind != VALUE_NUMBER || from >= TRACE_CODES || to >= TRACE_CODES)
		return false;
	for (unsigned i = from; i <= to; i++)
		cids[i] = (uint16_t)(target->number + i - from);
	return true;
}

/* is_read: so is its codespace. */
static void read_composite(struct reading *reading, struct trace_font *font, bool is_read)
{
	const struct value *list = read_list(reading, font->dict, "DescendantFonts");
	const struct value *encoding = read_entry(reading, font->dict, "Encoding");

	if (list->nitems > 0)
		font->program = read_item(reading, list, 0);
	font->is_mapped = value_is(encoding, VALUE_NAME, "Identity-H") ||
			  value_is(encoding, VALUE_NAME, "Identity-V");
	if (encoding->stream && reading->budget > TRACE_CODES * sizeof(uint16_t)) {
		uint16_t *cids = ARENA_ARRAY(reading->arena, uint16_t, TRACE_CODES);
		struct map_taker taker = {"begincidchar", "begincidrange", true, take_cids, cids};

		reading->budget -= TRACE_CODES * sizeof(uint16_t);
		font->is_mapped = is_read && read_stream_is_known(reading, encoding) &&
				  read_map(reading, encoding, &taker);
		font->cids = cids;
	}
	read_widths(reading, font);
}

static void read_font(struct reading *reading, struct trace_font *font)
{
	const char *kind = read_name(reading, font->dict, "Subtype");
	bool is_read;

	font->program = font->dict;
	font->is_composite = strcmp(kind, "Type0") == 0;
	font->is_drawn = strcmp(kind, "Type3") == 0;
	is_read = read_codespace(reading, font->dict, &font->space);
	if (font->is_composite)
		read_composite(reading, font, is_read);
	font->kind = read_name(reading, font->program, "Subtype");
	font->name = read_name(reading, font->program, "BaseFont");
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
