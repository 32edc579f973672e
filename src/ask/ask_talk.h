/* The talk of the command "ask": what all its prompts share. */
#ifndef ASK_ASK_TALK_H
#define ASK_ASK_TALK_H

#include <stdbool.h>
#include <stdint.h>

#include "ask/ask_answer.h"
#include "ask/ask_input.h"
#include "ask/ask_screen.h"
#include "ask/ask_session.h"
#include "base/buf.h"

struct ask_talk {
	struct arena *arena;
	struct ask_screen screen;
	struct ask_input input;
	struct ask_session session;
	struct buf line;
	int64_t date; /* of the answers */
	int target;   /* ASK_TO: the question to go to */
};

/* What comes behind a prompt. */
enum ask_move {
	ASK_ON, /* to the next question */
	ASK_BACK,
	ASK_TO,    /* to the question target */
	ASK_AGAIN, /* through all from the first */
	ASK_QUIT,
	ASK_END,    /* no more input */
	ASK_STOPPED /* Ctrl-C */
};

enum ask_command {
	ASK_COMMAND_NONE,
	ASK_COMMAND_BACK,
	ASK_COMMAND_SKIP,
	ASK_COMMAND_QUIT,
	ASK_COMMAND_HELP,
	ASK_COMMAND_LIST,
	ASK_COMMAND_GO,
	ASK_COMMAND_AGAIN,
	ASK_NCOMMANDS
};

/* Begins a talk about the quiz; its answers go to path, dated by date (seconds since 1970). The
 * screen is as the caller wants it, but for its locale. Closed by ask_talk_close. */
void ask_talk_open(struct ask_talk *talk, const struct ask_screen *screen, const struct quiz *quiz,
		   const char *path, int64_t date);

/* Prints a phrase; one that is filled in. */
void ask_talk_say(struct ask_talk *talk, const char *key);
#define ask_talk_fill(talk, key, ...) ask_screen_say(&(talk)->screen, ASK_SAID(key, __VA_ARGS__))

/*
 * Prompts with a phrase and reads a line: a clean one without spaces at its ends, which lives in
 * the arena. What is no UTF-8 is refused here. joins: several lines pasted at once into a terminal
 * are one.
 */
enum ask_line ask_talk_read(struct ask_talk *talk, const char *key, bool joins, const char **line);

/* One line as it came, without a prompt; a NUL is taken for a space. */
enum ask_line ask_talk_read_raw(struct ask_talk *talk);

/* The move that follows from no line. */
enum ask_move ask_talk_end(enum ask_line line);

/* Which command the line is, in the language of the phrases; *number: of "go 7", else 0. */
enum ask_command ask_talk_command(struct ask_talk *talk, const char *line, int64_t *number);

/* Whether the line is a number alone. */
bool ask_talk_number(struct ask_talk *talk, const char *line, int64_t *number);

/* The line as an answer: without the quotation marks that keep it from being a command. */
const char *ask_talk_unquote(struct ask_talk *talk, const char *line);

/* Sees to "go 7": true with target set, else a message that there is no such question. */
bool ask_talk_go(struct ask_talk *talk, int64_t number);

/* How the question is shown. */
struct ask_shown ask_talk_shown(struct ask_talk *talk, int question);

/* The answer as one line: "1. Ask users; 3. Look at figures". */
const char *ask_talk_answer(struct ask_talk *talk, int question, const struct answer *answer);

/* All questions that come, each with its answer. */
void ask_talk_list(struct ask_talk *talk);

/* Writes the answers; a failure is said, and tried again with the next answer. */
void ask_talk_save(struct ask_talk *talk);

/* Closes input and locale; errors of the environment where something could not be read or written.
 */
void ask_talk_close(struct ask_talk *talk, struct diag *diag);

#endif
