/* Names of roles and dimensions. */
#include "compose/names.h"

#include <string.h>

const char *name_abbreviated(const struct draft *draft, int role)
{
	const struct role *of = &draft->guide->roles[role];

	return of->abbreviation ? of->abbreviation : of->name;
}

static struct span in_colour(const char *text, const char *lang, int role, unsigned flags)
{
	struct span span = draft_text(text, flags);

	span.role = role;
	span.lang = lang;
	return span;
}

struct span name_role(const struct draft *draft, int role, unsigned flags)
{
	const struct role *of = &draft->guide->roles[role];

	return in_colour(of->name, draft_guide_lang(draft, of->lang), role, flags);
}

struct span name_short(const struct draft *draft, int role, unsigned flags)
{
	return in_colour(name_abbreviated(draft, role),
			 draft_guide_lang(draft, draft->guide->roles[role].lang), role, flags);
}

struct span name_coloured(const struct draft *draft, const char *text, int role, unsigned flags)
{
	return in_colour(text, draft->words_lang, role, flags);
}

const char *name_dimension_lang(const struct draft *draft, int dimension)
{
	const struct dimension *of = &draft->guide->dimensions[dimension];

	return draft_guide_lang(draft, of->name.lang ? of->name.lang : of->lang);
}

struct span name_dimension(const struct draft *draft, int dimension)
{
	struct span span = draft_text(rich_plain(draft->arena,
						 &draft->guide->dimensions[dimension].name), 0);

	span.lang = name_dimension_lang(draft, dimension);
	return span;
}

const char *name_address(const char *href)
{
	return strncmp(href, "mailto:", 7) == 0 ? href + 7 : href;
}
