/*
 * What the loaders of a guide's pieces share: the state of one load, and reading the small things
 * that all pieces are made of. Only guide_*.c use it.
 */
#ifndef CONTENT_GUIDE_READ_H
#define CONTENT_GUIDE_READ_H

#include "content/guide.h"
#include "look/picture.h"

struct guide_loader {
	struct arena *arena;
	struct guide *guide;
	const char *dir;                    /* the content folder: pictures lie inside; NULL: no
					     * picture is read */
	const struct xml_node *comparison;  /* the first one met, or NULL */
	struct picture_sum pictures;        /* read so far */
	const struct picture **loaded;      /* each file once */
	int nloaded;
	struct diag *diag;
};

/* The element's words; an error when there are none. */
struct rich guide_read_words(struct guide_loader *loader, const struct xml_node *node);

/* The element's words, which it may do without: no spans when there are none. */
struct rich guide_read_any_words(struct guide_loader *loader, const struct xml_node *node);

/* The words of parent's child of that name; none when there is no such child. */
struct rich guide_read_child(struct guide_loader *loader, const struct xml_node *parent,
			     const char *name);

/* The words of all children of that name; *n of them. */
struct rich *guide_read_children(struct guide_loader *loader, const struct xml_node *parent,
				 const char *name, int *n);

/* The paragraphs of an element that holds either <p>s or bare words. */
struct rich *guide_read_paragraphs(struct guide_loader *loader, const struct xml_node *node,
				   int *n);

/* The text of parent's child of that name; NULL when there is none; an error when it is empty. */
const char *guide_read_text(struct guide_loader *loader, const struct xml_node *parent,
			    const char *name);

/* A <picture>; NULL with an error when it can't be used. */
const struct picture *guide_read_picture(struct guide_loader *loader, const struct xml_node *node);

#endif
