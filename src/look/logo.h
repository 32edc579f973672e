/* The logo of a brand: of an organisation that a guide names, or of a theme. */
#ifndef LOOK_LOGO_H
#define LOOK_LOGO_H

#include <stdbool.h>

struct picture;

enum { LOGO_MOST_WIDTH = 283465 /* 100 mm */ };

enum logo_place { LOGO_BOTH, LOGO_IN_MASTHEAD, LOGO_IN_FOOT };

struct logo {
	const struct picture *picture; /* NULL: there is none */
	enum logo_place place;
	bool is_at_start; /* where lines begin; else where they end */
};

static inline bool logo_is_in_masthead(const struct logo *logo)
{
	return logo->picture && logo->place != LOGO_IN_FOOT;
}

static inline bool logo_is_in_foot(const struct logo *logo)
{
	return logo->picture && logo->place != LOGO_IN_MASTHEAD;
}

#endif
