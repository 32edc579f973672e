/*
 * A light tree in the making: whoever parses tells of tags and text, in the order of the file. Text
 * is gathered until the next tag.
 */
#ifndef XML_XML_BUILD_H
#define XML_XML_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct arena;
struct xml_node;

enum { XML_BUILD_SLOTS = 256 };

struct xml_build {
	struct arena *arena; /* of names, and of values of attributes */
	struct arena *nodes;
	const char *path;
	struct xml_node *root, *current; /* the open element */
	struct buf text;                 /* gathered since the last tag */
	int text_line;                   /* where it begins: whoever adds the first of it says so */
	int depth;                       /* elements that are open, those around the root too */
	int nnodes, *total;              /* of this file; of all files that make one whole */
	size_t ninterned;                /* bytes of names and white space that were copied */
	const char *names[XML_BUILD_SLOTS]; /* those copies, by hash */
};

void xml_build_init(struct xml_build *build, struct arena *arena, struct arena *nodes,
		    const char *path);
void xml_build_release(struct xml_build *build);

/* One copy of texts that repeat, as names do. */
const char *xml_build_intern(struct xml_build *build, const char *text, size_t n);

/* The text gathered so far becomes a node of the open element. */
void xml_build_flush(struct xml_build *build);

/* A node of an element whose tag begins on that line; it is no part of the tree yet. */
struct xml_node *xml_build_element(struct xml_build *build, int line);

/* The element becomes part of the tree, and the open one. */
void xml_build_open(struct xml_build *build, struct xml_node *node);
void xml_build_close(struct xml_build *build);

#endif
