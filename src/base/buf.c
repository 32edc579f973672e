/* Byte buffers that grow by doubling. */
#include "base/arena.h"
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_init(struct buf *buf)
{
	*buf = (struct buf){0};
}

void buf_release(struct buf *buf)
{
	free(buf->bytes);
	buf_init(buf);
}

void buf_clear(struct buf *buf)
{
	buf->n = 0;
	if (buf->bytes)
		buf->bytes[0] = 0;
}

void buf_reserve(struct buf *buf, size_t more)
{
	size_t wanted;

	if (more < buf->capacity - buf->n)
		return;
	if (more >= BUF_CEILING - buf->n) {
		fputs("roleguide: error: a buffer grew past 2 GiB\n", stderr);
		exit(3);
	}
	wanted = buf->capacity ? buf->capacity * 2 : 256;
	while (wanted <= buf->n + more)
		wanted *= 2;
	buf->bytes = mem_resize(buf->bytes, wanted);
	buf->capacity = wanted;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list list, again;
	int n;

	buf_reserve(buf, 0);
	va_start(list, format);
	va_copy(again, list);
	n = vsnprintf(buf->bytes + buf->n, buf->capacity - buf->n, format, list);
	va_end(list);
	if ((size_t)n >= buf->capacity - buf->n) {
		buf_reserve(buf, (size_t)n);
		vsnprintf(buf->bytes + buf->n, (size_t)n + 1, format, again);
	}
	va_end(again);
	buf->n += (size_t)n;
}

const char *buf_text(const struct buf *buf)
{
	return buf->bytes ? buf->bytes : "";
}
