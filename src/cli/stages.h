/*
 * Stages: one guide, or one person's report, on its way to pages, each stage on what the one before
 * left here. All plain memory lives in the arena; stages_release gives back what foreign libraries
 * hold.
 */
#ifndef CLI_STAGES_H
#define CLI_STAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "cli/data.h"

struct options;

struct stages {
	struct arena *arena;       /* of the document being made */
	struct arena *whole;       /* of the run */
	const struct options *options;
	struct diag *diag;
	const struct data *data;
	const char *output;        /* where the document goes; or NULL */
	int nerrors_before;        /* of other files; they don't stop this one */
	const struct theme *theme;
	const struct guide *guide;
	const struct quiz *quiz;
	const struct phrases *phrases;
	const struct answers *answers; /* of the person whose report is being made */
	const struct result *result;
	struct doc *doc;
	struct fontset *fonts;
	struct shaper *shaper;
	const struct layout *layout;
	struct condition *condition;   /* of a press profile, once it is needed */
};

void stages_init(struct stages *stages, struct arena *arena, const struct options *options,
		 const struct data *data, struct diag *diag);
void stages_release(struct stages *stages);

/* Each answers whether it went without errors, and may follow only when the one before did. No
 * theme_path: nothing is going to be laid out. */
bool stages_load(struct stages *stages, const char *path, const char *theme_path);
bool stages_load_quiz(struct stages *stages); /* the guide's questionnaire, if it names one */
bool stages_compose(struct stages *stages);
bool stages_score(struct stages *stages, const struct answers *answers);
bool stages_layout_report(struct stages *stages);  /* instead of stages_compose, stages_layout: as
						    * many reasons as the first page holds */
bool stages_layout(struct stages *stages);         /* fonts are opened once for all documents */

/* The finished document as the options want it: a dump of doc, layout or tags, or a PDF. */
struct buf;
bool stages_write(struct stages *stages, struct buf *out);

/*
 * The date of the document in seconds since 1970 UTC: SOURCE_DATE_EPOCH if that is set
 * (reproducible-builds.org), else fallback. False and an error when the variable is no such number.
 */
bool stages_date(int64_t fallback, int64_t *date, struct diag *diag);

#endif
