/*
 * A RELAX NG schema as schema_explain needs it. Our schemas keep to a discipline that makes this
 * simple, and editors' completion good:
 *	one define an element, named like it, and one pattern for it wherever it stands;
 *	no element inside an element, only references;
 *	defines of another name (with a dot) hold attributes, content or a datatype to share;
 *	attributes stand directly or in "optional", never in a choice;
 *	a datatype's documentation completes the sentence "... is not".
 */
#ifndef XML_SCHEMA_MODEL_H
#define XML_SCHEMA_MODEL_H

#include <stdbool.h>

#include "base/name_list.h"

struct pattern;
struct xml_node;

struct schema_attr {
	const char *name;
	bool is_required;
	const struct xml_node *rule; /* the attribute's element in the schema */
};

struct schema_element {
	const char *name, *define;
	struct schema_attr *attrs;
	int nattrs;
	const struct pattern *content;
	const struct xml_node *rule; /* the element's element in the schema */
	bool is_data;                /* the content is one value */
};

struct schema_model {
	struct arena *arena;
	const struct xml_node *grammar;
	struct schema_element *elements;
	int nelements;
	const struct pattern *start;
	bool names_defines; /* an element of a pattern has the name of its define */
};

void schema_model_load(struct schema_model *model, struct arena *arena,
		       const struct xml_node *grammar);

/* The same, with patterns that tell elements of one name apart by their defines. */
void schema_model_load_defines(struct schema_model *model, struct arena *arena,
			       const struct xml_node *grammar);

const struct schema_element *schema_model_find(const struct schema_model *model, const char *name);

/* What is wrong with a value, by the rule of its attribute or element. */
struct schema_value_fault {
	const char *wanted; /* "a length such as 4.5mm"; NULL: one of the names */
	struct name_list allowed;
};

/* Whether the value fits; else fault tells what would. */
bool schema_model_allows(const struct schema_model *model, const struct xml_node *rule,
			 const char *value, struct schema_value_fault *fault);

#endif
