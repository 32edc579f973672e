/* The words are laid out as a guide is, the pages come behind them, and our writer writes it. */
#include "cli/diff_sheet.h"

#include "base/file.h"
#include "cli/diff_load.h"
#include "cli/open.h"
#include "cli/options.h"
#include "content/guide.h"
#include "diff/findings.h"
#include "diff/sheet.h"
#include "layout/layout.h"
#include "look/theme_load.h"
#include "run/output.h"

/* The day of the file: that of the run, or of the newer guide; a file of PDF has none for us. */
static int64_t find_date(const struct kit *kit, const struct diff_side *sides)
{
	const struct guide *guide = sides[1].content.guide ? sides[1].content.guide
							   : sides[0].content.guide;

	return kit->date ? *kit->date : guide ? guide->date : 0;
}

bool diff_sheet(struct opened *opened, const struct options *options,
		const struct findings *findings, const struct diff_side *sides, struct buf *out)
{
	struct kit *kit = &opened->kit;
	const struct theme *theme = theme_load(kit->arena, opened->theme, kit->data->schemas,
					       kit->diag);
	struct sheet sheet = {
		.arena = kit->arena,
		.findings = findings,
		.sources = {{sides[0].layout, sides[0].file}, {sides[1].layout, sides[1].file}},
		.paper = options->paper};
	const struct printing printing = {0};
	struct job job = {.output = output_find("screen"),
			  .printing = &printing,
			  .name = "the comparison",
			  .keeps_items = true};
	struct doc *doc;

	if (!theme)
		return false;
	job.doc = doc = sheet_begin(&sheet, theme, find_date(kit, sides));
	job.layout = run_lay_out(kit, kit->arena, doc,
				 &(struct look){.theme = sheet.theme, .paper = options->paper});
	if (!job.layout)
		return false;
	job.layout = sheet_end(&sheet, job.layout);
	return output_write(kit, kit->arena, &job, out);
}
