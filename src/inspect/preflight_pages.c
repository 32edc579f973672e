/* Pages: their boxes (ISO 32000-1, 14.11.2) and what lies on them besides content. */
#include "inspect/preflight_pages.h"

#include <math.h>
#include <string.h>

#include "inspect/preflight_fault.h"

static const double enough = 0.01;

static bool is_within(const struct trace_box *in, const struct trace_box *out)
{
	return in->left >= out->left - enough && in->right <= out->right + enough &&
	       in->bottom >= out->bottom - enough && in->top <= out->top + enough;
}

static void check_limits(struct preflight *check, int number)
{
	const struct trace_page *page = &check->pages.list[number];

	for (int i = 0; i < TRACE_BOXES; i++) {
		double width = page->boxes[i].right - page->boxes[i].left;
		double height = page->boxes[i].top - page->boxes[i].bottom;

		if (page->has_box[i] && (fmin(width, height) < 3 || fmax(width, height) > 14400))
			preflight_fault_on(check, RULE_FLOOR_LIMITS, number,
					   "a side of the %s is not between 3 and 14400 units",
					   trace_box_names[i]);
	}
}

static void check_boxes(struct preflight *check, int number)
{
	const struct trace_page *page = &check->pages.list[number];
	const struct trace_box *boxes = page->boxes;

	if (page->has_bad_box || !page->has_box[TRACE_MEDIA])
		preflight_fault_on(check, RULE_X4_BOXES, number,
				   "a box is no rectangle, or there is no MediaBox");
	if (page->has_box[TRACE_TRIM] == page->has_box[TRACE_ART])
		preflight_fault_on(check, RULE_X4_TRIMBOX, number,
				   page->has_box[TRACE_TRIM] ? "there are a TrimBox and an ArtBox"
							     : "there is no TrimBox");
	if (!is_within(&boxes[TRACE_TRIM], &boxes[TRACE_BLEED]))
		preflight_fault_on(check, RULE_X4_BOXES, number,
				   "the trim is not within the bleed");
	if (!is_within(&boxes[TRACE_BLEED], &boxes[TRACE_MEDIA]))
		preflight_fault_on(check, RULE_X4_BOXES, number,
				   "the bleed is not within the MediaBox");
	if (page->has_box[TRACE_CROP] && !is_within(&boxes[TRACE_TRIM], &boxes[TRACE_CROP]))
		preflight_fault_on(check, RULE_X4_BOXES, number,
				   "the trim is not within the CropBox");
	if (page->has_box[TRACE_CROP] && (!is_within(&boxes[TRACE_MEDIA], &boxes[TRACE_CROP]) ||
					  !is_within(&boxes[TRACE_CROP], &boxes[TRACE_MEDIA])))
		preflight_fault_on(check, RULE_GWG_R0003, number,
				   "the CropBox is not the MediaBox");
	check_limits(check, number);
}

static void check_size(struct preflight *check, int number)
{
	const struct trace_page *page = &check->pages.list[number], *other = check->pages.list;
	const struct trace_box *trim = &page->boxes[TRACE_TRIM];
	const struct trace_box *first = &other->boxes[TRACE_TRIM];
	bool has_trims = (page->has_box[TRACE_TRIM] || page->has_box[TRACE_ART]) &&
			 (other->has_box[TRACE_TRIM] || other->has_box[TRACE_ART]);

	if (read_has(check->reading, page->dict, "UserUnit"))
		preflight_fault_on(check, RULE_GWG_R0002, number, "the page has a UserUnit");
	if (page->rotate != 0)
		preflight_fault_on(check, RULE_GWG_R0004, number, "the page is turned (Rotate)");
	if (has_trims &&
	    (fabs(trim->right - trim->left - (first->right - first->left)) > 2 * enough ||
	     fabs(trim->top - trim->bottom - (first->top - first->bottom)) > 2 * enough))
		preflight_fault_on(check, RULE_GWG_R0004, number,
				   "the trimmed page is not as large as the first");
}

static void check_annotations(struct preflight *check, int number)
{
	struct reading *reading = check->reading;
	const struct trace_page *page = &check->pages.list[number];
	const struct value *list = read_list(reading, page->dict, "Annots");

	for (int i = 0; i < list->nitems; i++) {
		const struct value *note = read_item(reading, list, i);
		const char *kind = read_name(reading, note, "Subtype");
		struct trace_box box;

		if (strcmp(kind, "PrinterMark") == 0)
			continue;
		if (!trace_read_box(reading, read_entry(reading, note, "Rect"), &box))
			box = page->boxes[TRACE_TRIM];
		box = trace_meet(box, page->boxes[TRACE_BLEED]);
		if (!trace_is_empty(box) || strcmp(kind, "TrapNet") == 0)
			preflight_fault_on(check, RULE_X4_ANNOTATION, number,
					   "an annotation (%s) lies on what is printed", kind);
	}
}

void preflight_pages(struct preflight *check)
{
	for (int i = 0; i < check->pages.n; i++) {
		check_boxes(check, i);
		check_size(check, i);
		check_annotations(check, i);
	}
	if (check->pages.n == 0)
		preflight_fault(check, RULE_GWG_R0005, "the file has no pages");
}
