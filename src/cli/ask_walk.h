/* The way through the questions, from where it is taken up to where it is left. */
#ifndef CLI_ASK_WALK_H
#define CLI_ASK_WALK_H

#include "cli/ask_talk.h"

/* is_new: nothing has been asked before. Answers QUIT (also when all is done), END or STOPPED. */
enum ask_move ask_walk(struct ask_talk *talk, bool is_new);

#endif
