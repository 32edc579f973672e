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

/* look: NULL where it is not laid out. */
static void check_choice(struct kit *kit, struct content content, const struct guide_tree *tree,
			 const struct look *look, const struct guide_choice *choice)
{
	struct arena own;
	struct doc *doc;

	arena_init(&own);
	content.guide = guide_tree_choose(&own, tree, choice, kit->diag);
	doc = content.guide ? run_compose_guide(kit, &own, &content) : NULL;
	if (doc && look) {
		run_begin(kit);
		run_lay_out(kit, &own, doc, look);
	}
	arena_release(&own);
}

void check_atlas(struct kit *kit, const struct content *content, const struct guide_tree *tree,
		 const struct look *look)
{
	static const struct guide_choice book = {.is_whole = true, .is_book = true};
	const struct role *all = content->guide->roles;
	int n = content->guide->nroles;

	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n; k++) {
			const char *roles[] = {all[i].id, all[k].id};
			const struct guide_choice choice = {.roles = roles, .nroles = 2};

			check_choice(kit, *content, tree, is_laid_out(n, i, k) ? look : NULL,
				     &choice);
		}
	check_choice(kit, *content, tree, look, &book);
}
