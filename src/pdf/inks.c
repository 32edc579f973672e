/* Spot inks. A tint is a share of the full ink, so a straight line says what stands in for it. */
#include "pdf/inks.h"

#include <assert.h>
#include <string.h>

#include "pdf/book.h"
#include "pdf/syntax.h"

static int find_ink(struct book *book, const char *name, const uint8_t *cmyk)
{
	for (int i = 0; i < book->ninks; i++)
		if (strcmp(book->inks[i].name, name) == 0)
			return i;
	ARENA_GROW(book->arena, book->inks, book->ninks);
	book->inks[book->ninks] = (struct book_ink){.name = name};
	memcpy(book->inks[book->ninks].cmyk, cmyk, 4);
	return book->ninks++;
}

int inks_spot(struct book *book, const struct colour *colour)
{
	assert(colour->spot);
	return find_ink(book, colour->spot, colour->cmyk);
}

int inks_all(struct book *book)
{
	static const uint8_t full[4] = {100, 100, 100, 100};

	return find_ink(book, "All", full);
}

static void write_ink(struct buf *out, const struct book_ink *ink)
{
	buf_addstr(out, "[/Separation");
	syntax_name(out, ink->name);
	buf_addstr(out, "/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[");
	for (int i = 0; i < 4; i++)
		syntax_operand(out, ink->cmyk[i] * 10);
	buf_addstr(out, "]/N 1>>]");
}

void inks_add(struct book *book, struct buf *resources)
{
	if (book->ninks == 0)
		return;
	buf_addstr(resources, "/ColorSpace<<");
	for (int i = 0; i < book->ninks; i++) {
		buf_printf(resources, "/S%d", i);
		write_ink(resources, &book->inks[i]);
	}
	buf_addstr(resources, ">>");
}
