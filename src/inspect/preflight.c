/*
 * Preflight: what the file says of itself first, then all objects, pages, what is painted on them,
 * and last what only the whole shows: spot inks and fonts.
 */
#include "inspect/preflight.h"

#include <string.h>

#include "inspect/preflight_catalogue.h"
#include "inspect/preflight_claims.h"
#include "inspect/preflight_fault.h"
#include "inspect/preflight_file.h"
#include "inspect/preflight_font.h"
#include "inspect/preflight_ink.h"
#include "inspect/preflight_intent.h"
#include "inspect/preflight_pages.h"
#include "inspect/preflight_paint.h"
#include "inspect/preflight_picture.h"
#include "inspect/preflight_resource.h"

static void take_paint(void *context, const struct trace_paint *paint)
{
	struct preflight *check = context;

	if (trace_is_empty(paint->box))
		return;
	if (paint->kind == TRACE_PICTURE)
		preflight_picture(check, paint);
	preflight_paint(check, paint);
	preflight_paint_bleed(check, paint);
}

static void take_fault(void *context, int page, bool is_limit, const char *what)
{
	preflight_fault_on(context, is_limit ? RULE_FLOOR_LIMITS : RULE_FLOOR_CONTENT, page, "%s",
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
		preflight_fault_on(check, RULE_PRESS_AREA, page,
				   "a square of 15 mm has %.0f %% of ink; 300 %% is the most",
				   most * 100);
	if (most > 3.205)
		preflight_fault_on(check, RULE_GWG_R0026, page,
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
			preflight_fault_on(check, RULE_GWG_R0005, i, "the page is empty");
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

static struct preflight *make(struct arena *arena, struct diag *diag)
{
	struct preflight *check = ARENA_NEW(arena, struct preflight);

	*check = (struct preflight){.arena = arena,
				    .diag = diag,
				    .version = "",
				    .pdfx = "",
				    .pdfa = "",
				    .pdfua = "",
				    .condition = "",
				    .profile = "",
				    .profile_class = "",
				    .profile_space = "",
				    .path = ""};
	return check;
}

const struct preflight *preflight_make(struct arena *arena, struct reading *reading,
				       const struct origins *origins, struct diag *diag)
{
	struct preflight *check = make(arena, diag);
	struct trace_listener listener = {check, take_paint, take_fault, false};
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
		preflight_fault(check, RULE_FLOOR_DAMAGED, "%s", own.messages[i].text);
	preflight_area_release(&check->area);
	check->spaces = *trace_spaces(check->trace);
	check->fonts = *trace_fonts(check->trace);
	trace_free(check->trace);
	check->trace = NULL;
	reading->diag = outer;
	diag_release(&own);
	for (int i = 0; i < check->nfaults; i++)
		preflight_fault_tell(check, &check->faults[i]);
	if (check->nleft_out > 0)
		diag_warn(diag, (struct srcpos){check->path, 0}, "%d more faults are not told",
			  check->nleft_out);
	return check;
}

const struct preflight *preflight_unread(struct arena *arena, const char *path, const char *why)
{
	struct preflight *check = make(arena, NULL);

	check->path = path;
	preflight_fault(check, strstr(why, "encrypted") ? RULE_FLOOR_ENCRYPTED : RULE_FLOOR_DAMAGED,
			"%s", why);
	return check;
}
