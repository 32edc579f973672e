/* What a look at this machine finds: things that are there, or are not, by groups. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

enum finding_state {
	FINDING_OK,
	FINDING_LACKING, /* not there; few runs need it */
	FINDING_MISSING  /* not there; runs fail without */
};

struct finding {
	const char *group, *name; /* "fonts", "Lato bold" */
	enum finding_state state;
	const char *version; /* or what else is to be known in a word; or NULL */
	const char *path;    /* or NULL */
	const char *remedy;  /* what to do where it is not there; or NULL */
};

struct findings {
	struct arena *arena;
	struct finding *list; /* those of a group stand together */
	int n;
};

void findings_add(struct findings *findings, const struct finding *finding);

int findings_count(const struct findings *findings, enum finding_state state);

/* Both add all of it: columns for a screen; JSON by content/schema/doctor.schema.json. */
void findings_print(const struct findings *findings, struct buf *out);
void findings_json(const struct findings *findings, struct buf *out);

#endif
