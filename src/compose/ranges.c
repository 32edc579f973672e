/*
 * Ranges in words and as bars; terms.c says where and when they hold. The axis of the bars begins
 * not at zero, since what counts is how the bars overlap, but at a round step clearly below the
 * least value: what stood at its end would look like nothing at all.
 */
#include "compose/ranges.h"

#include <string.h>

#include "compose/cite.h"
#include "compose/name.h"
#include "compose/say.h"

enum {
	TICKS_LIMIT = 7,  /* more figures than this run into each other under a narrow axis */
	WHOLE = 1000,     /* of amounts: a unit of the currency */
	HUNDREDTHS = 100, /* of a unit, where an axis is counted in them */
	OPEN_PART = 5     /* of an amount is what an open end is drawn beyond it */
};

static const char *money(struct draft *draft, const struct range *range, int64_t low, int64_t high)
{
	return locale_money_range(draft->numbers, draft->arena, range->currency, low, high);
}

static bool is_open(const struct amounts *pay)
{
	return pay->low == AMOUNT_OPEN || pay->high == AMOUNT_OPEN;
}

/* "₪25,000–55,000", "from ₪25,000", "up to ₪55,000", "median ₪38,000". */
static const char *range_amount(struct draft *draft, const struct range *range,
				const struct amounts *pay)
{
	int64_t only = pay->low != AMOUNT_OPEN    ? pay->low
		       : pay->high != AMOUNT_OPEN ? pay->high
						  : pay->median;

	if (!is_open(pay))
		return money(draft, range, pay->low, pay->high);
	return say_phrase(draft,
			  pay->low != AMOUNT_OPEN    ? "amount-from"
			  : pay->high != AMOUNT_OPEN ? "amount-up-to"
						     : "amount-median",
			  WITH(say_text("amount", money(draft, range, only, only))));
}

/* Of the amount, or of the amount in a period. */
static const char *amount_key(struct draft *draft, const struct range *range)
{
	return range->period ? arena_printf(draft->arena, "amount-%s", range->period) : "amount";
}

/* ", median ₪38,000", where the amount does not say it. */
static const char *median_words(struct draft *draft, const struct range *range,
				const struct amounts *pay)
{
	bool is_only = pay->low == AMOUNT_OPEN && pay->high == AMOUNT_OPEN;

	if (pay->median == AMOUNT_OPEN || is_only)
		return NULL;
	return say_phrase(draft, "amount-median",
			  WITH(say_text("amount", money(draft, range, pay->median, pay->median))));
}

static void say_amounts(struct draft *draft, const struct range *range, const struct amounts *pay)
{
	const char *median = median_words(draft, range, pay);
	const char *text = range_amount(draft, range, pay);
	struct span amount = is_open(pay) ? draft_words(draft, text, SPAN_STRONG)
					  : draft_text(text, SPAN_STRONG);

	if (!is_open(pay))
		amount.lang = draft->guide->lang;
	say(draft, amount_key(draft, range), WITH(say_span("amount", amount)));
	if (median)
		say(draft, "median-behind", WITH(say_text("median", median)));
}

/* Of amounts, in thousandths, whether they have more decimals than that. */
static bool is_finer(const struct amounts *pay, int places)
{
	static const int64_t units[] = {1000, 100, 10, 1};
	int64_t unit = units[places < 3 ? places : 3];

	return (pay->low != AMOUNT_OPEN && pay->low % unit) ||
	       (pay->high != AMOUNT_OPEN && pay->high % unit) ||
	       (pay->median != AMOUNT_OPEN && pay->median % unit);
}

void ranges_check(struct draft *draft, const struct cell_content *cell)
{
	const struct range *range = &cell->range;
	int places = locale_currency_places(range->currency);
	bool is_too_fine = is_finer(&range->pay, places);

	for (int i = 0; i < range->nbands; i++)
		is_too_fine = is_too_fine || is_finer(&range->bands[i].pay, places);
	if (!is_too_fine || range->was_period)
		return;
	diag_error(draft->diag, cell->pos, "an amount of %s has at most %d decimals",
		   range->currency, places);
	diag_hint(draft->diag, "round it to what can be paid");
}

bool ranges_has_whole(const struct range *range)
{
	const struct amounts *pay = &range->pay;

	return pay->low != AMOUNT_OPEN || pay->high != AMOUNT_OPEN || pay->median != AMOUNT_OPEN;
}

void ranges_words(struct draft *draft, const struct range *range)
{
	if (ranges_has_whole(range))
		say_amounts(draft, range, &range->pay);
}

void ranges_band_words(struct draft *draft, const struct range *range, const struct pay_band *band)
{
	struct span level = draft_text(band->level, 0);

	level.lang = band->lang ? band->lang : draft->guide->lang;
	say(draft, "band-level", WITH(say_span("level", level)));
	draft_span(draft, " ", 0);
	say_amounts(draft, range, &band->pay);
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

/* The values of a chart: whole units of its currency, or hundredths. */
struct axis {
	struct draft *draft;
	int64_t scale; /* thousandths of a unit */
	int64_t low, high;
	const char *currency;
};

static void widen(struct axis *axis, int64_t value)
{
	axis->low = value < axis->low ? value : axis->low;
	axis->high = value > axis->high ? value : axis->high;
}

static const char *tick_label(const struct axis *axis, int64_t at, int64_t step, int64_t unit)
{
	struct draft *draft = axis->draft;

	if (axis->scale == WHOLE)
		return locale_number(draft->numbers, draft->arena, at / unit);
	return step % HUNDREDTHS == 0
		       ? locale_number(draft->numbers, draft->arena, at / HUNDREDTHS)
		       : locale_decimal(draft->numbers, draft->arena, at, 2, LOCALE_UNSIGNED);
}

static void add_ticks(const struct axis *axis, struct chart *chart)
{
	struct draft *draft = axis->draft;
	int64_t step, first, last, low = axis->low, high = axis->high;
	struct chart_tick *ticks = ARENA_ARRAY(draft->arena, struct chart_tick, TICKS_LIMIT);
	struct axis_unit unit = {1, NULL};
	const char *symbol = locale_currency_symbol(draft->numbers, draft->arena, axis->currency);

	if (low == high) { /* one amount still needs an axis */
		low -= (low + 9) / 10;
		high += high / 10 + 1;
	}
	step = find_step(low, high);
	first = first_tick(low, step);
	last = (high + step - 1) / step * step;
	if (axis->scale == WHOLE)
		unit = find_unit(step, first, last);
	for (int64_t at = first; at <= last; at += step)
		ticks[chart->nticks++] = (struct chart_tick){at,
							     tick_label(axis, at, step, unit.size)};
	chart->ticks = ticks;
	chart->unit = unit.key ? say_phrase(draft, unit.key, WITH(say_text("symbol", symbol)))
			       : symbol;
}

const char *ranges_year(struct draft *draft, const struct cell_content *cell)
{
	if (cell->range.year)
		return say_phrase(draft, "year-known", WITH(say_text("year", cell->range.year)));
	return cell->fact.as_of ? NULL : say_phrase(draft, "year-unknown", NULL);
}

const char *ranges_day(struct draft *draft, const struct cell_content *cell)
{
	if (!cell->fact.as_of)
		return NULL;
	return say_phrase(draft, "day-of",
			  WITH(say_text("day", cite_day(draft, cell->fact.as_of))));
}

static int period_rank(const char *period)
{
	static const char *const periods[] = {"hour", "day", "week", "month", "year"};
	int rank = 0;

	while (rank < 5 && strcmp(periods[rank], period) != 0)
		rank++;
	return rank;
}

const char *ranges_factor(struct draft *draft, const struct range *range)
{
	const char *keys[2], *number, *longer, *shorter;
	bool is_up;

	if (!range->was_period)
		return NULL;
	/* the longer of two periods has its units in order of their lengths */
	is_up = period_rank(range->was_period) < period_rank(range->period);
	longer = is_up ? range->period : range->was_period;
	shorter = is_up ? range->was_period : range->period;
	keys[0] = arena_printf(draft->arena, "one-%s", longer);
	keys[1] = arena_printf(draft->arena, "count-%s", shorter);
	number = range->factor % 100 == 0
			 ? locale_number(draft->numbers, draft->arena, range->factor / 100)
			 : locale_decimal(draft->numbers, draft->arena, range->factor, 2,
					  LOCALE_UNSIGNED);
	return say_phrase(draft, "converted",
			  WITH(say_text("from", say_phrase(draft,
							   arena_printf(draft->arena, "per-%s",
									range->was_period),
							   NULL)),
			       say_text("one", say_phrase(draft, keys[0], NULL)),
			       say_text("many", say_phrase(draft, keys[1],
							   WITH(say_text("number", number))))));
}

/* "Israel, gross": what the amounts do not say by themselves; "" when nothing is known. */
static const char *source_words(struct draft *draft, const struct cell_content *cell)
{
	const char *words = say_join(draft, "join", cell->range.place, cell->range.basis);

	words = say_join(draft, "join", words, ranges_day(draft, cell));
	words = say_join(draft, "join", words, ranges_factor(draft, &cell->range));
	return words ? words : "";
}

struct ranges_shared ranges_find_shared(const struct guide *guide,
					const struct dimension *dimension)
{
	struct ranges_shared shared = {NULL, true, true, true, true, true, true, true};

	for (int i = 0; i < guide->nroles; i++) {
		const struct cell_content *cell = &dimension->cells[i];
		const struct range *range = &cell->range, *first;

		if (cell->kind != CELL_RANGE)
			continue;
		shared.first = shared.first ? shared.first : cell;
		first = &shared.first->range;
		shared.has_currency = shared.has_currency &&
				      draft_is_same(first->currency, range->currency);
		shared.has_period = shared.has_period &&
				    draft_is_same(first->period, range->period);
		shared.has_place = shared.has_place && draft_is_same(first->place, range->place);
		shared.has_basis = shared.has_basis && draft_is_same(first->basis, range->basis);
		shared.has_year = shared.has_year && draft_is_same(first->year, range->year);
		shared.has_factor = shared.has_factor &&
				    draft_is_same(first->was_period, range->was_period);
		shared.has_day = shared.has_day &&
				 draft_is_same(shared.first->fact.as_of, cell->fact.as_of);
	}
	return shared;
}

/* "₪25,000–55,000 a month, median ₪38,000" */
static const char *amounts_words(struct draft *draft, const struct range *range,
				 const struct amounts *pay)
{
	const char *amount = say_phrase(draft, amount_key(draft, range),
					WITH(say_text("amount", range_amount(draft, range, pay))));

	return say_join(draft, "join", amount, median_words(draft, range, pay));
}

/* The same of all levels: "Junior: ..., Senior: ...". */
static const char *all_amounts(struct draft *draft, const struct range *range)
{
	const char *words = NULL, *level;

	if (ranges_has_whole(range))
		words = amounts_words(draft, range, &range->pay);
	for (int i = 0; i < range->nbands; i++) {
		level = say_phrase(draft, "band-level",
				   WITH(say_text("level", range->bands[i].level)));
		level = arena_printf(draft->arena, "%s %s", level,
				     amounts_words(draft, range, &range->bands[i].pay));
		words = say_join(draft, "join", words, level);
	}
	return words;
}

static const char *range_alt(struct draft *draft, const struct cell_content *cell, const char *role,
			     bool has_own_source)
{
	const struct range *range = &cell->range;

	return say_phrase(draft,
			  !has_own_source    ? "bar-alt"
			  : range->year      ? "bar-source-alt"
			  : cell->fact.as_of ? "bar-day-alt"
					     : "bar-source-no-year-alt",
			  WITH(say_text("role", role), say_text("range", all_amounts(draft, range)),
			       say_text("source", source_words(draft, cell)),
			       say_text("year", range->year)));
}

/* All the data of the chart in words. */
static const char *chart_alt(struct draft *draft, const struct dimension *dimension, int nbars)
{
	const struct guide *guide = draft->guide;
	const struct ranges_shared shared = ranges_find_shared(guide, dimension);
	bool is_one_source = shared.first && shared.has_place && shared.has_basis &&
			     shared.has_year && shared.has_day;
	const char *source = NULL, *year = NULL, *bars = NULL;

	for (int i = 0; i < guide->nroles; i++)
		if (dimension->cells[i].kind == CELL_RANGE)
			bars = say_join(draft, "join-clauses", bars,
					range_alt(draft, &dimension->cells[i], guide->roles[i].name,
						  !is_one_source));
	if (is_one_source) {
		source = source_words(draft, shared.first);
		year = ranges_year(draft, shared.first);
	}
	return say_phrase(
		draft,
		!is_one_source    ? "ranges-alt"
		: *source && year ? "ranges-source-alt"
				  : "ranges-year-alt",
		WITH(say_text("name", rich_plain(draft->arena, &dimension->name)),
		     say_text("bars", bars), say_count("count", nbars), say_text("source", source),
		     say_text("year", year ? year : arena_printf(draft->arena, "%s.", source))));
}

/* A function of each amount of a dimension and whose it is; band NULL: it is of the whole role. */
typedef void amount_visit(void *state, int role, const struct amounts *pay,
			  const struct pay_band *band);

static void visit_amounts(const struct guide *guide, const struct dimension *dimension,
			  amount_visit *visit, void *state)
{
	for (int i = 0; i < guide->nroles; i++) {
		const struct range *range = &dimension->cells[i].range;

		if (dimension->cells[i].kind != CELL_RANGE)
			continue;
		if (ranges_has_whole(range))
			visit(state, i, &range->pay, NULL);
		for (int k = 0; k < range->nbands; k++)
			visit(state, i, &range->bands[k].pay, &range->bands[k]);
	}
}

static bool is_whole(int64_t amount)
{
	return amount == AMOUNT_OPEN || amount % WHOLE == 0;
}

static void find_scale(void *state, int role, const struct amounts *pay,
		       const struct pay_band *band)
{
	struct axis *axis = state;

	(void)role;
	(void)band;
	if (!is_whole(pay->low) || !is_whole(pay->high) || !is_whole(pay->median))
		axis->scale = WHOLE / HUNDREDTHS;
}

/* Behind an open end the axis goes on for a fifth of what is known. */
static void find_ends(void *state, int role, const struct amounts *pay, const struct pay_band *band)
{
	struct axis *axis = state;

	(void)role;
	(void)band;
	if (pay->median != AMOUNT_OPEN)
		widen(axis, pay->median / axis->scale);
	if (pay->low != AMOUNT_OPEN)
		widen(axis, pay->low / axis->scale);
	if (pay->high != AMOUNT_OPEN)
		widen(axis, pay->high / axis->scale);
	if (pay->high == AMOUNT_OPEN && pay->low != AMOUNT_OPEN)
		widen(axis, pay->low / axis->scale + pay->low / axis->scale / OPEN_PART + 1);
	if (pay->low == AMOUNT_OPEN && pay->high != AMOUNT_OPEN)
		widen(axis, pay->high / axis->scale - pay->high / axis->scale / OPEN_PART);
}

struct bars {
	const struct axis *axis;
	struct chart *chart;
	struct chart_bar *items;
	struct chart_ends *ends;
};

static void add_bar(void *state, int role, const struct amounts *pay, const struct pay_band *band)
{
	struct bars *bars = state;
	struct chart *chart = bars->chart;
	struct draft *draft = bars->axis->draft;
	int64_t scale = bars->axis->scale;
	bool is_single = pay->low == AMOUNT_OPEN && pay->high == AMOUNT_OPEN;
	struct chart_bar bar = {.label = name_abbreviated(draft, role), .role = role};
	struct chart_ends *ends = &bars->ends[chart->nbars];

	if (band)
		bar.label = say_phrase(draft, "bar-level",
				       WITH(say_text("role", bar.label),
					    say_text("level", band->level)));
	ends->is_open_low = pay->low == AMOUNT_OPEN && !is_single;
	ends->is_open_high = pay->high == AMOUNT_OPEN && !is_single;
	ends->has_median = pay->median != AMOUNT_OPEN && !is_single;
	ends->median = ends->has_median ? pay->median / scale : 0;
	bar.low = (is_single ? pay->median : ends->is_open_low ? pay->high : pay->low) / scale;
	bar.high = (is_single ? pay->median : ends->is_open_high ? pay->low : pay->high) / scale;
	bars->items[chart->nbars++] = bar;
}

static void count_bar(void *state, int role, const struct amounts *pay, const struct pay_band *band)
{
	(void)role;
	(void)pay;
	(void)band;
	++*(int *)state;
}

struct chart *ranges_chart(struct draft *draft, const struct dimension *dimension)
{
	const struct guide *guide = draft->guide;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);
	struct axis axis = {draft, WHOLE, INT64_MAX, 0, ""};
	struct bars bars = {&axis, chart, NULL, NULL};
	int nbars = 0;

	chart->kind = CHART_RANGES;
	chart->role = -1;
	for (int i = 0; i < guide->nroles; i++)
		if (dimension->cells[i].kind == CELL_RANGE)
			axis.currency = dimension->cells[i].range.currency;
	visit_amounts(guide, dimension, count_bar, &nbars);
	visit_amounts(guide, dimension, find_scale, &axis);
	visit_amounts(guide, dimension, find_ends, &axis);
	bars.items = ARENA_ARRAY(draft->arena, struct chart_bar, nbars);
	bars.ends = ARENA_ARRAY(draft->arena, struct chart_ends, nbars);
	visit_amounts(guide, dimension, add_bar, &bars);
	chart->bars = bars.items;
	chart->ends = bars.ends;
	add_ticks(&axis, chart);
	chart->alt = chart_alt(draft, dimension, chart->nbars);
	return chart;
}
