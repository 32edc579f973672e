/*
 * Glyphs that are made of others, added to the bare CFF table of a subset. What lists the glyphs is
 * written anew behind the table: their outlines, their names or CIDs, and which Font DICT each goes
 * by. The rest stays where it is, and so do all offsets but those of the three. A glyph that only
 * repeats another takes its charstring; others are drawn anew, without hints.
 */
#include <hb.h>

#include "base/buf.h"
#include "text/cff.h"
#include "text/face.h"
#include "text/font_join.h"

enum { STANDARD_STRINGS = 391, OP_RLINETO = 5, OP_RRCURVETO = 8, OP_ENDCHAR = 14, OP_RMOVETO = 21 };

struct charset {
	uint32_t *names; /* of all glyphs */
	uint8_t *fds;
};

/* A charstring (Adobe technical note 5177) in the making. */
struct pen {
	struct buf *out;
	int x, y;   /* where it stands */
	int dx, dy; /* of the part that is drawn */
};

static void add_number(struct buf *out, int value)
{
	buf_addc(out, 28);
	buf_addc(out, (char)(value >> 8));
	buf_addc(out, (char)value);
}

static void go(struct pen *pen, float x, float y)
{
	int to_x = pen->dx + (int)(x < 0 ? x - 0.5f : x + 0.5f);
	int to_y = pen->dy + (int)(y < 0 ? y - 0.5f : y + 0.5f);

	add_number(pen->out, to_x - pen->x);
	add_number(pen->out, to_y - pen->y);
	pen->x = to_x;
	pen->y = to_y;
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
		    void *user)
{
	struct pen *pen = data;

	(void)funcs, (void)state, (void)user;
	go(pen, x, y);
	buf_addc(pen->out, OP_RMOVETO);
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
		    void *user)
{
	struct pen *pen = data;

	(void)funcs, (void)state, (void)user;
	go(pen, x, y);
	buf_addc(pen->out, OP_RLINETO);
}

/* NOLINTNEXTLINE(readability-function-size): HarfBuzz calls it so */
static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
		     float x2, float y2, float x, float y, void *user)
{
	struct pen *pen = data;

	(void)funcs, (void)state, (void)user;
	go(pen, x1, y1);
	go(pen, x2, y2);
	go(pen, x, y);
	buf_addc(pen->out, OP_RRCURVETO);
}

static hb_draw_funcs_t *make_funcs(void)
{
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
	return funcs;
}

static bool repeats(const struct face *face, const struct joined_glyph *joined)
{
	const struct glyph_part *part = joined->parts;

	return joined->nparts == 1 && part->dx == 0 && part->dy == 0 &&
	       hb_font_get_glyph_h_advance(face->font, part->id) == joined->advance;
}

static void draw(struct cff *cff, uint32_t fd, const struct face *face,
		 const struct joined_glyph *joined, struct buf *out)
{
	hb_draw_funcs_t *funcs = make_funcs();
	struct pen pen = {.out = out};

	cff_read_widths(cff, fd);
	if (joined->advance != cff->default_width)
		add_number(out, joined->advance - cff->nominal_width);
	for (int i = 0; i < joined->nparts; i++) {
		pen.dx = joined->parts[i].dx;
		pen.dy = joined->parts[i].dy;
		hb_font_get_glyph_shape(face->font, joined->parts[i].id, funcs, &pen);
	}
	buf_addc(out, OP_ENDCHAR);
	hb_draw_funcs_destroy(funcs);
}

static void add_long(struct buf *out, uint32_t value)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_addc(out, (char)(value >> shift));
}

/* An INDEX of the charstrings of all glyphs; ends: where each ends among them. */
static void add_outlines(struct buf *out, const struct buf *charstrings, const uint32_t *ends,
			 uint32_t nglyphs)
{
	buf_addc(out, (char)(nglyphs >> 8));
	buf_addc(out, (char)nglyphs);
	buf_addc(out, 4);
	add_long(out, 1);
	for (uint32_t i = 0; i < nglyphs; i++)
		add_long(out, ends[i] + 1);
	buf_add(out, charstrings->bytes, charstrings->n);
}

/* A name that is not taken: a CID behind all others, or one that any font may use. */
static uint32_t next_name(const struct cff *cff, const uint32_t *names, uint32_t n)
{
	uint32_t name = 0;

	if (cff->is_cid_keyed) {
		for (uint32_t i = 0; i < n; i++)
			name = names[i] > name ? names[i] : name;
		return name + 1;
	}
	for (uint32_t i = 0; i < n && name < STANDARD_STRINGS - 1; i++)
		if (names[i] == name) {
			name++;
			i = 0;
		}
	return name;
}

static void patch(struct buf *table, struct cff_offset offset, size_t value)
{
	for (int i = 0; i < 4; i++)
		table->bytes[offset.at + (size_t)i] = (char)(value >> (24 - 8 * i));
}

/* Appends what lists the glyphs, and says where it is. */
static void add_lists(struct buf *table, const struct cff *cff, const struct charset *charset,
		      uint32_t nglyphs)
{
	patch(table, cff->charset, table->n);
	buf_addc(table, 0);
	for (uint32_t i = 1; i < nglyphs; i++) {
		buf_addc(table, (char)(charset->names[i] >> 8));
		buf_addc(table, (char)charset->names[i]);
	}
	if (!cff->is_cid_keyed)
		return;
	patch(table, cff->fd_select, table->n);
	buf_addc(table, 0);
	buf_add(table, charset->fds, nglyphs);
}

/* What glyphs are added to what. */
struct addition {
	const struct face *face;
	const struct font_subset *subset;
	const struct joined_glyph *joined;
};

/* The charstrings of all glyphs, those that are added last; ends, one for each: where it ends. */
static void gather(struct cff *cff, const struct addition *addition, struct charset *charset,
		   uint32_t nglyphs, struct buf *out, uint32_t *ends)
{
	const struct font_subset *subset = addition->subset;

	for (uint32_t i = 0; i < nglyphs; i++) {
		const struct joined_glyph *new = i < subset->nglyphs
							 ? NULL
							 : &addition->joined[i - subset->nglyphs];
		uint32_t from = i, start, end;

		if (new &&new->nparts > 0)
			from = font_subset_find(subset, new->parts[0].id);
		else if (new)
			from = 0;
		if (new) {
			charset->fds[i] = charset->fds[from];
			charset->names[i] = next_name(cff, charset->names, i);
		}
		if (new && !repeats(addition->face, new)) {
			draw(cff, charset->fds[i], addition->face, new, out);
		} else {
			cff_element(cff, cff->outlines.value, from, &start, &end);
			buf_add(out, cff->bytes + start, end - start);
		}
		ends[i] = (uint32_t)out->n;
	}
}

bool font_join_cff(const struct face *face, struct arena *arena, const struct joined_glyph *joined,
		   int n, struct font_subset *subset)
{
	uint32_t nglyphs = subset->nglyphs + (uint32_t)n;
	struct charset charset = {ARENA_ARRAY(arena, uint32_t, nglyphs),
				  ARENA_ARRAY(arena, uint8_t, nglyphs)};
	const struct addition addition = {face, subset, joined};
	uint32_t *ends = ARENA_ARRAY(arena, uint32_t, nglyphs);
	struct buf charstrings, table;
	struct cff cff;

	cff_open(&cff, subset->bytes, subset->nbytes);
	cff_read_charset(&cff, charset.names, subset->nglyphs);
	cff_read_fds(&cff, charset.fds, subset->nglyphs);
	if (!cff.charset.at || !cff.outlines.at || (cff.is_cid_keyed && !cff.fd_select.at) ||
	    nglyphs > 0xffff)
		return false;
	buf_init(&charstrings);
	buf_init(&table);
	gather(&cff, &addition, &charset, nglyphs, &charstrings, ends);
	buf_add(&table, subset->bytes, subset->nbytes);
	add_lists(&table, &cff, &charset, nglyphs);
	patch(&table, cff.outlines, table.n);
	add_outlines(&table, &charstrings, ends, nglyphs);
	subset->bytes = arena_copy(arena, table.bytes, table.n);
	subset->nbytes = (uint32_t)table.n;
	subset->nglyphs = nglyphs;
	buf_release(&charstrings);
	buf_release(&table);
	return !cff.has_failed;
}
