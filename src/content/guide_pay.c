/*
 * Amounts are kept in thousandths of a currency's unit, which is as fine as any currency of ISO
 * 4217 is divided. Periods are counted in hours of work: what a year has of them the author says.
 */
#include "content/guide_pay.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "content/guide_field.h"
#include "xml/read.h"
#include "xml/xml.h"

enum {
	UNIT = 1000,  /* of money */
	PLACES = 3,   /* of amounts */
	CENT = 10,    /* what a converted amount of some units is rounded to, */
	COARSE = 100, /* and from how many units on it is rounded to whole ones */
};

static void read_amount(const struct field_in *in)
{
	*(int64_t *)in->to = read_decimal(in->node, in->field->name, PLACES, AMOUNT_OPEN);
}

static void show_amount(const struct field_out *out)
{
	int64_t amount = *(const int64_t *)out->from;
	int rest = (int)(amount % UNIT);

	if (amount == AMOUNT_OPEN && strcmp(out->field->name, "median") == 0)
		return;
	buf_addstr(out->buf, out->field->shown);
	if (amount == AMOUNT_OPEN)
		return;
	buf_printf(out->buf, "%lld", (long long)(amount / UNIT));
	if (rest)
		buf_printf(out->buf, rest % CENT ? ".%03d" : ".%02d",
			   rest % CENT ? rest : rest / CENT);
}

static const struct field_kind amount = {read_amount, show_amount, NULL};

/* "2017-2021" with an en dash between the years. */
static void read_year(const struct field_in *in)
{
	const char *year = xml_attr(in->node, in->field->name);
	size_t n = year ? strlen(year) : 0;

	if (n > 4 && strncmp(year, year + n - 4, 4) > 0)
		diag_error(in->diag, in->node->pos, "the years are the wrong way round: %s", year);
	if (n == 9 && year[4] == '-')
		year = arena_printf(in->arena, "%.4s\xE2\x80\x93%s", year, year + 5);
	*(const char **)in->to = year;
}

static void show_year(const struct field_out *out)
{
	const char *year = *(const char *const *)out->from;

	buf_printf(out->buf, ", %s", year ? year : "year not known");
}

static const struct field_kind years = {read_year, show_year, NULL};

/* A term with its white space folded, as it is printed. */
static void read_term(const struct field_in *in)
{
	struct xml_node text = {.text = read_filled(in->node, in->field->name, in->diag)};

	if (text.text)
		*(const char **)in->to = xml_text(in->arena, &text);
}

static void show_term(const struct field_out *out)
{
	buf_printf(out->buf, ", %s", *(const char *const *)out->from);
}

static const struct field_kind folded = {read_term, show_term, NULL};

static void check_amounts(const struct field_in *in, const struct amounts *amounts)
{
	const char *low = xml_attr(in->node, "low"), *high = xml_attr(in->node, "high");
	bool is_single = amounts->low == AMOUNT_OPEN && amounts->high == AMOUNT_OPEN;

	if (low && high && amounts->low > amounts->high) {
		diag_error(in->diag, in->node->pos, "the range is upside down: low %s, high %s",
			   low, high);
		diag_hint(in->diag, "did you mean low=\"%s\" high=\"%s\"?", high, low);
	} else if (amounts->median != AMOUNT_OPEN && !is_single &&
		   (amounts->median < amounts->low || (high && amounts->median > amounts->high))) {
		diag_error(in->diag, in->node->pos, "the median %s lies outside of its range",
			   xml_attr(in->node, "median"));
	}
}

static bool has_amount(const struct amounts *amounts)
{
	return amounts->low != AMOUNT_OPEN || amounts->high != AMOUNT_OPEN ||
	       amounts->median != AMOUNT_OPEN;
}

static void check_band(const struct field_in *in)
{
	const struct pay_band *band = in->record;

	if (!has_amount(&band->pay)) {
		diag_error(in->diag, in->node->pos, "the band \"%s\" has no amount", band->level);
		diag_hint(in->diag, "write low, high or both, or a median");
	}
	check_amounts(in, &band->pay);
}

static const struct field band_fields[] = {
	FIELD("level", pay_band, level, folded),
	FIELD("low", pay_band, pay.low, amount, .shown = " "),
	FIELD("high", pay_band, pay.high, amount, .shown = ".."),
	FIELD("median", pay_band, pay.median, amount, .shown = ", median "),
	FIELD("xml:lang", pay_band, lang, field_lang),
	FIELD("", pay_band, pos, field_pos),
};
static const struct record band_record = {RECORD("band", pay_band, band_fields),
					  .check = check_band, .most = GUIDE_MOST_BANDS};

const struct field guide_pay_fields[GUIDE_PAY_FIELDS] = {
	FIELD("low", cell_content, range.pay.low, amount, .shown = " "),
	FIELD("high", cell_content, range.pay.high, amount, .shown = ".."),
	FIELD("median", cell_content, range.pay.median, amount, .shown = ", median "),
	FIELD("currency", cell_content, range.currency, field_text, .shown = " "),
	FIELD("per", cell_content, range.period, field_text, .shown = " a "),
	FIELD("place", cell_content, range.place, folded),
	FIELD("basis", cell_content, range.basis, folded),
	FIELD("year", cell_content, range.year, years),
	{.name = "band",
	 .at = offsetof(struct cell_content, range.bands),
	 .n = offsetof(struct cell_content, range.nbands),
	 .kind = &field_records,
	 .of = &band_record},
	FIELD_MANY("p", cell_content, paragraphs, guide_all_words),
};
void guide_pay_check(const struct field_in *in)
{
	const struct range *range = &((const struct cell_content *)in->record)->range;

	if (!has_amount(&range->pay) && range->nbands == 0) {
		diag_error(in->diag, in->node->pos, "<money> has no amount");
		diag_hint(in->diag,
			  "write low=\"...\" high=\"...\", one of them for what is open at "
			  "an end, a median, or a <band> for each level");
	}
	check_amounts(in, &range->pay);
}

/* What the periods last, in thousandths of an hour of work; 0: nobody knows. */
static int64_t find_length(const struct guide *guide, const char *period)
{
	int64_t week = guide->week_hours * UNIT, year = week * guide->year_weeks;

	if (strcmp(period, "hour") == 0)
		return UNIT;
	if (strcmp(period, "day") == 0)
		return week / guide->week_days;
	if (strcmp(period, "week") == 0)
		return week;
	if (strcmp(period, "month") == 0)
		return year / 12;
	return strcmp(period, "year") == 0 ? year : 0;
}

static int64_t divide_round(int64_t n, int64_t by)
{
	return (n + by / 2) / by;
}

static void convert(int64_t *money, int64_t from, int64_t to)
{
	if (*money == AMOUNT_OPEN)
		return;
	/* at most 10^15 thousandths of a unit by 3 * 10^6, in two halves that an integer holds */
	*money = *money / from * to + divide_round(*money % from * to, from);
	*money = *money >= (int64_t)COARSE * UNIT ? divide_round(*money, UNIT) * UNIT
						  : divide_round(*money, CENT) * CENT;
}

static void convert_amounts(struct amounts *amounts, int64_t from, int64_t to)
{
	convert(&amounts->low, from, to);
	convert(&amounts->high, from, to);
	convert(&amounts->median, from, to);
}

void guide_pay_convert(const struct guide *guide, struct dimension *dimension, struct diag *diag)
{
	for (int i = 0; guide->pay_period && i < guide->nroles; i++) {
		struct cell_content *cell = &dimension->cells[i];
		struct range *range = &cell->range;
		int64_t from, to = find_length(guide, guide->pay_period);

		if (cell->kind != CELL_RANGE || !range->period ||
		    strcmp(range->period, guide->pay_period) == 0)
			continue;
		from = find_length(guide, range->period);
		if (from == 0 || to == 0) {
			diag_warn(diag, cell->pos,
				  "pay for a %s cannot be converted to that of a %s", range->period,
				  guide->pay_period);
			diag_hint(diag, "it stays as it is");
			continue;
		}
		convert_amounts(&range->pay, from, to);
		/* roles that share a cell have the bands of one of them */
		range->bands = arena_copy(guide->pieces, range->bands,
					  (size_t)range->nbands * sizeof *range->bands);
		for (int k = 0; k < range->nbands; k++)
			convert_amounts(&range->bands[k].pay, from, to);
		range->was_period = range->period;
		range->period = guide->pay_period;
		/* how many of the shorter period make one of the longer, in hundredths */
		range->factor = (int)(from < to ? divide_round(to * 100, from)
						: divide_round(from * 100, to));
	}
}
