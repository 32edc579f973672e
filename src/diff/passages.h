/* Passages: the changed words of a pair of blocks, as stretches that people read as one change. */
#ifndef DIFF_PASSAGES_H
#define DIFF_PASSAGES_H

struct arena;
struct edition;

/* Words from..to of each edition. is_number: one word each, the same but for its numbers. */
struct passage {
	int old, old_end, new, new_end;
	int is_number;
};

struct passages {
	struct passage *list;
	int n;
};

/* The passages of a pair of blocks, in order, in arena. */
struct passages passages_find(struct arena *arena, const struct edition *old, int old_block,
			      const struct edition *new, int new_block);

#endif
