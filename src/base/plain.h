/*
 * Plain text for terminals and logs. What others wrote (file names, content, answers) could steer a
 * terminal, turn the order of what stands beside it, or pose as a line of its own; here it can only
 * be read.
 */
#ifndef BASE_PLAIN_H
#define BASE_PLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* Whether a character steers: controls (C0, DEL, C1), ends of lines and paragraphs, embeddings,
 * overrides and isolates of direction (UAX #9), byte order marks, what is no character. */
bool plain_is_steering(uint32_t code);

/* The text on one line: tabs and ends of lines are spaces; what else steers shows as \x1B or
 * \u202E, bytes that are no UTF-8 as \xE9. Very long texts lose their middle. */
char *plain_text(struct arena *arena, const char *text);

/* A file name, whole: ends of lines show as \n, and none begins as commands in the logs of build
 * services do ("::", "##["). */
char *plain_name(struct arena *arena, const char *path);

/* Many lines, which stay lines, their tabs with them; the rest as in plain_text, nothing is cut. */
void plain_lines(struct buf *out, const char *text, size_t n);

#endif
