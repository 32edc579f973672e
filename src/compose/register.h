/* The index of a book: names with the pages where they are told of. */
#ifndef COMPOSE_REGISTER_H
#define COMPOSE_REGISTER_H

struct block;
struct draft;
struct span;

/* Adds the list: names of roles and dimensions in the order of the alphabet. */
void register_add(struct draft *draft, struct block *section);

/* Adds a span to the line as a link to the place, with its page behind it. */
void register_put(struct draft *draft, struct span span, const char *href);

#endif
