/* Faults are few kinds of words in many places: what comes from the same lines is told once. */
#include "inspect/preflight_fault.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { MOST_FAULTS = 400, LONGEST_TEXT = 511 /* the end of longer ones is lost */ };

static const double mm = 72 / 25.4;

struct preflight_place preflight_place(const struct preflight *check, int page, double x, double y)
{
	const struct trace_box *trim = &check->pages.list[page].boxes[TRACE_TRIM];

	return (struct preflight_place){page + 1, true, (x - trim->left) / mm,
					(trim->top - y) / mm};
}

static bool is_same_line(struct srcpos one, struct srcpos other)
{
	return one.line == other.line &&
	       (one.file == other.file ||
		(one.file && other.file && strcmp(one.file, other.file) == 0));
}

/* Faults of paint are the same when they come from the same lines; others when the words are. */
static bool is_same(const struct preflight_fault *one, const struct preflight_fault *other)
{
	return one->rule == other->rule && one->is_error == other->is_error &&
	       one->place.page == other->place.page &&
	       one->place.is_point == other->place.is_point &&
	       (one->place.is_point ? is_same_line(one->content, other->content) &&
					      is_same_line(one->theme, other->theme)
				    : strcmp(one->text, other->text) == 0);
}

/* A copy without what is no UTF-8, and no control characters: names come from any file. */
static const char *clean(struct arena *arena, const char *text)
{
	char *copy = arena_strdup(arena, text);
	size_t n = strlen(copy);

	for (size_t i = utf8_check(copy, n); i < n; i += utf8_check(copy + i, n - i))
		copy[i] = '?';
	for (char *p = copy; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			*p = ' ';
	return copy;
}

static void add_fault(struct preflight *check, struct preflight_fault fault, const char *format,
		      va_list list)
{
	char text[LONGEST_TEXT + 1];

	vsnprintf(text, sizeof text, format, list);
	fault.text = text;
	for (int i = 0; i < check->nfaults; i++)
		if (is_same(&check->faults[i], &fault)) {
			check->faults[i].n++;
			return;
		}
	if (check->nfaults == MOST_FAULTS) {
		check->nleft_out++;
		return;
	}
	fault.text = clean(check->arena, text);
	fault.n = 1;
	ARENA_GROW(check->arena, check->faults, check->nfaults);
	check->faults[check->nfaults++] = fault;
}

void preflight_fault(struct preflight *check, enum preflight_rule rule, const char *format, ...)
{
	struct preflight_fault fault = {.rule = rule, .is_error = preflight_rules[rule].is_error};
	va_list list;

	va_start(list, format);
	add_fault(check, fault, format, list);
	va_end(list);
}

void preflight_fault_on(struct preflight *check, enum preflight_rule rule, int page,
			const char *format, ...)
{
	struct preflight_fault fault = {
		.rule = rule, .is_error = preflight_rules[rule].is_error, .place.page = page + 1};
	va_list list;

	assert(page >= 0);
	va_start(list, format);
	add_fault(check, fault, format, list);
	va_end(list);
}

/* A fault at a place, without its words. */
static struct preflight_fault paint_fault(const struct preflight *check, enum preflight_rule rule,
					  const struct trace_paint *paint)
{
	const struct origin *origin = NULL;
	struct preflight_fault fault = {
		.rule = rule,
		.is_error = preflight_rules[rule].is_error,
		.place = preflight_place(check, paint->page, paint->box.left, paint->box.top)};

	if (check->origins)
		origin = origins_find(check->origins, paint->page, paint->number);
	if (origin) {
		fault.content = origin->content;
		fault.theme = origin->theme;
	}
	return fault;
}

void preflight_fault_at(struct preflight *check, enum preflight_rule rule,
			const struct trace_paint *paint, const char *format, ...)
{
	struct preflight_fault fault = paint_fault(check, rule, paint);
	va_list list;

	va_start(list, format);
	add_fault(check, fault, format, list);
	va_end(list);
}

void preflight_warn_at(struct preflight *check, enum preflight_rule rule,
		       const struct trace_paint *paint, const char *format, ...)
{
	struct preflight_fault fault = paint_fault(check, rule, paint);
	va_list list;

	fault.is_error = false;
	va_start(list, format);
	add_fault(check, fault, format, list);
	va_end(list);
}

/* "page 2, 35 by 120 mm: ", and how many more there are. */
static const char *tell_place(struct arena *arena, const struct preflight_fault *fault)
{
	if (fault->place.page == 0)
		return "";
	if (!fault->place.is_point)
		return arena_printf(arena, "page %d: ", fault->place.page);
	return arena_printf(arena, "page %d, %.0f by %.0f mm%s: ", fault->place.page,
			    fault->place.x, fault->place.y,
			    fault->n > 1 ? arena_printf(arena, ", and %d more", fault->n - 1) : "");
}

void preflight_fault_tell(const struct preflight *check, const struct preflight_fault *fault)
{
	const struct preflight_rule_row *rule = &preflight_rules[fault->rule];
	struct srcpos pos = rule->is_of_theme ? fault->theme : fault->content;
	struct srcpos other = rule->is_of_theme ? fault->content : fault->theme;
	const char *place = tell_place(check->arena, fault);

	if (!pos.file) {
		pos = other;
		other = (struct srcpos){0};
	}
	if (!pos.file)
		pos = (struct srcpos){check->path, 0};
	diag_as(check->diag, rule->name);
	if (fault->is_error)
		diag_error(check->diag, pos, "%s%s (%s)", place, fault->text, rule->name);
	else
		diag_warn(check->diag, pos, "%s%s (%s)", place, fault->text, rule->name);
	if (other.file)
		diag_hint(check->diag,
			  rule->is_of_theme ? "it is painted for %s:%d"
					    : "the colour is that of %s:%d",
			  other.file, other.line);
}
