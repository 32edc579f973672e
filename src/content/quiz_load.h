/*
 * Loading a questionnaire, and finding it and its guide. Checked is what a schema cannot: roles,
 * dimensions and options that exist, bands without a gap, conditions that ask only earlier
 * questions.
 */
#ifndef CONTENT_QUIZ_LOAD_H
#define CONTENT_QUIZ_LOAD_H

#include "base/diag.h"

struct guide;
struct quiz;
struct xml_source;

/*
 * Loads and checks the questionnaire at path for that guide. NULL when diag received errors; all
 * faults are found in one pass. schema is the path of quiz.rng.
 */
const struct quiz *quiz_load(struct arena *arena, const char *path, const struct guide *guide,
			     const char *schema, struct diag *diag);

/* The same for a file that is read already and that strangers may have written: nothing else is
 * read. */
const struct quiz *quiz_load_alone(struct arena *arena, const struct xml_source *source,
				   const struct guide *guide, const char *schema,
				   struct diag *diag);

/* The file of the guide that the questionnaire at path names. NULL and errors when the file is no
 * questionnaire, when there is no such guide, or when path does not lie in the guide's folder. */
const char *quiz_guide_path(struct arena *arena, const char *path, const char *schema,
			    struct diag *diag);

/* The file of the questionnaire that the guide names. NULL when it names none, or with an error
 * when there is no such file in the guide's folder or below. */
const char *quiz_path(struct arena *arena, const struct guide *guide, struct diag *diag);

#endif
