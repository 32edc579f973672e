/* Light trees that are changed: a copy, of which nodes leave and into which others come. */
#ifndef XML_XML_EDIT_H
#define XML_XML_EDIT_H

#include "base/arena.h"

struct xml_node;

/* A tree like the one below root, itself included, which shares its texts; nodes live in arena. */
struct xml_node *xml_copy(struct arena *arena, const struct xml_node *root);

/* Takes a node, with all below it, out of its parent. */
void xml_unlink(struct xml_node *node);

/* Puts a node that has no parent into parent, before a child of it; NULL: behind the last. */
void xml_insert(struct xml_node *parent, struct xml_node *node, struct xml_node *before);

/* An element or, name NULL, a text, at the place of another node; not in a tree yet. */
struct xml_node *xml_new(struct arena *arena, const char *name, const char *text,
			 const struct xml_node *at);

/* Sets an attribute, whether the node has it or not; value NULL: takes it away. */
void xml_set(struct arena *arena, struct xml_node *node, const char *name, const char *value);

#endif
