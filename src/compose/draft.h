/*
 * A document in the making. A leaf block is written as a line of spans first and ended by
 * draft_line, which makes the block and, behind it, the notes that its spans refer to. Authors'
 * text comes from the guide, all other text from phrases.
 */
#ifndef COMPOSE_DRAFT_H
#define COMPOSE_DRAFT_H

#include "base/arena.h"
#include "content/guide.h"
#include "content/phrases.h"
#include "doc/doc.h"
#include "locale/locale.h"
#include "locale/message.h"

/* A footnote whose block is still to come. */
struct draft_note {
	const struct rich *text;
	struct block *block; /* the leaf that refers to it, and which of its spans */
	int span;
	int number;
};

enum { DRAFT_STAND_INS = 32 }; /* those of one phrase, and a few that are kept */

struct draft {
	struct arena *arena;
	struct doc *doc;
	const struct guide *guide;
	const struct phrases *phrases;
	const struct logo *theme_logo; /* NULL: none */
	struct locales *locales;
	struct locale *numbers; /* figures and money, in the guide's language */
	struct locale *wording; /* phrases, in theirs: the same unless the guide's has no phrases */
	bool is_pageless;       /* the document has no pages: references say names instead */
	const char *words_lang; /* the language of phrases */
	struct diag *diag;
	struct span *spans; /* the line being written; malloc'd, reused for every line */
	int nspans, spans_room;
	struct span stand_ins[DRAFT_STAND_INS]; /* the spans that bytes in texts stand for */
	int nstand_ins;
	struct draft_note *notes; /* malloc'd, a queue */
	int nnotes, notes_room;
	int nheld;     /* the first of them wait until their table or picture is done */
	int last_note; /* number of the last footnote */
	bool has_refs; /* some spans are references that are not settled */
};

/* Begins an empty document in that language, for the arena, guide, phrases, locales and diag that
 * the draft has: what the guide says of itself stands in its metadata, but for the title and the
 * date. */
void draft_init(struct draft *draft, const char *lang);

/* The document, complete. Links to what it does not hold lead nowhere. */
struct doc *draft_finish(struct draft *draft);

/* The language of what the program adds: the guide's tag, with its region, where the phrases are in
 * the same language and name no other region; else that of the phrases. */
const char *draft_wording_lang(const struct guide *guide, const struct phrases *phrases);

/* The language of something of the guide that names lang or none, under a block in the document's:
 * a report is in the language of its phrases. */
const char *draft_guide_lang(const struct draft *draft, const char *lang);

/* Whether both tags name the same language, as "de" and "de-AT" do. */
bool draft_speaks(const char *lang, const char *other);

/* Whether both texts are the same, or neither is there. */
bool draft_is_same(const char *a, const char *b);

struct block *draft_block(struct draft *draft, struct block *parent, enum block_kind kind,
			  struct srcpos pos);

/* A span by itself: a text in the language of its block; words of the program, in theirs. */
struct span draft_text(const char *text, unsigned flags);
struct span draft_words(const struct draft *draft, const char *text, unsigned flags);

/* Add to the line: a span, a text as one; an author's text, with flags besides its own. */
struct span *draft_put(struct draft *draft, struct span span);
struct span *draft_span(struct draft *draft, const char *text, unsigned flags);
void draft_rich(struct draft *draft, const struct rich *rich, unsigned flags);

/* Ends the line as a block with the notes that it refers to; NULL when the line is empty. Notes of
 * a caption or label are held until draft_held_notes. lang NULL: the parent's. */
struct block *draft_line(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style, const char *lang, struct srcpos pos);
void draft_held_notes(struct draft *draft, struct block *parent);

/*
 * One space where several meet in the line from its span of that number on, and none at its ends,
 * once something between them has been left out.
 */
void draft_squeeze(struct draft *draft, int first);

/* Takes the spans of the line as an array of their own, for what is no block. */
struct span *draft_take(struct draft *draft, int *nspans);

#endif
