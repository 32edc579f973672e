/* How the page about a group keeps single people out of sight. */
#ifndef COMPOSE_GROUP_SAFETY_H
#define COMPOSE_GROUP_SAFETY_H

struct group;

void group_safety_add(struct group *group);

#endif
