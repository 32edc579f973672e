/* The options for pages as pictures. */
#include "cli/options_picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/command.h"
#include "draw/draw_png.h"

bool options_read_dpi(struct options *options, const char *value, struct diag *diag)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*value < '0' || *value > '9' || *end || n < DRAW_PNG_LEAST || n > DRAW_PNG_MOST) {
		diag_error(diag, (struct srcpos){0},
			   "--dpi wants pixels to an inch, %d to %d, not \"%s\"", DRAW_PNG_LEAST,
			   DRAW_PNG_MOST, value);
		return false;
	}
	options->dpi = (int)n;
	return true;
}

/* The output whose files end as the value of -o does; NULL: none that has a page a file. */
static const struct output *find_by_ending(const char *path)
{
	for (int i = 0; output_at(i); i++)
		if (output_at(i)->page_ending && file_has_ending(path, output_at(i)->page_ending))
			return output_at(i);
	return NULL;
}

/* Options that make one file of several documents, or several of one. */
static bool check_alone(const struct options *options, struct diag *diag)
{
	static const enum option_id others[] = {
		OPTION_MERGE,      OPTION_GROUP,       OPTION_COMPANION,
		OPTION_PAPER_FORM, OPTION_MAIL_DRAFTS, OPTION_HTML,
		OPTION_RECORD,     OPTION_VERIFY,      OPTION_REBUILD};

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (options->given & OPTION_BIT(others[i])) {
			diag_error(diag, (struct srcpos){0},
				   "--%s makes no pictures: leave out --profile %s",
				   options_row(others[i])->name, options->profile->profile.name);
			return false;
		}
	return true;
}

bool options_check_picture(struct options *options, struct diag *diag)
{
	const struct command *command = options->command;
	const struct output *named = options->output ? find_by_ending(options->output) : NULL;

	if (!command || !(command->options & OPTION_BIT(OPTION_PROFILE)) || options->dump)
		return true;
	if (named && !(options->given & OPTION_BIT(OPTION_PROFILE)))
		options->profile = named;
	if (options->dpi && strcmp(options->profile->profile.name, "png") != 0) {
		diag_error(diag, (struct srcpos){0},
			   "--dpi is for pictures of pixels: add --profile png");
		return false;
	}
	return !options->profile->page_ending || check_alone(options, diag);
}
