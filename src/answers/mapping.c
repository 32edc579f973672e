/* Collects; of examples and values only so many that a table can show them. */
#include "answers/mapping.h"

#include <string.h>

#include "answers/evidence.h"

struct mapping *mapping_begin(struct arena *arena, const struct quiz *quiz)
{
	struct mapping *mapping = ARENA_NEW(arena, struct mapping);

	*mapping = (struct mapping){.arena = arena, .quiz = quiz, .base = -1};
	diag_init(&mapping->said);
	return mapping;
}

void mapping_release(struct mapping *mapping)
{
	diag_release(&mapping->said);
}

static struct mapping_column *take_column(struct mapping *mapping, int column)
{
	while (mapping->n <= column) {
		ARENA_GROW(mapping->arena, mapping->columns, mapping->n);
		mapping->columns[mapping->n++] = (struct mapping_column){
			.near.column.question = -1};
	}
	return &mapping->columns[column];
}

void mapping_note(struct mapping *mapping, int column, int64_t record, const char *text)
{
	struct mapping_column *at = take_column(mapping, column);

	at->nfilled += at->latest != record;
	at->latest = record;
	for (int i = 0; i < at->nexamples && i < MAPPING_EXAMPLES; i++)
		if (strcmp(at->examples[i], text) == 0)
			return;
	if (at->nexamples < MAPPING_EXAMPLES)
		at->examples[at->nexamples] = arena_strdup(mapping->arena, text);
	if (at->nexamples <= MAPPING_EXAMPLES)
		at->nexamples++;
}

struct diag *mapping_listen(struct mapping *mapping, const struct headers *headers)
{
	for (int i = 0; i < headers->n; i++)
		take_column(mapping, i)->column = headers->list[i].column;
	return &mapping->said;
}

static void check_questions(struct mapping *mapping, const char *path,
			    const struct headers *headers)
{
	for (int i = 0; i < headers->n; i++)
		if (headers->list[i].column.question >= 0)
			return;
	diag_error(&mapping->said, (struct srcpos){path, 0},
		   "nothing in it is a question of the questionnaire");
}

void mapping_settle(struct mapping *mapping, const struct evidence *evidence,
		    const struct headers *headers)
{
	mapping->is_settled = true;
	mapping->nrows = headers->nrows;
	mapping->nrecords = evidence->nrecords;
	mapping->base = evidence->base < 0 ? -1 : evidence->base;
	mapping->dates = evidence->reader->dates;
	mapping->has_dates = evidence->orders[DATES_BY_FILE].is_seen;
	check_questions(mapping, evidence->reader->source.path, headers);
	for (int i = 0; i < headers->n; i++) {
		struct mapping_column *column = take_column(mapping, i);
		const struct header *header = &headers->list[i];

		column->header = arena_strdup(mapping->arena, header->text);
		column->place = header->place;
		column->place.header = column->header;
		column->is_dropped = column->nfilled > 0 && header->column.role == COLUMN_TOOL &&
				     column->column.role != COLUMN_TOOL;
		if (!column->is_dropped)
			column->column = header->column;
		if (header->column.role == COLUMN_UNKNOWN && column->nfilled)
			column->near = column_propose(&evidence->reader->columns, column->header);
	}
}

static struct mapping_column *find_column(struct mapping *mapping, struct place place)
{
	for (int i = 0; i < mapping->n; i++) {
		struct mapping_column *column = &mapping->columns[i];

		if (place.cell ? column->place.cell == place.cell
			       : place.header && strcmp(column->header, place.header) == 0)
			return column;
	}
	return NULL;
}

void mapping_refuse(struct mapping *mapping, struct place place, const char *text,
		    struct mapping_value near)
{
	struct mapping_column *column = find_column(mapping, place);

	if (!column)
		return;
	column->nrefused++;
	for (int i = 0; i < column->nvalues; i++)
		if (strcmp(column->values[i].text, text) == 0) {
			column->values[i].n++;
			return;
		}
	if (column->nvalues == MAPPING_VALUES)
		return;
	ARENA_GROW(mapping->arena, column->values, column->nvalues);
	near.text = arena_strdup(mapping->arena, text);
	near.n = 1;
	column->values[column->nvalues++] = near;
}
