/*
 * A RELAX NG schema as a compact table, for schema_quick: what may stand where as automata over the
 * names of children, values as automata over bytes. tools/schema_tables.c makes them of
 * content/schema when the program is built. All are indices into arrays of the table, so that
 * nothing of it moves when the program starts.
 */
#ifndef XML_SCHEMA_TABLE_H
#define XML_SCHEMA_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum table_test_kind {
	TEST_ANY,
	TEST_EXACT,  /* a text */
	TEST_STRING, /* of so many characters, which an automaton takes if there is one */
	TEST_TOKEN,  /* the same with white space collapsed */
	TEST_NCNAME,
	TEST_NMTOKEN,
	TEST_LANGUAGE,
	TEST_INTEGER, /* within bounds */
};

enum { TABLE_NONE = 0xffff };

/* A value fits where one of its tests says so. */
struct table_test {
	enum table_test_kind kind;
	int32_t least, most; /* characters, or bounds */
	uint16_t text;       /* of TEST_EXACT */
	uint16_t point;      /* where the automaton over bytes begins; TABLE_NONE: there is none */
};

struct table_attr {
	uint16_t name;
	uint16_t tests, ntests;
	bool is_required;
};

struct table_element {
	uint16_t name;
	uint16_t attrs, nattrs;
	uint16_t state;         /* before its first child */
	uint16_t tests, ntests; /* of the one value that it holds; ntests 0: it holds none */
};

/* A state between children, and the steps out of it. */
struct table_state {
	uint16_t steps, nsteps;
	uint16_t after_words; /* the state behind words; TABLE_NONE: they may not stand here */
	bool may_end;
};

struct table_step {
	uint16_t element, state; /* over which child, to where */
};

/* The same within a value: moves over ranges of bytes. */
struct table_point {
	uint16_t moves, nmoves;
	bool may_end;
};

struct table_move {
	uint8_t low, high;
	uint16_t point;
};

struct schema_table {
	const unsigned char *rng; /* the schema's file, byte by byte */
	size_t nrng;
	const char *texts; /* of all names and values, each with the zero behind it */
	const struct table_element *elements;
	const struct table_attr *attrs;
	const struct table_test *tests;
	const struct table_state *states;
	const struct table_step *steps;
	const struct table_point *points;
	const struct table_move *moves;
	uint16_t start; /* the state before the outermost element */
};

/* The table of each schema that the program was built with, and how many there are. */
extern const struct schema_table schema_tables[];
extern const int schema_ntables;

#endif
