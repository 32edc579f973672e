/* What stands for a result where there is no room for it. */
#ifndef SCORE_RESULT_PRINT_H
#define SCORE_RESULT_PRINT_H

#include <stdint.h>

struct result;

/* The first 64 bits of the SHA-256 of its JSON, but for the line that names the program: equal for
 * results all of whose numbers are, from the same guide and questionnaire. */
uint64_t result_print(const struct result *result);

#endif
