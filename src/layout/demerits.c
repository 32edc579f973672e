/* What a line costs, ragged, balanced or justified. */
#include "layout/demerits.h"

enum {
	SHRINK = 4,         /* a space may lose a quarter of itself ... */
	STRETCH = 2,        /* ... and a half more of it still looks well: badness 100 */
	RAGGED_STRETCH = 4, /* so does a ragged line that is a quarter short */
	BADNESS_MAX = 10000,
	RATIO_MAX = 4641, /* thousandths, where 100 r^3 reaches BADNESS_MAX */
	LINE_PENALTY = 10,
	RUNT_SHARE = 4,      /* last lines under a quarter of the measure are runts ... */
	RUNT_WORD_SHARE = 2, /* ... and single words under half of it, */
	RUNT_LEAST = 8,      /* and under an eighth it counts so many times more, */
	RUNT_WORST = 4       /* less what there is of that eighth */
};

/* Demerits beside those for uneven lines. */
struct weights {
	int64_t line, hyphen, dash, runt, final_hyphen;
};

static const struct weights ragged = {
	.line = 1000000, .hyphen = 60000, .dash = 5000, .runt = 200000, .final_hyphen = 20000};
static const struct weights balanced = {
	.line = 100000000000, .hyphen = 60000, .dash = 5000, .runt = 200000, .final_hyphen = 20000};
static const struct weights justified = {
	.line = 0, .hyphen = 2500, .dash = 2500, .runt = 200000, .final_hyphen = 5000};

#define OVERFULL INT64_C(10000000000000) /* and 1e4 for each millipoint */
#define EMERGENCY INT64_C(1000000000)
#define RELUCTANT (EMERGENCY / 10)
#define STACKED INT64_C(100000000)
#define UNEVEN_CLASSES INT64_C(10000)
#define COLON INT64_C(60000)

len demerits_space(const struct paragraph *paragraph, int from, int to)
{
	int64_t width = 0, n = 0;

	for (int i = from; i <= to; i++) {
		const struct text_break *brk = &paragraph->brks[i];

		if (brk->kind != BREAK_SPACE || brk->begin <= brk->end)
			continue;
		width += brk->begin - brk->end;
		n += brk->ntrailing > 0 ? brk->ntrailing : 1;
	}
	return n ? (len)(width / n) : 0;
}

len demerits_shrink(int nspaces, len space)
{
	return nspaces * (space / SHRINK);
}

static len line_width(const struct measure *measure, int from)
{
	return from == 0 ? measure->width - measure->first_indent : measure->width;
}

len demerits_overshoot(const struct paragraph *paragraph, const struct measure *measure, int from,
		       int to)
{
	len shrink = 0;

	if (measure->is_justified)
		shrink = demerits_shrink(demerits_count_spaces(paragraph, from, to),
					 measure->space);
	return demerits_natural(paragraph, from, to) - shrink - line_width(measure, from);
}

/* 100 |ratio|^3, as Knuth and Plass have it, of a ratio slack / stretch. */
static int64_t badness(len slack, len stretch)
{
	int64_t ratio;

	if (slack == 0)
		return 0;
	if (stretch <= 0)
		return BADNESS_MAX;
	ratio = (int64_t)(slack < 0 ? -slack : slack) * 1000 / stretch;
	return ratio >= RATIO_MAX ? BADNESS_MAX : ratio * ratio * ratio / 10000000;
}

/* Class borders at -1/2, 1/2 and 1, as in TeX. */
static enum fit classify(len slack, len stretch)
{
	int64_t doubled = 2 * (int64_t)slack;

	if (doubled < -(int64_t)stretch)
		return FIT_TIGHT;
	if (doubled <= stretch)
		return FIT_NORMAL;
	return slack <= stretch ? FIT_LOOSE : FIT_VERY_LOOSE;
}

static int64_t justified_badness(const struct measure *measure, int nspaces, len slack,
				 bool is_last, enum fit *fit)
{
	len stretch = slack < 0 ? demerits_shrink(nspaces, measure->space)
				: nspaces * (measure->space / STRETCH);

	if (is_last && slack >= 0)
		return 0;
	*fit = classify(slack, stretch);
	return badness(slack, stretch);
}

/* Whether the text before the break ends with an ideograph or kana: there a line may end freely. */
static bool follows_ideograph(const struct paragraph *paragraph, int at)
{
	int32_t i = paragraph->brks[at].offset - 1;

	while (i > 0 && ((unsigned char)paragraph->text[i] & 0xC0) == 0x80)
		i--;
	return i >= 0 && (unsigned char)paragraph->text[i] >= 0xE3; /* U+3000 and above */
}

static int64_t break_demerits(const struct paragraph *paragraph, const struct weights *weights,
			      int at)
{
	switch (paragraph->brks[at].kind) {
	case BREAK_SPACE:
	case BREAK_FORCED:
		return 0;
	case BREAK_HYPHEN:
		return weights->hyphen;
	case BREAK_PLAIN:
		return follows_ideograph(paragraph, at) ? 0 : weights->dash;
	case BREAK_RELUCTANT:
		return RELUCTANT;
	case BREAK_EMERGENCY:
		return EMERGENCY;
	}
	return 0;
}

/* What ends a paragraph badly: a runt, and a hyphen before the last line. */
static int64_t ending_demerits(const struct paragraph *paragraph, const struct measure *measure,
			       const struct weights *weights, int from, int to)
{
	enum break_kind before = paragraph->brks[from].kind;
	len natural = demerits_natural(paragraph, from, to);
	bool is_word = demerits_count_spaces(paragraph, from, to) == 0;
	int64_t sum = 0;

	if (paragraph->brks[to].kind != BREAK_FORCED || from == 0 || before == BREAK_FORCED)
		return 0;
	if (natural < measure->width / RUNT_SHARE ||
	    (is_word && natural < measure->width / RUNT_WORD_SHARE))
		sum += weights->runt;
	if (natural < measure->width / RUNT_LEAST)
		sum += RUNT_WORST * weights->runt -
		       weights->runt * natural * RUNT_LEAST / measure->width;
	if (before == BREAK_HYPHEN)
		sum += weights->final_hyphen;
	return sum;
}

/* Of a ragged line so short, as badness has it; where lines are to be even, its square share of the
 * measure, in thousandths: the least sum of these is the least variance of as many lines. */
static int64_t uneven_demerits(const struct measure *measure, len slack, bool is_last)
{
	int64_t b = LINE_PENALTY;

	if (measure->is_balanced)
		b = slack * 1000 / len_max(measure->width, 1);
	else if (!is_last)
		b += badness(slack, measure->width / RAGGED_STRETCH);
	return b * b;
}

/* Lines of a head rather end where its words turn. */
static int64_t colon_demerits(const struct paragraph *paragraph, const struct measure *measure,
			      int to)
{
	int32_t i = measure->is_balanced && measure->is_head ? paragraph->brks[to].offset : 0;

	while (i > 0 && paragraph->text[i - 1] == ' ')
		i--;
	return i > 0 && paragraph->text[i - 1] == ':' ? -COLON : 0;
}

int64_t demerits_line(const struct paragraph *paragraph, const struct measure *measure, int from,
		      int to, enum fit *fit)
{
	const struct weights *weights = measure->is_justified  ? &justified
					: measure->is_balanced ? &balanced
							       : &ragged;
	bool is_last = paragraph->brks[to].kind == BREAK_FORCED;
	len overshoot = demerits_overshoot(paragraph, measure, from, to);
	len slack = line_width(measure, from) - demerits_natural(paragraph, from, to);
	int64_t b = LINE_PENALTY, sum = weights->line;

	*fit = FIT_NORMAL;
	if (measure->is_justified && overshoot <= 0)
		b += justified_badness(measure, demerits_count_spaces(paragraph, from, to), slack,
				       is_last, fit);
	if (overshoot > 0)
		sum += OVERFULL + overshoot * INT64_C(10000) + b * b;
	else
		sum += measure->is_justified ? b * b : uneven_demerits(measure, slack, is_last);
	sum += break_demerits(paragraph, weights, to) + colon_demerits(paragraph, measure, to);
	return sum + ending_demerits(paragraph, measure, weights, from, to);
}

/* As demerits_line for each line, less what does not differ between lines that end here. */
void demerits_extend(const struct paragraph *paragraph, const struct measure *measure,
		     const int *points, int b, struct demerits_way *ways)
{
	const struct weights *weights = measure->is_balanced ? &balanced : &ragged;
	const int to = points[b];
	bool is_last = paragraph->brks[to].kind == BREAK_FORCED;
	int64_t each = weights->line + break_demerits(paragraph, weights, to) +
		       colon_demerits(paragraph, measure, to);

	for (int a = b - 1; a >= 0; a--) {
		const int from = points[a];
		len slack = line_width(measure, from) - demerits_natural(paragraph, from, to);
		int64_t cost = ways[a].cost + each;

		if (slack < 0 && a < b - 1)
			return;
		if (slack < 0)
			cost += OVERFULL - slack * INT64_C(10000) + LINE_PENALTY * LINE_PENALTY;
		else
			cost += uneven_demerits(measure, slack, is_last);
		if (is_last)
			cost += ending_demerits(paragraph, measure, weights, from, to);
		if (cost >= DEMERITS_MAX)
			cost = DEMERITS_MAX - 1;
		if (cost < ways[b].cost && ways[a].cost < DEMERITS_MAX)
			ways[b] = (struct demerits_way){cost, a};
		if (paragraph->brks[from].kind == BREAK_FORCED)
			return;
	}
}

int64_t demerits_pair(const struct measure *measure, enum fit before, enum fit after, int nhyphens)
{
	int difference = (int)after - (int)before;
	int64_t sum = 0;

	if (measure->is_justified && (difference > 1 || difference < -1))
		sum += UNEVEN_CLASSES;
	if (measure->max_hyphens > 0 && nhyphens > measure->max_hyphens)
		sum += STACKED;
	else if (nhyphens > 1)
		sum += measure->is_justified ? 4 * justified.hyphen : ragged.hyphen;
	return sum;
}
