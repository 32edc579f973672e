/* What elements say of themselves, as entries and attributes. */
#ifndef PDF_TAGS_WORDS_H
#define PDF_TAGS_WORDS_H

#include <stdbool.h>

struct block;
struct span;
struct tag;
struct tags;

/* How a block's element is written where that is another way than around it, "RlTb" or "LrTb";
 * NULL: as what is around it. */
const char *tags_writing_mode(const struct tags *tags, const struct tag *tag);

/* The language an element must state: its own, where that differs from the parent's; else NULL. */
const char *tags_lang(const struct tags *tags, const struct tag *tag);

/* The alternative text of a Figure; NULL for all others. */
const char *tags_alt(const struct tag *tag);

/* What a header's element says it heads, "Row"; NULL: nothing, or it is no header. How a list is
 * numbered, "Disc" (ISO 32000-1, tables 347 and 349; ISO 32000-2, table 382). */
const char *tags_scope(const struct block *block);
const char *tags_numbering(const struct tags *tags, const struct block *list);

/* Whether cells name the block as their header. */
bool tags_is_named(const struct block *block);

/* Whether the element refers to a footnote; those inside it say more of the same text. */
bool tags_is_citation(const struct tag *tag);

/* The expansion an abbreviation's element must state; else NULL. */
const char *tags_expansion(const struct tag *tag);

/* The text of all spans under the link element, or its author's description. */
const char *tags_link_contents(const struct tags *tags, const struct tag *tag);

/* Whether spans that follow each other belong to one link. */
bool tags_are_one_link(const struct span *a, const struct span *b);

#endif
