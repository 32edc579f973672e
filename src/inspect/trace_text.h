/* Text: operators of content streams, up to one without a name. */
#ifndef INSPECT_TRACE_TEXT_H
#define INSPECT_TRACE_TEXT_H

#include "inspect/trace_run.h"

extern const struct trace_operator trace_text_operators[];

#endif
