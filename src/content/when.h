/*
 * Conditions of a guide's pieces, as an author writes them in if="...": lang(he), role(pm),
 * audience(managers), with and, or, not and brackets. What nobody decided (no audience was asked
 * for) is open, by the rules of Kleene's three values: so a guide for all holds everything.
 */
#ifndef CONTENT_WHEN_H
#define CONTENT_WHEN_H

#include <stdbool.h>

#include "base/diag.h"

enum when_value { WHEN_NOT, WHEN_OPEN, WHEN_HOLDS };

/* What conditions ask about. */
struct when_facts {
	const char *lang;     /* the one that the guide is made in */
	const char *audience; /* NULL: all */
	const char *const *langs, *const *audiences, *const *roles; /* that there are */
	int nlangs, naudiences, nroles;
	bool are_roles_chosen; /* else it is open which of them there will be */
};

/*
 * What the text comes to. Errors at pos, which name the element: no condition; audiences, roles
 * and, where is_own_file, languages that the guide does not have. Then it is open.
 */
enum when_value when_find(const char *text, const struct when_facts *facts, bool is_own_file,
			  const char *element, struct srcpos pos, struct diag *diag);

/* An error, with the nearest, when there is no such audience. */
bool when_check_audience(const char *name, const struct when_facts *facts, const char *element,
			 struct srcpos pos, struct diag *diag);

/* The same for the audience that somebody asks for. */
bool when_check_asked(const char *name, const struct when_facts *facts, struct srcpos pos,
		      struct diag *diag);

#endif
