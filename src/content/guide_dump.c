/*
 * A guide as text, one thing a line, indented like the XML. Words stand between quotes; what an
 * inline element adds stands in front of them in braces: {strong} "Outcome:". A bar is a
 * line break.
 */
#include "content/guide_dump.h"

#include <inttypes.h>

#include "base/buf.h"
#include "content/guide.h"
#include "look/picture.h"

static void dump_line(struct buf *out, int depth, const char *name)
{
	buf_printf(out, "%*s%s", depth * 2, "", name);
}

static void dump_text(struct buf *out, int depth, const char *name, const char *text)
{
	if (!text)
		return;
	dump_line(out, depth, name);
	buf_printf(out, " \"%s\"\n", text);
}

static void dump_marks(const struct rich_span *span, struct buf *out)
{
	if (span->flags & RICH_STRONG)
		buf_addstr(out, " {strong}");
	if (span->flags & RICH_EM)
		buf_addstr(out, " {em}");
	if (span->role >= 0)
		buf_printf(out, " {role %d}", span->role);
	if (span->lang)
		buf_printf(out, " {lang %s}", span->lang);
	if (span->href)
		buf_printf(out, " {link %s}", span->href);
	if (span->expansion)
		buf_printf(out, " {for \"%s\"}", span->expansion);
}

/* A footnote holds no footnote, so this goes one deep. */
static void dump_spans(const struct rich *rich, struct buf *out)
{
	if (rich->lang)
		buf_printf(out, " (%s)", rich->lang);
	for (int i = 0; i < rich->nspans; i++) {
		const struct rich_span *span = &rich->spans[i];

		dump_marks(span, out);
		switch (span->kind) {
		case RICH_TEXT:
		case RICH_ROLE:
			buf_printf(out, " \"%s\"", span->text);
			break;
		case RICH_BREAK:
			buf_addstr(out, " |");
			break;
		case RICH_NOTE:
			buf_addstr(out, " {footnote");
			dump_spans(span->note, out);
			buf_addstr(out, "}");
			break;
		}
	}
}

static void dump_rich(struct buf *out, int depth, const char *name, const struct rich *rich)
{
	if (!rich->nspans)
		return;
	dump_line(out, depth, name);
	dump_spans(rich, out);
	buf_addc(out, '\n');
}

static void dump_riches(struct buf *out, int depth, const char *name, const struct rich *riches,
			int n)
{
	for (int i = 0; i < n; i++)
		dump_rich(out, depth, name, &riches[i]);
}

/* The end of an element's first line: what every element may have. */
static void dump_rest(struct buf *out, const char *id, const char *lang)
{
	if (id)
		buf_printf(out, " #%s", id);
	if (lang)
		buf_printf(out, " (%s)", lang);
	buf_addc(out, '\n');
}

static void dump_picture(struct buf *out, int depth, const char *name,
			 const struct picture *picture)
{
	if (!picture)
		return;
	dump_line(out, depth, name);
	buf_printf(out, " %dx%d", picture->width, picture->height);
	if (picture->wanted_width)
		buf_printf(out, " width %" PRId64, picture->wanted_width);
	if (picture->alt && picture->alt[0])
		buf_printf(out, " \"%s\"", picture->alt);
	else
		buf_addstr(out, " decorative");
	dump_rest(out, NULL, picture->lang);
}

static void dump_range(const struct range *range, struct buf *out)
{
	buf_printf(out, "range %" PRId64 "..%" PRId64 " %s a %s, %s, %s, %s", range->low,
		   range->high, range->currency, range->period, range->place, range->basis,
		   range->year ? range->year : "year not known");
}

static void dump_cell(const struct guide *guide, int role, const struct cell_content *cell,
		      struct buf *out)
{
	static const char *const flags[] = {"no", "partly", "yes"};

	dump_line(out, 3, guide->roles[role].id);
	buf_addstr(out, ": ");
	switch (cell->kind) {
	case CELL_TEXT:
		buf_addstr(out, "text");
		break;
	case CELL_LIST:
		buf_addstr(out, "list");
		break;
	case CELL_LEVEL:
		buf_printf(out, "level %d of %d", cell->level, cell->max);
		break;
	case CELL_FLAG:
		buf_printf(out, "flag %s", flags[cell->flag]);
		break;
	case CELL_RANGE:
		dump_range(&cell->range, out);
		break;
	case CELL_EMPTY:
		buf_addstr(out, "none");
		break;
	}
	dump_rest(out, NULL, cell->lang);
	dump_rich(out, 4, "words", &cell->words);
	dump_riches(out, 4, "p", cell->paragraphs, cell->nparagraphs);
	dump_riches(out, 4, "point", cell->items, cell->nitems);
}

static void dump_dimensions(const struct guide *guide, struct buf *out)
{
	buf_addstr(out, "  dimensions\n");
	for (int i = 0; i < guide->ndimensions; i++) {
		const struct dimension *dimension = &guide->dimensions[i];

		dump_line(out, 2, dimension->has_axis ? "dimension, one axis" : "dimension");
		dump_rest(out, dimension->id, dimension->lang);
		dump_rich(out, 3, "name", &dimension->name);
		dump_rich(out, 3, "note", &dimension->note);
		for (int role = 0; role < guide->nroles; role++)
			dump_cell(guide, role, &dimension->cells[role], out);
	}
	dump_rich(out, 2, "source-line", &guide->source_line);
}

static void dump_colour(const struct guide *guide, int role, struct buf *out)
{
	if (role >= 0)
		buf_printf(out, " in the colour of %s", guide->roles[role].id);
}

static void dump_panel(const struct guide *guide, int depth, const struct panel *panel,
		       struct buf *out)
{
	dump_line(out, depth, "panel");
	dump_colour(guide, panel->role, out);
	dump_rest(out, NULL, panel->lang);
	dump_rich(out, depth + 1, "label", &panel->label);
	dump_rich(out, depth + 1, "lead", &panel->lead);
	dump_rich(out, depth + 1, "word", &panel->word);
	dump_rich(out, depth + 1, "p", &panel->text);
}

static void dump_drawing(const struct guide *guide, const struct drawing *drawing, struct buf *out)
{
	if (drawing->kind == DRAWING_NONE)
		return;
	dump_line(out, 4, "drawing");
	switch (drawing->kind) {
	case DRAWING_NONE:
		break;
	case DRAWING_GROUPS:
		buf_printf(out, " %d groups of %d", drawing->ngroups, drawing->each);
		break;
	case DRAWING_SPANS:
		buf_printf(out, " %d times %s:", drawing->nunits, drawing->unit);
		for (int i = 0; i < drawing->nbars; i++)
			buf_printf(out, " %" PRId64 "..%" PRId64, drawing->bars[i].from,
				   drawing->bars[i].to);
		break;
	case DRAWING_MERGE:
		for (int i = 0; i < drawing->nlabels; i++)
			buf_printf(out, " \"%s\"", drawing->labels[i]);
		break;
	}
	dump_colour(guide, drawing->role, out);
	dump_rest(out, NULL, drawing->lang);
	dump_text(out, 5, "caption", drawing->caption);
	dump_text(out, 5, "alt", drawing->alt);
}

static void dump_card(const struct guide *guide, const struct card *card, struct buf *out)
{
	dump_line(out, 3, "card");
	dump_colour(guide, card->role, out);
	dump_rest(out, NULL, card->lang);
	dump_drawing(guide, &card->drawing, out);
	dump_picture(out, 4, "picture", card->picture);
	dump_rich(out, 4, "head", &card->head);
	dump_riches(out, 4, "p", card->paragraphs, card->nparagraphs);
}

static void dump_branch(const struct guide *guide, const struct branch *branch, struct buf *out)
{
	buf_addstr(out, "      branch\n");
	dump_rich(out, 4, "condition", &branch->condition);
	dump_rich(out, 4, "detail", &branch->detail);
	dump_panel(guide, 4, &branch->panel, out);
}

/* Lists stand only a few deep in each other. */
static void dump_items(const struct part *part, int depth, struct buf *out)
{
	for (int i = 0; i < part->nitems; i++) {
		const struct list_item *item = &part->items[i];

		dump_line(out, depth, "item\n");
		dump_rich(out, depth + 1, "head", &item->head);
		dump_riches(out, depth + 1, "p", item->paragraphs, item->nparagraphs);
		if (!item->sublist)
			continue;
		dump_line(out, depth + 1, item->sublist->is_numbered ? "numbered list" : "list");
		dump_rest(out, item->sublist->id, item->sublist->lang);
		dump_items(item->sublist, depth + 2, out);
	}
}

static const char *part_name(const struct part *part)
{
	switch (part->kind) {
	case PART_PARAGRAPH:
		return "p";
	case PART_LIST:
		return part->is_numbered ? "numbered list" : "list";
	case PART_STEPS:
		return "steps";
	case PART_PICTURE:
		return "picture";
	case PART_PANELS:
		return "panels";
	case PART_COMPARISON:
		return "comparison";
	case PART_SIGNS:
		return "signs";
	case PART_CARDS:
		return "cards";
	case PART_PATH:
		return "path";
	case PART_CTA:
		return "cta";
	case PART_SOURCES:
		return "sources";
	case PART_NOTE:
		return "note";
	}
	return "part";
}

static void dump_part(const struct guide *guide, const struct part *part, struct buf *out)
{
	dump_line(out, 2, part_name(part));
	dump_rest(out, part->id, part->lang);
	dump_rich(out, 3, "text", &part->text);
	dump_picture(out, 3, "file", part->picture);
	dump_rich(out, 3, "caption", &part->caption);
	dump_items(part, 3, out);
	for (int i = 0; i < part->npanels; i++)
		dump_panel(guide, 3, &part->panels[i], out);
	for (int i = 0; i < part->ncards; i++)
		dump_card(guide, &part->cards[i], out);
	for (int i = 0; i < part->nbranches; i++)
		dump_branch(guide, &part->branches[i], out);
	dump_riches(out, 3, "p", part->paragraphs, part->nparagraphs);
	dump_text(out, 3, part->has_qr ? "href, with QR code," : "href", part->href);
	dump_rich(out, 3, "label", &part->label);
	dump_rich(out, 3, "hint", &part->hint);
}

static void dump_sections(const struct guide *guide, struct buf *out)
{
	for (int i = 0; i < guide->nsections; i++) {
		const struct section *section = &guide->sections[i];

		dump_line(out, 1, section->starts_page ? "section on a new page" : "section");
		dump_rest(out, section->id, section->lang);
		dump_rich(out, 2, "head", &section->head);
		for (int j = 0; j < section->nparts; j++)
			dump_part(guide, &section->parts[j], out);
	}
}

static void dump_colophon(const struct guide *guide, struct buf *out)
{
	if (!guide->ncolophon)
		return;
	buf_addstr(out, "  colophon\n");
	dump_rich(out, 2, "head", &guide->colophon_head);
	for (int i = 0; i < guide->ncolophon; i++) {
		const struct colophon_entry *entry = &guide->colophon[i];

		buf_addstr(out, "    entry\n");
		dump_rich(out, 3, "head", &entry->head);
		dump_riches(out, 3, "p", entry->paragraphs, entry->nparagraphs);
	}
}

void guide_dump(const struct guide *guide, struct buf *out)
{
	buf_printf(out, "guide %s, version %s, date %" PRId64 ", %s\n", guide->id, guide->version,
		   guide->date, guide->lang);
	dump_text(out, 1, "questionnaire", guide->questionnaire);
	dump_text(out, 1, "short-title", guide->short_title);
	dump_text(out, 1, "author", guide->author);
	dump_text(out, 1, "subject", guide->subject);
	dump_text(out, 1, "keywords", guide->keywords);
	dump_rich(out, 1, "kind", &guide->kind);
	dump_rich(out, 1, "audience", &guide->audience);
	dump_rich(out, 1, "title", &guide->title);
	dump_rich(out, 1, "standfirst", &guide->standfirst);
	dump_picture(out, 1, "logo", guide->logo);
	for (int i = 0; i < guide->nroles; i++) {
		const struct role *role = &guide->roles[i];

		buf_printf(out, "  role %d: \"%s\"", i, role->name);
		if (role->abbreviation)
			buf_printf(out, ", \"%s\"", role->abbreviation);
		dump_rest(out, role->id, role->lang);
	}
	dump_dimensions(guide, out);
	dump_sections(guide, out);
	dump_colophon(guide, out);
}
