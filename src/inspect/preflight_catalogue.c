/* The catalogue: what a viewer is to do, layers, files inside, forms, structure. */
#include "inspect/preflight_catalogue.h"

#include <string.h>

#include "inspect/preflight_fault.h"

enum { MOST_LAYERS = 10000, DEEPEST = 16 };

static void check_view(struct preflight *check, const struct value *root)
{
	static const char *const keys[] = {"ViewArea", "ViewClip", "PrintArea", "PrintClip"};
	const struct value *preferences = read_entry(check->reading, root, "ViewerPreferences");

	for (int i = 0; i < 4; i++) {
		const char *box = read_name(check->reading, preferences, keys[i]);

		if (*box && strcmp(box, "MediaBox") != 0 && strcmp(box, "BleedBox") != 0)
			preflight_fault(check, RULE_X4_VIEW, -1, "%s is %s", keys[i], box);
	}
	if (*check->pdfua) {
		const struct value *title = read_entry(check->reading, preferences,
						       "DisplayDocTitle");

		if (title->kind != VALUE_BOOLEAN || !title->number)
			preflight_fault(check, RULE_ARCHIVE_TITLE, -1,
					"viewers are not told to show the title");
	}
}

/* Layers named in the order list, and in lists in it. */
static int count_ordered(struct preflight *check, const struct value *order, int depth)
{
	int n = 0;

	for (int i = 0; order->kind == VALUE_ARRAY && depth < DEEPEST && i < order->nitems; i++) {
		const struct value *item = read_resolve(check->reading, &order->items[i]);

		n += item->kind == VALUE_DICT;
		if (item->kind == VALUE_ARRAY && n < MOST_LAYERS)
			n += count_ordered(check, item, depth + 1);
	}
	return n;
}

static void check_configuration(struct preflight *check, const struct value *configuration,
				int nlayers)
{
	struct reading *reading = check->reading;

	if (read_entry(reading, configuration, "Name")->n == 0)
		preflight_fault(check, RULE_X4_LAYERS, -1, "a set of layers has no name");
	if (read_has(check->reading, configuration, "AS"))
		preflight_fault(check, RULE_X4_LAYERS, -1,
				"layers switch by what a viewer does (AS)");
	if (read_has(check->reading, configuration, "Order") &&
	    count_ordered(check, read_entry(reading, configuration, "Order"), 0) < nlayers)
		preflight_fault(check, RULE_X4_LAYERS, -1, "the order list leaves layers out");
}

static void check_layers(struct preflight *check, const struct value *root)
{
	struct reading *reading = check->reading;
	const struct value *layers = read_entry(reading, root, "OCProperties");
	const struct value *list = read_entry(reading, layers, "OCGs");
	const struct value *others = read_entry(reading, layers, "Configs");
	int n = list->kind == VALUE_ARRAY ? list->nitems : 0;

	if (layers->kind != VALUE_DICT)
		return;
	if (check->is_x1a)
		preflight_fault(check, RULE_X1A_LAYERS, -1, "the file has layers");
	check_configuration(check, read_entry(reading, layers, "D"), n);
	for (int i = 0; others->kind == VALUE_ARRAY && i < others->nitems; i++)
		check_configuration(check, read_resolve(reading, &others->items[i]), n);
}

static void check_structure(struct preflight *check, const struct value *root)
{
	const struct value *marks = read_entry(check->reading, root, "MarkInfo");
	const struct value *marked = read_entry(check->reading, marks, "Marked");

	if (!check->is_tagged)
		return;
	if (marked->kind != VALUE_BOOLEAN || !marked->number)
		preflight_fault(check, RULE_ARCHIVE_TAGGED, -1,
				"the catalogue does not say that the file is tagged");
	if (read_entry(check->reading, root, "StructTreeRoot")->kind != VALUE_DICT)
		preflight_fault(check, RULE_ARCHIVE_TAGGED, -1, "the file has no structure tree");
	if (read_entry(check->reading, root, "Lang")->n == 0)
		preflight_fault(check, RULE_ARCHIVE_LANGUAGE, -1, "the file names no language");
}

void preflight_catalogue(struct preflight *check)
{
	struct reading *reading = check->reading;
	const struct value *root = read_entry(reading, &reading->trailer, "Root");
	const struct value *names = read_entry(reading, root, "Names");
	const struct value *form = read_entry(reading, root, "AcroForm");

	check_view(check, root);
	check_layers(check, root);
	check_structure(check, root);
	if (read_has(check->reading, names, "JavaScript"))
		preflight_fault(check, RULE_FLOOR_ACTION, -1, "the file holds JavaScript");
	if (read_has(check->reading, names, "EmbeddedFiles") ||
	    read_has(check->reading, root, "AF"))
		preflight_fault(check, RULE_X4_ATTACHMENT, -1, "files travel inside");
	if (read_has(check->reading, form, "XFA"))
		preflight_fault(check, RULE_FLOOR_XFA, -1, "the file has an XFA form");
}
