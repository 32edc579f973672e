/*
 * One pass over the tree: each element moves the automaton of its parent, its attributes and values
 * are held against their tests. The first thing that is not plainly right ends it.
 */
#include "xml/schema_quick.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "xml/schema_table.h"
#include "xml/xml.h"

enum {
	MAX_ATTRS = 64,       /* of an element: bits of a set */
	MAX_INTEGER_BYTES = 9 /* so that int32_t holds them */
};

const struct schema_table *schema_quick_find(const char *rng, size_t n)
{
	for (int i = 0; i < schema_ntables; i++)
		if (schema_tables[i].nrng == n && memcmp(schema_tables[i].rng, rng, n) == 0)
			return &schema_tables[i];
	return NULL;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name_character(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
}

/* Namespaces in XML: NCName; XML 1.0: Nmtoken, whose colons are rare. ASCII alone. */
static bool is_name(const char *text, bool may_begin_with_any)
{
	if (!may_begin_with_any && !is_letter(*text) && *text != '_')
		return false;
	if (!*text)
		return false;
	while (is_name_character(*text))
		text++;
	return *text == 0;
}

/* XML Schema 2, 3.3.3: parts of one to eight letters, digits too behind the first hyphen. */
static bool is_language(const char *text)
{
	bool is_first = true;

	for (;; text++) {
		int n = 0;

		while (is_letter(*text) || (!is_first && is_digit(*text)))
			text++, n++;
		if (n < 1 || n > 8)
			return false;
		if (*text != '-')
			return *text == 0;
		is_first = false;
	}
}

static bool is_integer(const char *text, const struct table_test *test)
{
	const char *digits = text + (*text == '-');
	size_t n = 0;
	long value;

	while (is_digit(digits[n]))
		n++;
	if (n == 0 || n > MAX_INTEGER_BYTES || digits[n])
		return false;
	value = strtol(text, NULL, 10);
	return value >= test->least && value <= test->most;
}

/* Whether there are surely as many characters as asked. */
static bool has_length(const char *text, const struct table_test *test)
{
	int32_t n = 0;

	for (; *text; text++)
		n += (*text & 0xc0) != 0x80;
	return n >= test->least && n <= test->most;
}

/* The same with white space collapsed: more than one character is counted only without any. */
static bool has_collapsed_length(const char *text, const struct table_test *test)
{
	const char *p = text;

	if (test->least == 1 && test->most == INT32_MAX) {
		while (ascii_is_space(*p))
			p++;
		return *p != 0;
	}
	while (*p && !ascii_is_space(*p))
		p++;
	return *p == 0 && has_length(text, test);
}

/* Whether there is nothing to collapse. */
static bool is_collapsed(const char *text)
{
	char before = ' ';

	for (; *text; before = *text++)
		if (ascii_is_space(*text) && (*text != ' ' || before == ' '))
			return false;
	return before != ' ';
}

static bool runs_through(const struct schema_table *table, uint16_t at, const char *text)
{
	for (; *text; text++) {
		const struct table_point *point = &table->points[at];
		const struct table_move *move = &table->moves[point->moves];
		const struct table_move *end = move + point->nmoves;
		unsigned char c = (unsigned char)*text;

		while (move < end && !(c >= move->low && c <= move->high))
			move++;
		if (move == end)
			return false;
		at = move->point;
	}
	return table->points[at].may_end;
}

static bool passes(const struct schema_table *table, const struct table_test *test,
		   const char *text)
{
	switch (test->kind) {
	case TEST_ANY:
		return true;
	case TEST_EXACT:
		return strcmp(table->texts + test->text, text) == 0;
	case TEST_STRING:
		return (test->point == TABLE_NONE || runs_through(table, test->point, text)) &&
		       has_length(text, test);
	case TEST_TOKEN:
		return has_collapsed_length(text, test) &&
		       (test->point == TABLE_NONE ||
			(is_collapsed(text) && runs_through(table, test->point, text)));
	case TEST_NCNAME:
		return is_name(text, false);
	case TEST_NMTOKEN:
		return is_name(text, true);
	case TEST_LANGUAGE:
		return is_language(text);
	case TEST_INTEGER:
		return is_integer(text, test);
	}
	return false;
}

static bool fits(const struct schema_table *table, uint16_t tests, uint16_t ntests,
		 const char *text)
{
	for (uint16_t i = 0; i < ntests; i++)
		if (passes(table, &table->tests[tests + i], text))
			return true;
	return false;
}

static bool attrs_fit(const struct schema_table *table, const struct table_element *element,
		      const struct xml_node *node)
{
	const struct table_attr *attrs = &table->attrs[element->attrs];
	uint64_t seen = 0;

	for (int i = 0; i < node->nattrs; i++) {
		uint16_t k = 0;

		while (k < element->nattrs &&
		       strcmp(table->texts + attrs[k].name, node->attrs[i].name) != 0)
			k++;
		if (k == element->nattrs || k >= MAX_ATTRS || (seen >> k & 1) ||
		    !fits(table, attrs[k].tests, attrs[k].ntests, node->attrs[i].value))
			return false;
		seen |= UINT64_C(1) << k;
	}
	for (uint16_t k = 0; k < element->nattrs; k++)
		if (attrs[k].is_required && !(k < MAX_ATTRS && (seen >> k & 1)))
			return false;
	return true;
}

static bool is_blank(const char *text)
{
	while (ascii_is_space(*text))
		text++;
	return *text == 0;
}

/* The step over an element of that name, or NULL. */
static const struct table_step *find_step(const struct schema_table *table, uint16_t at,
					  const char *name)
{
	const struct table_state *state = &table->states[at];
	const struct table_step *step = &table->steps[state->steps];

	for (uint16_t i = 0; i < state->nsteps; i++, step++)
		if (strcmp(table->texts + table->elements[step->element].name, name) == 0)
			return step;
	return NULL;
}

/* An element that holds one value, and no other elements. */
static bool value_fits(const struct schema_table *table, const struct table_element *element,
		       const struct xml_node *node)
{
	const struct xml_node *child = node->first;

	if (child && (child->next || child->name))
		return false;
	return fits(table, element->tests, element->ntests, child ? child->text : "");
}

/* Recursion is as deep as elements may be nested: LIMIT_DEPTH. */
static bool element_fits(const struct schema_table *table, const struct table_element *element,
			 const struct xml_node *node)
{
	uint16_t at = element->state;

	if (!attrs_fit(table, element, node))
		return false;
	if (element->ntests)
		return value_fits(table, element, node);
	for (const struct xml_node *child = node->first; child; child = child->next) {
		const struct table_step *step;

		if (child->text) {
			if (is_blank(child->text))
				continue;
			at = table->states[at].after_words;
			if (at == TABLE_NONE)
				return false;
			continue;
		}
		step = find_step(table, at, child->name);
		if (!step || !element_fits(table, &table->elements[step->element], child))
			return false;
		at = step->state;
	}
	return table->states[at].may_end;
}

bool schema_quick_is_valid(const struct schema_table *table, const struct xml_node *root)
{
	const struct table_step *step = find_step(table, table->start, root->name);

	return step && table->states[step->state].may_end &&
	       element_fits(table, &table->elements[step->element], root);
}
