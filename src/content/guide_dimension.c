/* Dimensions: a row of the comparison, one cell a role, each cell of its own kind. */
#include "content/guide_dimension.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "content/guide_read.h"
#include "xml/read.h"

enum {
	MOST_MARKS = 10,
	MOST_YEARS = 5   /* between figures that may stand on one axis */
};

static void load_level(struct guide_loader *loader, const struct xml_node *node,
		       struct cell_content *cell)
{
	int64_t value = read_number(node, "value", 0), max = read_number(node, "max", 0);

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
static const char *load_year(struct guide_loader *loader, const struct xml_node *node)
{
	const char *year = xml_attr(node, "year");
	size_t n = year ? strlen(year) : 0;

	if (n > 4 && strncmp(year, year + n - 4, 4) > 0)
		diag_error(loader->diag, node->pos, "the years are the wrong way round: %s", year);
	if (n == 9 && year[4] == '-')
		return arena_printf(loader->arena, "%.4s\xE2\x80\x93%s", year, year + 5);
	return year;
}

/* A term with its white space folded, as it is printed; or NULL. */
static const char *load_term(struct guide_loader *loader, const struct xml_node *node,
			     const char *name)
{
	struct xml_node text = {.text = read_filled(node, name, loader->diag)};

	return text.text ? xml_text(loader->arena, &text) : NULL;
}

static void load_money(struct guide_loader *loader, const struct xml_node *node,
		       struct cell_content *cell)
{
	struct range *range = &cell->range;

	cell->kind = CELL_RANGE;
	range->low = read_number(node, "low", 0);
	range->high = read_number(node, "high", 0);
	range->currency = xml_attr(node, "currency");
	range->period = xml_attr(node, "per");
	range->place = load_term(loader, node, "place");
	range->basis = load_term(loader, node, "basis");
	range->year = load_year(loader, node);
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
	cell->flag = read_is(node, "value", "yes") ? 2 :
		     read_is(node, "value", "partly") ? 1 : 0;
}

static void load_none(struct guide_loader *loader, const struct xml_node *node,
		      struct cell_content *cell)
{
	struct rich reason = guide_read_any_words(loader, node);

	cell->kind = CELL_EMPTY;
	if (reason.nspans == 0)
		return;
	cell->paragraphs = arena_copy(loader->guide->pieces, &reason, sizeof reason);
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

/* Whether a term differs from that of the row's first range. Capitals alone make no difference, and
 * then it is spelt alike. */
static bool is_other(const char *first, const char **term)
{
	if (!first || !*term || utf8_is_blank(first) || utf8_is_blank(*term))
		return false;
	if (strcasecmp(first, *term) != 0)
		return true;
	*term = first;
	return false;
}

static int year_at(const char *digits)
{
	int year = 0;

	for (int i = 0; i < 4 && digits[i] >= '0' && digits[i] <= '9'; i++)
		year = year * 10 + (digits[i] - '0');
	return year;
}

/* The years of two ranges, "2024" or "2017-2021" with an en dash, must not lie far apart; one that
 * is not known may lie anywhere. */
static bool is_years_apart(const char *a, const char *b)
{
	int first, last;

	if (!a || !b)
		return a != b;
	if (strcmp(a, b) == 0)
		return false;
	first = year_at(a) < year_at(b) ? year_at(a) : year_at(b);
	a += strlen(a) - 4;
	b += strlen(b) - 4;
	last = year_at(a) > year_at(b) ? year_at(a) : year_at(b);
	return last - first > MOST_YEARS;
}

static bool are_years_apart(const struct guide *guide, const struct dimension *dimension)
{
	for (int i = 0; i < guide->nroles; i++)
		for (int k = 0; k < i; k++)
			if (dimension->cells[i].kind == CELL_RANGE &&
			    dimension->cells[k].kind == CELL_RANGE &&
			    is_years_apart(dimension->cells[i].range.year,
					   dimension->cells[k].range.year))
				return true;
	return false;
}

static unsigned find_apart(const struct guide *guide, struct dimension *dimension)
{
	const struct range *first = NULL;
	unsigned apart = 0;
	int max = 0;

	for (int i = 0; i < guide->nroles; i++) {
		struct cell_content *cell = &dimension->cells[i];
		struct range *range = &cell->range;

		if (cell->kind == CELL_LEVEL) {
			apart |= max && cell->max && max != cell->max ? APART_STEPS : 0;
			max = cell->max ? cell->max : max;
		}
		if (cell->kind != CELL_RANGE)
			continue;
		first = first ? first : range;
		apart |= is_other(first->currency, &range->currency) ? APART_CURRENCY : 0;
		apart |= is_other(first->period, &range->period) ? APART_PERIOD : 0;
		apart |= is_other(first->place, &range->place) ? APART_PLACE : 0;
		apart |= is_other(first->basis, &range->basis) ? APART_BASIS : 0;
	}
	return apart | (are_years_apart(guide, dimension) ? APART_YEARS : 0);
}

/* What cannot be compared is said, and gets no axis. */
static void check_apart(struct guide_loader *loader, struct dimension *dimension)
{
	const char *name = rich_plain(loader->arena, &dimension->name), *terms = "";
	unsigned apart = dimension->apart = find_apart(loader->guide, dimension);

	for (int i = 0; i < loader->guide->nroles; i++)
		dimension->has_axis = dimension->has_axis ||
				      dimension->cells[i].kind == CELL_RANGE;
	for (int i = 0; i < 5; i++)
		if (apart >> i & 1)
			terms = arena_printf(loader->arena, "%s%s%s", terms, *terms ? ", " : "",
					     apart_names[i]);
	if (*terms) {
		dimension->has_axis = false;
		diag_warn(loader->diag, dimension->pos, "the ranges of dimension \"%s\" differ in "
			  "%s: they get figures, but no bars on one axis", name, terms);
		diag_hint(loader->diag, "put them into dimensions of their own, or give what is "
			  "the same the same words%s",
			  apart & APART_YEARS ? ", and each range its year" : "");
	}
	if (apart & APART_STEPS) {
		diag_warn(loader->diag, dimension->pos, "the levels of dimension \"%s\" differ in "
			  "their max, so that they cannot be compared", name);
		diag_hint(loader->diag, "count all levels of a row out of the same number");
	}
}

void guide_dimension_load(struct guide_loader *loader, const struct xml_node *node,
			  struct dimension *dimension)
{
	const struct guide *guide = loader->guide;

	*dimension = (struct dimension){
		.id = xml_attr(node, "id"),
		.name = guide_read_child(loader, node, "name"),
		.note = guide_read_child(loader, node, "note"),
		.cells = ARENA_ARRAY(guide->pieces, struct cell_content, guide->nroles),
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
	check_apart(loader, dimension);
}
