/* Next steps: what a person may do, chosen later by outcome, role and answers. */
#include "content/quiz_step.h"

#include <string.h>

#include "base/limits.h"
#include "content/condition.h"
#include "content/guide_check.h"
#include "content/quiz_read.h"
#include "xml/read.h"

/* A role is in front only where roles were compared. */
static void check_role(struct quiz_loader *loader, const struct xml_node *node)
{
	bool has_front = !read_is(node, "outcome", "insufficient") &&
			 !read_is(node, "outcome", "blocked");

	if (has_front || !xml_attr(node, "role"))
		return;
	diag_error(loader->diag, node->pos, "step \"%s\" is for nobody: with the outcome \"%s\" no "
		   "role is in front", xml_attr(node, "id"), xml_attr(node, "outcome"));
	diag_hint(loader->diag, "leave out role, or let the outcome be leads or balanced");
}

static void check_alone(struct quiz_loader *loader, const struct next_step *step)
{
	const struct quiz *quiz = loader->quiz;

	for (int i = 0; i < quiz->nsteps; i++)
		if (strcmp(quiz->steps[i].id, step->id) == 0)
			quiz_read_double(loader, step->pos, "step", step->id, quiz->steps[i].pos);
}

static void load_step(struct quiz_loader *loader, const struct xml_node *node,
		      struct next_step *step)
{
	struct condition_place place = {loader->quiz, loader->quiz->nquestions, node->pos};
	const char *when = xml_attr(node, "when");

	*step = (struct next_step){
		.id = xml_attr(node, "id"),
		.outcome = (enum step_outcome)read_choice(node, "outcome", &step_outcomes,
							  STEP_ANY),
		.role = guide_read_role(loader->quiz->guide, node, "role", loader->diag),
		.head = quiz_read_text(loader, node, "head"),
		.text = quiz_read_text(loader, node, "text"),
		.href = xml_attr(node, "href"),
		.pos = node->pos,
	};
	if (when)
		step->when = condition_parse(loader->arena, when, &place, loader->diag);
	if (!step->text.n)
		diag_error(loader->diag, node->pos, "step \"%s\" says nothing: it has no <text>",
			   step->id);
	check_role(loader, node);
	guide_check_address(node, loader->diag);
	check_alone(loader, step);
}

void quiz_step_load(struct quiz_loader *loader, const struct xml_node *root)
{
	struct quiz *quiz = loader->quiz;
	const struct xml_node *steps = xml_child(root, "steps"), *at;
	int n = steps ? read_count(steps, "step") : 0;

	if (n > LIMIT_QUESTIONS) {
		diag_error(loader->diag, steps->pos, "there are %d steps, more than %d", n,
			   LIMIT_QUESTIONS);
		return;
	}
	quiz->steps = ARENA_ARRAY(loader->arena, struct next_step, n + 1);
	for (at = steps ? xml_child(steps, "step") : NULL; at; at = xml_next(at, "step")) {
		load_step(loader, at, &quiz->steps[quiz->nsteps]);
		quiz->nsteps++;
	}
}
