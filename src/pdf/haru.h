/*
 * The object writer: libharu numbers our objects, writes them, the cross-reference table and the
 * trailer. What stands inside an object is written by us when the file is saved, so an object costs
 * little before. libharu's headers stay in haru.c; another PDF library would replace that file
 * only.
 */
#ifndef PDF_HARU_H
#define PDF_HARU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct haru;

/* Writes the entries of a dictionary, without << and >>; context is that of the file. */
typedef void haru_write(struct buf *out, const void *subject, const void *context);

/* Objects that every file has. */
enum haru_root { HARU_CATALOG, HARU_PAGES, HARU_INFO };

enum haru_filter { HARU_PLAIN, HARU_FLATE };

/* An empty file. Everything but libharu's own objects lives in arena; context, which all that write
 * objects are given, must live until haru_save. NULL when libharu failed. */
struct haru *haru_open(struct arena *arena, const void *context, struct diag *diag);
void haru_close(struct haru *haru);

/*
 * A new dictionary object; subject must live until haru_save. Returns its number. When libharu
 * fails this is 0, and haru_save will say so.
 */
int haru_add(struct haru *haru, haru_write *write, const void *subject);

/* A new dictionary object with these entries; the buffer is released. */
int haru_add_text(struct haru *haru, struct buf *entries);

/* A new stream object; entries ("" for none) and bytes are copied. /Length and, for FLATE, /Filter
 * are added. */
int haru_add_stream(struct haru *haru, const char *entries, const void *bytes, size_t n,
		    enum haru_filter filter);

/* The same; the buffer of bytes is released. */
int haru_add_buf(struct haru *haru, const char *entries, struct buf *bytes,
		 enum haru_filter filter);

/* Sets the entries of one of the root objects; of the catalogue, what libharu's /Type and /Pages
 * do not say. */
void haru_set(struct haru *haru, enum haru_root root, haru_write *write, const void *subject);
/* The same with these entries; the buffer is released. */
void haru_set_text(struct haru *haru, enum haru_root root, struct buf *entries);
int haru_number(const struct haru *haru, enum haru_root root);

/*
 * Takes a file as it is written, a piece at a time: what stands before the first object, each
 * object with its number, the cross-reference table with the trailer. A piece lives until take
 * returns.
 */
struct haru_sink {
	void (*take)(void *context, const struct buf *piece);
	void *context;
};

/* A sink's take whose context is a buffer: it gets all pieces. */
void haru_keep(void *buf, const struct buf *piece);

/*
 * Writes the whole file into the sink; version is "1.7". The /ID is a hash of all the bytes before
 * the trailer. False and an environment error when libharu failed now or before.
 */
bool haru_save(struct haru *haru, const char *version, const struct haru_sink *sink);

/* MD5 (RFC 1321) as libharu computes it: an identifier, no protection. */
void haru_digest(const void *bytes, size_t n, uint8_t digest[16]);

#endif
