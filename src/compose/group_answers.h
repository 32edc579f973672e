/* How often each answer was given to each question. */
#ifndef COMPOSE_GROUP_ANSWERS_H
#define COMPOSE_GROUP_ANSWERS_H

struct group;

void group_answers_add(struct group *group);

#endif
