/* Checks of a guide of many roles. */
#ifndef CLI_CHECK_ATLAS_H
#define CLI_CHECK_ATLAS_H

struct content;
struct guide_tree;
struct kit;
struct look;

/*
 * Each two of the roles are chosen and composed, so that what a handout lacks is found; laid out
 * are as many as it takes for each role to be on pages twice, and the book. content: with the guide
 * of all roles.
 */
void check_atlas(struct kit *kit, const struct content *content, const struct guide_tree *tree,
		 const struct look *look);

#endif
