/*
 * What the command "ask" prints: lines as wide as the terminal, one after the other, so that they
 * can be read aloud and go through a pipe. Nothing moves the cursor back. Between 20 and 80 columns
 * are used.
 */
#ifndef ASK_ASK_SCREEN_H
#define ASK_ASK_SCREEN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/quiz.h"
#include "locale/locale.h"
#include "locale/message.h"

struct phrases;

struct ask_screen {
	struct arena *arena;
	const struct phrases *phrases;
	struct locale *locale;
	const char *lang; /* in which the questionnaire is shown where it has it */
	struct diag *diag;
};

/* clang-format off */
#define ASK_WORD(name, text) {(name), (text), 0}
#define ASK_NUMBER(name, number) {(name), NULL, (number)}
/* clang-format on */

enum { ASK_MOST_ARGS = 3 };

/* A phrase, and what is filled in: up to three ASK_WORD and ASK_NUMBER. */
struct ask_phrase {
	const char *key;
	struct message_arg args[ASK_MOST_ARGS]; /* up to the first without a name */
};

/* clang-format off */
#define ASK_PHRASE(key, ...) {(key), {__VA_ARGS__}}
/* clang-format on */
#define ASK_SAID(key_, ...) (&(struct ask_phrase)ASK_PHRASE(key_, __VA_ARGS__))

/* The words of a phrase, in the screen's arena. */
const char *ask_screen_phrase(struct ask_screen *screen, const struct ask_phrase *said);

/* The text in the language shown, else in the questionnaire's own; "" when there is none. */
const char *ask_screen_text(const struct ask_screen *screen, const struct quiz_text *text);

/* An empty line. */
void ask_screen_gap(struct ask_screen *screen);

/* A phrase as a paragraph. */
void ask_screen_say(struct ask_screen *screen, const struct ask_phrase *said);

/* A paragraph behind lead, "  2. ", with its other lines indented as far. lang: of the text. */
void ask_screen_put(struct ask_screen *screen, const char *lead, const char *text,
		    const char *lang);

/* A text of the questionnaire as a paragraph; nothing when there is none. */
void ask_screen_put_text(struct ask_screen *screen, const char *lead, const struct quiz_text *text);

/* A command line that can be copied as it stands: quoted, and over several lines when too long. */
void ask_screen_put_command(struct ask_screen *screen, const char *const *words, int nwords);

/* A phrase that a line of input stands behind. */
void ask_screen_prompt(struct ask_screen *screen, const struct ask_phrase *said);

#endif
