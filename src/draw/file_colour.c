/* Parts are taken to bytes, which is what ours were before they were written. */
#include "draw/file_colour.h"

#include <math.h>

#include "draw/ink_rgb.h"
#include "inspect/trace_space.h"

static uint8_t byte_of(double part)
{
	return part > 0 ? part < 1 ? (uint8_t)lround(part * 255) : 255 : 0;
}

static uint32_t join(double red, double green, double blue)
{
	return (uint32_t)byte_of(red) << 16 | (uint32_t)byte_of(green) << 8 | byte_of(blue);
}

/* By how many parts it has. */
static uint32_t find_device(int n, const double *parts)
{
	uint8_t inks[4];

	if (n == 1)
		return join(parts[0], parts[0], parts[0]);
	if (n == 3)
		return join(parts[0], parts[1], parts[2]);
	for (int i = 0; i < 4; i++)
		inks[i] = byte_of(parts[i]);
	return ink_rgb(inks);
}

static double number(struct reading *reading, const struct value *dict, const char *key, int i,
		     double fallback)
{
	const struct value *list = read_list(reading, dict, key);

	return i < list->nitems ? read_item(reading, list, i)->real : fallback;
}

/* The inks that stand in for a spot ink: along a straight line from none to full (7.10.3). */
static bool find_spot(struct trace_spaces *spaces, int ink, double amount, uint32_t *rgb)
{
	static const struct value nowhere = {.kind = VALUE_NULL};
	struct reading *reading = spaces->reading;
	const struct trace_spot *spot = NULL;
	const struct trace_space *space;
	double parts[4] = {0};

	for (int i = 0; i < spaces->nspots && !spot; i++)
		if (spaces->spots[i].ink == ink)
			spot = &spaces->spots[i];
	space = spot ? trace_space_find(spaces, &nowhere, spot->alternate) : NULL;
	if (!space || space->n > 4 || space->n == 2 ||
	    read_entry(reading, spot->tint, "FunctionType")->number != 2 ||
	    read_entry(reading, spot->tint, "N")->real != 1)
		return false;
	for (int i = 0; i < space->n; i++) {
		double from = number(reading, spot->tint, "C0", i, 0);

		parts[i] = from + amount * (number(reading, spot->tint, "C1", i, 1) - from);
	}
	*rgb = find_device(space->n, parts);
	return true;
}

bool file_colour_find(struct trace_spaces *spaces, const struct trace_colour *colour, uint32_t *rgb)
{
	const struct trace_space *space = colour->space;

	switch (space->kind) {
	case TRACE_GRAY:
	case TRACE_RGB:
	case TRACE_CMYK:
	case TRACE_CAL_GRAY:
	case TRACE_CAL_RGB:
	case TRACE_ICC:
		*rgb = find_device(space->n, colour->parts);
		return true;
	case TRACE_SEPARATION:
		return find_spot(spaces, space->inks[0], colour->parts[0], rgb);
	case TRACE_LAB:
	case TRACE_INDEXED:
	case TRACE_DEVICEN:
	case TRACE_PATTERN:
		break;
	}
	return false;
}
