/* Cards and signs of a guide. */
#ifndef CONTENT_GUIDE_CARD_H
#define CONTENT_GUIDE_CARD_H

#include "xml/field.h"

/* Of a struct card. */
extern const struct record guide_card;

#endif
