/* One line to people; all rows, where a file is asked for. */
#include "cli/manifest.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/file.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cohort/manifest_join.h"

static void print_sum(const struct manifest_join *join)
{
	printf("%" PRId64 " people, %" PRId64 " reports, %" PRId64 " pages, %" PRId64 " bytes",
	       join->npeople, join->nreports, join->npages, join->nbytes);
	if (join->ndrafted + join->nsent)
		printf(", %" PRId64 " drafted, %" PRId64 " sent", join->ndrafted, join->nsent);
	putchar('\n');
}

int manifest_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = options->output;
	bool is_json = output && file_has_ending(output, ".json");
	struct manifest_join join;
	struct buf out;
	bool is_good;

	(void)arena;
	buf_init(&out);
	is_good = manifest_join(&join, options->files, options->nfiles,
				output && !is_json ? &out : NULL, is_json ? &out : NULL, diag);
	if (is_good && output)
		file_write(output, out.bytes, out.n, diag);
	else if (is_good)
		print_sum(&join);
	buf_release(&out);
	return cli_status(diag);
}
