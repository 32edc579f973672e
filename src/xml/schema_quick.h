/*
 * A quick judge of trees, by compact tables. It says that a tree is valid, or that it is not sure:
 * whoever asks then turns to libxml2, which judges and whose refusals are explained. What is rare
 * (names with letters beyond ASCII, white space around values) is not told apart here.
 */
#ifndef XML_SCHEMA_QUICK_H
#define XML_SCHEMA_QUICK_H

#include <stdbool.h>
#include <stddef.h>

struct schema_table;
struct xml_node;

/* The table that was made of a schema of just these bytes, or NULL. */
const struct schema_table *schema_quick_find(const char *rng, size_t n);

/* Whether the tree is valid for sure. */
bool schema_quick_is_valid(const struct schema_table *table, const struct xml_node *root);

#endif
