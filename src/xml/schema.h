/*
 * RELAX NG. What schema_quick is sure of needs no more; else libxml2's validator decides whether a
 * tree is valid. Where it refuses, schema_explain says why in our words, and should that find
 * nothing, libxml2's own message is given.
 */
#ifndef XML_SCHEMA_H
#define XML_SCHEMA_H

#include <stdbool.h>

struct diag;
struct xml_node;

/* Checks the tree against the schema in the .rng file at path; all its faults go to diag. */
bool schema_check(const struct xml_node *root, const char *path, struct diag *diag);

/* The same, by libxml2 alone. */
bool schema_judge(const struct xml_node *root, const char *path, struct diag *diag);

#endif
