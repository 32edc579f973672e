/*
 * Loading XML files as light trees. Only parse.c and schema.c know libxml2: the one parses, the
 * other validates. Nothing is fetched from a network; external entities are not read; entities
 * cannot be declared; depth and size are limited; XInclude takes files inside the content folder
 * only.
 */
#ifndef XML_XML_LOAD_H
#define XML_XML_LOAD_H

#include "base/diag.h"

struct xml_node;
struct xml_source;

/*
 * Parses path ("-": standard input, and messages call it so), resolves XInclude inside the file's
 * folder, validates against the RELAX NG schema (a path; NULL: no validation) and returns the root
 * element; comments and processing instructions are left out. On any fault NULL, with every fault
 * that could be found in diag, each with the line of the element at fault, in our own words, with
 * the nearest name where a name is unknown. source may be NULL.
 */
struct xml_node *xml_load(struct arena *arena, const char *path, const char *schema,
			  struct xml_source *source, struct diag *diag);

/* The same, with the nodes and their text in an arena that need last no longer than they; names,
 * values of attributes and names of files live in the other. */
struct xml_node *xml_load_apart(struct arena *arena, struct arena *nodes, const char *path,
				const char *schema, struct xml_source *source, struct diag *diag);

/*
 * The same for a file that is read already (path "-" included) and that strangers may have written:
 * XInclude is not resolved, so that nothing else is read.
 */
struct xml_node *xml_load_alone(struct arena *arena, const struct xml_source *source,
				const char *schema, struct diag *diag);

/* A namespace, and what its names begin with here, whatever prefix a file binds to it. */
struct xml_space {
	const char *prefix, *address;
};

/*
 * XML of any vocabulary that is read already, without a schema; nothing else is read. spaces: the
 * namespaces that are known, up to one whose prefix is NULL; names of all others, but xml:, begin
 * with "?:", and those of none with nothing.
 */
struct xml_node *xml_load_any(struct arena *arena, const struct xml_source *source,
			      const struct xml_space *spaces, struct diag *diag);

#endif
