/* Fonts, once all pages were read. */
#ifndef INSPECT_PREFLIGHT_FONT_H
#define INSPECT_PREFLIGHT_FONT_H

#include "inspect/preflight_check.h"

void preflight_fonts(struct preflight *check);

#endif
