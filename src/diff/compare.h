/*
 * What differs between two editions, for a reader: passages, numbers, what has moved, and pages
 * that are new, gone, flow anew, or only look different.
 */
#ifndef DIFF_COMPARE_H
#define DIFF_COMPARE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "diff/pair.h"

struct edition;

enum change_kind { CHANGE_WORDS, CHANGE_ADDED, CHANGE_REMOVED, CHANGE_MOVED, CHANGE_NUMBER };

/* A stretch of words of an edition, within a block; of a move: of several. from == to: none; block
 * is then where they would stand, -1: nowhere. */
struct change_side {
	int block;
	int from, to; /* words */
	int page;     /* from 0; -1: none */
	int line;     /* of the content; 0: not known */
};

struct change {
	enum change_kind kind;
	struct change_side old, new;
	/* NUMBER: the two as they stand in the words, how they differ ("+3,000"; "": not known),
	 * and which number of the word it is, from 0 */
	const char *old_number, *new_number, *difference;
};

enum page_fate {
	PAGE_SAME,    /* of one page of the old edition, whatever its number */
	PAGE_CHANGED, /* the same, but for changed words */
	PAGE_LOOK,    /* the same words, but it looks different */
	PAGE_FLOWS,   /* its words stood on other pages */
	PAGE_NEW      /* none of its words stood there before */
};

/* What a page looks like is another in these parts. */
enum { LOOK_PLACES = 1, LOOK_COLOURS = 2, LOOK_TYPES = 4, LOOK_PICTURES = 8 };

struct page_change {
	enum page_fate fate;
	int old;       /* the page most of it comes from, from 0; -1: none */
	unsigned look; /* LOOK_ bits */
	int nchanges;  /* that touch it */
};

struct compared {
	const struct edition *old, *new;
	struct pairs pairs;
	struct change *changes; /* in the order of the new edition */
	int nchanges;
	int counts[CHANGE_NUMBER + 1]; /* of each kind */
	struct page_change *pages;     /* of the new edition */
	bool *is_gone;                 /* of the old edition's pages: all its words are removed */
	int *new_page;                 /* of the old edition's pages: where most of it is; -1 */
	int ngone;
	bool has_looks; /* of both it is known what pages look like */
};

void compare_editions(struct arena *arena, const struct edition *old, const struct edition *new,
		      struct compared *compared);

/* Whether a reader sees, or hears, any difference. */
bool compare_differs(const struct compared *compared);

#endif
