/* What was done to the numbers, and what is not there, each with its reason. */
#include "compose/group_safety.h"

#include "compose/group_parts.h"

static void add_item(struct group *group, struct block *list, const char *key)
{
	const struct group_input *input = group->input;
	struct draft *draft = group->draft;

	build_para(draft, build_item(draft, list, list->pos, 0), STYLE_SIGN_TEXT, key,
		   WITH(say_count("step", input->step), say_count("least", input->least),
			say_count("low", input->step - 3),
			say_count("high", input->step + input->least - 1),
			say_count("count", input->nhidden),
			say_text("under", group_count(group, 0)),
			say_text("about", group_count(group, input->step)),
			say_count("most", input->least - 1)));
}

void group_safety_add(struct group *group)
{
	const struct group_input *input = group->input;
	struct block *section = group_section(group, "group-safety-head", "safety");
	struct block *list = build_list(group->draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);

	if (!input->has_shown) {
		add_item(group, list, "group-safety-too-few");
		return;
	}
	add_item(group, list, "group-safety-steps");
	add_item(group, list, input->nrows > 0 ? "group-safety-one-each" : "group-safety-one");
	if (input->nrows > 0)
		add_item(group, list, "group-safety-groups");
	if (input->has_many)
		add_item(group, list, "group-safety-many");
	if (input->nhidden > 0)
		add_item(group, list, "group-safety-hidden");
	add_item(group, list, "group-safety-words");
	add_item(group, list, "group-safety-limits");
}
