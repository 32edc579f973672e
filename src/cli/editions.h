/* Several profiles or papers of one document: a file of each into one folder. */
#ifndef CLI_EDITIONS_H
#define CLI_EDITIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sha256.h"
#include "base/spool.h"
#include "cli/options.h"
#include "run/run.h"

struct diag;
struct output;
struct page_size;

enum { EDITIONS_PROFILES = 16, EDITIONS_MOST = EDITIONS_PROFILES * OPTIONS_PAPERS };

/* One of the files. */
struct edition {
	const struct output *profile;
	const struct page_size *size;
	const char *path;
	struct spool spool;      /* what will be in it */
	int npages;              /* once it is made, */
	int64_t nbytes;          /* and */
	char sha256[SHA256_HEX]; /* where that is wanted */
};

/* The files of one document. */
struct editions {
	const struct options *options;
	struct kit *kit;
	struct arena *arena; /* of what is made */
	const char *lang;    /* that is asked for; NULL: the guide's */
	struct content content;
	bool has_sums; /* of the files */
	struct edition list[EDITIONS_MOST];
	int n;
};

/* Whether that is asked for. */
bool editions_are_asked(const struct options *options);

/* Lists the files of a document: "NAME-PROFILE-PAPER.pdf", what is the same for all left out. */
void editions_list(struct editions *editions, const char *name);

/* Makes all files of the list from the content, and then gives them their names. False with errors:
 * then none has one. */
bool editions_make(struct editions *editions);

/* Gives back what the list holds. */
void editions_release(struct editions *editions);

/* Answers an enum exit_status. All files are written, or, when there are errors, none. */
int editions_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
