/*
 * Conditions: a row each. Some are known by the messages of the run, by their codes; some by what
 * stands on the pages; some by a number. Pages are looked at before they are drawn.
 */
#include "cli/fail_on.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "cli/options.h"
#include "layout/layout.h"
#include "look/theme.h"
#include "tell/code.h"
#include "text/face.h"

enum { MOST_SHOWN = 24, MOST_PAGES = 5 }; /* characters of a text; pages in a list */

/* How many messages, since the document began, have one of those codes, a NULL behind the last. */
static int count_codes(const struct fail_facts *facts, const struct diag *diag,
		       const char *const *codes)
{
	int n = 0;

	for (int i = facts->first_message; i < diag->nmessages; i++) {
		const struct code *code = code_find(diag->messages[i].kind);

		for (const char *const *one = codes; code && *one; one++)
			n += strcmp(code->id, *one) == 0;
	}
	return n;
}

static void check_overfull(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	static const char *const codes[] = {"RG5101", "RG5102", "RG5103", NULL};
	int n = count_codes(facts, diag, codes);

	(void)most;
	if (n == 0)
		return;
	diag_error(diag, facts->pos,
		   "--fail-on overfull: what is too large for its place: %d, as warnings say", n);
}

static void check_missing(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	static const char *const codes[] = {"RG5004", "RG5005", NULL};
	int n = count_codes(facts, diag, codes);

	(void)most;
	if (n == 0)
		return;
	diag_error(diag, facts->pos,
		   "--fail-on missing-character: characters that no font has: %d, as warnings say",
		   n);
}

static void check_untranslated(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	static const char *const codes[] = {"RG1018", NULL};
	int n = count_codes(facts, diag, codes);

	(void)most;
	if (n == 0)
		return;
	diag_error(diag, facts->pos,
		   "--fail-on untranslated: what has no translation: %d, as warnings say", n);
}

static void check_warnings(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	int n = facts->first_message == 0 ? diag->nmore[DIAG_WARNING] : 0;

	(void)most;
	for (int i = facts->first_message; i < diag->nmessages; i++)
		n += diag->messages[i].level == DIAG_WARNING;
	if (n == 0)
		return;
	diag_error(diag, facts->pos, "--fail-on warnings: there are warnings: %d", n);
}

/* Whether a face is one that the theme asks for. */
static bool is_wanted(const struct fail_facts *facts, int font)
{
	const struct theme *theme = facts->layout->theme;
	const struct style *styles = theme->styles[facts->layout->paper];

	if (fontset_is_of(facts->fonts, font, theme->family))
		return true;
	for (int i = 0; i < STYLE_COUNT; i++)
		if (styles[i].family && fontset_is_of(facts->fonts, font, styles[i].family))
			return true;
	return false;
}

/* The beginning of what a run says. */
static int shown_length(const struct run *run)
{
	const char *text = run->text + run->start;
	int n = 0, nleft = run->end - run->start;

	for (int i = 0; i < MOST_SHOWN && n < nleft; i++) {
		uint32_t code;
		size_t size = utf8_decode(text + n, (size_t)(nleft - n), &code);

		n += size ? (int)size : 1;
	}
	return n;
}

static void check_fallback(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	const struct layout *layout = facts->layout;
	const struct run *first = NULL;
	int page = 0, n = 0;

	(void)most;
	for (int i = 0; i < layout->npages; i++)
		for (int k = 0; k < layout->pages[i].nitems; k++) {
			const struct item *item = &layout->pages[i].items[k];

			if (item->kind != ITEM_RUN || item->of.run->nglyphs == 0 ||
			    is_wanted(facts, item->of.run->font))
				continue;
			if (n++ == 0) {
				first = item->of.run;
				page = layout->pages[i].number;
			}
		}
	if (n == 0)
		return;
	diag_error(diag, facts->pos,
		   "--fail-on fallback-font: texts in a font that the theme does not name: %d, the "
		   "first on page %d, \"%.*s\" in %s",
		   n, page, shown_length(first), first->text + first->start,
		   font_info(facts->fonts, first->font)->postscript_name);
	diag_hint(diag, "take a theme whose font has these characters, or write others");
}

/* Whether nothing of the content is to be seen on it. */
static bool is_empty(const struct page *page)
{
	for (int i = 0; i < page->nitems; i++)
		if (page->items[i].artifact == ARTIFACT_NONE && !item_is_area(&page->items[i]))
			return false;
	return true;
}

static void check_empty(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	const struct layout *layout = facts->layout;
	struct buf list;
	int n = 0;

	(void)most;
	buf_init(&list);
	for (int i = 0; i < layout->npages; i++)
		if (is_empty(&layout->pages[i]) && n++ < MOST_PAGES)
			buf_printf(&list, n > 1 ? ", %d" : "%d", layout->pages[i].number);
	if (n > 0)
		diag_error(diag, facts->pos,
			   "--fail-on empty-page: pages with nothing on them: %s%s",
			   buf_text(&list), n > MOST_PAGES ? " and more" : "");
	buf_release(&list);
}

static void check_pages(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	if (facts->layout->npages > most)
		diag_error(diag, facts->pos, "--fail-on pages>%lld: there are %d pages",
			   (long long)most, facts->layout->npages);
}

static void check_bytes(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	if (facts->nbytes > (size_t)most)
		diag_error(diag, facts->pos, "--fail-on bytes>%lld: the file has %zu bytes",
			   (long long)most, facts->nbytes);
}

static int64_t read_clock(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void check_time(const struct fail_facts *facts, int64_t most, struct diag *diag)
{
	int64_t took = read_clock() - facts->began;

	if (took > most)
		diag_error(diag, facts->pos, "--fail-on ms>%lld: it took %lld ms", (long long)most,
			   (long long)took);
}

static const struct fail_row {
	const char *name;
	bool has_number;
	void (*check)(const struct fail_facts *facts, int64_t most, struct diag *diag);
} rows[FAIL_COUNT] = {
	[FAIL_OVERFULL] = {"overfull", false, check_overfull},
	[FAIL_FALLBACK_FONT] = {"fallback-font", false, check_fallback},
	[FAIL_MISSING_CHARACTER] = {"missing-character", false, check_missing},
	[FAIL_EMPTY_PAGE] = {"empty-page", false, check_empty},
	[FAIL_UNTRANSLATED] = {"untranslated", false, check_untranslated},
	[FAIL_WARNINGS] = {"warnings", false, check_warnings},
	[FAIL_PAGES] = {"pages>N", true, check_pages},
	[FAIL_BYTES] = {"bytes>N", true, check_bytes},
	[FAIL_MS] = {"ms>N", true, check_time},
};

const char *fail_on_name(int i)
{
	return i < FAIL_COUNT ? rows[i].name : NULL;
}

bool fail_on_is_asked(const struct fail_on *wish)
{
	for (int i = 0; i < FAIL_COUNT; i++)
		if (wish->is_asked[i])
			return true;
	return false;
}

int64_t fail_on_clock(const struct fail_on *wish)
{
	return wish->is_asked[FAIL_MS] ? read_clock() : 0;
}

/* The number behind ">", up to the end; -1: there is none. */
static int64_t read_number(const char *text)
{
	char *end;
	long long n;

	if (*text < '0' || *text > '9')
		return -1;
	errno = 0;
	n = strtoll(text, &end, 10);
	return *end || errno ? -1 : n;
}

static bool read_one(struct fail_on *wish, const char *word, struct diag *diag)
{
	for (int i = 0; i < FAIL_COUNT; i++) {
		size_t n = strlen(rows[i].name) - rows[i].has_number;
		int64_t most = 0;

		if (rows[i].has_number ? strncmp(word, rows[i].name, n) != 0
				       : strcmp(word, rows[i].name) != 0)
			continue;
		if (rows[i].has_number && (most = read_number(word + n)) < 0)
			break;
		wish->is_asked[i] = true;
		wish->most[i] = most;
		return true;
	}
	diag_error(diag, (struct srcpos){0},
		   "no condition \"%s\"; there is: overfull, fallback-font, missing-character, "
		   "empty-page, untranslated, warnings, pages>N, bytes>N, ms>N",
		   word);
	return false;
}

bool fail_on_read(struct options *options, const char *value, struct diag *diag)
{
	for (;;) {
		size_t n = strcspn(value, ",");

		if (!read_one(&options->fail_on, arena_strndup(options->arena, value, n), diag))
			return false;
		if (!value[n])
			break;
		value += n + 1;
	}
	if (!options->fail_on.began)
		options->fail_on.began = fail_on_clock(&options->fail_on);
	return true;
}

bool fail_on_check(const struct fail_on *wish, const struct fail_facts *facts, struct diag *diag)
{
	int nerrors = diag->nerrors;

	for (int i = 0; i < FAIL_COUNT; i++)
		if (wish->is_asked[i])
			rows[i].check(facts, wish->most[i], diag);
	return diag->nerrors == nerrors;
}

bool fail_on_check_read(const struct fail_on *wish, struct srcpos pos, int first_message,
			struct diag *diag)
{
	const struct fail_facts facts = {.pos = pos, .first_message = first_message};
	int nerrors = diag->nerrors;

	if (wish->is_asked[FAIL_WARNINGS])
		check_warnings(&facts, 0, diag);
	return diag->nerrors == nerrors;
}
