/* XInclude 1.0 for files of the content folder, on light trees. */
#ifndef XML_INCLUDE_H
#define XML_INCLUDE_H

#include "base/diag.h"

struct xml_node;

/*
 * Puts the files that xi:include elements below root name in their places and returns the root,
 * which may itself have been included. path is root's file; included files lie in its folder or
 * below, links resolved. href is relative to the including file; parse="text" and xpointer="ID"
 * (an element's xml:id or id) work; xi:fallback serves when the file is missing. Errors in diag;
 * the tree is then of no use. nnodes: how many nodes have been parsed so far; grows.
 */
struct xml_node *include_resolve(struct arena *arena, struct xml_node *root, const char *path,
				 int *nnodes, struct diag *diag);

#endif
