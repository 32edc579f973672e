/* Options as tools write them, own words among them. */
#include "answers/cell.h"

#include <string.h>

#include "answers/answer_kind.h"
#include "answers/picks.h"
#include "answers/split.h"
#include "answers/tool_words.h"
#include "answers/wording.h"
#include "base/limits.h"

/* Whether options stand in the words: as whole pieces, or a label of several words anywhere.
 * These were chosen, and not written. */
static bool are_made_of_options(const struct take *take, const char *folded)
{
	struct arena *arena = take->reader->arena;
	const char *loose = wording_loose(arena, folded);

	for (const char *at = folded; *at;) {
		size_t n = strcspn(at, ",;|/\n");
		const char *piece = wording_fold(arena, arena_strndup(arena, at, n));

		if (*piece && spelling_find(take->spellings, piece) >= 0)
			return true;
		at += n;
		at += strspn(at, ",;|/\n");
	}
	for (int i = 0; i < take->spellings->n; i++) {
		const char *label = take->spellings->list[i].loose;

		if (strchr(label, ' ') && strstr(loose, label))
			return true;
	}
	return false;
}

/* Codes, and what tools write where a box is ticked, are nobody's words. */
static bool are_codes(struct arena *arena, const char *folded)
{
	const char *loose = wording_loose(arena, folded);

	return folded[strspn(folded, "0123456789,;|. ")] == '\0' || tool_is_yes(loose) ||
	       tool_is_no(loose);
}

/* The words behind "Other: "; the words themselves where it is not there. */
static const char *skip_label(const struct take *take, const char *folded)
{
	static const char *const marks[] = {": ", " - "};
	struct arena *arena = take->reader->arena;
	int other = question_other(take->question);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *at = strstr(folded, marks[i]), *label;

		if (!at || other < 0)
			continue;
		label = arena_strndup(arena, folded, (size_t)(at - folded));
		if (spelling_find_name(take->spellings, label) == other)
			return at + strlen(marks[i]);
	}
	return folded;
}

/* Words that are no option: those of the option for others, or -1 with an error. */
static int find_other(const struct take *take, const char *folded)
{
	struct arena *arena = take->reader->arena;
	int other = question_other(take->question);

	if (other < 0 || spelling_near(take->spellings, folded)) {
		take_refuse(take, folded);
	} else if (are_codes(arena, folded)) {
		take_refuse(take, folded);
		diag_hint(
			take->reader->diag,
			"if these are codes, nothing in the file shows which: give the options an "
			"<alias> each");
	} else if (are_made_of_options(take, skip_label(take, folded))) {
		take_error(take, ": %s holds options, but not in a way that can be taken apart",
			   reader_quote(take->reader, folded));
		diag_hint(take->reader->diag,
			  "let the tool write a column for each option, or codes");
	} else {
		return other;
	}
	return -1;
}

static bool has_words(const struct take *take, const char *text)
{
	return text && *wording_fold(take->reader->arena, text);
}

/* Whether words stand beside the answer, other ones than these. */
static bool is_other_words(const struct take *take, const char *words, const char *beside)
{
	struct arena *arena = take->reader->arena;

	return has_words(take, beside) &&
	       strcmp(wording_fold(arena, words), wording_fold(arena, beside)) != 0;
}

static void refuse_words(const struct take *take)
{
	take_error(take, ": own words stand in two places");
	diag_hint(take->reader->diag, "only those of one option for others can be taken");
}

/* Takes the options. Tools let people comment on any answer; beside others than those for own words
 * a comment is left out. */
void cell_take_chosen(const struct take *take, const int *chosen, int n, const char *beside)
{
	int other = question_other(take->question);

	if (n == 0 && other >= 0 && has_words(take, beside)) {
		take_options(take, &other, 1, beside);
		return;
	}
	if (picks_other(take->question, chosen, n) < 0 && has_words(take, beside)) {
		reader_warn(take->reader, take->place,
			    "question \"%s\": what was written beside the answer is left out",
			    take->question->id);
		beside = NULL;
	}
	take_options(take, chosen, n, beside);
}

/* A ranking written as numbered lines (Jotform), "1: A" and "2: B", without the numbers. */
static const char *skip_places(struct arena *arena, const char *text)
{
	char *lines = arena_strdup(arena, text), *end = lines;
	int place = 1;

	for (const char *at = text; *at; place++) {
		size_t n = strcspn(at, "\r\n");
		const char *begin = arena_printf(arena, "%d: ", place);

		if (strncmp(at, begin, strlen(begin)) != 0)
			return text;
		memcpy(end, at + strlen(begin), n - strlen(begin));
		end += n - strlen(begin);
		at += n;
		at += strspn(at, "\r\n");
		*end++ = '\n';
	}
	*end = '\0';
	return lines;
}

static void take_several(const struct take *take, const char *text, const char *beside)
{
	struct diag *diag = take->reader->diag;
	struct split split = {0};
	int other;

	if (answer_kind(take->question)->is_ordered)
		text = skip_places(take->reader->arena, text);
	switch (split_options(take->reader->arena, take->spellings, text, &split)) {
	case SPLIT_TOO_LONG:
		take_error(take, ": the options take more than %d bytes", LIMIT_CELL_BYTES);
		return;
	case SPLIT_SEVERAL_WAYS:
		take_error(take, ": %s can be taken apart in several ways",
			   reader_quote(take->reader, text));
		diag_hint(diag, "an option holds a mark that also stands between options; let the "
				"tool write codes, or give the options an <alias>");
		return;
	case SPLIT_ONE_WAY:
		break;
	}
	if (split.slip) {
		take_refuse(take, split.slip);
		return;
	}
	if (split.rest) {
		other = find_other(take, split.rest);
		if (other < 0)
			return;
		split.rest = skip_label(take, split.rest);
		if (split.has_more || is_other_words(take, split.rest, beside)) {
			refuse_words(take);
			return;
		}
		for (int i = 0; i < split.nchosen; i++)
			if (split.chosen[i] == other)
				other = -1; /* written out beside its label */
		if (other >= 0)
			split.chosen[split.nchosen++] = other;
		beside = split.rest;
	}
	cell_take_chosen(take, split.chosen, split.nchosen, beside);
}

/* "N/A" and the like, where no option is called so. */
static bool is_nothing(const struct take *take, const char *text)
{
	struct arena *arena = take->reader->arena;

	return tool_is_nothing(wording_loose(arena, text)) &&
	       spelling_find(take->spellings, wording_fold(arena, text)) < 0;
}

void cell_take(const struct take *take, const char *text, const char *beside)
{
	if (!has_words(take, text) || is_nothing(take, text)) {
		cell_take_chosen(take, NULL, 0, beside);
		return;
	}
	switch (answer_kind(take->question)->form) {
	case ANSWER_OPTION:
		cell_take_list(take, &text, 1, beside);
		break;
	case ANSWER_OPTIONS:
		take_several(take, text, beside);
		break;
	case ANSWER_NUMBER:
		take_number(take, text);
		break;
	case ANSWER_WORDS:
		take_words(take, text);
		break;
	}
}

void cell_take_list(const struct take *take, const char *const *texts, int n, const char *beside)
{
	struct arena *arena = take->reader->arena;
	int *chosen = ARENA_ARRAY(arena, int, n + 1);
	bool has_failed = false;

	for (int i = 0; i < n; i++) {
		const char *folded = wording_fold(arena, texts[i]);

		chosen[i] = spelling_find(take->spellings, folded);
		if (chosen[i] >= 0)
			continue;
		chosen[i] = find_other(take, folded);
		if (chosen[i] >= 0 && is_other_words(take, skip_label(take, folded), beside)) {
			refuse_words(take);
			return;
		}
		has_failed = has_failed || chosen[i] < 0;
		beside = chosen[i] < 0 ? beside : skip_label(take, texts[i]);
	}
	if (!has_failed)
		cell_take_chosen(take, chosen, n, beside);
}
