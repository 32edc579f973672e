/* A questionnaire as text, one thing a line: what its tables say. */
#include "content/quiz_dump.h"

#include "content/quiz_table.h"

void quiz_dump(const struct quiz *quiz, struct buf *out)
{
	const struct field_out to = {.buf = out, .owner = quiz};

	field_dump(&to, &quiz_table, quiz);
}
