/* What a style says of letters, as shaping wants it. */
#ifndef LAYOUT_LETTERING_H
#define LAYOUT_LETTERING_H

#include "look/theme.h"
#include "text/text.h"

/* Sets family, weight and slant, tracking, figures and features of the span; the weight is the
 * style's as far as that is bold or not, as is asked. */
void lettering_set(const struct theme *theme, const struct style *style, bool is_bold,
		   bool is_italic, struct text_span *span);

#endif
