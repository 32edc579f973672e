/*
 * Ask: loads guide and questionnaire, takes up the answers that there are, and talks. What the file
 * of answers holds is never lost: it is written only when it can be read as answers to the same
 * questionnaire.
 */
#define _POSIX_C_SOURCE 200809L
#include "cli/ask.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "answers/answers.h"
#include "ask/ask_talk.h"
#include "ask/ask_walk.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/sniff.h"
#include "cli/ask_sheets.h"
#include "cli/cli.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "content/guide.h"
#include "content/phrases.h"
#include "content/quiz.h"

enum { MOST_WORDS = 14 }; /* of a command line that is printed */

/* "pm-vs-tpm-answers.xml" for "content/pm-vs-tpm.xml". */
static const char *choose_path(const struct options *options, struct arena *arena)
{
	return options->output
		       ? options->output
		       : arena_printf(arena, "%s-answers.xml", file_stem(arena, options->files[0]));
}

static bool check_options(const struct options *options, struct diag *diag)
{
	struct srcpos nowhere = {0};

	if (strcmp(options->files[0], "-") == 0)
		diag_error(diag, nowhere,
			   "ask reads answers from standard input; the guide must be a file");
	else if (options->output && strcmp(options->output, "-") == 0)
		diag_error(diag, nowhere,
			   "ask puts its questions on standard output; name a file with -o");
	else
		return true;
	return false;
}

/* Whether a new file could be made; what else may fail is said when it does. */
static bool check_folder(struct arena *arena, const char *path, struct diag *diag)
{
	if (access(file_dir(arena, path), W_OK) == 0)
		return true;
	if (errno == ENOENT)
		diag_fail(diag, (struct srcpos){path, 0}, "cannot write: there is no such folder");
	else
		diag_fail(diag, (struct srcpos){path, 0}, "cannot write: %s", strerror(errno));
	return false;
}

static bool is_xml(const struct kit *kit, const char *path)
{
	size_t n = 0;
	const char *bytes = file_read(kit->arena, path, LIMIT_FILE_BYTES, &n, kit->diag);

	return bytes && (sniff_is_utf16(bytes, n) || sniff_first(bytes, n) == '<');
}

/* Answers to this questionnaire, in a file that may be written anew. */
static const struct answers *load_earlier(const struct kit *kit, const struct quiz *quiz,
					  const char *path)
{
	const char *schema = file_join(kit->arena, kit->data->schemas, "answers.rng");
	const struct answers_settings settings = {.schema = schema, .shows_answers = true};
	const struct answers_file *file;
	struct srcpos pos = {path, 0};
	struct diag quiet;

	/* That answers are missing yet is no news: only errors are wanted. */
	diag_init(&quiet);
	file = answers_load(kit->arena, path, quiz, &settings, &quiet);
	diag_release(&quiet);
	if (!file)
		answers_load(kit->arena, path, quiz, &settings, kit->diag);
	else if (!is_xml(kit, path))
		diag_error(kit->diag, pos, "this is no XML; ask writes answers as XML only");
	else if (access(path, W_OK) != 0)
		diag_fail(kit->diag, pos, "cannot write: %s", strerror(errno));
	else
		return file->people[0];
	diag_hint(kit->diag, "name another file with -o; this one stays as it is");
	return NULL;
}

/* A command line of this program, with the options that this run had. */
static void put_command(struct ask_talk *talk, const struct options *options, const char *command)
{
	const char *words[MOST_WORDS] = {"roleguide", command, options->files[0]};
	bool asks = strcmp(command, "ask") == 0;
	int n = 3;

	if (!asks)
		words[n++] = talk->session.path;
	else if (options->output)
		words[n++] = "-o", words[n++] = options->output;
	if (options->lang)
		words[n++] = "--lang", words[n++] = options->lang;
	if (options->audience)
		words[n++] = "--audience", words[n++] = options->audience;
	if (options->data)
		words[n++] = "--data", words[n++] = options->data;
	ask_screen_put_command(&talk->screen, words, n);
}

static void put_beginning(struct ask_talk *talk, bool is_new)
{
	const struct quiz *quiz = talk->session.quiz;
	struct ask_counts counts = ask_session_count(&talk->session);
	bool is_done = ask_session_first_open(&talk->session) == quiz->nquestions;

	ask_screen_put_text(&talk->screen, "", &quiz->title);
	if (is_done)
		return;
	if (!is_new) {
		ask_talk_fill(talk, "ask-going-on",
			      ASK_NUMBER("answered", counts.answered + counts.skipped),
			      ASK_NUMBER("count", counts.asked));
		return;
	}
	if (quiz->intro.n) {
		ask_screen_gap(&talk->screen);
		ask_screen_put_text(&talk->screen, "", &quiz->intro);
	}
	ask_screen_gap(&talk->screen);
	ask_talk_fill(talk, "ask-start", ASK_WORD("file", talk->session.path));
}

static void put_end(struct ask_talk *talk, const struct options *options, bool is_saved)
{
	struct ask_counts counts = ask_session_count(&talk->session);
	bool is_done = ask_session_first_open(&talk->session) == talk->session.quiz->nquestions;

	ask_screen_gap(&talk->screen);
	ask_talk_fill(talk, "ask-end", ASK_NUMBER("answered", counts.answered),
		      ASK_NUMBER("count", counts.asked), ASK_NUMBER("skipped", counts.skipped));
	ask_talk_fill(talk, is_saved ? "ask-saved" : "ask-nothing-saved",
		      ASK_WORD("file", talk->session.path));
	ask_talk_say(talk, is_done ? "ask-then-report" : "ask-then-go-on");
	put_command(talk, options, is_done ? "report" : "ask");
}

/* What could not be written is tried once more. False when it cannot. */
static bool save_at_last(struct ask_talk *talk, struct diag *diag)
{
	struct srcpos pos = {talk->session.path, 0};

	if (!talk->session.fault || ask_session_save(&talk->session, talk->date))
		return true;
	diag_as(diag, "cannot write: %s");
	diag_fail(diag, pos, "%s", talk->session.fault);
	diag_hint(diag, "the answers since then are lost");
	return false;
}

/* The talk from greeting to end. */
static enum ask_move talk_through(struct kit *kit, const struct options *options,
				  const struct content *content, const char *path,
				  const struct answers *before)
{
	const struct ask_screen screen = {
		.arena = kit->arena,
		.phrases = content->phrases,
		.lang = options->lang ? options->lang : content->guide->lang,
		.diag = kit->diag,
	};
	struct ask_talk talk;
	enum ask_move move;

	ask_talk_open(&talk, &screen, content->quiz, path, open_today(kit));
	if (before)
		ask_session_resume(&talk.session, before);
	talk.session.person.lang = talk.screen.lang;
	put_beginning(&talk, !before);
	move = ask_walk(&talk, !before);
	if (save_at_last(&talk, kit->diag))
		put_end(&talk, options, file_exists(path));
	ask_talk_close(&talk, kit->diag);
	return move;
}

/* The talk, if there is something to talk about, and a place for what is said. */
static bool was_stopped(struct opened *opened, const struct options *options, const char *path)
{
	struct kit *kit = &opened->kit;
	const struct answers *before = NULL;
	struct content content;
	bool is_there;

	if (!open_load(opened, options, &content) || !run_load_quiz(kit, &content, true) ||
	    !outputs_check_read(options, path, kit->diag))
		return false;
	is_there = file_exists(path);
	if (is_there)
		before = load_earlier(kit, content.quiz, path);
	if (is_there ? !before : !check_folder(kit->arena, path, kit->diag))
		return false;
	return talk_through(kit, options, &content, path, before) == ASK_STOPPED &&
	       !kit->diag->nerrors;
}

int ask_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *path = choose_path(options, arena);
	struct opened opened;
	int status;

	if (options->is_typed)
		return ask_sheets_run(options, arena, diag);
	if (options->is_twice) {
		diag_error(diag, (struct srcpos){0}, "--twice goes with --sheet");
		return EXIT_USAGE;
	}
	if (!check_options(options, diag) || !outputs_check(options, path, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	if (was_stopped(&opened, options, path))
		cli_stop();
	return cli_status(diag);
}
