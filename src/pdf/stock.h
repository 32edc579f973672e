/*
 * The stock: what documents of a run show alike, made once. Of a face it is a font with all that
 * known texts can say, so that most documents have one and the same font, byte for byte, whether
 * they are made alone or beside others; what one of them shows beyond it goes into a second font of
 * its own.
 */
#ifndef PDF_STOCK_H
#define PDF_STOCK_H

#include <stddef.h>

#include "pdf/haru.h"

struct coded_font;
struct fontfile;
struct fontset;
struct ownfonts;
struct pack;
struct shown;
struct stock;
struct theme;

/* What the stock is of; lang: a BCP 47 tag. All must live as long as it does. */
struct stock *stock_new(struct fontset *fonts, const struct theme *theme, const char *lang);
void stock_free(struct stock *stock);

/* Adds a text, n bytes of UTF-8 or of XML, that documents may show, before the first is written. */
void stock_add_text(struct stock *stock, const char *text, size_t n);

/* For the streams that documents do not share: in half the time, by three bytes more in a hundred
 * of a file. */
struct pack *stock_pack(const struct stock *stock);

/* The codes of a face's font, and that font; NULL: there is none, since nothing that is known is
 * set in the face, or too much. */
const struct coded_font *stock_codes(struct stock *stock, int font);
const struct fontfile *stock_fontfile(struct stock *stock, int font);

/* A stream that is the same in all documents, known by the place of what it is made of, which stays
 * there. NULL: it has not been made. */
const struct packed *stock_find_stream(const struct stock *stock, const void *of);

/* Keeps one: FLATE has yet to be compressed. The buffers are released. */
const struct packed *stock_keep_stream(struct stock *stock, const void *of, struct buf *entries,
				       struct buf *bytes, enum haru_filter filter);

/* Operators of runs that have all their codes from it. */
struct shown *stock_shown(const struct stock *stock);

/* Fonts of codes that it has not. */
struct ownfonts *stock_ownfonts(const struct stock *stock);

#endif
