/*
 * Pairs: which block of the new edition is which of the old one. Blocks that are the same come
 * first; between them those are paired that have most words in common, or stand in the same place.
 */
#ifndef DIFF_PAIR_H
#define DIFF_PAIR_H

struct arena;
struct edition;

/* For each block of an edition the one of the other that it goes with, or -1; those that are paired
 * stand in the same order in both, but for moved ones. */
struct pairs {
	int *new_of, *old_of;
	/* of new: whether it stands elsewhere among its neighbours than the old one */
	const char *is_moved;
};

void pair_blocks(struct arena *arena, const struct edition *old, const struct edition *new,
		 struct pairs *pairs);

#endif
