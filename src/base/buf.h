/* Byte buffers that grow. They own their memory; buf_release gives it back. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <string.h>

struct buf {
	char *bytes; /* always followed by a NUL when not NULL */
	size_t n;
	size_t capacity;
};

enum { BUF_CEILING = 0x7fffffff }; /* bytes; growing past it ends the program */

void buf_init(struct buf *buf);
void buf_release(struct buf *buf);
void buf_clear(struct buf *buf); /* n = 0, memory kept */
/* Room for that many more bytes and a NUL behind them. */
void buf_reserve(struct buf *buf, size_t more);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes as text: "" when nothing was added. */
const char *buf_text(const struct buf *buf);

/* The rest stands in the header, since files are written a few bytes at a time. */

/* Where n more bytes may be written at once; whoever writes them moves buf->n behind them. */
static inline char *buf_room(struct buf *buf, size_t n)
{
	if (n >= buf->capacity - buf->n)
		buf_reserve(buf, n);
	return buf->bytes + buf->n;
}

static inline void buf_add(struct buf *buf, const void *bytes, size_t n)
{
	char *to = buf_room(buf, n);

	if (n)
		memcpy(to, bytes, n);
	buf->n += n;
	buf->bytes[buf->n] = 0;
}

static inline void buf_addstr(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

static inline void buf_addc(struct buf *buf, char c)
{
	buf_add(buf, &c, 1);
}

#endif
