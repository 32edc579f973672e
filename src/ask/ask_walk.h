/* The way through the questions, from where it is taken up to where it is left. */
#ifndef ASK_ASK_WALK_H
#define ASK_ASK_WALK_H

#include "ask/ask_talk.h"

/* is_new: nothing has been asked before. Answers QUIT (also when all is done), END or STOPPED. */
enum ask_move ask_walk(struct ask_talk *talk, bool is_new);

#endif
