/* Words are kept as they are compared: without what nobody sees. */
#include "diff/edition.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "diff/figure_text.h"
#include "diff/lexicon.h"
#include "locale/unicode.h"

void edition_init(struct edition *edition, struct arena *arena, struct lexicon *lexicon,
		  const char *name)
{
	*edition = (struct edition){.arena = arena, .lexicon = lexicon, .name = name};
}

/* What steers text or may break it, and draws nothing itself. */
static bool is_invisible(uint32_t code)
{
	return code < ' ' || code == 0x7f || code == 0xad || code == 0x61c ||
	       (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
	       (code >= 0x2060 && code <= 0x206f) || code == 0xfeff || code == 0xfffc;
}

/* Ideographs and kana, which stand without spaces: each is a word. */
static bool stands_alone(uint32_t code)
{
	return (code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) ||
	       (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff);
}

size_t edition_skip_space(const char *text, size_t n)
{
	size_t at = 0;
	uint32_t code;

	while (at < n) {
		size_t taken = utf8_decode(text + at, n - at, &code);

		if (taken && !unicode_is_space(code))
			break;
		at += taken ? taken : 1;
	}
	return at;
}

static bool is_digit_at(const char *text, size_t n)
{
	uint32_t code;

	return utf8_decode(text, n, &code) > 0 && unicode_digit(code) >= 0;
}

/* Spaces that no line may end at, as they stand in 25 000. */
static bool joins_digits(uint32_t code)
{
	return code == 0xa0 || code == 0x202f || code == 0x2009;
}

size_t edition_word_end(const char *text, size_t n)
{
	bool is_after_digit = false;
	size_t at = 0;

	while (at < n) {
		uint32_t code;
		size_t taken = utf8_decode(text + at, n - at, &code);

		if (!taken) {
			at++;
			continue;
		}
		if (unicode_is_space(code) && !(is_after_digit && joins_digits(code) &&
						is_digit_at(text + at + taken, n - at - taken)))
			break;
		if (stands_alone(code))
			return at ? at : taken;
		is_after_digit = unicode_digit(code) >= 0;
		at += taken;
	}
	return at;
}

struct edition_block *edition_add_block(struct edition *edition, const struct edition_block *block)
{
	struct edition_block *added;

	ARENA_GROW(edition->arena, edition->blocks, edition->nblocks);
	added = &edition->blocks[edition->nblocks++];
	*added = *block;
	added->first_word = edition->nwords;
	added->nwords = 0;
	return added;
}

/* The word without what nobody sees, in NFC. */
static const char *tidy(struct arena *arena, const char *text, size_t n)
{
	char *tidied = arena_text(arena, n);
	size_t at = 0;

	for (size_t i = 0, taken; i < n; i += taken) {
		uint32_t code;

		taken = utf8_decode(text + i, n - i, &code);
		if (taken && !is_invisible(code)) {
			memcpy(tidied + at, text + i, taken);
			at += taken;
		}
		taken = taken ? taken : 1;
	}
	tidied[at] = 0;
	return unicode_nfc(arena, tidied);
}

bool edition_add_word(struct edition *edition, const char *text, size_t n,
		      const struct edition_piece *pieces, int npieces)
{
	struct edition_word word = {
		.block = edition->nblocks - 1, .first_piece = edition->npieces, .npieces = npieces};
	struct buf mask;

	word.text = tidy(edition->arena, text, n);
	if (!*word.text || npieces < 1)
		return false;
	n = strlen(word.text);
	word.id = lexicon_find(edition->lexicon, word.text, n);
	buf_init(&mask);
	figure_text_mask(word.text, n, &mask);
	word.mask = lexicon_find(edition->lexicon, buf_text(&mask), mask.n);
	buf_release(&mask);
	for (int i = 0; i < npieces; i++) {
		ARENA_GROW(edition->arena, edition->pieces, edition->npieces);
		edition->pieces[edition->npieces++] = pieces[i];
	}
	ARENA_GROW(edition->arena, edition->words, edition->nwords);
	edition->words[edition->nwords++] = word;
	edition->blocks[edition->nblocks - 1].nwords++;
	return true;
}

void edition_add_text(struct edition *edition, const char *text, struct edition_piece piece)
{
	size_t n = strlen(text);

	for (size_t at = 0, end;; at += end) {
		at += edition_skip_space(text + at, n - at);
		if (at >= n)
			return;
		end = edition_word_end(text + at, n - at);
		edition_add_word(edition, text + at, end, &piece, 1);
	}
}

void edition_close(struct edition *edition)
{
	for (int i = 0; i < edition->nblocks; i++) {
		struct edition_block *block = &edition->blocks[i];

		block->digest = lexicon_hash(0, block->type, strlen(block->type));
		block->digest += (uint64_t)block->way;
		for (int k = 0; k < block->nwords; k++) {
			int32_t id = edition->words[block->first_word + k].id;

			block->digest = lexicon_hash(block->digest, &id, sizeof id);
		}
	}
}

int edition_block_page(const struct edition *edition, int block)
{
	const struct edition_block *of = &edition->blocks[block];

	return of->nwords > 0 ? edition_piece(edition, of->first_word)->page : -1;
}

const char *edition_words(const struct edition *edition, struct arena *arena, int from, int to)
{
	struct buf text;
	const char *copy;

	buf_init(&text);
	for (int i = from; i < to; i++)
		buf_printf(&text, "%s%s", i > from ? " " : "", edition->words[i].text);
	copy = arena_strdup(arena, buf_text(&text));
	buf_release(&text);
	return copy;
}
