/* Messages as a log of SARIF 2.1.0 (OASIS), which code scanners show beside the lines. */
#ifndef TELL_TELL_SARIF_H
#define TELL_TELL_SARIF_H

struct buf;
struct telling;

void tell_sarif(const struct telling *telling, struct buf *out);

#endif
