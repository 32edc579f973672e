/* Sources count on from list to list, in the order of the guide. */
#include "compose/cite.h"

#include <string.h>

#include "base/day.h"
#include "compose/say.h"

enum { DAY_SECONDS = 86400 };

bool cite_is_used(const struct guide *guide)
{
	for (int i = 0; i < guide->ndimensions; i++)
		for (int k = 0; k < guide->nroles; k++)
			if (guide->dimensions[i].cells[k].fact.source)
				return true;
	return false;
}

/* How many sources stand before the one of that id, or before that part. */
static int count_before(const struct guide *guide, const char *id, const struct part *until)
{
	int n = 0;

	for (int i = 0; i < guide->nsections; i++)
		for (int k = 0; k < guide->sections[i].nparts; k++) {
			const struct part *part = &guide->sections[i].parts[k];

			if (part == until)
				return n;
			for (int m = 0; part->kind == PART_SOURCES && m < part->nitems; m++, n++)
				if (id && part->items[m].id && strcmp(part->items[m].id, id) == 0)
					return n;
		}
	return n;
}

int cite_count_before(const struct guide *guide, const struct part *part)
{
	return count_before(guide, NULL, part);
}

const char *cite_day(struct draft *draft, const char *as_of)
{
	int year, month, day;
	int64_t at;

	day_read(as_of, &year, &month, &day);
	at = day_number(year, month ? month : 1, day ? day : 1) * DAY_SECONDS;
	if (day)
		return locale_date(draft->numbers, draft->arena, at);
	return month ? locale_month(draft->numbers, draft->arena, at) : as_of;
}

void cite_add(struct draft *draft, const struct cell_content *cell)
{
	const struct fact *fact = &cell->fact;
	const char *day = NULL, *number = NULL;
	struct span span;

	if (fact->as_of && cell->kind != CELL_RANGE)
		day = cite_day(draft, fact->as_of);
	if (fact->source)
		number = locale_number(draft->numbers, draft->arena,
				       count_before(draft->guide, fact->source, NULL) + 1);
	if ((!day && !number) || draft->nspans == 0)
		return;
	span = draft_words(draft,
			   say_phrase(draft,
				      !number ? "cite-day"
				      : day   ? "cite-both"
					      : "cite",
				      WITH(say_text("number", number), say_text("day", day))),
			   SPAN_CITATION);
	if (number)
		span.href = arena_printf(draft->arena, "#%s", fact->source);
	draft_span(draft, day ? " " : "\xc2\xa0", 0);
	draft_put(draft, span);
}
