/* Cards and signs: open columns with a head, and the small drawings that signs may carry. */
#include "content/guide_card.h"

#include <string.h>

#include "base/utf8.h"
#include "content/guide_read.h"
#include "xml/read.h"

enum {
	MOST_GROUPS = 12,
	MOST_EACH = 100,
	MOST_UNITS = 12,
	MOST_BARS = sizeof((struct drawing){0}.bars) / sizeof(*(struct drawing){0}.bars),
	MOST_LABELS = sizeof((struct drawing){0}.labels) / sizeof(*(struct drawing){0}.labels),
};

static int limited_number(struct guide_loader *loader, const struct xml_node *node,
			  const char *name, int most)
{
	int64_t number = read_number(node, name, 0);

	if (number <= most)
		return (int)number;
	diag_error(loader->diag, node->pos,
		   "attribute \"%s\" of <%s>: at most %d can be drawn, not %lld", name,
		   node->name, most, (long long)number);
	return most;
}

static void load_bars(struct guide_loader *loader, const struct xml_node *node,
		      struct drawing *drawing)
{
	read_limits(node, "bar", 1, MOST_BARS, loader->diag);
	for (const struct xml_node *at = xml_child(node, "bar"); at; at = xml_next(at, "bar")) {
		int64_t from = read_decimal(at, "from", 3, 0), to = read_decimal(at, "to", 3, 0);

		if (from >= to)
			diag_error(loader->diag, at->pos,
				   "the bar ends before it begins: from %s to %s",
				   xml_attr(at, "from"), xml_attr(at, "to"));
		else if (to > drawing->nunits * (int64_t)1000)
			diag_error(loader->diag, at->pos, "the bar ends at %s, but the line at %d",
				   xml_attr(at, "to"), drawing->nunits);
		if (drawing->nbars == MOST_BARS)
			return;
		drawing->bars[drawing->nbars].from = from;
		drawing->bars[drawing->nbars++].to = to;
	}
}

static void load_inputs(struct guide_loader *loader, const struct xml_node *node,
			struct drawing *drawing)
{
	read_limits(node, "input", 2, MOST_LABELS, loader->diag);
	for (const struct xml_node *at = xml_child(node, "input"); at; at = xml_next(at, "input")) {
		const char *label = xml_text(loader->arena, at);

		if (utf8_is_blank(label))
			diag_error(loader->diag, at->pos, "<input> is empty");
		if (drawing->nlabels == MOST_LABELS)
			return;
		drawing->label_langs[drawing->nlabels] = xml_attr(at, "xml:lang");
		drawing->labels[drawing->nlabels++] = label;
	}
}

static void load_drawing(struct guide_loader *loader, const struct xml_node *node,
			 struct drawing *drawing)
{
	drawing->role = guide_read_role(loader->guide, node, "role", loader->diag);
	drawing->caption = read_filled(node, "caption", loader->diag);
	drawing->alt = read_filled(node, "alt", loader->diag);
	drawing->lang = xml_attr(node, "xml:lang");
	if (xml_is(node, "groups")) {
		drawing->kind = DRAWING_GROUPS;
		drawing->ngroups = limited_number(loader, node, "count", MOST_GROUPS);
		drawing->each = limited_number(loader, node, "each", MOST_EACH);
	} else if (xml_is(node, "timeline")) {
		drawing->kind = DRAWING_SPANS;
		drawing->nunits = limited_number(loader, node, "units", MOST_UNITS);
		drawing->unit = read_filled(node, "unit", loader->diag);
		load_bars(loader, node, drawing);
	} else {
		drawing->kind = DRAWING_MERGE;
		load_inputs(loader, node, drawing);
	}
}

static bool is_drawing(const struct xml_node *node)
{
	return xml_is(node, "groups") || xml_is(node, "timeline") || xml_is(node, "merge");
}

void guide_card_load(struct guide_loader *loader, const struct xml_node *node, struct card *card)
{
	*card = (struct card){
		.head = guide_read_child(loader, node, "head"),
		.role = guide_read_role(loader->guide, node, "role", loader->diag),
		.lang = xml_attr(node, "xml:lang"),
		.pos = node->pos,
		.drawing.role = -1,
	};
	card->paragraphs = guide_read_children(loader, node, "p", &card->nparagraphs);
	for (const struct xml_node *at = xml_child(node, NULL); at; at = xml_next(at, NULL)) {
		if (is_drawing(at))
			load_drawing(loader, at, &card->drawing);
		else if (xml_is(at, "picture"))
			card->picture = guide_read_picture(loader, at);
	}
	if (card->drawing.role < 0)
		card->drawing.role = card->role;
}
