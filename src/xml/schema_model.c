/* The schema is read as what it is, an XML file: from its light tree into patterns and rules. */
#include "xml/schema_model.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "xml/schema_pattern.h"
#include "xml/schema_value.h"
#include "xml/xml.h"

enum { MAX_REFERENCES = 40 }; /* nested; more would be a circle */

static bool is_note(const struct xml_node *node)
{
	return strchr(node->name, ':') != NULL;
}

/* The first child that says something, and the next sibling that does. */
static const struct xml_node *skip_notes(const struct xml_node *node)
{
	while (node && is_note(node))
		node = xml_next(node, NULL);
	return node;
}

static const struct xml_node *first_child(const struct xml_node *node)
{
	return skip_notes(xml_child(node, NULL));
}

static const struct xml_node *next_sibling(const struct xml_node *node)
{
	return skip_notes(xml_next(node, NULL));
}

static const struct xml_node *find_define(const struct schema_model *model, const char *name)
{
	const struct xml_node *node = xml_child(model->grammar, "define");

	while (node &&
	       (!name || !xml_attr(node, "name") || strcmp(xml_attr(node, "name"), name) != 0))
		node = xml_next(node, "define");
	return node;
}

/* The element that a define is for, or NULL for a shared piece. */
static const struct xml_node *element_of(const struct xml_node *define)
{
	const struct xml_node *child = first_child(define);

	return child && xml_is(child, "element") ? child : NULL;
}

static bool is_one_of(const struct xml_node *node, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (xml_is(node, names[i]))
			return true;
	return false;
}

static bool is_value_rule(const struct xml_node *node)
{
	static const char *const names[] = {"text", "data", "value", "list"};

	return is_one_of(node, names, 4);
}

static enum pattern_kind joint_of(const struct xml_node *node)
{
	if (xml_is(node, "choice"))
		return PATTERN_CHOICE;
	if (xml_is(node, "interleave") || xml_is(node, "mixed"))
		return PATTERN_INTERLEAVE;
	return PATTERN_GROUP;
}

static const struct pattern *wrap(const struct schema_model *model, const struct xml_node *node,
				  const struct pattern *p)
{
	struct arena *arena = model->arena;

	if (xml_is(node, "mixed"))
		return pattern_join(arena, PATTERN_INTERLEAVE, p, pattern_text());
	if (xml_is(node, "optional"))
		return pattern_join(arena, PATTERN_CHOICE, p, pattern_empty());
	if (xml_is(node, "oneOrMore"))
		return pattern_many(arena, p);
	if (xml_is(node, "zeroOrMore"))
		return pattern_join(arena, PATTERN_CHOICE, pattern_many(arena, p), pattern_empty());
	return p;
}

static const struct pattern *read_pattern(const struct schema_model *model,
					  const struct xml_node *node, int depth)
{
	const struct pattern *all = NULL, *p;
	const struct xml_node *child;

	if (xml_is(node, "ref"))
		node = find_define(model, xml_attr(node, "name"));
	if (!node || depth > MAX_REFERENCES || xml_is(node, "attribute"))
		return pattern_empty();
	if (xml_is(node, "define") && element_of(node))
		return pattern_element(model->arena,
				       xml_attr(model->names_defines ? node : element_of(node),
						"name"));
	if (is_value_rule(node))
		return pattern_text();
	for (child = first_child(node); child; child = next_sibling(child)) {
		p = read_pattern(model, child, depth + 1);
		all = all ? pattern_join(model->arena, joint_of(node), all, p) : p;
	}
	return wrap(model, node, all ? all : pattern_empty());
}

static void read_attrs(const struct schema_model *model, const struct xml_node *node,
		       bool is_required, struct schema_element *element, int depth)
{
	const struct xml_node *child = first_child(node), *define;

	if (depth > MAX_REFERENCES)
		return;
	for (; child; child = next_sibling(child)) {
		if (xml_is(child, "attribute")) {
			ARENA_GROW(model->arena, element->attrs, element->nattrs);
			element->attrs[element->nattrs++] = (struct schema_attr){
				xml_attr(child, "name"), is_required, child};
		} else if (xml_is(child, "optional")) {
			read_attrs(model, child, false, element, depth + 1);
		} else if (xml_is(child, "ref")) {
			define = find_define(model, xml_attr(child, "name"));
			if (define && !element_of(define))
				read_attrs(model, define, is_required, element, depth + 1);
		}
	}
}

/* Whether the element's content is one value: no text with elements in it, but data. */
static bool holds_data(const struct schema_model *model, const struct xml_node *node)
{
	static const char *const names[] = {"data", "value", "choice", "ref"};
	const struct xml_node *define, *child = first_child(node);

	for (; child; child = next_sibling(child)) {
		if (!is_one_of(child, names, 4))
			continue;
		if (xml_is(child, "data") || xml_is(child, "value"))
			return true;
		define = xml_is(child, "ref") ? find_define(model, xml_attr(child, "name")) : child;
		define = define ? first_child(define) : NULL;
		if (define && (xml_is(define, "data") || xml_is(define, "value")))
			return true;
	}
	return false;
}

static void load(struct schema_model *model)
{
	const struct xml_node *define = xml_child(model->grammar, "define");
	const struct xml_node *start = xml_child(model->grammar, "start");
	struct arena *arena = model->arena;

	model->start = start ? read_pattern(model, start, 0) : pattern_empty();
	for (; define; define = xml_next(define, "define")) {
		const struct xml_node *rule = element_of(define);
		struct schema_element *element;

		if (!rule || !xml_attr(rule, "name"))
			continue;
		ARENA_GROW(arena, model->elements, model->nelements);
		element = &model->elements[model->nelements++];
		*element = (struct schema_element){.name = xml_attr(rule, "name"),
						   .define = xml_attr(define, "name"),
						   .rule = rule};
		element->content = read_pattern(model, rule, 0);
		element->is_data = holds_data(model, rule);
		read_attrs(model, rule, true, element, 0);
	}
}

void schema_model_load(struct schema_model *model, struct arena *arena,
		       const struct xml_node *grammar)
{
	*model = (struct schema_model){.arena = arena, .grammar = grammar};
	load(model);
}

void schema_model_load_defines(struct schema_model *model, struct arena *arena,
			       const struct xml_node *grammar)
{
	*model = (struct schema_model){.arena = arena, .grammar = grammar, .names_defines = true};
	load(model);
}

const struct schema_element *schema_model_find(const struct schema_model *model, const char *name)
{
	for (int i = 0; i < model->nelements; i++)
		if (strcmp(model->elements[i].name, name) == 0)
			return &model->elements[i];
	return NULL;
}

static const char *collapse(struct arena *arena, const char *value)
{
	struct xml_node text = {.text = value};

	return xml_text(arena, &text);
}

static int64_t count_characters(const char *text)
{
	int64_t n = 0;

	for (; *text; text++)
		n += (*text & 0xc0) != 0x80;
	return n;
}

static bool fits_param(const char *name, const char *limit, const char *value)
{
	if (strcmp(name, "pattern") == 0)
		return schema_value_matches(limit, value);
	if (strcmp(name, "minLength") == 0)
		return count_characters(value) >= strtoll(limit, NULL, 10);
	if (strcmp(name, "maxLength") == 0)
		return count_characters(value) <= strtoll(limit, NULL, 10);
	if (strcmp(name, "minInclusive") == 0)
		return strtoll(value, NULL, 10) >= strtoll(limit, NULL, 10);
	if (strcmp(name, "maxInclusive") == 0)
		return strtoll(value, NULL, 10) <= strtoll(limit, NULL, 10);
	return true;
}

static bool fits_data(const struct schema_model *model, const struct xml_node *data,
		      const char *value)
{
	const char *type = xml_attr(data, "type");
	const struct xml_node *param = xml_child(data, "param");

	if (!type || !schema_value_is(type, value))
		return false;
	if (strcmp(type, "string") != 0)
		value = collapse(model->arena, value);
	for (; param; param = xml_next(param, "param"))
		if (!fits_param(xml_attr(param, "name"), xml_text(model->arena, param), value))
			return false;
	return true;
}

/* Words for a datatype without words of its own. */
static const char *words_for(struct arena *arena, const struct xml_node *data)
{
	static const char *const words[][2] = {
		{"date", "a date such as 2026-03-01"},
		{"language", "a language tag such as en or de-AT"},
		{"NCName", "a name: letters, figures, hyphens, beginning with a letter"},
		{"NMTOKEN", "a name without spaces"},
		{"anyURI", "an address"},
		{"boolean", "true or false"},
		{"integer", "a whole number"},
		{"nonNegativeInteger", "a whole number of at least 0"},
		{"positiveInteger", "a whole number of at least 1"},
		{"decimal", "a number"},
		{"token", "some words"},
	};
	const char *type = xml_attr(data, "type");

	for (size_t i = 0; type && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], type) == 0)
			return words[i][1];
	return arena_printf(arena, "a value of the type %s", type ? type : "?");
}

static bool fits(const struct schema_model *model, const struct xml_node *rule, const char *value,
		 struct schema_value_fault *fault, int depth)
{
	const struct xml_node *child, *note;
	bool has_content = false;

	if (xml_is(rule, "ref"))
		rule = find_define(model, xml_attr(rule, "name"));
	if (!rule || depth > MAX_REFERENCES || xml_is(rule, "text"))
		return true;
	if (xml_is(rule, "value")) {
		const char *allowed = xml_text(model->arena, rule);

		name_list_add(model->arena, &fault->allowed, allowed);
		return strcmp(collapse(model->arena, value), allowed) == 0;
	}
	if (xml_is(rule, "data")) {
		if (!fault->wanted)
			fault->wanted = words_for(model->arena, rule);
		return fits_data(model, rule, value);
	}
	note = xml_is(rule, "define") ? xml_child(rule, "a:documentation") : NULL;
	if (note && !fault->wanted)
		fault->wanted = xml_text(model->arena, note);
	for (child = first_child(rule); child; child = next_sibling(child)) {
		if (xml_is(child, "attribute") || xml_is(child, "optional"))
			continue;
		has_content = true;
		if (fits(model, child, value, fault, depth + 1))
			return true;
	}
	return !has_content;
}

bool schema_model_allows(const struct schema_model *model, const struct xml_node *rule,
			 const char *value, struct schema_value_fault *fault)
{
	*fault = (struct schema_value_fault){0};
	return fits(model, rule, value, fault, 0);
}
