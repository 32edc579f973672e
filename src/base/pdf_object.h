/*
 * The objects of a PDF file (ISO 32000-1, 7.3), by libqpdf, which mends what is damaged and opens
 * what is locked without a password. The library is opened when the first such file is met.
 *
 * Files come from strangers: whoever reads them does so apart (base/apart.h), since libqpdf bounds
 * neither memory nor time.
 */
#ifndef BASE_PDF_OBJECT_H
#define BASE_PDF_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

struct pdf_objects;

/* One of them; references are followed. */
struct pdf_object {
	unsigned handle;
};

enum pdf_kind {
	PDF_NULL, /* or nothing that there is */
	PDF_NAME,
	PDF_STRING,
	PDF_NUMBER,
	PDF_ARRAY,
	PDF_DICTIONARY,
	PDF_STREAM,
	PDF_OTHER
};

enum pdf_state {
	PDF_OPEN,
	PDF_LOCKED, /* with a password */
	PDF_DAMAGED /* beyond repair */
};

/* Whether the library is there, so that a child of this process has it as well; else an
 * environment error. */
bool pdf_objects_prepare(const char *path, struct diag *diag);

/* The file in n bytes, which must outlive it. NULL: *state tells why, and what was found is added
 * to what, in English. */
struct pdf_objects *pdf_objects_open(const char *bytes, size_t n, enum pdf_state *state,
				     struct buf *what);
void pdf_objects_close(struct pdf_objects *objects);

/* In how many places the file was found damaged so far, and mended; what has the first of it,
 * unless something is in it already. */
int pdf_objects_count_faults(struct pdf_objects *objects, struct buf *what);

struct pdf_object pdf_objects_root(struct pdf_objects *objects);
/* 0: the tree of pages is damaged. */
int pdf_objects_count_pages(struct pdf_objects *objects);
struct pdf_object pdf_objects_page(struct pdf_objects *objects, int page);

enum pdf_kind pdf_object_kind(struct pdf_objects *objects, struct pdf_object object);
/* The number of an object that others refer to; 0: it stands inside another. */
int pdf_object_number(struct pdf_objects *objects, struct pdf_object object);

/* The value of a key ("/Kids") of a dictionary or of a stream's. */
struct pdf_object pdf_object_key(struct pdf_objects *objects, struct pdf_object object,
				 const char *key);
/* The keys of a dictionary, a NUL behind each. */
void pdf_object_keys(struct pdf_objects *objects, struct pdf_object object, struct buf *keys);

/* Items of an array; 0: it is none. */
int pdf_object_count(struct pdf_objects *objects, struct pdf_object object);
struct pdf_object pdf_object_item(struct pdf_objects *objects, struct pdf_object object, int i);

/* A whole number; 0: it is none. */
long long pdf_object_integer(struct pdf_objects *objects, struct pdf_object object);
bool pdf_object_is_true(struct pdf_objects *objects, struct pdf_object object);

/* Adds a name without its slash, the text of a string or of a stream that stands for one (7.9.2), a
 * number. False: it is none of these, or no text that can be read. */
bool pdf_object_text(struct pdf_objects *objects, struct pdf_object object, struct buf *text);
/* Adds the bytes of a string as they are. */
bool pdf_object_bytes(struct pdf_objects *objects, struct pdf_object object, struct buf *bytes);

/* Adds what a stream unpacks to. */
bool pdf_object_unpack(struct pdf_objects *objects, struct pdf_object object, struct buf *bytes);

#endif
