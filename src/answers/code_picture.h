/* Answers codes in photos of screens and paper, and in scans. */
#ifndef ANSWERS_CODE_PICTURE_H
#define ANSWERS_CODE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * The codes on all pages of a picture, or of a PDF as it is seen, in arena: a line each, in the
 * order of the pages, each code once; *n characters. NULL and an error: there is none, the file is
 * damaged, or what reads it is not there.
 */
const char *code_picture_read(struct arena *arena, const char *path, size_t *n, struct diag *diag);

#endif
