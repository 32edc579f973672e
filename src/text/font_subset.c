/*
 * Subsets by glyph id with hb-subset. Glyphs keep their order but not their numbers: the closure
 * over composite glyphs puts components in between, so the new numbers are read from HarfBuzz's
 * plan.
 */
#include "text/font_subset.h"

#include <assert.h>
#include <stdlib.h>

#include <hb-subset.h>

#include "text/face.h"
#include "text/face_check.h"
#include "text/fontset.h"

/* Tables that a font inside a PDF has no use for. */
static const hb_tag_t dropped[] = {
	HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
	HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
	HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('c', 'm', 'a', 'p'),
	HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'), HB_TAG('g', 'a', 's', 'p'),
	HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
	HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
	HB_TAG('D', 'S', 'I', 'G'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T'),
	HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' '),
	HB_TAG('m', 'o', 'r', 'x'), HB_TAG('k', 'e', 'r', 'x'), HB_TAG('F', 'F', 'T', 'M')};

/* Preparing a face costs as much as so many subsets of it save, unless it is large. */
enum { PREPARING_PAYS = 24, LARGE = 8192 };

/* What subsets are made of; a face that is prepared gives the same ones. */
static hb_face_t *find_source(struct face *face)
{
	if (!face->prepared && ++face->nsubsets == PREPARING_PAYS && !face->info.is_cff &&
	    hb_face_get_glyph_count(face->face) < LARGE)
		face->prepared = hb_subset_preprocess(face->face);
	return face->prepared ? face->prepared : face->face;
}

hb_subset_input_t *font_subset_input(void)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *tables = input ? hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG) : NULL;

	for (size_t i = 0; input && i < sizeof dropped / sizeof dropped[0]; i++)
		hb_set_add(tables, dropped[i]);
	if (input)
		hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	return input;
}

static hb_subset_plan_t *make_plan(hb_face_t *face, const uint32_t *ids, int n)
{
	hb_subset_input_t *input = font_subset_input();
	hb_subset_plan_t *plan;
	hb_set_t *glyphs;

	if (!input)
		return NULL;
	glyphs = hb_subset_input_glyph_set(input);
	for (int i = 0; i < n; i++)
		hb_set_add(glyphs, ids[i]);
	plan = hb_subset_plan_create_or_fail(face, input);
	hb_subset_input_destroy(input);
	return plan;
}

/* False when HarfBuzz left out a glyph. */
static bool map_ids(const hb_subset_plan_t *plan, struct arena *arena, const uint32_t *ids, int n,
		    struct font_subset *out)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	uint32_t *new_ids = ARENA_ARRAY(arena, uint32_t, n);

	out->ids = arena_copy(arena, ids, sizeof *ids * (size_t)n);
	out->nids = n;
	for (int i = 0; i < n; i++) {
		new_ids[i] = hb_map_get(map, ids[i]);
		if (new_ids[i] == HB_MAP_VALUE_INVALID)
			return false;
	}
	out->new_ids = new_ids;
	return true;
}

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

uint32_t font_subset_find(const struct font_subset *subset, uint32_t glyph)
{
	const uint32_t *at = bsearch(&glyph, subset->ids, (size_t)subset->nids, sizeof glyph,
				     compare_ids);

	return at ? subset->new_ids[at - subset->ids] : 0;
}

static bool copy_bytes(hb_face_t *subset, struct arena *arena, struct font_subset *out)
{
	hb_blob_t *blob = out->is_cff ? hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' '))
				      : hb_face_reference_blob(subset);
	unsigned n;
	const char *bytes = hb_blob_get_data(blob, &n);

	out->nbytes = n;
	out->bytes = arena_copy(arena, bytes, n);
	out->nglyphs = hb_face_get_glyph_count(subset);
	hb_blob_destroy(blob);
	return n > 0;
}

bool font_subset_is_intact(struct face *face, struct diag *diag)
{
	face->is_intact = face->is_intact || face_has_intact_outlines(face);
	if (face->is_intact)
		return true;
	diag_fail(diag, (struct srcpos){face->info.path, 0},
		  "this font is damaged: the checksum of its outlines is wrong");
	diag_hint(diag, "install its package anew, or put another copy in its place");
	return false;
}

bool font_subset_end(bool is_done, const struct face *face, struct diag *diag)
{
	if (!is_done)
		diag_fail(diag, (struct srcpos){face->info.path, 0},
			  "HarfBuzz cannot subset this font");
	return is_done;
}

bool font_subset(const struct fontset *fonts, struct arena *arena, int font, const uint32_t *ids,
		 int n, struct font_subset *out, struct diag *diag)
{
	struct face *face = fonts->faces[font];
	hb_subset_plan_t *plan;
	hb_face_t *subset;
	bool is_done;

	assert(n > 0 && ids[0] == 0);
	*out = (struct font_subset){.is_cff = face->info.is_cff};
	if (!font_subset_is_intact(face, diag))
		return false;
	plan = make_plan(find_source(face), ids, n);
	subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	is_done = subset && map_ids(plan, arena, ids, n, out) && copy_bytes(subset, arena, out);
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	return font_subset_end(is_done, face, diag);
}
