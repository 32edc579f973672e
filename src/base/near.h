/* "did you mean": the nearest of some names. */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

/* Looking for it, name by name. */
struct near {
	const char *word, *found; /* found NULL: none is near as yet */
	int edits;                /* of found, or the most that there may be */
};

struct near near_begin(const char *word);
void near_try(struct near *near, const char *candidate);

/*
 * The candidate nearest to word by optimal string alignment distance (Damerau 1964), or NULL when
 * none is nearer than a third of the word's length (at least 1, at most 3 edits); all letters
 * are near to one letter, so none is. Bytes are compared, ASCII case is ignored. The first of
 * several equally near ones wins.
 */
const char *near_find(const char *word, const char *const *candidates, int ncandidates);

#endif
