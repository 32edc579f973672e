/* Languages on the command line. */
#include "cli/options_lang.h"

#include <string.h>

#include "cli/options.h"
#include "content/lang.h"

/* A tag becomes part of a file name, so its form is checked here (RFC 5646, 2.1, loosely). */
static bool check_tag(const char *value, struct diag *diag)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	size_t nletters = strspn(value, letters), n = strlen(value);
	bool is_tag = nletters >= 2 && nletters <= 8 && n <= 35 && value[n - 1] != '-' &&
		      (value[nletters] == 0 || value[nletters] == '-');

	for (const char *p = value; *p; p++)
		is_tag = is_tag && (strchr(letters, *p) || strchr("0123456789-", *p));
	if (!is_tag)
		diag_error(diag, (struct srcpos){0},
			   "\"%s\" is no language tag; one looks like \"en\" or \"de-AT\"", value);
	return is_tag;
}

static bool is_twice(const struct options *options, const char *lang, struct diag *diag)
{
	for (int i = 0; i < options->nlangs; i++)
		if (lang_is_same(options->langs[i], lang)) {
			diag_error(diag, (struct srcpos){0}, "--%s names \"%s\" twice", "lang",
				   lang);
			return true;
		}
	return false;
}

bool options_read_lang(struct options *options, const char *value, struct diag *diag)
{
	options->nlangs = 0;
	options->has_all_langs = strcmp(value, "all") == 0;
	options->lang = NULL;
	if (options->has_all_langs)
		return true;
	while (value) {
		size_t n = strcspn(value, ",");
		const char *item = arena_strndup(options->arena, value, n);

		if (!check_tag(item, diag) || is_twice(options, item, diag))
			return false;
		value = value[n] ? value + n + 1 : NULL;
		ARENA_GROW(options->arena, options->langs, options->nlangs);
		options->langs[options->nlangs++] = item;
	}
	options->lang = options->langs[0];
	return true;
}
