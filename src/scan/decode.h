/*
 * Pictures of paper as grey pages: PNG, JPEG and TIFF by leptonica, PDF by poppler's pdftoppm. Each
 * file is decoded by a process of its own, which hands pages over one after the other: whatever is
 * wrong with a file, or with what decodes it, ends that process and not this one.
 */
#ifndef SCAN_DECODE_H
#define SCAN_DECODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "scan/grey.h"

struct decode;

/* Whether n bytes begin as a PNG, JPEG or TIFF file does. */
bool decode_is_picture(const char *bytes, size_t n);

/* Opens a file. NULL with an error: it cannot be read, is no such picture, or what decodes it is
 * not there. Lives in arena; closed by decode_close. */
struct decode *decode_open(struct arena *arena, const char *path, struct diag *diag);

/* The next page, in arena. False behind the last one, and with an error where the file is damaged
 * or a page is too large. */
bool decode_next(struct decode *decode, struct arena *arena, struct grey *page);

/* Ends the process. */
void decode_close(struct decode *decode);

#endif
