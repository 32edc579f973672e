/*
 * One XML file into a light tree, without XInclude and without a schema. Only xml_load.c, include.c
 * and schema.c call this; everything else calls xml_load.
 */
#ifndef XML_PARSE_H
#define XML_PARSE_H

#include <stddef.h>

#include "base/diag.h"

struct xml_node;
struct xml_space;

/* A file that is read already. */
struct parse_input {
	const char *path; /* goes into every node's pos */
	const char *bytes;
	size_t nbytes;
	int depth;   /* elements that will stand around the root */
	int *nnodes; /* so far, of a whole that several files make; NULL: this file is all */
	struct arena *nodes; /* of the nodes and their text; NULL: the one for all else too */
	const char *ns;      /* the namespace of names without a prefix; NULL: none */
	const struct xml_space *spaces; /* as xml_load_any has them; NULL: ns is all there is */
};

/*
 * The root element, or NULL and at least one error in diag. Names with a prefix keep it
 * ("xml:lang", "xi:include" under whatever prefix the file binds); a DOCTYPE that declares anything
 * is refused, so no entity but XML's own five is ever expanded. XML 1.0 and Namespaces in XML.
 */
struct xml_node *parse_xml(struct arena *arena, const struct parse_input *input, struct diag *diag);

/* The version of libxml2, as "20914" for 2.9.14. */
const char *parse_version(void);

/* The same, by libxml2 whatever the file is like. */
struct xml_node *parse_xml_slowly(struct arena *arena, const struct parse_input *input,
				  struct diag *diag);

#endif
