/* Colours: operators of content streams, up to one without a name. */
#ifndef INSPECT_TRACE_COLOUR_H
#define INSPECT_TRACE_COLOUR_H

#include "inspect/trace_run.h"

extern const struct trace_operator trace_colour_operators[];

#endif
