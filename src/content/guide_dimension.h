/* Dimensions of a guide. */
#ifndef CONTENT_GUIDE_DIMENSION_H
#define CONTENT_GUIDE_DIMENSION_H

struct dimension;
struct guide_loader;
struct xml_node;

/* From its element, whose cells must be those of the guide's roles. */
void guide_dimension_load(struct guide_loader *loader, const struct xml_node *node,
			  struct dimension *dimension);

#endif
