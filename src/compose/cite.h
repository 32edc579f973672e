/* Where facts are from: numbers in brackets behind them, which lead to the list of sources. */
#ifndef COMPOSE_CITE_H
#define COMPOSE_CITE_H

#include <stdbool.h>

struct cell_content;
struct draft;
struct guide;
struct part;

/* Whether any cell names its source, so that the sources are numbered. */
bool cite_is_used(const struct guide *guide);

/* How many sources stand before those of the part. */
int cite_count_before(const struct guide *guide, const struct part *part);

/* Adds "[3]" or "[3, May 2024]" to a line that has words, if the cell says where it is from or when
 * it held; money says the day with its other terms. */
void cite_add(struct draft *draft, const struct cell_content *cell);

/* "2024", "May 2024" or "31 May 2024": a day of facts as the guide's language writes it. */
const char *cite_day(struct draft *draft, const char *as_of);

#endif
