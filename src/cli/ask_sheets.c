/* Sheets of paper, typed in: guide and questionnaire, a folder, and the talk about each sheet. */
#include "cli/ask_sheets.h"

#include <stdio.h>
#include <string.h>

#include "answers/sheet_code.h"
#include "ask/ask_sheet.h"
#include "base/file.h"
#include "base/folder.h"
#include "cli/cli.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "content/guide.h"
#include "content/phrases.h"
#include "content/quiz.h"

static bool check_options(const struct options *options, struct diag *diag)
{
	if (strcmp(options->files[0], "-") == 0)
		diag_error(diag, (struct srcpos){0},
			   "ask reads answers from standard input; the guide must be a file");
	else if (options->output && strcmp(options->output, "-") == 0)
		diag_error(diag, (struct srcpos){0},
			   "sheets become a file each: -o wants a folder");
	else
		return true;
	return false;
}

/* How many sheets of this questionnaire are in the folder. */
static int count_sheets(const struct ask_sheets *sheets, struct diag *diag)
{
	struct arena *arena = sheets->talk->arena;
	struct folder folder = folder_list(arena, sheets->folder, diag);
	int n = 0;

	for (int i = 0; i < folder.nnames; i++) {
		size_t length = strlen(folder.names[i]);

		n += file_has_ending(folder.names[i], ".xml") &&
		     sheet_code_find(arena, sheets->mark,
				     arena_strndup(arena, folder.names[i], length - 4)) > 0;
	}
	return n;
}

static void put_end(const struct ask_sheets *sheets, const struct options *options,
		    struct diag *diag)
{
	int n = count_sheets(sheets, diag);

	printf("\nSheets typed in now: %d; in %s: %d.\n", sheets->nwritten, sheets->folder, n);
	if (sheets->is_twice)
		printf("Verified now: %d.\n", sheets->nverified);
	if (sheets->nrefused > 0)
		printf("Lines that were not taken: %d.\n", sheets->nrefused);
	if (sheets->nfailed > 0)
		diag_fail(diag, (struct srcpos){sheets->folder, 0},
			  "sheets that could not be written: %d", sheets->nfailed);
	if (n > 0)
		printf("Then:\n  roleguide report %s %s/*.xml -o reports/\n", options->files[0],
		       sheets->folder);
}

/* is_whole: nothing was refused that nobody could mend. */
static enum ask_move talk_through(struct kit *kit, const struct options *options,
				  const struct content *content, const char *folder, bool *is_whole)
{
	const struct ask_screen screen = {
		.arena = kit->arena,
		.phrases = content->phrases,
		.lang = options->lang ? options->lang : content->guide->lang,
		.diag = kit->diag,
	};
	struct ask_talk talk;
	char mark[SHEET_CODE_MARK];
	struct ask_sheets sheets = {
		.talk = &talk,
		.folder = folder,
		.schema = file_join(kit->arena, kit->data->schemas, "answers.rng"),
		.lang = options->lang,
		.is_twice = options->is_twice,
		.mark = mark};
	enum ask_move move;

	sheet_code_quiz(content->quiz, mark);
	ask_talk_open(&talk, &screen, content->quiz, "", open_today(kit));
	printf("A line a sheet, as \"%s 2 4 -\": its code, then the numbers at the boxes. "
	       "? says more.\nSheets in %s: %d.\n\n",
	       sheet_code_person(kit->arena, mark, 3), folder, count_sheets(&sheets, kit->diag));
	move = ask_sheet_type(&sheets);
	put_end(&sheets, options, kit->diag);
	*is_whole = talk.input.is_terminal || sheets.nrefused == 0;
	ask_talk_close(&talk, kit->diag);
	return move;
}

int ask_sheets_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *folder = outputs_sheets(options, arena);
	struct source source = {
		.guide = options->files[0], .lang = options->lang, .audience = options->audience};
	bool is_whole = true;
	struct content content;
	struct opened opened;
	int status;

	if (!check_options(options, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	if (run_load(&opened.kit, &source, &content) &&
	    run_load_quiz(&opened.kit, &content, true) && file_make_folder(folder, 0777, diag) &&
	    talk_through(&opened.kit, options, &content, folder, &is_whole) == ASK_STOPPED &&
	    !diag->nerrors)
		cli_stop();
	run_release(&opened.kit);
	status = cli_status(diag);
	return status == EXIT_DONE && !is_whole ? EXIT_SOME : status;
}
