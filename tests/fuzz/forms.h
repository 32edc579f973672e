/* Filled forms of PDF, fed with random bytes. */
#ifndef FUZZ_FORMS_H
#define FUZZ_FORMS_H

#include <stddef.h>

struct arena;
struct diag;
struct quiz;

/* Reads the bytes as a form in this process, so that what takes too much of it is found. NULL, or
 * what is wrong with the reader: somebody whose answers cannot be read, and nothing is said. */
const char *forms_read(struct arena *arena, const struct quiz *quiz, const char *bytes, size_t n,
		       struct diag *diag);

#endif
