/* Export-quiz: loads guide and questionnaire, has the form made, writes it. */
#include "cli/export_quiz.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "forms/form.h"

/* "pm-vs-tpm-surveyjs.json" for "content/pm-vs-tpm.xml"; standard input goes to standard output. */
static const char *choose_output(const struct options *options, struct arena *arena)
{
	if (options->output)
		return options->output;
	if (strcmp(options->files[0], "-") == 0)
		return "-";
	return arena_printf(arena, "%s-%s%s", file_stem(arena, options->files[0]),
			    options->tool->name, options->tool->suffix);
}

static void make(struct opened *opened, const struct options *options, const char *output)
{
	struct kit *kit = &opened->kit;
	struct form form = {.arena = kit->arena, .diag = kit->diag, .tool = options->tool};
	struct form_folders folders = {kit->data->phrases, kit->data->schemas};
	struct source source = {.guide = options->files[0], .audience = options->audience};
	struct content content;
	struct buf out;

	if (!run_load(kit, &source, &content) || !run_load_quiz(kit, &content, true))
		return;
	form.quiz = content.quiz;
	buf_init(&out);
	if (form_make(&form, options->lang, &folders, &out) &&
	    outputs_check_read(options, output, kit->diag))
		file_write(output, out.bytes, out.n, kit->diag);
	buf_release(&out);
}

int export_quiz_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct opened opened;
	const char *output;
	int status;

	if (!options->tool) {
		diag_error(diag, (struct srcpos){0},
			   "export-quiz wants a tool: --for surveyjs, or another one");
		return EXIT_USAGE;
	}
	output = choose_output(options, arena);
	if (!outputs_check(options, output, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	make(&opened, options, output);
	run_release(&opened.kit);
	return cli_status(diag);
}
