/*
 * A quick parser of plain XML: UTF-8 without a DOCTYPE, namespaces, CDATA and entities but for
 * XML's five own. Such a file becomes the tree that libxml2 would make of it;
 * for any other, and for every fault, it gives up, and libxml2 is asked.
 */
#ifndef XML_PARSE_QUICK_H
#define XML_PARSE_QUICK_H

struct arena;
struct parse_input;
struct xml_node;

/* The root element; NULL: ask libxml2. Then nothing has changed. */
struct xml_node *parse_quick(struct arena *arena, const struct parse_input *input);

#endif
