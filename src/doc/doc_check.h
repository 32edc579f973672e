/* What must hold of every document. */
#ifndef DOC_DOC_CHECK_H
#define DOC_DOC_CHECK_H

struct doc;

/* Asserts the invariants: ids in reading order, spans or children, rows rectangular, a note behind
 * the leaf that refers to it, headings that skip no level, no doubled spaces, alternative texts.
 * Ends the program with the block's place in the content when one fails. */
void doc_check(const struct doc *doc);

#endif
