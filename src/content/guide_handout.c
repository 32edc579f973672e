/* The handout: the last one that is written for so many roles or fewer. */
#include "content/guide_handout.h"

#include <stdlib.h>
#include <string.h>

#include "content/guide_choice.h"
#include "content/guide_leave.h"
#include "xml/read.h"
#include "xml/xml.h"
#include "xml/xml_edit.h"

static const char between[] = "\xc2\xa0\xc2\xb7 "; /* names, where nobody says what else */

/* All handouts leave; answers the one that is wanted, or NULL. */
static struct xml_node *take_handout(struct leaving *leaving)
{
	struct xml_node *root = leaving->root, *next, *found = NULL;

	for (struct xml_node *at = root->first; at; at = next) {
		next = at->next;
		if (!xml_is(at, "handout"))
			continue;
		xml_unlink(at);
		if (read_number(at, "from", GUIDE_FEWEST_ROLES) <= leaving->choice->nroles)
			found = at;
	}
	return found;
}

static struct xml_node *find_child(const struct xml_node *parent, const char *name)
{
	return (struct xml_node *)xml_child(parent, name);
}

/* A child of the masthead gives way to that of the handout, in its place; or leaves. */
static void put_child(struct xml_node *masthead, struct xml_node *handout, const char *name,
		      bool stays)
{
	struct xml_node *own = find_child(handout, name), *old = find_child(masthead, name);
	struct xml_node *before = old;

	if (own) {
		xml_unlink(own);
		if (!before)
			before = find_child(masthead, "picture");
		xml_insert(masthead, own, before);
	}
	if (old && (own || !stays))
		xml_unlink(old);
}

/* Without a handout the roles by their names are the title. */
static struct xml_node *make_title(struct leaving *leaving, const struct xml_node *masthead)
{
	struct xml_node *handout = xml_new(leaving->nodes, "handout", NULL, masthead);
	struct xml_node *title = xml_new(leaving->nodes, "title", NULL, masthead);
	struct xml_node *names = xml_new(leaving->nodes, "role-names", NULL, masthead);

	xml_insert(names, xml_new(leaving->nodes, NULL, between, masthead), NULL);
	xml_insert(title, names, NULL);
	xml_insert(handout, title, NULL);
	return handout;
}

/* "PM · PO · TPM": the full names of more than two have no room in a running foot. */
static const char *list_names(struct leaving *leaving)
{
	const char *list = "";

	for (int i = 0; i < leaving->choice->nroles; i++) {
		const struct xml_node *role = guide_choice_find(leaving->from,
								leaving->choice->roles[i]);
		const char *name = xml_attr(role, "abbr");

		list = arena_printf(leaving->arena, "%s%s%s", list, i ? between : "",
				    name ? name : xml_text(leaving->arena, role));
	}
	return list;
}

/* What is said of all roles is not said of these; their names are what the handout is about. */
static void put_about(struct leaving *leaving, const struct xml_node *masthead)
{
	struct xml_node *about = find_child(leaving->root, "about"), *next, *short_title;

	for (struct xml_node *at = about ? about->first : NULL; at; at = next) {
		next = at->next;
		if (at->name && !xml_is(at, "author"))
			xml_unlink(at);
	}
	if (leaving->choice->nroles <= GUIDE_FEWEST_ROLES)
		return;
	if (!about) {
		about = xml_new(leaving->nodes, "about", NULL, masthead);
		xml_insert(leaving->root, about, leaving->root->first);
	}
	short_title = xml_new(leaving->nodes, "short-title", NULL, masthead);
	xml_insert(short_title, xml_new(leaving->nodes, NULL, list_names(leaving), masthead), NULL);
	xml_insert(about, short_title, about->first);
}

static void put_id(struct leaving *leaving)
{
	const char *id = xml_attr(leaving->root, "id");

	for (int i = 0; i < leaving->choice->nroles; i++)
		id = arena_printf(leaving->arena, "%s-%s", id, leaving->choice->roles[i]);
	xml_set(leaving->arena, leaving->root, "id", id);
	/* it asks about all roles */
	xml_set(leaving->arena, leaving->root, "questionnaire", NULL);
}

void guide_handout_put(struct leaving *leaving)
{
	struct xml_node *handout = take_handout(leaving);
	struct xml_node *masthead = find_child(leaving->root, "masthead");
	bool is_written = handout;

	if (leaving->choice->is_whole || !masthead)
		return;
	if (!handout)
		handout = make_title(leaving, masthead);
	put_child(masthead, handout, "kind", true);
	put_child(masthead, handout, "audience", true);
	put_child(masthead, handout, "title", is_written);
	put_child(masthead, handout, "standfirst", false);
	put_about(leaving, masthead);
	put_id(leaving);
}
