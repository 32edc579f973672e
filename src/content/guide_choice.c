/*
 * A copy of the tree loses what leaves. Each pass looks at all of it, since what leaves may be
 * linked to from anywhere; passes are made until one finds nothing.
 */
#include "content/guide_choice.h"

#include <string.h>

#include "base/near.h"
#include "content/guide_book.h"
#include "content/guide_handout.h"
#include "content/guide_leave.h"
#include "xml/xml.h"
#include "xml/xml_edit.h"

enum { IN_A_ROW = 4 };

/* --- Which roles ------------------------------------------------------------------------------ */

static const char *list_roles(struct arena *arena, const struct xml_node *roles)
{
	const char *list = "";

	for (const struct xml_node *at = xml_child(roles, "role"); at; at = xml_next(at, "role"))
		list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "", xml_attr(at, "id"));
	return list;
}

/* Whether a role has that id, which stands on the command line or, at not NULL, at an element. */
static bool check_role(const char *id, const struct xml_node *roles, const struct xml_node *at,
		       struct diag *diag)
{
	const struct xml_node *where = at;
	struct near near = near_begin(id);

	for (at = xml_child(roles, "role"); at; at = xml_next(at, "role")) {
		if (strcmp(xml_attr(at, "id"), id) == 0)
			return true;
		near_try(&near, xml_attr(at, "id"));
	}
	if (where)
		diag_error(diag, where->pos, "<%s needs=\"%s\">: there is no such role",
			   where->name, id);
	else
		diag_error(diag, roles->pos, "--roles: there is no role \"%s\"", id);
	if (near.found)
		diag_hint(diag, "did you mean \"%s\"?", near.found);
	else
		diag_hint(diag, "the roles are %s", list_roles(&diag->arena, roles));
	return false;
}

/* Ids in an attribute "needs" that no role has. */
static bool check_needs(const struct xml_node *node, const struct xml_node *roles,
			struct diag *diag)
{
	const char *ids = xml_attr(node, "needs");
	bool is_good = true;

	while (ids && *(ids += strspn(ids, " \t\r\n"))) {
		size_t n = strcspn(ids, " \t\r\n");
		const char *id = arena_strndup(&diag->arena, ids, n);

		is_good = check_role(id, roles, node, diag) && is_good;
		ids += n;
	}
	return is_good;
}

bool guide_choice_check_needs(const struct xml_node *root, struct diag *diag)
{
	const struct xml_node *roles = xml_child(root, "roles");
	bool is_good = true;

	for (const struct xml_node *at = roles ? root : NULL; at; at = xml_walk(at, root))
		if (at->nattrs > 0)
			is_good = check_needs(at, roles, diag) && is_good;
	return is_good;
}

bool guide_choice_check(const struct guide_choice *choice, const struct xml_node *root,
			struct diag *diag)
{
	const struct xml_node *roles = xml_child(root, "roles");
	bool is_good = guide_choice_check_needs(root, diag);

	for (int i = 0; i < choice->nroles && roles; i++)
		is_good = check_role(choice->roles[i], roles, NULL, diag) && is_good;
	return is_good;
}

/* --- What belongs to a role that leaves ------------------------------------------------------- */

static bool is_chosen(const struct guide_choice *choice, const char *id, size_t n)
{
	for (int i = 0; i < choice->nroles; i++)
		if (strlen(choice->roles[i]) == n && strncmp(choice->roles[i], id, n) == 0)
			return true;
	return false;
}

const struct xml_node *guide_choice_find(const struct xml_node *root, const char *id)
{
	const struct xml_node *roles = xml_child(root, "roles");
	const struct xml_node *at = roles ? xml_child(roles, "role") : NULL;

	while (at && strcmp(xml_attr(at, "id"), id) != 0)
		at = xml_next(at, "role");
	return at;
}

static bool is_leaving(const struct leaving *leaving, const char *id)
{
	return id && !is_chosen(leaving->choice, id, strlen(id)) &&
	       guide_choice_find(leaving->from, id);
}

/* Of a list of ids: how many there are, and those that are chosen, as a list. */
static int pick(const struct leaving *leaving, const char *ids, const char **kept, int *nkept)
{
	int n = 0;

	*kept = "";
	*nkept = 0;
	while (*(ids += strspn(ids, " \t\r\n"))) {
		size_t length = strcspn(ids, " \t\r\n");

		n++;
		if (is_chosen(leaving->choice, ids, length)) {
			*kept = arena_printf(leaving->arena, "%s%s%.*s", *kept, **kept ? " " : "",
					     (int)length, ids);
			++*nkept;
		}
		ids += length;
	}
	return n;
}

/* Something for several roles stays for those of them that do. */
static void choose_among(struct leaving *leaving, struct xml_node *node, const char *ids)
{
	const char *kept;
	int nkept;

	if (pick(leaving, ids, &kept, &nkept) == nkept)
		return;
	if (nkept == 0 && strcmp(ids, "all") == 0) /* whoever they are */
		return;
	if (nkept == 0)
		leave(leaving, node);
	else
		xml_set(leaving->arena, node, "roles", kept);
}

/* The name of a role that leaves, where it is said in passing. */
static void put_words(struct leaving *leaving, struct xml_node *node)
{
	const struct xml_node *role = guide_choice_find(leaving->from, xml_attr(node, "ref"));
	const char *form = xml_attr(node, "form"), *abbreviation = xml_attr(role, "abbr");
	const char *name = xml_text(leaving->arena, role);
	bool is_short = form && strcmp(form, "short") == 0 && abbreviation;

	node->name = is_short ? "abbr" : "span";
	node->nattrs = 0;
	if (is_short)
		xml_set(leaving->arena, node, "title", name);
	xml_insert(node, xml_new(leaving->nodes, NULL, is_short ? abbreviation : name, node), NULL);
}

static void look_at_roles(struct leaving *leaving, struct xml_node *node)
{
	const char *needs = xml_attr(node, "needs"), *among = xml_attr(node, "roles"), *kept;
	int nkept;

	if (xml_is(node, "role")) {
		if (is_leaving(leaving, xml_attr(node, "id")))
			leave_alone(leaving, node);
	} else if (is_leaving(leaving, xml_attr(node, "role")) ||
		   (needs && pick(leaving, needs, &kept, &nkept) != nkept)) {
		leave(leaving, node);
	} else if (xml_is(node, "role-name") && is_leaving(leaving, xml_attr(node, "ref"))) {
		if (leave_is_in_passing(node))
			put_words(leaving, node);
		else
			leave(leaving, node);
	} else if (among) {
		choose_among(leaving, node, among);
	}
}

/* --- What nothing is left of ------------------------------------------------------------------ */

/* A row in which no chosen role has anything to say. */
static void look_at_row(struct leaving *leaving, struct xml_node *row)
{
	bool has_cells = false;

	for (const struct xml_node *at = xml_child(row, NULL); at; at = xml_next(at, NULL)) {
		if (!xml_attr(at, "role") && !xml_attr(at, "roles"))
			continue;
		if (!xml_is(at, "none"))
			return;
		has_cells = true;
	}
	if (has_cells)
		leave(leaving, row);
}

static bool is_gone(const struct leaving *leaving, const char *id)
{
	return *id && leave_has_id(leaving->from, id) && !leave_has_id(leaving->root, id);
}

/* Links to what has left. */
static void look_at_link(struct leaving *leaving, struct xml_node *node)
{
	const char *href = xml_is(node, "a") ? xml_attr(node, "href") : NULL;
	const char *to = xml_is(node, "ref") ? xml_attr(node, "to") : NULL;

	if (href && *href == '#' && is_gone(leaving, href + 1)) {
		if (leave_is_in_passing(node)) {
			node->name = "span";
			node->nattrs = 0;
		} else {
			leave(leaving, node);
		}
	} else if (to && is_gone(leaving, to)) {
		if (leave_is_in_passing(node))
			leave_alone(leaving, node);
		else
			leave(leaving, node);
	}
}

static bool goes_back_to(const struct xml_node *root, const char *id)
{
	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		const char *source = at->name ? xml_attr(at, "source") : NULL;
		const char *href = at->name ? xml_attr(at, "href") : NULL;

		if ((source && strcmp(source, id) == 0) ||
		    (href && *href == '#' && strcmp(href + 1, id) == 0))
			return true;
	}
	return false;
}

/* A source that something went back to, and nothing does any more. */
static void look_at_source(struct leaving *leaving, struct xml_node *node)
{
	const char *id = xml_attr(node, "id");

	if (id && goes_back_to(leaving->from, id) && !goes_back_to(leaving->root, id))
		leave(leaving, node);
}

static void look_at_rest(struct leaving *leaving, struct xml_node *node)
{
	if (xml_is(node, "dimension"))
		look_at_row(leaving, node);
	else if (xml_is(node, "source"))
		look_at_source(leaving, node);
	else
		look_at_link(leaving, node);
}

/* --- Order ------------------------------------------------------------------------------------ */

static int place_of(const struct guide_choice *choice, const char *id)
{
	int i = 0;

	while (id && i < choice->nroles && strcmp(choice->roles[i], id) != 0)
		i++;
	return i;
}

/* Children that are of a role each follow each other as the roles do; the least goes first. */
static void order_by(struct leaving *leaving, struct xml_node *parent, const char *name,
		     const char *attr)
{
	struct xml_node *at = parent->first, *next;
	struct xml_node sorted = {0};

	for (const struct xml_node *child = xml_child(parent, name); child;
	     child = xml_next(child, name))
		if (place_of(leaving->choice, xml_attr(child, attr)) == leaving->choice->nroles)
			return;
	for (; at; at = next) {
		struct xml_node *before = sorted.first;
		int place = xml_is(at, name) ? place_of(leaving->choice, xml_attr(at, attr)) : 0;

		next = at->next;
		xml_unlink(at);
		while (before && xml_is(at, name) &&
		       (!xml_is(before, name) ||
			place_of(leaving->choice, xml_attr(before, attr)) <= place))
			before = before->next;
		xml_insert(&sorted, at, xml_is(at, name) ? before : NULL);
	}
	while (sorted.first) {
		at = sorted.first;
		xml_unlink(at);
		xml_insert(parent, at, NULL);
	}
}

static void put_in_order(struct leaving *leaving)
{
	struct xml_node *root = leaving->root;

	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		if (xml_is(at, "roles"))
			order_by(leaving, (struct xml_node *)at, "role", "id");
		else if (xml_is(at, "panels"))
			order_by(leaving, (struct xml_node *)at, "panel", "role");
		else if (xml_is(at, "cards"))
			order_by(leaving, (struct xml_node *)at, "card", "role");
	}
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* More panels, cards or signs than stand side by side are as many rows of them as they need. */
static void share_out(struct leaving *leaving, struct xml_node *row, const char *member)
{
	int n = 0, nrows, nth = 0;
	struct xml_node *at = row->first, *next, *into = row;

	for (const struct xml_node *child = xml_child(row, member); child;
	     child = xml_next(child, member))
		n++;
	nrows = (n + IN_A_ROW - 1) / IN_A_ROW;
	for (; at && n > GUIDE_MOST_ROLES; at = next) {
		next = at->next;
		if (!xml_is(at, member))
			continue;
		if (nth > 0 && nth * nrows / n != (nth - 1) * nrows / n) {
			struct xml_node *below = xml_new(leaving->nodes, row->name, NULL, at);

			xml_insert(row->parent, below, into->next);
			into = below;
		}
		nth++;
		if (into == row)
			continue;
		xml_unlink(at);
		xml_insert(into, at, NULL);
	}
}

static void share_out_all(struct leaving *leaving)
{
	for (const struct xml_node *at = leaving->root; at; at = xml_walk(at, leaving->root)) {
		if (xml_is(at, "panels"))
			share_out(leaving, (struct xml_node *)at, "panel");
		else if (xml_is(at, "cards"))
			share_out(leaving, (struct xml_node *)at, "card");
		else if (xml_is(at, "signs"))
			share_out(leaving, (struct xml_node *)at, "sign");
	}
}

/* --- All of it -------------------------------------------------------------------------------- */

static bool look_at_all(struct leaving *leaving,
			void (*look)(struct leaving *leaving, struct xml_node *node))
{
	bool has_left = false;

	for (const struct xml_node *at = leaving->root; at;) {
		leaving->has_left = false;
		if (at->name)
			look(leaving, (struct xml_node *)at);
		has_left = has_left || leaving->has_left;
		/* where the walk stood may have left */
		at = leaving->has_left ? leaving->behind : xml_walk(at, leaving->root);
	}
	return has_left;
}

struct xml_node *guide_choice_make(struct arena *arena, struct arena *nodes,
				   const struct guide_choice *choice, const struct xml_node *root)
{
	struct leaving leaving = {.arena = arena,
				  .nodes = nodes,
				  .choice = choice,
				  .from = root,
				  .root = xml_copy(nodes, root)};

	if (!xml_is(root, "guide"))
		return leaving.root;
	guide_handout_put(&leaving);
	if (choice->nroles > 0) {
		look_at_all(&leaving, look_at_roles);
		while (look_at_all(&leaving, look_at_rest))
			;
		put_in_order(&leaving);
	}
	if (choice->is_book)
		guide_book_make(&leaving);
	if (choice->is_whole)
		share_out_all(&leaving);
	return leaving.root;
}
