/*
 * What the questionnaire asks and what the person answered, as spans that know their language. Of
 * the languages of a text that of the phrases is taken where there is one, so that a sentence is of
 * one piece. What a question holds private is not quoted; a phrase says so.
 */
#ifndef COMPOSE_QUOTE_H
#define COMPOSE_QUOTE_H

#include "compose/report_parts.h"

/* A text in the language that the draft's sentences have, or the guide's; its text NULL: none. */
struct span quote_of(const struct draft *draft, const struct quiz_text *text, unsigned flags);
/* A band of a question in words. */
const char *quote_band(struct draft *draft, const struct question *question, int band);

/* The text by itself; NULL: there is none. */
const char *quote_plain(const struct report *report, const struct quiz_text *text);
struct span quote_text(const struct report *report, const struct quiz_text *text, unsigned flags);

/* A question in its short words, else all of it. */
struct span quote_question(const struct report *report, int question, unsigned flags);
/* Its answer: options joined, a number with its unit, the text; its text NULL: none. */
struct span quote_answer(const struct report *report, int question, unsigned flags);
/* The answer that a flip needs; of a number its band. */
struct span quote_flip(const struct report *report, const struct flip *flip, unsigned flags);

/* What people typed between signs that keep it from turning the words around it, in any script. */
const char *quote_isolated(struct draft *draft, const char *typed);

#endif
