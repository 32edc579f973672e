/*
 * XML files as light trees. Only parse.c and schema.c know libxml2: the one parses, the other
 * validates. Nothing is fetched from a network; external entities are not read; entities cannot be
 * declared; depth and size are limited; XInclude takes files inside the content folder only.
 */
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
	const char *text;           /* of a text node; NULL for elements */
	const struct xml_attr *attrs; /* xml:lang and xml:id under these names */
	int nattrs;
	struct xml_node *parent, *first, *last, *next;
	struct srcpos pos;          /* the file is the included one where XInclude brought it */
};

struct xml_source {
	const char *path;  /* as opened */
	const char *bytes; /* the file as read; where it includes others, the whole they make */
	size_t nbytes;
};

/*
 * Parses path ("-": standard input, and messages call it so), resolves XInclude inside the file's
 * folder, validates against the RELAX NG schema (a path; NULL: no validation) and returns the root
 * element; comments and processing instructions are left out. On any fault NULL, with every fault
 * that could be found in diag, each with the line of the element at fault, in our own words, with
 * the nearest name where a name is unknown. source may be NULL.
 */
struct xml_node *xml_load(struct arena *arena, const char *path, const char *schema,
			  struct xml_source *source, struct diag *diag);

/* The same, with the nodes and their text in an arena that need last no longer than they; names,
 * values of attributes and names of files live in the other. */
struct xml_node *xml_load_apart(struct arena *arena, struct arena *nodes, const char *path,
				const char *schema, struct xml_source *source, struct diag *diag);

/*
 * The same for a file that is read already (path "-" included) and that strangers may have written:
 * XInclude is not resolved, so that nothing else is read.
 */
struct xml_node *xml_load_alone(struct arena *arena, const struct xml_source *source,
				const char *schema, struct diag *diag);

/* The tree as a file that xml_load reads into the same tree; without comments. */
struct buf;
void xml_write(const struct xml_node *root, struct buf *out);

/* The value of an attribute, or NULL. */
const char *xml_attr(const struct xml_node *node, const char *name);

/* The same; a value of white space alone is an error at the node. */
const char *xml_filled_attr(const struct xml_node *node, const char *name, struct diag *diag);

/* The first child element of that name (NULL: of any name), and the next sibling one after node. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
const struct xml_node *xml_next(const struct xml_node *node, const char *name);

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
