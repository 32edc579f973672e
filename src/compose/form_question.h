/* A question of a form: what is asked, and what is filled in. */
#ifndef COMPOSE_FORM_QUESTION_H
#define COMPOSE_FORM_QUESTION_H

struct draft;
struct quiz;

/* Adds a question, by its number from 0, to the root of the draft's document. */
void form_question_add(struct draft *draft, const struct quiz *quiz, int number);

#endif
