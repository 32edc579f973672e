/* Dimensions: a row of the comparison, one cell a role, each cell of its own kind. */
#include "content/guide_dimension.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/choice.h"
#include "base/utf8.h"
#include "content/guide_field.h"
#include "content/guide_part.h"
#include "content/guide_pay.h"
#include "xml/read.h"
#include "xml/xml.h"

enum {
	MOST_MARKS = 10,
	MOST_YEARS = 5 /* between figures that may stand on one axis */
};

static void read_level(const struct field_in *in)
{
	int64_t value = read_number(in->node, "value", 0), max = read_number(in->node, "max", 0);
	struct cell_content *cell = in->record;

	if (max > MOST_MARKS)
		diag_error(in->diag, in->node->pos, "a level has at most %d marks, not %lld",
			   MOST_MARKS, (long long)max);
	else if (value > max)
		diag_error(in->diag, in->node->pos, "level %lld is above its maximum %lld",
			   (long long)value, (long long)max);
	else
		cell->level = (int)value, cell->max = (int)max;
}

static void show_level(const struct field_out *out)
{
	const struct cell_content *cell = out->record;

	buf_printf(out->buf, " %d of %d", cell->level, cell->max);
}

static const struct field_kind level = {read_level, show_level, NULL};

static const char *const flag_words[] = {"no", "partly", "yes"};
static const struct choice flags = CHOICE_OF(flag_words);

/* Paragraphs, or these with lists and pictures between them. What tells of a cell in words looks at
 * its paragraphs alone. */
static void read_text(const struct field_in *in)
{
	struct cell_content *cell = in->record;
	struct field_in parts = *in;
	int n = 0;

	if (!xml_child(in->node, "list") && !xml_child(in->node, "picture")) {
		guide_paragraphs.read(in);
		return;
	}
	parts.to = &cell->parts;
	parts.n = &cell->nparts;
	guide_parts.read(&parts);
	cell->paragraphs = ARENA_ARRAY(in->arena, struct rich, cell->nparts);
	for (int i = 0; i < cell->nparts; i++) {
		if (cell->parts[i].kind == PART_NOTE)
			continue;
		if (cell->parts[i].kind == PART_PARAGRAPH)
			cell->paragraphs[cell->nparagraphs++] = cell->parts[i].text;
		cell->parts[n++] = cell->parts[i];
	}
	cell->nparts = n;
	if (!cell->nparagraphs && (cell->fact.source || cell->fact.as_of)) {
		diag_error(in->diag, in->node->pos,
			   "lists and pictures alone cannot say where they are from");
		diag_hint(in->diag, "write a <p> beside them");
	}
}

static void dump_text(const struct field_out *out)
{
	const struct cell_content *cell = out->record;
	struct field_out parts = *out;

	if (!cell->nparts) {
		guide_paragraphs.dump(out);
		return;
	}
	parts.from = &cell->parts;
	parts.n = cell->nparts;
	guide_parts.dump(&parts);
}

static const struct field_kind text = {read_text, NULL, dump_text};

static const struct field text_fields[] = {
	FIELD_MANY("p", cell_content, paragraphs, text),
};
static const struct field list_fields[] = {
	FIELD_MANY("point", cell_content, items, guide_all_words),
};
static const struct field none_fields[] = {
	FIELD_MANY("p", cell_content, paragraphs, guide_any_paragraph),
};
static const struct field level_fields[] = {
	FIELD("value", cell_content, level, level),
	FIELD("words", cell_content, words, guide_words),
	FIELD_MANY("p", cell_content, paragraphs, guide_all_words),
};
static const struct field flag_fields[] = {
	FIELD("value", cell_content, flag, field_choice, .of = &flags, .shown = " "),
	FIELD("words", cell_content, words, guide_words),
	FIELD_MANY("p", cell_content, paragraphs, guide_all_words),
};
/* A year, a month of one or a day. */
static void read_as_of(const struct field_in *in)
{
	const char *day = xml_attr(in->node, in->field->name);

	*(const char **)in->to = day;
	if (day && strlen(day) < 10 && strncmp(day, "1970", 4) < 0)
		diag_error(in->diag, in->node->pos, "the date %s is before 1970", day);
	read_date(in->node, in->field->name, in->diag);
}

static void show_as_of(const struct field_out *out)
{
	const char *day = *(const char *const *)out->from;

	if (day)
		buf_printf(out->buf, ", as of %s", day);
}

static const struct field_kind as_of = {read_as_of, show_as_of, NULL};

/* What all cells have. */
static const struct field cell_fields[] = {
	FIELD("source", cell_content, fact.source, field_text, .shown = ", source "),
	FIELD("as-of", cell_content, fact.as_of, as_of),
	FIELD("note", cell_content, note, guide_words),
	FIELD("xml:lang", cell_content, lang, field_lang),
	FIELD("", cell_content, pos, field_pos),
};
static const struct record any_cell = {RECORD(NULL, cell_content, cell_fields)};

/* Of cells, by their kind. */
static const struct record rows[] = {
	[CELL_TEXT] = {RECORD("text", cell_content, text_fields), .base = &any_cell},
	[CELL_LIST] = {RECORD("list", cell_content, list_fields), .element = "points",
		       .base = &any_cell},
	[CELL_LEVEL] = {RECORD("level", cell_content, level_fields), .base = &any_cell},
	[CELL_FLAG] = {RECORD("flag", cell_content, flag_fields), .base = &any_cell},
	[CELL_RANGE] = {RECORD("range", cell_content, guide_pay_fields), .element = "money",
			.base = &any_cell, .check = guide_pay_check},
	[CELL_EMPTY] = {RECORD("none", cell_content, none_fields), .base = &any_cell},
};

/* Gives the cell to each of its roles that has none yet. */
static void place_cell(const struct field_in *in, const struct cell_content *cell,
		       struct cell_content *cells)
{
	const struct guide *guide = ((struct guide_loader *)in->owner)->guide;

	for (int i = 0; i < guide->nroles; i++) {
		if (!(cell->roles >> i & 1))
			continue;
		if (!cells[i].pos.line) {
			cells[i] = *cell;
			continue;
		}
		diag_error(in->diag, cell->pos, "role \"%s\" has a second cell here",
			   guide->roles[i].id);
		diag_hint(in->diag, "the first stands in line %d", cells[i].pos.line);
	}
}

/* The roles that a cell is for, by bits: one or several. */
static uint64_t read_whom(const struct guide *guide, const struct xml_node *node, struct diag *diag)
{
	bool is_shared = xml_attr(node, "roles") != NULL;
	int role = guide_read_role(guide, node, "role", diag);

	if (xml_attr(node, "role") && is_shared) {
		diag_error(diag, node->pos, "<%s> has both \"role\" and \"roles\"", node->name);
		diag_hint(diag, "name all of its roles in \"roles\" and leave out \"role\"");
	} else if (!xml_attr(node, "role") && !is_shared) {
		diag_error(diag, node->pos, "<%s> lacks the attribute \"%s\"", node->name, "role");
		diag_hint(diag, "a cell that several roles share names them in \"roles\"");
	}
	if (is_shared)
		return guide_read_roles(guide, node, "roles", diag);
	return role < 0 ? 0 : guide_role_bit(role);
}

static void read_cells(const struct field_in *in)
{
	const struct guide *guide = ((struct guide_loader *)in->owner)->guide;
	struct cell_content *cells = ARENA_ARRAY(guide->pieces, struct cell_content, guide->nroles);

	*(struct cell_content **)in->to = cells;
	for (const struct xml_node *at = xml_child(in->node, NULL); at; at = xml_next(at, NULL)) {
		const struct record *row = field_find(rows, CELL_EMPTY + 1, at);
		struct cell_content cell = {0};

		if (!row)
			continue;
		cell.roles = read_whom(guide, at, in->diag);
		cell.kind = (enum cell_kind)(row - rows);
		field_overlay(in, row, at, &cell);
		place_cell(in, &cell, cells);
	}
}

static void dump_cells(const struct field_out *out)
{
	const struct cell_content *const *cells = out->from;
	const struct guide *guide = out->owner;

	for (int i = 0; i < guide->nroles; i++) {
		const struct cell_content *cell = *cells + i;

		/* it was dumped with the first of its roles */
		if (cell->roles & (guide_role_bit(i) - 1))
			continue;
		buf_printf(out->buf, "%*s", (out->depth + 1) * 2, "");
		for (int k = i; k < guide->nroles; k++)
			if (cell->roles >> k & 1)
				buf_printf(out->buf, "%s%s", k > i ? " " : "", guide->roles[k].id);
		buf_addstr(out->buf, ": ");
		field_dump_on(out, &rows[cell->kind], cell);
	}
}

static const struct field_kind cells = {read_cells, NULL, dump_cells};

static void check_missing(const struct field_in *in, const struct dimension *dimension)
{
	const struct guide *guide = ((struct guide_loader *)in->owner)->guide;
	struct diag *diag = in->diag;

	for (int i = 0; i < guide->nroles; i++) {
		const char *id = guide->roles[i].id;

		if (dimension->cells[i].pos.line)
			continue;
		diag_error(diag, dimension->pos, "dimension \"%s\" has no cell for role \"%s\"",
			   rich_plain(in->arena, &dimension->name), id);
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

/* The years that a figure is from: "2024", "2017-2021" with an en dash, or that of its day; 0: not
 * known. */
static void find_years(const struct cell_content *cell, int *first, int *last)
{
	const char *span = cell->range.year, *day = cell->fact.as_of;

	*first = span ? year_at(span) : day ? year_at(day) : 0;
	*last = span ? year_at(span + strlen(span) - 4) : *first;
}

/* The years of two figures must not lie far apart; those that are not known may lie anywhere. */
static bool is_years_apart(const struct cell_content *a, const struct cell_content *b)
{
	int firsts[2], lasts[2], first, last;

	find_years(a, &firsts[0], &lasts[0]);
	find_years(b, &firsts[1], &lasts[1]);
	if (firsts[0] == 0 || firsts[1] == 0)
		return firsts[0] != firsts[1];
	if (firsts[0] == firsts[1] && lasts[0] == lasts[1])
		return false;
	first = firsts[0] < firsts[1] ? firsts[0] : firsts[1];
	last = lasts[0] > lasts[1] ? lasts[0] : lasts[1];
	return last - first > MOST_YEARS;
}

static bool are_years_apart(const struct guide *guide, const struct dimension *dimension)
{
	for (int i = 0; i < guide->nroles; i++)
		for (int k = 0; k < i; k++)
			if (dimension->cells[i].kind == CELL_RANGE &&
			    dimension->cells[k].kind == CELL_RANGE &&
			    is_years_apart(&dimension->cells[i], &dimension->cells[k]))
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
static void check_apart(const struct field_in *in, struct dimension *dimension)
{
	const char *name = rich_plain(in->arena, &dimension->name), *terms = "";
	const struct guide *guide = ((struct guide_loader *)in->owner)->guide;
	unsigned apart = dimension->apart = find_apart(guide, dimension);

	for (int i = 0; i < guide->nroles; i++)
		dimension->has_axis = dimension->has_axis || dimension->cells[i].kind == CELL_RANGE;
	for (int i = 0; i < 5; i++)
		if (apart >> i & 1)
			terms = arena_printf(in->arena, "%s%s%s", terms, *terms ? ", " : "",
					     apart_names[i]);
	if (*terms) {
		dimension->has_axis = false;
		diag_warn(in->diag, dimension->pos,
			  "the ranges of dimension \"%s\" differ in %s: they get figures, but no "
			  "bars on one axis",
			  name, terms);
		diag_hint(in->diag,
			  "put them into dimensions of their own, or give what is the same the "
			  "same words%s",
			  apart & APART_YEARS ? ", and each range its year" : "");
	}
	if (apart & APART_STEPS) {
		diag_warn(in->diag, dimension->pos,
			  "the levels of dimension \"%s\" differ in their max, so that they cannot "
			  "be compared",
			  name);
		diag_hint(in->diag, "count all levels of a row out of the same number");
	}
}

static void check_dimension(const struct field_in *in)
{
	const struct guide_loader *loader = in->owner;
	struct guide *guide = loader->guide;

	check_missing(in, in->record);
	if (loader->pay_per)
		guide->pay_period = loader->pay_per;
	if (loader->age)
		guide_stale_check(guide, in->record, loader->age, in->diag);
	guide_pay_convert(guide, in->record, in->diag);
	check_apart(in, in->record);
}

static void show_group(const struct field_out *out)
{
	if (((const struct dimension *)out->record)->group)
		buf_addstr(out->buf, ", in the group");
}

static const struct field_kind of_group = {NULL, show_group, NULL};

static const char *const importance_words[] = {"normal", "high", "low"};
static const struct choice importances = CHOICE_OF(importance_words);

static void read_importance(const struct field_in *in)
{
	field_choice.read(in);
}

static void show_importance(const struct field_out *out)
{
	const struct dimension *dimension = out->record;

	if (dimension->importance != IMPORTANCE_NORMAL)
		buf_printf(out->buf, ", of %s importance", importance_words[dimension->importance]);
}

static const struct field_kind importance = {read_importance, show_importance, NULL};

static const struct field dimension_fields[] = {
	FIELD("", dimension, group, of_group),
	FIELD("importance", dimension, importance, importance, .of = &importances),
	FIELD("", dimension, has_axis, field_flag, .shown = ", one axis"),
	FIELD("id", dimension, id, field_id),
	FIELD("name", dimension, name, guide_words),
	FIELD("note", dimension, note, guide_words),
	FIELD("xml:lang", dimension, lang, field_lang),
	FIELD("", dimension, pos, field_pos),
	FIELD("", dimension, cells, cells),
};
static const struct record dimension_record = {RECORD("dimension", dimension, dimension_fields),
					       .check = check_dimension};

static const struct field group_fields[] = {
	FIELD("id", row_group, id, field_id),
	FIELD("xml:lang", row_group, lang, field_lang),
	FIELD("name", row_group, name, guide_words),
	FIELD("", row_group, pos, field_pos),
};
static const struct record group_record = {RECORD("group", row_group, group_fields)};

/* The dimensions, those in groups among them, as one list. */
static void read_dimensions(const struct field_in *in)
{
	int n = read_count(in->node, "dimension");
	struct dimension *to;

	for (const struct xml_node *at = xml_child(in->node, "group"); at;
	     at = xml_next(at, "group"))
		n += read_count(at, "dimension");
	to = *(struct dimension **)in->to = ARENA_ARRAY(in->arena, struct dimension, n);
	for (const struct xml_node *at = xml_child(in->node, NULL); at; at = xml_next(at, NULL)) {
		struct row_group *group = NULL;
		const struct xml_node *child = at;

		if (xml_is(at, "group")) {
			group = ARENA_NEW(in->arena, struct row_group);
			field_read(in, &group_record, at, group);
			child = xml_child(at, "dimension");
		}
		for (; child && xml_is(child, "dimension");
		     child = group ? xml_next(child, "dimension") : NULL) {
			to->group = group;
			field_overlay(in, &dimension_record, child, to++);
			++*in->n;
		}
	}
}

static void dump_dimensions(const struct field_out *out)
{
	const struct dimension *const *dimensions = out->from;

	for (int i = 0; i < out->n; i++) {
		const struct dimension *dimension = *dimensions + i;

		if (dimension->group && (i == 0 || dimension->group != dimension[-1].group))
			field_dump_inner(out, &group_record, dimension->group);
		field_dump_inner(out, &dimension_record, dimension);
	}
}

const struct field_kind guide_dimensions = {read_dimensions, NULL, dump_dimensions};
