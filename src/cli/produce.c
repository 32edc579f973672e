/* Produce: chooses where it goes, loads, and has it made. */
#include "cli/produce.h"

#include <stdbool.h>
#include <string.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/dump.h"
#include "cli/editions.h"
#include "cli/make.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/page_name.h"

/* "content/pm-vs-tpm.xml" gives "pm-vs-tpm.pdf"; standard input goes to standard output. */
static const char *default_output(struct arena *arena, const char *path, const char *ending)
{
	const char *name = file_name(path);
	size_t n = strlen(name);

	if (strcmp(path, "-") == 0)
		return "-";
	if (n > 4 && strcmp(name + n - 4, ".xml") == 0)
		n -= 4;
	return arena_printf(arena, "%.*s%s", (int)n, name, ending);
}

const char *produce_output(const struct options *options, struct arena *arena)
{
	const char *input = options->files[0];

	if (page_name_is_wanted(options))
		return page_name_pattern(options, arena, file_stem(arena, input));
	if (options->output)
		return options->output;
	return options->dump ? "-" : default_output(arena, input, output_ending(options->profile));
}

static const char *choose_output(const struct options *options, struct arena *arena,
				 struct diag *diag)
{
	const char *output = produce_output(options, arena);

	if (options->dump && options->dump->stage == DUMP_SCORED) {
		diag_error(diag, (struct srcpos){0},
			   "guide has no stage \"%s\"; roleguide report has", options->dump->name);
		return NULL;
	}
	return outputs_check_terminal(options, output, diag) && outputs_check(options, output, diag)
		       ? output
		       : NULL;
}

/* The questionnaire, where the guide is to end with it. */
static bool load_form(struct kit *kit, const struct options *options, struct content *content)
{
	if (!options->has_form)
		return true;
	content->has_form = true;
	content->is_fillable = options->profile->profile.has_fields;
	return run_load_quiz(kit, content, true) && run_speak_forms(kit, content, NULL);
}

int produce_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct content content;
	struct opened opened;
	const char *output;
	int status = EXIT_USAGE;

	if (editions_are_asked(options))
		return editions_run(options, arena, diag);
	output = choose_output(options, arena, diag);
	if (!output)
		return status;
	status = open_run(&opened, options, arena, diag);
	if (status == EXIT_DONE) {
		const struct making making = {.kit = &opened.kit,
					      .arena = arena,
					      .options = options,
					      .content = &content,
					      .output = output};

		struct made made = {0};

		if (open_load(&opened, options, &content) &&
		    load_form(&opened.kit, options, &content))
			make_file(&making, &made);
		buf_release(&made.bytes);
		status = cli_status(diag);
	}
	run_release(&opened.kit);
	return status;
}
