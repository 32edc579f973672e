/* Produce: runs the stages as far as the output asks for, then writes it in one piece. */
#include "cli/produce.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/stages.h"
#include "content/guide.h"
#include "content/guide_dump.h"
#include "content/quiz.h"
#include "content/quiz_dump.h"

/* "content/pm-vs-tpm.xml" gives "pm-vs-tpm.pdf"; standard input goes to standard output. */
static const char *default_output(struct arena *arena, const char *path)
{
	const char *name = file_name(path);
	size_t n = strlen(name);

	if (strcmp(path, "-") == 0)
		return "-";
	if (n > 4 && strcmp(name + n - 4, ".xml") == 0)
		n -= 4;
	return arena_printf(arena, "%.*s.pdf", (int)n, name);
}

static const char *choose_output(const struct options *options, struct arena *arena,
				 struct diag *diag)
{
	const char *input = options->files[0];
	bool is_dump = options->dump != DUMP_NONE;
	const char *output = options->output;

	if (!output)
		output = is_dump ? "-" : default_output(arena, input);
	if (strcmp(output, "-") == 0 && !is_dump && isatty(STDOUT_FILENO)) {
		diag_error(diag, (struct srcpos){0},
			   "a PDF is nothing for a terminal; name a file with -o");
		return NULL;
	}
	return outputs_check(options, output, diag) ? output : NULL;
}

static bool dump_quiz(struct stages *stages, struct buf *out)
{
	if (!stages_load_quiz(stages))
		return false;
	if (!stages->quiz) {
		diag_error(stages->diag, stages->guide->pos, "the guide names no questionnaire");
		return false;
	}
	quiz_dump(stages->quiz, out);
	return true;
}

/* Fills out; false when a stage had errors. */
static bool run_stages(struct stages *stages, const char *theme, struct buf *out)
{
	const struct options *options = stages->options;
	enum dump dump = options->dump;

	if (!stages_load(stages, options->files[0], theme))
		return false;
	if (dump == DUMP_GUIDE) {
		guide_dump(stages->guide, out);
		return true;
	}
	if (dump == DUMP_QUIZ)
		return dump_quiz(stages, out);
	if (!stages_compose(stages))
		return false;
	arena_release(stages->guide->pieces); /* the document has copies and borrows texts only */
	if (dump != DUMP_DOC && !stages_layout(stages))
		return false;
	return stages_write(stages, out);
}

int produce_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = choose_output(options, arena, diag), *theme;
	struct stages stages;
	struct data data;
	struct buf bytes;
	int64_t date;

	if (!output || !stages_date(0, &date, diag))
		return EXIT_USAGE;
	if (!data_find(&data, arena, options->data, diag))
		return EXIT_ENVIRONMENT;
	theme = data_theme(&data, arena, options->theme, diag);
	if (!theme)
		return EXIT_USAGE;
	stages_init(&stages, arena, options, &data, diag);
	buf_init(&bytes);
	stages.output = output;
	if (run_stages(&stages, theme, &bytes) && diag->nerrors == 0 &&
	    outputs_check_read(options, output, diag))
		file_write(output, bytes.bytes, bytes.n, diag);
	buf_release(&bytes);
	stages_release(&stages);
	return cli_status(diag);
}
