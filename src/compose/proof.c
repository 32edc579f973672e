/* A section a page: which it is, where it comes from, and the picture. */
#include "compose/proof.h"

#include "compose/build.h"
#include "compose/refs.h"
#include "content/guide.h"

static void add_picture(struct draft *draft, struct block *section, const struct proof_page *page)
{
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);

	*chart = (struct chart){
		.kind = CHART_PROOF,
		.role = -1,
		.picture = page->picture,
		.width = page->width,
		.height = page->height,
		.spots = page->spots,
		.nspots = page->nspots,
		.alt = say_phrase(draft, "proof-alt", WITH(say_text("readings", page->readings)))};
	build_figure(draft, section, chart);
}

static void add_page(struct draft *draft, const struct proof_page *page, bool is_first)
{
	struct block *section = draft_block(draft, draft->doc->root, BLOCK_SECTION,
					    draft->guide->pos);
	struct filling file = say_text("file", page->file);
	struct filling number = say_count("number", page->number);

	section->starts_page = !is_first;
	if (page->code)
		say(draft, "proof-page",
		    WITH(say_text("code", page->code), say_count("page", page->page)));
	else
		say(draft, "proof-where", WITH(file, number));
	build_heading(build_line(draft, section, BLOCK_HEADING, STYLE_SUBHEAD), 1);
	if (page->code)
		build_para(draft, section, STYLE_SMALL, "proof-where", WITH(file, number));
	if (page->is_unread)
		build_para(draft, section, STYLE_SMALL, "proof-unread", NULL);
	else if (is_first)
		build_para(draft, section, STYLE_SMALL, "proof-note", NULL);
	if (page->picture)
		add_picture(draft, section, page);
}

struct doc *compose_proof(struct arena *arena, const struct proof_input *input, struct diag *diag)
{
	struct draft draft = {.arena = arena,
			      .guide = input->guide,
			      .phrases = input->phrases,
			      .locales = input->locales,
			      .diag = diag};

	draft_init(&draft, draft_wording_lang(input->guide, input->phrases));
	draft.doc->root->pos = input->guide->pos;
	draft.doc->title = say_phrase(&draft, "proof-title", NULL);
	draft.doc->date = input->date;
	for (int i = 0; i < input->npages; i++)
		add_page(&draft, &input->pages[i], i == 0);
	draft_span(&draft, draft.doc->title, 0);
	build_foot(&draft);
	refs_settle(&draft);
	return draft_finish(&draft);
}
