/* Appearance streams are forms that are fitted into a rectangle (ISO 32000-1, 12.5.5). */
#include "inspect/trace_annotation.h"

#include "inspect/trace_run.h"

enum { MOST = 1 << 16, HIDDEN = 2, NO_VIEW = 32 /* flags: 12.5.3 */ };

/* The form that an annotation shows in its state; NULL: none. */
static const struct value *find_form(struct reading *reading, const struct value *annotation)
{
	const struct value *flags = read_entry(reading, annotation, "F");
	const struct value *shown = read_entry(reading, read_entry(reading, annotation, "AP"), "N");

	if (flags->kind == VALUE_NUMBER && flags->number & (HIDDEN | NO_VIEW))
		return NULL;
	if (!shown->stream && shown->kind == VALUE_DICT)
		shown = read_entry(reading, shown, read_name(reading, annotation, "AS"));
	return shown->stream ? shown : NULL;
}

/* What lays its box, moved by its own matrix, on the rectangle; false where that has no room. */
static bool fit(struct reading *reading, const struct value *form, const struct value *annotation,
		struct trace_matrix *matrix)
{
	struct trace_matrix own = trace_read_matrix(reading, form, "Matrix"), fitted;
	struct trace_box box, place;

	if (!trace_read_box(reading, read_entry(reading, form, "BBox"), &box) ||
	    !trace_read_box(reading, read_entry(reading, annotation, "Rect"), &place))
		return false;
	box = trace_around(&own, box);
	if (!(box.right > box.left && box.top > box.bottom))
		return false;
	fitted.a = (place.right - place.left) / (box.right - box.left);
	fitted.d = (place.top - place.bottom) / (box.top - box.bottom);
	fitted.b = fitted.c = 0;
	fitted.e = place.left - box.left * fitted.a;
	fitted.f = place.bottom - box.bottom * fitted.d;
	*matrix = trace_multiply(own, fitted);
	return true;
}

void trace_annotations(struct trace *trace, const struct trace_page *page)
{
	struct reading *reading = trace->reading;
	const struct value *list = read_list(reading, page->dict, "Annots");

	for (int i = 0; i < list->nitems && i < MOST; i++) {
		const struct value *annotation = read_item(reading, list, i);
		const struct value *form = find_form(reading, annotation);
		struct trace_matrix matrix;

		if (!form || !fit(reading, form, annotation, &matrix))
			continue;
		trace_begin(trace, page);
		trace_form(trace, form, matrix);
	}
}
