/* The environment is read here, and handed on as what a run asks for. */
#include "cli/open.h"

#include <stdlib.h>
#include <time.h>

#include "cli/cli.h"
#include "cli/command.h"
#include "cli/options.h"

enum { DAY_SECONDS = 86400 };

/* The last second of the year 9999, the last that a PDF date can hold (ISO 32000-1, 7.9.4). */
static const int64_t latest_date = 253402300799;

/* Sets the run's date where the variable does. False and an error when it is no such number. */
static bool read_date(struct opened *opened, const char *date, struct diag *diag)
{
	const char *text = date ? date : getenv("SOURCE_DATE_EPOCH");
	int64_t value = 0;

	if (!text || !*text) /* as others have it that take it from a build */
		return true;
	for (const char *p = text; *p; p++) {
		if (*p < '0' || *p > '9' || value * 10 + (*p - '0') > latest_date) {
			diag_error(diag, (struct srcpos){0},
				   "SOURCE_DATE_EPOCH is \"%s\", which is no number of seconds "
				   "from 1970 to the year 9999",
				   text);
			return false;
		}
		value = value * 10 + (*p - '0');
	}
	opened->date = value;
	opened->kit.date = &opened->date;
	return true;
}

int64_t open_today(const struct kit *kit)
{
	return kit->date ? *kit->date : (int64_t)time(NULL);
}

int open_run(struct opened *opened, const struct options *options, struct arena *arena,
	     struct diag *diag)
{
	opened->theme = NULL;
	run_init(&opened->kit, arena, &opened->data, diag);
	if (!read_date(opened, options->date, diag))
		return EXIT_USAGE;
	if (!data_find(&opened->data, arena, options->data, diag))
		return EXIT_ENVIRONMENT;
	if (!(options->command->options & OPTION_BIT(OPTION_THEME)))
		return EXIT_DONE;
	opened->theme = data_theme(&opened->data, arena, options->theme, diag);
	return opened->theme ? EXIT_DONE : EXIT_USAGE;
}

struct guide_age open_age(const struct kit *kit, const struct options *options)
{
	struct guide_age age = {0};

	if (options->stale)
		guide_age_read(&age, options->stale, open_today(kit) / DAY_SECONDS);
	return age;
}

bool open_load(struct opened *opened, const struct options *options, struct content *content)
{
	struct source source = {.guide = options->files[0],
				.choice = options->roles,
				.theme = opened->theme,
				.lang = options->lang,
				.audience = options->audience,
				.pay_per = options->pay_per,
				.age = open_age(&opened->kit, options),
				.bleed = options->bleed,
				.size = &options->size,
				.is_press = options->profile->profile.is_press};

	if (!run_load(&opened->kit, &source, content))
		return false;
	content->is_pageless = options->profile->is_pageless;
	return true;
}
