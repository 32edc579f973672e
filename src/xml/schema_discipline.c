/* Each rule against the place where it stands; a rule that is not known is none of ours. */
#include "xml/schema_discipline.h"

#include <string.h>

#include "xml/xml.h"

enum { MAX_DEPTH = 40 }; /* nested rules and references */

enum place {
	IN_ELEMENT = 1, /* attributes may stand here */
	IN_CONTENT = 2, /* references, choices and repetitions */
	IN_VALUE = 4,   /* data */
};

/* Every rule there is, where it may stand, and the attribute that it has. */
static const struct known_rule {
	const char *name;
	int places;
	const char *attr;
} rules[] = {
	{"attribute", IN_ELEMENT, "name"},
	{"optional", IN_ELEMENT | IN_CONTENT, NULL},
	{"ref", IN_ELEMENT | IN_CONTENT | IN_VALUE, "name"},
	{"choice", IN_ELEMENT | IN_CONTENT | IN_VALUE, NULL},
	{"oneOrMore", IN_ELEMENT | IN_CONTENT, NULL},
	{"zeroOrMore", IN_ELEMENT | IN_CONTENT, NULL},
	{"text", IN_ELEMENT | IN_CONTENT | IN_VALUE, NULL},
	{"empty", IN_ELEMENT | IN_CONTENT, NULL},
	{"data", IN_VALUE, "type"},
	{"value", IN_VALUE, NULL},
};

const struct xml_node *schema_first(const struct xml_node *node)
{
	const struct xml_node *child = xml_child(node, NULL);

	while (child && strchr(child->name, ':'))
		child = xml_next(child, NULL);
	return child;
}

const struct xml_node *schema_next(const struct xml_node *node)
{
	do
		node = xml_next(node, NULL);
	while (node && strchr(node->name, ':'));
	return node;
}

static const struct xml_node *only_child(const struct xml_node *node)
{
	const struct xml_node *child = schema_first(node);

	return child && !schema_next(child) ? child : NULL;
}

static const struct xml_node *find_define(const struct xml_node *grammar, const char *name)
{
	const struct xml_node *node = xml_child(grammar, "define");

	while (node && strcmp(xml_attr(node, "name"), name) != 0)
		node = xml_next(node, "define");
	return node;
}

const struct xml_node *schema_value_rule(const struct xml_node *grammar,
					 const struct xml_node *rule)
{
	for (int depth = 0; rule && xml_is(rule, "ref") && depth < MAX_DEPTH; depth++) {
		rule = find_define(grammar, xml_attr(rule, "name"));
		rule = rule ? only_child(rule) : NULL;
	}
	return rule && !xml_is(rule, "ref") ? rule : NULL;
}

/* Whether it has that attribute (NULL: any) and no other. */
static bool has_only(const struct xml_node *node, const char *name)
{
	if (!name)
		return node->nattrs == 0;
	return node->nattrs == 1 && strcmp(node->attrs[0].name, name) == 0;
}

static const struct known_rule *find_rule(const char *name)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	return NULL;
}

static bool params_are_known(const struct xml_node *data)
{
	static const char *const names[] = {"pattern", "minLength", "maxLength", "minInclusive",
					    "maxInclusive"};
	const struct xml_node *param = schema_first(data);

	for (; param; param = schema_next(param)) {
		size_t i = 0;

		if (!xml_is(param, "param") || !has_only(param, "name"))
			return false;
		while (i < sizeof names / sizeof *names &&
		       strcmp(names[i], xml_attr(param, "name")) != 0)
			i++;
		if (i == sizeof names / sizeof *names)
			return false;
	}
	return true;
}

static bool is_attribute(const struct xml_node *node)
{
	return node && xml_is(node, "attribute");
}

/* An attribute, also one that may be missing. */
static bool is_lone_attribute(const struct xml_node *node)
{
	return is_attribute(node) || (xml_is(node, "optional") && is_attribute(only_child(node)));
}

/* Where what stands in a rule is, for a rule in these places. */
static int places_within(const struct xml_node *node, int places)
{
	if (xml_is(node, "attribute"))
		return IN_VALUE;
	if (xml_is(node, "optional") && is_attribute(only_child(node)))
		return IN_ELEMENT;
	if (xml_is(node, "ref"))
		return places;
	return places & IN_VALUE ? IN_VALUE : IN_CONTENT;
}

static bool rule_is_disciplined(const struct xml_node *grammar, const struct xml_node *node,
				int places, int depth)
{
	const struct known_rule *rule = find_rule(node->name);
	const struct xml_node *within = node, *child;
	int inner = places_within(node, places);

	if (!rule || depth > MAX_DEPTH || !(rule->places & places) || !has_only(node, rule->attr))
		return false;
	if (xml_is(node, "data"))
		return params_are_known(node);
	if (xml_is(node, "ref")) {
		within = find_define(grammar, xml_attr(node, "name"));
		if (!within)
			return false;
		child = schema_first(within);
		if (child && xml_is(child, "element"))
			return !(places & IN_VALUE);
		if (places & IN_VALUE && !only_child(within))
			return false;
	} else if (is_attribute(node) && schema_first(node) && !only_child(node)) {
		return false;
	}
	for (child = schema_first(within); child; child = schema_next(child))
		if (!rule_is_disciplined(grammar, child, inner, depth + 1))
			return false;
	return true;
}

/* Whether a rule brings attributes and nothing else, also by the name of a share of them. */
static bool holds_attributes(const struct xml_node *grammar, const struct xml_node *rule)
{
	const struct xml_node *child;

	if (is_lone_attribute(rule))
		return true;
	if (!xml_is(rule, "ref"))
		return false;
	rule = find_define(grammar, xml_attr(rule, "name"));
	for (child = rule ? schema_first(rule) : NULL; child; child = schema_next(child))
		if (!is_lone_attribute(child))
			return false;
	return rule != NULL;
}

const struct xml_node *schema_sole_value(const struct xml_node *grammar,
					 const struct xml_node *element)
{
	const struct xml_node *value = NULL, *child = schema_first(element), *rule;

	for (; child; child = schema_next(child)) {
		if (holds_attributes(grammar, child))
			continue;
		if (value)
			return NULL;
		value = child;
	}
	rule = value ? schema_value_rule(grammar, value) : NULL;
	for (int depth = 0; rule && xml_is(rule, "choice") && depth < MAX_DEPTH; depth++)
		rule = schema_value_rule(grammar, schema_first(rule));
	return rule && (xml_is(rule, "data") || xml_is(rule, "value")) ? value : NULL;
}

static bool element_is_disciplined(const struct xml_node *grammar, const struct xml_node *element)
{
	const struct xml_node *value = schema_sole_value(grammar, element);
	const struct xml_node *child = schema_first(element);

	if (!has_only(element, "name"))
		return false;
	for (; child; child = schema_next(child))
		if (!rule_is_disciplined(grammar, child,
					 child == value ? IN_VALUE : IN_ELEMENT | IN_CONTENT, 0))
			return false;
	return true;
}

/* A define has a name of its own. */
static bool define_is_disciplined(const struct xml_node *grammar, const struct xml_node *define)
{
	const struct xml_node *element = schema_first(define), *other = define;

	if (!has_only(define, "name"))
		return false;
	while ((other = xml_next(other, "define")) != NULL)
		if (!xml_attr(other, "name") ||
		    strcmp(xml_attr(other, "name"), xml_attr(define, "name")) == 0)
			return false;
	if (!element || !xml_is(element, "element"))
		return true;
	return !schema_next(element) && element_is_disciplined(grammar, element);
}

bool schema_is_disciplined(const struct xml_node *grammar)
{
	const struct xml_node *child;
	int nstarts = 0;

	if (!xml_is(grammar, "grammar") || !has_only(grammar, "datatypeLibrary") ||
	    strcmp(grammar->attrs[0].value, "http://www.w3.org/2001/XMLSchema-datatypes") != 0)
		return false;
	for (child = xml_child(grammar, "define"); child; child = xml_next(child, "define"))
		if (!xml_attr(child, "name"))
			return false;
	for (child = schema_first(grammar); child; child = schema_next(child)) {
		if (xml_is(child, "start") && only_child(child) && child->nattrs == 0 &&
		    rule_is_disciplined(grammar, only_child(child), IN_CONTENT, 0))
			nstarts++;
		else if (!xml_is(child, "define") || !define_is_disciplined(grammar, child))
			return false;
	}
	return nstarts == 1;
}
