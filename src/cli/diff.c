/* Both are loaded before anything is said, so that faults of both are told in one go. */
#include "cli/diff.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/diff_load.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "diff/compare.h"
#include "diff/diff_text.h"
#include "diff/edition.h"
#include "diff/lexicon.h"

struct diffing {
	const struct options *options;
	struct arena *arena;
	struct diag *diag;
	struct opened opened;
	struct lexicon lexicon;
	struct edition editions[2];
	struct diff_side sides[2]; /* old, new */
	struct compared compared;
};

static bool load(struct diffing *diffing)
{
	bool is_good = true;

	lexicon_init(&diffing->lexicon, diffing->arena);
	for (int i = 0; i < 2; i++) {
		struct diff_side *side = &diffing->sides[i];

		side->path = diffing->options->files[i];
		side->theme = diffing->opened.theme;
		side->edition = &diffing->editions[i];
		edition_init(side->edition, diffing->arena, &diffing->lexicon, side->path);
		is_good = diff_load(&diffing->opened, diffing->options, side) && is_good;
	}
	return is_good;
}

static bool write(struct diffing *diffing)
{
	const char *output = diffing->options->output ? diffing->options->output : "-";
	struct buf text;
	bool is_written;

	buf_init(&text);
	diff_text(diffing->arena, &diffing->compared, &text);
	is_written = outputs_check_read(diffing->options, output, diffing->diag) &&
		     file_write(output, text.bytes, text.n, diffing->diag);
	buf_release(&text);
	return is_written;
}

int diff_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct diffing diffing = {.options = options, .arena = arena, .diag = diag};
	int status;

	if (!outputs_check(options, options->output ? options->output : "-", diag))
		return EXIT_USAGE;
	status = open_run(&diffing.opened, options, arena, diag);
	if (status == EXIT_DONE && load(&diffing)) {
		compare_editions(arena, &diffing.editions[0], &diffing.editions[1],
				 &diffing.compared);
		status = !write(&diffing)                     ? EXIT_ENVIRONMENT
			 : compare_differs(&diffing.compared) ? EXIT_DIFFERENT
							      : EXIT_DONE;
	} else if (status == EXIT_DONE) {
		status = diag->environment_failed ? EXIT_ENVIRONMENT : EXIT_UNCOMPARED;
	}
	run_release(&diffing.opened.kit);
	return status;
}
