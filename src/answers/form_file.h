/*
 * The fields of a form in a PDF file (ISO 32000-1, 12.7), whoever saved it last: what each says,
 * and what each place on a page shows of it.
 */
#ifndef ANSWERS_FORM_FILE_H
#define ANSWERS_FORM_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/pdf_object.h"

struct xml_source;

enum form_kind { FORM_BUTTON, FORM_TEXT, FORM_OTHER };

/* What a text field shows on its page. */
enum form_shown {
	SHOWN_NOTHING,
	SHOWN_LINE,
	SHOWN_LINES,     /* several, put together with spaces */
	SHOWN_UNREADABLE /* with a font that does not say its characters */
};

/* A field at one place; fields with several places stand there once for each. */
struct form_field {
	const char *name; /* with its parents', dots between */
	enum form_kind kind;
	int place;             /* in the file, from 0 */
	int page;              /* from 1; 0: on none */
	const char *value;     /* that holds here: its own, or its parents'; NULL: none */
	bool is_broken;        /* the value is none that can be read */
	const char *state;     /* button: the one that its page shows; NULL: none is said */
	const char *on;        /* button: its state when it is on; NULL: not known */
	const char *exported;  /* button: what it stands for then, where that is another; or NULL */
	enum form_shown shown; /* text without a value */
	const char *text;
};

struct form_file {
	enum pdf_state state;
	const char *what;  /* that was found, where it is not open or was mended; or NULL */
	bool has_fonts;    /* on some page */
	bool has_pictures; /* on some page */
	bool is_xfa;       /* the form stands a second time in it, as XML */
	bool shows_values; /* viewers show values whatever the pages say (NeedAppearances) */
	bool is_too_large; /* more fields than LIMIT_FORM_FIELDS */
	int npages;
	struct form_field *fields; /* by name, then in the order of the file */
	int nfields;
};

/* The form of a file of PDF; NULL with an error where it asks for too much of the machine, or the
 * library is missing. What is wrong with the file stands in it. */
const struct form_file *form_file_load(struct arena *arena, const struct xml_source *source,
				       struct diag *diag);

/* The two halves of that: the file read here, as bytes; and the form from these. */
void form_file_pack(const struct xml_source *source, struct buf *out);
const struct form_file *form_file_unpack(struct arena *arena, const struct buf *packed);

/* The first field of that name, *n places of it; NULL: there is none. */
const struct form_field *form_file_find(const struct form_file *form, const char *name, int *n);

#endif
