/* One line of the ledger worked out, as a pencil would. Only report*.c use it. */
#ifndef COMPOSE_REPORT_WORKINGS_H
#define COMPOSE_REPORT_WORKINGS_H

#include "compose/report_parts.h"

/* A whole number with a true minus; a fraction as "½", "−5/12" or "3"; den > 0. */
const char *workings_whole(struct report *report, int64_t number);
const char *workings_fraction(struct report *report, int64_t num, int64_t den);

/* The stake in centipoints, rounded half up. */
int64_t workings_stake(const struct ledger_line *line);

/* What the stakes come to as they are printed: 50 points, but for their rounding. */
int64_t workings_stakes(const struct report *report);

/* The answer that parts the roles most; of equal ones that of the first question by number. NULL:
 * there is none that is not private. */
const struct ledger_line *workings_strongest(const struct report *report);

/* The section that works that line out (NULL: none), and says how the columns are added. */
void workings_add(struct report *report, const struct ledger_line *line);

#endif
