/* The name table has the version as a text (OpenType 1.9, "name", name ID 5). */
#include "text/font_version.h"

#include <hb-ot.h>
#include <hb.h>

#include "text/face.h"
#include "text/fontset.h"

const char *font_version(const struct fontset *fonts, int font, struct arena *arena)
{
	unsigned size = 128;
	char *name = arena_alloc(arena, size);

	hb_ot_name_get_utf8(fontset_face(fonts, font)->face, HB_OT_NAME_ID_VERSION_STRING,
			    HB_LANGUAGE_INVALID, &size, name);
	return *name ? name : NULL;
}

const char *font_version_shaper(void)
{
	return hb_version_string();
}
