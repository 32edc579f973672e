/*
 * The pixels of JPEG files (ITU-T T.81), row by row: read for what has to know colours, written
 * for what has changed them. libjpeg, and its way of giving up, stay in jpeg_rows.c.
 */
#ifndef LOOK_JPEG_ROWS_H
#define LOOK_JPEG_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct jpeg_input;
struct jpeg_output;

/* Opens a file that jpeg_read has found good, with rows of so many bytes; the file's bytes must
 * live until it is closed. Never NULL: jpeg_rows_fault tells what is wrong; then no row comes. */
struct jpeg_input *jpeg_rows_open(const uint8_t *bytes, size_t n, size_t row);
void jpeg_rows_close(struct jpeg_input *input);

/*
 * The next row, from the top: width pixels of 1 byte (grey), 3 (red, green, blue) or 4 (cyan,
 * magenta, yellow, black, as the file has them: Adobe's are inverted). False behind the last row,
 * and when the file is damaged.
 */
bool jpeg_rows_read(struct jpeg_input *input, uint8_t *row);

/* What is wrong, in libjpeg's words; NULL: nothing so far. */
const char *jpeg_rows_fault(const struct jpeg_input *input);

/* The ICC profile in the file (ICC.1:2004-10, B.4), copied to the arena; NULL: there is none, or
 * parts of it are missing. */
const uint8_t *jpeg_rows_icc(const struct jpeg_input *input, struct arena *arena, size_t *n);

/* A file of high quality, CMYK without Adobe's inversion, or grey where components is 1; it is
 * appended to out. Rows are width pixels of so many bytes; after `height` of them comes the end. */
struct jpeg_output *jpeg_rows_begin(int width, int height, int components, struct buf *out);
void jpeg_rows_write(struct jpeg_output *output, const uint8_t *row);

/* Closes the file; false when libjpeg has failed, and out is useless. */
bool jpeg_rows_end(struct jpeg_output *output);

#endif
