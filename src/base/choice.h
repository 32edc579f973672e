/*
 * The words for the values of an enum, in its order: said once, for what reads them in files, for
 * dumps and for messages.
 */
#ifndef BASE_CHOICE_H
#define BASE_CHOICE_H

struct choice {
	const char *const *words; /* by value */
	int n;
};

/* A choice of the words in an array. */
/* clang-format off */
#define CHOICE_OF(array) {array, (int)(sizeof(array) / sizeof *(array))}
/* clang-format on */

/* The value that goes by the word; -1: none does. */
int choice_find(const struct choice *choice, const char *word);

#endif
