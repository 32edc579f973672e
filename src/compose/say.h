/*
 * Sentences: phrases filled in with counts, plain texts, and spans that keep their own colour,
 * weight and language.
 *	say(draft, "next-question", WITH(say_count("number", 4), say_role(draft, "leader", role)));
 * with is NULL where there is nothing to fill in; what a phrase does not ask for is passed over.
 */
#ifndef COMPOSE_SAY_H
#define COMPOSE_SAY_H

#include "compose/draft.h"
#include "locale/message.h"

struct filling {
	struct message_arg arg; /* its name NULL: behind the last filling */
	struct span span;       /* its text NULL: the argument is filled in as it is */
};

/* clang-format off */
#define WITH(...) ((const struct filling[]){ __VA_ARGS__, { .arg = { NULL, NULL, 0 } } })
/* clang-format on */

static inline struct filling say_count(const char *name, int64_t number)
{
	return (struct filling){.arg = {name, NULL, number}};
}

static inline struct filling say_text(const char *name, const char *text)
{
	return (struct filling){.arg = {name, text, 0}};
}

static inline struct filling say_span(const char *name, struct span span)
{
	return (struct filling){.arg = {name, NULL, 0}, .span = span};
}

/* The short name of a role, bold and in its colour. */
struct filling say_role(const struct draft *draft, const char *name, int role);

/* Add the phrase to the line; also: as one more sentence of it. */
void say(struct draft *draft, const char *key, const struct filling *with);
void say_also(struct draft *draft, const char *key, const struct filling *with);

/* The phrase as plain text. */
const char *say_phrase(struct draft *draft, const char *key, const struct filling *with);
/* The phrase as one span, bold. */
struct span say_bold(struct draft *draft, const char *key);

/* What stands for the span in a text that a phrase is filled with: for phrases and lists inside
 * phrases, a few a document. */
const char *say_stand_in(struct draft *draft, struct span span);

/* Two texts joined by the phrase of that key; the other where one is NULL. */
const char *say_join(struct draft *draft, const char *key, const char *first, const char *next);
/* The list with one more fact, a phrase with {value}; as it was where there is no value. */
const char *say_fact(struct draft *draft, const char *list, const char *key, const char *value);
/* "a, b and c" */
const char *say_list(struct draft *draft, const char *const *words, int n);

#endif
