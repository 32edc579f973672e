/* The options for the press. */
#include "cli/options_press.h"

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

enum { CONDITION_CHARACTERS = 60, MOST_CREEP = 28346 /* 10 mm */ };

static const struct srcpos nowhere = {0};

bool options_read_bleed(struct options *options, const char *value, struct diag *diag)
{
	struct sides *bleed = ARENA_NEW(options->arena, struct sides);

	options->bleed = bleed;
	if (!len_parse_sides(value, bleed) || bleed->top < 0 || bleed->right < 0 ||
	    bleed->bottom < 0 || bleed->left < 0)
		diag_error(diag, nowhere,
			   "no bleed \"%s\"; one looks like \"3mm\" or \"3mm 3mm 3mm 0mm\"", value);
	else if (len_max(len_max(bleed->top, bleed->right), len_max(bleed->bottom, bleed->left)) >
		 THEME_MOST_BLEED)
		diag_error(diag, nowhere, "a bleed of more than 25mm; 3mm is usual");
	else
		return true;
	return false;
}

bool options_read_creep(struct options *options, const char *value, struct diag *diag)
{
	len *creep = &options->printing.impose.creep;

	if (!len_parse(value, creep) || *creep < 0)
		diag_error(diag, nowhere, "no creep \"%s\"; one looks like \"0.1mm\"", value);
	else if (*creep > MOST_CREEP)
		diag_error(diag, nowhere, "a creep of more than 10mm; it is as thick as the paper");
	else
		return true;
	return false;
}

const char *options_mark_at(int i)
{
	static const char *const names[] = {"crop", "registration", "colour"};

	return i < 3 ? names[i] : NULL;
}

bool options_read_marks(struct options *options, const char *value, struct diag *diag)
{
	for (;;) {
		size_t n = strcspn(value, ",");
		int found = -1;

		for (int i = 0; options_mark_at(i); i++)
			if (strlen(options_mark_at(i)) == n &&
			    strncmp(options_mark_at(i), value, n) == 0)
				found = i;
		if (found < 0) {
			diag_error(diag, nowhere,
				   "no marks \"%.*s\"; there is: crop, registration, colour",
				   (int)n, value);
			return false;
		}
		options->printing.marks |= 1u << found;
		if (!value[n])
			return true;
		value += n + 1;
	}
}

bool options_read_fit(struct options *options, const char *value, struct diag *diag)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*end || n < 1 || n > 999) {
		diag_error(diag, nowhere, "--fit wants a number of pages, 1 to 999, not \"%s\"",
			   value);
		return false;
	}
	options->fit = (int)n;
	return true;
}

bool options_read_nup(struct options *options, const char *value, struct diag *diag)
{
	if (strcmp(value, "2") != 0 && strcmp(value, "4") != 0) {
		diag_error(diag, nowhere, "--nup takes 2 or 4, not \"%s\"", value);
		return false;
	}
	options->printing.impose.imposition = value[0] == '2' ? IMPOSE_2UP : IMPOSE_4UP;
	return true;
}

/* A name as output intents hold it: printable ASCII (ISO 32000-1, 14.11.5). */
bool options_read_condition(struct options *options, const char *value, struct diag *diag)
{
	size_t n = strlen(value), nblanks = strspn(value, " ");

	options->printing.condition = value;
	for (const char *p = value; *p; p++)
		if (*p < ' ' || *p > '~')
			n = 0;
	if (n > nblanks && n <= CONDITION_CHARACTERS)
		return true;
	diag_error(diag, nowhere,
		   "--condition wants the name of a printing condition such as \"FOGRA51\": up to "
		   "%d letters, digits and signs of ASCII",
		   CONDITION_CHARACTERS);
	return false;
}

bool options_read_booklet(struct options *options, const char *value, struct diag *diag)
{
	(void)value;
	(void)diag;
	if (options->printing.impose.imposition == IMPOSE_NONE)
		options->printing.impose.imposition = IMPOSE_BOOKLET;
	return true;
}

static bool is_given(const struct options *options, enum option_id id)
{
	return options->given & OPTION_BIT(id);
}

/* What is for the press alone. */
static bool check_profile(const struct options *options, struct diag *diag)
{
	const struct profile *profile = &options->profile->profile;
	enum imposition imposition = options->printing.impose.imposition;
	static const enum option_id ids[] = {OPTION_BLEED, OPTION_MARKS, OPTION_BOOKLET,
					     OPTION_NUP,   OPTION_ICC,   OPTION_PREFLIGHT};
	static const char *const names[] = {"bleed", "marks", "booklet", "nup", "icc", "preflight"};

	for (int i = 0; i < 6 && !profile->is_press; i++)
		if (is_given(options, ids[i])) {
			diag_error(diag, nowhere, "--%s is for the press: add --profile print",
				   names[i]);
			return false;
		}
	if (options->has_attachments && !profile->has_attachments) {
		diag_error(
			diag, nowhere,
			"a file of profile %s carries no other files; --attach is for the screen",
			profile->name);
		return false;
	}
	if (profile->is_tagged && imposition != IMPOSE_NONE) {
		diag_error(diag, nowhere,
			   "profile %s keeps pages in reading order; --booklet and --nup are for "
			   "--profile print",
			   profile->name);
		return false;
	}
	return true;
}

/* One file of all; false with an error. */
static bool check_merge(const struct options *options, struct diag *diag)
{
	const char *profile = options->profile->profile.name;

	if (options->profile->profile.pdfvt_version && !options->merge)
		diag_error(diag, nowhere,
			   "profile %s is for reports of many people in one file: report --merge "
			   "FILE.pdf --profile %s",
			   profile, profile);
	else if (options->profile->profile.pdfvt_version && options->output)
		diag_error(
			diag, nowhere,
			"profile %s is for one file of all; -o would write single ones: leave it "
			"out, or take --profile print",
			profile);
	else if (options->merge && options->dump)
		diag_error(diag, nowhere, "--merge writes a file; --dump writes none");
	else if (options->merge && options->split && strcmp(options->merge, "-") == 0)
		diag_error(diag, nowhere,
			   "--split makes several files; --merge wants a name for them");
	else if (options->split && options->order != MERGE_INPUT)
		diag_error(diag, nowhere,
			   "--split takes people as they come, without --order: sort the table, or "
			   "leave --split out");
	else if (options->merge && options->has_attachments && !options->output)
		diag_error(
			diag, nowhere,
			"the file of --merge carries no other files; --attach goes with -o DIR/");
	else
		return true;
	return false;
}

/* Several are for guides and atlases alone. */
static bool check_lists(const struct options *options, struct diag *diag)
{
	const char *name = options->nprofiles > 1 ? "profile" : "paper";

	if ((options->nprofiles <= 1 && options->npapers <= 1) ||
	    options->command->options & OPTION_BIT(OPTION_ROLES))
		return true;
	diag_error(diag, nowhere, "%s takes one --%s; guide and atlas take several",
		   options->command->name, name);
	return false;
}

/* Each is to be right by itself. */
static bool check_profiles(const struct options *options, struct diag *diag)
{
	struct options one = *options;
	int i = 0;

	do {
		if (options->nprofiles > 0)
			one.profile = options->profiles[i];
		if (!check_profile(&one, diag) || !check_merge(&one, diag))
			return false;
	} while (++i < options->nprofiles);
	return true;
}

/* An option that says more about another one. */
struct dependence {
	enum option_id id, on;
	const char *text;
};

bool options_check_press(const struct options *options, struct diag *diag)
{
	static const struct dependence dependences[] = {
		{OPTION_CREEP, OPTION_BOOKLET, "--creep goes with --booklet"},
		{OPTION_STACK, OPTION_NUP, "--stack goes with --nup"},
		{OPTION_ICC, OPTION_CONDITION,
		 "--icc wants the name of its printing condition too: --condition NAME"},
		{OPTION_CONDITION, OPTION_ICC, "--condition wants the profile too: --icc FILE"},
		{OPTION_ORDER, OPTION_MERGE, "--order goes with --merge FILE.pdf"},
		{OPTION_SEPARATORS, OPTION_MERGE, "--separators goes with --merge FILE.pdf"},
		{OPTION_SPLIT, OPTION_MERGE, "--split goes with --merge FILE.pdf"},
	};

	if (options->wants_help || options->wants_version)
		return true;
	if (!check_lists(options, diag))
		return false;
	if (!(options->command->options & OPTION_BIT(OPTION_PROFILE))) /* it writes no pages */
		return true;
	if (!check_profiles(options, diag))
		return false;
	for (size_t i = 0; i < sizeof dependences / sizeof *dependences; i++)
		if (is_given(options, dependences[i].id) && !is_given(options, dependences[i].on)) {
			diag_as(diag, dependences[i].text);
			diag_error(diag, nowhere, "%s", dependences[i].text);
			return false;
		}
	if (options->dump && options->preflight) {
		diag_error(diag, nowhere,
			   "--preflight checks the finished file; --dump writes none");
		return false;
	}
	if (is_given(options, OPTION_BOOKLET) && is_given(options, OPTION_NUP)) {
		diag_error(diag, nowhere, "--booklet and --nup do not go together");
		return false;
	}
	return true;
}
