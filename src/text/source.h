/*
 * The source of a paragraph: its spans joined into one text, in UTF-8 for HarfBuzz and for the
 * caller, in UTF-16 for ICU, with the offsets that tie both together.
 */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include "text/text.h"

struct source {
	char *text; /* UTF-8, NFC, soft hyphens taken out; n bytes and a NUL */
	int32_t n;
	int32_t *span_ends; /* byte where each span ends */
	int nspans;
	uint16_t *units;  /* UTF-16 */
	int32_t *offsets; /* the byte of each unit; nunits + 1 of them */
	int32_t nunits;
	int32_t *soft; /* bytes before which a soft hyphen stood, ascending */
	int nsoft;
	bool is_ascii;    /* then units and bytes are numbered alike */
	bool may_be_rtl;  /* holds a character that UAX #9 does not leave at level 0 */
	bool may_cluster; /* clusters may not be characters: it holds one that may join another */
};

/*
 * Joins spans. Each span is normalised by itself (UAX #15 NFC), control characters become spaces
 * and bytes that are no UTF-8 become U+FFFD. text lives in arena, the rest in scratch.
 */
void source_join(struct source *source, struct arena *arena, struct arena *scratch,
		 const struct text_span *spans, int nspans);

/* The unit that stands at a byte offset of the text, or the first behind it. */
int32_t source_unit(const struct source *source, int32_t offset);

/* The first of n ascending values that is not less than value, or n. */
int32_t source_find(const int32_t *ascending, int32_t n, int32_t value);

#endif
