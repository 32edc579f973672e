/* Form: loads guide and questionnaire, has what asks people made, writes it. */
#include "cli/form.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/dump.h"
#include "cli/make.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/page_name.h"
#include "cli/paper_form.h"
#include "forms/html.h"

/* "pm-vs-tpm-form.pdf" for "content/pm-vs-tpm.xml"; standard input goes to standard output, and so
 * does a dump. */
static const char *choose_output(const struct options *options, struct arena *arena)
{
	const char *stem = strcmp(options->files[0], "-") == 0
				   ? "-"
				   : arena_printf(arena, "%s-form",
						  file_stem(arena, options->files[0]));

	if (page_name_is_wanted(options))
		return page_name_pattern(options, arena, stem);
	if (options->output)
		return options->output;
	if (strcmp(options->files[0], "-") == 0 || options->dump)
		return "-";
	return arena_printf(arena, "%s.%s", stem, options->is_html ? "html" : "pdf");
}

/* The language in which the form asks: the one that is wanted, else the guide's or, where the
 * questionnaire has not that, its own. NULL and an error where it has not the one wanted. */
static const char *choose_lang(const struct options *options, const struct content *content,
			       struct diag *diag)
{
	const struct quiz *quiz = content->quiz;
	const char *wanted = options->lang ? options->lang : content->guide->lang, *list = "";

	for (int i = 0; i < quiz->title.n; i++) {
		if (strcmp(quiz->title.langs[i], wanted) == 0)
			return wanted;
		list = arena_printf(options->arena, "%s%s%s", list, i ? ", " : "",
				    quiz->title.langs[i]);
	}
	if (!options->lang)
		return quiz->lang;
	diag_error(diag, quiz->pos, "the questionnaire is not in \"%s\"; it is in %s", wanted,
		   list);
	return NULL;
}

static void make_html(struct opened *opened, const struct options *options, const char *output)
{
	struct kit *kit = &opened->kit;
	struct form form = {.arena = kit->arena, .diag = kit->diag};
	struct form_folders folders = {kit->data->phrases, kit->data->schemas};
	struct html html = {.form = &form, .folder = kit->data->form};
	struct source source = {.guide = options->files[0], .audience = options->audience};
	struct content content;
	const char *lang;
	struct buf out;

	if (!run_load(kit, &source, &content) || !run_load_quiz(kit, &content, true))
		return;
	lang = choose_lang(options, &content, kit->diag);
	if (!lang)
		return;
	form.quiz = content.quiz;
	html.is_lang_asked = options->lang != NULL;
	buf_init(&out);
	if (html_make(&html, lang, &folders, &out) &&
	    outputs_check_read(options, output, kit->diag))
		file_write(output, out.bytes, out.n, kit->diag);
	buf_release(&out);
}

bool form_load(struct opened *opened, const struct options *options, struct content *content)
{
	struct kit *kit = &opened->kit;
	const struct profile *profile = &options->profile->profile;
	struct source source = {.guide = options->files[0],
				.theme = opened->theme,
				.audience = options->audience,
				.bleed = options->bleed,
				.size = &options->size,
				.is_press = profile->is_press};
	const char *lang;

	if (!run_load(kit, &source, content) || !run_load_quiz(kit, content, true))
		return false;
	content->is_fillable = profile->has_fields;
	lang = choose_lang(options, content, kit->diag);
	return lang &&
	       run_speak_forms(kit, content, strcmp(lang, content->guide->lang) == 0 ? NULL : lang);
}

static void make_pages(struct opened *opened, const struct options *options, const char *output)
{
	struct content content;
	struct making making = {.kit = &opened->kit,
				.arena = opened->kit.arena,
				.options = options,
				.content = &content,
				.is_form = true,
				.output = output};
	struct made made = {0};

	if (form_load(opened, options, &content))
		make_file(&making, &made);
	buf_release(&made.bytes);
}

/* Sheets are many documents, a code each, for the printer of an office. */
static bool check_sheets(const struct options *options, struct diag *diag)
{
	if (fail_on_is_asked(&options->fail_on))
		diag_error(diag, (struct srcpos){0},
			   "--fail-on is about one document, and not for --paper-form");
	else if (options->record || options->verify || options->rebuild)
		diag_error(diag, (struct srcpos){0},
			   "sheets have a code each: --%s is for other forms",
			   options->record   ? "record"
			   : options->verify ? "verify"
					     : "rebuild");
	else if (options->profile->profile.is_press)
		diag_error(diag, (struct srcpos){0},
			   "--paper-form is for office printers, and not for profile %s: take "
			   "--profile screen",
			   options->profile->profile.name);
	else
		return true;
	return false;
}

/* A page for a browser has no paper. */
static bool check_options(const struct options *options, struct diag *diag)
{
	const option_set both = OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_AUDIENCE) |
				OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_HTML) |
				OPTION_BIT(OPTION_DATA) | OPTION_BIT(OPTION_QUIET) |
				OPTION_BIT(OPTION_DIAGNOSTICS) | OPTION_BIT(OPTION_COLOR) |
				OPTION_BIT(OPTION_EXCERPT) | OPTION_BIT(OPTION_DEPS) |
				OPTION_BIT(OPTION_DEPS_FORMAT) | OPTION_BIT(OPTION_DEPS_TARGET);

	for (int i = 0; i < OPTION_COUNT && options->is_html; i++)
		if (options->given & ~both & OPTION_BIT(i)) {
			diag_error(diag, (struct srcpos){0},
				   "--html makes no pages of paper: leave out --%s",
				   options_row((enum option_id)i)->name);
			return false;
		}
	if (options->is_paper_form && !check_sheets(options, diag))
		return false;
	if (options->dump && options->dump->stage == DUMP_SCORED) {
		diag_error(diag, (struct srcpos){0},
			   "form has no stage \"%s\"; roleguide report has", options->dump->name);
		return false;
	}
	return true;
}

int form_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = choose_output(options, arena);
	struct opened opened;
	int status;

	if (!check_options(options, diag) || !outputs_check(options, output, diag))
		return EXIT_USAGE;
	if (!options->is_html && !outputs_check_terminal(options, output, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	if (options->is_html)
		make_html(&opened, options, output);
	else if (options->is_paper_form)
		paper_form_make(&opened, options, output);
	else
		make_pages(&opened, options, output);
	run_release(&opened.kit);
	return cli_status(diag);
}
