/*
 * The sentences are made as a report makes them, and compared without spaces, hyphens and marks of
 * direction, which lines break at and which stand in no order that a file must keep.
 */
#include "cli/verify_headline.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "compose/report.h"
#include "content/choose.h"
#include "content/guide_load.h"
#include "content/phrases.h"
#include "content/quiz.h"
#include "doc/doc.h"
#include "locale/locale.h"
#include "run/data.h"
#include "score/score.h"

enum { LONGEST_TAG = 40 };

static bool is_tag(const char *lang)
{
	size_t n = strlen(lang);

	return n > 0 && n <= LONGEST_TAG &&
	       strspn(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == n;
}

/* What lines and programs add or take away: white space, hyphens, marks that nobody sees. */
static bool is_skipped(uint32_t code)
{
	return code <= ' ' || code == '-' || code == 0xa0 || code == 0xad ||
	       (code >= 0x2000 && code <= 0x2011) || (code >= 0x2028 && code <= 0x202f) ||
	       (code >= 0x205f && code <= 0x206f) || code == 0xfeff;
}

/* Hebrew, Arabic and what is written like them stands on the page the other way round. */
static bool is_turned(uint32_t code)
{
	return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) ||
	       (code >= 0xfe70 && code <= 0xfeff);
}

static void squeeze(const char *text, struct buf *out, bool *has_turned)
{
	size_t left = strlen(text);

	while (left > 0) {
		uint32_t code = 0;
		size_t n = utf8_decode(text, left, &code);

		if (n > 0 && !is_skipped(code))
			buf_add(out, text, n);
		*has_turned = *has_turned || (n > 0 && is_turned(code));
		n = n > 0 ? n : 1;
		text += n;
		left -= n;
	}
}

/* Adds the headline and the sentence below it. */
static void add_sentences(const struct doc *doc, struct verify_headline *headline)
{
	for (int i = 0; i < doc->nblocks; i++) {
		const struct block *block = doc->blocks[i];
		bool is_wanted = (block->kind == BLOCK_HEADING && block->style == STYLE_TITLE) ||
				 block->style == STYLE_STANDFIRST;
		struct buf text;

		if (!is_wanted || block->nspans == 0 || headline->n == VERIFY_SENTENCES)
			continue;
		buf_init(&text);
		for (int k = 0; k < block->nspans; k++)
			buf_addstr(&text, block->spans[k].text);
		headline->sentences[headline->n++] = arena_strndup(headline->arena, buf_text(&text),
								   text.n);
		buf_release(&text);
	}
}

/* The guide in the language of the report, if it is translated into that. */
static const struct guide *translate(struct arena *arena, const struct guide *guide,
				     const struct data *data, const char *lang, struct diag *diag)
{
	const struct guide_wish wish = {.lang = lang, .audience = guide->choices->made_for};

	if (guide->choices->nlangs < 2 || !lang)
		return guide;
	return guide_load_alone(arena, &guide->source, file_join(arena, data->schemas, "guide.rng"),
				&wish, diag);
}

bool verify_headline_make(struct verify_headline *headline, const struct data *data,
			  const struct result *result, const char *lang)
{
	struct locales locales = {0};
	struct report_input input = {
		.result = result,
		.locales = &locales,
		.is_summary = true,
	};
	const struct doc *doc = NULL;
	struct diag diag;

	headline->n = 0;
	diag_init(&diag);
	input.guide = translate(headline->arena, result->quiz->guide, data, lang, &diag);
	if (input.guide && lang && is_tag(lang))
		input.phrases = phrases_load(headline->arena, data->phrases, lang, data->schemas,
					     &diag);
	if (input.phrases)
		input.phrases = phrases_of_kind(headline->arena, input.phrases, data->phrases,
						input.guide->compares, data->schemas, &diag);
	if (input.phrases)
		doc = compose_report(headline->arena, &input, &diag);
	if (doc && diag.nerrors == 0)
		add_sentences(doc, headline);
	locale_close_all(&locales);
	diag_release(&diag);
	return headline->n > 0;
}

void verify_headline_check(struct verify_headline *headline, const struct buf *pages,
			   const char *path, struct diag *diag)
{
	struct buf all, one;
	bool is_ignored = false;

	buf_init(&all);
	buf_init(&one);
	squeeze(buf_text(pages), &all, &is_ignored);
	for (int i = 0; i < headline->n; i++) {
		bool has_turned = false;

		buf_clear(&one);
		squeeze(headline->sentences[i], &one, &has_turned);
		if (has_turned)
			continue;
		if (strstr(buf_text(&all), buf_text(&one)))
			headline->nfound++;
		else
			diag_error(diag, (struct srcpos){path, 0},
				   "pages: \"%s\" is printed nowhere", headline->sentences[i]);
	}
	if (headline->nfound < headline->n && diag->nerrors > 0)
		diag_hint(diag, "this is said in the words of this program's phrases; --data names "
				"the folder of others");
	buf_release(&all);
	buf_release(&one);
}
