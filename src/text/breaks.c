/*
 * Where lines may end. ICU gives the opportunities of UAX #14 for the language; soft hyphens and
 * patterns add hyphens; addresses (URLs, e-mail) may break behind their punctuation; and a long
 * piece that offers no other place may break between any two grapheme clusters.
 */
#include "text/breaks.h"

#include <stdio.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "text/character.h"
#include "text/hyphen.h"

enum {
	LONG_PIECE = 12,      /* clusters; pieces up to that offer no emergency breaks */
	EMERGENCY_MARGIN = 2, /* clusters of a broken piece that stay together at its ends */
	ADDRESS_MARGIN = 3    /* units of an address that stay together at its ends */
};

/* The line break iterator for a language, kept open. */
static UBreakIterator *line_breaker(struct shaper *shaper, const char *lang)
{
	UErrorCode status = U_ZERO_ERROR;
	struct line_breaker breaker;
	char locale[16] = "";

	for (int i = 0; i < shaper->nbreakers; i++)
		if (strcmp(shaper->breakers[i].lang, lang) == 0)
			return shaper->breakers[i].iterator;
	breaker.lang = arena_strdup(&shaper->arena, lang);
	/* no line begins with a small kana or a prolonged sound mark (CSS Text 3, line-break) */
	if (strncmp(lang, "ja", 2) == 0 && (!lang[2] || lang[2] == '-') && strlen(lang) < 40)
		snprintf(locale, sizeof locale, "%.2s@lb=strict", lang);
	breaker.iterator = ubrk_open(UBRK_LINE, *locale ? locale : lang, NULL, 0, &status);
	if (U_FAILURE(status))
		mem_die_of("ICU", u_errorName(status));
	ARENA_GROW(&shaper->arena, shaper->breakers, shaper->nbreakers);
	shaper->breakers[shaper->nbreakers++] = breaker;
	return breaker.iterator;
}

static bool is_word_unit(uint16_t unit)
{
	return unit >= 0x80 || (unit >= '0' && unit <= '9') ||
	       ((unit | 0x20) >= 'a' && (unit | 0x20) <= 'z');
}

static bool is_letter(UChar32 code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
	return u_isalpha(code) || U_MASK(u_charType(code)) & U_GC_M_MASK;
}

static void mark(uint8_t *marks, int32_t offset, enum break_kind kind)
{
	if (!marks[offset])
		marks[offset] = (uint8_t)(kind + 1);
}

static bool is_space_before(const struct source *source, int32_t offset)
{
	int32_t start = offset;

	if (offset == 0)
		return false;
	do
		start--;
	while (start > 0 && (source->text[start] & 0xc0) == 0x80);
	return character_space_size(source->text + start, offset - start) > 0;
}

static void mark_opportunities(const struct job *job, uint8_t *marks)
{
	const struct source *source = &job->source;
	const char *lang = job->spans[0].lang ? job->spans[0].lang : "";
	UBreakIterator *iterator = line_breaker(job->shaper, lang);
	UErrorCode status = U_ZERO_ERROR;

	ubrk_setText(iterator, source->units, source->nunits, &status);
	for (int32_t i = ubrk_next(iterator); i != UBRK_DONE; i = ubrk_next(iterator)) {
		int32_t offset = source->offsets[i];

		if (ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD && i < source->nunits)
			mark(marks, offset, BREAK_FORCED);
		else
			mark(marks, offset,
			     is_space_before(source, offset) ? BREAK_SPACE : BREAK_PLAIN);
	}
}

/* --- Where typographers end no line ---------------------------------------------------------- */

static bool is_dash(uint16_t unit)
{
	return unit == '-' || unit == 0x2013 || unit == 0x2014;
}

/* A figure, or the sign of a currency: the ends of a range. */
static bool is_of_amount(uint16_t unit)
{
	return unit < 0x80 ? (unit >= '0' && unit <= '9') || unit == '$'
			   : u_isdigit(unit) || u_charType(unit) == U_CURRENCY_SYMBOL;
}

/* Behind the dash of a range. */
static bool is_in_range(const uint16_t *units, int32_t i)
{
	return i > 1 && units[i - 1] == 0x2013 && is_of_amount(units[i - 2]) &&
	       is_of_amount(units[i]);
}

/* Whether units [i, end) begin with a unit of measure or the code of a currency (ISO 4217), and no
 * more. */
static bool is_measure(const uint16_t *units, int32_t i, int32_t end)
{
	static const char *const names[] = {"h",  "min", "s",  "ms", "km", "m",   "cm", "mm",
					    "kg", "g",   "mg", "t",  "l",  "ml",  "pt", "px",
					    "kB", "MB",  "GB", "TB", "Hz", "kHz", "W",  "kW"};
	int32_t n = 0;

	if (i < end && (units[i] == '%' || units[i] == 0x2030 || units[i] == 0xb0 ||
			(units[i] >= 0x80 && u_charType(units[i]) == U_CURRENCY_SYMBOL)))
		return true;
	while (i + n < end && n < 4 && units[i + n] < 0x80 && is_letter(units[i + n]))
		n++;
	if (i + n < end &&
	    (units[i + n] >= 0x80 ? u_isalnum(units[i + n]) : is_word_unit(units[i + n])))
		return false;
	if (n == 3 && units[i] <= 'Z' && units[i + 1] <= 'Z' && units[i + 2] <= 'Z')
		return true;
	for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
		int32_t same = 0;

		while (same < n && names[k][same] == (char)units[i + same])
			same++;
		if (same == n && n > 0 && !names[k][n])
			return true;
	}
	return false;
}

/* Whether units from i on are a dash between spaces and a last letter, which would look lost in a
 * line of its own: "- C". */
static bool is_short_tail(const struct source *source, int32_t i)
{
	const uint16_t *units = source->units;
	int32_t end = source->nunits;

	while (end > i && units[end - 1] == ' ')
		end--;
	return i > 1 && end - i == 3 && units[i - 1] == ' ' && is_dash(units[i]) &&
	       units[i + 1] == ' ' && is_word_unit(units[i + 2]);
}

/* Before a dash between spaces, or behind it where only a letter follows, and between a figure and
 * its unit. */
static bool is_bad_end(const struct source *source, int32_t i)
{
	const uint16_t *units = source->units;
	int32_t before = i - 1;

	while (before > 0 && units[before] == ' ')
		before--;
	if (is_dash(units[i]) && i + 1 < source->nunits && units[i + 1] == ' ')
		return !is_short_tail(source, i);
	if (is_dash(units[before]) && is_short_tail(source, before))
		return true;
	return u_isdigit(units[before]) && is_measure(units, i, source->nunits);
}

static void forbid_bad_ends(const struct source *source, uint8_t *marks)
{
	for (int32_t i = 1; i < source->nunits; i++) {
		uint8_t *at = &marks[source->offsets[i]];

		if (*at == BREAK_PLAIN + 1 && is_in_range(source->units, i))
			*at = BREAK_RELUCTANT + 1;
		else if (*at == BREAK_SPACE + 1 && is_bad_end(source, i))
			*at = 0;
	}
}

/* --- Addresses ------------------------------------------------------------------------------- */

/* Whether units [start, end), which hold no space, are an address. */
static bool is_address(const uint16_t *units, int32_t start, int32_t end)
{
	bool has_dot = false;

	for (int32_t i = start + 1; i + 1 < end; i++) {
		if (!is_word_unit(units[i - 1]))
			continue;
		if (units[i] == ':' && i + 2 < end && units[i + 1] == '/' && units[i + 2] == '/')
			return true;
		if (units[i] == '@' && is_word_unit(units[i + 1]))
			return true;
		if (units[i] == '/' && has_dot)
			return true;
		if (units[i] == '.' && is_word_unit(units[i + 1]))
			has_dot = true;
	}
	return end - start > 4 && has_dot && units[start] == 'w' && units[start + 1] == 'w' &&
	       units[start + 2] == 'w' && units[start + 3] == '.';
}

/* A sign at the start of a line tells that the address goes on (Chicago Manual of Style, 7.46);
 * only a hyphen, which could be taken for ours, stays at the end of one. */
static void mark_address(const struct source *source, int32_t start, int32_t end, uint8_t *marks)
{
	for (int32_t i = start + 1; i < end; i++)
		marks[source->offsets[i]] = 0;
	for (int32_t i = start + ADDRESS_MARGIN; i + ADDRESS_MARGIN <= end; i++) {
		uint16_t before = source->units[i - 1], unit = source->units[i];
		bool is_sign = unit < 0x80 && unit && strchr("/._?&=#%@+~,;", unit);

		if ((is_sign && is_word_unit(before)) || (before == '-' && is_word_unit(unit)) ||
		    (before == '/' && source->units[i - 2] == '/' && is_word_unit(unit)))
			mark(marks, source->offsets[i], BREAK_PLAIN);
	}
}

/* --- Hyphens --------------------------------------------------------------------------------- */

static const struct text_span *span_at(const struct job *job, int32_t offset)
{
	int low = 0, high = job->source.nspans - 1;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (job->source.span_ends[middle] <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return &job->spans[low];
}

/* A word of letters, folded to lower case. */
struct word {
	char bytes[HYPHEN_LONGEST];
	int32_t offsets[HYPHEN_LONGEST]; /* in the text, of each byte */
	int n;
	int ncapitals;
};

/* Reads the word that begins at unit i; returns the unit behind it. */
static int32_t read_word(const struct source *source, int32_t i, int32_t end, struct word *word)
{
	word->n = word->ncapitals = 0;
	while (i < end) {
		int32_t at = i;
		UChar32 code;
		char bytes[4];
		int size;

		U16_NEXT(source->units, i, end, code);
		if (!is_letter(code))
			return at;
		word->ncapitals += code < 0x80 ? code < 'a' : u_isupper(code);
		code = code < 0x80 ? (code | 0x20) : u_tolower(code);
		size = (int)utf8_encode((uint32_t)code, bytes);
		for (int k = 0; k < size && word->n <= HYPHEN_LONGEST; k++) {
			if (word->n < HYPHEN_LONGEST) {
				word->bytes[word->n] = bytes[k];
				word->offsets[word->n] = source->offsets[at];
			}
			word->n++; /* past HYPHEN_LONGEST: too long */
		}
	}
	return i;
}

static bool has_soft_hyphen(const struct source *source, const struct word *word)
{
	int low = 0, high = source->nsoft;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (source->soft[middle] <= word->offsets[0])
			low = middle + 1;
		else
			high = middle;
	}
	return low < source->nsoft && source->soft[low] <= word->offsets[word->n - 1];
}

static void mark_word(const struct job *job, const struct word *word, uint8_t *marks)
{
	const struct text_options *options = job->options;
	const struct hyphen_patterns *patterns;
	const struct text_span *span;
	bool places[HYPHEN_LONGEST];

	if (word->n < options->hyphen_left + options->hyphen_right || word->n > HYPHEN_LONGEST ||
	    has_soft_hyphen(&job->source, word))
		return;
	/* acronyms and names stay whole, unless they are so long that they would be cut anywhere */
	if (word->ncapitals > 1 && word->n <= LONG_PIECE)
		return;
	span = span_at(job, word->offsets[0]);
	patterns = hyphen_find(job->shaper->hyphen, span->lang,
			       span->pos.file ? span->pos : options->pos);
	if (!patterns)
		return;
	hyphen_word(patterns, word->bytes, word->n, options->hyphen_left, options->hyphen_right,
		    places);
	for (int i = 1; i < word->n; i++)
		if (places[i])
			mark(marks, word->offsets[i], BREAK_HYPHEN);
}

/* Hyphenates the words of units [start, end), which hold no space; none that touches a digit. */
static void mark_words(const struct job *job, int32_t start, int32_t end, uint8_t *marks)
{
	const uint16_t *units = job->source.units;

	for (int32_t i = start; i < end;) {
		struct word word;
		int32_t next = read_word(&job->source, i, end, &word);
		bool touches = (i > start && units[i - 1] < 0x80 && u_isdigit(units[i - 1])) ||
			       (next < end && units[next] < 0x80 && u_isdigit(units[next]));

		if (word.n > 0 && !touches)
			mark_word(job, &word, marks);
		i = next;
		if (i < end && word.n == 0)
			U16_FWD_1(units, i, end);
	}
}

/* Goes through the text token by token, a token being what stands between spaces. */
static void mark_tokens(const struct job *job, uint8_t *marks)
{
	const struct source *source = &job->source;
	int32_t start = 0;

	for (int32_t i = 0; i <= source->nunits; i++) {
		if (i < source->nunits && source->units[i] != ' ' &&
		    (source->units[i] < 0x80 || !u_isUWhiteSpace(source->units[i])))
			continue;
		if (is_address(source->units, start, i))
			mark_address(source, start, i, marks);
		else if (job->options->is_hyphenated)
			mark_words(job, start, i, marks);
		start = i + 1;
	}
	for (int i = 0; i < source->nsoft; i++)
		if (source->soft[i] > 0 && source->soft[i] < source->n &&
		    !is_space_before(source, source->soft[i]))
			mark(marks, source->soft[i], BREAK_HYPHEN);
}

/* --- Emergencies ----------------------------------------------------------------------------- */

/* Whether a line may be broken before unit i when nothing else helps: a cluster begins there, and
 * not one that draws nothing, which stays with the text before it. */
static bool is_cluster(const struct job *job, int32_t i)
{
	const struct source *source = &job->source;
	UChar32 code;

	if (job->boundaries ? !job->boundaries[i] : U16_IS_TRAIL(source->units[i]))
		return false;
	U16_GET(source->units, 0, i, source->nunits, code);
	return code < 0x300 || !u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* Whether unit i stands inside a raised number: half of a footnote's figure would be another's. */
static bool is_inside_figure(const struct job *job, int32_t i)
{
	const struct source *source = &job->source;
	const struct text_span *span = span_at(job, source->offsets[i]);
	UChar32 before, code;

	if (i == 0 || span->rise <= 0 || span != span_at(job, source->offsets[i] - 1))
		return false;
	U16_GET(source->units, 0, i - 1, source->nunits, before);
	U16_GET(source->units, 0, i, source->nunits, code);
	return u_isdigit(before) && u_isdigit(code);
}

/* Marks the clusters inside units [start, end), a piece without a break. */
static void mark_clusters(const struct job *job, int32_t start, int32_t end, uint8_t *marks)
{
	const struct source *source = &job->source;
	int nclusters = 0, nbefore = 0, margin = EMERGENCY_MARGIN;
	int longest = job->options->breaks_anywhere ? 1 : LONG_PIECE;

	while (end > start && is_space_before(source, source->offsets[end]))
		end--;
	if (end - start <= longest)
		return;
	for (int32_t i = start; i < end; i++)
		nclusters += is_cluster(job, i);
	if (nclusters <= longest)
		return;
	if (nclusters <= LONG_PIECE)
		margin = 1;
	for (int32_t i = start; i < end; i++) {
		if (!is_cluster(job, i))
			continue;
		if (nbefore >= margin && nclusters - nbefore >= margin && !is_inside_figure(job, i))
			mark(marks, source->offsets[i], BREAK_EMERGENCY);
		nbefore++;
	}
}

uint8_t *job_find_breaks(struct job *job)
{
	const struct source *source = &job->source;
	uint8_t *marks = arena_alloc(&job->shaper->scratch, (size_t)source->n + 1);
	int32_t start = 0;

	if (source->n > 0) {
		mark_opportunities(job, marks);
		mark_tokens(job, marks);
		forbid_bad_ends(source, marks);
	}
	for (int32_t i = 1; i <= source->nunits; i++) {
		/* the second half of a pair has the offset of the first */
		if (i < source->nunits && source->offsets[i] == source->offsets[i - 1])
			continue;
		if (marks[source->offsets[i]] || i == source->nunits) {
			mark_clusters(job, start, i, marks);
			start = i;
		}
	}
	marks[0] = marks[source->n] = BREAK_FORCED + 1;
	return marks;
}
