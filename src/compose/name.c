/* Names of roles and dimensions. */
#include "compose/name.h"

#include <string.h>

const char *name_abbreviated(const struct draft *draft, int role)
{
	const struct role *of = &draft->guide->roles[role];

	return of->abbreviation ? of->abbreviation : of->name;
}

static struct span in_colour(const struct draft *draft, const char *text, int role, unsigned flags)
{
	struct span span = draft_text(text, flags);

	span.role = role;
	span.lang = draft_guide_lang(draft, draft->guide->roles[role].lang);
	return span;
}

struct span name_role(const struct draft *draft, int role, unsigned flags)
{
	return in_colour(draft, draft->guide->roles[role].name, role, flags);
}

struct span name_short(const struct draft *draft, int role, unsigned flags)
{
	return in_colour(draft, name_abbreviated(draft, role), role, flags);
}

struct span name_coloured(const struct draft *draft, const char *text, int role, unsigned flags)
{
	struct span span = draft_words(draft, text, flags);

	span.role = role;
	return span;
}

const char *name_dimension_lang(const struct draft *draft, int dimension)
{
	const struct dimension *of = &draft->guide->dimensions[dimension];

	return draft_guide_lang(draft, of->name.lang ? of->name.lang : of->lang);
}

struct span name_dimension(const struct draft *draft, int dimension)
{
	struct span span = draft_text(rich_plain(draft->arena,
						 &draft->guide->dimensions[dimension].name),
				      0);

	span.lang = name_dimension_lang(draft, dimension);
	return span;
}

const char *name_address(const char *href)
{
	return strncmp(href, "mailto:", 7) == 0 ? href + 7 : href;
}
