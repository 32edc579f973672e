/* CMaps of fonts: which characters (ISO 32000-1, 9.10.3) or CIDs (9.7.5) their codes are. */
#ifndef INSPECT_READ_MAP_H
#define INSPECT_READ_MAP_H

#include "inspect/read_file.h"

/* Who takes the entries that stand behind two words. Strict: entries that are not of codes, and
 * another map that this one uses, make it damaged. */
struct map_taker {
	const char *begin, *begin_ranges; /* "beginbfchar", "beginbfrange" */
	bool is_strict;
	/* One entry: of the codes from..to (to may be less) the first is target, a string in
	 * UTF-16BE or a number, and each other one further; or target is an array with one for
	 * each. False when it is damaged. */
	bool (*take)(void *context, unsigned from, unsigned to, const struct value *target);
	void *context;
};

/* Reads all entries of a stream. False when it is damaged, with an error only where the stream
 * itself can't be unpacked. */
bool read_map(struct reading *reading, const struct value *stream, const struct map_taker *taker);

#endif
