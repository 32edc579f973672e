/* A byte more is looked at until the bytes lie in a range of that length. */
#include "inspect/read_codespace.h"

#include <string.h>

#include "inspect/read_map.h"
#include "inspect/read_stream.h"

/* All codes of n bytes. */
static struct read_codespace all_of(size_t n)
{
	struct read_codespace space = {.ranges = {{.n = n}}, .nranges = 1};

	memset(space.ranges[0].high, 0xff, n);
	return space;
}

static bool take_range(void *context, unsigned from, unsigned to, const struct value *target)
{
	struct read_codespace *space = context;
	struct codespace_range *range = &space->ranges[space->nranges];

	(void)to;
	if (target->kind != VALUE_STRING || target->n == 0 || target->n > CODESPACE_BYTES ||
	    space->nranges == CODESPACE_RANGES)
		return false;
	range->n = target->n;
	for (size_t i = range->n; i-- > 0; from >>= 8)
		range->low[i] = (unsigned char)from;
	memcpy(range->high, target->bytes, range->n);
	space->nranges++;
	return true;
}

bool read_codespace(struct reading *reading, const struct value *font, struct read_codespace *space)
{
	bool is_composite = strcmp(read_name(reading, font, "Subtype"), "Type0") == 0;
	const struct value *encoding = read_entry(reading, font, "Encoding");
	/* a range is two strings, as a character and its code are */
	struct map_taker taker = {"begincodespacerange", "", true, take_range, space};

	bool is_good = true;

	*space = (struct read_codespace){.nranges = 0};
	if (is_composite && encoding->stream)
		is_good = read_stream_is_known(reading, encoding) &&
			  read_map(reading, encoding, &taker);
	if (!is_good || space->nranges == 0)
		*space = all_of(is_composite ? 2 : 1);
	return is_good;
}

/* How many of the first bytes lie in a range. */
static size_t count_alike(const struct codespace_range *range, const unsigned char *bytes, size_t n)
{
	size_t i = 0;

	while (i < n && i < range->n && range->low[i] <= bytes[i] && bytes[i] <= range->high[i])
		i++;
	return i;
}

size_t read_codespace_next(const struct read_codespace *space, const unsigned char *bytes, size_t n,
			   unsigned *code)
{
	size_t most = 0, length = n;

	for (int i = 0; i < space->nranges; i++) {
		const struct codespace_range *range = &space->ranges[i];
		size_t alike = count_alike(range, bytes, n);

		if (alike == range->n) {
			length = alike;
			break;
		}
		/* of those that are alike as far, the shortest */
		if (i == 0 || alike > most || (alike == most && range->n < length)) {
			most = alike;
			length = range->n;
		}
	}
	length = length < n ? length : n;
	*code = 0;
	for (size_t i = 0; i < length; i++)
		*code = *code << 8 | bytes[i];
	return length;
}
