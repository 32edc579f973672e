/* The parts of a section, each kind from its element. */
#include "content/guide_part.h"

#include <string.h>

#include "content/guide_card.h"
#include "content/guide_read.h"
#include "xml/read.h"

enum {
	MOST_SIDE_BY_SIDE = 5, /* columns that still hold words on an A4 page */
	MOST_LISTS_DEEP = 4,
};

static const struct {
	const char *element;
	enum part_kind kind;
} kinds[] = {
	{"p", PART_PARAGRAPH}, {"list", PART_LIST}, {"steps", PART_STEPS},
	{"picture", PART_PICTURE}, {"figure", PART_PICTURE}, {"panels", PART_PANELS},
	{"comparison", PART_COMPARISON}, {"signs", PART_SIGNS}, {"cards", PART_CARDS},
	{"path", PART_PATH}, {"cta", PART_CTA}, {"sources", PART_SOURCES}, {"note", PART_NOTE},
};

static enum part_kind kind_of(const struct xml_node *node)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (xml_is(node, kinds[i].element))
			return kinds[i].kind;
	return PART_PARAGRAPH;
}

static int count_lists_around(const struct xml_node *node)
{
	int n = 0;

	for (; node; node = node->parent)
		n += xml_is(node, "list") || xml_is(node, "steps");
	return n;
}

static void load_item(struct guide_loader *loader, const struct xml_node *node,
		      struct list_item *item)
{
	const struct xml_node *sublist = xml_child(node, "list");

	item->pos = node->pos;
	item->head = guide_read_child(loader, node, "head");
	item->paragraphs = guide_read_paragraphs(loader, node, &item->nparagraphs);
	if (!sublist)
		return;
	if (count_lists_around(sublist) > MOST_LISTS_DEEP) {
		diag_error(loader->diag, sublist->pos, "lists stand at most %d deep in each other",
			   MOST_LISTS_DEEP);
		return;
	}
	item->sublist = ARENA_NEW(loader->arena, struct part);
	guide_part_load(loader, sublist, item->sublist);
}

static void load_items(struct guide_loader *loader, const struct xml_node *node, struct part *part)
{
	int n = read_count(node, NULL);

	part->items = ARENA_ARRAY(loader->arena, struct list_item, n);
	for (const struct xml_node *at = xml_child(node, NULL); at; at = xml_next(at, NULL))
		load_item(loader, at, &part->items[part->nitems++]);
}

static void load_panel(struct guide_loader *loader, const struct xml_node *node,
		       struct panel *panel)
{
	*panel = (struct panel){
		.role = guide_read_role(loader->guide, node, "role", loader->diag),
		.label = guide_read_child(loader, node, "label"),
		.lead = guide_read_child(loader, node, "lead"),
		.word = guide_read_child(loader, node, "word"),
		.text = guide_read_child(loader, node, "p"),
		.lang = xml_attr(node, "xml:lang"),
		.pos = node->pos,
	};
}

static void load_panels(struct guide_loader *loader, const struct xml_node *node,
			struct part *part)
{
	int n = read_count(node, "panel");

	read_limits(node, "panel", 1, MOST_SIDE_BY_SIDE, loader->diag);
	part->panels = ARENA_ARRAY(loader->arena, struct panel, n);
	for (const struct xml_node *at = xml_child(node, "panel"); at; at = xml_next(at, "panel"))
		load_panel(loader, at, &part->panels[part->npanels++]);
}

/* Signs or cards. */
static void load_cards(struct guide_loader *loader, const struct xml_node *node, struct part *part)
{
	const char *name = part->kind == PART_SIGNS ? "sign" : "card";
	int n = read_count(node, name);

	read_limits(node, name, 1, MOST_SIDE_BY_SIDE, loader->diag);
	part->cards = ARENA_ARRAY(loader->arena, struct card, n);
	for (const struct xml_node *at = xml_child(node, name); at; at = xml_next(at, name))
		guide_card_load(loader, at, &part->cards[part->ncards++]);
}

static void load_branch(struct guide_loader *loader, const struct xml_node *node,
			struct branch *branch)
{
	const struct xml_node *panel = xml_child(node, "panel");

	branch->pos = node->pos;
	branch->condition = guide_read_child(loader, node, "condition");
	branch->detail = guide_read_child(loader, node, "detail");
	if (panel)
		load_panel(loader, panel, &branch->panel);
}

static void load_path(struct guide_loader *loader, const struct xml_node *node, struct part *part)
{
	int n = read_count(node, "branch");

	read_limits(node, "branch", 2, MOST_SIDE_BY_SIDE, loader->diag);
	part->text = guide_read_child(loader, node, "question");
	part->branches = ARENA_ARRAY(loader->arena, struct branch, n);
	for (const struct xml_node *at = xml_child(node, "branch"); at; at = xml_next(at, "branch"))
		load_branch(loader, at, &part->branches[part->nbranches++]);
}

static void load_cta(struct guide_loader *loader, const struct xml_node *node, struct part *part)
{
	part->href = xml_attr(node, "href");
	part->has_qr = read_is(node, "qr", "yes");
	part->paragraphs = guide_read_children(loader, node, "p", &part->nparagraphs);
	part->label = guide_read_child(loader, node, "label");
	part->hint = guide_read_child(loader, node, "hint");
	if (part->href && part->href[0] == '#') {
		diag_error(loader->diag, node->pos,
			   "a call to action leads out of the guide, not to \"%s\"", part->href);
		diag_hint(loader->diag, "write an address that can be printed: https://...");
	}
}

static void load_comparison(struct guide_loader *loader, const struct xml_node *node,
			    struct part *part)
{
	part->text = guide_read_any_words(loader, node);
	if (loader->comparison) {
		diag_error(loader->diag, node->pos, "only one <comparison> may stand in a guide");
		diag_hint(loader->diag, "the first stands in line %d",
			  loader->comparison->pos.line);
		return;
	}
	loader->comparison = node;
	if (!loader->guide->ndimensions)
		diag_error(loader->diag, node->pos,
			   "there is nothing to compare: <dimensions> has no <dimension>");
}

static void load_picture(struct guide_loader *loader, const struct xml_node *node,
			 struct part *part)
{
	const struct xml_node *picture = node;

	if (!xml_is(node, "picture"))
		picture = xml_child(node, "picture");
	if (picture)
		part->picture = guide_read_picture(loader, picture);
	part->caption = guide_read_child(loader, node, "caption");
}

void guide_part_load(struct guide_loader *loader, const struct xml_node *node, struct part *part)
{
	*part = (struct part){
		.kind = kind_of(node),
		.id = xml_attr(node, "id"),
		.lang = xml_attr(node, "xml:lang"),
		.pos = node->pos,
	};
	switch (part->kind) {
	case PART_PARAGRAPH:
	case PART_NOTE:
		part->text = guide_read_words(loader, node);
		break;
	case PART_LIST:
		part->is_numbered = read_is(node, "kind", "numbers");
		load_items(loader, node, part);
		break;
	case PART_STEPS:
	case PART_SOURCES:
		load_items(loader, node, part);
		break;
	case PART_PICTURE:
		load_picture(loader, node, part);
		break;
	case PART_PANELS:
		load_panels(loader, node, part);
		break;
	case PART_COMPARISON:
		load_comparison(loader, node, part);
		break;
	case PART_SIGNS:
	case PART_CARDS:
		load_cards(loader, node, part);
		break;
	case PART_PATH:
		load_path(loader, node, part);
		break;
	case PART_CTA:
		load_cta(loader, node, part);
		break;
	}
}
