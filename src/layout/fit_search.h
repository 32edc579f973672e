/*
 * Fit: from a number of pages to a setting, one number for how far a layout departs from the
 * design: 0 as designed, down to -FIT_FARTHEST as tight as the theme allows, up to FIT_FARTHEST as
 * loose. A looser setting mostly has as many pages or more; where it has not, the search still
 * ends, and ends the same way each time.
 */
#ifndef LAYOUT_FIT_SEARCH_H
#define LAYOUT_FIT_SEARCH_H

#include <stdbool.h>

#include "base/arena.h"
#include "look/theme.h"

enum {
	FIT_FARTHEST = 127,  /* so that seven halvings find one setting of all on a side */
	FIT_MOST_TRIALS = 9, /* as designed, at the end, seven between; the layout itself is the
			      * tenth */
	FIT_WELL_FILLED = 66 /* percent of a page */
};

/* What a layout made on trial is like. */
struct fit_trial {
	int setting;
	int npages;
	int fill;     /* percent: how full the page is that has least */
	bool is_poor; /* words no longer fit, or something left its page; counts as too loose */
};

enum fit_outcome {
	FIT_FOUND,
	FIT_TOO_LONG,  /* more pages at the tightest */
	FIT_TOO_SHORT, /* fewer pages at the loosest, or at the loosest that is not poor */
	FIT_JUMPED     /* some settings have more pages, some fewer, none so many */
};

struct fit_search {
	int wanted; /* pages */
	enum fit_outcome outcome;
	int setting; /* FOUND: the one to take; else the nearest that has too many pages, or, where
		      * it is TOO_SHORT, too few */
	struct fit_trial trials[FIT_MOST_TRIALS];
	int ntrials;
};

/* Searches for the number of pages; lay_out makes the trial of a setting. Of the settings that have
 * that number, it takes the nearest to the design; where it must loosen, the nearest whose pages
 * are all well filled, or else the one whose are filled best. */
void fit_search(struct fit_search *search, int wanted,
		struct fit_trial (*lay_out)(void *context, int setting), void *context);

#endif
