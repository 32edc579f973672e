/* The questions of a group that stand out: skipped, contradicted, deciding. */
#ifndef COMPOSE_GROUP_SALIENT_H
#define COMPOSE_GROUP_SALIENT_H

struct group;

void group_salient_add(struct group *group);

#endif
