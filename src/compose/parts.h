/* What sections are made of, a function a kind of part. */
#ifndef COMPOSE_PARTS_H
#define COMPOSE_PARTS_H

struct block;
struct draft;
struct part;
struct section;

/* Adds the section with its head and all its parts, and returns it. */
struct block *parts_add_section(struct draft *draft, struct block *parent,
				const struct section *section);

/* Adds a list of sources alone. */
void parts_add_sources(struct draft *draft, struct block *parent, const struct part *sources);

/* Adds a list or a picture to a cell of the comparison; NULL: a picture that could not be read. */
struct block *parts_add_to_cell(struct draft *draft, struct block *cell, const struct part *part);

#endif
