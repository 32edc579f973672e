/* Nodes know their parent and the sibling behind them alone: the one before is looked for. */
#include "xml/xml_edit.h"

#include <string.h>

#include "xml/xml.h"

static struct xml_node *copy_node(struct arena *arena, const struct xml_node *from)
{
	struct xml_node *to = arena_copy(arena, from, sizeof *from);

	to->parent = to->first = to->last = to->next = NULL;
	return to;
}

/* The child before a child, or NULL. */
static struct xml_node *find_before(const struct xml_node *parent, const struct xml_node *child)
{
	struct xml_node *at = parent->first;

	if (at == child)
		return NULL;
	while (at->next != child)
		at = at->next;
	return at;
}

void xml_unlink(struct xml_node *node)
{
	struct xml_node *parent = node->parent, *before = find_before(parent, node);

	if (before)
		before->next = node->next;
	else
		parent->first = node->next;
	if (parent->last == node)
		parent->last = before;
	node->parent = node->next = NULL;
}

void xml_insert(struct xml_node *parent, struct xml_node *node, struct xml_node *before)
{
	struct xml_node *after = before ? find_before(parent, before) : parent->last;

	node->parent = parent;
	node->next = before;
	if (after)
		after->next = node;
	else
		parent->first = node;
	if (!before)
		parent->last = node;
}

/* As deep as the parser lets trees be. */
struct xml_node *xml_copy(struct arena *arena, const struct xml_node *root)
{
	struct xml_node *copy = copy_node(arena, root);

	for (const struct xml_node *at = root->first; at; at = at->next)
		xml_insert(copy, xml_copy(arena, at), NULL);
	return copy;
}

struct xml_node *xml_new(struct arena *arena, const char *name, const char *text,
			 const struct xml_node *at)
{
	struct xml_node *node = ARENA_NEW(arena, struct xml_node);

	node->name = name;
	node->text = name ? NULL : text;
	node->pos = at->pos;
	return node;
}

void xml_set(struct arena *arena, struct xml_node *node, const char *name, const char *value)
{
	struct xml_attr *attrs = ARENA_ARRAY(arena, struct xml_attr, node->nattrs + 1);
	int n = 0;

	for (int i = 0; i < node->nattrs; i++)
		if (strcmp(node->attrs[i].name, name) != 0)
			attrs[n++] = node->attrs[i];
	if (value)
		attrs[n++] = (struct xml_attr){name, value};
	node->attrs = attrs;
	node->nattrs = n;
}
