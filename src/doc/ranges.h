/* Ranges of money: in words, as bars on one axis, and where the figures come from. */
#ifndef DOC_RANGES_H
#define DOC_RANGES_H

struct draft;
struct chart;
struct dimension;
struct range;
struct block;

/* Adds "₪25,000–55,000 a month" to the line, the amount bold. */
void ranges_words(struct draft *draft, const struct range *range);

/* The bars of a dimension whose ranges share an axis, a role each; 4 to 7 ticks at round steps. */
const struct chart *ranges_chart(struct draft *draft, const struct dimension *dimension);

/* A line under the table that says where the figures come from, for a guide whose author did not;
 * nothing when the guide has no ranges. */
void ranges_source(struct draft *draft, struct block *parent);

#endif
