/* The table of contents: the heads of sections, with their pages. */
#ifndef COMPOSE_CONTENTS_H
#define COMPOSE_CONTENTS_H

struct block;
struct draft;
struct guide;
struct section;

/* Entries whose places are still to be made. */
struct contents {
	struct block **entries; /* by section of the guide; NULL: it is not listed, or nothing is */
};

/* How many sections are listed. */
int contents_count(const struct guide *guide);

/* Adds contents as a section, which it returns; section: the guide's that says so, or NULL. */
struct block *contents_add(struct draft *draft, struct block *parent, const struct section *section,
			   struct contents *contents);

/* Has the entry of the guide's i-th section lead to its block, which is there now, once all that is
 * in it is settled. */
void contents_lead(struct draft *draft, const struct contents *contents, int i,
		   const struct block *section);

#endif
