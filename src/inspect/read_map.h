/* ToUnicode maps of fonts: which characters their codes are (ISO 32000-1, 9.10.3). */
#ifndef INSPECT_READ_MAP_H
#define INSPECT_READ_MAP_H

#include "inspect/read_file.h"

/* Takes one entry: of the codes from..to (to may be less) the first is target, a string in
 * UTF-16BE, and each other one further; or target is an array with one for each. */
struct map_taker {
	void (*take)(void *context, unsigned from, unsigned to, const struct value *target);
	void *context;
};

/* Reads all entries of a stream. False when it is damaged, with an error only where the stream
 * itself can't be unpacked. */
bool read_map(struct reading *reading, const struct value *stream, const struct map_taker *taker);

#endif
