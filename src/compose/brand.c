/* What an organisation says of itself, and what a guide says on all its pages. */
#include "compose/brand.h"

#include <string.h>

#include "compose/brand_logo.h"
#include "compose/build.h"
#include "compose/number.h"
#include "content/foot_text.h"
#include "content/guide.h"
#include "look/logo.h"

void brand_add_logo(struct draft *draft, struct block *masthead)
{
	const struct logo *logo = brand_logo_find(draft);
	struct block *block;

	if (!logo_is_in_masthead(logo))
		return;
	block = build_picture(draft, masthead, logo->picture);
	block->is_at_start = logo->is_at_start;
}

/* An address of the web as people write it. */
static const char *short_address(struct arena *arena, const char *href)
{
	const char *at = strstr(href, "://");
	size_t n;

	at = at ? at + 3 : strncmp(href, "mailto:", 7) == 0 ? href + 7 : href;
	n = strlen(at);
	return arena_strndup(arena, at, n > 1 && at[n - 1] == '/' ? n - 1 : n);
}

void brand_add_line(struct draft *draft, struct block *masthead)
{
	static const char dot[] = " \xc2\xb7 ";
	const struct organisation *organisation = draft->guide->organisation;
	const char *lang = organisation ? organisation->lang : NULL;

	if (!organisation)
		return;
	lang = draft_guide_lang(draft, lang ? lang : draft->guide->lang);
	draft_span(draft, organisation->name, SPAN_STRONG);
	if (organisation->address) {
		draft_span(draft, dot, 0);
		draft_span(draft, organisation->address, 0);
	}
	if (organisation->href) {
		draft_span(draft, dot, 0);
		draft_span(draft, short_address(draft->arena, organisation->href), 0)->href =
			organisation->href;
	}
	draft_line(draft, masthead, BLOCK_PARA, STYLE_SMALL, lang, organisation->pos);
}

static void add_piece(struct draft *draft, const struct foot_piece *piece)
{
	const struct guide *guide = draft->guide;
	const struct organisation *organisation = guide->organisation;

	switch (piece->place) {
	case FOOT_WORDS:
	case FOOT_UNKNOWN:
		draft_span(draft, arena_strndup(draft->arena, piece->text, piece->n), 0);
		break;
	case FOOT_TITLE:
		draft_span(draft, draft->doc->title, 0);
		break;
	case FOOT_ORGANISATION:
		draft_span(draft, organisation ? organisation->name : "", 0);
		break;
	case FOOT_VERSION:
		draft_span(draft, guide->version, 0);
		break;
	case FOOT_DATE:
		draft_span(draft, number_date_whole(draft, guide->date), 0);
		break;
	case FOOT_PAGE:
		draft_span(draft, "", 0)->field = FIELD_PAGE;
		break;
	case FOOT_PAGES:
		draft_span(draft, "", 0)->field = FIELD_PAGE_COUNT;
		break;
	}
}

static struct span *make_foot(struct draft *draft, const char *text, int *n)
{
	struct foot_piece piece;

	while (foot_text_next(&text, &piece))
		add_piece(draft, &piece);
	return draft_take(draft, n);
}

void brand_set_foot(struct draft *draft)
{
	const struct guide_foot *foot = draft->guide->foot;
	struct doc *doc = draft->doc;

	if (!foot)
		return;
	if (foot->start) {
		doc->foot_start = make_foot(draft, foot->start, &doc->nfoot_start);
		doc->own_start = foot->pos;
	}
	if (foot->end) {
		doc->foot_end = make_foot(draft, foot->end, &doc->nfoot_end);
		doc->own_end = foot->pos;
	}
}
