/* Faults as a check finds them: each told once, with its place. */
#ifndef INSPECT_PREFLIGHT_FAULT_H
#define INSPECT_PREFLIGHT_FAULT_H

#include "inspect/preflight_check.h"

/* A fault of the file as a whole, or of a page (from 0); the same words are told once. */
void preflight_fault(struct preflight *check, enum preflight_rule rule, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void preflight_fault_on(struct preflight *check, enum preflight_rule rule, int page,
			const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A fault of a piece of paint; from one line of content and theme, on a page, once. */
void preflight_fault_at(struct preflight *check, enum preflight_rule rule,
			const struct trace_paint *paint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same as a warning, where a rule knows both. */
void preflight_warn_at(struct preflight *check, enum preflight_rule rule,
		       const struct trace_paint *paint, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* A place on a page (from 0). */
struct preflight_place preflight_place(const struct preflight *check, int page, double x, double y);

/* Hands the fault to the check's diag, with its lines in content and theme where they are known. */
void preflight_fault_tell(const struct preflight *check, const struct preflight_fault *fault);

#endif
