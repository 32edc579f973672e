/* Where the people of a group stand: who leads, and by how much. */
#ifndef COMPOSE_GROUP_OUTCOMES_H
#define COMPOSE_GROUP_OUTCOMES_H

struct group;

void group_outcomes_add(struct group *group);

#endif
