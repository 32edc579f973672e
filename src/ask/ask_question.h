/* One prompt at a time, until it is answered or left. */
#ifndef ASK_ASK_QUESTION_H
#define ASK_ASK_QUESTION_H

#include "ask/ask_talk.h"

/* Puts a question that is asked, saves the answer, and says where to go. */
enum ask_move ask_question_put(struct ask_talk *talk, int question);

/* Asks for the person's name. */
enum ask_move ask_question_name(struct ask_talk *talk);

#endif
