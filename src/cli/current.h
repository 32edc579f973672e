/*
 * Whether a file is current: --record, which keeps what it was made from, --verify, which holds it
 * against what would be made now, and --rebuild, which makes it again.
 */
#ifndef CLI_CURRENT_H
#define CLI_CURRENT_H

#include <stdbool.h>

#include "base/buf.h"

struct diag;
struct kit;
struct options;

/*
 * Where no guide is named, the files and options of the record that --verify or --rebuild names
 * take their place. False and an error: they cannot be read, or do not go with what else is asked
 * for.
 */
bool current_begin(struct options *options, struct diag *diag);

/* Writes the record of a file that was written to `output`. False and an error. */
bool current_record(struct kit *kit, const struct options *options, const char *output,
		    const struct buf *bytes);

/* Holds the bytes that would be written against the file of --verify, and prints what differs;
 * false, and an error, where something does. */
bool current_verify(struct kit *kit, const struct options *options, const struct buf *bytes);

#endif
