/*
 * Forms: a questionnaire written for a tool that asks people, with our ids as its codes, so that
 * what the tool exports is understood without a mapping. A tool is a row of the table in form.c.
 */
#ifndef FORMS_FORM_H
#define FORMS_FORM_H

#include <stdbool.h>

#include "content/quiz.h"

struct buf;
struct form;
struct locale;
struct phrases;

/* Which codes a tool takes. */
struct form_codes {
	int most;           /* characters; 0: the tool has no codes of this kind */
	const char *others; /* characters besides letters and digits */
};

/* What the file of a tool cannot say: bits. */
enum form_lack {
	FORM_LACKS_CONDITIONS = 1 << 0, /* when a question is asked */
	FORM_LACKS_REQUIRED = 1 << 1,
	FORM_LACKS_EXCLUSIVE = 1 << 2, /* an option with which nothing else may be picked */
	FORM_LACKS_PICKS = 1 << 3,     /* the fewest and the most picks */
	FORM_LACKS_RANGE = 1 << 4,     /* of numbers */
	FORM_LACKS_LENGTH = 1 << 5,    /* of free text */
	FORM_LACKS_WORDS = 1 << 6,     /* own words beside an option */
	FORM_LACKS_LEAST = 1 << 7,     /* the fewest picks beside the most */
	FORM_LACKS_LANGUAGES = 1 << 8  /* more than one of them */
};

struct form_tool {
	const char *name;   /* as --for has it */
	const char *title;  /* as its makers write it */
	const char *suffix; /* of its files, with the dot */
	struct form_codes questions, options;
	const char *words; /* added to a question's code, it is that of the words beside
				      * an option; NULL: nothing is added */
	const char *other; /* what stands for the option with own words; NULL: its id */
	char binds;       /* in texts it begins what is filled in with an answer; 0: nothing does */
	bool cuts_tags;   /* of languages it knows no regions */
	bool asks_places; /* where not all options are put in order */
	const char *const *reserved; /* codes that no question may have; NULL at the end */
	unsigned lacks;              /* FORM_LACKS_... */
	void (*write)(const struct form *form, struct buf *out);
};

/* A questionnaire on its way into a tool. The first language is that of the form. */
struct form {
	struct arena *arena;
	struct diag *diag;
	const struct form_tool *tool;
	const struct quiz *quiz;
	const char **langs;
	const struct phrases **phrases; /* a language */
	struct locale **locales;        /* a language */
	int nlangs;
};

/* The tools, from 0 on; NULL behind the last. */
const struct form_tool *form_tool_at(int i);

/* Where phrases stand, and what they are held against. */
struct form_folders {
	const char *phrases, *schemas;
};

/* Chooses the languages of the form, lang or the quiz's own first, and loads their phrases; closed
 * by form_close. False with errors. */
bool form_open(struct form *form, const char *lang, const struct form_folders *folders);
void form_close(const struct form *form);

/*
 * The quiz as a file for the tool, added to out. lang is the language of the form, one of those of
 * the quiz; NULL: its own. False, with errors, where codes do not fit; what the tool cannot be told
 * in a file is warned of by the names of the questions.
 */
bool form_make(struct form *form, const char *lang, const struct form_folders *folders,
	       struct buf *out);

#endif
