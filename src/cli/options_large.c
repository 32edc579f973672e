/* Large print has as many pages as it takes, and needs pages. */
#include "cli/options_large.h"

#include <string.h>

#include "cli/options.h"

static bool check_profile(const struct output *profile, struct diag *diag)
{
	if (!profile->is_pageless)
		return true;
	diag_error(diag, (struct srcpos){0},
		   "profile %s has no pages: leave out --large-print, browsers make type larger",
		   profile->profile.name);
	return false;
}

void options_hint_large(enum option_id id, const char *command, struct diag *diag)
{
	if (id != OPTION_LARGE_PRINT)
		return;
	if (strcmp(command, "form") == 0)
		diag_hint(diag, "boxes are scanned where they stand on normal pages; form --html "
				"grows in a browser");
	else
		diag_hint(diag, "guide and report take it");
}

bool options_check_large(const struct options *options, struct diag *diag)
{
	static const enum option_id others[] = {OPTION_FIT, OPTION_WITH_FORM, OPTION_GROUP};

	if (!options->is_large)
		return true;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (options->given & OPTION_BIT(others[i])) {
			diag_error(diag, (struct srcpos){0},
				   "--large-print does not go with --%s: leave one of them out",
				   options_row(others[i])->name);
			return false;
		}
	for (int i = 0; i < options->nprofiles; i++)
		if (!check_profile(options->profiles[i], diag))
			return false;
	return check_profile(options->profile, diag);
}
