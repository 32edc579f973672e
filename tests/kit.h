/* What tests of laid out things open: the fonts of the catalogue, a shaper, a shipped theme. */
#ifndef TESTS_KIT_H
#define TESTS_KIT_H

#include "look/theme_load.h"
#include "root.h"
#include "text/text.h"

struct kit {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts;
	struct shaper *shaper;
	const struct theme *theme;
};

/* A theme of content/themes; NULL with a message if it has faults. */
static inline const struct theme *kit_theme(struct kit *kit, const char *name)
{
	const char *path = arena_printf(&kit->arena, "content/themes/%s.xml", name);

	return theme_load(&kit->arena, in_root(&kit->arena, path),
			  in_root(&kit->arena, "content/schema"), &kit->diag);
}

/* False, with what is wrong printed, if something is missing. */
static inline bool kit_open(struct kit *kit, const char *theme)
{
	*kit = (struct kit){0};
	arena_init(&kit->arena);
	diag_init(&kit->diag);
	kit->fonts = fontset_open(in_root(&kit->arena, "fonts/catalogue.txt"), &kit->diag);
	kit->theme = kit_theme(kit, theme);
	diag_print(&kit->diag, stdout, 0, false);
	if (!kit->fonts || !kit->theme)
		return false;
	kit->shaper = shaper_new(kit->fonts, "/usr/share/hyphen");
	return kit->shaper != NULL;
}

static inline void kit_close(struct kit *kit)
{
	shaper_free(kit->shaper);
	fontset_close(kit->fonts);
	diag_release(&kit->diag);
	arena_release(&kit->arena);
}

#endif
