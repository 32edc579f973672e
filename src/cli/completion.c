/*
 * Completion. What a shell is told follows from the tables of commands and options, and from the
 * themes and languages that the folder of data has; all of it is written into the script, so that a
 * key press starts no program.
 */
#include "cli/completion.h"

#include <string.h>

#include "base/buf.h"
#include "base/file_write.h"
#include "base/folder.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/completion_shell.h"
#include "cli/options.h"
#include "run/data.h"

static const char *const shells[] = {"bash", "zsh", "fish"};

enum { NSHELLS = sizeof shells / sizeof *shells };

const char *completion_shell_at(int i)
{
	return i < NSHELLS ? shells[i] : NULL;
}

/* The names of the XML files of a folder without their ending, with blanks between them. */
static const char *list_stems(struct arena *arena, const char *path, struct diag *diag)
{
	struct folder folder = folder_list(arena, path, diag);
	const char *list = "";

	for (int i = 0; i < folder.nnames; i++) {
		size_t n = strlen(folder.names[i]);

		if (n > 4 && strcmp(folder.names[i] + n - 4, ".xml") == 0)
			list = arena_printf(arena, "%s%s%.*s", list, *list ? " " : "", (int)(n - 4),
					    folder.names[i]);
	}
	return list;
}

int completion_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	static void (*const write[NSHELLS])(const struct completion *, struct buf *) = {
		completion_bash, completion_zsh, completion_fish};
	struct completion completion = {.arena = arena};
	int shell = options_choose(arena, "shell", options->files[0], completion_shell_at, diag);
	const char *output = options->output ? options->output : "-";
	struct data data;
	struct buf out;

	if (shell < 0)
		return EXIT_USAGE;
	if (!data_find(&data, arena, options->data, diag))
		return EXIT_ENVIRONMENT;
	completion.themes = list_stems(arena, data.themes, diag);
	completion.languages = list_stems(arena, data.phrases, diag);
	buf_init(&out);
	write[shell](&completion, &out);
	file_write(output, out.bytes, out.n, diag);
	buf_release(&out);
	return cli_status(diag);
}
