/* The structure tree in the file: StructTreeRoot, elements, ParentTree, IDTree. */
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

struct book;

/* Adds the elements of book->tags and all that goes with them; returns the root's object number.
 * Pages and annotations must have their numbers. */
int structure_add(struct book *book);

#endif
