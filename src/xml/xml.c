/* Looking about in a light tree. */
#include "xml/xml.h"

#include <string.h>

#include "base/ascii.h"
#include "base/sha256.h"

const char *xml_source_sha256(const struct xml_source *source)
{
	if (!*source->sha256)
		sha256_hex(source->bytes, source->nbytes, source->sha256);
	return source->sha256;
}

const char *xml_attr(const struct xml_node *node, const char *name)
{
	for (int i = 0; i < node->nattrs; i++)
		if (strcmp(node->attrs[i].name, name) == 0)
			return node->attrs[i].value;
	return NULL;
}

static const struct xml_node *first_element(const struct xml_node *node, const char *name)
{
	while (node && !(node->name && (!name || xml_is(node, name))))
		node = node->next;
	return node;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
	return first_element(node->first, name);
}

const struct xml_node *xml_next(const struct xml_node *node, const char *name)
{
	return first_element(node->next, name);
}

const struct xml_node *xml_walk(const struct xml_node *node, const struct xml_node *top)
{
	if (node->first)
		return node->first;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

char *xml_text(struct arena *arena, const struct xml_node *node)
{
	const struct xml_node *at;
	size_t most = 0;
	char *text, *end;

	for (at = node; at; at = xml_walk(at, node))
		most += at->text ? strlen(at->text) : 0;
	text = end = arena_text(arena, most);
	for (at = node; at; at = xml_walk(at, node))
		for (const char *p = at->text ? at->text : ""; *p; p++)
			if ((unsigned char)*p > ' ' || !ascii_is_space(*p))
				*end++ = *p;
			else if (end > text && end[-1] != ' ')
				*end++ = ' ';
	if (end > text && end[-1] == ' ')
		end--;
	*end = 0;
	return text;
}
