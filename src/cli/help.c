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
	if (row->argument && width > 22) /* its column has no room for it and a gap */
		width += fprintf(out, "  ");
	for (;;) {
		size_t n = strcspn(line, "\n");

		fprintf(out, "%*s%.*s\n", width < 24 ? 24 - width : 0, "", (int)n, line);
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

/* What every command takes. */
static option_set find_common(void)
{
	const struct command *command;
	option_set common = ~(option_set)0;

	for (int i = 0; (command = command_at(i)); i++)
		common &= command->options;
	return common;
}

static void print_overview(FILE *out)
{
	static const option_set usual = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_PROFILE) |
					OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_PAPER) |
					OPTION_BIT(OPTION_LANG);
	const struct command *command;

	fputs("roleguide turns a comparison of roles, written in XML, into a typeset PDF guide.\n\n"
	      "usage: roleguide COMMAND [OPTION]... FILE...\n\ncommands\n",
	      out);
	for (int i = 0; (command = command_at(i)); i++)
		fprintf(out, "  %-12s %s\n", command->name, command->summary);
	fputs("\nthe usual options; roleguide COMMAND --help lists those of a command\n", out);
	print_options(out, usual | (find_common() & ~OPTION_BIT(OPTION_EXCERPT)));
	fprintf(out, "\nexamples\n  $ %s\n  $ %s\n", command_at(0)->example,
		command_at(1)->example);
	fputs("\nFaults are named as FILE:LINE: error: ..., all of them in one run. man roleguide "
	      "tells\n"
	      "everything; README.md and doc/ begin at the beginning.\n\n",
	      out);
	fputs(exit_codes, out);
}

/* Those of every command are named only: the overview explains them. */
static void print_common(FILE *out, option_set common)
{
	const char *mark = "";
	int column = 0;

	fputs("\nand as with every command (see roleguide --help)\n  ", out);
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = options_row((enum option_id)i);

		if (!(common & OPTION_BIT(i)))
			continue;
		column += fprintf(out, "%s", mark);
		if (row->letter)
			column += fprintf(out, "-%c, ", row->letter);
		column += fprintf(out, "--%s%s%s", row->name, row->argument ? " " : "",
				  row->argument ? row->argument : "");
		mark = column > 60 ? "\n  " : "  ";
		column = column > 60 ? 0 : column;
	}
	fputs("\n", out);
}

void help_print(FILE *out, const struct command *command)
{
	option_set common = find_common();

	if (!command) {
		print_overview(out);
		return;
	}
	fprintf(out, "usage: roleguide %s [OPTION]... %s\n\n%s\nexample\n  $ %s\n", command->name,
		command->arguments, command->text, command->example);
	if (command->options & ~common)
		fputs("\noptions\n", out);
	print_options(out, command->options & ~common);
	print_common(out, common);
	fprintf(out, "\n%s", exit_codes);
}
