/* Resources of pages, forms and tiles: states, shadings, objects that are not for the press. */
#include "inspect/preflight_resource.h"

#include <string.h>

#include "inspect/preflight_fault.h"

enum { MOST_WAITING = 1024 };

/* Each dictionary of resources is looked at once, in the order in which they are met. */
struct walk {
	struct preflight *check;
	int page;
	const struct value *waiting[MOST_WAITING];
	int nwaiting;
};

static const struct value *item(const struct walk *walk, const struct value *dict, int i)
{
	return read_item(walk->check->reading, dict, i + 1);
}

static void add_resources(struct walk *walk, const struct value *resources)
{
	for (int i = 0; i < walk->nwaiting; i++)
		if (walk->waiting[i] == resources)
			return;
	if (resources->kind == VALUE_DICT && walk->nwaiting < MOST_WAITING)
		walk->waiting[walk->nwaiting++] = resources;
}

static void check_state(struct walk *walk, const struct value *state)
{
	struct preflight *check = walk->check;
	const struct value *halftone = read_entry(check->reading, state, "HT");
	const struct value *type = read_entry(check->reading, halftone, "HalftoneType");

	if (read_has(check->reading, state, "TR"))
		preflight_fault_on(check, RULE_X4_TRANSFER, walk->page,
				   "a graphics state has a transfer function (TR)");
	if (read_has(check->reading, state, "TR2") &&
	    strcmp(read_name(check->reading, state, "TR2"), "Default") != 0)
		preflight_fault_on(check, RULE_X4_TRANSFER, walk->page,
				   "a graphics state has a transfer function (TR2)");
	if (read_has(check->reading, state, "HTP"))
		preflight_fault_on(check, RULE_X4_TRANSFER, walk->page,
				   "a graphics state moves the halftone (HTP)");
	if (halftone->kind == VALUE_DICT && type->number != 1 && type->number != 5)
		preflight_fault_on(check, RULE_X4_HALFTONE, walk->page, "a halftone is of type %d",
				   (int)type->number);
}

/* No colour operator names the space of a shading. */
static void check_shading(struct walk *walk, const struct value *resources,
			  const struct value *shading)
{
	struct preflight *check = walk->check;
	const struct trace_space *space = trace_space_find(trace_spaces(check->trace), resources,
							   read_entry(check->reading, shading,
								      "ColorSpace"));

	for (; space; space = space->base) {
		bool is_measured = space->kind >= TRACE_CAL_GRAY && space->kind <= TRACE_ICC;

		if (space->kind == TRACE_RGB)
			preflight_fault_on(check, RULE_X4_RGB, walk->page,
					   "a shading is in DeviceRGB");
		if (space->kind == TRACE_ICC && space->n == 4)
			preflight_fault_on(check, RULE_X4_ICC_CMYK, walk->page,
					   "a CMYK shading has a profile of its own");
		else if (is_measured)
			preflight_fault_on(check, RULE_GWG_R0027, walk->page, "a shading is in %s",
					   trace_space_name(space));
	}
}

static void check_group(struct walk *walk, const struct value *group)
{
	struct preflight *check = walk->check;
	const struct value *space = read_entry(check->reading, group, "CS");

	if (group->kind != VALUE_DICT || value_is(space, VALUE_NAME, "DeviceCMYK"))
		return;
	preflight_fault_on(check, RULE_GWG_R0030, walk->page,
			   "a transparency group does not blend in DeviceCMYK");
	if (value_is(space, VALUE_NAME, "DeviceRGB"))
		preflight_fault_on(check, RULE_X4_RGB, walk->page,
				   "a transparency group blends in DeviceRGB");
}

static void check_object(struct walk *walk, const struct value *object)
{
	struct preflight *check = walk->check;
	bool is_form = strcmp(read_name(check->reading, object, "Subtype"), "Form") == 0;

	if (strcmp(read_name(check->reading, object, "Subtype"), "PS") == 0 ||
	    strcmp(read_name(check->reading, object, "Subtype2"), "PS") == 0 ||
	    read_has(check->reading, object, "PS"))
		preflight_fault_on(check, RULE_X4_POSTSCRIPT, walk->page,
				   "the resources have PostScript");
	if (read_has(check->reading, object, "OPI"))
		preflight_fault_on(check, RULE_X4_OPI, walk->page,
				   "an object stands for another one elsewhere (OPI)");
	if (read_has(check->reading, object, "Ref"))
		preflight_fault_on(check, RULE_X4_OPI, walk->page,
				   "a form shows a page of another file (Ref)");
	if (is_form)
		check_group(walk, read_entry(check->reading, object, "Group"));
}

/* What a form, a tile or a font of drawings brings along. */
static void add_inner(struct walk *walk, const struct value *owner)
{
	add_resources(walk, read_entry(walk->check->reading, owner, "Resources"));
}

static void check_pattern(struct walk *walk, const struct value *resources,
			  const struct value *pattern)
{
	struct reading *reading = walk->check->reading;

	check_shading(walk, resources, read_entry(reading, pattern, "Shading"));
	if (read_entry(reading, pattern, "ExtGState")->kind == VALUE_DICT)
		check_state(walk, read_entry(reading, pattern, "ExtGState"));
	add_inner(walk, pattern);
}

static void check_all(struct walk *walk, const struct value *resources)
{
	struct preflight *check = walk->check;
	struct reading *reading = check->reading;
	const struct value *states = read_entry(reading, resources, "ExtGState");
	const struct value *shadings = read_entry(reading, resources, "Shading");
	const struct value *patterns = read_entry(reading, resources, "Pattern");
	const struct value *objects = read_entry(reading, resources, "XObject");
	const struct value *fonts = read_entry(reading, resources, "Font");

	for (int i = 0; states->kind == VALUE_DICT && i < states->nitems; i += 2)
		check_state(walk, item(walk, states, i));
	for (int i = 0; shadings->kind == VALUE_DICT && i < shadings->nitems; i += 2)
		check_shading(walk, resources, item(walk, shadings, i));
	for (int i = 0; patterns->kind == VALUE_DICT && i < patterns->nitems; i += 2)
		check_pattern(walk, resources, item(walk, patterns, i));
	for (int i = 0; objects->kind == VALUE_DICT && i < objects->nitems; i += 2) {
		check_object(walk, item(walk, objects, i));
		add_inner(walk, item(walk, objects, i));
	}
	for (int i = 0; fonts->kind == VALUE_DICT && i < fonts->nitems; i += 2) {
		trace_font_find(trace_fonts(check->trace), item(walk, fonts, i));
		add_inner(walk, item(walk, fonts, i));
	}
}

void preflight_resources(struct preflight *check, int page, const struct value *resources)
{
	struct walk walk = {.check = check, .page = page};

	check_group(&walk, read_entry(check->reading, check->pages.list[page].dict, "Group"));
	/* pages often share theirs; they are looked at once */
	for (int i = 0; i < page; i++)
		if (check->pages.list[i].resources == resources)
			return;
	add_resources(&walk, resources);
	for (int i = 0; i < walk.nwaiting; i++)
		check_all(&walk, walk.waiting[i]);
}
