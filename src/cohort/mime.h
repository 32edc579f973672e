/*
 * MIME: texts and bytes as mail carries them, in lines of at most 76 characters of ASCII. What goes
 * into a header cannot end it: controls and ends of lines are spaces there.
 */
#ifndef COHORT_MIME_H
#define COHORT_MIME_H

#include <stddef.h>

struct buf;

/* A header of free text, "Subject"; text is UTF-8 (RFC 5322, 3.2.5 and RFC 2047). */
void mime_add_text(struct buf *out, const char *header, const char *text);

/* A header of one mailbox, "To": the name (NULL: none), and an address that mail_address made (RFC
 * 5322, 3.4). */
void mime_add_mailbox(struct buf *out, const char *header, const char *name, const char *address);

/* A parameter of the header begun, "filename", on a line of its own (RFC 2045, 5.1; RFC 2231). */
void mime_add_parameter(struct buf *out, const char *name, const char *value);

/* Lines of UTF-8, each ended by a line feed, as quoted-printable (RFC 2045, 6.7). */
void mime_add_lines(struct buf *out, const char *text);

/* Bytes in lines of base64 (RFC 2045, 6.8). */
void mime_add_bytes(struct buf *out, const void *bytes, size_t n);

#endif
