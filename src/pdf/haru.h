/*
 * The object writer: libharu numbers the root objects and writes them, all streams, and where a
 * file has no object streams everything, with the cross-reference table and the trailer. What
 * stands inside an object is written by us when the file is saved, so an object costs little
 * before. libharu's headers stay in haru.c; another PDF library would replace that file only.
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
struct pack;

/* Writes the entries of a dictionary, without << and >>; context is that of the file. */
typedef void haru_write(struct buf *out, const void *subject, const void *context);

/* Objects that every file has. */
enum haru_root { HARU_CATALOG, HARU_PAGES, HARU_INFO };

/* PACKED: deflated already. */
enum haru_filter { HARU_PLAIN, HARU_FLATE, HARU_PACKED };

/* An empty file. Everything but libharu's own objects and the bytes of streams lives in arena; pack
 * is for the latter; context, which all that write objects are given, must live until the file is
 * saved. NULL when libharu failed. */
struct haru *haru_open(struct arena *arena, struct pack *pack, const void *context,
		       struct diag *diag);
void haru_close(struct haru *haru);

/* A new dictionary object; subject must live until the file is saved. Returns its number; numbers
 * follow each other. */
int haru_add(struct haru *haru, haru_write *write, const void *subject);

/* The first of n numbers that follow each other; each must be put before the file is saved. */
int haru_reserve(struct haru *haru, int n);
void haru_put(struct haru *haru, int number, haru_write *write, const void *subject);

/* A new dictionary object with these entries; the buffer is released. */
int haru_add_text(struct haru *haru, struct buf *entries);

/* A new stream object; entries ("" for none) and bytes are copied. /Length and, unless PLAIN,
 * /Filter are added. */
int haru_add_stream(struct haru *haru, const char *entries, const void *bytes, size_t n,
		    enum haru_filter filter);

/* A stream that is ready: what haru_add_stream takes. */
struct packed {
	const char *entries;
	const void *bytes;
	size_t n;
	enum haru_filter filter; /* PLAIN or PACKED */
};

/* What its streams are deflated by. */
struct pack *haru_pack(const struct haru *haru);

int haru_add_packed(struct haru *haru, const struct packed *packed);

/* The same; the buffer of bytes is released. */
int haru_add_buf(struct haru *haru, const char *entries, struct buf *bytes,
		 enum haru_filter filter);

/* Sets the entries of one of the root objects; of the catalogue, what libharu's /Type and /Pages
 * do not say. */
void haru_set(struct haru *haru, enum haru_root root, haru_write *write, const void *subject);
/* The same with these entries; the buffer is released. */
void haru_set_text(struct haru *haru, enum haru_root root, struct buf *entries);
int haru_number(const struct haru *haru, enum haru_root root);

/* How many numbers are given; the last one. */
int haru_count(const struct haru *haru);

/* Takes an object: its number, and what stands between "obj" and "endobj", which lives until take
 * returns. */
struct haru_sink {
	void (*take)(void *context, int number, bool is_stream, const struct buf *body);
	void *context;
	bool keeps_streams; /* for haru_save, which is still to come */
};

/*
 * Hands over the objects that have been set, one by one: streams that came packed, so that files
 * with the same fonts begin alike, and then all others, in the order of their numbers; no bytes of
 * a file beside. Once, instead of haru_save or before it. False and an environment error when
 * libharu failed now or before.
 */
bool haru_hand_over(struct haru *haru, const struct haru_sink *sink);

/* What a file begins with; version is "1.7". */
void haru_begin_file(struct buf *out, const char *version);

/* Appends "/ID [...]" for a trailer, by a hash of all the bytes of the file so far. */
void haru_identify(struct buf *out, const struct buf *file);

/* Writes the whole file into out, which is empty, with a cross-reference table. False and an
 * environment error when libharu failed now or before. */
bool haru_save(struct haru *haru, const char *version, struct buf *out);

/* The version of libharu. */
const char *haru_version(void);

#endif
