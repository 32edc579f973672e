/* Dimensions: a row of the comparison, one cell a role, each cell of its own kind. */
#include "content/guide_read.h"

#include <string.h>

enum { MOST_MARKS = 10 };

static void load_level(struct guide_loader *loader, const struct xml_node *node,
		       struct cell_content *cell)
{
	int64_t value = guide_read_number(node, "value"), max = guide_read_number(node, "max");

	cell->kind = CELL_LEVEL;
	if (max > MOST_MARKS)
		diag_error(loader->diag, node->pos, "a level has at most %d marks, not %lld",
			   MOST_MARKS, (long long)max);
	else if (value > max)
		diag_error(loader->diag, node->pos, "level %lld is above its maximum %lld",
			   (long long)value, (long long)max);
	else
		cell->level = (int)value, cell->max = (int)max;
}

/* "2017-2021" with an en dash between the years. */
static const char *load_year(struct arena *arena, const char *year)
{
	if (year && strlen(year) == 9 && year[4] == '-')
		return arena_printf(arena, "%.4s\xE2\x80\x93%s", year, year + 5);
	return year;
}

static void load_money(struct guide_loader *loader, const struct xml_node *node,
		       struct cell_content *cell)
{
	struct range *range = &cell->range;

	cell->kind = CELL_RANGE;
	range->low = guide_read_number(node, "low");
	range->high = guide_read_number(node, "high");
	range->currency = xml_attr(node, "currency");
	range->period = xml_attr(node, "per");
	range->place = guide_read_attr(loader, node, "place");
	range->basis = guide_read_attr(loader, node, "basis");
	range->year = load_year(loader->arena, xml_attr(node, "year"));
	if (range->low > range->high) {
		diag_error(loader->diag, node->pos, "the range is upside down: low %lld, high %lld",
			   (long long)range->low, (long long)range->high);
		diag_hint(loader->diag, "did you mean low=\"%lld\" high=\"%lld\"?",
			  (long long)range->high, (long long)range->low);
	}
}

static void load_flag(const struct xml_node *node, struct cell_content *cell)
{
	cell->kind = CELL_FLAG;
	cell->flag = guide_read_is(node, "value", "yes") ? 2 :
		     guide_read_is(node, "value", "partly") ? 1 : 0;
}

static void load_none(struct guide_loader *loader, const struct xml_node *node,
		      struct cell_content *cell)
{
	struct rich reason = guide_read_any_words(loader, node);

	cell->kind = CELL_EMPTY;
	if (reason.nspans == 0)
		return;
	cell->paragraphs = arena_copy(loader->arena, &reason, sizeof reason);
	cell->nparagraphs = 1;
}

static void load_cell(struct guide_loader *loader, const struct xml_node *node,
		      struct cell_content *cell)
{
	cell->lang = xml_attr(node, "xml:lang");
	cell->pos = node->pos;
	if (xml_is(node, "text")) {
		cell->kind = CELL_TEXT;
		cell->paragraphs = guide_read_paragraphs(loader, node, &cell->nparagraphs);
		return;
	}
	if (xml_is(node, "points")) {
		cell->kind = CELL_LIST;
		cell->items = guide_read_children(loader, node, "point", &cell->nitems);
		return;
	}
	if (xml_is(node, "none")) {
		load_none(loader, node, cell);
		return;
	}
	if (xml_is(node, "level"))
		load_level(loader, node, cell);
	else if (xml_is(node, "flag"))
		load_flag(node, cell);
	else
		load_money(loader, node, cell);
	cell->words = guide_read_child(loader, node, "words");
	cell->paragraphs = guide_read_children(loader, node, "p", &cell->nparagraphs);
}

static void check_missing(struct guide_loader *loader, const struct dimension *dimension)
{
	struct diag *diag = loader->diag;

	for (int i = 0; i < loader->guide->nroles; i++) {
		const char *id = loader->guide->roles[i].id;

		if (dimension->cells[i].pos.line)
			continue;
		diag_error(diag, dimension->pos, "dimension \"%s\" has no cell for role \"%s\"",
			   rich_plain(loader->arena, &dimension->name), id);
		diag_hint(diag, "if there is nothing to say, write <none role=\"%s\"/>", id);
	}
}

/* Ranges in different money or for different times can't stand on one axis. */
static void check_axis(struct guide_loader *loader, struct dimension *dimension)
{
	const struct range *first = NULL;

	for (int i = 0; i < loader->guide->nroles; i++) {
		const struct range *range = &dimension->cells[i].range;

		if (dimension->cells[i].kind != CELL_RANGE || !range->currency || !range->period)
			continue;
		if (!first) {
			first = range;
		} else if (strcmp(first->currency, range->currency) != 0 ||
			   strcmp(first->period, range->period) != 0) {
			diag_warn(loader->diag, dimension->pos,
				  "dimension \"%s\" mixes %s per %s and %s per %s: "
				  "its ranges get figures, but no bars on one axis",
				  rich_plain(loader->arena, &dimension->name), first->currency,
				  first->period, range->currency, range->period);
			return;
		}
	}
	dimension->has_axis = first != NULL;
}

void guide_dimension_load(struct guide_loader *loader, const struct xml_node *node,
			  struct dimension *dimension)
{
	const struct guide *guide = loader->guide;

	*dimension = (struct dimension){
		.id = xml_attr(node, "id"),
		.name = guide_read_child(loader, node, "name"),
		.note = guide_read_child(loader, node, "note"),
		.cells = ARENA_ARRAY(loader->arena, struct cell_content, guide->nroles),
		.lang = xml_attr(node, "xml:lang"),
		.pos = node->pos,
	};
	for (const struct xml_node *at = xml_child(node, NULL); at; at = xml_next(at, NULL)) {
		struct cell_content ignored = {0}, *cell = &ignored;
		int role = guide_read_role(guide, at, "role", loader->diag);

		if (xml_is(at, "name") || xml_is(at, "note"))
			continue;
		if (role >= 0)
			cell = &dimension->cells[role];
		if (cell->pos.line) {
			diag_error(loader->diag, at->pos, "role \"%s\" has a second cell here",
				   guide->roles[role].id);
			diag_hint(loader->diag, "the first stands in line %d", cell->pos.line);
			cell = &ignored;
		}
		load_cell(loader, at, cell);
	}
	check_missing(loader, dimension);
	check_axis(loader, dimension);
}
