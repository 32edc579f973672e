/*
 * A mark between digits is of groups where the language's decimal sign is another one and three
 * digits follow, or where there are several of it. What is left in doubt has no known value: that
 * it changed can be said, by how much cannot.
 */
#include "diff/figure_text.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "locale/unicode.h"

enum { MOST_DIGITS = 15, MOST_DECIMALS = 3, GROUP = 3 };

/* A mark between digits, which takes n bytes: '.', ',', '\'' or ' ' (of any width); 0: no mark. */
static char mark_at(const char *text, size_t n, size_t *taken)
{
	uint32_t code;

	*taken = utf8_decode(text, n, &code);
	switch (*taken ? code : 0) {
	case '.':
	case 0x066b: /* the Arabic decimal separator */
		return '.';
	case ',':
	case 0x066c: /* the Arabic separator of groups */
		return ',';
	case '\'':
	case 0x2019:
		return '\'';
	case 0x00a0:
	case 0x2009:
	case 0x202f:
		return ' ';
	default:
		return 0;
	}
}

/* The digit at text, and its bytes; -1: none. */
static int digit_at(const char *text, size_t n, size_t *taken)
{
	uint32_t code;

	*taken = utf8_decode(text, n, &code);
	return *taken ? unicode_digit(code) : -1;
}

/* What was met of a number so far. */
struct scanned {
	int64_t value;
	int ndigits, nbehind, nmarks; /* nbehind: digits behind the last mark */
	char mark;                    /* the last one */
	bool is_mixed;                /* there were several different ones */
	bool is_odd;                  /* groups of another length than three */
};

static void settle(const struct scanned *scanned, char decimal, struct figure_text *found)
{
	char other = decimal == '.' ? ',' : '.';
	bool is_decimal = scanned->mark == decimal && (scanned->nmarks == 1 || scanned->is_mixed);
	bool is_grouped = scanned->nbehind == GROUP && !scanned->is_odd && !is_decimal;

	found->value = scanned->value;
	found->ndecimals = is_decimal ? scanned->nbehind : 0;
	found->is_known = scanned->ndigits <= MOST_DIGITS &&
			  (scanned->nmarks == 0 || is_grouped ||
			   (is_decimal && scanned->nbehind <= MOST_DECIMALS));
	/* a year, a version, or a list of numbers: 1.2.3 */
	if (scanned->mark == other && scanned->nbehind != GROUP)
		found->is_known = false;
}

bool figure_text_next(const char *text, size_t n, size_t from, char decimal,
		      struct figure_text *found)
{
	struct scanned scanned = {0};
	size_t taken, marked, at = from;
	int digit;

	while (at < n && digit_at(text + at, n - at, &taken) < 0)
		at += taken ? taken : 1;
	if (at >= n)
		return false;
	found->from = at;
	while (at < n && (digit = digit_at(text + at, n - at, &taken)) >= 0) {
		char mark;

		if (scanned.ndigits < MOST_DIGITS)
			scanned.value = scanned.value * 10 + digit;
		scanned.ndigits++;
		scanned.nbehind++;
		at += taken;
		mark = at < n ? mark_at(text + at, n - at, &marked) : 0;
		if (!mark || at + marked >= n ||
		    digit_at(text + at + marked, n - at - marked, &taken) < 0)
			continue;
		scanned.is_odd |= scanned.nmarks > 0 && scanned.nbehind != GROUP;
		scanned.is_mixed |= scanned.nmarks > 0 && mark != scanned.mark;
		scanned.mark = mark;
		scanned.nmarks++;
		scanned.nbehind = 0;
		at += marked;
	}
	found->to = at;
	settle(&scanned, decimal, found);
	return true;
}

void figure_text_mask(const char *text, size_t n, struct buf *out)
{
	struct figure_text found;
	size_t at = 0;

	while (figure_text_next(text, n, at, '.', &found)) {
		buf_add(out, text + at, found.from - at);
		buf_addc(out, '#');
		at = found.to;
	}
	buf_add(out, text + at, n - at);
}

/* A whole number above 0 in groups of three. */
static void put_grouped(int64_t value, struct buf *out)
{
	if (value >= 1000) {
		put_grouped(value / 1000, out);
		buf_printf(out, ",%03" PRId64, value % 1000);
	} else {
		buf_printf(out, "%" PRId64, value);
	}
}

void figure_text_difference(const struct figure_text *from, const struct figure_text *to,
			    struct buf *out)
{
	int places = from->ndecimals > to->ndecimals ? from->ndecimals : to->ndecimals;
	int64_t a = from->value, b = to->value, scale = 1;

	if (!from->is_known || !to->is_known)
		return;
	for (int i = from->ndecimals; i < places; i++)
		a *= 10;
	for (int i = to->ndecimals; i < places; i++)
		b *= 10;
	for (int i = 0; i < places; i++)
		scale *= 10;
	buf_addstr(out, b >= a ? "+" : "\xe2\x88\x92"); /* U+2212 */
	b = b >= a ? b - a : a - b;
	put_grouped(b / scale, out);
	if (places > 0)
		buf_printf(out, ".%0*" PRId64, places, b % scale);
}
