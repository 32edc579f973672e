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

struct draft {
	struct arena *arena;
	struct doc *doc;
	const struct guide *guide;
	const struct phrases *phrases;
	struct locale *numbers; /* figures and money, in the guide's language */
	struct locale *wording; /* phrases, in theirs: the same unless the guide's has no phrases */
	const char *words_lang; /* the language of phrases */
	struct diag *diag;
	struct span *spans;     /* the line being written; malloc'd, reused for every line */
	int nspans, spans_room;
	struct draft_note *notes; /* malloc'd, a queue */
	int nnotes, notes_room;
	struct draft_note *held; /* the notes of a caption, until its table or picture is done */
	int nheld;
	int last_note;          /* number of the last footnote */
};

void draft_init(struct draft *draft, struct arena *arena, struct doc *doc,
		const struct guide *guide, const struct phrases *phrases, struct diag *diag);
void draft_release(struct draft *draft);

/* The language of something of the guide that names lang or none, under a block in the document's:
 * a report is in the language of its phrases. */
const char *draft_guide_lang(const struct draft *draft, const char *lang);

struct block *draft_block(struct draft *draft, struct block *parent, enum block_kind kind,
			  struct srcpos pos);

/* A phrase with its arguments filled in. */
char *draft_phrase(struct draft *draft, const char *key, const struct locale_arg *args, int nargs);

/* Two texts joined by the phrase of that key; the other where one is NULL. */
char *draft_join(struct draft *draft, const char *key, char *first, char *next);

/* Add to the line: one span; an author's text, with flags besides its own; a phrase. */
struct span *draft_span(struct draft *draft, const char *text, unsigned flags);
void draft_rich(struct draft *draft, const struct rich *rich, unsigned flags);
/* A byte 1..9 in an argument's text stands for the span slots[byte - 1]. */
void draft_words(struct draft *draft, const char *key, const struct locale_arg *args, int nargs,
		 const struct span *slots);
struct span draft_slot(const char *text, unsigned flags);

/* Ends the line as a block with the notes that it refers to; NULL when the line is empty. Notes of
 * a caption are held until draft_held_notes. lang NULL: the parent's. */
struct block *draft_line(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style, const char *lang, struct srcpos pos);
void draft_held_notes(struct draft *draft, struct block *parent);

/* A line of one author's text; NULL when there is none. */
struct block *draft_leaf(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style, const struct rich *rich);

/* Authors' paragraphs. */
void draft_paras(struct draft *draft, struct block *parent, enum style_id style,
		 const struct rich *paragraphs, int nparagraphs);

/* A block that ended up without content says so in a word, since readers wonder about a hole. */
void draft_fill(struct draft *draft, struct block *block, enum style_id style);

/* Takes the spans of the line as an array of their own, for what is no block: the running foot. */
struct span *draft_take(struct draft *draft, int *nspans);

/* The running foot: the line as it stands at its start, "Page x of y" at its end. */
void draft_foot(struct draft *draft);

/* The language of what the program adds: the guide's tag, with its region, where the phrases are in
 * the same language and name no other region; else that of the phrases. */
const char *draft_wording_lang(const struct guide *guide, const struct phrases *phrases);

/* Whether both tags name the same language, as "de" and "de-AT" do. */
bool draft_speaks(const char *lang, const char *other);

static inline struct locale_arg draft_arg(const char *name, const char *text)
{
	return (struct locale_arg){ name, text, 0 };
}

static inline struct locale_arg draft_count(const char *name, int64_t number)
{
	return (struct locale_arg){ name, NULL, number };
}

#endif
