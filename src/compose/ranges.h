/* Ranges of money: in words, and as bars on one axis. */
#ifndef COMPOSE_RANGES_H
#define COMPOSE_RANGES_H

#include <stdbool.h>

struct draft;
struct chart;
struct dimension;
struct guide;
struct range;

/* What the ranges of one dimension have in common; first NULL: it has none. */
struct ranges_shared {
	const struct range *first;
	bool has_currency, has_period, has_place, has_basis, has_year;
};

struct ranges_shared ranges_find_shared(const struct guide *guide,
					const struct dimension *dimension);

/* Adds "₪25,000–55,000 a month" to the line, the amount bold. */
void ranges_words(struct draft *draft, const struct range *range);

/* A sentence about the year of a range. */
const char *ranges_year(struct draft *draft, const struct range *range);

/* The bars of a dimension whose ranges share an axis, a role each; 4 to 7 ticks at round steps. */
struct chart *ranges_chart(struct draft *draft, const struct dimension *dimension);

#endif
