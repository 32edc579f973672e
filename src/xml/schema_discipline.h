/* Whether a schema keeps to what compact tables can say: the discipline told in schema_model.h. */
#ifndef XML_SCHEMA_DISCIPLINE_H
#define XML_SCHEMA_DISCIPLINE_H

#include <stdbool.h>

struct xml_node;

bool schema_is_disciplined(const struct xml_node *grammar);

/* The rule that says what a value is: the references of rule followed to the one child of what they
 * name. NULL: nothing, or several. */
const struct xml_node *schema_value_rule(const struct xml_node *grammar,
					 const struct xml_node *rule);

/* The rule of the one value that an element holds, besides attributes; NULL: it holds none. */
const struct xml_node *schema_sole_value(const struct xml_node *grammar,
					 const struct xml_node *element);

/* The first child of a rule, and the next sibling, that is no note. */
const struct xml_node *schema_first(const struct xml_node *node);
const struct xml_node *schema_next(const struct xml_node *node);

#endif
