/* A document as text. */
#ifndef DOC_DOC_DUMP_H
#define DOC_DOC_DUMP_H

struct buf;
struct doc;

/* The tree as indented text, one block a line with its spans, for people and for tests. */
void doc_dump(const struct doc *doc, struct buf *out);

#endif
