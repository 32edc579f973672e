/*
 * The model of the schema has the content of each element as a pattern and its attributes; here
 * they become arrays. What many attributes share, as a length, is compiled once.
 */
#include "xml/schema_compile.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "xml/schema_automaton.h"
#include "xml/schema_discipline.h"
#include "xml/schema_model.h"
#include "xml/schema_pattern.h"
#include "xml/schema_regexp.h"
#include "xml/schema_table.h"
#include "xml/xml.h"

enum {
	MOST = 0xfff0,  /* items of an array: indices have 16 bits */
	MAX_DEPTH = 40, /* nested choices of values */
	MAX_ATTRS = 64, /* of an element: the judge has a set of bits */
};

/* The tests that a rule has become. */
struct compiled {
	const struct xml_node *rule;
	uint16_t tests, ntests;
};

struct compiler {
	struct arena *arena;
	const struct xml_node *grammar;
	struct schema_model model;
	struct schema_counts *n;
	char *texts;
	struct table_element *elements;
	struct table_attr *attrs;
	struct table_test *tests;
	struct table_state *states;
	struct table_step *steps;
	struct table_point *points;
	struct table_move *moves;
	struct compiled *compiled;
	int ncompiled;
	bool has_failed; /* it cannot be said in a table */
};

#define ADD(compiler, items, nitems, ...) \
	do { \
		ARENA_GROW((compiler)->arena, (compiler)->items, (compiler)->n->nitems); \
		(compiler)->items[(compiler)->n->nitems++] = __VA_ARGS__; \
	} while (0)

static uint16_t index_of(struct compiler *compiler, int n)
{
	if (n < 0 || n >= MOST)
		compiler->has_failed = true;
	return (uint16_t)n;
}

/* A text that is there already, also at the end of another, is taken from there. */
static uint16_t text_of(struct compiler *compiler, const char *text)
{
	size_t n = strlen(text) + 1, have = compiler->n->ntexts;
	char *texts;

	for (size_t i = 0; i + n <= have; i++)
		if (memcmp(compiler->texts + i, text, n) == 0)
			return index_of(compiler, (int)i);
	texts = arena_text(compiler->arena, have + n);
	if (have)
		memcpy(texts, compiler->texts, have);
	memcpy(texts + have, text, n);
	compiler->texts = texts;
	compiler->n->ntexts = have + n;
	return index_of(compiler, (int)have);
}

/* Bytes that lead to the same point, one behind the other, are one move. */
static void add_moves(struct compiler *compiler, const struct automaton_state *state, int base)
{
	int to[256];

	memset(to, -1, sizeof to);
	for (int i = 0; i < state->nsteps; i++)
		to[(unsigned char)state->steps[i].name[0]] = base + state->steps[i].to;
	for (int low = 0, high; low < 256; low = high + 1) {
		for (high = low; high < 255 && to[high + 1] == to[low];)
			high++;
		if (to[low] >= 0)
			ADD(compiler, moves, nmoves,
			    (struct table_move){(uint8_t)low, (uint8_t)high,
						index_of(compiler, to[low])});
	}
}

/* The automaton of a regular expression; where it begins. */
static uint16_t add_expression(struct compiler *compiler, const char *expression)
{
	const struct pattern *pattern = schema_regexp_load(compiler->arena, expression);
	struct automaton automaton;
	int base = compiler->n->npoints;

	if (!pattern || !automaton_make(&automaton, compiler->arena, pattern)) {
		compiler->has_failed = true;
		return TABLE_NONE;
	}
	for (int i = 0; i < automaton.nstates; i++) {
		int first = compiler->n->nmoves;

		add_moves(compiler, &automaton.states[i], base);
		ADD(compiler, points, npoints,
		    (struct table_point){index_of(compiler, first),
					 index_of(compiler, compiler->n->nmoves - first),
					 automaton.states[i].may_end});
	}
	return index_of(compiler, base);
}

static int32_t bound_of(struct compiler *compiler, const char *text)
{
	char *end;
	long value = strtol(text, &end, 10);

	if (*end || end == text || value > INT32_MAX || value < INT32_MIN)
		compiler->has_failed = true;
	return (int32_t)value;
}

static void add_param(struct compiler *compiler, struct table_test *test,
		      const struct xml_node *param)
{
	const char *name = xml_attr(param, "name");
	const char *text = param->first && param->first->text ? param->first->text : "";
	bool is_bound = strstr(name, "Inclusive") != NULL;

	if (strcmp(name, "pattern") == 0) {
		if ((test->kind != TEST_STRING && test->kind != TEST_TOKEN) ||
		    test->point != TABLE_NONE)
			compiler->has_failed = true;
		test->point = add_expression(compiler, text);
		return;
	}
	if (is_bound != (test->kind == TEST_INTEGER) ||
	    (!is_bound && test->kind != TEST_STRING && test->kind != TEST_TOKEN))
		compiler->has_failed = true;
	if (strncmp(name, "min", 3) == 0)
		test->least = bound_of(compiler, text);
	else
		test->most = bound_of(compiler, text);
}

static void add_data(struct compiler *compiler, const struct xml_node *data)
{
	static const struct {
		const char *name;
		enum table_test_kind kind;
		int32_t least, most;
	} types[] = {
		{"string", TEST_STRING, 0, INT32_MAX},
		{"token", TEST_TOKEN, 0, INT32_MAX},
		{"NCName", TEST_NCNAME, 0, 0},
		{"NMTOKEN", TEST_NMTOKEN, 0, 0},
		{"language", TEST_LANGUAGE, 0, 0},
		{"integer", TEST_INTEGER, INT32_MIN, INT32_MAX},
		{"byte", TEST_INTEGER, -128, 127},
	};
	const struct xml_node *param = schema_first(data);
	struct table_test test = {.point = TABLE_NONE};
	size_t i = 0;

	while (i < sizeof types / sizeof *types &&
	       strcmp(types[i].name, xml_attr(data, "type")) != 0)
		i++;
	if (i == sizeof types / sizeof *types) {
		compiler->has_failed = true;
		return;
	}
	test.kind = types[i].kind;
	test.least = types[i].least;
	test.most = types[i].most;
	for (; param; param = schema_next(param))
		add_param(compiler, &test, param);
	ADD(compiler, tests, ntests, test);
}

/* Adds the tests of a value, one of which it must pass. */
static void add_tests(struct compiler *compiler, const struct xml_node *rule, int depth)
{
	struct table_test test = {.kind = TEST_ANY, .point = TABLE_NONE};

	rule = schema_value_rule(compiler->grammar, rule);
	if (!rule || depth > MAX_DEPTH) {
		compiler->has_failed = true;
	} else if (xml_is(rule, "data")) {
		add_data(compiler, rule);
	} else if (xml_is(rule, "choice")) {
		for (rule = schema_first(rule); rule; rule = schema_next(rule))
			add_tests(compiler, rule, depth + 1);
	} else {
		if (xml_is(rule, "value")) {
			test.kind = TEST_EXACT;
			test.text = text_of(compiler, xml_text(compiler->arena, rule));
		}
		ADD(compiler, tests, ntests, test);
	}
}

/* The tests of the value that an attribute or element has (NULL: any). */
static struct compiled compile_value(struct compiler *compiler, const struct xml_node *rule)
{
	struct compiled *made;
	int first = compiler->n->ntests;

	if (rule)
		rule = schema_value_rule(compiler->grammar, rule);
	for (int i = 0; i < compiler->ncompiled; i++)
		if (compiler->compiled[i].rule == rule)
			return compiler->compiled[i];
	if (rule)
		add_tests(compiler, rule, 0);
	else
		ADD(compiler, tests, ntests,
		    (struct table_test){.kind = TEST_ANY, .point = TABLE_NONE});
	ARENA_GROW(compiler->arena, compiler->compiled, compiler->ncompiled);
	made = &compiler->compiled[compiler->ncompiled++];
	*made = (struct compiled){rule, index_of(compiler, first),
				  index_of(compiler, compiler->n->ntests - first)};
	return *made;
}

static void add_attrs(struct compiler *compiler, const struct schema_element *from)
{
	if (from->nattrs > MAX_ATTRS)
		compiler->has_failed = true;
	for (int i = 0; i < from->nattrs; i++) {
		const struct schema_attr *attr = &from->attrs[i];
		struct compiled value = compile_value(compiler, schema_first(attr->rule));

		for (int k = 0; k < i; k++)
			if (strcmp(from->attrs[k].name, attr->name) == 0)
				compiler->has_failed = true;
		ADD(compiler, attrs, nattrs,
		    (struct table_attr){text_of(compiler, attr->name), value.tests, value.ntests,
					attr->is_required});
	}
}

static uint16_t find_element(struct compiler *compiler, const char *define)
{
	for (int i = 0; i < compiler->model.nelements; i++)
		if (strcmp(compiler->model.elements[i].define, define) == 0)
			return (uint16_t)i;
	compiler->has_failed = true;
	return 0;
}

/* A step names a define; the judge sees the name of the element, which must say which it is. */
static void add_steps(struct compiler *compiler, const struct automaton_state *state, int base)
{
	const struct schema_element *elements = compiler->model.elements;

	for (int i = 0; i < state->nsteps; i++) {
		uint16_t element = find_element(compiler, state->steps[i].name);

		for (int k = 0; k < i; k++)
			if (strcmp(elements[find_element(compiler, state->steps[k].name)].name,
				   elements[element].name) == 0)
				compiler->has_failed = true;
		ADD(compiler, steps, nsteps,
		    (struct table_step){element, index_of(compiler, base + state->steps[i].to)});
	}
}

/* The automaton of what may stand in an element; the state it begins in. */
static uint16_t add_content(struct compiler *compiler, const struct pattern *pattern)
{
	struct automaton automaton;
	int base = compiler->n->nstates;

	if (!automaton_make(&automaton, compiler->arena, pattern)) {
		compiler->has_failed = true;
		return TABLE_NONE;
	}
	for (int i = 0; i < automaton.nstates; i++) {
		const struct automaton_state *from = &automaton.states[i];
		struct table_state state = {index_of(compiler, compiler->n->nsteps),
					    (uint16_t)from->nsteps, TABLE_NONE, from->may_end};

		if (from->after_words >= 0)
			state.after_words = index_of(compiler, base + from->after_words);
		ADD(compiler, states, nstates, state);
		add_steps(compiler, from, base);
	}
	return index_of(compiler, base);
}

static void add_element(struct compiler *compiler, const struct schema_element *from)
{
	const struct xml_node *value = schema_sole_value(compiler->grammar, from->rule);
	struct table_element element = {.name = text_of(compiler, from->name)};
	struct compiled tests;

	element.attrs = index_of(compiler, compiler->n->nattrs);
	element.nattrs = (uint16_t)from->nattrs;
	add_attrs(compiler, from);
	if (value) {
		tests = compile_value(compiler, value);
		element.tests = tests.tests;
		element.ntests = tests.ntests;
	} else {
		element.state = add_content(compiler, from->content);
	}
	ADD(compiler, elements, nelements, element);
}

bool schema_compile(struct schema_table *table, struct schema_counts *counts, struct arena *arena,
		    const struct xml_node *grammar)
{
	struct compiler compiler = {.arena = arena, .grammar = grammar, .n = counts};
	uint16_t start;

	*counts = (struct schema_counts){0};
	if (!schema_is_disciplined(grammar))
		return false;
	schema_model_load_defines(&compiler.model, arena, grammar);
	for (int i = 0; i < compiler.model.nelements; i++)
		add_element(&compiler, &compiler.model.elements[i]);
	start = add_content(&compiler, compiler.model.start);
	*table = (struct schema_table){
		.texts = compiler.texts,
		.elements = compiler.elements,
		.attrs = compiler.attrs,
		.tests = compiler.tests,
		.states = compiler.states,
		.steps = compiler.steps,
		.points = compiler.points,
		.moves = compiler.moves,
		.start = start,
	};
	return !compiler.has_failed;
}
