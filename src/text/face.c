/*
 * One face: the file is mapped by HarfBuzz, and the facts that PDF font descriptors want are read
 * from the tables head, post and OS/2 (OpenType 1.9), whose fields stand at fixed places.
 */
#include "text/face.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <hb-ot.h>
#include <hb.h>

#include "text/face_check.h"
#include "text/face_cluster.h"
#include "text/font_instance.h"

enum {
	FAMILY_SERIF_FIRST = 2, /* OS/2 panose: bSerifStyle 2 to 10 are serifs */
	FAMILY_SERIF_LAST = 10,
	ENOUGH_LETTERS = 64,
	EN_DASH = 0x2013,
	MINUS = 0x2212,
	BOLD_WEIGHT = 600
};

struct table {
	hb_blob_t *blob;
	const uint8_t *bytes;
	unsigned n;
};

static struct table open_table(hb_face_t *face, hb_tag_t tag)
{
	struct table table = {.blob = hb_face_reference_table(face, tag)};

	table.bytes = (const uint8_t *)hb_blob_get_data(table.blob, &table.n);
	return table;
}

/* The signed 16-bit field at offset; 0 when the table is too short. */
static int field(const struct table *table, unsigned offset)
{
	if (offset + 2 > table->n)
		return 0;
	return (int16_t)(table->bytes[offset] << 8 | table->bytes[offset + 1]);
}

static int per_mille(const struct font_info *info, int units)
{
	return (int)len_scale(units, 1000, info->units_per_em);
}

static int metric(struct face *face, hb_ot_metrics_tag_t tag, int otherwise)
{
	hb_position_t value;

	if (!hb_ot_metrics_get_position(face->font, tag, &value))
		return otherwise;
	return per_mille(&face->info, value);
}

static void read_head(struct face *face)
{
	struct table head = open_table(face->face, HB_TAG('h', 'e', 'a', 'd'));
	int style = field(&head, 44);

	for (unsigned i = 0; i < 4; i++)
		face->info.bbox[i] = per_mille(&face->info, field(&head, 36 + 2 * i));
	face->info.is_bold = style & 1;
	face->info.is_italic = style & 2;
	hb_blob_destroy(head.blob);
}

static void read_post(struct face *face)
{
	struct table post = open_table(face->face, HB_TAG('p', 'o', 's', 't'));

	face->info.italic_angle = field(&post, 4);
	face->info.is_monospace = field(&post, 12) || field(&post, 14);
	hb_blob_destroy(post.blob);
}

static void read_os2(struct face *face)
{
	struct table os2 = open_table(face->face, HB_TAG('O', 'S', '/', '2'));
	int serif = os2.n > 33 ? os2.bytes[33] : 0;

	face->info.is_serif = serif >= FAMILY_SERIF_FIRST && serif <= FAMILY_SERIF_LAST;
	hb_blob_destroy(os2.blob);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool is_there = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return is_there;
}

static void read_metrics(struct face *face)
{
	face->info.ascent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 800);
	face->info.descent = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -200);
	face->info.cap_height = metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT, 700);
	face->info.underline = metric(face, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -100);
	face->info.underline_weight = metric(face, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 50);
	face->info.x_height = metric(face, HB_OT_METRICS_TAG_X_HEIGHT, 500);
}

static uint32_t find_glyph(struct face *face, uint32_t code)
{
	hb_codepoint_t glyph = 0;

	return hb_font_get_nominal_glyph(face->font, code, &glyph) ? glyph : 0;
}

static hb_bool_t find_minus_too(hb_font_t *font, void *data, hb_codepoint_t code,
				hb_codepoint_t *glyph, void *user)
{
	hb_font_t *parent = hb_font_get_parent(font);

	(void)data;
	(void)user;
	if (hb_font_get_nominal_glyph(parent, code, glyph))
		return true;
	return code == MINUS && hb_font_get_nominal_glyph(parent, EN_DASH, glyph);
}

/* A font without a minus sign shows its en dash for one: of the same weight as the figures beside
 * it, unlike another font's minus. The text stays a minus. */
static void lend_minus(struct face *face)
{
	hb_font_funcs_t *functions;
	hb_font_t *font;

	if (find_glyph(face, MINUS) || !find_glyph(face, EN_DASH))
		return;
	functions = hb_font_funcs_create();
	hb_font_funcs_set_nominal_glyph_func(functions, find_minus_too, NULL, NULL);
	font = hb_font_create_sub_font(face->font);
	hb_font_set_funcs(font, functions, NULL, NULL);
	hb_font_funcs_destroy(functions);
	hb_font_destroy(face->font);
	face->font = font;
}

static void find_glyphs(struct face *face)
{
	face->has_ascii = true;
	for (uint32_t code = 0x20; code < 0x7f && face->has_ascii; code++)
		face->has_ascii = face_has(face, code);
	face->space = find_glyph(face, 0x20);
	face->space_advance = hb_font_get_glyph_h_advance(face->font, face->space);
	face->replacement = find_glyph(face, 0xfffd);
	if (!face->replacement)
		face->replacement = find_glyph(face, 0x25a1);
	if (!face->replacement)
		face->replacement = find_glyph(face, '?');
	face->hyphen = find_glyph(face, 0x2010);
	if (!face->hyphen)
		face->hyphen = find_glyph(face, '-');
}

static void read_name(struct face *face, struct arena *arena)
{
	unsigned size = 128;
	char *name = arena_alloc(arena, size);

	hb_ot_name_get_utf8(face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size,
			    name);
	face->info.postscript_name = *name ? name : "Unnamed";
}

/* What is wrong with the file before it is opened: a pipe would be waited for. */
static const char *look_at_file(struct arena *arena, const char *path)
{
	struct stat status;
	int fd;

	if (stat(path, &status) != 0)
		return arena_printf(arena, "cannot be read: %s", strerror(errno));
	if (S_ISDIR(status.st_mode))
		return "is a folder";
	if (!S_ISREG(status.st_mode))
		return "is a pipe or a device, no file";
	if (status.st_size == 0)
		return "is empty";
	fd = open(path, O_RDONLY);
	if (fd < 0)
		return arena_printf(arena, "cannot be read: %s", strerror(errno));
	close(fd);
	return NULL;
}

/* Whether the font has pictures in colour, and none of its first letters has an outline: black on
 * paper they would be nothing. */
static bool is_coloured(const struct face *face)
{
	static const hb_tag_t colours[] = {HB_TAG('C', 'O', 'L', 'R'), HB_TAG('S', 'V', 'G', ' '),
					   HB_TAG('C', 'B', 'D', 'T'), HB_TAG('s', 'b', 'i', 'x')};
	hb_codepoint_t code = HB_SET_VALUE_INVALID;
	bool has_colour = false, has_outline = false;
	hb_set_t *codes;
	int n = 0;

	for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++)
		has_colour |= has_table(face->face, colours[i]);
	if (!has_colour)
		return false;
	codes = hb_set_create();
	hb_face_collect_unicodes(face->face, codes);
	while (!has_outline && hb_set_next(codes, &code) && n < ENOUGH_LETTERS)
		if (code > ' ') {
			has_outline = face_has(face, code);
			n++;
		}
	hb_set_destroy(codes);
	return n > 0 && !has_outline;
}

/* Puts an instance in the place of a variable font. */
static const char *open_instance(struct face *face, int *index, int weight)
{
	const char *why;
	hb_blob_t *blob = font_instance(face->blob, *index, weight, &why);

	if (!blob)
		return why;
	if (!face_has_intact_outlines(face)) {
		hb_blob_destroy(blob);
		return "is damaged: the checksum of its outlines is wrong";
	}
	hb_blob_destroy(face->blob);
	face->blob = blob;
	face->is_intact = true; /* outlines of a moment ago */
	face->info.weight = weight;
	*index = 0;
	return NULL;
}

const char *face_open(struct face *face, struct arena *arena, const char *path, int index,
		      int weight)
{
	const char *why;

	*face = (struct face){.info = {.path = arena_strdup(arena, path), .face_index = index}};
	why = look_at_file(arena, path);
	if (why)
		return why;
	face->blob = hb_blob_create_from_file_or_fail(path);
	if (!face->blob)
		return "cannot be read";
	why = face_check(face, arena);
	if (why)
		return why;
	why = open_instance(face, &index, weight);
	if (why)
		return why;
	face->face = hb_face_create(face->blob, (unsigned)index);
	face->font = hb_font_create(face->face);
	face->info.units_per_em = (int)hb_face_get_upem(face->face);
	if (hb_face_get_glyph_count(face->face) == 0)
		return "is no OpenType font";
	if (is_coloured(face))
		return "has coloured pictures alone, no outlines";
	face->info.is_cff = has_table(face->face, HB_TAG('C', 'F', 'F', ' '));
	read_os2(face);
	read_head(face);
	face->info.is_bold |= face->info.weight >= BOLD_WEIGHT;
	read_post(face);
	read_metrics(face);
	read_name(face, arena);
	lend_minus(face);
	find_glyphs(face);
	return NULL;
}

void face_close(struct face *face)
{
	hb_font_destroy(face->font);
	hb_face_destroy(face->face);
	hb_face_destroy(face->prepared);
	hb_blob_destroy(face->blob);
	*face = (struct face){0};
}
