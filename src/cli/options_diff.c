/* Forms by name, in the order of enum diff_format. */
#include "cli/options_diff.h"

#include <string.h>

#include "cli/options.h"

const char *options_diff_format_at(int i)
{
	static const char *const names[] = {"text", "markdown", "json", "pdf"};

	return i < 4 ? names[i] : NULL;
}

bool options_read_diff_format(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "form", value, options_diff_format_at, diag);

	options->diff_format = found < 0 ? DIFF_FORMAT_TEXT : (enum diff_format)found;
	return found >= 0;
}

/* Letters that an address may have and that mean nothing to Markdown (RFC 3986, 2). */
bool options_read_picture_url(struct options *options, const char *value, struct diag *diag)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789-._~:/?#@!$&'*+,;=%";
	size_t n = strlen(value);

	if (strspn(value, allowed) != n) {
		diag_error(diag, (struct srcpos){0},
			   "--picture-url wants an address without spaces, not \"%s\"", value);
		return false;
	}
	options->picture_url = n > 0 && value[n - 1] != '/'
				       ? arena_printf(options->arena, "%s/", value)
				       : value;
	return true;
}
