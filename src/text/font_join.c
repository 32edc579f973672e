/*
 * Glyphs that are made of others, added to a subset: composites of the glyf table, which hold no
 * outlines of their own (OpenType 1.9, glyf). Offsets are written for all glyphs in four bytes, and
 * advances too, so that what is added follows what is there.
 */
#include "text/font_join.h"

#include <hb.h>

#include "base/buf.h"
#include "text/face.h"
#include "text/fontset.h"

enum { ARGS_ARE_WORDS = 0x0001, ARGS_ARE_XY = 0x0002, MORE_COMPONENTS = 0x0020, GLYPH_HEADER = 10 };

/* The tables of a subset that change; each is copied, so that it can be written. */
struct tables {
	hb_face_t *face;
	struct buf head, hhea, maxp, loca, glyf, hmtx;
	uint32_t nglyphs;
};

static int number(const struct buf *table, size_t offset)
{
	const uint8_t *bytes = (const uint8_t *)table->bytes;

	return offset + 2 <= table->n ? (int16_t)(bytes[offset] << 8 | bytes[offset + 1]) : 0;
}

static void put(struct buf *table, size_t offset, int value)
{
	if (offset + 2 > table->n)
		return;
	table->bytes[offset] = (char)((unsigned)value >> 8);
	table->bytes[offset + 1] = (char)value;
}

static void add(struct buf *table, int value)
{
	buf_addc(table, (char)((unsigned)value >> 8));
	buf_addc(table, (char)value);
}

static void add_long(struct buf *table, uint32_t value)
{
	add(table, (int)(value >> 16));
	add(table, (int)(value & 0xffff));
}

static uint32_t offset_of(const struct tables *tables, uint32_t glyph)
{
	size_t at = 4 * (size_t)glyph;

	return (uint32_t)(number(&tables->loca, at) & 0xffff) << 16 |
	       (uint32_t)(number(&tables->loca, at + 2) & 0xffff);
}

static void read_table(const struct tables *tables, hb_tag_t tag, struct buf *table)
{
	hb_blob_t *blob = hb_face_reference_table(tables->face, tag);
	unsigned n;
	const char *bytes = hb_blob_get_data(blob, &n);

	buf_init(table);
	buf_add(table, bytes, n);
	hb_blob_destroy(blob);
}

/* All offsets in four bytes. */
static void read_offsets(struct tables *tables)
{
	struct buf offsets;

	read_table(tables, HB_TAG('l', 'o', 'c', 'a'), &offsets);
	buf_init(&tables->loca);
	if (number(&tables->head, 50) != 0) {
		buf_add(&tables->loca, offsets.bytes, offsets.n);
	} else {
		for (size_t i = 0; i + 2 <= offsets.n; i += 2)
			add_long(&tables->loca, 2 * (uint32_t)(number(&offsets, i) & 0xffff));
		put(&tables->head, 50, 1);
	}
	buf_release(&offsets);
}

/* An advance for each glyph, though fonts may leave out those of the last ones that are alike. */
static void read_advances(struct tables *tables)
{
	uint32_t nlong = (uint32_t)(number(&tables->hhea, 34) & 0xffff);
	struct buf advances;

	read_table(tables, HB_TAG('h', 'm', 't', 'x'), &advances);
	buf_init(&tables->hmtx);
	for (uint32_t i = 0; i < tables->nglyphs; i++) {
		bool is_long = i < nlong;

		add(&tables->hmtx, number(&advances, 4 * (is_long ? i : nlong - 1)));
		add(&tables->hmtx,
		    number(&advances, is_long ? 4 * i + 2 : 4 * nlong + 2 * (i - nlong)));
	}
	buf_release(&advances);
}

static void open_tables(struct tables *tables, const struct font_subset *subset)
{
	hb_blob_t *blob = hb_blob_create((const char *)subset->bytes, subset->nbytes,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);

	tables->face = hb_face_create(blob, 0);
	tables->nglyphs = subset->nglyphs;
	hb_blob_destroy(blob);
	read_table(tables, HB_TAG('h', 'e', 'a', 'd'), &tables->head);
	read_table(tables, HB_TAG('h', 'h', 'e', 'a'), &tables->hhea);
	read_table(tables, HB_TAG('m', 'a', 'x', 'p'), &tables->maxp);
	read_table(tables, HB_TAG('g', 'l', 'y', 'f'), &tables->glyf);
	read_offsets(tables);
	read_advances(tables);
}

static void close_tables(struct tables *tables)
{
	buf_release(&tables->head);
	buf_release(&tables->hhea);
	buf_release(&tables->maxp);
	buf_release(&tables->loca);
	buf_release(&tables->glyf);
	buf_release(&tables->hmtx);
	hb_face_destroy(tables->face);
}

/* What a glyph blackens in font units: left, bottom, right, top. */
struct bounds {
	int sides[4];
	bool is_empty;
};

static void widen(struct bounds *bounds, const struct tables *tables, uint32_t outline, int dx,
		  int dy)
{
	for (size_t i = 0; i < 4; i++) {
		int side = number(&tables->glyf, outline + 2 + 2 * i) + (i % 2 ? dy : dx);

		if (bounds->is_empty || (i < 2 ? side < bounds->sides[i] : side > bounds->sides[i]))
			bounds->sides[i] = side;
	}
	bounds->is_empty = false;
}

static void add_glyph(struct tables *tables, const struct font_subset *subset,
		      const struct joined_glyph *joined)
{
	struct bounds bounds = {.is_empty = true};
	size_t start = tables->glyf.n, last = 0;
	struct buf *glyf = &tables->glyf;

	for (int i = 0; i < joined->nparts; i++) {
		const struct glyph_part *part = &joined->parts[i];
		uint32_t id = font_subset_find(subset, part->id);
		uint32_t outline = offset_of(tables, id);
		int dx;

		if (outline == offset_of(tables, id + 1))
			continue; /* a space */
		if (last == 0)
			for (int k = 0; k < GLYPH_HEADER; k += 2)
				add(glyf, -1);
		/* alone, a glyph stands where its left side bearing says */
		dx = part->dx + number(&tables->hmtx, 4 * (size_t)id + 2) -
		     number(glyf, outline + 2);
		widen(&bounds, tables, outline, dx, part->dy);
		last = glyf->n;
		add(glyf, ARGS_ARE_WORDS | ARGS_ARE_XY | MORE_COMPONENTS);
		add(glyf, (int)id);
		add(glyf, dx);
		add(glyf, part->dy);
	}
	if (last > 0)
		put(glyf, last, ARGS_ARE_WORDS | ARGS_ARE_XY);
	for (size_t i = 0; i < 4 && last > 0; i++)
		put(glyf, start + 2 + 2 * i, bounds.sides[i]);
	while (glyf->n % 4)
		buf_addc(glyf, 0);
	add_long(&tables->loca, (uint32_t)glyf->n);
	add(&tables->hmtx, joined->advance);
	add(&tables->hmtx, bounds.sides[0]);
	tables->nglyphs++;
}

/* What machines make room for: points, contours, components and levels of composites. */
static void raise_limits(struct tables *tables, int most_parts)
{
	static const size_t simple[] = {6, 8}, composite[] = {10, 12};

	for (size_t i = 0; i < 2; i++) {
		int a = number(&tables->maxp, simple[i]) & 0xffff;
		int b = number(&tables->maxp, composite[i]) & 0xffff;
		int64_t most = (int64_t)(a > b ? a : b) * most_parts;

		put(&tables->maxp, composite[i], most > 0xffff ? 0xffff : (int)most);
	}
	if ((number(&tables->maxp, 28) & 0xffff) < most_parts)
		put(&tables->maxp, 28, most_parts);
	put(&tables->maxp, 30, (number(&tables->maxp, 30) & 0xffff) + 1);
	put(&tables->maxp, 4, (int)tables->nglyphs);
	put(&tables->hhea, 34, (int)tables->nglyphs);
}

static void add_table(hb_face_t *builder, hb_tag_t tag, const struct buf *table)
{
	hb_blob_t *blob = hb_blob_create(table->bytes, (unsigned)table->n, HB_MEMORY_MODE_DUPLICATE,
					 NULL, NULL);

	hb_face_builder_add_table(builder, tag, blob);
	hb_blob_destroy(blob);
}

static void write_tables(const struct tables *tables, struct arena *arena,
			 struct font_subset *subset)
{
	hb_face_t *builder = hb_face_builder_create();
	hb_blob_t *blob;
	const char *bytes;
	unsigned n;

	add_table(builder, HB_TAG('h', 'e', 'a', 'd'), &tables->head);
	add_table(builder, HB_TAG('h', 'h', 'e', 'a'), &tables->hhea);
	add_table(builder, HB_TAG('m', 'a', 'x', 'p'), &tables->maxp);
	add_table(builder, HB_TAG('l', 'o', 'c', 'a'), &tables->loca);
	add_table(builder, HB_TAG('g', 'l', 'y', 'f'), &tables->glyf);
	add_table(builder, HB_TAG('h', 'm', 't', 'x'), &tables->hmtx);
	blob = hb_face_reference_blob(builder);
	bytes = hb_blob_get_data(blob, &n);
	subset->bytes = arena_copy(arena, bytes, n);
	subset->nbytes = n;
	subset->nglyphs = tables->nglyphs;
	hb_blob_destroy(blob);
	hb_face_destroy(builder);
}

bool font_join(const struct fontset *fonts, struct arena *arena, int font,
	       const struct joined_glyph *joined, int n, struct font_subset *subset)
{
	struct tables tables;
	int most_parts = 1;

	if (subset->is_cff)
		return font_join_cff(fontset_face(fonts, font), arena, joined, n, subset);
	if (subset->nglyphs + (uint32_t)n > 0xffff)
		return false;
	open_tables(&tables, subset);
	for (int i = 0; i < n; i++) {
		add_glyph(&tables, subset, &joined[i]);
		if (joined[i].nparts > most_parts)
			most_parts = joined[i].nparts;
	}
	raise_limits(&tables, most_parts);
	write_tables(&tables, arena, subset);
	close_tables(&tables);
	return true;
}
