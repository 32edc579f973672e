/* How a span is set in a text of some style. */
#ifndef LAYOUT_SPAN_STYLE_H
#define LAYOUT_SPAN_STYLE_H

struct flow;
struct span;
struct style;
struct text_span;

/* Fills in the family, the weight, the size and all else that follows from style and span. */
void span_style(const struct flow *flow, const struct style *style, const struct span *span,
		struct text_span *out);

#endif
