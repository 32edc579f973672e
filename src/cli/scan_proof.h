/* The proof of what was read on scanned sheets. */
#ifndef CLI_SCAN_PROOF_H
#define CLI_SCAN_PROOF_H

#include <stdbool.h>

struct copies;
struct pile;

/* Writes a PDF with each page of a settled pile, sheet by sheet. False with errors. */
bool scan_proof_write(const struct copies *copies, const struct pile *pile, const char *path);

#endif
