/* Where lines may end. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include "text/shaper.h"

/*
 * marks[o] is 1 + the kind of break at byte o, or 0; n + 1 of them, in scratch. Widths
 * are not known yet.
 */
uint8_t *job_find_breaks(struct job *job);

#endif
