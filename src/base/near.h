/* "did you mean": the nearest of some names. */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

/*
 * The candidate nearest to word by optimal string alignment distance (Damerau 1964), or NULL when
 * none is nearer than a third of the word's length (at least 1, at most 3 edits); all letters
 * are near to one letter, so none is. Bytes are compared, ASCII case is ignored. The first of
 * several equally near ones wins.
 */
const char *near_find(const char *word, const char *const *candidates, int ncandidates);

#endif
