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
			preflight_fault(check, RULE_X4_VIEW, "%s is %s", keys[i], box);
	}
	if (*check->pdfua) {
		const struct value *title = read_entry(check->reading, preferences,
						       "DisplayDocTitle");

		if (title->kind != VALUE_BOOLEAN || !title->number)
			preflight_fault(check, RULE_ARCHIVE_TITLE,
					"viewers are not told to show the title");
	}
}

/* Layers named in the order list, and in lists in it. */
static int count_ordered(struct reading *reading, const struct value *order, int depth)
{
	int n = 0;

	for (int i = 0; depth < DEEPEST && i < order->nitems; i++) {
		const struct value *item = read_item(reading, order, i);

		n += item->kind == VALUE_DICT;
		if (item->kind == VALUE_ARRAY && n < MOST_LAYERS)
			n += count_ordered(reading, item, depth + 1);
	}
	return n;
}

static void check_configuration(struct preflight *check, const struct value *configuration,
				int nlayers)
{
	struct reading *reading = check->reading;

	if (read_entry(reading, configuration, "Name")->n == 0)
		preflight_fault(check, RULE_X4_LAYERS, "a set of layers has no name");
	if (read_has(reading, configuration, "AS"))
		preflight_fault(check, RULE_X4_LAYERS, "layers switch by what a viewer does (AS)");
	if (read_has(reading, configuration, "Order") &&
	    count_ordered(reading, read_list(reading, configuration, "Order"), 0) < nlayers)
		preflight_fault(check, RULE_X4_LAYERS, "the order list leaves layers out");
}

static void check_layers(struct preflight *check, const struct value *root)
{
	struct reading *reading = check->reading;
	const struct value *layers = read_entry(reading, root, "OCProperties");
	const struct value *others = read_list(reading, layers, "Configs");
	int n = read_list(reading, layers, "OCGs")->nitems;

	if (layers->kind != VALUE_DICT)
		return;
	if (check->is_x1a)
		preflight_fault(check, RULE_X1A_LAYERS, "the file has layers");
	check_configuration(check, read_entry(reading, layers, "D"), n);
	for (int i = 0; i < others->nitems; i++)
		check_configuration(check, read_item(reading, others, i), n);
}

static void check_structure(struct preflight *check, const struct value *root)
{
	const struct value *marks = read_entry(check->reading, root, "MarkInfo");
	const struct value *marked = read_entry(check->reading, marks, "Marked");

	if (!check->is_tagged)
		return;
	if (marked->kind != VALUE_BOOLEAN || !marked->number)
		preflight_fault(check, RULE_ARCHIVE_TAGGED,
				"the catalogue does not say that the file is tagged");
	if (read_entry(check->reading, root, "StructTreeRoot")->kind != VALUE_DICT)
		preflight_fault(check, RULE_ARCHIVE_TAGGED, "the file has no structure tree");
	if (read_entry(check->reading, root, "Lang")->n == 0)
		preflight_fault(check, RULE_ARCHIVE_LANGUAGE, "the file names no language");
}

void preflight_catalogue(struct preflight *check)
{
	struct reading *reading = check->reading;
	const struct value *root = read_root(reading);
	const struct value *names = read_entry(reading, root, "Names");
	const struct value *form = read_entry(reading, root, "AcroForm");

	check_view(check, root);
	check_layers(check, root);
	check_structure(check, root);
	if (read_has(reading, names, "JavaScript"))
		preflight_fault(check, RULE_FLOOR_ACTION, "the file holds JavaScript");
	if (read_has(reading, names, "EmbeddedFiles") || read_has(reading, root, "AF"))
		preflight_fault(check, RULE_X4_ATTACHMENT, "files travel inside");
	if (read_has(reading, form, "XFA"))
		preflight_fault(check, RULE_FLOOR_XFA, "the file has an XFA form");
}
