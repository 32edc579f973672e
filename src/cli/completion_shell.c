/*
 * The scripts. Each shell has its own way to say the same: which options a command takes, and what
 * stands behind an option: a word of a list, a file, a folder, or what nobody can guess.
 */
#include "cli/completion_shell.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/command.h"
#include "cli/completion.h"
#include "cli/options.h"

/* What may stand behind an option. */
struct values {
	const char *words; /* with blanks between them; "": none are known */
	bool are_files, are_folders;
};

/* The words with blanks between them. "pages>N" is none to be offered, and means something to a
 * shell. */
static const char *join(struct arena *arena, const char *(*choice)(int i))
{
	const char *list = "", *word;

	for (int i = 0; choice && (word = choice(i)); i++)
		if (!strpbrk(word, "<>|&;$()'\"\\ "))
			list = arena_printf(arena, "%s%s%s", list, *list ? " " : "", word);
	return list;
}

/* What the command takes in place of files. */
static const char *find_words(struct arena *arena, const struct command *command)
{
	return join(arena, command->run == completion_run ? completion_shell_at : NULL);
}

static struct values find_values(const struct completion *completion, int id)
{
	const struct option_row *row = options_row((enum option_id)id);
	const char *argument = row->argument ? row->argument : "";
	struct values values = {.words = join(completion->arena, row->choice),
				.are_files = strcmp(argument, "FILE") == 0 ||
					     strcmp(argument, "PATH") == 0 || id == OPTION_SENT,
				.are_folders = strcmp(argument, "DIR") == 0};

	if (id == OPTION_THEME)
		values = (struct values){.words = completion->themes, .are_files = true};
	if (id == OPTION_LANG)
		values.words = completion->languages;
	if (*values.words && id != OPTION_THEME)
		values.are_files = false;
	return values;
}

/* "--paper" is one option for all commands; "--sheet" is not. */
static bool is_shared_name(int id)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (i != id && strcmp(options_row((enum option_id)i)->name,
				      options_row((enum option_id)id)->name) == 0)
			return true;
	return false;
}

/* A text up to its first details, which words that are offered tell too; ' ends and reopens the
 * quotes around it. */
static void add_gist(struct buf *out, const char *text, const char *escaped, bool has_words)
{
	for (const char *p = text; *p && *p != ';'; p++) {
		if (((*p == ' ' || *p == '\n') && p[1] == '(') || (*p == ':' && has_words))
			break;
		if (strchr(escaped, *p))
			buf_addc(out, '\\');
		if (*p == '\'')
			buf_addstr(out, "'\\''");
		else
			buf_addc(out, *p == '\n' ? ' ' : *p);
	}
}

/* The commands that take the option, with a mark between them; before: in front of each. */
static void add_takers(struct buf *out, int id, const char *before, const char *mark)
{
	const struct command *command;
	bool is_first = true;

	for (int i = 0; (command = command_at(i)); i++)
		if (command->options & OPTION_BIT(id)) {
			buf_printf(out, "%s%s%s", is_first ? "" : mark, before, command->name);
			is_first = false;
		}
}

/* A branch of bash's case for what stands behind an option: COMMAND:--OPTION. */
static void add_bash_values(const struct completion *completion, int id, struct buf *out)
{
	const struct option_row *row = options_row((enum option_id)id);
	struct values values = find_values(completion, id);
	const struct command *command;
	const char *mark = "\t";

	if (!is_shared_name(id)) {
		buf_printf(out, "\t*:--%s", row->name);
	} else {
		for (int i = 0; (command = command_at(i)); i++)
			if (command->options & OPTION_BIT(id)) {
				buf_printf(out, "%s%s:--%s", mark, command->name, row->name);
				mark = " | ";
			}
	}
	if (row->letter)
		buf_printf(out, " | *:-%c", row->letter);
	buf_addstr(out, ") ");
	if (*values.words)
		buf_printf(out, "words=\"%s\" ", values.words);
	if (values.are_files || values.are_folders)
		buf_printf(out, "files=%s ", values.are_files ? "-f" : "-d");
	buf_addstr(out, *values.words || values.are_files || values.are_folders ? ";;\n"
										: "return ;;\n");
}

static void add_bash_command(const struct completion *completion, const struct command *command,
			     struct buf *out)
{
	const char *words = find_words(completion->arena, command);

	buf_printf(out, "\t\t%s)\n\t\t\toptions=\"", command->name);
	for (int i = 0, n = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTION_BIT(i))
			buf_printf(out, "%s--%s", n++ ? " " : "",
				   options_row((enum option_id)i)->name);
	buf_addstr(out, "\"\n");
	if (*words)
		buf_printf(out, "\t\t\twords=\"%s\"\n", words);
	else if (command->most_files > 0)
		buf_printf(out, "\t\t\tfiles=%s\n",
			   strncmp(command->arguments, "DIR", 3) == 0 ? "-d" : "-f");
	buf_addstr(out, "\t\t\t;;\n");
}

static const char bash_begin[] =
	"# Completion of roleguide in bash: source <(roleguide completion bash)\n"
	"_roleguide()\n"
	"{\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=\"\" command=\"\" words=\"\" "
	"options=\"\" files=\"\" head=\"\" i line\n"
	"\t((COMP_CWORD)) && prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
	"\tCOMPREPLY=()\n"
	"\t# \"--paper=a4\" is three words where \"=\" breaks words, and one where it does not.\n"
	"\tif [[ $cur == \"=\" ]]; then\n"
	"\t\tcur=\"\"\n"
	"\telif [[ $prev == \"=\" ]] && ((COMP_CWORD > 1)); then\n"
	"\t\tprev=${COMP_WORDS[COMP_CWORD - 2]}\n"
	"\telif [[ $cur == --*=* ]]; then\n"
	"\t\thead=${cur%%=*}= prev=${cur%%=*} cur=${cur#*=}\n"
	"\tfi\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tcase ${COMP_WORDS[i]} in\n"
	"\t\t";

static const char bash_middle[] = "\t*)\n"
				  "\t\tcase $command in\n";

static const char bash_end[] = "\t\tesac\n"
			       "\t\tif [[ $cur == -* ]]; then\n"
			       "\t\t\twords=$options files=\"\"\n"
			       "\t\tfi\n"
			       "\t\t;;\n"
			       "\tesac\n"
			       "\t# Of a list with commas the last word is completed.\n"
			       "\tif [[ -z $files && $cur == *,* ]]; then\n"
			       "\t\thead=$head${cur%,*},\n"
			       "\t\tcur=${cur##*,}\n"
			       "\tfi\n"
			       "\tif [[ $files ]]; then\n"
			       "\t\tcompopt -o filenames 2>/dev/null\n"
			       "\t\twhile IFS= read -r line; do\n"
			       "\t\t\tCOMPREPLY+=(\"$head$line\")\n"
			       "\t\tdone < <(compgen \"$files\" -- \"$cur\")\n"
			       "\tfi\n"
			       "\twhile IFS= read -r line; do\n"
			       "\t\tCOMPREPLY+=(\"$head$line\")\n"
			       "\tdone < <(compgen -W \"$words\" -- \"$cur\")\n"
			       "}\n"
			       "complete -F _roleguide roleguide\n";

void completion_bash(const struct completion *completion, struct buf *out)
{
	const struct command *command;

	buf_addstr(out, bash_begin);
	for (int i = 0; (command = command_at(i)); i++)
		buf_printf(out, "%s%s", i ? " | " : "", command->name);
	buf_addstr(out, ")\n\t\t\tcommand=${COMP_WORDS[i]}\n\t\t\tbreak\n\t\t\t;;\n\t\tesac\n"
			"\tdone\n\tcase $command:$prev in\n");
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options_row((enum option_id)i)->argument)
			add_bash_values(completion, i, out);
	buf_addstr(out, bash_middle);
	for (int i = 0; (command = command_at(i)); i++)
		add_bash_command(completion, command, out);
	buf_addstr(out, "\t\t*)\n\t\t\toptions=\"--help --version\"\n\t\t\twords=\"");
	for (int i = 0; (command = command_at(i)); i++)
		buf_printf(out, "%s%s", i ? " " : "", command->name);
	buf_addstr(out, "\"\n\t\t\t;;\n");
	buf_addstr(out, bash_end);
}

/* One option as zsh's _arguments has it: '(-o --output)'{-o+,--output=}'[text]:FILE:_files'. */
static void add_zsh_option(const struct completion *completion, int id, struct buf *out)
{
	const struct option_row *row = options_row((enum option_id)id);
	struct values values = find_values(completion, id);
	const char *equals = row->argument ? "=" : "", *plus = row->argument ? "+" : "";

	if (row->letter)
		buf_printf(out, "\t\t\t'(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name,
			   row->letter, plus, row->name, equals);
	else
		buf_printf(out, "\t\t\t'--%s%s[", row->name, equals);
	add_gist(out, row->text, "[]:\\", *values.words);
	buf_addc(out, ']');
	if (row->argument)
		buf_printf(out, ":%s:", row->argument);
	if (*values.words && values.are_files)
		buf_printf(out, "{_alternative \"words\\:word\\:(%s)\" \"files\\:file\\:_files\"}",
			   values.words);
	else if (*values.words)
		buf_printf(out, "(%s)", values.words);
	else if (values.are_files || values.are_folders)
		buf_printf(out, "_files%s", values.are_folders ? " -/" : "");
	buf_addstr(out, "' \\\n");
}

static void add_zsh_command(const struct completion *completion, const struct command *command,
			    struct buf *out)
{
	const char *words = find_words(completion->arena, command);

	buf_printf(out, "\t\t%s) _arguments \\\n", command->name);
	for (int i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTION_BIT(i))
			add_zsh_option(completion, i, out);
	if (*words)
		buf_printf(out, "\t\t\t'1: :(%s)' ;;\n", words);
	else if (command->most_files == 0)
		buf_addstr(out, "\t\t\t;;\n");
	else
		buf_printf(out, "\t\t\t'*:file:_files%s' ;;\n",
			   strncmp(command->arguments, "DIR", 3) == 0 ? " -/" : "");
}

void completion_zsh(const struct completion *completion, struct buf *out)
{
	const struct command *command;

	buf_addstr(out,
		   "#compdef roleguide\n"
		   "# Completion of roleguide in zsh: roleguide completion zsh >DIR/_roleguide, "
		   "where\n"
		   "# DIR is in $fpath, or source <(roleguide completion zsh) behind compinit.\n"
		   "_roleguide() {\n\tlocal curcontext=$curcontext state line\n"
		   "\tlocal -a commands\n\tcommands=(\n");
	for (int i = 0; (command = command_at(i)); i++) {
		buf_printf(out, "\t\t'%s:", command->name);
		add_gist(out, command->summary, ":\\", false);
		buf_addstr(out, "'\n");
	}
	buf_addstr(out, "\t)\n\t_arguments -C '(-h --help)'{-h,--help}'[print help]' \\\n"
			"\t\t'(-V --version)'{-V,--version}'[print the version]' \\\n"
			"\t\t'1: :->command' '*:: :->argument'\n"
			"\tcase $state in\n\tcommand) _describe command commands ;;\n"
			"\targument)\n\t\tcase $words[1] in\n");
	for (int i = 0; (command = command_at(i)); i++)
		add_zsh_command(completion, command, out);
	buf_addstr(out, "\t\tesac ;;\n\tesac\n}\n"
			"if [[ $funcstack[1] == _roleguide ]]; then\n\t_roleguide \"$@\"\n"
			"else\n\tcompdef _roleguide roleguide\nfi\n");
}

static void add_fish_option(const struct completion *completion, int id, struct buf *out)
{
	const struct option_row *row = options_row((enum option_id)id);
	struct values values = find_values(completion, id);

	buf_addstr(out, "complete -c roleguide -n '__fish_seen_subcommand_from ");
	add_takers(out, id, "", " ");
	buf_printf(out, "' -l %s", row->name);
	if (row->letter)
		buf_printf(out, " -s %c", row->letter);
	if (row->argument)
		buf_addstr(out, values.are_files ? " -r -F" : " -x");
	if (*values.words)
		buf_printf(out, " -a '%s'", values.words);
	else if (values.are_folders)
		buf_addstr(out, " -a '(__fish_complete_directories)'");
	buf_addstr(out, " -d '");
	add_gist(out, row->text, "\\", *values.words);
	buf_addstr(out, "'\n");
}

void completion_fish(const struct completion *completion, struct buf *out)
{
	const struct command *command;

	buf_addstr(out,
		   "# Completion of roleguide in fish: roleguide completion fish | source\n"
		   "complete -c roleguide -f\n"
		   "complete -c roleguide -n __fish_use_subcommand -s h -l help -d 'print help'\n"
		   "complete -c roleguide -n __fish_use_subcommand -s V -l version -d "
		   "'print the version'\n");
	for (int i = 0; (command = command_at(i)); i++) {
		const char *words = find_words(completion->arena, command);

		buf_printf(out, "complete -c roleguide -n __fish_use_subcommand -a %s -d '",
			   command->name);
		add_gist(out, command->summary, "\\", false);
		buf_addstr(out, "'\n");
		if (command->most_files == 0)
			continue;
		buf_printf(out, "complete -c roleguide -n '__fish_seen_subcommand_from %s' ",
			   command->name);
		if (*words)
			buf_printf(out, "-a '%s'\n", words);
		else if (strncmp(command->arguments, "DIR", 3) == 0)
			buf_addstr(out, "-a '(__fish_complete_directories)'\n");
		else
			buf_addstr(out, "-F\n");
	}
	for (int i = 0; i < OPTION_COUNT; i++)
		add_fish_option(completion, i, out);
}
