/* Pictures decoded by leptonica, which is opened when the first one is met. */
#ifndef SCAN_LEPTONICA_H
#define SCAN_LEPTONICA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "scan/grey.h"

/* Whether the library is there; else an environment error about the file at path. */
bool leptonica_is_there(const char *path, struct diag *diag);

/* Writes all pages of a picture to a descriptor as PGM, no page larger than most pixels. 0, or 1
 * where one cannot be decoded; for a process of its own. */
int leptonica_write_pages(const uint8_t *bytes, size_t n, int most, int fd);

/*
 * Ink black, paper white, each pixel by the light about it (Sauvola and Pietikäinen, Adaptive
 * document image binarization, 2000), in arena. radius: of what is about a pixel, in pixels. False
 * where the library is not there, or the picture is too small.
 */
bool leptonica_binarise(struct arena *arena, const struct grey *grey, int radius, struct grey *out);

#endif
