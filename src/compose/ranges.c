/*
 * Ranges in words and as bars; terms.c says where and when they hold. The axis of the bars begins
 * not at zero, since what counts is how the bars overlap, but at a round step clearly below the
 * least value: what stood at its end would look like nothing at all.
 */
#include "compose/ranges.h"

#include "compose/name.h"
#include "compose/say.h"

enum { TICKS_LIMIT = 7 }; /* more figures than this run into each other under a narrow axis */

static const char *range_amount(struct draft *draft, const struct range *range)
{
	return locale_money_range(draft->numbers, draft->arena, range->currency, range->low,
				  range->high);
}

/* Of the amount, or of the amount in a period. */
static const char *amount_key(struct draft *draft, const struct range *range)
{
	return range->period ? arena_printf(draft->arena, "amount-%s", range->period) : "amount";
}

void ranges_words(struct draft *draft, const struct range *range)
{
	struct span amount = draft_text(range_amount(draft, range), SPAN_STRONG);

	amount.lang = draft->guide->lang;
	say(draft, amount_key(draft, range), WITH(say_span("amount", amount)));
}

/* The last step that lies at least half a step below the least value; zero lies below all. */
static int64_t first_tick(int64_t low, int64_t step)
{
	int64_t first = low / step * step;

	return first > 0 && low - first < (step + 1) / 2 ? first - step : first;
}

/* The least of 1, 2, 2.5, 5 times a power of ten that needs few enough ticks from low to high. */
static int64_t find_step(int64_t low, int64_t high)
{
	static const int64_t tenths[] = {10, 20, 25, 50};

	for (int64_t power = 1;; power *= 10)
		for (int i = 0; i < 4; i++) {
			int64_t step = tenths[i] * power / 10;

			if (tenths[i] * power % 10 == 0 &&
			    (high + step - 1) / step - first_tick(low, step) / step < TICKS_LIMIT)
				return step;
		}
}

/* What the figures on an axis are counted in: whole units, thousands or millions. */
struct axis_unit {
	int64_t size;
	const char *key; /* of the phrase; NULL: the currency's sign alone */
};

static struct axis_unit find_unit(int64_t step, int64_t first, int64_t last)
{
	const struct axis_unit units[] = {{1000000, "unit-million"}, {1000, "unit-thousand"}};

	for (int i = 0; i < 2; i++)
		if (step % units[i].size == 0 && first % units[i].size == 0 &&
		    last >= 10 * units[i].size)
			return units[i];
	return (struct axis_unit){1, NULL};
}

static void add_ticks(struct draft *draft, struct chart *chart, const char *currency, int64_t low,
		      int64_t high)
{
	int64_t step, first, last;
	struct chart_tick *ticks = ARENA_ARRAY(draft->arena, struct chart_tick, TICKS_LIMIT);
	struct axis_unit unit;
	const char *symbol = locale_currency_symbol(draft->numbers, draft->arena, currency);

	if (low == high) { /* one amount still needs an axis */
		low -= (low + 9) / 10;
		high += high / 10 + 1;
	}
	step = find_step(low, high);
	first = first_tick(low, step);
	last = (high + step - 1) / step * step;
	unit = find_unit(step, first, last);
	for (int64_t at = first; at <= last; at += step)
		ticks[chart->nticks++] = (struct chart_tick){
			at, locale_number(draft->numbers, draft->arena, at / unit.size)};
	chart->ticks = ticks;
	chart->unit = unit.key ? say_phrase(draft, unit.key, WITH(say_text("symbol", symbol)))
			       : symbol;
}

const char *ranges_year(struct draft *draft, const struct range *range)
{
	if (!range->year)
		return say_phrase(draft, "year-unknown", NULL);
	return say_phrase(draft, "year-known", WITH(say_text("year", range->year)));
}

/* "Israel, gross": what the amounts do not say by themselves; "" when nothing is known. */
static const char *place_and_basis(struct draft *draft, const struct range *range)
{
	const char *words = say_join(draft, "join", range->place, range->basis);

	return words ? words : "";
}

struct ranges_shared ranges_find_shared(const struct guide *guide,
					const struct dimension *dimension)
{
	struct ranges_shared shared = {NULL, true, true, true, true, true};

	for (int i = 0; i < guide->nroles; i++) {
		const struct range *range = &dimension->cells[i].range, *first;

		if (dimension->cells[i].kind != CELL_RANGE)
			continue;
		first = shared.first = shared.first ? shared.first : range;
		shared.has_currency = shared.has_currency &&
				      draft_is_same(first->currency, range->currency);
		shared.has_period = shared.has_period &&
				    draft_is_same(first->period, range->period);
		shared.has_place = shared.has_place && draft_is_same(first->place, range->place);
		shared.has_basis = shared.has_basis && draft_is_same(first->basis, range->basis);
		shared.has_year = shared.has_year && draft_is_same(first->year, range->year);
	}
	return shared;
}

static const char *range_alt(struct draft *draft, const struct range *range, const char *role,
			     bool has_own_source)
{
	const char *amount = say_phrase(draft, amount_key(draft, range),
					WITH(say_text("amount", range_amount(draft, range))));

	return say_phrase(draft,
			  !has_own_source ? "bar-alt"
			  : range->year   ? "bar-source-alt"
					  : "bar-source-no-year-alt",
			  WITH(say_text("role", role), say_text("range", amount),
			       say_text("source", place_and_basis(draft, range)),
			       say_text("year", range->year)));
}

/* All the data of the chart in words. */
static const char *chart_alt(struct draft *draft, const struct dimension *dimension, int nbars)
{
	const struct guide *guide = draft->guide;
	const struct ranges_shared shared = ranges_find_shared(guide, dimension);
	bool is_one_source = shared.first && shared.has_place && shared.has_basis &&
			     shared.has_year;
	const char *source = NULL, *year = NULL, *bars = NULL;

	for (int i = 0; i < guide->nroles; i++)
		if (dimension->cells[i].kind == CELL_RANGE)
			bars = say_join(draft, "join-clauses", bars,
					range_alt(draft, &dimension->cells[i].range,
						  guide->roles[i].name, !is_one_source));
	if (is_one_source) {
		source = place_and_basis(draft, shared.first);
		year = ranges_year(draft, shared.first);
	}
	return say_phrase(draft,
			  !is_one_source ? "ranges-alt"
			  : *source      ? "ranges-source-alt"
					 : "ranges-year-alt",
			  WITH(say_text("name", rich_plain(draft->arena, &dimension->name)),
			       say_text("bars", bars), say_count("count", nbars),
			       say_text("source", source), say_text("year", year)));
}

struct chart *ranges_chart(struct draft *draft, const struct dimension *dimension)
{
	const struct guide *guide = draft->guide;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);
	struct chart_bar *bars = ARENA_ARRAY(draft->arena, struct chart_bar, guide->nroles);
	const char *currency = "";
	int64_t low = INT64_MAX, high = 0;

	chart->kind = CHART_RANGES;
	chart->role = -1;
	for (int i = 0; i < guide->nroles; i++) {
		const struct range *range = &dimension->cells[i].range;

		if (dimension->cells[i].kind != CELL_RANGE)
			continue;
		bars[chart->nbars++] = (struct chart_bar){name_abbreviated(draft, i), i, range->low,
							  range->high};
		currency = range->currency;
		low = range->low < low ? range->low : low;
		high = range->high > high ? range->high : high;
	}
	chart->bars = bars;
	add_ticks(draft, chart, currency, low, high);
	chart->alt = chart_alt(draft, dimension, chart->nbars);
	return chart;
}
