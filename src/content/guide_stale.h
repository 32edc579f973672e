/* Facts that nobody has looked up for long. */
#ifndef CONTENT_GUIDE_STALE_H
#define CONTENT_GUIDE_STALE_H

#include <stdbool.h>
#include <stdint.h>

struct diag;
struct dimension;
struct guide;

/* How old facts may be. */
struct guide_age {
	const char *text; /* "2y", as it was asked for; NULL: any age */
	int64_t before;   /* the number of the day: what ended before it is too old */
};

/* The day so long before another; text is "2y", "18m", "6w" or "90d". False: it is no age. */
bool guide_age_read(struct guide_age *age, const char *text, int64_t today);

/* A warning for each cell whose fact held before that, by its as-of or, of money, by its year; and
 * for money of which nothing says when it was paid. */
void guide_stale_check(const struct guide *guide, const struct dimension *dimension,
		       const struct guide_age *age, struct diag *diag);

#endif
