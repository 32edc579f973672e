/* What annotations show on a page: the fields of forms, and what readers have added. */
#ifndef INSPECT_TRACE_ANNOTATION_H
#define INSPECT_TRACE_ANNOTATION_H

struct trace;
struct trace_page;

/* Traces the appearances of a page's annotations that a screen shows, behind trace_run, in the
 * order in which they lie. */
void trace_annotations(struct trace *trace, const struct trace_page *page);

#endif
