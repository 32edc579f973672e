/* --html FILE by itself is the profile html with -o FILE; beside another file it is written too. */
#include "cli/options_html.h"

#include "base/file.h"
#include "cli/command.h"
#include "run/output.h"

static bool is_given(const struct options *options, enum option_id id)
{
	return options->given & OPTION_BIT(id);
}

static void settle(struct options *options)
{
	const struct output *html = output_find("html");
	bool is_named = options->output && file_has_ending(options->output, html->ending);

	if (is_given(options, OPTION_PROFILE))
		return;
	if (is_named) {
		options->profile = html;
	} else if (options->twin && !options->output) {
		options->profile = html;
		options->output = options->twin;
		options->twin = NULL;
	}
}

/* What makes PDFs alone. */
static bool check_alone(const struct options *options, struct diag *diag)
{
	static const enum option_id others[] = {OPTION_MERGE,       OPTION_GROUP,
						OPTION_COMPANION,   OPTION_PAPER_FORM,
						OPTION_MAIL_DRAFTS, OPTION_HTML};

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (is_given(options, others[i])) {
			diag_error(diag, (struct srcpos){0},
				   "--%s makes no page of profile %s: leave one of them out",
				   options_row(others[i])->name, options->profile->profile.name);
			return false;
		}
	return true;
}

bool options_check_html(struct options *options, struct diag *diag)
{
	const struct command *command = options->command;
	bool can_be = command && command->options & OPTION_BIT(OPTION_TWIN);

	if (options->twin && options->dump) {
		diag_error(diag, (struct srcpos){0}, "--html writes a page; --dump writes none");
		return false;
	}
	if (can_be && !options->dump)
		settle(options);
	if (!options->profile->is_pageless || options->dump)
		return true;
	if (!command || !(command->options & OPTION_BIT(OPTION_HTML)))
		return check_alone(options, diag);
	diag_error(diag, (struct srcpos){0}, "profile %s is for guide and report",
		   options->profile->profile.name);
	diag_hint(diag, "roleguide form --html makes a page that asks");
	return false;
}
