/* What a page of a file looks like, as numbers. */
#ifndef DIFF_LOOK_DRAW_H
#define DIFF_LOOK_DRAW_H

#include "diff/edition.h"

struct draw_page;

struct edition_look look_draw(const struct draw_page *of);

#endif
