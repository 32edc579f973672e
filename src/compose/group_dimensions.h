/* How the people of a group spread over the scale of each dimension. */
#ifndef COMPOSE_GROUP_DIMENSIONS_H
#define COMPOSE_GROUP_DIMENSIONS_H

struct group;

void group_dimensions_add(struct group *group);

#endif
