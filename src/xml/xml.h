/* XML files as light trees, and looking about in them. */
#ifndef XML_XML_H
#define XML_XML_H

#include <stdbool.h>

#include "base/diag.h"

struct xml_attr {
	const char *name, *value;
};

/* An element (name set) or a stretch of text (name NULL). */
struct xml_node {
	const char *name;
	const char *text;             /* of a text node; NULL for elements */
	const struct xml_attr *attrs; /* xml:lang and xml:id under these names */
	int nattrs;
	struct xml_node *parent, *first, *last, *next;
	struct srcpos pos; /* the file is the included one where XInclude brought it */
};

struct xml_source {
	const char *path;  /* as opened */
	const char *bytes; /* the file as read; where it includes others, the whole they make */
	size_t nbytes;
	char *sha256; /* room for xml_source_sha256, of SHA256_HEX; NULL: nobody is going to ask */
};

/* The SHA-256 of its bytes in hexadecimal, found by the first call. */
const char *xml_source_sha256(const struct xml_source *source);

/* The value of an attribute, or NULL. */
const char *xml_attr(const struct xml_node *node, const char *name);

/* The first child element of that name (NULL: of any name), and the next sibling one after node. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
const struct xml_node *xml_next(const struct xml_node *node, const char *name);

/* The next node in document order, not leaving top; NULL after the last one. */
const struct xml_node *xml_walk(const struct xml_node *node, const struct xml_node *top);

/* All text below node, white space folded and trimmed; lives in arena. */
char *xml_text(struct arena *arena, const struct xml_node *node);

static inline bool xml_is(const struct xml_node *node, const char *name)
{
	const char *a = node->name;

	if (!a)
		return false;
	while (*a && *a == *name)
		a++, name++;
	return *a == *name;
}

#endif
