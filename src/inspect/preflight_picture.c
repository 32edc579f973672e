/* Pictures: resolution, colour space, how they are packed, and their ink. */
#include "inspect/preflight_picture.h"

#include <math.h>
#include <string.h>

#include "inspect/preflight_fault.h"
#include "inspect/preflight_paint.h"
#include "inspect/read_stream.h"

enum { MOST_BYTES = 64 << 20, SHARE = 8 /* of what may still be unpacked */ };

/* The pixels of a picture, as far as they can be read here. */
struct pixels {
	const uint8_t *bytes;
	size_t row; /* bytes of a row */
	int width, height, bits;
	const struct trace_space *space;
	bool is_inverted;
};

/* An entry by its name or, in the content, its short one. */
static const struct value *entry(struct reading *reading, const struct value *picture,
				 const char *key, const char *shortcut)
{
	const struct value *value = read_entry(reading, picture, key);

	return value->kind == VALUE_NULL ? read_entry(reading, picture, shortcut) : value;
}

static int number(struct reading *reading, const struct value *picture, const char *key,
		  const char *shortcut)
{
	const struct value *value = entry(reading, picture, key, shortcut);

	return value->kind == VALUE_NUMBER && value->number > 0 && value->number < 1 << 20
		       ? (int)value->number
		       : 0;
}

static const char *last_filter(struct preflight *check, const struct value *picture)
{
	const struct value *filter = entry(check->reading, picture, "Filter", "F");

	if (filter->kind == VALUE_ARRAY && filter->nitems > 0)
		filter = read_item(check->reading, filter, filter->nitems - 1);
	/* what stands in the content goes away with its operator */
	return filter->kind == VALUE_NAME ? arena_strdup(check->arena, filter->bytes) : "";
}

/* What is kept of a picture; NULL: nothing as yet, or it stands in the content. */
static struct preflight_picture *find(const struct preflight *check, const struct value *value)
{
	for (int i = 0; value && i < check->npictures; i++)
		if (check->pictures[i].value == value)
			return &check->pictures[i];
	return NULL;
}

/* Whether Decode turns all parts round; false for *is_good when it does something else. */
static bool is_turned(struct reading *reading, const struct value *picture, int n, bool *is_good)
{
	const struct value *list = entry(reading, picture, "Decode", "D");
	int nturned = 0;

	*is_good = true;
	if (list->kind != VALUE_ARRAY)
		return false;
	for (int i = 0; i + 1 < list->nitems; i += 2)
		nturned += list->items[i].real > list->items[i + 1].real;
	*is_good = list->nitems == 2 * n && (nturned == 0 || nturned == n);
	return nturned == n;
}

/* Unpacks a picture; false: it is packed otherwise, too large, or in colours that are no inks. */
static bool read_pixels(struct preflight *check, const struct trace_paint *paint,
			const struct trace_space *space, struct pixels *pixels)
{
	struct reading *reading = check->reading;
	const struct value *picture = paint->picture;
	const struct preflight_picture *known = find(check, picture);
	bool is_mask = paint->colour, is_good;
	const char *bytes = known ? known->bytes : NULL;
	size_t size, n;

	*pixels = (struct pixels){.width = number(reading, picture, "Width", "W"),
				  .height = number(reading, picture, "Height", "H"),
				  .bits = number(reading, picture, "BitsPerComponent", "BPC"),
				  .space = space};
	if (is_mask || !space || !picture->stream || !read_stream_is_known(reading, picture) ||
	    (pixels->bits != 1 && pixels->bits != 2 && pixels->bits != 4 && pixels->bits != 8))
		return false;
	pixels->is_inverted = is_turned(reading, picture, space->n, &is_good);
	pixels->row = ((size_t)pixels->width * (size_t)(space->n * pixels->bits) + 7) / 8;
	size = pixels->row * (size_t)pixels->height;
	if (!is_good || size == 0 || (known && !bytes))
		return false;
	if (!bytes && (size > MOST_BYTES || size > reading->budget / SHARE ||
		       !read_stream(reading, picture, &bytes, &n) || n < size))
		return false;
	pixels->bytes = (const uint8_t *)bytes;
	return true;
}

static void pixel_parts(const struct pixels *pixels, int x, int y, double *parts)
{
	const uint8_t *row = pixels->bytes + (size_t)y * pixels->row;
	int n = pixels->space->n, most = (1 << pixels->bits) - 1;

	for (int i = 0; i < n; i++) {
		size_t bit = ((size_t)x * (size_t)n + (size_t)i) * (size_t)pixels->bits;
		int value = row[bit / 8] >> (8 - pixels->bits - (int)(bit % 8)) & most;

		if (pixels->is_inverted)
			value = most - value;
		parts[i] = pixels->space->kind == TRACE_INDEXED ? value : (double)value / most;
	}
}

static bool sample(const void *context, double u, double v, struct trace_inks *inks)
{
	const struct pixels *pixels = context;
	double parts[TRACE_PARTS];

	if (!(u >= 0 && u < 1 && v > 0 && v <= 1))
		return false;
	pixel_parts(pixels, (int)(u * pixels->width), (int)((1 - v) * pixels->height), parts);
	trace_inks(pixels->space, parts, inks);
	return inks->is_known;
}

/* The most ink of a pixel: sums of bytes where that will do. */
static double most_ink(const struct pixels *pixels)
{
	const struct trace_space *space = pixels->space;
	bool is_sum = space->kind == TRACE_CMYK || space->kind == TRACE_SEPARATION ||
		      space->kind == TRACE_DEVICEN || (space->kind == TRACE_ICC && space->n == 4);
	int most = 0, limit = space->n * 255;

	if (space->kind == TRACE_GRAY)
		return 1;
	if (!is_sum || pixels->bits != 8)
		return -1;
	for (int y = 0; y < pixels->height; y++) {
		const uint8_t *p = pixels->bytes + (size_t)y * pixels->row;

		for (int x = 0; x < pixels->width; x++) {
			int sum = 0;

			for (int i = 0; i < space->n; i++)
				sum += *p++;
			sum = pixels->is_inverted ? limit - sum : sum;
			most = sum > most ? sum : most;
		}
	}
	return most / 255.0;
}

/* Of a picture with a table of colours: the most of those that are in it. */
static double most_ink_of_table(const struct pixels *pixels)
{
	bool is_used[256] = {false};
	struct trace_inks inks;
	double most = 0, part = 0;

	for (int y = 0; y < pixels->height; y++)
		for (int x = 0; x < pixels->width; x++) {
			pixel_parts(pixels, x, y, &part);
			is_used[(int)part] = true;
		}
	for (int i = 0; i < 256; i++) {
		part = i;
		trace_inks(pixels->space, &part, &inks);
		if (is_used[i])
			most = fmax(most, trace_inks_total(&inks));
	}
	return most;
}

static void check_resolution(struct preflight *check, const struct trace_paint *paint,
			     const struct preflight_picture *picture)
{
	bool is_line_art = picture->bits == 1;
	enum preflight_rule rule = is_line_art ? RULE_GWG_R0032 : RULE_GWG_R0031;
	int least = is_line_art ? 549 : 149, good = is_line_art ? 799 : 224;

	if (picture->ppi <= least)
		preflight_fault_at(check, rule, paint, "a picture has %.0f ppi; %d is the least",
				   picture->ppi, least + 1);
	else if (picture->ppi <= good)
		preflight_warn_at(check, rule, paint, "a picture has %.0f ppi; %d is good",
				  picture->ppi, good + 1);
}

static void check_packing(struct preflight *check, const struct trace_paint *paint,
			  const struct preflight_picture *picture)
{
	struct reading *reading = check->reading;
	const struct value *smooth = entry(reading, paint->picture, "Interpolate", "I");

	if (check->is_x1a && (strcmp(picture->filter, "JPXDecode") == 0 ||
			      strcmp(picture->filter, "JBIG2Decode") == 0))
		preflight_fault_at(check, RULE_X1A_PACKING, paint, "a picture is packed by %s",
				   picture->filter);
	if (read_has(reading, paint->picture, "SMask") ||
	    read_entry(reading, paint->picture, "SMaskInData")->number > 0) {
		preflight_fault_at(check, RULE_PRESS_TRANSPARENCY, paint,
				   "a picture is transparent");
		if (check->is_x1a)
			preflight_fault_at(check, RULE_X1A_TRANSPARENCY, paint,
					   "a picture is transparent");
	}
	if (check->is_archive && smooth->kind == VALUE_BOOLEAN && smooth->number)
		preflight_fault_at(check, RULE_ARCHIVE_PICTURE, paint,
				   "a picture asks to be smoothed (Interpolate)");
	if (read_has(reading, paint->picture, "Alternates"))
		preflight_fault_at(check, RULE_X4_ALTERNATE, paint, "a picture has alternates");
}

static void check_ink(struct preflight *check, const struct trace_paint *paint,
		      const struct pixels *pixels, struct preflight_picture *picture)
{
	const struct preflight_picture *known = find(check, paint->picture);

	if (known)
		picture->ink = known->ink;
	else if (pixels->space->kind == TRACE_INDEXED)
		picture->ink = most_ink_of_table(pixels);
	else
		picture->ink = most_ink(pixels);
	if (picture->ink > check->most_ink) {
		check->most_ink = picture->ink;
		check->most_ink_place = picture->place;
	}
	if (picture->ink > 3.0005)
		preflight_fault_at(check, RULE_PRESS_INK, paint,
				   "a pixel of a picture has %.0f %% of ink; 300 %% is the most",
				   picture->ink * 100);
}

/* Bits by ink that a picture may use: all of its space. */
static void note_inks(struct preflight *check, const struct trace_paint *paint,
		      const struct trace_space *space)
{
	double none[TRACE_PARTS] = {0};
	struct trace_inks inks;

	trace_inks(space, none, &inks);
	if (space->kind == TRACE_GRAY)
		inks.named = 1u << TRACE_BLACK;
	check->inks[paint->page] |= inks.named;
	check->inks_of_file |= inks.named;
}

/* Keeps what was found: a picture once, with its least resolution. */
static void keep(struct preflight *check, const struct preflight_picture *picture)
{
	enum { MOST_PICTURES = 1000 };
	struct preflight_picture *known = find(check, picture->value);

	if (!known && check->npictures < MOST_PICTURES) {
		ARENA_GROW(check->arena, check->pictures, check->npictures);
		check->pictures[check->npictures++] = *picture;
	} else if (known && picture->ppi < known->ppi) {
		known->ppi = picture->ppi;
		known->place = picture->place;
	}
}

void preflight_picture(struct preflight *check, const struct trace_paint *paint)
{
	struct reading *reading = check->reading;
	const struct trace_matrix *m = &paint->matrix;
	const struct value *named = entry(reading, paint->picture, "ColorSpace", "CS");
	struct preflight_picture picture = {
		.value = paint->picture->stream ? paint->picture : NULL,
		.place = preflight_place(check, paint->page, paint->box.left, paint->box.top),
		.width = number(reading, paint->picture, "Width", "W"),
		.height = number(reading, paint->picture, "Height", "H"),
		.bits = paint->colour ? 1
				      : number(reading, paint->picture, "BitsPerComponent", "BPC"),
		.filter = last_filter(check, paint->picture),
		.space = "",
		.ink = -1,
	};
	const struct trace_space *space;
	struct pixels pixels;

	if (!preflight_paint_is_printed(check, paint))
		return;
	picture.ppi = fmin(picture.width / fmax(hypot(m->a, m->b), 1e-6),
			   picture.height / fmax(hypot(m->c, m->d), 1e-6)) *
		      72;
	space = paint->colour
			? NULL
			: trace_space_find(trace_spaces(check->trace), paint->resources, named);
	if (space) {
		struct trace_colour colour = {.space = space};
		struct trace_paint coloured = *paint;

		picture.space = trace_space_name(space);
		coloured.colour = &colour;
		preflight_paint_space(check, &coloured);
		note_inks(check, paint, space);
	}
	check_resolution(check, paint, &picture);
	check_packing(check, paint, &picture);
	if (read_pixels(check, paint, space, &pixels)) {
		picture.bytes = (const char *)pixels.bytes;
		check_ink(check, paint, &pixels, &picture);
		preflight_area_picture(&check->area, paint, sample, &pixels);
	}
	keep(check, &picture);
}
