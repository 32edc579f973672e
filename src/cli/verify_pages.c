/*
 * Numbers with decimals are picked from the text of the pages, with a point or a comma, whatever
 * stands between them. A line of the ledger is a stake and then the points for each role; every
 * line needs a place of its own.
 */
#include "cli/verify_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "content/quiz.h"
#include "score/fraction.h"
#include "score/score.h"

enum {
	MOST = 1 << 16,
	SUMMARY = 4 /* pages at most: on a small sheet its page runs over */
};

struct number {
	int32_t hundredths;
	bool has_sign;
	bool has_two; /* decimals; or one */
	bool is_used;
};

struct numbers {
	struct arena *arena;
	struct number *list;
	int n;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_mark(char c)
{
	return c == '.' || c == ',';
}

/* A number whose first digit is at p, with one or two decimals; returns where it ends. sign: '-',
 * '+', or 0. */
static const char *take_number(struct numbers *numbers, const char *p, char sign)
{
	int32_t value = 0;
	int ndecimals = 0, ndigits = 0;

	for (; is_digit(*p); p++, ndigits++)
		value = ndigits < 6 ? value * 10 + (*p - '0') : value;
	if (!is_mark(*p) || !is_digit(p[1]))
		return p;
	for (p++; is_digit(*p); p++, ndecimals++)
		value = ndecimals < 2 ? value * 10 + (*p - '0') : value;
	if (is_mark(*p) && is_digit(p[1])) /* 1,234.56 or 1.2.3 is none of ours */
		return p + 1 + strspn(p + 1, "0123456789.,");
	if (ndecimals > 2 || ndigits > 6 || numbers->n >= MOST)
		return p;
	value = ndecimals == 1 ? value * 10 : value;
	ARENA_GROW(numbers->arena, numbers->list, numbers->n);
	numbers->list[numbers->n++] = (struct number){
		.hundredths = sign == '-' ? -value : value,
		.has_sign = sign,
		.has_two = ndecimals == 2,
	};
	return p;
}

static void take_numbers(struct numbers *numbers, const char *text)
{
	static const char minus[] = "\xe2\x88\x92"; /* U+2212 */

	for (const char *p = text; *p;) {
		bool is_minus = strncmp(p, minus, 3) == 0;
		char sign = is_minus ? '-' : *p == '-' || *p == '+' ? *p : 0;
		const char *digit = p + (is_minus ? 3 : sign ? 1 : 0);

		/* the sign may be of another font, and so be placed by itself */
		digit += sign ? strspn(digit, "\n") : 0;
		p = is_digit(*digit) ? take_number(numbers, digit, sign) : p + 1;
	}
}

/* Points have a sign, stakes and scores have none: rows of equal numbers are told apart by that. */
static bool is_printed(const struct number *number, int32_t wanted, bool is_points)
{
	return number->hundredths == wanted && number->has_two && !number->is_used &&
	       number->has_sign == (is_points && wanted != 0);
}

/* Where n numbers follow each other, those behind the first nplain with signs; -1: nowhere. */
static int find_numbers(const struct numbers *numbers, const int32_t *wanted, int n, int nplain)
{
	for (int i = 0; i + n <= numbers->n; i++) {
		int k = 0;

		while (k < n && is_printed(&numbers->list[i + k], wanted[k], k >= nplain))
			k++;
		if (k == n)
			return i;
	}
	return -1;
}

/* Finds them and uses them up. */
static bool use_numbers(struct numbers *numbers, const int32_t *wanted, int n, int nplain)
{
	int at = find_numbers(numbers, wanted, n, nplain);

	if (at < 0 || !numbers->list)
		return false;
	for (int k = 0; k < n; k++)
		numbers->list[at + k].is_used = true;
	return true;
}

static bool has_number(const struct numbers *numbers, int32_t hundredths)
{
	for (int i = 0; i < numbers->n; i++)
		if (numbers->list[i].has_two && numbers->list[i].hundredths == hundredths)
			return true;
	return false;
}

static const char *spell(struct arena *arena, const int32_t *hundredths, int n)
{
	const char *text = "";

	for (int i = 0; i < n; i++)
		text = arena_printf(arena, "%s%s%s%d.%02d", text, i > 0 ? " " : "",
				    hundredths[i] < 0 ? "-" : "", abs(hundredths[i]) / 100,
				    abs(hundredths[i]) % 100);
	return text;
}

/* As the ledger prints it. */
static int32_t round_stake(const struct ledger_line *line)
{
	return (int32_t)fraction_round((wide)line->stake_num * 100, line->stake_den);
}

static bool check_ledger(struct numbers *numbers, const struct result *result,
			 struct verify_pages *pages, struct diag *diag)
{
	struct srcpos pos = {pages->path, 0};
	int32_t wanted[SCORE_MAX_ROLES + 1];
	int nerrors = diag->nerrors, n = result->nroles, nanswered = 0;

	for (int i = 0; i < result->nlines; i++) {
		const struct ledger_line *line = &result->lines[i];

		if (!line->is_answered)
			continue;
		nanswered++;
		wanted[0] = round_stake(line);
		memcpy(wanted + 1, line->points, (size_t)n * sizeof *wanted);
		if (use_numbers(numbers, wanted, n + 1, 1))
			pages->nlines++;
		else
			diag_error(diag, pos,
				   "pages: lines/%s: stake and points %s are printed nowhere",
				   result->quiz->questions[line->question].id,
				   spell(numbers->arena, wanted, n + 1));
	}
	/* without answers there is no ledger that could come to the scores */
	if (nanswered > 0 && !use_numbers(numbers, result->scores, n, n))
		diag_error(diag, pos, "pages: scores: %s are printed nowhere",
			   spell(numbers->arena, result->scores, n));
	return diag->nerrors == nerrors;
}

/* Whether a line of the ledger stands on the pages, so that they are more than a summary. */
static bool has_line(const struct numbers *numbers, const struct result *result)
{
	for (int i = 0; i < result->nlines; i++) {
		const struct ledger_line *line = &result->lines[i];
		int32_t wanted[SCORE_MAX_ROLES + 1] = {round_stake(line)};

		memcpy(wanted + 1, line->points, (size_t)result->nroles * sizeof *wanted);
		if (line->is_answered && find_numbers(numbers, wanted, result->nroles + 1, 1) >= 0)
			return true;
	}
	return false;
}

bool verify_pages(struct arena *arena, const struct result *result, const struct buf *text,
		  struct verify_pages *pages, struct diag *diag)
{
	struct numbers numbers = {.arena = arena};
	int nerrors = diag->nerrors;

	take_numbers(&numbers, buf_text(text));
	pages->is_summary = pages->npages <= SUMMARY && !has_line(&numbers, result);
	pages->nscores = result->nroles;
	if (!pages->is_summary)
		return check_ledger(&numbers, result, pages, diag);
	/* without a result no score is named until the ledger comes */
	if (result->outcome == OUTCOME_INSUFFICIENT)
		pages->nscores = 0;
	for (int r = 0; r < pages->nscores; r++)
		if (!has_number(&numbers, result->scores[r]))
			diag_error(diag, (struct srcpos){pages->path, 0},
				   "pages: scores/%s: %s is printed nowhere",
				   result->quiz->guide->roles[r].id,
				   spell(arena, &result->scores[r], 1));
	return diag->nerrors == nerrors;
}
