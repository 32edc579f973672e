/*
 * Preflight: a file read back and held against what printers ask for: PDF/X-4 (ISO 15930-7) or
 * PDF/X-1a (ISO 15930-4), and the sheet-fed rules of the Ghent Workgroup's 2022 specification.
 * It knows nothing of how the file was made, so it judges what came out and not what was meant.
 */
#ifndef INSPECT_PREFLIGHT_H
#define INSPECT_PREFLIGHT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct origins;
struct preflight; /* what was found */
struct reading;

/*
 * Checks the file; faults go to diag as errors and warnings, each with its page and, where origins
 * (or NULL) knows it, the line of content or theme it comes from. What is damaged is a fault too;
 * the check then ends there. Everything lives in arena.
 */
const struct preflight *preflight_make(struct arena *arena, struct reading *reading,
				       const struct origins *origins, struct diag *diag);

/* What was found of a file that read_open could not open: why, and no more. */
const struct preflight *preflight_unread(struct arena *arena, const char *path, const char *why);

#endif
