#include "cli/verify.h"

#include "base/diag.h"
#include "cli/cli.h"

int verify_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	(void)options;
	(void)arena;
	diag_error(diag, (struct srcpos){0}, "not there yet");
	return EXIT_USAGE;
}
