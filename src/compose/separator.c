/* A page of two lines, as a title and its standfirst. */
#include "compose/separator.h"

#include "compose/build.h"
#include "compose/refs.h"
#include "compose/report.h"
#include "compose/say.h"

struct doc *compose_separator(struct arena *arena, const struct report_input *input,
			      const char *code, struct diag *diag)
{
	struct draft draft = {.arena = arena,
			      .guide = input->guide,
			      .phrases = input->phrases,
			      .locales = input->locales,
			      .diag = diag};
	struct block *masthead;

	draft_init(&draft, draft_wording_lang(input->guide, input->phrases));
	draft.doc->root->pos = input->guide->pos;
	draft.doc->title = report_title(&draft);
	draft.doc->date = input->date;
	masthead = build_block(&draft, draft.doc->root, BLOCK_MASTHEAD);
	if (*code) {
		draft_span(&draft, code, 0);
		build_heading(build_line(&draft, masthead, BLOCK_HEADING, STYLE_TITLE), 1);
	}
	draft_span(&draft, draft.doc->title, 0);
	build_line(&draft, masthead, BLOCK_PARA, STYLE_STANDFIRST);
	doc_leave_out(arena, draft.doc, 0, 0);
	refs_settle(&draft);
	return draft_finish(&draft);
}
