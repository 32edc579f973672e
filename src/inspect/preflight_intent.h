/* What the file is to be printed on. */
#ifndef INSPECT_PREFLIGHT_INTENT_H
#define INSPECT_PREFLIGHT_INTENT_H

#include "inspect/preflight_check.h"

void preflight_intents(struct preflight *check);

#endif
