/* Forms, pictures, shadings and marks: operators of content streams, up to one without a name. */
#ifndef INSPECT_TRACE_OBJECT_H
#define INSPECT_TRACE_OBJECT_H

#include "inspect/trace_run.h"

extern const struct trace_operator trace_object_operators[];

#endif
