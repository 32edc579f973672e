/* Deps: what was read is known when the command has ended, however it has. */
#include "cli/deps.h"

#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/options.h"

static bool is_given(const struct options *options, enum option_id id)
{
	return options->given & OPTION_BIT(id);
}

/* -1: nothing says it. */
static int find_format(const struct options *options)
{
	return is_given(options, OPTION_DEPS_FORMAT) ? (int)options->deps.format
						     : deps_format_of(options->deps.path);
}

static bool is_read(const struct options *options)
{
	for (int i = 0; i < options->nfiles; i++)
		if (strcmp(options->deps.path, options->files[i]) == 0 ||
		    file_is_same(options->deps.path, options->files[i]))
			return true;
	return false;
}

bool deps_check(const struct options *options, struct diag *diag)
{
	const struct deps *deps = &options->deps;
	struct srcpos nowhere = {0};

	if (!deps->path) {
		if (deps->target || is_given(options, OPTION_DEPS_FORMAT))
			diag_error(diag, nowhere, "--deps-%s goes with --deps FILE",
				   deps->target ? "target" : "format");
		return !deps->target && !is_given(options, OPTION_DEPS_FORMAT);
	}
	if (strcmp(deps->path, "-") != 0 && is_read(options)) {
		diag_error(diag, nowhere, "\"%s\" is read; name another file with %s", deps->path,
			   "--deps");
		return false;
	}
	if (find_format(options) < 0) {
		diag_error(diag, nowhere,
			   "nothing says how \"%s\" is to be written: call it FILE.d or FILE.json, "
			   "or say --deps-format",
			   deps->path);
		return false;
	}
	if (deps->target && find_format(options) != DEPS_MAKE) {
		diag_error(diag, nowhere, "--deps-target is for --deps-format make");
		return false;
	}
	return true;
}

int deps_finish(const struct options *options, int status, struct diag *diag)
{
	struct deps deps = options->deps;

	if (!deps.path)
		return status;
	deps.format = (enum deps_format)find_format(options);
	deps.is_complete = status == EXIT_DONE;
	if (deps_write(&deps, diag) || status != EXIT_DONE)
		return status;
	return cli_status(diag);
}
