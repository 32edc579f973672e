/*
 * The document is walked beside the schema. In each element, the children are taken one after the
 * other off what may stand there; where one may not, the likeliest slip is reported (a name
 * misspelt, one forgotten before it, two in the wrong order, one too many) and the walk goes on as
 * if it had not happened, so that one slip gives one message.
 */
#include "xml/schema_explain.h"

#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/near.h"
#include "xml/parse.h"
#include "xml/schema_model.h"
#include "xml/schema_pattern.h"
#include "xml/xml.h"

enum {
	MAX_MISSING = 3, /* in a row, before a child */
	MAX_SHOWN = 60,  /* bytes of a value */
	MAX_BACK = 5000  /* siblings among which a better place is looked for */
};

struct explain {
	struct arena *arena; /* what messages and patterns need */
	struct schema_model model;
	struct diag *diag;
	int nerrors; /* with which the explanation ends: causes take long to find */
	int nlooked; /* faults whose cause was looked for; equal ones of a line are one error */
};

/* One element whose children are being taken. */
struct inside {
	const struct xml_node *node;
	const struct schema_element *element;
	struct name_list known;        /* all names that may stand in it */
	const struct pattern *rest;    /* what may still come */
	const struct pattern **before; /* what could come before each child, by its number */
	const struct xml_node **children;
	int nchildren;
	struct name_list excused; /* come too late and reported already */
	struct name_list seen;
};

/* The beginning of a value, on one line, cut between characters; its spaces all stand, for one of
 * them may be what is wrong. */
static const char *excerpt(struct arena *arena, const char *value)
{
	char *line = arena_strdup(arena, value);
	size_t n = MAX_SHOWN;

	for (char *at = line; (at = strpbrk(at, "\t\n\r"));)
		*at = ' ';
	if (strlen(line) <= MAX_SHOWN)
		return line;
	while (n > 0 && (line[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(arena, "%.*s\u2026", (int)n, line);
}

/* The nearest of the names, in marks, or all of them. */
static void hint_name(struct explain *explain, const char *name, const struct name_list *list,
		      const char *before, const char *after)
{
	const char *near = near_find(name, list->names, list->n);

	if (near)
		diag_hint(explain->diag, "did you mean %s%s%s?", before, near, after);
	else if (list->n)
		diag_hint(explain->diag, "%s", name_list_text(explain->arena, list, "", ""));
}

static void report_value(struct explain *explain, struct srcpos pos, const char *what,
			 const char *value, const struct schema_value_fault *fault)
{
	const char *shown = excerpt(explain->arena, value);

	if (fault->allowed.n == 0) {
		diag_error(explain->diag, pos, "%s: \"%s\" is not %s", what, shown,
			   fault->wanted ? fault->wanted : "allowed");
		return;
	}
	diag_error(explain->diag, pos, "%s: \"%s\" is not among the allowed values", what, shown);
	hint_name(explain, value, &fault->allowed, "\"", "\"");
}

static const struct schema_attr *find_attr(const struct schema_element *element, const char *name)
{
	for (int i = 0; i < element->nattrs; i++)
		if (strcmp(element->attrs[i].name, name) == 0)
			return &element->attrs[i];
	return NULL;
}

/* Of what the name means elsewhere, the first that has a place in known, or else the first of all;
 * NULL: nothing. An attribute's name has an @ before it. */
static const char *find_synonym(const struct explain *explain, const char *name,
				const struct name_list *known, bool *is_known)
{
	const struct xml_node *table = xml_child(explain->model.grammar, "s:synonyms"), *at;
	const char *first = NULL;

	for (at = table ? xml_child(table, "s:of") : NULL; at; at = xml_next(at, "s:of")) {
		const char *words = xml_text(explain->arena, at);
		const char *to = arena_strndup(explain->arena, words, strcspn(words, " "));

		if (strcasecmp(xml_attr(at, "name"), name) != 0)
			continue;
		*is_known = name_list_has(known, to);
		if (*is_known)
			return words;
		if (!first && (*name == '@' || schema_model_find(&explain->model, to)))
			first = words;
	}
	return first;
}

/* The attribute that a misspelt one was meant to be, if that is missing; else NULL. */
static const char *meant_attr(struct explain *explain, const struct xml_node *node,
			      const struct schema_element *element, const char *name)
{
	struct name_list free = {0};

	for (int i = 0; i < element->nattrs; i++)
		if (!xml_attr(node, element->attrs[i].name))
			name_list_add(explain->arena, &free, element->attrs[i].name);
	return near_find(name, free.names, free.n);
}

static void explain_unknown_attr(struct explain *explain, const struct xml_node *node,
				 const struct schema_element *element, const char *name,
				 struct name_list *meant)
{
	const char *near = meant_attr(explain, node, element, name), *meaning;
	struct name_list known = {0};
	bool is_known = false;

	diag_error(explain->diag, node->pos, "unknown attribute \"%s\" of <%s>",
		   excerpt(explain->arena, name), node->name);
	if (near) {
		name_list_add(explain->arena, meant, near);
		diag_hint(explain->diag, "did you mean \"%s\"?", near);
		return;
	}
	for (int i = 0; i < element->nattrs; i++)
		name_list_add(explain->arena, &known, element->attrs[i].name);
	meaning = arena_printf(explain->arena, "@%s", name);
	meaning = find_synonym(explain, meaning, &known, &is_known);
	if (is_known) {
		name_list_add(explain->arena, meant, meaning);
		diag_hint(explain->diag, "that is \"%s\"", meaning);
	} else if (known.n) {
		diag_hint(explain->diag, "<%s> takes %s", node->name,
			  name_list_text(explain->arena, &known, "\"", "\""));
	}
}

/* Where the schema fixes the values, they are said. */
static void report_missing_attr(struct explain *explain, const struct xml_node *node,
				const struct schema_attr *attr)
{
	struct schema_value_fault fault;

	diag_error(explain->diag, node->pos, "<%s> lacks the attribute \"%s\"", node->name,
		   attr->name);
	if (!schema_model_allows(&explain->model, attr->rule, "", &fault) && fault.allowed.n)
		diag_hint(explain->diag, "it may be %s",
			  name_list_text(explain->arena, &fault.allowed, "\"", "\""));
}

static void explain_attrs(struct explain *explain, const struct xml_node *node,
			  const struct schema_element *element)
{
	struct name_list meant = {0};

	for (int i = 0; i < node->nattrs; i++) {
		const char *name = node->attrs[i].name, *value = node->attrs[i].value;
		const struct schema_attr *attr = find_attr(element, name);
		struct schema_value_fault fault;

		if (!attr)
			explain_unknown_attr(explain, node, element, name, &meant);
		else if (!schema_model_allows(&explain->model, attr->rule, value, &fault))
			report_value(explain, node->pos,
				     arena_printf(explain->arena, "attribute \"%s\" of <%s>", name,
						  node->name),
				     value, &fault);
	}
	for (int i = 0; i < element->nattrs; i++) {
		const struct schema_attr *attr = &element->attrs[i];

		if (attr->is_required && !xml_attr(node, attr->name) &&
		    !name_list_has(&meant, attr->name))
			report_missing_attr(explain, node, attr);
	}
}

static void explain_data(struct explain *explain, const struct xml_node *node,
			 const struct schema_element *element)
{
	const char *value = xml_text(explain->arena, node);
	struct schema_value_fault fault;

	if (!schema_model_allows(&explain->model, element->rule, value, &fault))
		report_value(explain, node->pos, arena_printf(explain->arena, "<%s>", node->name),
			     value, &fault);
}

static bool can_follow(struct explain *explain, const struct pattern *rest, const char *name)
{
	return pattern_after(explain->arena, rest, name)->kind != PATTERN_NOTHING;
}

/*
 * The fewest names that are missing before one: they go into missing, and rest becomes what comes
 * after them. False if none of the ways has at most depth of them.
 */
static bool find_missing(struct explain *explain, const struct pattern **rest, const char *name,
			 struct name_list *missing, int depth)
{
	struct name_list first = {0};

	pattern_first(explain->arena, *rest, &first);
	for (int i = 0; i < first.n; i++) {
		const struct pattern *next = pattern_after(explain->arena, *rest, first.names[i]);

		if (can_follow(explain, next, name)) {
			name_list_add(explain->arena, missing, first.names[i]);
			*rest = next;
			return true;
		}
	}
	for (int i = 0; i < first.n && depth > 1; i++) {
		const struct pattern *next = pattern_after(explain->arena, *rest, first.names[i]);
		struct name_list further = {0};

		if (!find_missing(explain, &next, name, &further, depth - 1))
			continue;
		name_list_add(explain->arena, missing, first.names[i]);
		for (int k = 0; k < further.n; k++)
			name_list_add(explain->arena, missing, further.names[k]);
		*rest = next;
		return true;
	}
	return false;
}

static bool comes_later(const struct xml_node *child, const char *name)
{
	return xml_next(child, name) != NULL;
}

static void report_missing(struct explain *explain, struct inside *in, const struct xml_node *child,
			   const struct name_list *missing)
{
	explain->nlooked++;
	for (int i = 0; i < missing->n; i++) {
		const char *name = missing->names[i];

		if (comes_later(child, name)) {
			diag_error(explain->diag, child->pos, "<%s> must come after <%s> in <%s>",
				   child->name, name, in->node->name);
			name_list_add(explain->arena, &in->excused, name);
		} else {
			diag_error(explain->diag, in->node->pos, "<%s> lacks <%s>", in->node->name,
				   name);
			diag_hint(explain->diag, "it stands before <%s>", child->name);
		}
	}
}

/* The sibling before which the child of that number would have been right, or NULL. */
static const struct xml_node *better_place(struct explain *explain, const struct inside *in,
					   int number)
{
	const char *name = in->children[number]->name;

	for (int i = number - 1; i >= 0 && i >= number - MAX_BACK; i--) {
		const struct pattern *after;

		if (!in->before[i]) /* text, or out of place itself */
			continue;
		after = pattern_after(explain->arena, in->before[i], name);
		if (after->kind != PATTERN_NOTHING &&
		    can_follow(explain, after, in->children[i]->name))
			return in->children[i];
	}
	return NULL;
}

/* A child that belongs into the element, but not at this place. */
static void report_misplaced(struct explain *explain, struct inside *in, int number)
{
	const struct xml_node *child = in->children[number], *place;
	const char *parent = in->node->name;
	struct name_list first = {0};

	explain->nlooked++;
	if (name_list_has(&in->excused, child->name))
		return;
	if (name_list_has(&in->seen, child->name) &&
	    !pattern_repeats(in->element->content, child->name)) {
		diag_error(explain->diag, child->pos, "only one <%s> may stand in <%s>",
			   child->name, parent);
		return;
	}
	place = better_place(explain, in, number);
	if (place) {
		diag_error(explain->diag, child->pos, "<%s> must come before <%s> in <%s>",
			   child->name, place->name, parent);
		return;
	}
	diag_error(explain->diag, child->pos, "<%s> may not stand at this place in <%s>",
		   child->name, parent);
	pattern_first(explain->arena, in->rest, &first);
	if (first.n)
		diag_hint(explain->diag, "what may stand here: %s",
			  name_list_text(explain->arena, &first, "<", ">"));
}

static void hint_allowed(struct explain *explain, const struct inside *in)
{
	if (in->known.n)
		diag_hint(explain->diag, "<%s> may hold %s", in->node->name,
			  name_list_text(explain->arena, &in->known, "<", ">"));
	else
		diag_hint(explain->diag, "<%s> holds no other elements", in->node->name);
}

/* What the name is called here, or what is nearest to it; the answer is that element, or NULL. */
static const char *hint_meant(struct explain *explain, const struct inside *in,
			      const struct xml_node *child, const char *near)
{
	bool is_known = false;
	const char *words = find_synonym(explain, child->name, &in->known, &is_known);

	if (words && is_known) {
		diag_hint(explain->diag, "write <%s>", words);
		return strchr(words, ' ') ? NULL : words; /* with attributes it lacks more */
	}
	if (near) {
		diag_hint(explain->diag, "did you mean <%s>?", near);
		return near;
	}
	if (words) {
		diag_hint(explain->diag, "that is <%s>; but <%s> may hold only %s", words,
			  in->node->name, name_list_text(explain->arena, &in->known, "<", ">"));
		return NULL;
	}
	hint_allowed(explain, in);
	return NULL;
}

/* Reports a name that the schema has not; the answer is the one that was meant, or NULL. */
static const char *report_unknown(struct explain *explain, const struct inside *in,
				  const struct xml_node *child)
{
	struct name_list names = {0};
	const char *near;

	diag_error(explain->diag, child->pos, "unknown element <%s> in <%s>",
		   excerpt(explain->arena, child->name), in->node->name);
	pattern_first(explain->arena, in->rest, &names);
	near = near_find(child->name, names.names, names.n);
	if (!near) {
		pattern_names(explain->arena, in->element->content, &names);
		near = near_find(child->name, names.names, names.n);
	}
	return hint_meant(explain, in, child, near);
}

/* Takes a stretch of text that is more than white space. */
static void take_words(struct explain *explain, struct inside *in, const struct xml_node *words)
{
	bool holds_words = pattern_has_text(in->element->content), is_known = false;
	const char *text = words->text, *element;
	struct srcpos pos = words->pos;

	if (can_follow(explain, in->rest, PATTERN_WORDS)) {
		in->rest = pattern_after(explain->arena, in->rest, PATTERN_WORDS);
		return;
	}
	for (; strchr(" \t\r\n", *text); text++)
		pos.line += *text == '\n';
	diag_error(explain->diag, pos, "text may not stand %sin <%s>: \"%s\"",
		   holds_words ? "at this place " : "", in->node->name,
		   excerpt(explain->arena, xml_text(explain->arena, words)));
	element = find_synonym(explain, "paragraph", &in->known, &is_known);
	if (element && is_known)
		diag_hint(explain->diag, "put it into <%s>", element);
}

static bool has_enough(const struct explain *explain)
{
	return explain->diag->nerrors >= explain->nerrors ||
	       explain->nlooked >= 10 * LIMIT_EXPLAINED;
}

/* Takes one child; the answer is the element it is or was meant to be, or NULL. */
static const struct schema_element *take_child(struct explain *explain, struct inside *in,
					       int number)
{
	const struct xml_node *child = in->children[number];
	const struct schema_element *element = schema_model_find(&explain->model, child->name);
	const char *name = element ? child->name : report_unknown(explain, in, child);
	struct name_list missing = {0};

	if (!name)
		return NULL;
	if (!name_list_has(&in->known, name)) {
		diag_error(explain->diag, child->pos, "<%s> may not stand in <%s>", name,
			   in->node->name);
		hint_allowed(explain, in);
	} else if (can_follow(explain, in->rest, name)) {
		in->before[number] = in->rest;
		in->rest = pattern_after(explain->arena, in->rest, name);
	} else if (!name_list_has(&in->excused, name) && element &&
		   find_missing(explain, &in->rest, name, &missing, MAX_MISSING)) {
		report_missing(explain, in, child, &missing);
		in->rest = pattern_after(explain->arena, in->rest, name);
	} else if (element) {
		report_misplaced(explain, in, number);
	}
	name_list_add(explain->arena, &in->seen, name);
	return element ? element : schema_model_find(&explain->model, name);
}

/* The names of rest that lead to its end on the shortest way. */
static struct name_list needed_next(struct explain *explain, const struct pattern *rest)
{
	struct name_list first = {0}, needed = {0};
	int least = pattern_least(rest);

	pattern_first(explain->arena, rest, &first);
	for (int i = 0; i < first.n; i++) {
		const struct pattern *next = pattern_after(explain->arena, rest, first.names[i]);

		if (pattern_least(next) < least)
			name_list_add(explain->arena, &needed, first.names[i]);
	}
	return needed;
}

/* What should have come before the end of the element. */
static void report_end(struct explain *explain, struct inside *in)
{
	while (!pattern_is_nullable(in->rest)) {
		struct name_list needed = needed_next(explain, in->rest);

		if (needed.n == 0)
			return;
		diag_error(explain->diag, in->node->pos, "<%s> lacks %s%s", in->node->name,
			   needed.n > 1 ? "one of " : "",
			   name_list_text(explain->arena, &needed, "<", ">"));
		in->rest = pattern_after(explain->arena, in->rest, needed.names[0]);
	}
}

static void list_children(struct explain *explain, struct inside *in)
{
	for (const struct xml_node *child = in->node->first; child; child = child->next) {
		if (child->text && strspn(child->text, " \t\r\n") == strlen(child->text))
			continue;
		ARENA_GROW(explain->arena, in->children, in->nchildren);
		in->children[in->nchildren++] = child;
	}
	in->before = ARENA_ARRAY(explain->arena, const struct pattern *, in->nchildren);
}

/* Recursion is as deep as elements may be nested: LIMIT_DEPTH. */
static void explain_element(struct explain *explain, const struct xml_node *node,
			    const struct schema_element *element)
{
	struct inside in = {.node = node, .element = element, .rest = element->content};

	explain_attrs(explain, node, element);
	if (element->is_data)
		explain_data(explain, node, element);
	list_children(explain, &in);
	pattern_names(explain->arena, element->content, &in.known);
	for (int i = 0; i < in.nchildren && !has_enough(explain); i++) {
		const struct schema_element *inner = NULL;
		struct arena_mark mark;

		if (in.children[i]->text)
			take_words(explain, &in, in.children[i]);
		else
			inner = take_child(explain, &in, i);
		mark = arena_mark(explain->arena);
		if (inner)
			explain_element(explain, in.children[i], inner);
		arena_reset(explain->arena, mark);
	}
	if (!has_enough(explain))
		report_end(explain, &in);
}

void schema_explain(const struct xml_node *root, const struct parse_input *schema,
		    struct diag *diag)
{
	struct arena arena;
	struct explain explain = {
		.arena = &arena, .diag = diag, .nerrors = diag->nerrors + LIMIT_EXPLAINED};
	struct name_list starts = {0};
	const struct xml_node *grammar;
	const struct schema_element *element;

	arena_init(&arena);
	grammar = parse_xml(&arena, schema, diag);
	if (grammar) {
		schema_model_load(&explain.model, &arena, grammar);
		pattern_first(&arena, explain.model.start, &starts);
		element = schema_model_find(&explain.model, root->name);
		if (!name_list_has(&starts, root->name)) {
			diag_error(diag, root->pos, "<%s> cannot be the outermost element",
				   root->name);
			hint_name(&explain, root->name, &starts, "<", ">");
		} else if (element) {
			explain_element(&explain, root, element);
		}
		if (has_enough(&explain))
			diag_error(diag, (struct srcpos){root->pos.file, 0},
				   "%d places break the schema; others may, and were not looked at",
				   diag->nerrors - explain.nerrors + LIMIT_EXPLAINED);
	}
	arena_release(&arena);
}
