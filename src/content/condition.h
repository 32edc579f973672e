/*
 * Conditions, as questions and rules have them: q4 >= 4 and not (q5 = 'no'), answered(q1),
 * selected(q2, 'x'). "not" binds closest, then "and", then "or".
 */
#ifndef CONTENT_CONDITION_H
#define CONTENT_CONDITION_H

#include "content/quiz.h"

struct buf;

/* Where a condition stands, and which questions it may ask. */
struct condition_place {
	const struct quiz *quiz; /* its questions are loaded, but for their own conditions */
	int nasked;              /* only the first so many questions may be asked */
	struct srcpos pos;
};

/* The condition in text; NULL and one error that names the offending word. */
const struct condition *condition_parse(struct arena *arena, const char *text,
					const struct condition_place *place, struct diag *diag);

/* Whether a < b, or whatever the comparison is; what holds where it does not. */
bool comparison_holds(enum comparison comparison, int64_t a, int64_t b);
enum comparison comparison_opposite(enum comparison comparison);

/* As an author would write it, with all brackets. */
void condition_dump(const struct condition *condition, const struct quiz *quiz, struct buf *out);

#endif
