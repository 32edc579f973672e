/*
 * A guide as text, one thing a line, indented like the XML: what its tables say. Words stand
 * between quotes.
 */
#include "content/guide_dump.h"

#include "content/guide_table.h"
#include "xml/field.h"

void guide_dump(const struct guide *guide, struct buf *out)
{
	const struct field_out to = {.buf = out, .owner = guide};

	field_dump(&to, &guide_head, guide);
	field_dump_below(&to, &guide_body, guide);
}
