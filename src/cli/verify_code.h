/* Verify, from paper: a report's answers as its QR code has them, and a guide. */
#ifndef CLI_VERIFY_CODE_H
#define CLI_VERIFY_CODE_H

#include "base/arena.h"
#include "base/diag.h"

struct options;

/*
 * options->files: a guide, and a picture, a scan or a text with the codes of reports, in any order.
 * Scores the answers again, prints scores and ledger to be held against the paper, and says whether
 * the report was made from the same files and came to the same result. An enum exit_status.
 */
int verify_code_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
