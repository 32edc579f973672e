/* What the parts of the page about a group share. A part is a section of one file, group_NAME.c. */
#ifndef COMPOSE_GROUP_PARTS_H
#define COMPOSE_GROUP_PARTS_H

#include "compose/build.h"
#include "compose/group.h"
#include "content/quiz.h"
#include "score/trait.h"

struct group {
	struct draft *draft;
	const struct group_input *input;
	const struct quiz *quiz;
	const struct traits *traits;
	const int *order, *numbers; /* of questions: question_order.h */
};

/* A section with its head, a phrase. */
struct block *group_section(struct group *group, const char *head, const char *anchor);

/* A number as it is shown: "≈ 12", "< 5"; "–" for what is hidden. In a cell at the end. */
const char *group_count(struct group *group, int64_t shown);
void group_count_cell(struct group *group, struct block *row, int64_t shown, unsigned flags);

/* A bar of so many of all people, in the colour of a role; -1: ink. */
void group_bar_cell(struct group *group, struct block *row, int role, int64_t shown);

/* A question in its short words. */
struct span group_question(const struct group *group, int question);

#endif
