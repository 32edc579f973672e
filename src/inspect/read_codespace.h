/* Where the codes of a string begin and end (ISO 32000-1, 9.4.3, 9.7.6.2). */
#ifndef INSPECT_READ_CODESPACE_H
#define INSPECT_READ_CODESPACE_H

#include <stdbool.h>

#include "inspect/read_file.h"

enum { CODESPACE_RANGES = 32, CODESPACE_BYTES = 4 };

/* Codes of n bytes, each from that of low to that of high. */
struct codespace_range {
	unsigned char low[CODESPACE_BYTES], high[CODESPACE_BYTES];
	size_t n;
};

struct read_codespace {
	struct codespace_range ranges[CODESPACE_RANGES];
	int nranges;
};

/* That of a font: one byte a code in a simple one; in a composite one what its CMap says, two bytes
 * where that says nothing or is but a name. False when it is damaged, or says too much. */
bool read_codespace(struct reading *reading, const struct value *font,
		    struct read_codespace *space);

/* The code at bytes, of which n > 0 are left, and how many it takes. Those that are none are as
 * many as the code has which they begin like (Adobe technical note 5014). */
size_t read_codespace_next(const struct read_codespace *space, const unsigned char *bytes, size_t n,
			   unsigned *code);

#endif
