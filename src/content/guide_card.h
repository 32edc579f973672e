/* Cards and signs of a guide. */
#ifndef CONTENT_GUIDE_CARD_H
#define CONTENT_GUIDE_CARD_H

#include "xml/field.h"

/* Of a struct card: of cards and signs; of key figures, whose heads are the figures. */
extern const struct record guide_card, guide_key_figure;

#endif
