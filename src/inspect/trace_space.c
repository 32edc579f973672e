/* Colour spaces: each array is read once and kept. */
#include "inspect/trace_space.h"

#include <string.h>

#include "inspect/read_stream.h"

enum { DEEPEST = 6, MOST_SPACES = 1024 };

static const struct trace_space devices[] = {
	{.kind = TRACE_GRAY, .n = 1}, {.kind = TRACE_RGB, .n = 3}, {.kind = TRACE_CMYK, .n = 4}};
static const struct trace_space bare_pattern = {.kind = TRACE_PATTERN};

static const char *const names[] = {[TRACE_GRAY] = "DeviceGray",       [TRACE_RGB] = "DeviceRGB",
				    [TRACE_CMYK] = "DeviceCMYK",       [TRACE_CAL_GRAY] = "CalGray",
				    [TRACE_CAL_RGB] = "CalRGB",        [TRACE_LAB] = "Lab",
				    [TRACE_ICC] = "ICCBased",          [TRACE_INDEXED] = "Indexed",
				    [TRACE_SEPARATION] = "Separation", [TRACE_DEVICEN] = "DeviceN",
				    [TRACE_PATTERN] = "Pattern"};

const char *trace_space_name(const struct trace_space *space)
{
	return names[space->kind];
}

void trace_spaces_init(struct trace_spaces *spaces, struct reading *reading)
{
	*spaces = (struct trace_spaces){.reading = reading,
					.ninks = TRACE_PROCESS,
					.inks = {"Cyan", "Magenta", "Yellow", "Black"}};
}

/* The number of an ink, a new one if it has none; TRACE_NO_INK when there are too many. */
static int number_ink(struct trace_spaces *spaces, const char *name)
{
	if (strcmp(name, "All") == 0)
		return TRACE_ALL_INKS;
	if (strcmp(name, "None") == 0)
		return TRACE_NO_INK;
	for (int i = 0; i < spaces->ninks; i++)
		if (strcmp(spaces->inks[i], name) == 0)
			return i;
	if (spaces->ninks == TRACE_INKS)
		return TRACE_NO_INK;
	spaces->inks[spaces->ninks] = name;
	return spaces->ninks++;
}

static void add_spot(struct trace_spaces *spaces, const char *name, int ink,
		     const struct value *array)
{
	struct reading *reading = spaces->reading;

	if (ink == TRACE_NO_INK || (ink >= 0 && ink < TRACE_PROCESS))
		return;
	ARENA_GROW(reading->arena, spaces->spots, spaces->nspots);
	spaces->spots[spaces->nspots++] = (struct trace_spot){
		.name = name,
		.ink = ink,
		.alternate = read_item(reading, array, 2),
		.tint = read_item(reading, array, 3)};
}

/* Separation and DeviceN: the names of the inks; false when they are none. */
static bool read_inks(struct trace_spaces *spaces, const struct value *array,
		      struct trace_space *space)
{
	struct reading *reading = spaces->reading;
	const struct value *list = read_item(reading, array, 1);
	const struct value *items = list->kind == VALUE_ARRAY ? list->items : list;
	int n = list->kind == VALUE_ARRAY ? list->nitems : 1;
	int *inks;

	if (array->nitems < 4 || n < 1 || n > TRACE_PARTS)
		return false;
	inks = ARENA_ARRAY(reading->arena, int, n);
	for (int i = 0; i < n; i++) {
		const struct value *name = read_resolve(reading, &items[i]);

		if (name->kind != VALUE_NAME)
			return false;
		inks[i] = number_ink(spaces, name->bytes);
		if (space->kind == TRACE_SEPARATION)
			add_spot(spaces, name->bytes, inks[i], array);
	}
	space->inks = inks;
	space->n = n;
	return true;
}

static bool read_table(struct trace_spaces *spaces, const struct value *array,
		       struct trace_space *space)
{
	const struct value *table;

	if (array->nitems < 4)
		return false;
	table = read_item(spaces->reading, array, 3);
	space->table = table->bytes;
	space->ntable = table->n;
	if (table->kind == VALUE_STRING)
		return true;
	return read_stream_if_known(spaces->reading, table, &space->table, &space->ntable);
}

/* Where spaces are kept, and where names are looked up. */
struct search {
	struct trace_spaces *spaces;
	const struct value *resources;
};

static const struct trace_space *find_again(const struct search *search, const struct value *value)
{
	return trace_space_find(search->spaces, search->resources, value);
}

/* What its parts are, once its kind is known. */
static bool read_parts(const struct search *search, const struct value *array,
		       struct trace_space *space)
{
	struct reading *reading = search->spaces->reading;
	int base = space->kind == TRACE_INDEXED || space->kind == TRACE_PATTERN ? 1 : 2;
	const struct value *n;

	if (array->nitems < 2)
		return false;
	if (space->kind == TRACE_ICC) {
		n = read_entry(reading, read_item(reading, array, 1), "N");
		space->n = (int)n->number;
		return n->kind == VALUE_NUMBER &&
		       (n->number == 1 || n->number == 3 || n->number == 4);
	}
	space->n = space->kind == TRACE_CAL_GRAY || space->kind == TRACE_INDEXED ? 1 : 3;
	if (space->kind < TRACE_INDEXED)
		return true;
	if (array->nitems <= base)
		return false;
	space->base = find_again(search, &array->items[base]);
	if (!space->base || space->base->kind == TRACE_PATTERN)
		return false;
	if (space->kind == TRACE_INDEXED)
		return read_table(search->spaces, array, space);
	if (space->kind == TRACE_PATTERN)
		space->n = space->base->n;
	return space->kind == TRACE_PATTERN || read_inks(search->spaces, array, space);
}

static const struct trace_space *read_array(const struct search *search, const struct value *array)
{
	struct trace_spaces *spaces = search->spaces;
	struct arena *arena = spaces->reading->arena;
	const struct value *family;
	struct trace_space *space;

	for (int i = 0; i < spaces->nknown; i++)
		if (spaces->known[i].value == array)
			return spaces->known[i].space;
	if (spaces->nknown == MOST_SPACES || array->nitems == 0)
		return NULL;
	family = read_item(spaces->reading, array, 0);
	space = ARENA_NEW(arena, struct trace_space);
	space->kind = TRACE_CAL_GRAY;
	while (space->kind <= TRACE_PATTERN && !value_is(family, VALUE_NAME, names[space->kind]))
		space->kind++;
	if (space->kind > TRACE_PATTERN)
		return array->nitems == 1 ? find_again(search, family) : NULL;
	if (array->nitems == 1 && space->kind == TRACE_PATTERN)
		return &bare_pattern;
	if (!read_parts(search, array, space))
		space = NULL;
	ARENA_GROW(arena, spaces->known, spaces->nknown);
	spaces->known[spaces->nknown++] = (struct trace_known_space){array, space};
	return space;
}

/* A device space, or what the resources put in its place (8.6.5.6). */
static const struct trace_space *find_device(const struct search *search,
					     const struct trace_space *device)
{
	static const char *const defaults[] = {"DefaultGray", "DefaultRGB", "DefaultCMYK"};
	struct reading *reading = search->spaces->reading;
	const struct value *list = read_entry(reading, search->resources, "ColorSpace");
	const struct value *other = read_entry(reading, list, defaults[device->kind]);
	const struct trace_space *space = NULL;

	if (other->kind == VALUE_ARRAY)
		space = read_array(search, other);
	return space && space->n == device->n ? space : device;
}

static const struct trace_space *find(const struct search *search, const struct value *value)
{
	static const char *const shorts[] = {"G", "RGB", "CMYK"}; /* of inline pictures */
	struct reading *reading = search->spaces->reading;
	const struct value *list, *named;

	value = read_resolve(reading, value);
	if (value->kind == VALUE_ARRAY)
		return read_array(search, value);
	if (value->kind != VALUE_NAME)
		return NULL;
	for (int i = 0; i < 3; i++)
		if (value_is(value, VALUE_NAME, names[i]))
			return find_device(search, &devices[i]);
	if (value_is(value, VALUE_NAME, "Pattern"))
		return &bare_pattern;
	list = read_entry(reading, search->resources, "ColorSpace");
	named = read_entry(reading, list, value->bytes);
	for (int i = 0; i < 3 && named->kind == VALUE_NULL; i++)
		if (value_is(value, VALUE_NAME, shorts[i]))
			return find_device(search, &devices[i]);
	return named->kind == VALUE_NULL ? NULL : find_again(search, named);
}

const struct trace_space *trace_space_find(struct trace_spaces *spaces,
					   const struct value *resources, const struct value *value)
{
	struct search search = {spaces, resources};
	const struct trace_space *space = NULL;

	if (spaces->depth < DEEPEST) {
		spaces->depth++;
		space = find(&search, value);
		spaces->depth--;
	}
	return space;
}

static bool is_subtractive(const struct trace_space *space)
{
	return space->kind == TRACE_SEPARATION || space->kind == TRACE_DEVICEN;
}

void trace_colour_init(struct trace_colour *colour, const struct trace_space *space)
{
	*colour = (struct trace_colour){.space = space};
	for (int i = 0; i < space->n && is_subtractive(space); i++)
		colour->parts[i] = 1;
	if (space->n == 4 && (space->kind == TRACE_CMYK || space->kind == TRACE_ICC))
		colour->parts[TRACE_BLACK] = 1;
}

static void set_ink(struct trace_inks *inks, int ink, double amount)
{
	if (ink == TRACE_ALL_INKS) {
		inks->is_all = true;
		inks->named |= 15;
		for (int i = 0; i < TRACE_PROCESS; i++)
			inks->amounts[i] = amount;
	} else if (ink >= 0) {
		inks->named |= 1u << ink;
		inks->amounts[ink] = amount;
	}
}

static double within(double part)
{
	return part > 0 ? part < 1 ? part : 1 : 0;
}

static void look_up(const struct trace_space *space, double part, struct trace_inks *inks)
{
	int n = space->base->n;
	size_t at = part > 0 && part < 256 ? (size_t)part * (size_t)n : 0;
	double parts[TRACE_PARTS] = {0};

	for (int i = 0; i < n && at + (size_t)i < space->ntable; i++)
		parts[i] = (unsigned char)space->table[at + (size_t)i] / 255.0;
	if (space->base->kind != TRACE_INDEXED)
		trace_inks(space->base, parts, inks);
}

void trace_inks(const struct trace_space *space, const double *parts, struct trace_inks *inks)
{
	*inks = (struct trace_inks){.is_known = true};
	switch (space->kind) {
	case TRACE_GRAY:
	case TRACE_CAL_GRAY:
		inks->named = 15;
		inks->amounts[TRACE_BLACK] = 1 - within(parts[0]);
		return;
	case TRACE_ICC:
	case TRACE_CMYK:
		inks->named = 15;
		inks->is_known = space->n != 3;
		if (space->n == 1)
			inks->amounts[TRACE_BLACK] = 1 - within(parts[0]);
		for (int i = 0; i < TRACE_PROCESS && space->n == 4; i++)
			inks->amounts[i] = within(parts[i]);
		return;
	case TRACE_SEPARATION:
	case TRACE_DEVICEN:
		for (int i = 0; i < space->n; i++)
			set_ink(inks, space->inks[i], within(parts[i]));
		return;
	case TRACE_INDEXED:
		look_up(space, parts[0], inks);
		return;
	case TRACE_RGB:
	case TRACE_CAL_RGB:
	case TRACE_LAB:
	case TRACE_PATTERN:
		inks->is_known = false;
		return;
	}
}

double trace_inks_total(const struct trace_inks *inks)
{
	double total = 0;

	for (int i = 0; i < TRACE_INKS; i++)
		total += inks->amounts[i];
	return total;
}

int trace_inks_count(const struct trace_inks *inks)
{
	int n = 0;

	for (int i = 0; i < TRACE_INKS; i++)
		n += inks->amounts[i] >= 0.001;
	return n;
}
