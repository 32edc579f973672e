/*
 * What the loaders of a guide's pieces share: the state of one load, and reading the small things
 * that all pieces are made of. Only guide*.c and rich.c use it, and
 * quiz*.c what needs no loader.
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

/* An attribute that must not be blank; an error when it is. */
const char *guide_read_attr(struct guide_loader *loader, const struct xml_node *node,
			    const char *name);

/* A whole number up to 12 digits, which the schema has seen to; 0 when the attribute is missing. */
int64_t guide_read_number(const struct xml_node *node, const char *name);

/* Midnight UTC of a day, whose form YYYY-MM-DD the schema has seen to, in seconds since 1970; 0
 * when the attribute is missing, or with an error. */
int64_t guide_read_date(const struct xml_node *node, const char *name, struct diag *diag);

bool guide_read_is(const struct xml_node *node, const char *name, const char *value);

/* The role that the attribute names; -1 when the attribute is missing, or with an error that
 * names the nearest one when there is no such role. */
int guide_read_role(const struct guide *guide, const struct xml_node *node, const char *name,
		    struct diag *diag);

/* A <picture>; NULL with an error when it can't be used. */
const struct picture *guide_read_picture(struct guide_loader *loader, const struct xml_node *node);

/* How many child elements have that name (NULL: any). */
int guide_read_count(const struct xml_node *parent, const char *name);

/* An error when there are fewer than least or more than most children of that name. */
void guide_read_limits(struct guide_loader *loader, const struct xml_node *parent,
		       const char *name, int least, int most);

/* The pieces, each from its element. */
void guide_dimension_load(struct guide_loader *loader, const struct xml_node *node,
			  struct dimension *dimension);
void guide_part_load(struct guide_loader *loader, const struct xml_node *node, struct part *part);
void guide_card_load(struct guide_loader *loader, const struct xml_node *node, struct card *card);

/*
 * What concerns the file as a whole: ids that occur twice, links to nowhere or to no address,
 * characters that no page can show.
 */
void guide_check(const struct xml_node *root, struct diag *diag);

/* An error when the node's href is given and no outer address. */
void guide_check_address(const struct xml_node *node, struct diag *diag);

/* The characters alone, of any file. */
void guide_check_characters(const struct xml_node *root, struct diag *diag);

#endif
