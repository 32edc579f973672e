/* A file for the press is read back and checked before anybody gets it. */
#include "run/write_pdf.h"

#include "base/file.h"
#include "doc/doc.h"
#include "inspect/preflight.h"
#include "inspect/preflight_json.h"
#include "inspect/read.h"
#include "layout/bleed.h"
#include "layout/layout.h"
#include "look/theme_press.h"
#include "pdf/condition.h"
#include "pdf/origins.h"
#include "run/attachments.h"
#include "run/data.h"
#include "run/output.h"
#include "run/run.h"
#include "text/font_simple.h"
#include "text/text.h"

bool write_pdf_load_condition(struct kit *kit, const struct printing *printing,
			      const struct profile *profile)
{
	const char *path = printing->icc, *name = printing->condition;

	if (kit->condition)
		return true;
	if (!path) {
		path = file_join(kit->arena, kit->data->folder, "icc/FOGRA39L_coated.icc");
		name = "FOGRA39";
	}
	kit->condition = condition_load(kit->arena, path, name, profile->icc_version, kit->diag);
	return kit->condition;
}

const struct sheets *write_pdf_impose(struct kit *kit, struct arena *arena, const struct job *job)
{
	struct impose_options options = job->printing->impose;
	int nerrors = kit->diag->nerrors;

	options.is_rtl = job->layout->is_rtl;
	if (!job->is_leaf)
		sheets_check(job->layout, &options, kit->diag);
	return kit->diag->nerrors == nerrors ? sheets_make(arena, job->layout, &options) : NULL;
}

/* What shows only now that all stands on its page. */
static void lint_for_press(const struct job *job, struct diag *diag)
{
	const struct doc *doc = job->doc;

	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->kind == BLOCK_PICTURE)
			theme_press_check_picture(job->layout->theme, doc->blocks[i]->of.picture,
						  diag);
	if (doc->foot_logo)
		theme_press_check_picture(job->layout->theme, doc->foot_logo, diag);
	bleed_lint(job->layout, doc, diag);
}

static bool preflight(struct arena *arena, const struct job *job, const struct buf *pdf,
		      const struct origins *origins, struct diag *diag)
{
	struct reading *reading = read_open(arena, job->name, pdf->bytes, pdf->n, diag);
	int nerrors = diag->nerrors;
	const struct preflight *found;

	if (!reading)
		return false;
	found = preflight_make(arena, reading, origins, diag);
	if (job->findings)
		preflight_json(found, job->findings);
	return diag->nerrors == nerrors;
}

/* The font of what is typed: the theme's where that can be a simple one, else one that is. -1: none
 * is installed (diag says so). */
static int find_form_font(struct kit *kit, const struct theme *theme)
{
	const char *const families[] = {theme->family, "Lato", "Noto Sans"};
	int font = -1;

	for (int i = 0; i < 3 && (font < 0 || !font_simple_can(kit->fonts, font)); i++)
		font = fontset_find(kit->fonts, families[i], 0, kit->diag);
	return font >= 0 && font_simple_can(kit->fonts, font) ? font : -1;
}

static bool write(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out)
{
	struct profile own = job->output->profile, *profile = &own;
	bool is_press = profile->is_press, is_checked;
	struct origins origins = {.arena = arena};
	struct doc doc = *job->doc;
	struct pdf_input input = {.doc = &doc,
				  .fonts = kit->fonts,
				  .profile = profile,
				  .stock = job->stock,
				  .marks = job->printing->marks,
				  .items = job->keeps_items ? NULL : job->layout->items,
				  .sheaf = job->sheaf};

	if (profile->has_fields && job->doc->is_fillable) {
		profile->pdfx_version = NULL; /* ISO 15930-7 has no room for fields on a page */
		input.form_font = find_form_font(kit, job->layout->theme);
		if (input.form_font < 0)
			return false;
	}
	if (out)
		attachments_complete(arena, profile, job->guide, &doc);
	if (is_press) {
		if (!write_pdf_load_condition(kit, job->printing, profile))
			return false;
		lint_for_press(job, kit->diag);
		input.condition = kit->condition;
		input.origins = &origins;
	}
	/* who asks for the check of what is not for the press is told what is wrong with that */
	is_checked = profile->pdfx_version || job->findings;
	input.sheets = write_pdf_impose(kit, arena, job);
	if (!input.sheets)
		return false;
	input.layout = input.sheets->layout;
	return pdf_write(&input, out, kit->diag) &&
	       (!is_press || !is_checked || preflight(arena, job, out, &origins, kit->diag));
}

/* What is for the press is made in any case, since it is checked. */
bool write_pdf(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out)
{
	struct buf checked = {0};
	bool is_good;

	if (out || !job->output->profile.is_press)
		return write(kit, arena, job, out);
	is_good = write(kit, arena, job, &checked);
	buf_release(&checked);
	return is_good;
}
