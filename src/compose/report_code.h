/* The answers as a QR code, where the person wants them on paper. */
#ifndef COMPOSE_REPORT_CODE_H
#define COMPOSE_REPORT_CODE_H

#include "compose/report_parts.h"

/* The section; nothing unless the input has_code. The code has all answers, but neither name nor
 * what was written in words of one's own, and stands for the result: verify recomputes it. */
void report_code_add(struct report *report);

#endif
