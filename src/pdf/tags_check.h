/* What must hold of every structure tree: the rules that are numbered in tags.h. */
#ifndef PDF_TAGS_CHECK_H
#define PDF_TAGS_CHECK_H

struct block;
struct tags;

/* The rule that the content of a page breaks, when tags_page has been there; NULL: none. */
const char *tags_page_fault(const struct tags *tags, int page);

/* The first rule that a tree breaks when tags_end has been there, and the block whose element does;
 * NULL: none. Each page has been hung once. */
const char *tags_fault(const struct tags *tags, const struct block **at);

/* Ends the program with the fault of a tree: one of tags, not of an author. */
void tags_check(const struct tags *tags);

#endif
