/* State and paths: operators of content streams, up to one without a name. */
#ifndef INSPECT_TRACE_GRAPHICS_H
#define INSPECT_TRACE_GRAPHICS_H

#include "inspect/trace_run.h"

extern const struct trace_operator trace_graphics_operators[];

#endif
