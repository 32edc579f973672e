/* What a report may say is what its author and its translators wrote, with numbers and dates as the
 * language writes them. */
#include "run/stocked.h"

#include <string.h>

#include "content/guide.h"
#include "content/phrases.h"
#include "content/quiz.h"
#include "locale/locale.h"
#include "pdf/stock.h"
#include "run/run.h"
#include "score/score.h"

enum { MONTH = 2629746 }; /* seconds; on average */

struct stocked {
	const struct guide *guide;
	const struct theme *theme;
	const struct phrases *phrases;
	struct stock *stock;
};

static void add_words(struct stock *stock, const char *text)
{
	stock_add_text(stock, text, strlen(text));
}

/* All figures, both signs, the marks between them, the months, and the signs of money. */
static void add_numbers(struct stock *stock, const struct guide *guide, struct locale *locale)
{
	struct arena arena;

	arena_init(&arena);
	add_words(stock, locale_number(locale, &arena, 1234567890));
	add_words(stock, locale_decimal(locale, &arena, 123456, 2, LOCALE_SIGNED));
	add_words(stock, locale_decimal(locale, &arena, -123456, 2, LOCALE_SIGNED));
	for (int month = 0; month < 12; month++)
		add_words(stock, locale_date(locale, &arena, MONTH * (int64_t)month + MONTH / 2));
	for (int i = 0; i < guide->ndimensions; i++)
		for (int role = 0; role < guide->nroles; role++) {
			const struct range *range = &guide->dimensions[i].cells[role].range;

			if (range->currency) /* its figures are those of all numbers */
				add_words(stock, locale_money_range(locale, &arena, range->currency,
								    123456, 7890123456));
		}
	arena_release(&arena);
}

static struct stock *make_stock(struct kit *kit, const struct content *content,
				const struct phrases *phrases)
{
	const struct xml_source *guide = &content->guide->source, *quiz = &content->quiz->source;
	struct stock *stock = stock_new(kit->fonts, content->theme, phrases->lang);

	stock_add_text(stock, guide->bytes, guide->nbytes);
	stock_add_text(stock, quiz->bytes, quiz->nbytes);
	for (int i = 0; i < phrases->nkeys; i++)
		add_words(stock, phrases->patterns[i]);
	add_numbers(stock, content->guide, locale_find(&kit->locales, phrases->lang));
	return stock;
}

struct stock *stocked_find(struct kit *kit, const struct content *content,
			   const struct result *result)
{
	const struct phrases *phrases = run_find_phrases(kit, content, result->answers);

	if (!phrases)
		return NULL;
	for (int i = 0; i < kit->nstocks; i++) {
		const struct stocked *stocked = &kit->stocks[i];

		if (stocked->guide == content->guide && stocked->theme == content->theme &&
		    stocked->phrases == phrases)
			return stocked->stock;
	}
	ARENA_GROW(kit->arena, kit->stocks, kit->nstocks);
	kit->stocks[kit->nstocks] = (struct stocked){content->guide, content->theme, phrases,
						     make_stock(kit, content, phrases)};
	return kit->stocks[kit->nstocks++].stock;
}

void stocked_release(struct kit *kit)
{
	for (int i = 0; i < kit->nstocks; i++)
		stock_free(kit->stocks[i].stock);
	kit->nstocks = 0;
}
