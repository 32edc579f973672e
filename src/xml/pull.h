/*
 * XML that other programs wrote, read as a stream: one event after the other, and nothing of it is
 * kept. Names are told by namespace, whatever prefix a file uses. Files that declare entities are
 * refused.
 *	while (pull_next(pull) != PULL_END)
 *		if (pull_opens(pull, space, "row"))
 *			...
 */
#ifndef XML_PULL_H
#define XML_PULL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

enum pull_event { PULL_OPEN, PULL_CLOSE, PULL_TEXT, PULL_END };

struct pull_source {
	/* The next bytes, at most n: how many; 0 at the end; -1 with an error. */
	int (*read)(void *context, char *bytes, int n);
	void *context;
	const char *path; /* of the file, for messages */
	const char *part; /* of the file, for messages */
};

struct pull;

struct pull *pull_open(const struct pull_source *source, struct diag *diag);
void pull_close(struct pull *pull);

/* Goes on to the next event. PULL_END at the end of the file, and after an error. */
enum pull_event pull_next(struct pull *pull);
bool pull_has_failed(const struct pull *pull);

/* How many elements are open around the element that was just opened, closed, or holds the text. */
int pull_depth(const struct pull *pull);

/* Of the element that was just opened or closed. */
const char *pull_name(const struct pull *pull);
/* Its namespace; "": none. */
const char *pull_space(const struct pull *pull);

/* An attribute of the element that was just opened, of a namespace or (NULL) of none; valid until
 * the next event or attribute. NULL: there is none. */
const char *pull_attribute(struct pull *pull, const char *space, const char *name);

/* To the end of the element that was just opened; adds the text that stands directly in it to out,
 * unless that is NULL. False with an error, also where out grows past its limit. */
bool pull_text(struct pull *pull, struct buf *out);

#endif
