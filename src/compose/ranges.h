/* Ranges of money: in words, and as bars on one axis. */
#ifndef COMPOSE_RANGES_H
#define COMPOSE_RANGES_H

#include <stdbool.h>

struct cell_content;
struct draft;
struct chart;
struct dimension;
struct guide;
struct pay_band;
struct range;

/* What the ranges of one dimension have in common; first NULL: it has none. */
struct ranges_shared {
	const struct cell_content *first;
	bool has_currency, has_period, has_place, has_basis, has_year, has_day, has_factor;
};

struct ranges_shared ranges_find_shared(const struct guide *guide,
					const struct dimension *dimension);

/* Amounts that are finer than their currency are errors. */
void ranges_check(struct draft *draft, const struct cell_content *cell);

/* Whether a range is more than its bands. */
bool ranges_has_whole(const struct range *range);

/* Adds "₪25,000–55,000 a month, median ₪38,000" to the line, the amount bold; of a level, "Senior:
 * ..."; of a range that is its bands alone nothing. */
void ranges_words(struct draft *draft, const struct range *range);
void ranges_band_words(struct draft *draft, const struct range *range, const struct pay_band *band);

/* A sentence about the year of a range; NULL: its day says it. */
const char *ranges_year(struct draft *draft, const struct cell_content *cell);
/* "converted from pay per hour (1 year = 2,080 hours)", or NULL. */
const char *ranges_factor(struct draft *draft, const struct range *range);
/* "as of May 2024", or NULL. */
const char *ranges_day(struct draft *draft, const struct cell_content *cell);

/* The bars of a dimension whose ranges share an axis, a role each; 4 to 7 ticks at round steps. */
struct chart *ranges_chart(struct draft *draft, const struct dimension *dimension);

#endif
