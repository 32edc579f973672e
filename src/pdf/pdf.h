/*
 * PDF: draws a layout into one file for one profile. Tags come from the block tree while drawing.
 * ISO 32000-1 and -2; ISO 14289 (PDF/UA) and ISO 19005 (PDF/A) for reading and keeping, ISO 15930
 * (PDF/X) for the press.
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

struct condition;
struct doc;
struct fontset;
struct layout;
struct origins;
struct sheaf;
struct sheets;
struct stock;

/* What a file has and claims. */
struct profile {
	const char *name;        /* as --profile takes it */
	const char *pdf_version; /* "1.7" */
	bool is_tagged, has_links, has_outline, has_attachments;
	bool has_fields;           /* what is to be filled in is a form; it claims no PDF/X then */
	bool is_press;             /* CMYK and spot inks, overprint, page boxes, bleed */
	bool packs_objects;        /* into object streams, which take PDF 1.5 */
	bool is_pdf2;              /* ISO 32000-2: its structure types, and no Info */
	int icc_version;           /* the newest that it may hold; 0: it has a profile of its own */
	const char *pdfx_version;  /* "PDF/X-4"; NULL: no claim */
	const char *pdfvt_version; /* "PDF/VT-1"; NULL: no claim */
	const char *pdfa_conformance; /* "A" of PDF/A-3, "F" of PDF/A-4; NULL: no claim */
	int pdfa_part;                /* 0: no claim */
	int pdfua_part;               /* 0: no claim */
};

/* Printer's marks; bits. */
enum { MARKS_CROP = 1, MARKS_REGISTRATION = 2, MARKS_COLOUR = 4 };

struct pdf_input {
	const struct layout *layout;
	struct arena *items; /* layout.items; they and the pages' own are released as
					    * they are drawn; NULL: they stay */
	const struct doc *doc;
	const struct fontset *fonts;
	const struct profile *profile;
	int form_font;       /* of what is typed into fields; see font_simple_can; of those alone */
	struct stock *stock; /* what it shares with other documents; or NULL */
	/* of a press profile: */
	const struct sheets *sheets;       /* which pages stand where; NULL: each is a sheet */
	const struct condition *condition; /* what it will be printed on */
	unsigned marks;
	struct origins *origins; /* filled while drawing; or NULL */
	struct sheaf *sheaf;     /* for a volume: what the document brings; or NULL */
};

/*
 * Writes the whole file into out; NULL: only the sheaf is wanted. Dates are doc->date, ids a hash
 * of what is written: the same input gives the same bytes. False when libharu or the font subsetter
 * failed (diag says why).
 */
bool pdf_write(const struct pdf_input *input, struct buf *out, struct diag *diag);

/* Fills the sheaf with a file without pages: what a volume says of itself by input->doc. digest: of
 * what its pages show. */
bool pdf_write_cover(const struct pdf_input *input, const uint8_t digest[16], struct diag *diag);

#endif
