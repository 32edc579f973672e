/* Composing takes a tenth of the time of laying out, and there may be 780 handouts. */
#include "cli/check_atlas.h"

#include "base/arena.h"
#include "content/guide.h"
#include "content/guide_choice.h"
#include "content/guide_load.h"
#include "run/run.h"

/* Where the second role follows the first, or is the last and the first one follows it. */
static bool is_laid_out(int nroles, int first, int second)
{
	return second == first + 1 || (first == 0 && second == nroles - 1);
}

static void check_pair(struct kit *kit, struct content content, const struct guide_tree *tree,
		       const struct look *look, const int pair[2])
{
	const struct role *all = content.guide->roles;
	const char *roles[] = {all[pair[0]].id, all[pair[1]].id};
	const struct guide_choice choice = {roles, 2, false};
	int nroles = content.guide->nroles;
	struct arena own;
	struct doc *doc;

	arena_init(&own);
	content.guide = guide_tree_choose(&own, tree, &choice, kit->diag);
	doc = content.guide ? run_compose_guide(kit, &own, &content) : NULL;
	if (doc && is_laid_out(nroles, pair[0], pair[1])) {
		run_begin(kit);
		run_lay_out(kit, &own, doc, look);
	}
	arena_release(&own);
}

void check_atlas(struct kit *kit, const struct content *content, const struct guide_tree *tree,
		 const struct look *look)
{
	for (int i = 0; i < content->guide->nroles; i++)
		for (int k = i + 1; k < content->guide->nroles; k++)
			check_pair(kit, *content, tree, look, (const int[]){i, k});
}
