/* Finding things in a guide. */
#include "content/guide.h"

#include <stdio.h>
#include <string.h>

#include "base/near.h"

enum {
	MOST_ROLES_NAMED = 16,
	LONGEST_ID = 200 /* bytes of an id that a message tells */
};

static const char BLANKS[] = " \t\r\n";

const char *const apart_names[] = {"currency", "period", "place",
				   "basis",    "years",  "number of steps"};

int guide_find_role(const struct guide *guide, const char *id)
{
	for (int i = 0; i < guide->nroles; i++)
		if (strcmp(guide->roles[i].id, id) == 0)
			return i;
	return -1;
}

static void refuse_role(const struct guide *guide, const struct xml_node *node, const char *id,
			struct diag *diag)
{
	const char *ids[MOST_ROLES_NAMED];
	const char *nearest;
	int n = 0;

	for (; n < guide->nroles && n < MOST_ROLES_NAMED; n++)
		ids[n] = guide->roles[n].id;
	diag_error(diag, node->pos, "unknown role \"%s\"", id);
	nearest = near_find(id, ids, n);
	if (nearest)
		diag_hint(diag, "did you mean \"%s\"?", nearest);
	else if (n >= 2)
		diag_hint(diag, "the roles are %s%s%s%s%s", ids[0], n == 2 ? " and " : ", ", ids[1],
			  n > 2 ? ", " : "", n > 2 ? "..." : "");
}

int guide_read_role(const struct guide *guide, const struct xml_node *node, const char *name,
		    struct diag *diag)
{
	const char *id = xml_attr(node, name);
	int role = id ? guide_find_role(guide, id) : -1;

	if (id && role < 0)
		refuse_role(guide, node, id, diag);
	return role;
}

static bool is_same_word(const char *word, size_t n, const char *other)
{
	return strlen(other) == n && memcmp(word, other, n) == 0;
}

/* The role of an id that is n bytes long, or -1. */
static int find_word(const struct guide *guide, const char *word, size_t n)
{
	for (int i = 0; i < guide->nroles; i++)
		if (is_same_word(word, n, guide->roles[i].id))
			return i;
	return -1;
}

uint64_t guide_read_roles(const struct guide *guide, const struct xml_node *node, const char *name,
			  struct diag *diag)
{
	const char *at = xml_attr(node, name), *all = "all";
	uint64_t roles = 0;

	for (size_t n; at && *(at += strspn(at, BLANKS)); at += n) {
		int role = find_word(guide, at, n = strcspn(at, BLANKS));

		if (role >= 0 && roles >> role & 1) {
			diag_error(diag, node->pos, "role \"%s\" is named twice",
				   guide->roles[role].id);
		} else if (role >= 0) {
			roles |= guide_role_bit(role);
		} else if (is_same_word(at, n, all)) {
			roles |= guide_role_bit(guide->nroles) - 1;
		} else {
			char id[LONGEST_ID];

			snprintf(id, sizeof id, "%.*s", (int)n, at);
			refuse_role(guide, node, id, diag);
			return 0;
		}
	}
	if (!roles)
		diag_error(diag, node->pos, "\"%s\" of <%s> names no role", name, node->name);
	return roles;
}

int guide_cell_reach(const struct guide *guide, const struct dimension *dimension, int role)
{
	const struct cell_content *cells = dimension->cells;
	int n = 1;

	if (role > 0 && cells[role - 1].roles == cells[role].roles)
		return 0;
	while (role + n < guide->nroles && cells[role + n].roles == cells[role].roles)
		n++;
	return n;
}
