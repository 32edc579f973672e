/* A whole file with a table, as tests write them, packed into object streams. */
#ifndef TESTS_PACKED_H
#define TESTS_PACKED_H

#include <stdlib.h>
#include <string.h>

#include "pdf/objstm.h"

/* Where piece i begins: the head, an object each, the table; the end of the file. */
static inline size_t packed_begin(const struct buf *plain, size_t table, int n, int i)
{
	const char *line = strchr(plain->bytes + table + 5, '\n') + 1;

	if (i == 0)
		return 0;
	if (i > n)
		return plain->n;
	return i < n ? strtoul(line + (size_t)i * 20, NULL, 10) : table;
}

static inline bool packed_write(struct arena *arena, const struct buf *plain, struct buf *out)
{
	struct objstm *objstm = objstm_begin(arena, out);
	size_t at = plain->n, table;
	int n;

	while (at > 0 && strncmp(plain->bytes + at, "startxref\n", 10) != 0)
		at--;
	table = strtoul(plain->bytes + at + 10, NULL, 10);
	n = (int)strtol(plain->bytes + table + 7, NULL, 10);
	for (int i = 0; i <= n; i++) {
		size_t from = packed_begin(plain, table, n, i);
		struct buf piece = {0};

		buf_add(&piece, plain->bytes + from, packed_begin(plain, table, n, i + 1) - from);
		objstm_take(objstm, &piece);
		buf_release(&piece);
	}
	return objstm_end(objstm);
}

#endif
