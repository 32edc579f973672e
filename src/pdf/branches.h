/*
 * Branches: a tree over any number of leaves that come one after the other, of which only the nodes
 * on its right edge lie in memory. Page trees (ISO 32000-1, 7.7.3.2) count pages and know their
 * parents; number and name trees (7.9.6 and 7.9.7) say between which keys they lie.
 */
#ifndef PDF_BRANCHES_H
#define PDF_BRANCHES_H

#include <stdint.h>

struct objects;

enum {
	BRANCHES_KIDS = 64, /* of a node */
	BRANCHES_LEVELS = 5,
	BRANCHES_LIMIT = 40 /* bytes of a key as it is written, and the end */
};

struct branch {
	int number; /* 0: the node has not begun */
	int nkids;
	int kids[BRANCHES_KIDS];
	int npages;
	char first[BRANCHES_LIMIT], last[BRANCHES_LIMIT];
};

struct branches {
	struct objects *objects;               /* which all that are full go to */
	struct branch levels[BRANCHES_LEVELS]; /* the lowest first */
};

/* A node with so many pages comes next, under its number: that of the node above it. */
int branches_add_pages(struct branches *branches, int node, int npages);

/* A leaf of another tree, from its first to its last key as they are written. */
void branches_add_leaf(struct branches *branches, int leaf, const char *first, const char *last);

/* The root, of which all is written; 0: there never was a leaf. */
int branches_end(struct branches *branches);

#endif
