/* Which sample people get another outcome by the new edition's questionnaire. */
#ifndef CLI_DIFF_PEOPLE_H
#define CLI_DIFF_PEOPLE_H

#include <stdbool.h>

struct content;
struct kit;
struct findings;

/* Scores the people of path, a file of answers or a folder of them (NULL: the folder "answers"
 * beside the new guide, where there is one), under both, which have a questionnaire or have not,
 * and fills the findings' people. False and an error: path was named, and nobody of it can be
 * scored. */
bool diff_people(struct kit *kit, const struct content *old, const struct content *new,
		 const char *path, struct findings *findings);

#endif
