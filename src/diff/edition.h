/*
 * An edition: what a reader sees of a guide at one time. Blocks in reading order, each with its
 * words, each word with its places on pages; and of each page what it looks like, as numbers that
 * are equal where pages look alike. Where it comes from is edition_layout's business, or
 * edition_pdf's; what differs between two is compare's.
 */
#ifndef DIFF_EDITION_H
#define DIFF_EDITION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"

struct lexicon;
struct source_lines;

/* A box on a page, from the top left corner of the trimmed page, y down. */
struct edition_piece {
	int page; /* index into pages; -1: it is nowhere to be seen */
	len x, y, w, h;
};

struct edition_word {
	const char *text; /* UTF-8, nothing invisible in it */
	int32_t id, mask; /* numbers of the lexicon: of the text; of it without its digits */
	int block;        /* index into blocks */
	int first_piece,
		npieces; /* at least one: more where it is hyphenated, or set in two styles */
};

/* How words reach people. */
enum edition_way {
	EDITION_SEEN,  /* they stand on a page */
	EDITION_HEARD, /* read aloud in place of a drawing or a picture */
	EDITION_FOOT,  /* at the foot of pages */
	EDITION_LINK,  /* where a link leads: an address is one word */
	EDITION_FACT   /* what a file says of itself: its title, author, subject */
};

struct edition_block {
	const char *type; /* structure type, "P", "TD" ... */
	enum edition_way way;
	const char *section, *row, *column; /* the heads it stands under; NULL: none */
	struct srcpos pos;                  /* file NULL: not known */
	uint64_t slot;   /* the same for what stands in the same place; 0: nothing is known */
	uint64_t digest; /* of the ids of its words */
	int first_word, nwords;
};

/* What a page looks like, part by part, whatever its words are; equal numbers: it looks alike. */
struct edition_look {
	uint64_t places, colours, types, pictures;
};

struct edition_page {
	int number; /* from 1 */
	len width, height;
	struct edition_look look;
};

/* From what it is known what pages look like: numbers of two kinds are never equal. */
enum edition_looks { EDITION_LOOKS_LAYOUT, EDITION_LOOKS_FILE };

struct edition {
	struct arena *arena;
	struct lexicon *lexicon;
	const char *name;             /* as the user named it */
	struct source_lines *sources; /* of the content; NULL: it has no lines */
	const char *lang;
	char decimal; /* the sign before decimals: '.' or ',' */
	enum edition_looks looks;
	struct edition_block *blocks;
	int nblocks;
	struct edition_word *words;
	int nwords;
	struct edition_piece *pieces;
	int npieces;
	struct edition_page *pages;
	int npages;
};

void edition_init(struct edition *edition, struct arena *arena, struct lexicon *lexicon,
		  const char *name);

/* Begins a block, to which words are added until the next; slot and digest follow by themselves. */
struct edition_block *edition_add_block(struct edition *edition, const struct edition_block *block);

/* Adds a word of n bytes to the last block, with its pieces; one that nobody can see, or that has
 * no pieces, is left out (false). */
bool edition_add_word(struct edition *edition, const char *text, size_t n,
		      const struct edition_piece *pieces, int npieces);

/* Adds all words of a text to the last block, each with the one piece. */
void edition_add_text(struct edition *edition, const char *text, struct edition_piece piece);

/* All blocks are there: fills what follows from words. */
void edition_close(struct edition *edition);

/* Where the word at the beginning of text, n bytes, ends: at white space, and around characters of
 * scripts that write none. A no-break space between digits ends none. The answer is 0 where text
 * begins with white space. */
size_t edition_word_end(const char *text, size_t n);

/* How many bytes of white space text begins with. */
size_t edition_skip_space(const char *text, size_t n);

/* The first piece of a word. */
static inline const struct edition_piece *edition_piece(const struct edition *edition, int word)
{
	return &edition->pieces[edition->words[word].first_piece];
}

/* The page of a block's first word, from 0; -1: it has none. */
int edition_block_page(const struct edition *edition, int block);

/* Words from..to of a block as one text. */
const char *edition_words(const struct edition *edition, struct arena *arena, int from, int to);

#endif
