/* Preflight. Every file is read and checked in an arena of its own. */
#include "cli/preflight.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "inspect/preflight.h"
#include "inspect/preflight_json.h"
#include "inspect/read.h"

enum { LARGEST = 1 << 30 }; /* bytes of a file: photographs for the press take many */

static const char *name_of(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

static void check_file(struct arena *arena, const char *path, struct buf *json, struct diag *diag)
{
	const char *name = name_of(path);
	const struct preflight *found;
	struct reading *reading;
	size_t n;
	const char *bytes = file_read(arena, path, LARGEST, &n, diag);

	reading = bytes ? read_open(arena, name, bytes, n, diag) : NULL;
	if (reading)
		found = preflight_make(arena, reading, NULL, diag);
	else
		found = preflight_unread(arena, name, diag->messages[diag->latest].text);
	preflight_json(found, json);
}

static void print_outcome(const char *path, const struct diag *diag, int nerrors, int nwarnings)
{
	struct arena arena;
	const char *name;

	nerrors = diag->nerrors - nerrors;
	nwarnings = diag->nwarnings - nwarnings;
	arena_init(&arena);
	name = plain_name(&arena, path);
	if (nerrors == 0 && nwarnings == 0)
		printf("%s: no faults\n", name);
	else
		printf("%s: %d error%s, %d warning%s\n", name, nerrors, nerrors == 1 ? "" : "s",
		       nwarnings, nwarnings == 1 ? "" : "s");
	arena_release(&arena);
}

int preflight_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	bool is_silent = options->is_quiet ||
			 (options->preflight && strcmp(options->preflight, "-") == 0);
	struct buf json;

	(void)arena;
	if (!outputs_check(options, NULL, diag))
		return EXIT_USAGE;
	buf_init(&json);
	if (options->nfiles > 1)
		buf_addstr(&json, "[");
	for (int i = 0; i < options->nfiles; i++) {
		int nerrors = diag->nerrors, nwarnings = diag->nwarnings;
		struct buf one;
		struct arena own;

		arena_init(&own);
		buf_init(&one);
		check_file(&own, options->files[i], &one, diag);
		if (i > 0 && json.n > 1 && one.n > 0)
			buf_addstr(&json, ",\n");
		buf_add(&json, buf_text(&one), one.n);
		buf_release(&one);
		arena_release(&own);
		if (!is_silent)
			print_outcome(name_of(options->files[i]), diag, nerrors, nwarnings);
	}
	if (options->nfiles > 1)
		buf_addstr(&json, "]\n");
	if (options->preflight)
		file_write(options->preflight, json.bytes, json.n, diag);
	buf_release(&json);
	if (fflush(stdout) != 0)
		diag_fail(diag, (struct srcpos){0}, "cannot write to standard output");
	return cli_status(diag);
}
