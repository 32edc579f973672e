/* Ranges of money: in words, as bars on one axis, and where the figures come from. */
#ifndef DOC_RANGES_H
#define DOC_RANGES_H

#include <stdbool.h>

struct draft;
struct chart;
struct dimension;
struct range;
struct block;

/* Adds "₪25,000–55,000 a month" to the line, the amount bold. */
void ranges_words(struct draft *draft, const struct range *range);

/* Whether the dimension holds ranges and all of them fit on one axis: one currency, one period. */
bool ranges_share_axis(const struct draft *draft, const struct dimension *dimension);

/* Its bars, a role each, on an axis of 4 to 7 ticks at round steps. */
const struct chart *ranges_chart(struct draft *draft, const struct dimension *dimension);

/* A line under the table that says where the figures come from, for a guide whose author did not;
 * nothing when the guide has no ranges. */
void ranges_source(struct draft *draft, struct block *parent);

#endif
