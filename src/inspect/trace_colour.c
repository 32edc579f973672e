/* Colours (ISO 32000-1, 8.6.8). */
#include "inspect/trace_colour.h"

#include <string.h>

enum { FILL = 0, STROKE = 8 }; /* whose colour; in how of a device space, with its parts */

static struct trace_colour *colour_of(struct trace *trace, int how)
{
	return how & STROKE ? &trace->now.stroke : &trace->now.fill;
}

static void set_space(struct trace *trace, int how)
{
	struct trace_colour *colour = colour_of(trace, how);
	const struct value *name = trace->noperands > 0 ? trace_operand(trace, 1, 0) : NULL;
	const struct trace_space *space = NULL;

	if (name && name->kind == VALUE_NAME)
		space = trace_space_find(&trace->spaces, trace->resources, name);
	if (space)
		trace_colour_init(colour, space);
	else
		trace_tell(trace, FAULT_RESOURCE,
			   "the content names a colour space that is not there, or is malformed");
}

static void set_parts(struct trace *trace, struct trace_colour *colour, int n)
{
	for (int i = 0; i < n; i++)
		colour->parts[i] = trace_number(trace, n, i);
	colour->pattern = NULL;
}

static void set_pattern(struct trace *trace, struct trace_colour *colour)
{
	const struct value *name = trace_operand(trace, 1, 0);
	int n = colour->space->n;

	if (trace->noperands > n)
		for (int i = 0; i < n; i++)
			colour->parts[i] = trace_operand(trace, n + 1, i)->real;
	colour->pattern = name->kind == VALUE_NAME ? trace_resource(trace, "Pattern", name->bytes)
						   : NULL;
}

static void set_colour(struct trace *trace, int how)
{
	struct trace_colour *colour = colour_of(trace, how);
	int n = colour->space->n;

	if (colour->space->kind == TRACE_PATTERN && trace->noperands > 0) {
		set_pattern(trace, colour);
		return;
	}
	for (int i = 0; i < trace->noperands; i++)
		if (trace->operands[i].kind != VALUE_NUMBER)
			n = TRACE_OPERANDS + 1;
	if (trace->noperands < n)
		trace_tell(trace, FAULT_OPERANDS, "an operator of the content lacks operands");
	else
		set_parts(trace, colour, n);
}

static void set_device(struct trace *trace, int how)
{
	struct trace_colour *colour = colour_of(trace, how);
	int n = how & ~STROKE;
	const char *name = n == 1 ? "DeviceGray" : n == 3 ? "DeviceRGB" : "DeviceCMYK";
	struct value value = {.kind = VALUE_NAME, .bytes = name, .n = strlen(name)};

	colour->space = trace_space_find(&trace->spaces, trace->resources, &value);
	set_parts(trace, colour, n);
}

const struct trace_operator trace_colour_operators[] = {
	{"k", 4, false, .run_as = set_device, .how = 4},
	{"K", 4, false, .run_as = set_device, .how = 4 | STROKE},
	{"cs", -1, false, .run_as = set_space, .how = FILL},
	{"CS", -1, false, .run_as = set_space, .how = STROKE},
	{"scn", -1, false, .run_as = set_colour, .how = FILL},
	{"SCN", -1, false, .run_as = set_colour, .how = STROKE},
	{"sc", -1, false, .run_as = set_colour, .how = FILL},
	{"SC", -1, false, .run_as = set_colour, .how = STROKE},
	{"g", 1, false, .run_as = set_device, .how = 1},
	{"G", 1, false, .run_as = set_device, .how = 1 | STROKE},
	{"rg", 3, false, .run_as = set_device, .how = 3},
	{"RG", 3, false, .run_as = set_device, .how = 3 | STROKE},
	{0},
};
