/* What a cell says as figures: money; and of any cell, where that is from and when it held. */
#ifndef CONTENT_FACT_H
#define CONTENT_FACT_H

#include <stdint.h>

#include "base/diag.h"

enum { AMOUNT_OPEN = -1 };

/* Money, in thousandths of the currency's unit; AMOUNT_OPEN: an end that is open, no median. Of one
 * figure low and high are the same. */
struct amounts {
	int64_t low, high, median;
};

/* What is paid at a level of a role. */
struct pay_band {
	const char *level; /* "Senior" */
	const char *lang;  /* of the level, where it is not that of the guide; or NULL */
	struct amounts pay;
	struct srcpos pos;
};

/* Money of a currency (ISO 4217), for a period, at a place. */
struct range {
	struct amounts pay;   /* all open: the bands alone say it */
	const char *currency; /* "ILS" */
	const char *period;   /* "hour", "day", "week", "month", "year", "project" */
	const char *place;    /* "Israel" */
	const char *basis;    /* "gross" */
	const char *year;     /* when collected; NULL: not known */
	struct pay_band *bands;
	const char *was_period; /* from which it was converted; NULL: as the author wrote it */
	int nbands;
	int factor; /* how many of the shorter of both make one of the longer, hundredths */
};

/* Where a fact is from, and when it held. */
struct fact {
	const char *source; /* the id of a <source>; NULL: not said */
	const char *as_of;  /* "2024", "2024-05" or "2024-05-31"; NULL: not said */
};

#endif
