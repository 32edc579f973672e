/* Parts of the sections of a guide. */
#ifndef CONTENT_GUIDE_PART_H
#define CONTENT_GUIDE_PART_H

struct guide_loader;
struct part;
struct xml_node;

/* From its element. */
void guide_part_load(struct guide_loader *loader, const struct xml_node *node, struct part *part);

#endif
