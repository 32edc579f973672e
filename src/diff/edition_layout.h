/* An edition from a document and its layout. */
#ifndef DIFF_EDITION_LAYOUT_H
#define DIFF_EDITION_LAYOUT_H

struct doc;
struct edition;
struct layout;
struct shaper;

/* Fills an edition that was begun; layout: of doc, with its items. The texts are copied. */
void edition_from_layout(struct edition *edition, const struct doc *doc,
			 const struct layout *layout, const struct shaper *shaper);

#endif
