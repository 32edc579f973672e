#include "cli/report.h"

#include "base/diag.h"
#include "cli/cli.h"

int report_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	(void)options;
	(void)arena;
	diag_error(diag, (struct srcpos){0}, "not there yet");
	return EXIT_USAGE;
}
