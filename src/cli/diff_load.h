/* Editions for the command "diff", each from what the user named. */
#ifndef CLI_DIFF_LOAD_H
#define CLI_DIFF_LOAD_H

#include <stdbool.h>

#include "run/run.h"

struct diff_checkout;
struct draw_file;
struct edition;
struct layout;
struct opened;
struct options;

/* One of the two. */
struct diff_side {
	const char *path;                     /* the guide */
	const char *theme;                    /* its file */
	const struct diff_checkout *checkout; /* it is out of git; or NULL */
	bool is_new;
	struct content content;
	struct doc *doc;
	const struct layout *layout; /* NULL: it is a file of PDF, */
	struct draw_file *file;      /* whose pages these are; closed by its owner */
	struct edition *edition;
};

/* Loads and lays out what side names, and fills its edition, which was begun. False and errors. */
bool diff_load(struct opened *opened, const struct options *options, struct diff_side *side);

#endif
