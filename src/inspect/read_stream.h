/* Streams without their filters. */
#ifndef INSPECT_READ_STREAM_H
#define INSPECT_READ_STREAM_H

#include "inspect/read_file.h"

/* Whether the filters of a stream are all known here. */
bool read_stream_is_known(struct reading *reading, const struct value *stream);

/* The bytes of a stream without its filters, in the arena. False and an error when they are damaged
 * or packed in a way that is not known here. */
bool read_stream(struct reading *reading, const struct value *stream, const char **bytes,
		 size_t *n);

/* The same, but without an error where value is no stream, or not packed in a way known here. */
bool read_stream_if_known(struct reading *reading, const struct value *value, const char **bytes,
			  size_t *n);

#endif
