/* Sheets for fuzz.c; apart from it, since documents have rows and cells of their own. */
#ifndef SHEETS_H
#define SHEETS_H

#include "base/arena.h"
#include "base/diag.h"

/* Reads all rows of a CSV twice; the first byte may name an encoding. NULL, or what is wrong with
 * the reader. */
const char *sheets_read_csv(struct arena *arena, const char *bytes, size_t n, struct diag *diag);

#endif
