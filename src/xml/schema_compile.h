/*
 * A schema as a compact table (schema_table.h). What keeps to the discipline of our schemas
 * (schema_model.h) becomes one; any other schema is libxml2's alone.
 */
#ifndef XML_SCHEMA_COMPILE_H
#define XML_SCHEMA_COMPILE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct schema_table;
struct xml_node;

/* How many items the arrays of a table have; of texts, bytes. */
struct schema_counts {
	int nelements, nattrs, ntests, nstates, nsteps, npoints, nmoves;
	size_t ntexts;
};

/* The table lives in arena; rng is not set. False: there is none for this grammar. */
bool schema_compile(struct schema_table *table, struct schema_counts *counts, struct arena *arena,
		    const struct xml_node *grammar);

#endif
