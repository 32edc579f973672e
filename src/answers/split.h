/* Several options in one cell. */
#ifndef ANSWERS_SPLIT_H
#define ANSWERS_SPLIT_H

#include "answers/spelling.h"

enum split_result { SPLIT_ONE_WAY, SPLIT_SEVERAL_WAYS, SPLIT_TOO_LONG };

struct split {
	int *chosen; /* with room for one more */
	int nchosen;
	const char *rest; /* the stretch that holds no option; or NULL */
	const char *slip; /* a piece of it that is near to an option; or NULL */
	bool has_more;    /* there is another such stretch elsewhere */
};

/* Cuts the cell at one of the marks that tools put between options; see doc/answers.md. */
enum split_result split_options(struct arena *arena, const struct spellings *spellings,
				const char *text, struct split *split);

#endif
