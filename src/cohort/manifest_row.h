/*
 * A row of the manifest: one person of a cohort, as a line of CSV (RFC 4180) and as an object of
 * JSON. No field has a line break, so that a line is a row; what a spreadsheet would compute has an
 * apostrophe before it (CWE-1236).
 */
#ifndef COHORT_MANIFEST_ROW_H
#define COHORT_MANIFEST_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* Texts may be NULL: not known, or not asked for. */
struct manifest_row {
	const char *code;      /* whose it is */
	const char *file;      /* of the report, in the manifest's folder; NULL: there is none */
	const char *source;    /* the file of answers, without its folder */
	int64_t row;           /* of the sheet or in the list; 0: the file has none */
	const char *status;    /* "ok", "error": of the answers, "failed": of the machine */
	const char *reason;    /* why it is not ok */
	const char *outcome;   /* what the answers say, as in the result */
	int64_t pages, bytes;  /* of the report; 0: there is none */
	const char *sha256;    /* of the report */
	const char *companion; /* SHA-256 of the page for the coach */
	const char *inputs;    /* SHA-256 of all that the report follows from */
	const char *content;   /* of what of that is not the person's: parts, separated by "." */
	const char *draft;     /* SHA-256 of the report that was drafted to be sent */
	const char *sent;      /* the same of the one that was sent */
};

enum { MANIFEST_COLUMNS = 15 };

/* The line of names, and that of a row, with their ends (CR LF). */
void manifest_row_names(struct buf *out);
void manifest_row_csv(const struct manifest_row *row, struct buf *out);
/* An object on one line, without an end. */
void manifest_row_json(const struct manifest_row *row, struct buf *out);

/* Reads a line of CSV whose columns are these, in this order, into arena; false: it is none such,
 * or not whole. */
bool manifest_row_read(struct manifest_row *row, struct arena *arena, const char *line);

/* Whether a line is that of the names. */
bool manifest_row_is_names(const char *line);

#endif
