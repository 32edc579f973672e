/* Running feet of an edition: told once for all pages in a row that have the same one. */
#ifndef DIFF_EDITION_FOOT_H
#define DIFF_EDITION_FOOT_H

#include <stddef.h>

struct edition;
struct edition_piece;

/* The foot of a page in the making. To begin with: {.from = -1}. */
struct edition_foot {
	int from, n;    /* words of the last foot that is told of; from -1: there is none */
	int number;     /* of the page */
	int first_word; /* of the foot in the making */
};

void edition_foot_begin(struct edition *edition, struct edition_foot *foot, int number);

/* The words of a text of n bytes but for numbers of pages; piece is asked for each. */
void edition_foot_add(struct edition *edition, const struct edition_foot *foot, const char *text,
		      size_t n, const struct edition_piece *piece);

/* It leaves the edition again where it says what that of the page before does. */
void edition_foot_end(struct edition *edition, struct edition_foot *foot);

#endif
