/*
 * The parts of a section. A kind of part is a row of one table: its element, and the fields that it
 * has besides those of all parts.
 */
#include "content/guide_part.h"

#include <string.h>

#include "base/buf.h"
#include "base/choice.h"
#include "content/guide_card.h"
#include "content/guide_field.h"
#include "content/guide_grid.h"
#include "content/guide_picture.h"
#include "xml/read.h"
#include "xml/xml.h"

enum { MOST_LISTS_DEEP = 4 };

static const struct field panel_fields[] = {
	FIELD("role", panel, role, guide_colour), FIELD("label", panel, label, guide_words),
	FIELD("lead", panel, lead, guide_words),  FIELD("word", panel, word, guide_words),
	FIELD("p", panel, text, guide_words),     FIELD("xml:lang", panel, lang, field_lang),
	FIELD("", panel, pos, field_pos),
};
static const struct record panel_record = {RECORD("panel", panel, panel_fields), .least = 1,
					   .most = GUIDE_SIDE_BY_SIDE};

static const struct field branch_fields[] = {
	FIELD("condition", branch, condition, guide_words),
	FIELD("detail", branch, detail, guide_words),
	FIELD("panel", branch, panel, field_record, .of = &panel_record),
	FIELD("", branch, pos, field_pos),
};
static const struct record branch_record = {RECORD("branch", branch, branch_fields), .least = 2,
					    .most = GUIDE_SIDE_BY_SIDE};

static void read_keep(const struct field_in *in)
{
	struct part *part = in->record;
	bool is_both = read_is(in->node, in->field->name, "both");

	part->is_together = is_both || read_is(in->node, in->field->name, "together");
	part->keeps_with_next = is_both || read_is(in->node, in->field->name, "with-next");
}

static void show_keep(const struct field_out *out)
{
	const struct part *part = out->record;

	if (part->is_together)
		buf_addstr(out->buf, " kept together");
	if (part->keeps_with_next)
		buf_addstr(out->buf, " kept with the next");
}

static const struct field_kind keep = {read_keep, show_keep, NULL};

/* What all parts have. */
static const struct field part_fields[] = {
	FIELD("keep", part, is_together, keep),
	FIELD("new-page", part, starts_page, field_flag, .of = "yes", .shown = " on a new page"),
	FIELD("id", part, id, field_id),
	FIELD("xml:lang", part, lang, field_lang),
	FIELD("", part, pos, field_pos),
};
static const struct record any_part = {RECORD(NULL, part, part_fields)};

enum { FIGURE = PART_NOTE + 1, NROWS }; /* a figure is a picture with words */
static const struct record rows[NROWS]; /* see below; lists hold items, which hold lists */

static void read_parts(const struct field_in *in)
{
	struct part *part = ARENA_ARRAY(in->arena, struct part, read_count(in->node, NULL));

	*(struct part **)in->to = part;
	for (const struct xml_node *at = xml_child(in->node, NULL); at; at = xml_next(at, NULL)) {
		const struct record *row = field_find(rows, NROWS, at);

		if (!row)
			continue;
		part->kind = row == &rows[FIGURE] ? PART_PICTURE : (enum part_kind)(row - rows);
		field_overlay(in, row, at, part++);
		++*in->n;
	}
}

static void dump_parts(const struct field_out *out)
{
	const struct part *const *parts = out->from;

	for (int i = 0; i < out->n; i++)
		field_dump_inner(out, &rows[(*parts)[i].kind], *parts + i);
}

const struct field_kind guide_parts = {read_parts, NULL, dump_parts};

static int count_lists_around(const struct xml_node *node)
{
	int n = 0;

	for (; node; node = node->parent)
		n += xml_is(node, "list") || xml_is(node, "steps");
	return n;
}

static void read_sublist(const struct field_in *in)
{
	const struct xml_node *sublist = xml_child(in->node, in->field->name);
	struct part *part;

	if (sublist && count_lists_around(sublist) > MOST_LISTS_DEEP) {
		diag_error(in->diag, sublist->pos, "lists stand at most %d deep in each other",
			   MOST_LISTS_DEEP);
	} else if (sublist) {
		part = *(struct part **)in->to = ARENA_NEW(in->arena, struct part);
		part->kind = PART_LIST;
		field_overlay(in, &rows[PART_LIST], sublist, part);
	}
}

static void dump_sublist(const struct field_out *out)
{
	const struct part *const *sublist = out->from;

	if (*sublist)
		field_dump_inner(out, &rows[PART_LIST], *sublist);
}

static const struct field_kind list_in_item = {read_sublist, NULL, dump_sublist};

static const struct field item_fields[] = {
	FIELD("id", list_item, id, field_id),
	FIELD("head", list_item, head, guide_words),
	FIELD_MANY("p", list_item, paragraphs, guide_paragraphs),
	FIELD("list", list_item, sublist, list_in_item),
	FIELD("", list_item, pos, field_pos),
};
static const struct record item_record = {RECORD("item", list_item, item_fields)};

static void read_address(const struct field_in *in)
{
	struct part *part = in->record;

	part->href = xml_attr(in->node, in->field->name);
	part->has_qr = read_is(in->node, "qr", "yes");
	if (part->href && part->href[0] == '#') {
		diag_error(in->diag, in->node->pos,
			   "a call to action leads out of the guide, not to \"%s\"", part->href);
		diag_hint(in->diag, "write an address that can be printed: https://...");
	}
}

static void dump_address(const struct field_out *out)
{
	const struct part *part = out->record;

	if (!part->href)
		return;
	field_line(out);
	buf_printf(out->buf, "%s \"%s\"\n", part->has_qr ? ", with QR code," : "", part->href);
}

static const struct field_kind address = {read_address, NULL, dump_address};

static void check_comparison(const struct field_in *in)
{
	struct guide_loader *loader = in->owner;

	if (loader->comparison) {
		diag_error(in->diag, in->node->pos, "only one <comparison> may stand in a guide");
		diag_hint(in->diag, "the first stands in line %d", loader->comparison->pos.line);
		return;
	}
	loader->comparison = in->node;
	if (!loader->guide->ndimensions)
		diag_error(in->diag, in->node->pos,
			   "there is nothing to compare: <dimensions> has no <dimension>");
}

static void read_numbered(const struct field_in *in)
{
	*(bool *)in->to = read_is(in->node, in->field->name, "numbers");
}

static void show_numbered(const struct field_out *out)
{
	buf_addstr(out->buf, *(const bool *)out->from ? "numbered list" : "list");
}

static const struct field_kind numbered = {read_numbered, show_numbered, NULL};

static void check_subhead(const struct field_in *in)
{
	struct part *part = in->record;
	const struct xml_node *at = xml_child(in->node->parent, "subhead");

	while (part->is_deeper && at && at != in->node && read_is(at, "level", "2"))
		at = xml_next(at, "subhead");
	if (!part->is_deeper || at != in->node)
		return;
	diag_error(in->diag, in->node->pos, "no <subhead> of level 1 stands above that of level 2");
	diag_hint(in->diag, "leave out level=\"2\": the first heads of a section are of level 1");
}

static const struct field subhead_fields[] = {
	FIELD("level", part, is_deeper, field_flag, .of = "2", .shown = " of level 2"),
	FIELD("text", part, text, guide_own_words),
};
static const struct field quote_fields[] = {
	FIELD_MANY("p", part, paragraphs, guide_all_words),
	FIELD("by", part, text, guide_words),
};
static const char *const callout_words[] = {"tip", "important", "warning"};
static const struct choice callouts = CHOICE_OF(callout_words);

static const struct field callout_fields[] = {
	FIELD("kind", part, callout, field_choice, .of = &callouts, .shown = " "),
	FIELD("head", part, text, guide_words),
	FIELD_MANY("", part, parts, guide_parts),
};

static const struct field definition_fields[] = {
	FIELD("term", list_item, head, guide_words),
	FIELD_MANY("p", list_item, paragraphs, guide_all_words),
	FIELD("", list_item, pos, field_pos),
};
static const struct record definition_record = {RECORD("definition", list_item, definition_fields)};
static const struct field definitions_fields[] = {
	FIELD_MANY("definition", part, items, field_records, .of = &definition_record),
};

static const struct field key_figures_fields[] = {
	FIELD_MANY("key-figure", part, cards, field_records, .of = &guide_key_figure),
};

static const struct field table_fields[] = {
	FIELD("", part, grid, guide_grid),
};
static const struct field words_fields[] = {
	FIELD("text", part, text, guide_own_words),
};
static const struct field list_fields[] = {
	FIELD("kind", part, is_numbered, numbered),
	FIELD_MANY("item", part, items, field_records, .of = &item_record),
};
static const struct field steps_fields[] = {
	FIELD_MANY("step", part, items, field_records, .of = &item_record),
};
static const struct field sources_fields[] = {
	FIELD_MANY("source", part, items, field_records, .of = &item_record),
};
static const struct field picture_fields[] = {
	FIELD("picture", part, picture, guide_picture, .shown = "file"),
	FIELD("caption", part, caption, guide_words),
};
static const struct field panels_fields[] = {
	FIELD_MANY("panel", part, panels, field_records, .of = &panel_record),
};
static const struct field comparison_fields[] = {
	FIELD("text", part, text, guide_any_words),
};
static const struct field signs_fields[] = {
	FIELD_MANY("sign", part, cards, field_records, .of = &guide_card),
};
static const struct field cards_fields[] = {
	FIELD_MANY("card", part, cards, field_records, .of = &guide_card),
};
static const struct field path_fields[] = {
	FIELD("question", part, text, guide_words, .shown = "text"),
	FIELD_MANY("branch", part, branches, field_records, .of = &branch_record),
};
static const struct field cta_fields[] = {
	FIELD_MANY("p", part, paragraphs, guide_all_words),
	FIELD("href", part, href, address),
	FIELD("label", part, label, guide_words),
	FIELD("hint", part, hint, guide_words),
};

/* Rows that stand here one by one are the comparison. */
static void check_across(const struct field_in *in)
{
	((struct guide_loader *)in->owner)->comparison = in->node;
}

/* What no author writes: content/guide_book.h. */
static const struct field portrait_fields[] = {
	FIELD("role", part, role, guide_colour),
	FIELD("see", part, of, field_text),
};
static const struct field across_fields[] = {
	FIELD("dimension", part, of, field_text),
};

/* Of parts, by their kind. */
static const struct record rows[NROWS] = {
	[PART_PARAGRAPH] = {RECORD("p", part, words_fields), .base = &any_part},
	[PART_TABLE] = {RECORD("table", part, table_fields), .base = &any_part},
	[PART_NOTE] = {RECORD("note", part, words_fields), .base = &any_part},
	[PART_LIST] = {RECORD("", part, list_fields), .element = "list", .base = &any_part},
	[PART_STEPS] = {RECORD("steps", part, steps_fields), .base = &any_part},
	[PART_SOURCES] = {RECORD("sources", part, sources_fields), .base = &any_part},
	[PART_PICTURE] = {RECORD("picture", part, picture_fields), .base = &any_part},
	[PART_PANELS] = {RECORD("panels", part, panels_fields), .base = &any_part},
	[PART_COMPARISON] = {RECORD("comparison", part, comparison_fields), .base = &any_part,
			     .check = check_comparison},
	[PART_SIGNS] = {RECORD("signs", part, signs_fields), .base = &any_part},
	[PART_CARDS] = {RECORD("cards", part, cards_fields), .base = &any_part},
	[PART_PATH] = {RECORD("path", part, path_fields), .base = &any_part},
	[PART_CTA] = {RECORD("cta", part, cta_fields), .base = &any_part},
	[PART_SUBHEAD] = {RECORD("subhead", part, subhead_fields), .base = &any_part,
			  .check = check_subhead},
	[PART_QUOTE] = {RECORD("quote", part, quote_fields), .base = &any_part},
	[PART_PORTRAIT] = {RECORD("portrait", part, portrait_fields), .base = &any_part},
	[PART_ACROSS] = {RECORD("across", part, across_fields), .base = &any_part,
			 .check = check_across},
	[PART_REGISTER] = {RECORD("register", part, part_fields)},
	[PART_CALLOUT] = {RECORD("callout", part, callout_fields), .base = &any_part},
	[PART_DEFINITIONS] = {RECORD("definitions", part, definitions_fields), .base = &any_part},
	[PART_KEY_FIGURES] = {RECORD("key-figures", part, key_figures_fields), .base = &any_part},
	[FIGURE] = {RECORD("figure", part, picture_fields), .base = &any_part},
};
