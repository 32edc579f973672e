/* Cells of money: amounts, open at an end perhaps, bands by level, and one period for all. */
#ifndef CONTENT_GUIDE_PAY_H
#define CONTENT_GUIDE_PAY_H

#include "content/guide.h"
#include "xml/field.h"

/* Of a cell of money. */
enum { GUIDE_PAY_FIELDS = 10 };
extern const struct field guide_pay_fields[GUIDE_PAY_FIELDS];

/* What cannot be: no amount at all, ends the wrong way round, a median outside. */
void guide_pay_check(const struct field_in *in);

/* The most levels of one cell. */
enum { GUIDE_MOST_BANDS = 6 };

/*
 * Turns the money of a dimension into that of one period ("year"), as far as its own period has a
 * fixed share of it: the range says what it was converted from and by what. A warning names those
 * that have none.
 */
void guide_pay_convert(const struct guide *guide, struct dimension *dimension, struct diag *diag);

#endif
