/* The words of a PDF file with their places. */
#ifndef DIFF_PDF_WORDS_H
#define DIFF_PDF_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "inspect/read_text.h"
#include "inspect/trace.h"

struct edition;
struct edition_foot;
struct reading;
struct trace_pages;
struct value;

/* Where a string is shown. */
struct pdf_place {
	struct trace_box box;             /* empty: not known */
	const struct trace_glyph *glyphs; /* its characters; NULL: not known */
};

struct pdf_words {
	struct arena *arena;
	struct edition *edition;
	const struct trace_pages *pages;
	struct buf text; /* of all pages */
	struct read_shows shows;
	struct pdf_place *places; /* of each show */
	int *first_show;          /* of each mark; one more at the end */
	bool is_rtl;              /* the file is written from the right */
	bool is_loose;            /* strings that stand apart are apart: labels of drawings */
	int next_mark;            /* that is probably asked for next */
	/* a block in the making: its text, and which shows it comes from */
	struct buf line;
	struct pdf_stretch *stretches;
	int nstretches;
};

/* Reads all text; false and an error: the file is damaged. Released by pdf_words_release. */
bool pdf_words_open(struct pdf_words *words, struct edition *edition, struct reading *reading,
		    const struct trace_pages *pages);
void pdf_words_release(struct pdf_words *words);

/* Goes on with what is marked so on a page, whose dictionary it is. */
void pdf_words_mark(struct pdf_words *words, const struct value *page, int64_t mcid);

/* A word ends here, though nothing stands between. */
void pdf_words_break(struct pdf_words *words);

/* Adds the words since the last flush to the last block of the edition. */
void pdf_words_flush(struct pdf_words *words);

/* The feet of all pages. */
void pdf_words_feet(struct pdf_words *words);

#endif
