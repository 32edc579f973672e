/* When a question of a form on paper is to be answered, in words. */
#ifndef COMPOSE_FORM_CONDITION_H
#define COMPOSE_FORM_CONDITION_H

struct condition;
struct draft;
struct quiz;

/* A sentence that names questions by their numbers. */
const char *form_condition_words(struct draft *draft, const struct quiz *quiz,
				 const struct condition *condition);

#endif
