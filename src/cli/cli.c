/* The command line: options first, then one command, then all diagnostics at once. */
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>

#include "base/inputs.h"
#include "base/version.h"
#include "cli/command.h"
#include "cli/current.h"
#include "cli/deps.h"
#include "cli/diagnostics.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/options_line.h"

void cli_stop(void)
{
	signal(SIGINT, SIG_DFL);
	raise(SIGINT);
}

enum exit_status cli_status(const struct diag *diag)
{
	if (diag->environment_failed)
		return EXIT_ENVIRONMENT;
	return diag->nerrors > 0 ? EXIT_CONTENT : EXIT_DONE;
}

static int print_help(const struct options *options)
{
	if (options->wants_help)
		help_print(stdout, options->command);
	else
		puts("roleguide " ROLEGUIDE_VERSION);
	return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_DONE : EXIT_ENVIRONMENT;
}

/* The command, and then what it has read. */
static int run(struct options *options, struct arena *arena, struct diag *diag)
{
	if (options->wants_help || options->wants_version)
		return print_help(options);
	if (!diagnostics_check(options, diag) || !deps_check(options, diag) ||
	    !current_begin(options, diag))
		return EXIT_USAGE;
	return deps_finish(options, options->command->run(options, arena, diag), diag);
}

int cli_run(int argc, char **argv)
{
	struct arena arena;
	struct diag diag;
	struct inputs inputs;
	struct options options;
	int status = EXIT_USAGE;

	mem_init();
	arena_init(&arena);
	diag_init(&diag);
	inputs_init(&inputs);
	diag.inputs = &inputs;
	signal(SIGXFSZ, SIG_IGN); /* a file that grows too large is an error, and said */
	if (options_read(&options, &arena, argc, argv, &diag))
		status = run(&options, &arena, &diag);
	else
		diagnostics_find(&options, argc, argv);
	status = diagnostics_print(&options, &diag, status);
	diag_release(&diag);
	inputs_release(&inputs);
	arena_release(&arena);
	return status;
}
