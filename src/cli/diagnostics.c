/*
 * Diagnostics. Files come first, since what goes wrong with them is to be said too. Each is written
 * whether there are messages or not, and also when nothing was done for a slip in the command line;
 * not where it is one that the command line names as something else.
 */
#include "cli/diagnostics.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "tell/code.h"
#include "tell/tell.h"
#include "tell/tell_text.h"

enum { MOST_MESSAGES = 50 };

static const char name[] = "--diagnostics";
static const char clash[] = "RG0108"; /* a file is read and written, or written twice */

bool diagnostics_read(struct options *options, const char *value, struct diag *diag)
{
	return tell_wish_read(&options->diagnostics, value, diag);
}

const char *diagnostics_color(int i)
{
	static const char *const names[] = {"auto", "always", "never"};

	return i < 3 ? names[i] : NULL;
}

bool diagnostics_read_color(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "way of colours", value, diagnostics_color,
				   diag);

	options->colour = value;
	return found >= 0;
}

/* What the command line says comes before what the environment says, and that before the terminal.
 */
static bool has_colour(const struct options *options, bool is_terminal)
{
	const char *term = getenv("TERM"), *force = getenv("CLICOLOR_FORCE");
	const char *none = getenv("NO_COLOR");

	if (options->colour && strcmp(options->colour, "auto") != 0)
		return strcmp(options->colour, "always") == 0;
	if (none && *none)
		return false;
	if (force && *force && strcmp(force, "0") != 0)
		return true;
	return is_terminal && term && *term && strcmp(term, "dumb") != 0;
}

/* The columns of the terminal. */
static int find_width(void)
{
	enum { USUAL = 80, LEAST = 40, MOST = 200 };
	const char *columns = getenv("COLUMNS");
	long n = columns ? strtol(columns, NULL, 10) : 0;

	return n >= LEAST ? (int)(n < MOST ? n : MOST) : USUAL;
}

/* Whether another word of the command line than the one at `own` names that file. */
static bool is_named(const char *file, int argc, char **argv, int own)
{
	for (int i = 1; i < argc; i++) {
		const char *equals = strchr(argv[i], '=');

		if (i != own && (file_is_same(file, argv[i]) || strcmp(file, argv[i]) == 0 ||
				 (equals && file_is_same(file, equals + 1))))
			return true;
	}
	return false;
}

void diagnostics_find(struct options *options, int argc, char **argv)
{
	struct diag unheard;

	diag_init(&unheard);
	options->diagnostics = (struct tell_wish){0};
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		size_t n = sizeof name - 1;
		const char *value = NULL, *file;

		if (strncmp(argv[i], name, n) != 0)
			continue;
		if (argv[i][n] == '=')
			value = argv[i] + n + 1;
		else if (!argv[i][n] && i + 1 < argc)
			value = argv[++i];
		file = value ? strchr(value, '=') : NULL;
		if (value && (!file || !is_named(file + 1, argc, argv, i)))
			tell_wish_read(&options->diagnostics, value, &unheard);
	}
	diag_release(&unheard);
}

bool diagnostics_check(const struct options *options, struct diag *diag)
{
	for (int i = 0; i < TELL_FORMS; i++)
		if (options->diagnostics.files[i])
			return outputs_check(options, NULL, diag);
	return true;
}

/* Whether an output is something else as well: then none for messages is certain to be free. */
static bool have_clashed(const struct diag *diag)
{
	for (int i = 0; i < diag->nmessages; i++) {
		const struct code *code = code_find(diag->messages[i].kind);

		if (code && strcmp(code->id, clash) == 0)
			return true;
	}
	return false;
}

/* What people see of it: nothing more than words, unless that was asked for, or a terminal shows
 * it. */
static struct tell_style find_style(const struct options *options)
{
	bool is_terminal = isatty(STDERR_FILENO), is_coloured = has_colour(options, is_terminal);

	return (struct tell_style){.has_colour = is_coloured,
				   .has_excerpts = is_terminal || is_coloured ||
						   options->has_excerpts,
				   .shows_answers = options->answers.shows_answers,
				   .width = find_width(),
				   .most = MOST_MESSAGES};
}

static void make(const struct options *options, const struct diag *diag, int status,
		 enum tell_form form, const struct tell_style *style, struct buf *out)
{
	struct telling telling = {.diag = diag,
				  .command = options->command ? options->command->name : NULL,
				  .files = options->files,
				  .nfiles = options->nfiles,
				  .status = status,
				  .is_quiet = options->is_quiet};

	buf_init(out);
	tell_begin(&telling);
	if (form == TELL_TEXT)
		tell_text(&telling, style, out);
	else
		tell_write(&telling, form, out);
	tell_end(&telling);
}

/* Those that are wanted, unless they may be something else. */
static int write_files(const struct options *options, struct diag *diag, int status)
{
	const char *const *files = options->diagnostics.files;
	bool is_wanted = false;

	for (int i = 0; i < TELL_FORMS; i++)
		is_wanted = is_wanted || files[i];
	if (!is_wanted || have_clashed(diag))
		return status;
	for (int i = 0; i < TELL_FORMS; i++) {
		struct buf out;

		if (!files[i])
			continue;
		make(options, diag, status, (enum tell_form)i, NULL, &out);
		if (!file_write(files[i], out.bytes, out.n, diag))
			status = EXIT_ENVIRONMENT;
		buf_release(&out);
	}
	return status;
}

#ifndef NDEBUG
/* Whether every message has a code: a kind that the table lacks would else be seen by readers. */
static bool have_codes(const struct diag *diag)
{
	for (int i = 0; i < diag->nmessages; i++)
		if (!code_find(diag->messages[i].kind)) {
			fprintf(stderr, "no code for: %s\n", diag->messages[i].kind);
			return false;
		}
	return true;
}
#endif

int diagnostics_print(const struct options *options, struct diag *diag, int status)
{
	enum tell_form form = tell_wish_form(&options->diagnostics);
	const struct tell_style style = find_style(options);
	struct buf out;

	assert(have_codes(diag));
	status = write_files(options, diag, status);
	if (form == TELL_TEXT && !style.has_excerpts) {
		diag_print(diag, stderr, MOST_MESSAGES, options->is_quiet);
		return status;
	}
	make(options, diag, status, form, &style, &out);
	fwrite(buf_text(&out), 1, out.n, stderr);
	buf_release(&out);
	return status;
}
