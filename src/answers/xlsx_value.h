/*
 * What a cell of a workbook shows, as text. A number is shown by its format: 45209.5 is a date and
 * a time where the format has days or hours. Dates are the days since the end of 1899, or since the
 * beginning of 1904 (ECMA-376-1, 18.17.4.1).
 */
#ifndef ANSWERS_XLSX_VALUE_H
#define ANSWERS_XLSX_VALUE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

enum xlsx_shown { XLSX_PLAIN, XLSX_DATE, XLSX_TIME, XLSX_ELAPSED, XLSX_PERCENT, XLSX_DIGITS };

struct xlsx_format {
	enum xlsx_shown shown;
	int ndigits; /* of XLSX_DIGITS: the fewest, by zeros in front */
};

/* What a format says; code: its own, or NULL for one that spreadsheets know by its number. */
struct xlsx_format xlsx_format_of(int number, const char *code);

/* A number as people write it: "4", "118000000000", "0.1", "50%", "007", "2026-11-20",
 * "2026-11-20 09:12:44", "09:12:44". What is no number stays as it is. */
const char *xlsx_number(struct arena *arena, const char *text, struct xlsx_format format,
			bool is_1904);

/* A date in ISO 8601, as strict files have it, as above. */
const char *xlsx_iso_date(struct arena *arena, const char *text);

/* Adds a text whose characters may be escaped as _xHHHH_ (22.9.2.19). */
void xlsx_unescape(struct buf *out, const char *text);

#endif
