/* What is wrong with a tree that the schema refuses, in words for authors. */
#ifndef XML_SCHEMA_EXPLAIN_H
#define XML_SCHEMA_EXPLAIN_H

struct diag;
struct parse_input;
struct xml_node;

/* Reports all that it can find in one pass; schema is the .rng file's bytes. */
void schema_explain(const struct xml_node *root, const struct parse_input *schema,
		    struct diag *diag);

#endif
