/* One cell as the answer to a question. */
#include "answers/answer_read.h"

#include "base/limits.h"

static struct place place_of(const struct answer *answer)
{
	return (struct place){answer->pos, answer->column};
}

/* Words that are no option: those of the option for others, or -1 with an error. */
static int find_other(struct answers_reader *reader, int question, const struct answer *answer,
		      const char *folded)
{
	int other = option_other(&reader->quiz->questions[question]);

	if (other >= 0 && !option_near(reader, question, folded))
		return other;
	option_refuse(reader, question, folded, place_of(answer));
	return -1;
}

static bool has_words(struct answers_reader *reader, const char *text)
{
	return text && *words_fold(reader->arena, text);
}

static void refuse_words(struct answers_reader *reader, int question, const struct answer *answer)
{
	reader_error(reader, place_of(answer), "question \"%s\": own words stand in two places",
		     reader->quiz->questions[question].id);
	diag_hint(reader->diag, "only those of one option for others can be taken");
}

/* Takes the options. Tools let people comment on any answer; beside others than those for own words
 * a comment is left out. */
static void take(struct answers_reader *reader, int question, struct answer *answer,
		 const int *chosen, int n, const char *beside)
{
	const struct question *asked = &reader->quiz->questions[question];
	bool has_other = false;

	for (int i = 0; i < n; i++)
		has_other = has_other || asked->options[chosen[i]].is_other;
	if (!has_other && has_words(reader, beside)) {
		reader_warn(reader, place_of(answer), "question \"%s\": what was written beside "
			    "the answer is left out", asked->id);
		beside = NULL;
	}
	answer_take_options(reader, question, answer, chosen, n, beside);
}

static void take_option(struct answers_reader *reader, int question, struct answer *answer,
			const char *text, const char *beside)
{
	const char *folded = words_fold(reader->arena, text);
	int option = option_find(reader, question, folded);

	if (option < 0) {
		option = find_other(reader, question, answer, folded);
		if (option < 0)
			return;
		if (has_words(reader, beside)) {
			refuse_words(reader, question, answer);
			return;
		}
		beside = text;
	}
	take(reader, question, answer, &option, 1, beside);
}

static void take_several(struct answers_reader *reader, int question, struct answer *answer,
			 const char *text, const char *beside)
{
	const char *id = reader->quiz->questions[question].id;
	struct place place = place_of(answer);
	struct split split;
	int other;

	switch (split_options(reader, question, text, &split)) {
	case SPLIT_TOO_LONG:
		reader_error(reader, place, "question \"%s\": the options take more than %d bytes",
			     id, LIMIT_CELL_BYTES);
		return;
	case SPLIT_SEVERAL_WAYS:
		reader_error(reader, place, "question \"%s\": \"%s\" can be taken apart in "
			     "several ways", id, words_quote(reader->arena, text));
		diag_hint(reader->diag, "an option holds a mark that also stands between options; "
			  "let the tool write codes, or give the options an <alias>");
		return;
	case SPLIT_ONE_WAY:
		break;
	}
	if (split.slip) {
		option_refuse(reader, question, split.slip, place);
		return;
	}
	if (split.rest) {
		other = find_other(reader, question, answer, split.rest);
		if (other < 0)
			return;
		if (split.has_more || has_words(reader, beside)) {
			refuse_words(reader, question, answer);
			return;
		}
		for (int i = 0; i < split.nchosen; i++)
			if (split.chosen[i] == other)
				other = -1; /* written out beside its label */
		if (other >= 0)
			split.chosen[split.nchosen++] = other;
		beside = split.rest;
	}
	take(reader, question, answer, split.chosen, split.nchosen, beside);
}

void answer_take_cell(struct answers_reader *reader, int question, struct answer *answer,
		      const char *text, const char *beside)
{
	const struct question *asked = &reader->quiz->questions[question];

	if (!*words_fold(reader->arena, text)) {
		answer->state = ANSWER_SKIPPED;
		return;
	}
	switch (asked->kind) {
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
		take_option(reader, question, answer, text, beside);
		break;
	case QUESTION_MULTI:
	case QUESTION_RANK:
		take_several(reader, question, answer, text, beside);
		break;
	case QUESTION_NUMBER:
		answer_take_number(reader, question, answer, text);
		break;
	case QUESTION_TEXT:
		answer_take_text(reader, question, answer, text);
		break;
	}
}

void answer_take_cells(struct answers_reader *reader, int question, struct answer *answer,
		       const char *const *texts, int n, const char *beside)
{
	int *chosen = ARENA_ARRAY(reader->arena, int, n + 1);
	bool has_failed = false;

	for (int i = 0; i < n; i++) {
		const char *folded = words_fold(reader->arena, texts[i]);

		chosen[i] = option_find(reader, question, folded);
		if (chosen[i] >= 0)
			continue;
		chosen[i] = find_other(reader, question, answer, folded);
		if (chosen[i] >= 0 && has_words(reader, beside)) {
			refuse_words(reader, question, answer);
			return;
		}
		has_failed = has_failed || chosen[i] < 0;
		beside = chosen[i] < 0 ? beside : texts[i];
	}
	if (!has_failed)
		take(reader, question, answer, chosen, n, beside);
}
