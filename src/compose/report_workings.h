/* One line of the ledger worked out, as a pencil would. */
#ifndef COMPOSE_REPORT_WORKINGS_H
#define COMPOSE_REPORT_WORKINGS_H

#include "compose/report_parts.h"

/* The stake in centipoints, rounded half up. */
int64_t report_workings_stake(const struct ledger_line *line);

/* What the stakes come to as they are printed: 50 points, but for their rounding. */
int64_t report_workings_stakes(const struct report *report);

/* The answer that parts the roles most; of equal ones that of the first question by number. NULL:
 * there is none that is not private. */
const struct ledger_line *report_workings_strongest(const struct report *report);

/* Works that line out, where there is one, and says how the columns are added. */
void report_workings_add(struct report *report, struct block *section);

#endif
