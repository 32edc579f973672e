/* Any one question of a file may show from where all of its codes count. */
#include "answers/codes.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/tool_words.h"
#include "answers/wording.h"

int codes_read(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n == 0 || n > 3 || (text[n] && strcmp(text + n, ".0") != 0)
		       ? -1
		       : (int)strtol(text, NULL, 10);
}

void codes_add(struct codes *codes, int code)
{
	if (codes->n == 0 || code < codes->least)
		codes->least = code;
	if (codes->n == 0 || code > codes->most)
		codes->most = code;
	codes->n++;
}

void codes_note(struct codes *codes, const struct reader *reader, int question, const char *folded)
{
	static const char marks[] = ",;|/ \n";
	char *text, *at, *next;

	if (folded[strspn(folded, "0123456789.,;|/ \n")]) {
		codes->nothers += !tool_is_nothing(wording_loose(reader->arena, folded));
		return;
	}
	text = arena_strdup(reader->arena, folded);
	for (at = strtok_r(text, marks, &next); at; at = strtok_r(NULL, marks, &next)) {
		int code = codes_read(at);

		if (code >= 0 && spelling_find_name(&reader->spellings[question], at) < 0)
			codes_add(codes, code);
	}
}

/* Whether options of the question have numbers as names, which other numbers then are none of. */
static bool has_number_names(const struct spellings *spellings)
{
	for (int i = 0; i < spellings->n; i++)
		if (codes_read(spellings->list[i].text) >= 0)
			return true;
	return false;
}

/* Scales are answered by numbers by nature, beside their labels; where options are answered by
 * labels a number is somebody's words. */
static bool are_codes(const struct codes *codes, const struct reader *reader, int question)
{
	return codes[question].n > 0 && !has_number_names(&reader->spellings[question]) &&
	       (answer_kind(&reader->quiz->questions[question])->is_scale ||
		codes[question].nothers == 0);
}

/* From which number codes count, as any question of the file shows it; -1: none does, -2: some show
 * this and some that. Codes beyond the options have gaps, and show nothing. */
static int find_base(const struct codes *codes, const struct reader *reader)
{
	bool shows_zero = false, shows_one = false;

	for (int q = 0; q < reader->quiz->nquestions; q++) {
		if (!are_codes(codes, reader, q))
			continue;
		shows_zero = shows_zero || codes[q].least == 0;
		shows_one = shows_one || codes[q].most == reader->quiz->questions[q].noptions;
	}
	if (shows_zero && shows_one)
		return -2;
	return shows_zero ? 0 : shows_one ? 1 : -1;
}

const char *codes_questions(const struct reader *reader, const bool *is_meant)
{
	const struct quiz *quiz = reader->quiz;
	const char *list = "";

	for (int q = 0; q < quiz->nquestions; q++)
		if (is_meant[q])
			list = arena_printf(reader->own, "%s%s\"%s\"", list, *list ? ", " : "",
					    quiz->questions[q].id);
	return list;
}

/* Which questions with codes are scales, and which are not. */
static bool find_coded(const struct codes *codes, const struct reader *reader, bool of_scales,
		       bool *is_meant)
{
	bool has_any = false;

	for (int q = 0; q < reader->quiz->nquestions; q++) {
		is_meant[q] = are_codes(codes, reader, q) &&
			      answer_kind(&reader->quiz->questions[q])->is_scale == of_scales;
		has_any = has_any || is_meant[q];
	}
	return has_any;
}

static void hint_names(struct reader *reader)
{
	diag_hint(reader->diag, "let the tool write the words of the options, or give them an "
				"<alias> each");
}

/* Leaves those questions whose codes are numbers of their options. */
static void check_range(const struct codes *codes, struct reader *reader, int base, bool *is_meant)
{
	for (int q = 0; q < reader->quiz->nquestions; q++) {
		int noptions = reader->quiz->questions[q].noptions;

		if (!is_meant[q] || (codes[q].least >= base && codes[q].most < base + noptions))
			continue;
		is_meant[q] = false;
		reader_error(reader, (struct place){.pos = {reader->source.path, 0}},
			     "the codes of \"%s\" go from %d to %d, which are not those of its %d "
			     "options from %d on",
			     reader->quiz->questions[q].id, codes[q].least, codes[q].most, noptions,
			     base);
		hint_names(reader);
	}
}

static void settle_options(const struct codes *codes, struct reader *reader, int base,
			   bool *is_meant)
{
	struct place file = {.pos = {reader->source.path, 0}};
	const char *list;

	if (base < 0) {
		reader_error(reader, file, "nothing shows which options the codes of %s stand for",
			     codes_questions(reader, is_meant));
		hint_names(reader);
		return;
	}
	check_range(codes, reader, base, is_meant);
	for (int q = 0; q < reader->quiz->nquestions; q++)
		if (is_meant[q])
			spelling_number(reader->own, &reader->spellings[q], base);
	list = codes_questions(reader, is_meant);
	if (*list)
		reader_warn(reader, file,
			    "the codes of %s are taken as their options in the order of the "
			    "questionnaire, from %d on",
			    list, base);
}

int codes_settle(const struct codes *codes, struct reader *reader, bool needs_base)
{
	struct place file = {.pos = {reader->source.path, 0}};
	bool *is_meant = ARENA_ARRAY(reader->own, bool, reader->quiz->nquestions + 1);
	int base = find_base(codes, reader);

	if (base == -2) {
		reader_error(reader, file,
			     "codes of some questions count from 0 and of others from 1, or have "
			     "gaps");
		hint_names(reader);
		return base;
	}
	if (find_coded(codes, reader, true, is_meant) && base < 0 && needs_base)
		reader_warn(reader, file,
			    "nothing shows whether points of scales count from 0 or from 1; 1 is "
			    "taken as the first point of %s",
			    codes_questions(reader, is_meant));
	for (int q = 0; q < reader->quiz->nquestions; q++)
		if (is_meant[q] && base >= 0)
			reader->spellings[q].base = base;
	if (find_coded(codes, reader, false, is_meant))
		settle_options(codes, reader, base, is_meant);
	return base;
}
