/* The index of a guide. */
#ifndef COMPOSE_INDEX_H
#define COMPOSE_INDEX_H

struct block;
struct draft;
struct section;

/* Adds the index as a section, behind all whose words it lists, and returns it. Layout fills in its
 * pages. */
struct block *index_add(struct draft *draft, struct block *parent, const struct section *section);

#endif
