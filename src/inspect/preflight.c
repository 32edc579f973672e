/*
 * Preflight: what the file says of itself first, then all objects, pages, what is painted on them,
 * and last what only the whole shows: spot inks and fonts.
 */
#include "inspect/preflight.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "inspect/preflight_check.h"

enum { MOST_FAULTS = 400 };

static const double mm = 72 / 25.4;

const char *preflight_name(struct preflight *check, const struct value *dict, const char *key)
{
	const struct value *name = read_entry(check->reading, dict, key);

	return name->kind == VALUE_NAME ? name->bytes : "";
}

bool preflight_has(struct preflight *check, const struct value *dict, const char *key)
{
	return read_entry(check->reading, dict, key)->kind != VALUE_NULL;
}

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

static void add_fault(struct preflight *check, const struct preflight_fault *fault)
{
	for (int i = 0; i < check->nfaults; i++)
		if (is_same(&check->faults[i], fault)) {
			check->faults[i].n++;
			return;
		}
	if (check->nfaults == MOST_FAULTS) {
		check->nleft_out++;
		return;
	}
	ARENA_GROW(check->arena, check->faults, check->nfaults);
	check->faults[check->nfaults] = *fault;
	check->faults[check->nfaults].text = clean(check->arena, fault->text);
	check->faults[check->nfaults++].n = 1;
}

void preflight_fault(struct preflight *check, enum preflight_rule rule, int page,
		     const char *format, ...)
{
	char text[512];
	struct preflight_fault fault = {.rule = rule, .is_error = preflight_rules[rule].is_error,
					.place.page = page + 1, .text = text};
	va_list list;

	va_start(list, format);
	vsnprintf(text, sizeof text, format, list);
	va_end(list);
	add_fault(check, &fault);
}

static void add_paint_fault(struct preflight *check, struct preflight_fault *fault,
			    const struct trace_paint *paint)
{
	const struct origin *origin = NULL;

	fault->place = preflight_place(check, paint->page, paint->box.left, paint->box.top);
	if (check->origins)
		origin = origins_find(check->origins, paint->page, paint->number);
	if (origin) {
		fault->content = origin->content;
		fault->theme = origin->theme;
	}
	add_fault(check, fault);
}

void preflight_fault_at(struct preflight *check, enum preflight_rule rule,
			const struct trace_paint *paint, const char *format, ...)
{
	char text[512];
	struct preflight_fault fault = {.rule = rule, .is_error = preflight_rules[rule].is_error,
					.text = text};
	va_list list;

	va_start(list, format);
	vsnprintf(text, sizeof text, format, list);
	va_end(list);
	add_paint_fault(check, &fault, paint);
}

void preflight_warn_at(struct preflight *check, enum preflight_rule rule,
		       const struct trace_paint *paint, const char *format, ...)
{
	char text[512];
	struct preflight_fault fault = {.rule = rule, .text = text};
	va_list list;

	va_start(list, format);
	vsnprintf(text, sizeof text, format, list);
	va_end(list);
	add_paint_fault(check, &fault, paint);
}

static void take_paint(void *context, const struct trace_paint *paint)
{
	struct preflight *check = context;

	if (trace_is_empty(paint->box))
		return;
	if (paint->kind == TRACE_PICTURE)
		preflight_picture(check, paint);
	preflight_paint(check, paint);
	preflight_bleed(check, paint);
}

static void take_fault(void *context, int page, bool is_limit, const char *what)
{
	preflight_fault(context, is_limit ? RULE_FLOOR_LIMITS : RULE_FLOOR_CONTENT, page, "%s",
			what);
}

static void check_ink_of_page(struct preflight *check, int page)
{
	struct trace_point at;
	double most = preflight_area_most(&check->area, &at);

	if (most > check->most_area) {
		check->most_area = most;
		check->most_area_place = preflight_place(check, page, at.x, at.y);
	}
	if (most > 3.005)
		preflight_fault(check, RULE_PRESS_AREA, page,
				"a square of 15 mm has %.0f %% of ink; 300 %% is the most",
				most * 100);
	if (most > 3.205)
		preflight_fault(check, RULE_GWG_R0026, page,
				"a square of 15 mm has %.0f %% of ink; 320 %% is the most",
				most * 100);
}

/* Whether content could not be read, which then only seems to be none. */
static bool is_unread(const struct preflight *check, int page)
{
	for (int i = 0; i < check->nfaults; i++)
		if (check->faults[i].rule == RULE_FLOOR_CONTENT &&
		    check->faults[i].place.page == page + 1)
			return true;
	return check->reading->has_failed;
}

static void check_content(struct preflight *check)
{
	for (int i = 0; i < check->pages.n && !check->reading->has_failed; i++) {
		const struct trace_page *page = &check->pages.list[i];
		int *n = &check->npaints[i];

		preflight_area_begin(&check->area, page->boxes[TRACE_TRIM]);
		preflight_resources(check, i, page->resources);
		trace_run(check->trace, page, i, n);
		/* of a file just made, it is known to be blank by design */
		if (*n == 0 && !check->origins && !is_unread(check, i))
			preflight_fault(check, RULE_GWG_R0005, i, "the page is empty");
		check_ink_of_page(check, i);
	}
	preflight_area_release(&check->area);
}

static void run(struct preflight *check)
{
	preflight_claims(check);
	preflight_file(check);
	preflight_catalogue(check);
	preflight_intents(check);
	if (!trace_read_pages(check->reading, &check->pages))
		return;
	check->inks = ARENA_ARRAY(check->arena, uint32_t, check->pages.n + 1);
	check->npaints = ARENA_ARRAY(check->arena, int, check->pages.n + 1);
	preflight_pages(check);
	check_content(check);
	preflight_inks(check);
	preflight_fonts(check);
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

static void report(const struct preflight *check, const struct preflight_fault *fault)
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
	if (fault->is_error)
		diag_error(check->diag, pos, "%s%s (%s)", place, fault->text, rule->name);
	else
		diag_warn(check->diag, pos, "%s%s (%s)", place, fault->text, rule->name);
	if (other.file)
		diag_hint(check->diag, rule->is_of_theme ? "it is painted for %s:%d"
							 : "the colour is that of %s:%d",
			  other.file, other.line);
}

static struct preflight *make(struct arena *arena, struct diag *diag)
{
	struct preflight *check = ARENA_NEW(arena, struct preflight);

	*check = (struct preflight){.arena = arena, .diag = diag, .version = "", .pdfx = "",
				    .pdfa = "", .pdfua = "", .condition = "", .profile = "",
				    .profile_class = "", .profile_space = "", .path = ""};
	return check;
}

const struct preflight *preflight_make(struct arena *arena, struct reading *reading,
				       const struct origins *origins, struct diag *diag)
{
	struct preflight *check = make(arena, diag);
	struct trace_listener listener = {check, take_paint, take_fault};
	struct diag *outer = reading->diag, own;

	/* that the file is damaged is a fault like others */
	diag_init(&own);
	reading->diag = &own;
	check->reading = reading;
	check->path = reading->path;
	check->origins = origins;
	check->trace = trace_new(reading, &listener);
	run(check);
	for (int i = 0; i < own.nmessages; i++)
		preflight_fault(check, RULE_FLOOR_DAMAGED, -1, "%s", own.messages[i].text);
	preflight_area_release(&check->area);
	check->spaces = *trace_spaces(check->trace);
	check->fonts = *trace_fonts(check->trace);
	trace_free(check->trace);
	check->trace = NULL;
	reading->diag = outer;
	diag_release(&own);
	for (int i = 0; i < check->nfaults; i++)
		report(check, &check->faults[i]);
	if (check->nleft_out > 0)
		diag_warn(diag, (struct srcpos){check->path, 0}, "%d more faults are not told",
			  check->nleft_out);
	return check;
}

const struct preflight *preflight_unread(struct arena *arena, const char *path, const char *why)
{
	struct preflight *check = make(arena, NULL);

	check->path = path;
	preflight_fault(check, strstr(why, "encrypted") ? RULE_FLOOR_ENCRYPTED
							: RULE_FLOOR_DAMAGED,
			-1, "%s", why);
	return check;
}
