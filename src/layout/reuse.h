/*
 * What is kept while a document is laid out several times: the lists of its sections. One is used
 * again where the same of the section stands and it names no page that is known better by now.
 */
#ifndef LAYOUT_REUSE_H
#define LAYOUT_REUSE_H

#include <stdbool.h>

#include "doc/doc.h"
#include "layout/flow.h"
#include "layout/vlist.h"

struct reuse_part {
	const struct block *section;
	bool names_page, has_notes;
	bool is_known;              /* what follows is the section's, as it was made */
	const struct block *before; /* the section */
	struct block **blocks;      /* that stood in it */
	int nblocks;
	int id; /* of the section in the list's items */
	struct vlist list;
};

struct reuse {
	struct arena lists; /* where they are made */
	struct arena *ink;  /* what their items show: as long as the layouts */
	struct reuse_part *parts;
	int nparts;
};

/* For layouts of one document, theme and paper that live in arena. */
struct reuse *reuse_new(struct arena *arena, const struct doc *doc);
void reuse_release(struct reuse *reuse);

/* Where a section's list is kept. NULL: nowhere, it may differ every time. */
struct reuse_part *reuse_find(const struct flow *flow, const struct block *section);
/* Says that the list was made, behind that sibling or none, and nothing warned of. */
void reuse_add(const struct flow *flow, struct reuse_part *part, const struct block *before);
/* Whether the list is known there; its items are those of the blocks as they are numbered now. */
bool reuse_is_known(const struct flow *flow, struct reuse_part *part, const struct block *before);

#endif
