/* Numbers are written as they are, since a reader looks for page 2, not 02. */
#include "cli/page_name.h"

#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "cli/options.h"
#include "cli/outputs.h"

static const char place[] = "{page}";

bool page_name_is_wanted(const struct options *options)
{
	return options->profile->page_ending && !options->dump;
}

const char *page_name_pattern(const struct options *options, struct arena *arena, const char *stem)
{
	const char *output = options->output;
	const char *name;

	if (output && !outputs_is_folder(output))
		return output;
	if (!output && strcmp(stem, "-") == 0)
		return "-";
	name = arena_printf(arena, "%s-%s%s", stem, place, options->profile->page_ending);
	return output ? file_join(arena, file_bare(arena, output), name) : name;
}

const char *page_name_make(struct arena *arena, const char *pattern, int n)
{
	const char *at = strstr(pattern, place);

	if (!at)
		return pattern;
	return arena_printf(arena, "%.*s%d%s", (int)(at - pattern), pattern, n, at + strlen(place));
}

const char *page_name_first(const struct options *options, const char *output)
{
	return page_name_is_wanted(options) ? page_name_make(options->arena, output, 1) : output;
}

static bool has_names(const struct options *options, const char *pattern, int npages,
		      struct diag *diag)
{
	const char *ending = strrchr(file_name(pattern), '.');
	int n = ending ? (int)(ending - pattern) : (int)strlen(pattern);

	if (npages == 1 || strstr(pattern, place))
		return true;
	diag_error(diag, (struct srcpos){0}, "-o names one file, but there are %d pages", npages);
	if (strcmp(pattern, "-") == 0)
		diag_hint(diag, "-o \"NAME-%s%s\" writes a file a page", place,
			  options->profile->page_ending);
	else
		diag_hint(diag, "-o \"%.*s-%s%s\" writes a file a page", n, pattern, place,
			  ending ? ending : "");
	return false;
}

bool page_name_check(const struct options *options, const char *pattern, int npages,
		     struct diag *diag)
{
	return has_names(options, pattern, npages, diag) &&
	       (!outputs_is_folder(options->output) ||
		file_make_folder(file_bare(options->arena, options->output), 0777, diag));
}
