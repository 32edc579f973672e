/* Odd pictures of sheets for the fuzzer. */
#ifndef FUZZ_SCANS_H
#define FUZZ_SCANS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/quiz.h"

/* Takes n bytes as the corners of codes and the pixels of a picture, looks for a sheet there, and
 * reads its boxes. What is wrong with what was read; NULL: nothing. */
const char *scans_read(struct arena *arena, const char *bytes, size_t n);

/* Takes them as the code of a page, as what is typed off a sheet, and as answers of a coach. */
const char *scans_read_lines(struct arena *arena, const char *bytes, size_t n,
			     const struct quiz *quiz, struct diag *diag);

#endif
