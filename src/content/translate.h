/* Translations that stand inside what they translate: <p>Words<t xml:lang="he">...</t></p>. */
#ifndef CONTENT_TRANSLATE_H
#define CONTENT_TRANSLATE_H

#include <stdbool.h>

struct arena;
struct diag;
struct xml_node;

struct translating {
	struct arena *nodes; /* of the tree */
	struct diag *diag;
	const char *const *langs; /* that the title is in, the guide's own first */
	int nlangs;
	const char *file;   /* of the guide itself: what it includes may be in more languages */
	const char *wanted; /* the language that is asked for */
	bool is_own;        /* which is the guide's own: nothing of it can be missing */
};

/* What holds for all that stands inside an element. */
struct translated {
	const char *own;   /* the language that it is written in */
	const char *shown; /* the language that it is in on the tree as chosen */
	bool is_same;      /* it is the same in all languages */
};

/*
 * The words of node become those of the translation that serves best, and so do its attributes that
 * are words; all translations leave the tree. What stays in the language that it is written in says
 * so by its xml:lang. Around node holds what is handed in, inside it what comes back.
 */
struct translated translate_node(const struct translating *translating, struct xml_node *node,
				 struct translated around);

#endif
