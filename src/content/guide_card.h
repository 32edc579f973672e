/* Cards and signs of a guide. */
#ifndef CONTENT_GUIDE_CARD_H
#define CONTENT_GUIDE_CARD_H

struct card;
struct guide_loader;
struct xml_node;

/* From its element. */
void guide_card_load(struct guide_loader *loader, const struct xml_node *node, struct card *card);

#endif
