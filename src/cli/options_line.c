/*
 * By the table of options, and by hand, not getopt_long: that one takes shortened names, which
 * would break when an option is added, obeys an environment variable, and has no words for a slip.
 */
#include "cli/options_line.h"

#include <string.h>

#include "base/near.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/options_html.h"
#include "cli/options_large.h"
#include "cli/options_picture.h"
#include "cli/options_press.h"
#include "run/output.h"
#include "run/record.h"

/* Whether the argument is that of row's long name, alone or as "--name=value". */
static bool is_long_form(const struct option_row *row, const char *argument)
{
	size_t n = strlen(row->name);

	return strncmp(argument, "--", 2) == 0 && strncmp(argument + 2, row->name, n) == 0 &&
	       (argument[n + 2] == 0 || argument[n + 2] == '=');
}

/* Two options may have one name, where no command takes both; the first, before it is known which
 * command it is. */
static int find_option(const struct command *command, const char *argument)
{
	int other = -1;

	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = options_row((enum option_id)i);

		if (is_long_form(row, argument)) {
			if (!command || command->options & OPTION_BIT(i))
				return i;
			other = other < 0 ? i : other;
		}
		if (row->letter && argument[1] == row->letter && (row->argument || !argument[2]))
			return i;
	}
	return other;
}

static void report_unknown_option(struct arena *arena, const char *argument, struct diag *diag)
{
	const char *names[OPTION_COUNT];
	size_t n = strcspn(argument, "=");
	const char *nearest;

	for (int i = 0; i < OPTION_COUNT; i++)
		names[i] = arena_printf(arena, "--%s", options_row((enum option_id)i)->name);
	nearest = near_find(arena_strndup(arena, argument, n), names, OPTION_COUNT);
	if (nearest)
		diag_error(diag, (struct srcpos){0},
			   "unknown option \"%.*s\"; did you mean \"%s\"?", (int)n, argument,
			   nearest);
	else
		diag_error(diag, (struct srcpos){0},
			   "unknown option \"%.*s\"; roleguide --help lists them", (int)n,
			   argument);
}

static bool set_option(struct options *options, const struct option_row *row, const char *value,
		       struct diag *diag)
{
	char *member = (char *)options + row->at;

	if (row->read)
		return row->read(options, value, diag);
	if (row->argument)
		memcpy(member, &value, sizeof value);
	else
		*(bool *)member = true;
	return true;
}

/* The value of an option: behind "=", behind the letter, or the next argument, which is taken. */
static const char *take_value(const struct option_row *row, char **argv, int argc, int *at,
			      struct diag *diag)
{
	const char *argument = argv[*at], *value;

	if (argument[1] != '-')
		value = argument[2] ? argument + 2 : NULL;
	else
		value = strchr(argument, '=') ? strchr(argument, '=') + 1 : NULL;
	if (!value && *at + 1 < argc)
		value = argv[++*at];
	if (!value || !*value) {
		diag_error(diag, (struct srcpos){0}, "--%s wants a value: --%s %s", row->name,
			   row->name, row->argument);
		return NULL;
	}
	return value;
}

/* Keeps what decides what a file holds; the rest says where things go and how they are told. */
static void keep(struct options *options, int id, const char *value)
{
	static const option_set others = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_DEPS) |
					 OPTION_BIT(OPTION_DEPS_FORMAT) |
					 OPTION_BIT(OPTION_DEPS_TARGET) |
					 OPTION_BIT(OPTION_RECORD) | OPTION_BIT(OPTION_VERIFY) |
					 OPTION_BIT(OPTION_REBUILD) | OPTION_BIT(OPTION_DATA) |
					 OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_DIAGNOSTICS) |
					 OPTION_BIT(OPTION_JOBS) | OPTION_BIT(OPTION_PROGRESS);
	const struct option_row *row = options_row((enum option_id)id);

	if (others & OPTION_BIT(id))
		return;
	ARENA_GROW(options->arena, options->said, options->nsaid);
	options->said[options->nsaid++] = (struct said){row->name, row->argument ? value : NULL};
}

/* Reads the option at argv[*at], and its value behind it. Sets its bit in given. */
static bool read_option(struct options *options, int argc, char **argv, int *at, struct diag *diag)
{
	int id = find_option(options->command, argv[*at]);
	const struct option_row *row;
	const char *value = "";

	if (id < 0) {
		report_unknown_option(options->arena, argv[*at], diag);
		return false;
	}
	row = options_row((enum option_id)id);
	if (!row->argument && argv[*at][1] == '-' && strchr(argv[*at], '=')) {
		diag_error(diag, (struct srcpos){0}, "--%s takes no value", row->name);
		return false;
	}
	if (row->argument && !(value = take_value(row, argv, argc, at, diag)))
		return false;
	options->given |= OPTION_BIT(id);
	keep(options, id, value);
	return set_option(options, row, value, diag);
}

static bool read_command(struct options *options, const char *name, struct diag *diag)
{
	const char *nearest;

	options->command = command_find(name, &nearest);
	if (options->command)
		return true;
	if (nearest)
		diag_error(diag, (struct srcpos){0}, "unknown command \"%s\"; did you mean \"%s\"?",
			   name, nearest);
	else
		diag_error(diag, (struct srcpos){0},
			   "unknown command \"%s\"; roleguide --help lists them", name);
	return false;
}

/* What a command without a file lacks. */
static const char *name_wanted(const struct command *command)
{
	if (strncmp(command->arguments, "DIR", 3) == 0)
		return "a folder";
	return command->arguments[0] > 'Z' ? "a word" : "a file";
}

/* Where several papers are twice the same in landscape, that is one too many. */
static bool settle_papers(struct options *options, struct diag *diag)
{
	for (int i = 0; options->is_landscape && i < options->npapers; i++) {
		page_size_turn(options->arena, &options->papers[i]);
		for (int k = 0; k < i; k++)
			if (strcmp(options->papers[k].name, options->papers[i].name) == 0) {
				diag_error(diag, (struct srcpos){0}, "--%s names \"%s\" twice",
					   "paper", options->papers[i].name);
				return false;
			}
	}
	if (options->npapers > 0)
		options->size = options->papers[0];
	else if (options->is_landscape)
		page_size_turn(options->arena, &options->size);
	options->paper = options->size.paper;
	return true;
}

/* What can be said only when all has been read. */
static bool check_whole(const struct options *options, struct diag *diag)
{
	static const char *const counts[] = {"no file", "one file", "two files"};
	const struct command *command = options->command;
	struct srcpos nowhere = {0};

	if (options->wants_help || options->wants_version)
		return true;
	if (!command) {
		diag_error(diag, nowhere, "no command; roleguide --help lists them");
		return false;
	}
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options->given & ~command->options & OPTION_BIT(i)) {
			diag_error(diag, nowhere, "%s takes no option --%s", command->name,
				   options_row((enum option_id)i)->name);
			options_hint_large((enum option_id)i, command->name, diag);
			return false;
		}
	if ((options->nlangs > 1 || options->has_all_langs) &&
	    !(command->options & OPTION_BIT(OPTION_ROLES))) {
		diag_error(diag, nowhere, "%s takes one --%s; guide and atlas take several",
			   command->name, "lang");
		return false;
	}
	if (options->nfiles == 0 && command->most_files > 0 && !options->verify &&
	    !options->rebuild) {
		diag_error(diag, nowhere, "%s wants %s: roleguide %s %s", command->name,
			   name_wanted(command), command->name, command->arguments);
		return false;
	}
	if (options->nfiles > command->most_files) {
		diag_error(diag, nowhere, "%s takes %s; \"%s\" is one too many", command->name,
			   counts[command->most_files], options->files[command->most_files]);
		return false;
	}
	return true;
}

bool options_read(struct options *options, struct arena *arena, int argc, char **argv,
		  struct diag *diag)
{
	bool are_over = false;

	*options = (struct options){.arena = arena,
				    .theme = "handout",
				    .size = {.name = "a4"},
				    .start_language = "en",
				    .profile = output_at(0),
				    .first_copy = 1,
				    .last_copy = 1};
	options->printing.impose.creep = OPTIONS_CREEP;
	for (int i = 1; i < argc; i++) {
		const char *argument = argv[i];

		if (!are_over && strcmp(argument, "--") == 0) {
			are_over = true;
		} else if (!are_over && argument[0] == '-' && argument[1]) {
			if (!read_option(options, argc, argv, &i, diag))
				return false;
		} else if (!options->command) {
			if (!read_command(options, argument, diag))
				return false;
		} else {
			ARENA_GROW(arena, options->files, options->nfiles);
			options->files[options->nfiles++] = argument;
		}
	}
	return settle_papers(options, diag) && check_whole(options, diag) &&
	       options_check_html(options, diag) && options_check_picture(options, diag) &&
	       options_check_large(options, diag) && options_check_press(options, diag);
}
