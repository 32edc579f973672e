/*
 * The parts of sections, each turned into its blocks. Nothing here is about looks: a part says what
 * belongs together (a panel, a card, a branch) and in which style its lines are set.
 */
#include "compose/parts.h"

#include <string.h>

#include "compose/build.h"
#include "compose/cite.h"
#include "compose/comparison.h"
#include "compose/grid.h"
#include "compose/name.h"
#include "compose/portrait.h"
#include "compose/register.h"
#include "locale/quotation.h"
#include "locale/unicode.h"

enum { LIST_DEPTH_LIMIT = 12 };

static void add_panel(struct draft *draft, struct block *parent, const struct panel *panel)
{
	struct block *block = draft_block(draft, parent, BLOCK_PANEL, panel->pos);

	block->role = panel->role;
	block->lang = panel->lang;
	block->is_unbroken = true;
	build_leaf(draft, block, BLOCK_PARA, STYLE_PANEL_LABEL, &panel->label);
	build_leaf(draft, block, BLOCK_PARA, STYLE_PANEL_LEAD, &panel->lead);
	build_leaf(draft, block, BLOCK_PARA, STYLE_PANEL_WORD, &panel->word);
	build_leaf(draft, block, BLOCK_PARA, STYLE_PANEL_TEXT, &panel->text);
	build_fill(draft, block, STYLE_PANEL_TEXT);
}

static void add_panels(struct draft *draft, struct block *row, const struct part *part)
{
	build_opens(row, OPENING_PANELS);
	for (int i = 0; i < part->npanels; i++)
		add_panel(draft, row, &part->panels[i]);
}

static void add_figure(struct draft *draft, struct block *section, const struct part *part)
{
	struct block *block = build_picture(draft, section, part->picture);
	struct rich caption = part->caption;
	const char *lang = part->lang ? part->lang : block_lang(draft->doc, section);

	block->pos = part->pos;
	block->anchor = part->id;
	if (!block->lang)
		block->lang = part->lang;
	else if (!caption.lang) /* what the picture says may be in another language */
		caption.lang = lang;
	build_leaf(draft, block, BLOCK_CAPTION, STYLE_CAPTION, &caption);
	draft_held_notes(draft, section);
}

/* The ends of SPANS' line and the beginning of every unit on it, by name. */
static void add_units(struct draft *draft, struct chart *chart, const struct drawing *drawing)
{
	struct chart_tick *ticks = ARENA_ARRAY(draft->arena, struct chart_tick,
					       drawing->nunits + 1);

	for (int i = 0; i <= drawing->nunits; i++) {
		ticks[i].at = (int64_t)i * 1000;
		if (i < drawing->nunits && drawing->unit)
			ticks[i].label = say_phrase(draft, "unit-number",
						    WITH(say_text("unit", drawing->unit),
							 say_count("number", i + 1)));
	}
	chart->ticks = ticks;
	chart->nticks = drawing->nunits + 1;
}

static void add_drawn_bars(struct draft *draft, struct chart *chart, const struct drawing *drawing)
{
	int nbars = drawing->kind == DRAWING_MERGE ? drawing->nlabels : drawing->nbars;
	struct chart_bar *bars = ARENA_ARRAY(draft->arena, struct chart_bar, nbars);

	for (int i = 0; i < nbars; i++) {
		bars[i].role = -1;
		if (drawing->kind == DRAWING_MERGE) {
			bars[i].label = unicode_nfc(draft->arena, drawing->labels[i]);
		} else {
			bars[i].low = drawing->bars[i].from;
			bars[i].high = drawing->bars[i].to;
		}
	}
	chart->bars = bars;
	chart->nbars = nbars;
	chart->label_langs = drawing->label_langs;
}

static void add_drawing(struct draft *draft, struct block *parent, const struct card *card)
{
	const struct drawing *drawing = &card->drawing;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);

	switch (drawing->kind) {
	case DRAWING_NONE:
	case DRAWING_GROUPS:
		chart->kind = CHART_GROUPS;
		chart->ngroups = drawing->ngroups;
		chart->each = drawing->each;
		break;
	case DRAWING_SPANS:
		chart->kind = CHART_SPANS;
		add_drawn_bars(draft, chart, drawing);
		add_units(draft, chart, drawing);
		break;
	case DRAWING_MERGE:
		chart->kind = CHART_MERGE;
		add_drawn_bars(draft, chart, drawing);
		break;
	}
	chart->role = drawing->role >= 0 ? drawing->role : card->role;
	chart->caption = unicode_nfc(draft->arena, drawing->caption);
	chart->alt = drawing->alt;
	chart->lang = drawing->lang ? drawing->lang : block_lang(draft->doc, parent);
	build_figure(draft, parent, chart);
}

static bool is_drawn(const struct part *part)
{
	for (int i = 0; i < part->ncards; i++)
		if (part->cards[i].drawing.kind != DRAWING_NONE || part->cards[i].picture)
			return true;
	return false;
}

static void add_cards(struct draft *draft, struct block *row, const struct part *part, int level)
{
	bool has_numbers = part->kind == PART_SIGNS && !is_drawn(part);

	for (int i = 0; i < part->ncards; i++) {
		const struct card *card = &part->cards[i];
		struct block *block = draft_block(draft, row, BLOCK_CARD, card->pos);
		struct block *head;

		block->lang = card->lang;
		block->is_unbroken = true;
		if (card->drawing.kind != DRAWING_NONE)
			add_drawing(draft, block, card);
		else if (card->picture)
			build_picture(draft, block, card->picture);
		else if (has_numbers) { /* the figure leads the eye */
			draft_span(draft, locale_number(draft->numbers, draft->arena, i + 1), 0)
				->lang = draft->guide->lang;
			build_line(draft, block, BLOCK_PARA, STYLE_FIGURES);
		}
		head = build_heading(build_leaf(draft, block, BLOCK_HEADING, STYLE_SUBHEAD,
						&card->head),
				     level);
		if (head && part->kind == PART_CARDS)
			head->role = card->role;
		build_paras(draft, block, STYLE_SIGN_TEXT, card->paragraphs, card->nparagraphs);
		build_fill(draft, block, STYLE_SIGN_TEXT);
	}
}

static void add_path(struct draft *draft, struct block *path, const struct part *part)
{
	path->is_unbroken = true;
	build_leaf(draft, path, BLOCK_PARA, STYLE_QUESTION, &part->text);
	for (int i = 0; i < part->nbranches; i++) {
		const struct branch *branch = &part->branches[i];
		struct block *block = draft_block(draft, path, BLOCK_BRANCH, branch->pos);

		build_leaf(draft, block, BLOCK_PARA, STYLE_SUBHEAD, &branch->condition);
		build_leaf(draft, block, BLOCK_PARA, STYLE_CONDITION, &branch->detail);
		add_panel(draft, block, &branch->panel);
	}
}

/* The bold beginning of a step, with a stop unless the author wrote one. */
static void add_step_head(struct draft *draft, const struct rich *head)
{
	const char *text;
	size_t n;

	if (head->nspans == 0)
		return;
	draft_rich(draft, head, SPAN_STRONG);
	text = draft->spans[draft->nspans - 1].text;
	n = strlen(text);
	if (n > 0 && !strchr(".:!?;,", text[n - 1]))
		draft_put(draft, say_bold(draft, "step-stop"));
	draft_span(draft, " ", 0);
}

static struct block *add_list(struct draft *draft, struct block *parent, const struct part *part,
			      enum style_id style, int depth)
{
	struct block *list = draft_block(draft, parent, BLOCK_LIST, part->pos);
	bool is_cited = part->kind == PART_SOURCES && cite_is_used(draft->guide);
	bool is_numbered = part->kind == PART_STEPS || part->is_numbered || is_cited;
	int nbefore = is_cited ? cite_count_before(draft->guide, part) : 0;

	list->style = style;
	list->anchor = part->id;
	list->lang = part->lang;
	list->is_together = part->is_together;
	list->keeps_with_next = part->keeps_with_next;
	list->of.numbering = is_numbered ? NUMBERING_DECIMAL : NUMBERING_DISC;
	for (int i = 0; i < part->nitems; i++) {
		const struct list_item *from = &part->items[i];
		struct block *body;

		if (depth > 0 && !is_numbered)
			say(draft, "bullet-inner", NULL);
		body = build_item(draft, list, from->pos, nbefore + i);
		body->parent->anchor = from->id;
		add_step_head(draft, &from->head);
		if (from->nparagraphs == 0)
			draft_line(draft, body, BLOCK_PARA, style, from->head.lang, from->pos);
		build_paras(draft, body, style, from->paragraphs, from->nparagraphs);
		if (from->sublist && depth + 1 < LIST_DEPTH_LIMIT)
			add_list(draft, body, from->sublist, style, depth + 1);
		else if (from->sublist)
			diag_error(draft->diag, from->sublist->pos,
				   "lists are nested more than %d deep", LIST_DEPTH_LIMIT);
		build_fill(draft, body, style);
	}
	return list;
}

static enum style_id list_style(const struct part *part)
{
	return part->kind == PART_SOURCES ? STYLE_SMALL : STYLE_BODY;
}

struct block *parts_add_to_cell(struct draft *draft, struct block *cell, const struct part *part)
{
	struct block *block;

	if (part->kind == PART_LIST)
		return add_list(draft, cell, part, STYLE_TABLE_CELL, 0);
	block = part->picture ? build_picture(draft, cell, part->picture) : NULL;
	if (block)
		block->style = STYLE_TABLE_CELL;
	return block;
}

static void add_qr(struct draft *draft, struct block *cta, const struct part *part)
{
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);

	chart->kind = CHART_QR;
	chart->role = -1;
	chart->text = part->href;
	chart->alt = say_phrase(draft, "qr-alt",
				WITH(say_text("address", name_address(part->href))));
	build_figure(draft, cta, chart);
}

/* What the link is for, as the link. */
static void add_link_label(struct draft *draft, struct block *cta, const struct part *part)
{
	struct block *label;

	draft_rich(draft, &part->label, 0);
	for (int i = 0; i < draft->nspans; i++)
		if (!draft->spans[i].href && draft->spans[i].note < 0)
			draft->spans[i].href = part->href;
	label = draft_line(draft, cta, BLOCK_PARA, STYLE_SUBHEAD, part->label.lang,
			   part->label.pos);
	if (label)
		label->keeps_with_next = true;
}

/* The address is printed in full: paper has no links. */
static void add_cta(struct draft *draft, struct block *cta, const struct part *part)
{
	const char *label = rich_plain(draft->arena, &part->label);
	struct block *address;

	cta->is_unbroken = true;
	build_paras(draft, cta, STYLE_BODY, part->paragraphs, part->nparagraphs);
	add_link_label(draft, cta, part);
	address = build_address(draft, cta, STYLE_ADDRESS, part->href, *label ? label : NULL);
	address->keeps_with_next = true;
	build_leaf(draft, cta, BLOCK_PARA, STYLE_CAPTION, &part->hint);
	if (part->has_qr)
		add_qr(draft, cta, part);
}

static struct block *add_frame(struct draft *draft, struct block *parent, enum block_kind kind,
			       const struct part *part)
{
	struct block *block = draft_block(draft, parent, kind, part->pos);

	block->anchor = part->id;
	block->lang = part->lang;
	return block;
}

static void add_text(struct draft *draft, struct block *parent, const struct part *part,
		     enum style_id style)
{
	struct block *block;

	draft_rich(draft, &part->text, 0);
	block = draft_line(draft, parent, BLOCK_PARA, style,
			   part->text.lang ? part->text.lang : part->lang, part->pos);
	if (block)
		block->anchor = part->id;
}

static void add_subhead(struct draft *draft, struct block *section, const struct part *part,
			int level)
{
	struct block *head;

	draft_rich(draft, &part->text, 0);
	head = draft_line(draft, section, BLOCK_HEADING, STYLE_CROSSHEAD,
			  part->text.lang ? part->text.lang : part->lang, part->pos);
	if (build_heading(head, level))
		head->anchor = part->id;
}

/* The sign that a quotation begins with in its language hangs beside it. */
static void add_quote(struct draft *draft, struct block *quote, const struct part *part)
{
	quote->of.mark = quotation_opening(draft->arena, block_lang(draft->doc, quote));
	build_paras(draft, quote, STYLE_QUOTE, part->paragraphs, part->nparagraphs);
	if (quote->last && part->text.nspans > 0)
		quote->last->keeps_with_next = true;
	build_leaf(draft, quote, BLOCK_PARA, STYLE_QUOTE_BY, &part->text);
	build_fill(draft, quote, STYLE_QUOTE);
}

/* What a callout is, then its head: that is no heading, for what it is of goes on behind it. */
static void add_callout_head(struct draft *draft, struct block *callout, const struct part *part)
{
	static const char *const keys[] = {
		[CALLOUT_TIP] = "callout-tip",
		[CALLOUT_IMPORTANT] = "callout-important",
		[CALLOUT_WARNING] = "callout-warning",
	};
	struct block *head;

	say(draft, keys[part->callout], NULL);
	if (part->text.nspans > 0) {
		say(draft, "callout-colon", NULL);
		draft_span(draft, " ", 0);
		draft_rich(draft, &part->text, 0);
	}
	head = draft_line(draft, callout, BLOCK_PARA, STYLE_CALLOUT_HEAD, part->text.lang,
			  part->pos);
	if (head)
		head->keeps_with_next = true;
}

static void add_callout(struct draft *draft, struct block *callout, const struct part *part)
{
	static const enum callout looks[] = {
		[CALLOUT_TIP] = CALLOUT_OF_TIP,
		[CALLOUT_IMPORTANT] = CALLOUT_OF_IMPORTANT,
		[CALLOUT_WARNING] = CALLOUT_OF_WARNING,
	};

	callout->of.callout = looks[part->callout];
	add_callout_head(draft, callout, part);
	for (int i = 0; i < part->nparts; i++) {
		const struct part *inner = &part->parts[i];

		if (inner->kind == PART_LIST)
			add_list(draft, callout, inner, STYLE_CALLOUT, 0);
		else
			add_text(draft, callout, inner, STYLE_CALLOUT);
		callout->last->is_further = i > 0 && inner->kind != PART_LIST;
	}
}

static void add_definitions(struct draft *draft, struct block *list, const struct part *part)
{
	list->of.numbering = NUMBERING_TERMS;
	for (int i = 0; i < part->nitems; i++) {
		const struct list_item *from = &part->items[i];
		struct block *item = draft_block(draft, list, BLOCK_ITEM, from->pos), *body;

		build_leaf(draft, item, BLOCK_LABEL, STYLE_TERM, &from->head);
		body = draft_block(draft, item, BLOCK_ITEM_BODY, from->pos);
		build_paras(draft, body, STYLE_BODY, from->paragraphs, from->nparagraphs);
		build_fill(draft, body, STYLE_BODY);
		draft_held_notes(draft, body);
	}
}

static void add_key_figures(struct draft *draft, struct block *row, const struct part *part)
{
	for (int i = 0; i < part->ncards; i++) {
		const struct card *card = &part->cards[i];
		struct block *block = draft_block(draft, row, BLOCK_CARD, card->pos), *figure;

		block->lang = card->lang;
		block->is_unbroken = true;
		figure = build_leaf(draft, block, BLOCK_PARA, STYLE_KEY_FIGURE, &card->head);
		if (figure) {
			figure->role = card->role;
			figure->keeps_with_next = true;
		}
		build_paras(draft, block, STYLE_SIGN_TEXT, card->paragraphs, card->nparagraphs);
		build_fill(draft, block, STYLE_SIGN_TEXT);
	}
}

/* A part whose own heads are of that level, as far below those of sections as subheads say. */
static void add_part(struct draft *draft, struct block *section, const struct part *part, int level)
{
	switch (part->kind) {
	case PART_PARAGRAPH:
	case PART_NOTE:
		add_text(draft, section, part, part->kind == PART_NOTE ? STYLE_SMALL : STYLE_BODY);
		break;
	case PART_LIST:
	case PART_STEPS:
	case PART_SOURCES:
		add_list(draft, section, part, list_style(part), 0);
		break;
	case PART_CALLOUT:
		add_callout(draft, add_frame(draft, section, BLOCK_CALLOUT, part), part);
		break;
	case PART_DEFINITIONS:
		add_definitions(draft, add_frame(draft, section, BLOCK_LIST, part), part);
		break;
	case PART_KEY_FIGURES:
		add_key_figures(draft, add_frame(draft, section, BLOCK_ROW, part), part);
		break;
	case PART_PICTURE:
		add_figure(draft, section, part);
		break;
	case PART_PANELS:
		add_panels(draft, add_frame(draft, section, BLOCK_ROW, part), part);
		break;
	case PART_TABLE:
		grid_add(draft, section, part);
		break;
	case PART_COMPARISON:
		comparison_add(draft, section, part, NULL);
		break;
	case PART_PORTRAIT:
		portrait_add(draft, section, part);
		break;
	case PART_ACROSS:
		across_add(draft, section, part);
		break;
	case PART_REGISTER:
		register_add(draft, section);
		break;
	case PART_SIGNS:
	case PART_CARDS:
		add_cards(draft, add_frame(draft, section, BLOCK_ROW, part), part, level);
		break;
	case PART_SUBHEAD:
		add_subhead(draft, section, part, level - 1);
		break;
	case PART_QUOTE:
		add_quote(draft, add_frame(draft, section, BLOCK_QUOTE, part), part);
		break;
	case PART_PATH:
		add_path(draft, add_frame(draft, section, BLOCK_PATH, part), part);
		break;
	case PART_CTA:
		add_cta(draft, add_frame(draft, section, BLOCK_CTA, part), part);
		break;
	}
}

/* What the author asks of pages where the part begins and ends. */
static void keep_part(struct block *section, const struct block *before, const struct part *part)
{
	struct block *block = before ? before->next : section->first;

	if (!block)
		return;
	block->starts_page = part->starts_page;
	block->is_together = part->is_together;
	block->keeps_with_next = block->keeps_with_next || part->keeps_with_next;
}

/* Whether the section is a panel for each role, in their order, and nothing else. */
static bool is_of_roles(const struct draft *draft, const struct section *section)
{
	const struct part *part = &section->parts[0];

	if (section->nparts != 1 || part->kind != PART_PANELS)
		return false;
	for (int i = 0; i < part->npanels; i++)
		if (part->panels[i].role != i)
			return false;
	return part->npanels == draft->guide->nroles;
}

void parts_add_sources(struct draft *draft, struct block *parent, const struct part *sources)
{
	add_list(draft, parent, sources, STYLE_SMALL, 0);
}

struct block *parts_add_section(struct draft *draft, struct block *parent,
				const struct section *section)
{
	struct block *block = draft_block(draft, parent, BLOCK_SECTION, section->pos);
	int level = 3; /* of heads inside parts */

	block->anchor = section->id;
	block->lang = section->lang;
	block->starts_page = section->starts_page;
	block->is_together = section->is_together;
	draft_rich(draft, &section->head, 0);
	if (section->nparts > 0 && section->parts[0].kind == PART_REGISTER)
		say(draft, "index-head", NULL);
	build_heading(draft_line(draft, block, BLOCK_HEADING, STYLE_HEAD, section->head.lang,
				 section->head.pos),
		      2);
	for (int i = 0; i < section->nparts; i++) {
		const struct part *part = &section->parts[i];
		const struct block *before;

		if (part->kind == PART_SUBHEAD)
			level = part->is_deeper ? 5 : 4;
		before = block->last;
		add_part(draft, block, part, level);
		keep_part(block, before, part);
	}
	if (is_of_roles(draft, section))
		block->of.opening = OPENING_ROLES;
	return block;
}
