/* Sheets for fuzz.c; apart from it, since documents have rows and cells of their own. */
#ifndef SHEETS_H
#define SHEETS_H

#include "base/arena.h"
#include "base/diag.h"

/* Reads all rows of a CSV twice; the first byte may name an encoding. NULL, or what is wrong
 * with the reader. */
const char *sheets_read_csv(struct arena *arena, const char *bytes, size_t n, struct diag *diag);
/* The same for a workbook. */
const char *sheets_read_xlsx(struct arena *arena, const char *bytes, size_t n, struct diag *diag);
/* The same for the parts of a workbook, each with a zero behind it, which are packed here: damage
 * to an archive hides all that is inside. */
const char *sheets_read_parts(struct arena *arena, const char *bytes, size_t n, struct diag *diag);

#endif
