/* Made by hb-subset: all glyphs stay, and the axes are pinned (OpenType 1.9, fvar). */
#include "text/font_instance.h"

#include <stddef.h>

#include <hb-ot.h>
#include <hb-subset.h>

enum { MOST_AXES = 16 };

static const hb_tag_t axis_of_weight = HB_TAG('w', 'g', 'h', 't');

/* Pins all axes: that of weight as near to it as it goes. */
static void pin(hb_subset_input_t *input, hb_face_t *face, int weight)
{
	hb_ot_var_axis_info_t axes[MOST_AXES];
	unsigned n = MOST_AXES;

	hb_ot_var_get_axis_infos(face, 0, &n, axes);
	for (unsigned i = 0; i < n; i++) {
		float value = (float)weight;

		if (axes[i].tag != axis_of_weight) {
			hb_subset_input_pin_axis_to_default(input, face, axes[i].tag);
			continue;
		}
		if (value < axes[i].min_value)
			value = axes[i].min_value;
		if (value > axes[i].max_value)
			value = axes[i].max_value;
		hb_subset_input_pin_axis_location(input, face, axes[i].tag, value);
	}
}

static hb_face_t *make(hb_face_t *face, int weight)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *made;

	if (!input)
		return NULL;
	hb_set_add_range(hb_subset_input_glyph_set(input), 0, hb_face_get_glyph_count(face) - 1);
	hb_set_invert(hb_subset_input_unicode_set(input));
	for (int set = HB_SUBSET_SETS_NAME_ID; set <= HB_SUBSET_SETS_LAYOUT_SCRIPT_TAG; set++) {
		hb_set_t *all = hb_subset_input_set(input, (hb_subset_sets_t)set);

		hb_set_clear(all);
		hb_set_invert(all);
	}
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS |
						 HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
						 HB_SUBSET_FLAGS_NO_HINTING);
	pin(input, face, weight);
	made = hb_subset_or_fail(face, input);
	hb_subset_input_destroy(input);
	return made;
}

hb_blob_t *font_instance(hb_blob_t *blob, int index, int weight, const char **why)
{
	hb_face_t *face = hb_face_create(blob, (unsigned)index), *made = NULL;
	hb_blob_t *instance = NULL;

	*why = NULL;
	if (hb_ot_var_has_data(face)) {
		made = make(face, weight);
		instance = made ? hb_face_reference_blob(made) : NULL;
		if (!instance)
			*why = "is a variable font from which no single face can be made";
	}
	hb_face_destroy(made);
	hb_face_destroy(face);
	return instance;
}
