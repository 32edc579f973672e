/* What is said where no font has a character. */
#ifndef TEXT_MISSING_H
#define TEXT_MISSING_H

#include "text/shaper.h"

/* Says what no font has: an error for each file and script, which names the characters
 * and their lines, or a warning at each place in words that a person typed. */
void job_report_missing(struct job *job);

#endif
