/*
 * Paragraphs that were shaped before, and lines of them: guides, questionnaires and phrases say the
 * same to everybody, so nearly all that a report says was shaped for another one.
 *
 * The key is all that shaping reads: texts, styles and languages of the spans, and the options; it
 * is compared in full. Not in it are places in files, which only messages name: a paragraph of
 * which anything was said is shaped, and said, again. A line is known by its breaks and by what
 * justification adds.
 *
 * What a document is the first to say is kept for that document alone, since most of it is its own
 * person's figures and names; what another one says again is shaped once more, and kept for all.
 *
 * The bounds, for all documents and for one, count bytes. When one is reached, nothing more is kept
 * there, until a document begins (shelf_begin): then all of it goes at once. So what a document
 * uses stays while it is in use.
 */
#ifndef TEXT_SHELF_H
#define TEXT_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/text.h"

struct shelf;
struct setting; /* of a paragraph; layout/ */
struct shaper;

/* A document begins, and of what was shaped for those before nothing is in use any more. */
void shelf_begin(struct shaper *shaper);

/* Zeroed memory that lasts as long as the kept paragraph; NULL: there is no room. */
void *shelf_alloc(const struct paragraph *paragraph, size_t size);

/* Where layout/ hangs what it makes of a kept paragraph, in memory of shelf_alloc. */
struct setting **shelf_settings(const struct paragraph *paragraph);

struct shelf_figures {
	int64_t nshaped, nknown; /* paragraphs: all, and those known from before */
	int64_t ndropped;        /* how often all were given back */
};

struct shelf_figures shelf_figures(const struct shaper *shaper);

/* The rest is for text/ only. */

struct shelf *shelf_new(void);
void shelf_free(struct shelf *shelf);

/* What a paragraph is known by. */
struct shelf_key {
	const struct text_span *spans;
	int nspans;
	const struct text_options *options;
	uint64_t hash;
	struct generation *generation; /* where it is kept: shelf_room */
};

struct shelf_key shelf_key(const struct text_span *spans, int nspans,
			   const struct text_options *options);

/* NULL: not known. */
const struct paragraph *shelf_find(struct shelf *shelf, const struct shelf_key *key);

/* Where a paragraph is to be made that may be kept; NULL: there is no room for it. */
struct arena *shelf_room(struct shelf *shelf, struct shelf_key *key);

/* Takes a paragraph made in that room. is_known: the next one like it is it. */
void shelf_add(const struct shelf_key *key, struct paragraph *paragraph, bool is_known);

/* A line, by its breaks and what was added. */
struct shelf_line {
	int from, to;
	len extra;
	const struct run *runs;
	int nruns;
	struct shelf_line *next; /* of the same paragraph */
};

/* The same for lines of a kept paragraph. Added runs get numbers, none of which was given before.
 */
const struct shelf_line *shelf_find_line(const struct paragraph *paragraph, int from, int to,
					 len extra);
struct arena *shelf_line_room(const struct paragraph *paragraph);
const struct shelf_line *shelf_add_line(struct shelf *shelf, const struct paragraph *paragraph,
					const struct shelf_line *line, struct run *runs);

#endif
