/* Cards and signs: open columns with a head, and the small drawings that signs may carry. */
#include "content/guide_card.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "content/guide_field.h"
#include "content/guide_picture.h"
#include "xml/read.h"
#include "xml/xml.h"

enum {
	MOST_BARS = sizeof((struct drawing){0}.bars) / sizeof(*(struct drawing){0}.bars),
	MOST_LABELS = sizeof((struct drawing){0}.labels) / sizeof(*(struct drawing){0}.labels),
};

static void read_limited(const struct field_in *in)
{
	int64_t number = read_number(in->node, in->field->name, 0);
	int most = in->field->most;

	if (number > most) {
		diag_error(in->diag, in->node->pos,
			   "attribute \"%s\" of <%s>: at most %d can be drawn, not %lld",
			   in->field->name, in->node->name, most, (long long)number);
		number = most;
	}
	*(int *)in->to = (int)number;
}

static const struct field_kind limited = {read_limited, field_int_show, NULL};

static void read_bars(const struct field_in *in)
{
	struct drawing *drawing = in->record;

	read_limits(in->node, in->field->name, 1, MOST_BARS, in->diag);
	for (const struct xml_node *at = xml_child(in->node, in->field->name); at;
	     at = xml_next(at, in->field->name)) {
		int64_t from = read_decimal(at, "from", 3, 0), to = read_decimal(at, "to", 3, 0);

		if (from >= to)
			diag_error(in->diag, at->pos,
				   "the bar ends before it begins: from %s to %s",
				   xml_attr(at, "from"), xml_attr(at, "to"));
		else if (to > drawing->nunits * (int64_t)1000)
			diag_error(in->diag, at->pos, "the bar ends at %s, but the line at %d",
				   xml_attr(at, "to"), drawing->nunits);
		if (drawing->nbars == MOST_BARS)
			return;
		drawing->bars[drawing->nbars].from = from;
		drawing->bars[drawing->nbars++].to = to;
	}
}

static void show_bars(const struct field_out *out)
{
	const struct drawing *drawing = out->record;

	buf_addc(out->buf, ':');
	for (int i = 0; i < drawing->nbars; i++)
		buf_printf(out->buf, " %" PRId64 "..%" PRId64, drawing->bars[i].from,
			   drawing->bars[i].to);
}

static const struct field_kind bars = {read_bars, show_bars, NULL};

static void read_inputs(const struct field_in *in)
{
	struct drawing *drawing = in->record;

	read_limits(in->node, in->field->name, 2, MOST_LABELS, in->diag);
	for (const struct xml_node *at = xml_child(in->node, in->field->name); at;
	     at = xml_next(at, in->field->name)) {
		const char *label = xml_text(in->arena, at);

		if (utf8_is_blank(label))
			diag_error(in->diag, at->pos, "<input> is empty");
		if (drawing->nlabels == MOST_LABELS)
			return;
		drawing->label_langs[drawing->nlabels] = xml_attr(at, "xml:lang");
		drawing->labels[drawing->nlabels++] = label;
	}
}

static void show_inputs(const struct field_out *out)
{
	const struct drawing *drawing = out->record;

	for (int i = 0; i < drawing->nlabels; i++)
		buf_printf(out->buf, " \"%s\"", drawing->labels[i]);
}

static const struct field_kind inputs = {read_inputs, show_inputs, NULL};

static const struct field group_fields[] = {
	FIELD("count", drawing, ngroups, limited, .most = 12, .shown = " "),
	FIELD("each", drawing, each, limited, .most = 100, .shown = " groups of "),
};
static const struct field span_fields[] = {
	FIELD("units", drawing, nunits, limited, .most = 12, .shown = " "),
	FIELD("unit", drawing, unit, field_filled, .shown = " times "),
	FIELD("bar", drawing, bars, bars),
};
static const struct field merge_fields[] = {FIELD("input", drawing, labels, inputs)};

/* What all drawings have. */
static const struct field drawing_fields[] = {
	FIELD("role", drawing, role, guide_colour),
	FIELD("caption", drawing, caption, field_filled_line),
	FIELD("alt", drawing, alt, field_filled_line),
	FIELD("xml:lang", drawing, lang, field_lang),
};
static const struct record any_drawing = {RECORD(NULL, drawing, drawing_fields)};

/* Of drawings, by their kind. */
static const struct record rows[] = {
	[DRAWING_GROUPS] = {RECORD("drawing", drawing, group_fields), .element = "groups",
			    .base = &any_drawing},
	[DRAWING_SPANS] = {RECORD("drawing", drawing, span_fields), .element = "timeline",
			   .base = &any_drawing},
	[DRAWING_MERGE] = {RECORD("drawing", drawing, merge_fields), .element = "merge",
			   .base = &any_drawing},
};

static void read_drawing(const struct field_in *in)
{
	struct drawing *drawing = in->to;

	for (const struct xml_node *at = xml_child(in->node, NULL); at; at = xml_next(at, NULL)) {
		const struct record *row = field_find(rows, DRAWING_MERGE + 1, at);

		if (!row)
			continue;
		drawing->kind = (enum drawing_kind)(row - rows);
		field_overlay(in, row, at, drawing);
	}
}

static void dump_drawing(const struct field_out *out)
{
	const struct drawing *drawing = out->from;

	if (drawing->kind != DRAWING_NONE)
		field_dump_inner(out, &rows[drawing->kind], drawing);
}

static const struct field_kind drawing_of_card = {read_drawing, NULL, dump_drawing};

static void check_card(const struct field_in *in)
{
	struct card *card = in->record;

	if (card->drawing.role < 0)
		card->drawing.role = card->role;
}

static const struct field card_fields[] = {
	FIELD("role", card, role, guide_colour),
	FIELD("xml:lang", card, lang, field_lang),
	FIELD("", card, drawing, drawing_of_card),
	FIELD("picture", card, picture, guide_picture),
	FIELD("head", card, head, guide_words),
	FIELD_MANY("p", card, paragraphs, guide_all_words),
	FIELD("", card, pos, field_pos),
};
static const struct card no_card = {.drawing.role = -1, .role = -1};

static const struct field key_figure_fields[] = {
	FIELD("role", card, role, guide_colour), FIELD("xml:lang", card, lang, field_lang),
	FIELD("value", card, head, guide_words), FIELD_MANY("p", card, paragraphs, guide_all_words),
	FIELD("", card, pos, field_pos),
};

const struct record guide_key_figure = {RECORD("key-figure", card, key_figure_fields),
					.initial = &no_card, .least = 1,
					.most = GUIDE_SIDE_BY_SIDE};
const struct record guide_card = {RECORD("card", card, card_fields), .initial = &no_card,
				  .check = check_card, .least = 1, .most = GUIDE_SIDE_BY_SIDE};
