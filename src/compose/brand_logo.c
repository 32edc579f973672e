/* The organisation knows better than a theme, which many may share. */
#include "compose/brand_logo.h"

#include "compose/draft.h"
#include "look/logo.h"

const struct logo *brand_logo_find(const struct draft *draft)
{
	static const struct logo none = {.picture = NULL};
	const struct organisation *organisation = draft->guide->organisation;

	if (organisation && organisation->logo && organisation->logo->picture)
		return organisation->logo;
	return draft->theme_logo ? draft->theme_logo : &none;
}

void brand_logo_set_foot(struct draft *draft)
{
	const struct logo *logo = brand_logo_find(draft);

	if (!logo_is_in_foot(logo))
		return;
	draft->doc->foot_logo = logo->picture;
	draft->doc->is_foot_logo_at_start = logo->is_at_start;
}
