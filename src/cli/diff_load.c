/* As the command "guide" does it, up to the layout. */
#include "cli/diff_load.h"

#include <string.h>

#include "cli/open.h"
#include "cli/options.h"
#include "diff/edition.h"
#include "diff/edition_layout.h"
#include "diff/source_lines.h"
#include "layout/layout.h"
#include "locale/locale.h"

/* What the language has before decimals. */
static char decimal_sign(struct kit *kit, const char *lang)
{
	struct locale *locale = locale_find(&kit->locales, lang);
	const char *half = locale_decimal(locale, kit->arena, 50, 1, LOCALE_UNSIGNED);

	return strchr(half, ',') || strstr(half, "\xd9\xab") ? ',' : '.'; /* U+066B */
}

static bool load_guide(struct opened *opened, const struct options *options, struct diff_side *side)
{
	struct kit *kit = &opened->kit;
	struct source source = {.guide = side->path, .theme = side->theme, .lang = options->lang};
	struct look look = {.paper = options->paper, .npages = options->fit};

	if (!run_load(kit, &source, &side->content))
		return false;
	side->doc = run_compose_guide(kit, &side->content);
	if (!side->doc)
		return false;
	look.theme = side->content.theme;
	side->layout = run_lay_out(kit, kit->arena, side->doc, &look);
	if (!side->layout)
		return false;
	side->edition->sources = ARENA_NEW(kit->arena, struct source_lines);
	side->edition->sources->arena = kit->arena;
	side->edition->decimal = decimal_sign(kit, side->doc->lang);
	edition_from_layout(side->edition, side->doc, side->layout, kit->shaper);
	return true;
}

bool diff_load(struct opened *opened, const struct options *options, struct diff_side *side)
{
	return load_guide(opened, options, side);
}
