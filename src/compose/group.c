/*
 * The page about a group: how many there are, then the parts in the order in which they are read.
 * Where there are too few people for any count, it says so and no more.
 */
#include "compose/group.h"

#include "compose/group_answers.h"
#include "compose/group_dimensions.h"
#include "compose/group_groups.h"
#include "compose/group_outcomes.h"
#include "compose/group_parts.h"
#include "compose/group_safety.h"
#include "compose/group_salient.h"
#include "compose/number.h"
#include "compose/question_order.h"
#include "compose/refs.h"

static const char *guide_title(const struct group *group)
{
	const struct guide *guide = group->input->guide;

	return guide->short_title ? guide->short_title
				  : rich_plain(group->draft->arena, &guide->title);
}

static void add_metadata(struct group *group)
{
	struct doc *doc = group->draft->doc;

	doc->title = say_phrase(group->draft, "group-title",
				WITH(say_text("guide", guide_title(group))));
	doc->author = group->quiz->author ? group->quiz->author : group->input->guide->author;
	doc->date = group->input->date;
	doc->is_close = true;
}

static void add_masthead(struct group *group)
{
	const struct group_input *input = group->input;
	struct draft *draft = group->draft;
	struct block *masthead = draft_block(draft, draft->doc->root, BLOCK_MASTHEAD,
					     group->quiz->pos);
	struct block *strip = build_block(draft, masthead, BLOCK_STRIP);
	const char *date = input->is_dated ? number_date_whole(draft, input->date) : NULL;

	strip->keeps_with_next = true;
	build_para(draft, strip, STYLE_KICKER, "group-kind", NULL);
	if (date)
		build_para(draft, strip, STYLE_STRIP, "group-date", WITH(say_text("date", date)));
	say(draft, "group-heading", WITH(say_count("count", input->npeople)));
	build_heading(build_line(draft, masthead, BLOCK_HEADING, STYLE_TITLE), 1);
	build_para(draft, masthead, STYLE_STANDFIRST,
		   input->has_shown ? "group-standfirst" : "group-too-few",
		   WITH(say_text("guide", guide_title(group)), say_count("step", input->step),
			say_count("need", input->step + 1), say_count("least", input->least)));
}

struct doc *compose_group(struct arena *arena, const struct group_input *input, struct diag *diag)
{
	const struct quiz *quiz = input->traits->quiz;
	struct draft draft = {.arena = arena,
			      .guide = input->guide,
			      .phrases = input->phrases,
			      .locales = input->locales,
			      .diag = diag};
	struct group group = {
		.draft = &draft, .input = input, .quiz = quiz, .traits = input->traits};

	draft_init(&draft, draft_wording_lang(input->guide, input->phrases));
	draft.doc->root->pos = quiz->pos;
	group.numbers = question_order(arena, quiz, &group.order);
	add_metadata(&group);
	add_masthead(&group);
	if (input->has_shown) {
		group_outcomes_add(&group);
		group_dimensions_add(&group);
		group_salient_add(&group);
		group_groups_add(&group);
		group_answers_add(&group);
	}
	group_safety_add(&group);
	say(&draft, "group-foot",
	    WITH(say_text("guide", guide_title(&group)), say_count("least", input->least)));
	build_foot(&draft);
	refs_settle(&draft);
	return draft_finish(&draft);
}
