/*
 * As the command "guide" does it, up to the layout. What is said of a guide out of git names the
 * files as people know them, so it goes to a sink of its own first.
 */
#include "cli/diff_load.h"

#include <string.h>

#include "base/file.h"
#include "cli/diff_git.h"
#include "cli/open.h"
#include "cli/options.h"
#include "diff/edition.h"
#include "diff/edition_layout.h"
#include "diff/edition_pdf.h"
#include "diff/source_lines.h"
#include "draw/draw_file.h"
#include "inspect/read.h"
#include "layout/layout.h"
#include "locale/locale.h"

/* What the language has before decimals. */
static char decimal_sign(struct kit *kit, const char *lang)
{
	struct locale *locale = locale_find(&kit->locales, lang);
	const char *half = locale_decimal(locale, kit->arena, 50, 1, LOCALE_UNSIGNED);

	return strchr(half, ',') || strstr(half, "\xd9\xab") ? ',' : '.'; /* U+066B */
}

/* The lines of content, under the names that people know. */
static struct source_lines *open_sources(struct arena *arena, const struct diff_side *side)
{
	struct source_lines *sources = ARENA_NEW(arena, struct source_lines);
	const struct diff_checkout *checkout = side->checkout;

	sources->arena = arena;
	if (!checkout)
		return sources;
	sources->folder = checkout->folder;
	sources->shown = side->is_new ? checkout->prefix
				      : arena_printf(arena, "%s:%s", checkout->revision,
						     checkout->prefix);
	return sources;
}

static bool load_guide(struct kit *kit, const struct options *options, struct diff_side *side)
{
	struct source source = {.guide = side->path,
				.theme = side->theme,
				.lang = options->lang,
				.audience = options->audience,
				.size = &options->size};
	struct look look = {.paper = options->paper, .npages = options->fit};

	if (!run_load(kit, &source, &side->content) || !run_load_quiz(kit, &side->content, false))
		return false;
	side->doc = run_compose_guide(kit, kit->arena, &side->content);
	if (!side->doc)
		return false;
	look.theme = side->content.theme;
	side->layout = run_lay_out(kit, kit->arena, side->doc, &look);
	if (!side->layout)
		return false;
	side->edition->sources = open_sources(kit->arena, side);
	side->edition->decimal = decimal_sign(kit, side->doc->lang);
	edition_from_layout(side->edition, side->doc, side->layout, kit->shaper);
	return true;
}

/* A file that begins as PDF files do, within its first kilobyte. */
static bool is_pdf(const char *path)
{
	return file_has_ending(path, ".pdf");
}

static bool load_pdf(struct kit *kit, struct diff_side *side)
{
	size_t n;
	const char *bytes = file_read(kit->arena, side->path, READ_LARGEST, &n, kit->diag);
	struct reading *reading = bytes ? read_open(kit->arena, side->path, bytes, n, kit->diag)
					: NULL;

	side->file = reading ? draw_file_open(kit->arena, reading, kit->diag) : NULL;
	if (!side->file || !edition_from_pdf(side->edition, reading, side->file))
		return false;
	side->edition->decimal = decimal_sign(kit, side->edition->lang);
	return true;
}

/* Tells what was said of a side, by the names that people know. */
static void pass_on(struct arena *arena, const struct diag *said, const struct diff_checkout *from,
		    struct diag *diag)
{
	for (int i = 0; i < said->nmessages; i++) {
		struct diag_message message = said->messages[i];

		message.pos.file = diff_git_name(arena, from, message.pos.file);
		message.text = diff_git_name(arena, from, message.text);
		message.hint = diff_git_name(arena, from, message.hint);
		diag_repeat(diag, &message, said->environment_failed);
	}
}

bool diff_load(struct opened *opened, const struct options *options, struct diff_side *side)
{
	struct kit *kit = &opened->kit;
	struct diag *diag = kit->diag, said;
	bool is_good;

	if (is_pdf(side->path))
		return load_pdf(kit, side);
	if (!side->checkout)
		return load_guide(kit, options, side);
	diag_init(&said);
	said.inputs = diag->inputs;
	kit->diag = &said;
	is_good = load_guide(kit, options, side);
	kit->diag = diag;
	pass_on(kit->arena, &said, side->checkout, diag);
	diag_release(&said);
	return is_good;
}
