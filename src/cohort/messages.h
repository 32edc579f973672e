/* Messages of a worker, and what it has read, on their way to the one who prints them. */
#ifndef COHORT_MESSAGES_H
#define COHORT_MESSAGES_H

#include "base/diag.h"
#include "base/packet.h"

/* Appends all of diag and what its inputs noted since, and leaves it empty. */
void messages_pack(struct diag *diag, struct buf *out);

/* Adds what was packed to diag; what goes beyond LIMIT_MESSAGES is counted alone. */
void messages_take(struct diag *diag, struct packet *packet);

#endif
