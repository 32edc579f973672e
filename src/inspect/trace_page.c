/* The tree of pages, without circles and only so deep. */
#include "inspect/trace_page.h"

#include <math.h>

enum { MOST_NODES = 1 << 14, DEEPEST = 16 };

const char *const trace_box_names[TRACE_BOXES] = {"MediaBox", "CropBox", "BleedBox", "TrimBox",
						  "ArtBox"};

struct walk {
	struct reading *reading;
	struct trace_pages *pages;
	int nnodes;
};

/* What a node hands down. */
struct inherited {
	const struct value *resources, *media, *crop, *rotate;
};

bool trace_read_box(struct reading *reading, const struct value *value, struct trace_box *box)
{
	double sides[4];

	if (value->kind != VALUE_ARRAY || value->nitems != 4)
		return false;
	for (int i = 0; i < 4; i++) {
		const struct value *side = read_item(reading, value, i);

		if (side->kind != VALUE_NUMBER)
			return false;
		sides[i] = side->real;
	}
	*box = (struct trace_box){fmin(sides[0], sides[2]), fmin(sides[1], sides[3]),
				  fmax(sides[0], sides[2]), fmax(sides[1], sides[3])};
	return true;
}

struct trace_matrix trace_read_matrix(struct reading *reading, const struct value *dict,
				      const char *key)
{
	const struct value *list = read_list(reading, dict, key);
	struct trace_matrix matrix = trace_identity;
	double *parts[] = {&matrix.a, &matrix.b, &matrix.c, &matrix.d, &matrix.e, &matrix.f};

	for (int i = 0; i < list->nitems && i < 6; i++)
		*parts[i] = read_item(reading, list, i)->real;
	return matrix;
}

static void read_boxes(struct reading *reading, const struct inherited *own,
		       struct trace_page *page)
{
	static const struct trace_box letter = {0, 0, 612, 792};
	const struct value *values[TRACE_BOXES] = {own->media, own->crop};

	for (int i = TRACE_BLEED; i < TRACE_BOXES; i++)
		values[i] = read_entry(reading, page->dict, trace_box_names[i]);
	for (int i = 0; i < TRACE_BOXES; i++) {
		struct trace_box box;

		page->has_box[i] = trace_read_box(reading, values[i], &box);
		page->has_bad_box |= values[i]->kind != VALUE_NULL && !page->has_box[i];
		if (page->has_box[i])
			page->boxes[i] = box;
		else
			page->boxes[i] = i == TRACE_MEDIA  ? letter
					 : i == TRACE_CROP ? page->boxes[TRACE_MEDIA]
							   : page->boxes[TRACE_CROP];
	}
	/* what is cut out: art stands in for trim */
	if (!page->has_box[TRACE_TRIM] && page->has_box[TRACE_ART])
		page->boxes[TRACE_TRIM] = page->boxes[TRACE_ART];
}

static const struct value *pick(struct reading *reading, const struct value *node, const char *key,
				const struct value *inherited)
{
	const struct value *own = read_entry(reading, node, key);

	return own->kind == VALUE_NULL ? inherited : own;
}

static void add_page(struct walk *walk, const struct value *node, const struct inherited *own)
{
	struct trace_pages *pages = walk->pages;
	struct trace_page *page;

	ARENA_GROW(walk->reading->arena, pages->list, pages->n);
	page = &pages->list[pages->n++];
	*page = (struct trace_page){.dict = node,
				    .resources = own->resources,
				    .rotate = (int)(own->rotate->number % 360)};
	read_boxes(walk->reading, own, page);
}

static bool read_node(struct walk *walk, const struct value *node, const struct inherited *from,
		      int depth)
{
	struct reading *reading = walk->reading;
	const struct value *kids = read_entry(reading, node, "Kids");
	struct inherited own = {.resources = pick(reading, node, "Resources", from->resources),
				.media = pick(reading, node, "MediaBox", from->media),
				.crop = pick(reading, node, "CropBox", from->crop),
				.rotate = pick(reading, node, "Rotate", from->rotate)};
	bool is_good = true;

	if (depth > DEEPEST || ++walk->nnodes > MOST_NODES)
		return read_damaged(reading, "its pages have no end");
	if (kids->kind != VALUE_ARRAY && node->kind == VALUE_DICT)
		add_page(walk, node, &own);
	for (int i = 0; kids->kind == VALUE_ARRAY && is_good && i < kids->nitems; i++)
		is_good = read_node(walk, read_item(reading, kids, i), &own, depth + 1);
	return is_good && !reading->has_failed;
}

bool trace_read_pages(struct reading *reading, struct trace_pages *pages)
{
	static const struct value none = {.kind = VALUE_NULL};
	struct inherited from = {&none, &none, &none, &none};
	struct walk walk = {.reading = reading, .pages = pages};

	*pages = (struct trace_pages){0};
	return read_node(&walk, read_entry(reading, read_root(reading), "Pages"), &from, 0);
}
