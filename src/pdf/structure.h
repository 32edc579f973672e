/* The structure tree in the file: StructTreeRoot, elements, ParentTree, IDTree. */
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

struct book;
struct buf;

/* The entries of the object that names the structure types of PDF 2.0. Those that a reader of PDF
 * 1.7, who knows no namespaces, would pass over are mapped for it (ISO 32000-2, 14.7.3). */
#define STRUCTURE_NAME_SPACE "/Type/Namespace/NS(http://iso.org/pdf2/ssn)"
#define STRUCTURE_ROLES "/RoleMap<</Title/P/FENote/Note>>"

/* Adds the elements of book->tags and all that goes with them; returns the root's object number.
 * Pages and annotations must have their numbers. */
int structure_add(struct book *book);

/* The value of a key of the parent tree: for a page, the elements of its marked content, in
 * brackets; then one for each link, its element. */
void structure_write_parents(const struct book *book, int key, struct buf *out);

/* What has an id and comes behind that block (-1: the first), as a block's id: headers that cells
 * name, then Notes; -1: there is none. Its entry in the tree by which these are found. */
int structure_next_id(const struct book *book, int id);
void structure_write_id(const struct book *book, int id, struct buf *out);

#endif
