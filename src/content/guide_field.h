/*
 * What the tables of a guide's pieces share: the state of one load, and the kinds of fields that a
 * guide is made of. The owner of a reader is the struct guide_loader, that of a dump the guide.
 */
#ifndef CONTENT_GUIDE_FIELD_H
#define CONTENT_GUIDE_FIELD_H

#include "content/guide.h"
#include "content/guide_stale.h"
#include "look/picture.h"
#include "xml/field.h"

enum { GUIDE_SIDE_BY_SIDE = 5 }; /* columns that still hold words on an A4 page */

struct guide_loader {
	struct guide *guide;
	const char *dir;                   /* the content folder: pictures lie inside; NULL: no
					     * picture is read */
	bool is_whole;                     /* an atlas: more roles than a table has columns */
	const char *pay_per;               /* the period that is asked for; NULL: the guide's */
	const struct guide_age *age;       /* of facts; NULL: any */
	const struct xml_node *comparison; /* the first one met, or NULL */
	const struct xml_node *contents;   /* the same */
	const struct xml_node *index;      /* the same */
	struct picture_sum pictures;       /* read so far */
	const struct picture **loaded;     /* each file once */
	int nloaded;
};

/* struct rich: the words of the child of that name; none when there is no such child. */
extern const struct field_kind guide_words;
/* struct rich: the element's own words, which it may do without where it says so. */
extern const struct field_kind guide_own_words, guide_any_words;
/* struct rich, many: the words of all children of that name. */
extern const struct field_kind guide_all_words;
/* struct rich, many: <p>s or bare words; bare words, or nothing. */
extern const struct field_kind guide_paragraphs, guide_any_paragraph;
/* int: the role in whose colour something is; -1: in none. */
extern const struct field_kind guide_colour;

#endif
