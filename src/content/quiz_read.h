/*
 * What the loaders of a questionnaire's pieces share: the state of one load, and reading the small
 * things that all pieces are made of. Only quiz*.c use it.
 */
#ifndef CONTENT_QUIZ_READ_H
#define CONTENT_QUIZ_READ_H

#include "content/quiz.h"

struct quiz_loader {
	struct arena *arena;
	struct quiz *quiz;
	struct diag *diag;
};

/* parent's children of that name, one a language, the questionnaire's own first. */
struct quiz_text quiz_read_text(struct quiz_loader *loader, const struct xml_node *parent,
				const char *name);

/* The texts of parent's children of that name; *n of them. */
const char **quiz_read_strings(struct quiz_loader *loader, const struct xml_node *parent,
			       const char *name, int *n);

/* What parent's <support>s or <key>s say, a role each, and two more that only quiz_read_speaks
 * looks at: for "*" and for unknown roles; NULL when there is none. */
int8_t *quiz_read_supports(struct quiz_loader *loader, const struct xml_node *parent,
			   const char *name);

/* Whether any role has another value than 0. */
bool quiz_read_speaks(const struct quiz_loader *loader, const int8_t *supports);

/* The dimension that the attribute names; -1 when it is missing, or with an error. */
int quiz_read_dimension(struct quiz_loader *loader, const struct xml_node *node);

/* An error that something occurs twice, with the line of the first. */
void quiz_read_double(struct quiz_loader *loader, struct srcpos pos, const char *what,
		      const char *id, struct srcpos first);

/* "did you mean" the nearest of the ids; when none is near, which there are. */
void quiz_read_hint(struct quiz_loader *loader, const char *id, const char *const *ids, int n);

#endif
