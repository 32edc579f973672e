/*
 * Both are loaded before anything is said, so that faults of both are told in one go. What came out
 * of git is gone again before anything is written.
 */
#include "cli/diff.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/diff_git.h"
#include "cli/diff_load.h"
#include "cli/diff_people.h"
#include "cli/diff_pictures.h"
#include "cli/diff_sheet.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "diff/compare.h"
#include "diff/diff_json.h"
#include "diff/diff_markdown.h"
#include "diff/diff_text.h"
#include "diff/edition.h"
#include "diff/lexicon.h"
#include "diff/findings.h"
#include "draw/draw_file.h"

enum { OLD, NEW };

struct diffing {
	const struct options *options;
	struct arena *arena;
	struct diag *diag;
	struct opened opened;
	struct diff_git git;
	struct diff_checkout checkouts[2];
	struct lexicon lexicon;
	struct edition editions[2];
	struct diff_side sides[2];
	struct compared compared;
	struct findings findings;
	const char *folder; /* that all is written to; NULL: one file is */
};

/* One file and revisions, or two files. */
static bool check_usage(const struct options *options, struct diag *diag)
{
	int wanted = options->revisions ? 1 : 2;

	if (options->nfiles == wanted && options->audience && !options->revisions &&
	    file_has_ending(options->files[OLD], ".pdf") &&
	    file_has_ending(options->files[NEW], ".pdf")) {
		diag_error(diag, (struct srcpos){0},
			   "--audience chooses from guides, and both files are PDFs");
		diag_hint(diag, "leave it out, or name the guide that a PDF was made of");
		return false;
	}
	if (options->nfiles == wanted)
		return true;
	diag_error(diag, (struct srcpos){0},
		   options->revisions ? "--git compares revisions of one guide; two are named"
				      : "diff wants two files: roleguide diff OLD NEW");
	if (!options->revisions)
		diag_hint(diag, "for revisions of one guide: roleguide diff --git REV GUIDE.xml");
	return false;
}

/* What a side is called, as the user would. */
static const char *name_side(struct diffing *diffing, int i)
{
	const struct diff_checkout *checkout = &diffing->checkouts[i];

	if (!checkout->revision)
		return diffing->options->files[diffing->options->revisions ? 0 : i];
	return diff_git_name(diffing->arena, checkout, checkout->guide);
}

static bool check_out(struct diffing *diffing)
{
	const char *revisions = diffing->options->revisions, *between;
	struct diff_git *git = &diffing->git;

	if (!revisions)
		return true;
	between = strstr(revisions, "..");
	git->guide = diffing->options->files[0];
	git->theme = diffing->opened.theme;
	if (!between || !between[2])
		return diff_git_check_out(git,
					  between ? arena_strndup(diffing->arena, revisions,
								  (size_t)(between - revisions))
						  : revisions,
					  &diffing->checkouts[OLD]);
	return diff_git_check_out(git,
				  arena_strndup(diffing->arena, revisions,
						(size_t)(between - revisions)),
				  &diffing->checkouts[OLD]) &&
	       diff_git_check_out(git, between + 2, &diffing->checkouts[NEW]);
}

static void name_files(struct diffing *diffing, int i, const char *theme)
{
	struct diff_side *side = &diffing->sides[i];
	const struct diff_checkout *checkout = &diffing->checkouts[i];

	side->is_new = i == NEW;
	side->theme = theme;
	side->path = diffing->options->files[diffing->options->revisions ? 0 : i];
	if (!checkout->revision)
		return;
	side->checkout = checkout;
	side->path = checkout->guide;
	side->theme = checkout->theme && theme == diffing->opened.theme ? checkout->theme : theme;
}

static bool load(struct diffing *diffing, const char *old_theme)
{
	bool is_good = true;

	lexicon_init(&diffing->lexicon, diffing->arena);
	for (int i = OLD; i <= NEW; i++) {
		struct diff_side *side = &diffing->sides[i];

		name_files(diffing, i, i == OLD ? old_theme : diffing->opened.theme);
		side->edition = &diffing->editions[i];
		edition_init(side->edition, diffing->arena, &diffing->lexicon,
			     name_side(diffing, i));
		is_good = diff_load(&diffing->opened, diffing->options, side) && is_good;
	}
	return is_good;
}

static bool compare(struct diffing *diffing)
{
	struct findings *findings = &diffing->findings;

	compare_editions(diffing->arena, &diffing->editions[OLD], &diffing->editions[NEW],
			 &diffing->compared);
	*findings = (struct findings){
		.arena = diffing->arena,
		.compared = &diffing->compared,
		.picture_url = diffing->options->picture_url ? diffing->options->picture_url : ""};
	if (diffing->sides[OLD].file || diffing->sides[NEW].file)
		return true;
	return diff_people(&diffing->opened.kit, &diffing->sides[OLD].content,
			   &diffing->sides[NEW].content, diffing->options->samples, findings);
}

/* The folder that everything goes to; NULL: one file does. */
static const char *find_folder(const struct options *options, struct arena *arena)
{
	const char *output = options->output;
	struct stat status;
	bool is_folder = output && *output && output[strlen(output) - 1] == '/';

	is_folder = is_folder || (output && stat(output, &status) == 0 && S_ISDIR(status.st_mode));
	return is_folder ? outputs_sheets(options, arena) : NULL;
}

/* The form that was asked for, or that the name of the output stands for. */
static enum diff_format find_format(const struct options *options, const char *folder)
{
	const char *output = options->output;

	if (options->given & OPTION_BIT(OPTION_FORMAT))
		return options->diff_format;
	if (folder || (output && file_has_ending(output, ".md")))
		return DIFF_FORMAT_MARKDOWN;
	if (output && file_has_ending(output, ".json"))
		return DIFF_FORMAT_JSON;
	return output && file_has_ending(output, ".pdf") ? DIFF_FORMAT_PDF : DIFF_FORMAT_TEXT;
}

/* Whether a PDF would go to a terminal: then an error. */
static bool check_terminal(const struct diffing *diffing)
{
	const char *output = diffing->options->output;

	if (diffing->folder || (output && strcmp(output, "-") != 0) || !isatty(STDOUT_FILENO) ||
	    find_format(diffing->options, NULL) != DIFF_FORMAT_PDF)
		return true;
	diag_error(diffing->diag, (struct srcpos){0},
		   "a PDF is nothing for a terminal; name a file with -o");
	return false;
}

/* Makes the folder, with the pictures in it. */
static bool write_pictures(struct diffing *diffing)
{
	bool is_new = !file_exists(diffing->folder);
	bool is_written = file_make_folder(diffing->folder, 0777, diffing->diag) &&
			  diff_pictures_write(&diffing->findings, diffing->sides,
					      diffing->opened.kit.fonts, diffing->options,
					      diffing->folder, diffing->diag);

	if (!is_written && is_new)
		file_drop_folder(diffing->folder);
	return is_written;
}

static bool write_all(struct diffing *diffing)
{
	static const struct {
		void (*write)(const struct findings *, struct buf *);
		const char *name;
	} forms[] = {
		[DIFF_FORMAT_TEXT] = {diff_text, "diff.txt"},
		[DIFF_FORMAT_MARKDOWN] = {diff_markdown, "diff.md"},
		[DIFF_FORMAT_JSON] = {diff_json, "diff.json"},
		[DIFF_FORMAT_PDF] = {NULL, "diff.pdf"},
	};
	enum diff_format format = find_format(diffing->options, diffing->folder);
	const char *output = diffing->options->output ? diffing->options->output : "-";
	struct buf text;
	bool is_written;

	if (diffing->folder || diffing->options->picture_url || format == DIFF_FORMAT_PDF)
		diff_pictures_name(&diffing->findings, diffing->diag);
	if (diffing->folder)
		output = file_join(diffing->arena, diffing->folder, forms[format].name);
	if (diffing->folder && !write_pictures(diffing))
		return false;
	buf_init(&text);
	is_written = format != DIFF_FORMAT_PDF ||
		     diff_sheet(&diffing->opened, diffing->options, &diffing->findings,
				diffing->sides, &text);
	if (forms[format].write)
		forms[format].write(&diffing->findings, &text);
	is_written = is_written && outputs_check_read(diffing->options, output, diffing->diag) &&
		     file_write(output, text.bytes, text.n, diffing->diag);
	buf_release(&text);
	return is_written;
}

/* Loads and compares; false and errors. */
static bool run(struct diffing *diffing)
{
	const char *old_theme = diffing->opened.theme;
	bool is_good;

	if (diffing->options->old_theme)
		old_theme = data_theme(&diffing->opened.data, diffing->arena,
				       diffing->options->old_theme, diffing->diag);
	if (!old_theme)
		return false;
	diff_git_begin(&diffing->git, diffing->arena, diffing->diag);
	is_good = check_out(diffing) && load(diffing, old_theme) && compare(diffing);
	diff_git_end(&diffing->git);
	return is_good;
}

int diff_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct diffing diffing = {.options = options, .arena = arena, .diag = diag};
	int status;

	diffing.folder = find_folder(options, arena);
	if (!check_usage(options, diag) || !check_terminal(&diffing) ||
	    !outputs_check(options, options->output ? options->output : "-", diag))
		return EXIT_USAGE;
	status = open_run(&diffing.opened, options, arena, diag);
	if (status == EXIT_DONE && !run(&diffing))
		status = diag->environment_failed ? EXIT_ENVIRONMENT : EXIT_UNCOMPARED;
	else if (status == EXIT_DONE && !write_all(&diffing))
		status = EXIT_ENVIRONMENT;
	else if (status == EXIT_DONE && findings_differs(&diffing.findings))
		status = EXIT_DIFFERENT;
	for (int i = OLD; i <= NEW; i++)
		draw_file_close(diffing.sides[i].file);
	run_release(&diffing.opened.kit);
	return status;
}
