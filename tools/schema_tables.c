/*
 * Writes C: the compact table (xml/schema_table.h) of each RELAX NG schema named on the command
 * line. A schema that cannot be said in one is left out, and a remark tells so.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "xml/parse.h"
#include "xml/schema_compile.h"
#include "xml/schema_table.h"

/* The program itself has none: it makes them. */
const struct schema_table schema_tables[1];
const int schema_ntables;

enum { PER_LINE = 16 };

static void write_bytes(const char *name, int number, const char *bytes, size_t n)
{
	printf("\nstatic const unsigned char %s%d[] = {", name, number);
	for (size_t i = 0; i < n; i++)
		printf("%s%u,", i % PER_LINE ? "" : "\n\t", (unsigned char)bytes[i]);
	printf("\n};\n");
}

/* An array of a struct of numbers, never empty: FORMAT takes the members of item. */
#define WRITE_ARRAY(type, number, from, count, format, ...) \
	do { \
		printf("\nstatic const struct table_" #type " " #type "s%d[] = {", number); \
		for (int i = 0; i < (count); i++) { \
			const struct table_##type *item = &(from)[i]; \
\
			printf("%s{" format "},", i % PER_LINE ? "" : "\n\t", __VA_ARGS__); \
		} \
		printf("%s\n};\n", (count) ? "" : "\n\t{0},"); \
	} while (0)

static void write_table(int number, const struct schema_table *table,
			const struct schema_counts *counts, const struct parse_input *input)
{
	write_bytes("rng", number, input->bytes, input->nbytes);
	printf("\nstatic const char texts%d[] = {", number);
	for (size_t i = 0; i < counts->ntexts; i++)
		printf("%s%d,", i % PER_LINE ? "" : "\n\t", table->texts[i]);
	printf("\n};\n");
	WRITE_ARRAY(element, number, table->elements, counts->nelements, "%u,%u,%u,%u,%u,%u",
		    item->name, item->attrs, item->nattrs, item->state, item->tests, item->ntests);
	WRITE_ARRAY(attr, number, table->attrs, counts->nattrs, "%u,%u,%u,%d", item->name,
		    item->tests, item->ntests, item->is_required);
	WRITE_ARRAY(test, number, table->tests, counts->ntests, "%d,%d,%d,%u,%u", (int)item->kind,
		    item->least, item->most, item->text, item->point);
	WRITE_ARRAY(state, number, table->states, counts->nstates, "%u,%u,%u,%d", item->steps,
		    item->nsteps, item->after_words, item->may_end);
	WRITE_ARRAY(step, number, table->steps, counts->nsteps, "%u,%u", item->element,
		    item->state);
	WRITE_ARRAY(point, number, table->points, counts->npoints, "%u,%u,%d", item->moves,
		    item->nmoves, item->may_end);
	WRITE_ARRAY(move, number, table->moves, counts->nmoves, "%u,%u,%u", item->low, item->high,
		    item->point);
}

static bool write_schema(int number, struct arena *arena, const char *path, uint16_t *start)
{
	struct parse_input input = {.path = path, .ns = "http://relaxng.org/ns/structure/1.0"};
	const struct xml_node *grammar = NULL;
	struct schema_table table;
	struct schema_counts counts;
	struct diag diag;
	bool is_made;

	diag_init(&diag);
	input.bytes = file_read(arena, path, LIMIT_SCHEMA_BYTES, &input.nbytes, &diag);
	if (input.bytes)
		grammar = parse_xml(arena, &input, &diag);
	is_made = grammar && schema_compile(&table, &counts, arena, grammar);
	if (is_made) {
		write_table(number, &table, &counts, &input);
		*start = table.start;
	} else {
		fprintf(stderr, "%s: no compact table; libxml2 alone judges by it\n", path);
	}
	diag_release(&diag);
	return is_made;
}

int main(int argc, char **argv)
{
	struct arena arena;
	uint16_t *starts;
	int n = 0;

	arena_init(&arena);
	starts = ARENA_ARRAY(&arena, uint16_t, argc);
	printf("/* Made by tools/schema_tables.c. */\n#include \"xml/schema_table.h\"\n");
	for (int i = 1; i < argc; i++)
		n += write_schema(n, &arena, argv[i], &starts[n]);
	printf("\nconst struct schema_table schema_tables[] = {\n");
	for (int i = 0; i < n; i++)
		printf("\t{rng%d, sizeof rng%d, texts%d, elements%d, attrs%d, tests%d, states%d,\n"
		       "\t steps%d, points%d, moves%d, %u},\n",
		       i, i, i, i, i, i, i, i, i, i, starts[i]);
	printf("%s};\n\nconst int schema_ntables = %d;\n", n ? "" : "\t{0}\n", n);
	arena_release(&arena);
	return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
