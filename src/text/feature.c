/* HarfBuzz reads them one by one; a face has those that its tables GSUB and GPOS list. */
#include "text/feature.h"

#include <string.h>

#include <hb-ot.h>
#include <hb.h>

#include "text/fontset.h"

enum { MOST_TAGS = 128 };

int feature_read(const char *text, hb_feature_t *features)
{
	int n = 0;

	while (text && *text && n < FEATURE_MOST) {
		size_t length = strcspn(text, ",");

		n += hb_feature_from_string(text, (int)length, &features[n]);
		text += length + (text[length] == ',');
	}
	return n;
}

static bool has_feature(hb_face_t *face, hb_tag_t tag)
{
	static const hb_tag_t tables[] = {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS};
	hb_tag_t tags[MOST_TAGS];

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		unsigned n = MOST_TAGS;

		for (unsigned from = 0; n == MOST_TAGS; from += n) {
			hb_ot_layout_table_get_feature_tags(face, tables[i], from, &n, tags);
			for (unsigned k = 0; k < n; k++)
				if (tags[k] == tag)
					return true;
		}
	}
	return false;
}

void feature_check(const struct fontset *fonts, int font, const char *text, struct diag *diag)
{
	hb_feature_t features[FEATURE_MOST];
	const struct face *face = fontset_face(fonts, font);
	int n = feature_read(text, features);

	for (int i = 0; i < n; i++) {
		char tag[5] = "";

		if (features[i].value == 0 || has_feature(face->face, features[i].tag))
			continue;
		hb_tag_to_string(features[i].tag, tag);
		diag_warn(diag, (struct srcpos){0},
			  "the font \"%s\" has no feature \"%s\": text that asks for it is set "
			  "without",
			  face->info.postscript_name, tag);
		diag_hint(diag, "choose a family that has it, or a look that does without");
	}
}
