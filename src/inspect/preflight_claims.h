/* What the file says of itself, in Info and XMP. */
#ifndef INSPECT_PREFLIGHT_CLAIMS_H
#define INSPECT_PREFLIGHT_CLAIMS_H

#include "inspect/preflight_check.h"

void preflight_claims(struct preflight *check);

#endif
