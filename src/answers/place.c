/* Lines and columns, counted as an editor shows them. */
#include "answers/place.h"

#include "answers/wording.h"
#include "base/utf8.h"

struct place_walk place_begin(const char *path)
{
	return (struct place_walk){.place = {.pos = {path, 1}, .column = 1}};
}

void place_step(struct place_walk *walk, char byte)
{
	if (byte == '\r' || (byte == '\n' && walk->last != '\r'))
		walk->place.pos.line++;
	if (byte == '\r' || byte == '\n')
		walk->place.column = 1;
	else
		walk->place.column += !utf8_goes_on(byte);
	walk->last = byte;
}

const char *place_letters(struct arena *arena, int cell)
{
	char letters[8], *at = letters + sizeof letters - 1;

	*at = '\0';
	for (; cell > 0 && at > letters; cell = (cell - 1) / 26)
		*--at = (char)('A' + (cell - 1) % 26);
	return arena_strdup(arena, at);
}

const char *place_words(struct arena *arena, struct place place, const char *row_name)
{
	const char *header = place.header ? wording_quote(arena, place.header) : "";
	const char *row = place.row ? arena_printf(arena, "%s %d", row_name, place.row) : "";
	const char *mark = place.row && (place.cell || *header) ? ", " : "";

	if (!place.cell && !*header)
		return row;
	if (!place.cell)
		return arena_printf(arena, "%s%s\"%s\"", row, mark, header);
	if (!*header)
		return arena_printf(arena, "%s%scolumn %s", row, mark,
				    place_letters(arena, place.cell));
	return arena_printf(arena, "%s%scolumn %s (%s)", row, mark,
			    place_letters(arena, place.cell), header);
}
