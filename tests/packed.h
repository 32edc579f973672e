/* A whole file with a table, as tests write them, packed into object streams. */
#ifndef TESTS_PACKED_H
#define TESTS_PACKED_H

#include <stdlib.h>
#include <string.h>

#include "base/pack.h"
#include "pdf/objstm.h"

/* Where piece i begins: the head, an object each, the table. */
static inline size_t packed_begin(const struct buf *plain, size_t table, int n, int i)
{
	const char *line = strchr(plain->bytes + table + 5, '\n') + 1;

	if (i == 0)
		return 0;
	return i < n ? strtoul(line + (size_t)i * 20, NULL, 10) : table;
}

/* What stands in a piece between "obj" and "endobj". */
static inline void packed_body(struct buf *body, const char *piece, const char *end)
{
	const char *from = strstr(piece, "obj") + 3, *last = end - strlen("endobj");

	while (strncmp(last, "endobj", 6) != 0)
		last--;
	from += strspn(from, "\n ");
	while (last > from && (last[-1] == '\n' || last[-1] == ' '))
		last--;
	buf_clear(body);
	buf_add(body, from, (size_t)(last - from));
}

static inline bool packed_is_stream(const struct buf *body)
{
	return body->n > 9 && memcmp(body->bytes + body->n - 9, "endstream", 9) == 0;
}

/* The entries of the trailer but /Size, which ends with its line. */
static inline void packed_trailer(struct buf *trailer, const struct buf *plain, size_t table)
{
	const char *from = strstr(plain->bytes + table, "<<") + 2;
	const char *end = strstr(from, ">>\nstartxref"), *size = strstr(from, "/Size ");
	const char *after = size + strcspn(size + 1, "\n/>") + 1;

	buf_add(trailer, from, (size_t)(size - from));
	buf_add(trailer, after, (size_t)(end - after));
}

/* Object 0 is the only one that is free. */
static inline void packed_write(struct arena *arena, const struct buf *plain, struct buf *out)
{
	struct pack *pack = pack_new();
	const struct objstm_place *places;
	struct objstm *objstm;
	struct buf body = {0}, trailer = {0};
	size_t at = plain->n, table;
	int n;

	while (at > 0 && strncmp(plain->bytes + at, "startxref\n", 10) != 0)
		at--;
	table = strtoul(plain->bytes + at + 10, NULL, 10);
	n = (int)strtol(plain->bytes + table + 7, NULL, 10);
	buf_add(out, plain->bytes, packed_begin(plain, table, n, 1));
	objstm = objstm_begin(arena, pack, out, n);
	for (int i = 1; i < n; i++) {
		packed_body(&body, plain->bytes + packed_begin(plain, table, n, i),
			    plain->bytes + packed_begin(plain, table, n, i + 1));
		objstm_take(objstm, i, packed_is_stream(&body), &body);
	}
	places = objstm_finish(objstm, &n);
	packed_trailer(&trailer, plain, table);
	objstm_table(pack, out, places, n, buf_text(&trailer));
	objstm_end(objstm);
	pack_free(pack);
	buf_release(&body);
	buf_release(&trailer);
}

#endif
