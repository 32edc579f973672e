/*
 * Run: one guide, or one person's report, on its way to a file. Every function takes what the one
 * before it answered, so that none can be called too early:
 *
 *	run_load ─content─┬──────────────────────────────> run_compose_guide ──┐
 *	                  └> run_load_quiz ─quiz─> answers, score ─result─┐    doc
 *	                                            run_compose_report <──┘    │
 *	                                                    └────────doc───────┤
 *	     output_write <─layout─ run_lay_out <──────────────────────────────┘
 *
 * What answers NULL or false has told the diagnostics why. Nothing here knows a command line.
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/guide_stale.h"
#include "locale/locale.h"
#include "look/theme.h"

struct answers;
struct change;
struct condition;
struct data;
struct doc;
struct doc_copy;
struct fontset;
struct group_input;
struct guide_choice;
struct guide_tree;
struct layout;
struct page_size;
struct phrases;
struct proof_page;
struct result;
struct shaper;
struct sides;
struct spoken;
struct stocked;
struct translated_guide;

/* What all documents of a run share. */
struct kit {
	struct arena *arena; /* where it lives, with content */
	struct diag *diag;
	const struct data *data;
	const int64_t *date;   /* of the documents, seconds since 1970 UTC; NULL: their own */
	struct fontset *fonts; /* each opened when it is first needed, */
	struct shaper *shaper;
	struct condition *condition; /* and closed by run_release */
	struct locales locales;
	struct spoken *spoken; /* phrases that people read; nspoken */
	int nspoken;
	struct translated_guide *guides; /* the guide in languages that people read; nguides */
	int nguides;
	struct stocked *stocks; /* what reports share; nstocks */
	int nstocks;
};

extern const char run_hyphenation_folder[]; /* where dictionaries are looked for */

void run_init(struct kit *kit, struct arena *arena, const struct data *data, struct diag *diag);
void run_release(struct kit *kit);

/* Which files make a document. */
struct source {
	const char *guide;                 /* path; "-": standard input */
	const struct guide_choice *choice; /* among its roles; NULL: all */
	const char *theme;                 /* path; NULL: nothing is going to be laid out */
	const char *lang;                  /* of guide and phrases, BCP 47; NULL: the guide's, or a
				       * person's */
	const char *audience;              /* of the guide; NULL: all */
	const char *pay_per;               /* the period of its pay; NULL: as it says */
	struct guide_age age;              /* how old its facts may be */
	const struct sides *bleed;         /* NULL: the theme's */
	const struct page_size *size;      /* of the pages; NULL: a paper of the theme */
	bool takes_atlas;                  /* more roles than a table has columns are taken whole */
	bool is_press; /* what presses do badly is told; links can't be followed */
};

struct content {
	const struct theme *theme; /* NULL: none was asked for */
	const struct guide *guide;
	const struct phrases *phrases;
	bool tells_pages;        /* inner links say theirs, since nobody can follow them */
	bool is_pageless;        /* it has no pages: what is said of them is said otherwise */
	bool is_lang_asked;      /* they are those for everybody, whatever people read */
	const struct quiz *quiz; /* NULL before run_load_quiz, and where there is none */
	bool has_form;           /* the guide ends with its questionnaire */
	bool is_fillable;        /* which is a form to type into */
};

/* Fills content but for the quiz. Faults of theme and guide are collected before either stops. */
bool run_load(struct kit *kit, const struct source *source, struct content *content);

/* The same, with the file of the guide as it was read, to choose more guides from; NULL: errors. */
struct guide_tree *run_load_tree(struct kit *kit, const struct source *source,
				 struct content *content);

/* The guide's questionnaire, if it names one; where it is needed, it is an error that it does not.
 */
bool run_load_quiz(struct kit *kit, struct content *content, bool is_needed);

/* The phrases with those of forms; lang: in that language, NULL: the one that they are in. */
bool run_speak_forms(struct kit *kit, struct content *content, const char *lang);

/* The guide, with its source as an attachment; in arena. */
struct doc *run_compose_guide(struct kit *kit, struct arena *arena, const struct content *content);

/* The questionnaire as a form, in the language of the phrases. */
struct doc *run_compose_form(struct kit *kit, const struct content *content);

/* A copy of it on paper, for somebody, in arena. */
struct doc *run_compose_copy(struct kit *kit, struct arena *arena, const struct content *content,
			     const struct doc_copy *copy);

/* What was read on scanned pages of it (compose/proof.h). */
struct doc *run_compose_proof(struct kit *kit, const struct content *content,
			      const struct proof_page *pages, int npages);

/* A person's report, in arena; in the person's language where no other was asked for. change: since
 * earlier answers; or NULL. has_code: with the answers as a QR code. */
struct doc *run_compose_report(struct kit *kit, struct arena *arena, const struct content *content,
			       const struct result *result, const struct change *change,
			       bool is_summary, bool has_code);

/* The phrases for one person: where the person's language has none, they are those of all. NULL:
 * they have errors. */
const struct phrases *run_find_phrases(struct kit *kit, const struct content *content,
				       const struct answers *person);

/* The guide for one person: in the person's language, if it is translated into that and no other
 * was asked for. NULL: it has errors. */
const struct guide *run_find_guide(struct kit *kit, const struct content *content,
				   const struct answers *person);

/* The page about a group, in the kit's arena; what input says of people is filled in. */
struct doc *run_compose_group(struct kit *kit, const struct content *content,
			      const struct group_input *input);

/* The page for the coach beside that report, in arena; in the language of all. */
struct doc *run_compose_companion(struct kit *kit, struct arena *arena,
				  const struct content *content, const struct result *result,
				  const struct change *change);

/* A sheet with a person's code, in the person's language; answers NULL: what a file of all says of
 * itself. */
struct doc *run_compose_separator(struct kit *kit, struct arena *arena,
				  const struct content *content, const struct answers *answers,
				  const char *code);

/* How pages shall be. */
struct look {
	const struct theme *theme;
	enum paper paper;
	int npages;        /* to fill; 0: as they come */
	struct srcpos pos; /* of what does not fit in them, if not where a section begins */
};

/* A document begins, and no pages that the kit made before are in use any more: what was kept for
 * them may go. */
void run_begin(struct kit *kit);

/* Opens the fonts, which is done by itself when pages are made. */
bool run_open_fonts(struct kit *kit);

/* Pages, in arena. What does not fit a report's first page leaves doc. */
const struct layout *run_lay_out(struct kit *kit, struct arena *arena, struct doc *doc,
				 const struct look *look);

#endif
