/* A light tree as a file. */
#ifndef XML_XML_WRITE_H
#define XML_XML_WRITE_H

struct buf;
struct xml_node;

/* The tree as a file that xml_load reads into the same tree; without comments. */
void xml_write(const struct xml_node *root, struct buf *out);

#endif
