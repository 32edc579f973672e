/* Help: an option is a line or two, its text beside its name. */
#include "cli/help.h"

#include <string.h>

#include "cli/command.h"
#include "cli/options.h"

static const char exit_codes[] =
	"exit status\n"
	"  0  all written, or no fault found\n"
	"  1  faults in the content or in all answers: nothing is written of it\n"
	"  2  wrong usage\n"
	"  3  a file cannot be read or written, a font is missing, or memory is out\n"
	"  4  some people have no report, the others have theirs\n";

static void print_option(FILE *out, const struct option_row *row)
{
	const char *line = row->text;
	int width = row->letter ? fprintf(out, "  -%c, ", row->letter) : fprintf(out, "      ");

	width += fprintf(out, "--%s %s", row->name, row->argument ? row->argument : "");
	for (;;) {
		size_t n = strcspn(line, "\n");

		fprintf(out, "%*s%.*s\n", 24 - width, "", (int)n, line);
		if (!line[n])
			break;
		line += n + 1;
		width = 0;
	}
}

/* Those that a command takes, OPTION_BITs */
static void print_options(FILE *out, option_set taken)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (taken & OPTION_BIT(i))
			print_option(out, options_row((enum option_id)i));
}

static void print_overview(FILE *out)
{
	const struct command *command;
	option_set options = 0;

	fputs("roleguide turns a comparison of roles, written in XML, into a typeset PDF guide.\n\n"
	      "usage: roleguide COMMAND [OPTION]... FILE...\n\ncommands\n",
	      out);
	for (int i = 0; (command = command_at(i)); i++) {
		fprintf(out, "  %s %s\n      %s\n      $ %s\n", command->name, command->arguments,
			command->summary, command->example);
		options |= command->options;
	}
	fputs("\noptions\n", out);
	print_options(out, options);
	fputs("\nFaults are named as FILE:LINE: error: ..., all of them in one run.\n"
	      "roleguide COMMAND --help says more about a command; so does man roleguide.\n\n",
	      out);
	fputs(exit_codes, out);
}

void help_print(FILE *out, const struct command *command)
{
	if (!command) {
		print_overview(out);
		return;
	}
	fprintf(out, "usage: roleguide %s [OPTION]... %s\n\n%s\nexample\n  $ %s\n\noptions\n",
		command->name, command->arguments, command->text, command->example);
	print_options(out, command->options);
	fprintf(out, "\n%s", exit_codes);
}
