/*
 * Mail: a message with a report in it, as a file that mail programs open as a draft (RFC 5322; RFC
 * 2045 and 2046). It has no sender: that is who sends it.
 */
#ifndef COHORT_MAIL_H
#define COHORT_MAIL_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/* The Message-ID of a message: what stands before the first digits of its fingerprint. */
#define MAIL_ID_BEFORE "Message-ID: <"
enum { MAIL_ID_DIGITS = 32 };

struct mail {
	const char *address;     /* as mail_address made it */
	const char *name;        /* whose that is; NULL: not known */
	const char *subject;     /* one line */
	const char *body;        /* lines, each ended by a line feed; long ones are paragraphs */
	const char *lang;        /* of both, BCP 47 */
	int64_t date;            /* seconds since 1970 UTC; 0: not known, the message has none */
	const char *fingerprint; /* MAIL_ID_DIGITS or more, other ones for another message */
	const char *file;        /* what the report is called */
	const void *report;      /* a PDF */
	size_t nreport;          /* bytes */
};

/* Adds the message. The same mail gives the same bytes. */
void mail_write(const struct mail *mail, struct buf *out);

#endif
