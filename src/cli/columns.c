/* Loads guide and questionnaire, has the file looked at, prints a table or elements. */
#include "cli/columns.h"

#include <string.h>
#include <unistd.h>

#include "answers/mapping.h"
#include "base/buf.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/columns_table.h"
#include "cli/command.h"
#include "cli/columns_write.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"

enum { TERMINAL_WIDTH = 80 };

static bool needs_decision(const struct mapping *mapping)
{
	return mapping->said.nerrors > 0 || mapping->count.nbroken > 0;
}

static void print(struct opened *opened, const struct options *options, const char *output)
{
	struct kit *kit = &opened->kit;
	struct source source = {.guide = options->files[0]};
	const char *path = options->files[1];
	struct answers_settings settings = options->answers;
	struct content content;
	struct mapping *mapping;
	struct buf out;
	bool is_terminal = strcmp(output, "-") == 0 && isatty(STDOUT_FILENO);

	if (!run_load(kit, &source, &content) || !run_load_quiz(kit, &content, true))
		return;
	mapping = answers_columns(kit->arena, path, content.quiz, &settings, kit->diag);
	if (!mapping)
		return;
	buf_init(&out);
	if (options->writes_elements)
		columns_write(&out, kit->arena, mapping, path);
	else
		columns_table_write(&out, kit->arena, mapping, is_terminal ? TERMINAL_WIDTH : 0,
				    settings.shows_answers);
	if (outputs_check_read(options, output, kit->diag))
		file_write(output, out.bytes, out.n, kit->diag);
	buf_release(&out);
	if (needs_decision(mapping)) {
		diag_error(kit->diag, (struct srcpos){path, 0},
			   "not everything in it can be read; what is printed says what");
		if (!options->writes_elements)
			diag_hint(kit->diag, "--write proposes what to add to the questionnaire");
	}
	mapping_release(mapping);
}

int columns_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = options->output ? options->output : "-";
	struct opened opened;
	int status;

	if (options->nfiles < 2) {
		diag_error(diag, (struct srcpos){0},
			   "columns wants a guide and a file of answers: roleguide columns %s",
			   options->command->arguments);
		return EXIT_USAGE;
	}
	if (!outputs_check(options, output, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	print(&opened, options, output);
	run_release(&opened.kit);
	return cli_status(diag);
}
