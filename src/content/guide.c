/* Finding things in a guide. */
#include "content/guide.h"

#include <string.h>

#include "base/near.h"

enum { MOST_ROLES_NAMED = 16 };

const char *const apart_names[] = {"currency", "period", "place",
				   "basis",    "years",  "number of steps"};

int guide_find_role(const struct guide *guide, const char *id)
{
	for (int i = 0; i < guide->nroles; i++)
		if (strcmp(guide->roles[i].id, id) == 0)
			return i;
	return -1;
}

int guide_read_role(const struct guide *guide, const struct xml_node *node, const char *name,
		    struct diag *diag)
{
	const char *id = xml_attr(node, name);
	const char *ids[MOST_ROLES_NAMED];
	const char *nearest;
	int role, n = 0;

	if (!id)
		return -1;
	role = guide_find_role(guide, id);
	if (role >= 0)
		return role;
	for (; n < guide->nroles && n < MOST_ROLES_NAMED; n++)
		ids[n] = guide->roles[n].id;
	diag_error(diag, node->pos, "unknown role \"%s\"", id);
	nearest = near_find(id, ids, n);
	if (nearest)
		diag_hint(diag, "did you mean \"%s\"?", nearest);
	else if (n >= 2)
		diag_hint(diag, "the roles are %s%s%s%s%s", ids[0], n == 2 ? " and " : ", ", ids[1],
			  n > 2 ? ", " : "", n > 2 ? "..." : "");
	return -1;
}
