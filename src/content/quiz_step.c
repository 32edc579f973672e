/* Next steps: what a person may do, chosen later by outcome, role and answers. */
#include "content/quiz_step.h"

#include "content/guide_check.h"
#include "content/quiz_field.h"
#include "xml/read.h"
#include "xml/xml.h"

/* A role is in front only where roles were compared. */
static void check_role(const struct xml_node *node, struct diag *diag)
{
	bool has_front = !read_is(node, "outcome", "insufficient") &&
			 !read_is(node, "outcome", "blocked");

	if (has_front || !xml_attr(node, "role"))
		return;
	diag_error(diag, node->pos,
		   "step \"%s\" is for nobody: with the outcome \"%s\" no role is in front",
		   xml_attr(node, "id"), xml_attr(node, "outcome"));
	diag_hint(diag, "leave out role, or let the outcome be leads or balanced");
}

static void check_step(const struct field_in *in)
{
	const struct next_step *step = in->record;

	if (!step->text.n)
		diag_error(in->diag, in->node->pos, "step \"%s\" says nothing: it has no <text>",
			   step->id);
	check_role(in->node, in->diag);
	guide_check_address(in->node, in->diag);
	quiz_check_id(in);
}

static const struct field step_fields[] = {
	FIELD("id", next_step, id, field_text, .shown = " "),
	FIELD("outcome", next_step, outcome, field_choice, .of = &step_outcomes, .shown = ", "),
	FIELD("role", next_step, role, quiz_role, .of = "any role"),
	FIELD("head", next_step, head, quiz_words),
	FIELD("text", next_step, text, quiz_words),
	FIELD("href", next_step, href, field_text_line),
	FIELD("when", next_step, when, quiz_when),
	FIELD("", next_step, pos, field_pos),
};
static const struct next_step any_step = {.outcome = STEP_ANY};

const struct record quiz_step = {RECORD("step", next_step, step_fields), .initial = &any_step,
				 .check = check_step};
