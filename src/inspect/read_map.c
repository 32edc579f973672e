/* Maps are PostScript, but only lists of strings between two words matter in them. */
#include "inspect/read_map.h"

#include "inspect/read_stream.h"

/* More than four bytes are no code: what overflows is one that no font has. */
static unsigned code_of(const struct value *string)
{
	unsigned code = 0;

	for (size_t i = 0; i < string->n; i++)
		code = code << 8 | (unsigned char)string->bytes[i];
	return code;
}

/* A range costs as much as it has codes, since whoever takes it looks at each. */
static bool take(const struct map_taker *taker, size_t *budget, unsigned from, unsigned to,
		 const struct value *target)
{
	size_t cost = to > from ? to - from : 0;

	if (cost >= *budget)
		return false;
	*budget -= cost;
	return taker->take(taker->context, from, to, target);
}

/* The entries between the word that begins them and the next. */
static bool read_entries(struct lexer *lexer, const struct map_taker *taker, bool is_range)
{
	for (;;) {
		struct value first, last, target;

		if (!value_read(lexer, &first) || first.kind == VALUE_END)
			return false;
		if (first.kind == VALUE_WORD)
			return true;
		last = first;
		if ((is_range && !value_read(lexer, &last)) || !value_read(lexer, &target))
			return false;
		if (first.kind == VALUE_STRING && last.kind == VALUE_STRING
			    ? !take(taker, lexer->budget, code_of(&first), code_of(&last), &target)
			    : taker->is_strict)
			return false;
	}
}

bool read_map(struct reading *reading, const struct value *stream, const struct map_taker *taker)
{
	struct lexer lexer;
	struct value value;
	const char *bytes;
	size_t n;

	if (!read_stream(reading, stream, &bytes, &n))
		return false;
	lexer = read_lexer(reading, bytes, bytes + n);
	while (value_read(&lexer, &value)) {
		bool is_range = value_is(&value, VALUE_WORD, taker->begin_ranges);

		if (value.kind == VALUE_END)
			return true;
		if (taker->is_strict && value_is(&value, VALUE_WORD, "usecmap"))
			return false;
		if ((is_range || value_is(&value, VALUE_WORD, taker->begin)) &&
		    !read_entries(&lexer, taker, is_range))
			return false;
	}
	return false;
}
