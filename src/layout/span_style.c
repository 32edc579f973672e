/* Spans of a style: bold or not, raised, in letters of one width; never below the theme's floor. */
#include "layout/span_style.h"

#include "doc/doc.h"
#include "layout/flow.h"
#include "layout/lettering.h"

void span_style(const struct flow *flow, const struct style *style, const struct span *span,
		struct text_span *out)
{
	bool is_bold = style->is_bold;

	if (span->style >= 0)
		is_bold = flow->styles[span->style].is_bold;
	if (span->flags & SPAN_PLAIN)
		is_bold = false;
	if (span->flags & SPAN_STRONG)
		is_bold = true;
	lettering_set(flow->theme, style, is_bold,
		      style->is_italic != ((span->flags & SPAN_EM) != 0), out);
	if ((span->flags & (SPAN_EM | SPAN_STRONG)) == SPAN_EM)
		out->font_flags |= FONT_STRESS;
	out->size = span->style >= 0 ? flow->styles[span->style].size : style->size;
	if (span->flags & SPAN_REF) /* a page's number takes the same room on each pass */
		out->has_tabular_figures = true;
	if (span->flags & SPAN_CODE) {
		const struct style *code = &flow->styles[STYLE_CODE];

		out->family = code->family ? code->family : out->family;
		out->font_flags &= ~(unsigned)FONT_STRESS;
		out->size = len_max(len_scale(out->size, code->size, flow->styles[STYLE_BODY].size),
				    len_min(out->size, flow->theme->floor_size));
	}
	if (span->flags & (SPAN_SUPERIOR | SPAN_SUP | SPAN_SUB)) {
		out->rise = span->flags & SPAN_SUB
				    ? -len_scale(out->size, flow->theme->sizes.inferior_drop, 100)
				    : len_scale(out->size, flow->theme->sizes.superior_rise, 100);
		out->size = len_max(len_scale(out->size, flow->theme->sizes.superior, 100),
				    len_min(out->size, flow->theme->floor_size));
	}
}
