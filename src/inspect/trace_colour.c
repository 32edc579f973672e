/* Colours (ISO 32000-1, 8.6.8). */
#include <string.h>

#include "inspect/trace_run.h"

static void set_space(struct trace *trace, struct trace_colour *colour)
{
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

static void fill_space(struct trace *trace)
{
	set_space(trace, &trace->now.fill);
}

static void stroke_space(struct trace *trace)
{
	set_space(trace, &trace->now.stroke);
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

static void set_colour(struct trace *trace, struct trace_colour *colour)
{
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

static void fill_colour(struct trace *trace)
{
	set_colour(trace, &trace->now.fill);
}

static void stroke_colour(struct trace *trace)
{
	set_colour(trace, &trace->now.stroke);
}

static void set_device(struct trace *trace, struct trace_colour *colour, const char *name, int n)
{
	struct value value = {.kind = VALUE_NAME, .bytes = name, .n = strlen(name)};

	colour->space = trace_space_find(&trace->spaces, trace->resources, &value);
	set_parts(trace, colour, n);
}

static void fill_gray(struct trace *trace)
{
	set_device(trace, &trace->now.fill, "DeviceGray", 1);
}

static void fill_rgb(struct trace *trace)
{
	set_device(trace, &trace->now.fill, "DeviceRGB", 3);
}

static void fill_cmyk(struct trace *trace)
{
	set_device(trace, &trace->now.fill, "DeviceCMYK", 4);
}

static void stroke_gray(struct trace *trace)
{
	set_device(trace, &trace->now.stroke, "DeviceGray", 1);
}

static void stroke_rgb(struct trace *trace)
{
	set_device(trace, &trace->now.stroke, "DeviceRGB", 3);
}

static void stroke_cmyk(struct trace *trace)
{
	set_device(trace, &trace->now.stroke, "DeviceCMYK", 4);
}

const struct trace_operator trace_colour_operators[] = {{"k", 4, false, fill_cmyk},
							{"K", 4, false, stroke_cmyk},
							{"cs", -1, false, fill_space},
							{"CS", -1, false, stroke_space},
							{"scn", -1, false, fill_colour},
							{"SCN", -1, false, stroke_colour},
							{"sc", -1, false, fill_colour},
							{"SC", -1, false, stroke_colour},
							{"g", 1, false, fill_gray},
							{"G", 1, false, stroke_gray},
							{"rg", 3, false, fill_rgb},
							{"RG", 3, false, stroke_rgb},
							{0}};
