/*
 * The facts on the roles: the guide's own table, the same for every reader. A bold line under a
 * dimension's name says where the person's answers parted leader and rival most.
 */
#include "compose/report_facts.h"

#include "base/sort.h"
#include "compose/cite.h"
#include "compose/comparison.h"
#include "compose/name.h"
#include "compose/number.h"
#include "compose/parts.h"

enum { MOST_MARKED = 3 };

static int64_t size_of_lead(const void *report, int dimension)
{
	return report_size(report_dimension_lead(report, dimension));
}

/* The dimensions with the largest leads, of either role; equal ones in the order of the guide. */
static int find_marked(const struct report *report, int *dimensions)
{
	int n = 0;

	for (int d = 0; d < report->guide->ndimensions; d++)
		if (size_of_lead(report, d) > 0)
			dimensions[n++] = d;
	sort_down(dimensions, n, size_of_lead, report);
	return n < MOST_MARKED ? n : MOST_MARKED;
}

/* "4.7 points for PM", in that role's colour. */
static struct comparison_note make_note(struct report *report, int dimension)
{
	struct draft *draft = report->draft;
	int role = report_dimension_lead(report, dimension) > 0 ? report->first : report->second;
	const char *points = number_points(draft, size_of_lead(report, dimension));
	struct comparison_note note;

	say(draft, "facts-lead",
	    WITH(say_text("points", points), say_span("role", name_short(draft, role, 0))));
	for (int i = 0; i < draft->nspans; i++)
		draft->spans[i].role = role;
	note.spans = draft_take(draft, &note.nspans);
	return note;
}

/* The guide's own comparison with its caption, or one without. */
static const struct part *find_part(const struct report *report)
{
	const struct guide *guide = report->guide;
	struct part *part = ARENA_NEW(report->draft->arena, struct part);

	for (int s = 0; s < guide->nsections; s++)
		for (int i = 0; i < guide->sections[s].nparts; i++)
			if (guide->sections[s].parts[i].kind == PART_COMPARISON)
				return &guide->sections[s].parts[i];
	part->kind = PART_COMPARISON;
	part->pos = guide->pos;
	return part;
}

/* The numbers behind facts are those of the guide's sources. */
static void add_sources(struct report *report, struct block *section)
{
	const struct guide *guide = report->guide;

	for (int s = 0; s < guide->nsections && cite_is_used(guide); s++)
		for (int i = 0; i < guide->sections[s].nparts; i++)
			if (guide->sections[s].parts[i].kind == PART_SOURCES)
				parts_add_sources(report->draft, section,
						  &guide->sections[s].parts[i]);
}

void report_facts_add(struct report *report)
{
	const struct guide *guide = report->guide;
	struct draft *draft = report->draft;
	struct comparison_note *notes = ARENA_ARRAY(draft->arena, struct comparison_note,
						    guide->ndimensions + 1);
	int *marked = ARENA_ARRAY(draft->arena, int, guide->ndimensions + 1);
	int n = report_has_result(report) ? find_marked(report, marked) : 0;
	struct block *section;

	if (guide->ndimensions == 0)
		return;
	section = report_section(report, "facts-head", "guide-facts");
	section->extra = REPORT_EXTRA_FACTS;
	build_para(draft, section, STYLE_BODY, n > 0 ? "facts-intro-marked" : "facts-intro", NULL);
	for (int i = 0; i < n; i++)
		notes[marked[i]] = make_note(report, marked[i]);
	comparison_add(draft, section, find_part(report), notes);
	add_sources(report, section);
}
