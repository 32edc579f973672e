/* Stages: load, compose, layout. Faults of theme and guide are collected before either stops. */
#include "cli/stages.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answers.h"
#include "base/file.h"
#include "cli/attachments.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/preflight.h"
#include "compose/compose.h"
#include "compose/report.h"
#include "content/guide.h"
#include "content/guide_load.h"
#include "content/phrases.h"
#include "content/quiz.h"
#include "content/quiz_load.h"
#include "doc/doc.h"
#include "layout/bleed.h"
#include "layout/fit.h"
#include "layout/layout.h"
#include "layout/layout_check.h"
#include "layout/room.h"
#include "layout/sheets.h"
#include "look/theme_load.h"
#include "look/theme_press.h"
#include "pdf/condition.h"
#include "pdf/origins.h"
#include "pdf/pdf.h"
#include "score/score.h"
#include "text/text.h"

static const char hyphenation_folder[] = "/usr/share/hyphen";

/* The last second of the year 9999, the last that a PDF date can hold (ISO 32000-1, 7.9.4). */
static const int64_t latest_date = 253402300799;

void stages_init(struct stages *stages, struct arena *arena, const struct options *options,
		 const struct data *data, struct diag *diag)
{
	*stages = (struct stages){
		.arena = arena,
		.whole = arena,
		.options = options,
		.data = data,
		.diag = diag,
		.nerrors_before = diag->nerrors,
	};
}

void stages_release(struct stages *stages)
{
	condition_close(stages->condition);
	if (stages->shaper)
		shaper_free(stages->shaper);
	if (stages->fonts)
		fontset_close(stages->fonts);
}

static bool is_faultless(const struct stages *stages)
{
	return stages->diag->nerrors == stages->nerrors_before;
}

bool stages_date(int64_t fallback, int64_t *date, struct diag *diag)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	int64_t value = 0;

	*date = fallback;
	if (!text || !*text) /* as others have it that take it from a build */
		return true;
	for (const char *p = text; *p; p++) {
		if (*p < '0' || *p > '9' || value * 10 + (*p - '0') > latest_date) {
			diag_error(diag, (struct srcpos){0},
				   "SOURCE_DATE_EPOCH is \"%s\", which is no number of seconds "
				   "from 1970 to the year 9999", text);
			return false;
		}
		value = value * 10 + (*p - '0');
	}
	*date = value;
	return true;
}

/* The theme with the bleed that the command line wants. */
static const struct theme *set_bleed(struct arena *arena, const struct theme *theme,
				     const struct sides *bleed)
{
	struct theme *copy;

	if (!theme || !bleed)
		return theme;
	copy = arena_copy(arena, theme, sizeof *theme);
	for (int p = 0; p < PAPER_COUNT; p++)
		copy->masters[p].bleed = *bleed;
	return copy;
}

bool stages_load(struct stages *stages, const char *path, const char *theme_path)
{
	struct arena *arena = stages->arena;
	const char *schemas = stages->data->schemas;
	const char *lang = stages->options->lang;

	if (theme_path)
		stages->theme = set_bleed(arena, theme_load(arena, theme_path, schemas,
							    stages->diag),
					  stages->options->bleed);
	if (stages->theme && stages->options->profile->is_press)
		theme_press_check(stages->theme, stages->diag);
	stages->guide = guide_load(arena, path, file_join(arena, schemas, "guide.rng"),
				   stages->diag);
	if (!lang && stages->guide)
		lang = stages->guide->lang;
	if (stages->guide)
		stages->phrases = phrases_load(arena, stages->data->phrases, lang, schemas,
					       stages->diag);
	return is_faultless(stages);
}

bool stages_load_quiz(struct stages *stages)
{
	struct arena *arena = stages->arena;
	const char *path = quiz_path(arena, stages->guide, stages->diag);

	if (path)
		stages->quiz = quiz_load(arena, path, stages->guide,
					 file_join(arena, stages->data->schemas, "quiz.rng"),
					 stages->diag);
	return is_faultless(stages);
}

bool stages_compose(struct stages *stages)
{
	int64_t date;

	if (!stages_date(stages->guide->date, &date, stages->diag))
		return false;
	stages->doc = compose_guide(stages->arena, stages->guide, stages->phrases, date,
				    stages->diag);
	if (!is_faultless(stages))
		return false;
	/* the source goes along, so that what made the pages can be had back from them */
	attachments_guide(stages->arena, stages->guide, stages->doc);
	return true;
}

bool stages_score(struct stages *stages, const struct answers *answers)
{
	stages->answers = answers;
	stages->result = score_make(stages->arena, stages->quiz, answers);
	return true;
}

/* With all that it may have; what there is no room for is left out when it is laid out. */
static bool compose_person(struct stages *stages)
{
	struct report_input input = {
		.guide = stages->guide,
		.result = stages->result,
		.phrases = stages->phrases,
		.is_summary = stages->options->is_summary,
	};
	int64_t answered = stages->answers->date;

	if (!stages_date(answered ? answered : stages->guide->date, &input.date, stages->diag))
		return false;
	stages->doc = compose_report(stages->arena, &input, stages->diag);
	if (!is_faultless(stages))
		return false;
	if (stages->options->has_attachments)
		attachments_report(stages->arena, stages->result, stages->doc);
	return true;
}

static bool open_fonts(struct stages *stages)
{
	if (!stages->fonts)
		stages->fonts = fontset_open(stages->data->catalogue, stages->diag);
	if (stages->fonts && !stages->shaper)
		stages->shaper = shaper_new(stages->fonts, hyphenation_folder);
	return stages->shaper;
}

/* Whether the layout went without errors; in builds for debugging, whether it is right too. */
static bool is_laid_out(const struct stages *stages)
{
#ifndef NDEBUG
	if (is_faultless(stages))
		layout_check(stages->layout, stages->doc);
#endif
	return is_faultless(stages);
}

static bool fit(struct stages *stages, const struct block *first_page_end, struct srcpos pos)
{
	struct fit_wish wish = {
		.doc = stages->doc,
		.theme = stages->theme,
		.paper = stages->options->paper,
		.npages = stages->options->fit,
		.first_page_end = first_page_end,
		.pos = pos,
	};
	struct fit_result result;

	if (!open_fonts(stages))
		return false;
	stages->layout = fit_make(stages->arena, stages->shaper, &wish, stages->diag, &result);
	return is_laid_out(stages);
}

bool stages_layout(struct stages *stages)
{
	if (stages->options->fit)
		return fit(stages, NULL, (struct srcpos){0});
	if (!open_fonts(stages))
		return false;
	stages->layout = layout_make(stages->arena, stages->shaper, stages->doc, stages->theme,
				     stages->options->paper, stages->diag);
	return is_laid_out(stages);
}

/* As designed. Where a number of pages is asked for, what is to be said is said of those. */
static bool layout_report(struct stages *stages)
{
	struct room_wish wish = {
		.doc = stages->doc,
		.theme = stages->theme,
		.paper = stages->options->paper,
		.most_pages = REPORT_PAGES,
		.npages = stages->options->fit,
	};
	struct diag unsaid;

	if (!open_fonts(stages))
		return false;
	diag_init(&unsaid);
	stages->layout = room_make(stages->arena, stages->shaper, &wish,
				   stages->options->fit ? &unsaid : stages->diag);
	diag_release(&unsaid);
	return is_laid_out(stages);
}

/* One page is what was asked for. */
static void warn_of_summary(const struct stages *stages)
{
	int n = stages->layout->npages;

	if (!stages->options->is_summary || stages->options->fit || n == 1)
		return;
	diag_warn(stages->diag, stages->answers->pos,
		  "the summary takes %d pages on this paper", n);
	diag_hint(stages->diag, "--paper a4 has room for it on one");
}

bool stages_layout_report(struct stages *stages)
{
	const struct block *end;

	/* what failed for an earlier person may fail without another word */
	if (!compose_person(stages) || !layout_report(stages))
		return false;
	warn_of_summary(stages);
	if (!stages->options->fit)
		return is_faultless(stages);
	/* what the first page holds by itself, it must still hold */
	end = stages->doc->first_page_end;
	if (!layout_opens_with(stages->layout, end))
		end = NULL;
	return fit(stages, end, stages->answers->pos);
}

/* The printing condition, once for all documents of a run. */
static bool load_condition(struct stages *stages)
{
	const char *path = stages->options->icc, *name = stages->options->condition;

	if (!stages->options->profile->is_press || stages->condition)
		return true;
	if (!path) {
		path = file_join(stages->whole, stages->data->folder, "icc/FOGRA39L_coated.icc");
		name = "FOGRA39";
	}
	stages->condition = condition_load(stages->whole, path, name,
					   stages->options->profile->icc_version, stages->diag);
	return stages->condition;
}

/* Which pages stand where; NULL when that can't be. */
static const struct sheets *impose(struct stages *stages)
{
	struct impose_options options = stages->options->impose;

	options.is_rtl = stages->layout->is_rtl;
	sheets_check(stages->layout, &options, stages->diag);
	return is_faultless(stages) ? sheets_make(stages->arena, stages->layout, &options) : NULL;
}

/* What shows only now that all stands on its page. */
static void lint_for_press(const struct stages *stages)
{
	const struct doc *doc = stages->doc;

	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->kind == BLOCK_PICTURE)
			theme_press_check_picture(stages->theme, doc->blocks[i]->of.picture,
						  stages->diag);
	bleed_lint(stages->layout, doc, stages->diag);
}

/* What messages about the file call it, until it has a name. */
static const char *file_of(const struct stages *stages)
{
	const char *output = stages->options->output;

	return output && *output && output[strlen(output) - 1] != '/' && strcmp(output, "-") != 0
		       ? output
		       : stages->options->files[0];
}

static bool write_pdf(struct stages *stages, struct buf *out)
{
	struct origins origins = {.arena = stages->arena};
	struct pdf_input input = {
		.doc = stages->doc,
		.fonts = stages->fonts,
		.profile = stages->options->profile,
		.marks = stages->options->marks,
	};

	if (!load_condition(stages))
		return false;
	if (input.profile->is_press)
		lint_for_press(stages);
	input.condition = stages->condition;
	input.sheets = impose(stages);
	if (!input.sheets)
		return false;
	input.layout = input.sheets->layout;
	input.items = stages->layout->items;
	if (!input.profile->is_press)
		return pdf_write(&input, out, stages->diag);
	input.origins = &origins;
	return outputs_check_read(stages->options, stages->output, stages->diag) &&
	       pdf_write(&input, out, stages->diag) &&
	       preflight_before_writing(stages->options, stages->arena, file_of(stages), out,
					&origins, stages->diag);
}

static bool dump_sheets(struct stages *stages, struct buf *out)
{
	const struct sheets *sheets = impose(stages);

	if (sheets)
		sheets_dump(sheets, out);
	return sheets;
}

bool stages_write(struct stages *stages, struct buf *out)
{
	enum dump dump = stages->options->dump;

	if (dump == DUMP_DOC)
		doc_dump(stages->doc, out);
	else if (dump == DUMP_LAYOUT)
		layout_dump(stages->layout, out);
	else if (dump == DUMP_TAGS)
		pdf_dump_tags(stages->layout, stages->doc, out);
	else if (dump == DUMP_SHEETS)
		return dump_sheets(stages, out);
	else
		return write_pdf(stages, out);
	return true;
}
