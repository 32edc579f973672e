/* The file of questions to the coach: what is asked, and what was answered before. */
#ifndef PAPER_ASKED_H
#define PAPER_ASKED_H

#include "paper/pile.h"

/* Appends all doubts of a settled pile as lines that ruling_read takes once they are answered, and
 * behind them the rulings that there are. */
void asked_write(const struct pile *pile, const struct rulings *rulings, struct buf *out);

#endif
