/* Options as tools write them, own words among them. */
#include "answers/cell.h"

#include "answers/answer_kind.h"
#include "answers/picks.h"
#include "answers/split.h"
#include "answers/wording.h"
#include "base/limits.h"

/* The one option that own words go with, or -1. */
static int option_for_others(const struct question *question)
{
	int other = -1;

	for (int i = 0; i < question->noptions; i++) {
		if (!question->options[i].is_other)
			continue;
		if (other >= 0)
			return -1;
		other = i;
	}
	return other;
}

/* Words that are no option: those of the option for others, or -1 with an error. */
static int find_other(const struct take *take, const char *folded)
{
	int other = option_for_others(take->question);

	if (other >= 0 && !spelling_near(take->spellings, folded))
		return other;
	take_refuse(take, folded);
	return -1;
}

static bool has_words(const struct take *take, const char *text)
{
	return text && *wording_fold(take->reader->arena, text);
}

static void refuse_words(const struct take *take)
{
	take_error(take, ": own words stand in two places");
	diag_hint(take->reader->diag, "only those of one option for others can be taken");
}

/* Takes the options. Tools let people comment on any answer; beside others than those for own words
 * a comment is left out. */
static void take_chosen(const struct take *take, const int *chosen, int n, const char *beside)
{
	if (picks_other(take->question, chosen, n) < 0 && has_words(take, beside)) {
		reader_warn(take->reader, take->place,
			    "question \"%s\": what was written beside the answer is left out",
			    take->question->id);
		beside = NULL;
	}
	take_options(take, chosen, n, beside);
}

static void take_several(const struct take *take, const char *text, const char *beside)
{
	struct diag *diag = take->reader->diag;
	struct split split = {0};
	int other;

	switch (split_options(take->reader->arena, take->spellings, text, &split)) {
	case SPLIT_TOO_LONG:
		take_error(take, ": the options take more than %d bytes", LIMIT_CELL_BYTES);
		return;
	case SPLIT_SEVERAL_WAYS:
		take_error(take, ": \"%s\" can be taken apart in several ways",
			   wording_quote(take->reader->arena, text));
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
		if (split.has_more || has_words(take, beside)) {
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
	take_chosen(take, split.chosen, split.nchosen, beside);
}

void cell_take(const struct take *take, const char *text, const char *beside)
{
	if (!has_words(take, text)) {
		take->answer->state = ANSWER_SKIPPED;
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
		if (chosen[i] >= 0 && has_words(take, beside)) {
			refuse_words(take);
			return;
		}
		has_failed = has_failed || chosen[i] < 0;
		beside = chosen[i] < 0 ? beside : texts[i];
	}
	if (!has_failed)
		take_chosen(take, chosen, n, beside);
}
