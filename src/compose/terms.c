/*
 * Every range is printed with currency, period, place, basis and year, or with the words that the
 * year is not known: a figure without these says nothing. A sentence a dimension names first what
 * its ranges share, then, by role, what they do not; dimensions that say the same share a sentence.
 * Left out is only what the author's own words name: beside the row, in the cell, or, where all
 * ranges of the row have it, in the source line.
 */
#include "compose/terms.h"

#include <string.h>

#include "compose/build.h"
#include "compose/cite.h"
#include "compose/name.h"
#include "compose/ranges.h"

enum {
	NAMES_LIMIT = 3, /* dimensions named before one sentence */
	GROUPS_BACK = 16 /* sentences looked back at for one that says the same */
};

/* Dimensions whose terms are the same, in words. */
struct sentence {
	struct ranges_shared shared;
	const char *terms; /* with the place, to be compared */
	const struct dimension *dimensions[NAMES_LIMIT];
	int ndimensions;
};

struct sentences {
	struct sentence *items;
	int nitems;
};

static bool is_part_of_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c & 0x80);
}

static bool is_same_letter(char a, char b)
{
	return a == b || ((a ^ b) == 0x20 && (a | 0x20) >= 'a' && (a | 0x20) <= 'z');
}

/* Whether a text has the n bytes of the term as words of its own, perhaps at the beginning of a
 * sentence: "Gross" is gross, but us is not the US. */
static bool names(const char *text, const char *term, size_t n)
{
	for (const char *at = text; *at; at++)
		if (is_same_letter(*at, *term) && strncmp(at + 1, term + 1, n - 1) == 0 &&
		    !is_part_of_word(at[n]) && (at == text || !is_part_of_word(at[-1])))
			return true;
	return false;
}

/* Whether a text has all words, in whatever order. */
static bool names_all(const char *text, const char *words)
{
	for (size_t n; *words; words += n + strspn(words + n, " ")) {
		n = strcspn(words, " ");
		if (!names(text, words, n))
			return false;
	}
	return true;
}

/* The author's words beside a row, in one cell, and under the table. */
struct said {
	const char *row, *cell, *line;
};

static bool is_said(const struct said *said, const char *term, bool is_shared)
{
	size_t n = term ? strlen(term) : 0;

	return n == 0 || names(said->row, term, n) || names(said->cell, term, n) ||
	       (is_shared && names(said->line, term, n));
}

/* That the year is not known is said by the words of the phrase for it, one here, one there. Where
 * phrases are in another language than the guide, there are no words to look for: then its author
 * is taken to have said it where the other terms are. */
static bool is_year_said(struct draft *draft, const struct said *said, const char *year,
			 bool is_shared)
{
	const char *words = say_phrase(draft, "year-not-known", NULL);

	if (year)
		return is_said(said, year, is_shared);
	if (!draft_speaks(draft->words_lang, draft->guide->lang))
		return true;
	return names_all(said->row, words) || names_all(said->cell, words) ||
	       (is_shared && names_all(said->line, words));
}

/* The day, and the year unless the day says it. */
static bool is_time_said(struct draft *draft, const struct said *said,
			 const struct cell_content *cell, const struct ranges_shared *shared)
{
	const char *day = cell->fact.as_of;

	if (day && !is_said(said, cite_day(draft, day), shared->has_day))
		return false;
	return (day && !cell->range.year) ||
	       is_year_said(draft, said, cell->range.year, shared->has_year);
}

static const char *cell_words(struct draft *draft, const struct cell_content *cell)
{
	const char *words = "";

	for (int i = 0; i < cell->nparagraphs; i++)
		words = arena_printf(draft->arena, "%s %s", words,
				     rich_plain(draft->arena, &cell->paragraphs[i]));
	return words;
}

/* Whether the author says all terms of the dimension; never without a source line. */
static bool has_said(struct draft *draft, const struct dimension *dimension)
{
	const struct guide *guide = draft->guide;
	struct ranges_shared shared = ranges_find_shared(guide, dimension);
	struct said said;

	if (guide->source_line.nspans == 0)
		return false;
	said.line = rich_plain(draft->arena, &guide->source_line);
	said.row = arena_printf(draft->arena, "%s %s", rich_plain(draft->arena, &dimension->name),
				rich_plain(draft->arena, &dimension->note));
	for (int i = 0; i < guide->nroles; i++) {
		const struct cell_content *cell = &dimension->cells[i];

		if (cell->kind != CELL_RANGE)
			continue;
		said.cell = cell_words(draft, cell);
		if (!is_said(&said, cell->range.place, shared.has_place) ||
		    !is_said(&said, cell->range.basis, shared.has_basis) ||
		    !is_time_said(draft, &said, cell, &shared) || cell->range.was_period)
			return false;
	}
	return true;
}

/* "gross per month" */
static const char *basis_and_period(struct draft *draft, const char *basis, const char *period)
{
	if (!basis || !period)
		return basis ? basis : period;
	return say_phrase(draft, "basis-period",
			  WITH(say_text("basis", basis), say_text("period", period)));
}

/* "Israel, gross per month, as of May 2024, in Israeli new shekels": of a range what is asked for,
 * or NULL. */
static const char *facts(struct draft *draft, const struct cell_content *cell,
			 const struct ranges_shared *which)
{
	const struct range *range = &cell->range;
	const char *period = NULL, *words, *name;

	if (which->has_period && range->period)
		period = say_phrase(draft, arena_printf(draft->arena, "per-%s", range->period),
				    NULL);
	words = say_join(draft, "join", which->has_place ? range->place : NULL,
			 basis_and_period(draft, which->has_basis ? range->basis : NULL, period));
	if (which->has_day)
		words = say_join(draft, "join", words, ranges_day(draft, cell));
	if (which->has_factor)
		words = say_join(draft, "join", words, ranges_factor(draft, range));
	if (!which->has_currency)
		return words;
	name = locale_currency_name(draft->numbers, draft->arena, range->currency);
	return say_join(draft, "join", words,
			say_phrase(draft, "in-currency", WITH(say_text("currency", name))));
}

/* What a range of the dimension does not share with all others of it. */
static const char *own_facts(struct draft *draft, const struct cell_content *cell,
			     const struct ranges_shared *shared)
{
	const struct range *range = &cell->range;
	struct ranges_shared own = {cell,
				    !shared->has_currency,
				    !shared->has_period,
				    !shared->has_place,
				    !shared->has_basis,
				    !shared->has_year,
				    !shared->has_day,
				    !shared->has_factor};
	const char *words = facts(draft, cell, &own);

	if (!own.has_year || (!range->year && cell->fact.as_of))
		return words;
	return say_join(draft, "join", words,
			say_phrase(draft, range->year ? "year-of" : "year-not-known",
				   WITH(say_text("year", range->year))));
}

/* "PM, TPM: gross; PjM: net": roles whose ranges differ in the same way stand together. */
static const char *facts_by_role(struct draft *draft, const struct dimension *dimension,
				 const struct ranges_shared *shared)
{
	int nroles = draft->guide->nroles;
	const char **own = ARENA_ARRAY(draft->arena, const char *, nroles), *clauses = NULL;

	for (int i = 0; i < nroles; i++)
		if (dimension->cells[i].kind == CELL_RANGE)
			own[i] = own_facts(draft, &dimension->cells[i], shared);
	for (int i = 0; i < nroles; i++) {
		const char *words = own[i], *roles = NULL;

		if (!words)
			continue;
		for (int k = nroles; k-- > i;) {
			if (!own[k] || strcmp(own[k], words) != 0)
				continue;
			roles = say_join(draft, "join", name_abbreviated(draft, k), roles);
			own[k] = NULL;
		}
		clauses = say_join(draft, "join-clauses", clauses,
				   say_phrase(draft, "terms-role",
					      WITH(say_text("roles", roles),
						   say_text("facts", words))));
	}
	return clauses;
}

/* A sentence's words after its names, and the year; a place that the names say is not repeated. */
static const char *terms(struct draft *draft, const struct dimension *dimension,
			 const struct ranges_shared *shared, const char *said)
{
	struct ranges_shared which = *shared;
	const char *place = shared->has_place ? shared->first->range.place : NULL;

	if (place && *place && names(said, place, strlen(place)))
		which.has_place = false;
	return say_join(draft, "join-clauses", facts(draft, shared->first, &which),
			facts_by_role(draft, dimension, shared));
}

static const char *year_words(struct draft *draft, const struct ranges_shared *shared)
{
	return shared->has_year ? ranges_year(draft, shared->first) : NULL;
}

static void add_dimension(struct draft *draft, struct sentences *sentences,
			  const struct dimension *dimension)
{
	struct ranges_shared shared = ranges_find_shared(draft->guide, dimension);
	struct sentence *sentence = NULL;
	const char *words, *year;

	if (!shared.first || has_said(draft, dimension))
		return;
	words = terms(draft, dimension, &shared, "");
	year = year_words(draft, &shared);
	words = arena_printf(draft->arena, "%s. %s", words ? words : "", year ? year : "");
	for (int i = sentences->nitems;
	     i-- > 0 && i >= sentences->nitems - GROUPS_BACK && !sentence;)
		if (strcmp(sentences->items[i].terms, words) == 0)
			sentence = &sentences->items[i];
	if (!sentence) {
		ARENA_GROW(draft->arena, sentences->items, sentences->nitems);
		sentence = &sentences->items[sentences->nitems++];
		*sentence = (struct sentence){shared, words, {NULL}, 0};
	}
	if (sentence->ndimensions < NAMES_LIMIT)
		sentence->dimensions[sentence->ndimensions] = dimension;
	sentence->ndimensions++;
}

static const char *sentence_names(struct draft *draft, const struct sentence *sentence)
{
	const char *all = NULL;

	if (sentence->ndimensions > NAMES_LIMIT)
		return say_phrase(draft, "figures", NULL);
	for (int i = 0; i < sentence->ndimensions; i++)
		all = say_join(draft, "join", all,
			       rich_plain(draft->arena, &sentence->dimensions[i]->name));
	return all;
}

static void say_sentence(struct draft *draft, const struct sentence *sentence)
{
	const char *all = sentence_names(draft, sentence);
	const char *year = year_words(draft, &sentence->shared);
	const char *words = terms(draft, sentence->dimensions[0], &sentence->shared, all);

	say_also(draft, year ? "ranges-source" : "ranges-source-roles",
		 WITH(say_text("names", all), say_text("facts", words), say_text("year", year)));
}

static bool has_median(const struct amounts *pay)
{
	return pay->median != AMOUNT_OPEN && (pay->low != AMOUNT_OPEN || pay->high != AMOUNT_OPEN);
}

/* Whether any bar has a line that wants a word. */
static bool has_median_lines(const struct guide *guide)
{
	for (int i = 0; i < guide->ndimensions; i++)
		for (int k = 0; guide->dimensions[i].has_axis && k < guide->nroles; k++) {
			const struct cell_content *cell = &guide->dimensions[i].cells[k];

			if (cell->kind == CELL_RANGE && has_median(&cell->range.pay))
				return true;
			for (int m = 0; m < cell->range.nbands; m++)
				if (has_median(&cell->range.bands[m].pay))
					return true;
		}
	return false;
}

void terms_add(struct draft *draft, struct block *parent)
{
	const struct guide *guide = draft->guide;
	struct sentences sentences = {NULL, 0};

	for (int i = 0; i < guide->ndimensions; i++)
		add_dimension(draft, &sentences, &guide->dimensions[i]);
	for (int i = 0; i < sentences.nitems; i++)
		say_sentence(draft, &sentences.items[i]);
	if (has_median_lines(guide))
		say_also(draft, "median-line", NULL);
	draft_line(draft, parent, BLOCK_PARA, STYLE_CAPTION, NULL, guide->pos);
}
