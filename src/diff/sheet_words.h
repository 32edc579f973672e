/* What is said of differences, as a document. */
#ifndef DIFF_SHEET_WORDS_H
#define DIFF_SHEET_WORDS_H

#include <stdint.h>

struct doc;
struct findings;

/* date: of the document, seconds since 1970 UTC. Lives in the findings' arena. */
struct doc *sheet_words(const struct findings *findings, int64_t date);

#endif
