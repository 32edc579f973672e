/* Weights besides regular and bold travel above the flags of a span. */
#include "layout/lettering.h"

enum { REGULAR = 400, BOLD = 700 };

void lettering_set(const struct theme *theme, const struct style *style, bool is_bold,
		   bool is_italic, struct text_span *span)
{
	int weight = is_bold == style->is_bold ? style->weight : is_bold ? BOLD : REGULAR;

	span->family = style->family ? style->family : theme->family;
	span->font_flags = (is_bold ? FONT_BOLD : 0u) | (is_italic ? FONT_ITALIC : 0u);
	if (weight != REGULAR && weight != BOLD)
		span->font_flags |= (unsigned)weight / 100 << FONT_WEIGHT_SHIFT;
	span->tracking = style->tracking;
	span->has_tabular_figures = style->has_tabular_figures;
	span->features = style->features;
}
