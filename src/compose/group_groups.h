/* The groups that a cohort is in, side by side. */
#ifndef COMPOSE_GROUP_GROUPS_H
#define COMPOSE_GROUP_GROUPS_H

struct group;

void group_groups_add(struct group *group);

#endif
