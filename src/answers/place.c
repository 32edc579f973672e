/* Lines and columns, counted as an editor shows them. */
#include "answers/place.h"

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
