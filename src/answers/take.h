/*
 * Taking what a file says as the answer to a question. Every fault is an error at its place and
 * leaves the answer ANSWER_UNREADABLE.
 */
#ifndef ANSWERS_TAKE_H
#define ANSWERS_TAKE_H

#include "answers/reader.h"

/* One answer being taken. */
struct take {
	struct reader *reader;
	const struct question *question;
	const struct spellings *spellings; /* of its options */
	struct answer *answer;             /* unreadable until taken */
	struct place place;
};

/* False with an error when the person being read has answered the question already. */
bool take_open(struct take *take, struct reader *reader, int question, struct place place);

/* An error that begins with the question: 'question "pay"', and what the format says. Of answers of
 * another time it is a warning. */
void take_error(const struct take *take, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* An error that the question has no such option, with the nearest, or with those that it has. */
void take_refuse(const struct take *take, const char *text);

/* Options as the answer, or of a number those that decline; words: what was written beside them,
 * or NULL. n 0: skipped. */
void take_options(const struct take *take, const int *chosen, int n, const char *words);
/* A number as somebody wrote it, or an option that declines. */
void take_number(const struct take *take, const char *text);
/* Free words. */
void take_words(const struct take *take, const char *text);

#endif
