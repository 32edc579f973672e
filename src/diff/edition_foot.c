/* A number in a foot is one of pages if it is that of this page, or of all pages. */
#include "diff/edition_foot.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "diff/edition.h"
#include "locale/unicode.h"

static bool is_page_number(const char *text, size_t n, int number, int npages)
{
	int value = 0;

	for (size_t at = 0, taken; at < n; at += taken) {
		uint32_t code;
		int digit;

		taken = utf8_decode(text + at, n - at, &code);
		digit = taken ? unicode_digit(code) : -1;
		if (digit < 0 || value > npages)
			return false;
		value = value * 10 + digit;
	}
	return value == number || value == npages;
}

void edition_foot_begin(struct edition *edition, struct edition_foot *foot, int number)
{
	const struct edition_block block = {.type = "Artifact", .way = EDITION_FOOT};

	foot->number = number;
	foot->first_word = edition->nwords;
	edition_add_block(edition, &block);
}

void edition_foot_add(struct edition *edition, const struct edition_foot *foot, const char *text,
		      size_t n, const struct edition_piece *piece)
{
	if (!is_page_number(text, n, foot->number, edition->npages))
		edition_add_word(edition, text, n, piece, 1);
}

void edition_foot_end(struct edition *edition, struct edition_foot *foot)
{
	int n = edition->nwords - foot->first_word;
	bool is_same = foot->from >= 0 && foot->n == n;

	for (int i = 0; is_same && i < n; i++)
		is_same = edition->words[foot->from + i].id ==
			  edition->words[foot->first_word + i].id;
	if (is_same || n == 0) {
		edition->nwords = foot->first_word;
		edition->nblocks--;
		return;
	}
	foot->from = foot->first_word;
	foot->n = n;
}
