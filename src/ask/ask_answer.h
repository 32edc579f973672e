/* From a line that somebody typed to options or a number, or to what is wrong with it. */
#ifndef ASK_ASK_ANSWER_H
#define ASK_ASK_ANSWER_H

#include <stdbool.h>

#include "answers/answers.h"
#include "ask/ask_screen.h"

/* What a question is, and how it is shown. */
struct ask_shown {
	const struct question *question;
	const char **labels; /* an option each, in the language shown */
	const char *unit;    /* NUMBER: of it; "": none */
};

/*
 * Reads a clean line that is not blank. Options are named by their number in the list, by their
 * label, or by a beginning of it that no other label shares; several of them with commas,
 * semicolons or, between numbers, spaces. The answer lives in the arena. When the line is no answer
 * to the question: false, and fault says what is expected. Not for questions of type TEXT.
 */
bool ask_answer_read(struct arena *arena, const struct ask_shown *shown, const char *line,
		     struct answer *answer, struct ask_phrase *fault);

/* Whether the line is the label of an option, which is then meant rather than a command. */
bool ask_answer_is_label(struct arena *arena, const struct ask_shown *shown, const char *line);

/* How many options a RANK question wants. */
int ask_answer_places(const struct question *question);

#endif
