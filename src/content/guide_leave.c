/* What may be missing is found by what it stands in: members of lists and the like, and parts. */
#include "content/guide_leave.h"

#include <string.h>

#include "xml/xml.h"
#include "xml/xml_edit.h"

/* What has members that may be missing: which, NULL: all but its head; and how many it needs. */
struct holder {
	const char *name, *member;
	int least;
};

static const struct holder holders[] = {
	{"section", NULL, 1},      {"list", "item", 1},      {"steps", "step", 1},
	{"cards", "card", 1},      {"signs", "sign", 1},     {"panels", "panel", 1},
	{"path", "branch", 2},     {"sources", "source", 1}, {"colophon", "entry", 1},
	{"group", "dimension", 1}, {"dimensions", NULL, 0},  {"guide", NULL, 0},
	{"definitions", NULL, 1},  {"dimension", NULL, 0},
};

static const struct holder *find_holder(const struct xml_node *node)
{
	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++)
		if (node && xml_is(node, holders[i].name))
			return &holders[i];
	return NULL;
}

/* A head is no member, and goes with what it stands over. */
static bool is_member(const struct holder *holder, const struct xml_node *node)
{
	if (!node->name)
		return false;
	return holder->member ? xml_is(node, holder->member)
			      : !xml_is(node, "head") && !xml_is(node, "masthead") &&
					!xml_is(node, "source-line");
}

static int count_members(const struct holder *holder, const struct xml_node *node)
{
	int n = 0;

	for (const struct xml_node *at = node->first; at; at = at->next)
		n += is_member(holder, at);
	return n;
}

/* The piece around a node that leaves with it. */
static struct xml_node *find_piece(struct xml_node *node)
{
	while (node->parent) {
		const struct holder *holder = find_holder(node->parent);

		if (holder && is_member(holder, node))
			return node;
		node = node->parent;
	}
	return node;
}

bool leave_is_in_passing(const struct xml_node *node)
{
	static const char *const names[] = {"dimension",  "masthead", "about", "source-line",
					    "comparison", "roles",    "group"};

	for (; node; node = node->parent) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (xml_is(node, names[i]))
				return true;
		if (xml_is(node, "head") && xml_is(node->parent, "colophon"))
			return true;
	}
	return false;
}

bool leave_has_id(const struct xml_node *root, const char *id)
{
	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		const char *own = at->name ? xml_attr(at, "id") : NULL;

		if (own && strcmp(own, id) == 0)
			return true;
	}
	return false;
}

/* The first node behind all that is below this one. */
static struct xml_node *find_behind(struct xml_node *node)
{
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

void leave_alone(struct leaving *leaving, struct xml_node *node)
{
	leaving->behind = find_behind(node);
	leaving->has_left = true;
	xml_unlink(node);
}

/* The element before one among its siblings, or NULL. */
static struct xml_node *find_before(const struct xml_node *node)
{
	struct xml_node *before = NULL;

	for (struct xml_node *at = node->parent->first; at != node; at = at->next)
		before = at->name ? at : before;
	return before;
}

static bool ends_in_colon(struct arena *scratch, const struct xml_node *node)
{
	const char *text = xml_text(scratch, node);
	size_t n = strlen(text);

	return n > 0 && text[n - 1] == ':';
}

/* A paragraph that leads to a part. */
static struct xml_node *find_lead_in(const struct leaving *leaving, const struct xml_node *part)
{
	struct xml_node *before = part->parent ? find_before(part) : NULL;

	return before && xml_is(before, "p") && !xml_is(part, "p") &&
			       ends_in_colon(leaving->arena, before)
		       ? before
		       : NULL;
}

void leave(struct leaving *leaving, struct xml_node *node)
{
	for (;;) {
		struct xml_node *piece = find_piece(node), *parent = piece->parent, *lead_in;
		const struct holder *holder;

		if (!parent)
			return;
		lead_in = find_lead_in(leaving, piece);
		if (lead_in)
			xml_unlink(lead_in);
		leave_alone(leaving, piece);
		holder = find_holder(parent);
		if (!holder || count_members(holder, parent) >= holder->least)
			return;
		node = parent;
	}
}
