/*
 * Cells with several options, from a seed: labels that hold what stands between options, quotes,
 * line breaks and each other; as tools join and quote them, with own words sometimes. Each is read
 * as it was meant, or refused; none is read wrong in silence. CELLS says how many.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "answers/answers.h"
#include "answers/spelling.h"
#include "answers/split.h"
#include "answers/wording.h"
#include "base/buf.h"
#include "content/quiz.h"
#include "tap.h"

enum { MOST_OPTIONS = 7, CELLS_A_FORM = 10 };

static uint32_t seed = 11;

static int draw(int n)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)((seed >> 8) % (uint32_t)n);
}

static const char *const words[] = {"A plan",  "plan",      "Reading", "read",    "books",
				    "(all)",   "[my own]",  "\"day\"", "5 weeks", "walks, too",
				    "it's on", "R&D",       "no",      "Zoë",     "עברית",
				    "a",       "something", "of mine", "x:y",     "50%"};
static const char *const joints[] = {" ", " ", ", ", ";", "; ", ",", " / ", "/", "|", "\n", " - "};
static const char *const marks[] = {";", ",", ", ", " / ", "|", "; ", "\n"};

enum {
	NWORDS = sizeof words / sizeof *words,
	NJOINTS = sizeof joints / sizeof *joints,
	NMARKS = sizeof marks / sizeof *marks
};

/* A label or words: some of the words, with anything between them. */
static const char *make_text(struct arena *arena, int most)
{
	const char *text = words[draw(NWORDS)];

	for (int i = draw(most); i > 0; i--)
		text = arena_printf(arena, "%s%s%s", text, joints[draw(NJOINTS)],
				    words[draw(NWORDS)]);
	return text;
}

static struct quiz_text in_english(struct arena *arena, const char *text)
{
	struct quiz_text made = {ARENA_ARRAY(arena, const char *, 1),
				 ARENA_ARRAY(arena, const char *, 1), 1};

	made.langs[0] = "en";
	made.texts[0] = text;
	return made;
}

/* Whether another option has a label that is not told from it. */
static bool is_taken(struct arena *arena, const struct question *question, const char *label)
{
	for (int i = 0; i < question->noptions; i++)
		if (strcmp(wording_loose(arena, question->options[i].text.texts[0]),
			   wording_loose(arena, label)) == 0)
			return true;
	return false;
}

/* A questionnaire with one question; its last option is for own words. */
static struct quiz make_quiz(struct arena *arena)
{
	struct question *question = ARENA_NEW(arena, struct question);
	int n = 2 + draw(MOST_OPTIONS - 2);

	*question = (struct question){.id = "q",
				      .kind = QUESTION_MULTI,
				      .dimension = -1,
				      .text = in_english(arena, "Which?"),
				      .options = ARENA_ARRAY(arena, struct quiz_option, n + 1)};
	for (int i = 0; i < n; i++) {
		const char *label = make_text(arena, 3);

		if (question->noptions > 0 && draw(3) == 0)
			label = arena_printf(arena, "%s%s%s", question->options[0].text.texts[0],
					     joints[draw(NJOINTS)], label);
		if (is_taken(arena, question, label))
			continue;
		question->options[question->noptions] = (struct quiz_option){
			.id = arena_printf(arena, "id%d", i), .text = in_english(arena, label)};
		question->noptions++;
	}
	question->options[question->noptions++] = (struct quiz_option){
		.id = "other", .text = in_english(arena, "Another way"), .is_other = true};
	return (struct quiz){.id = "t",
			     .version = "1",
			     .lang = "en",
			     .title = in_english(arena, "T"),
			     .questions = question,
			     .nquestions = 1};
}

/* What somebody chose, and the cell that says it. */
struct cell {
	bool is_chosen[MOST_OPTIONS + 1];
	const char *own; /* or NULL */
	const char *text;
};

/* Whether a mark stands there; *n: its bytes, with spaces around it. */
static bool is_mark(const char *at, size_t *n)
{
	const char *from = at;

	at += *at == ' ';
	if (!*at || !strchr(";,/|\n", *at))
		return false;
	at += 1 + (at[1] == ' ');
	*n = (size_t)(at - from);
	return true;
}

/* Whether the text is nothing but labels, or begins or ends with one, with marks between. Own words
 * that are so with their neighbours nobody can tell from options. */
static bool holds_label(struct arena *arena, const struct question *question, const char *text)
{
	const char *loose = wording_loose(arena, text);
	size_t n;

	for (int i = 0; i < question->noptions; i++) {
		const char *label = wording_loose(arena, question->options[i].text.texts[0]);

		for (const char *at = strstr(loose, label); at; at = strstr(at + 1, label)) {
			const char *end = at + strlen(label);
			bool begins = at == loose || strchr(" ;,/|\n", at[-1]);

			if (begins && (!*end || is_mark(end, &n)))
				return true;
		}
	}
	return false;
}

/* Ends of lines as another mark. */
static const char *without_lines(struct arena *arena, const char *text)
{
	char *copy = arena_strdup(arena, text);

	for (char *at = copy; *at; at++)
		if (*at == '\n')
			*at = ';';
	return copy;
}

static bool ends(const char *text, const char *end)
{
	size_t n = strlen(text), nend = strlen(end);

	return n > nend && strcmp(text + n - nend, end) == 0;
}

/* Whether nobody can tell own words from options: they hold one, or make one with what stands
 * before them. */
static bool is_unclear(struct arena *arena, const struct question *question,
		       const struct cell *cell)
{
	const char *own = wording_loose(arena, cell->own);
	const char *text = wording_loose(arena, arena_printf(arena, " %s", cell->text));

	if (holds_label(arena, question, cell->own) ||
	    holds_label(arena, question, without_lines(arena, cell->own)))
		return true;
	for (int i = 0; i < question->noptions; i++) {
		const char *label = wording_loose(arena, question->options[i].text.texts[0]);

		if (ends(label, own) && (ends(text, label) || strcmp(text, label) == 0))
			return true;
	}
	return false;
}

static struct cell make_cell(struct arena *arena, const struct question *question)
{
	struct cell cell = {.text = ""};
	const char *mark = marks[draw(NMARKS)], *between = "";
	int other = question->noptions - 1;

	for (int i = 0; i < other; i++) {
		if (draw(2))
			continue;
		cell.is_chosen[i] = true;
		cell.text = arena_printf(arena, "%s%s%s", cell.text, between,
					 question->options[i].text.texts[0]);
		between = mark;
	}
	if (draw(3) == 0) {
		cell.own = make_text(arena, 4);
		cell.is_chosen[other] = true;
		cell.text = arena_printf(arena, "%s%s%s", cell.text, between, cell.own);
	}
	if (*cell.text && draw(8) == 0 && strcmp(mark, ";") == 0)
		cell.text = arena_printf(arena, "%s;", cell.text);
	return cell;
}

static void add_quoted(struct buf *buf, const char *text)
{
	buf_addstr(buf, "\"");
	for (; *text; text++)
		buf_printf(buf, *text == '"' ? "\"\"" : "%c", *text);
	buf_addstr(buf, "\"");
}

/* Whether what was read is what was chosen. */
static bool is_right(struct arena *arena, const struct cell *cell, const struct answer *answer,
		     int noptions)
{
	bool is_read[MOST_OPTIONS + 1] = {false};

	for (int i = 0; i < answer->nchosen; i++)
		is_read[answer->chosen[i]] = true;
	if (memcmp(is_read, cell->is_chosen, sizeof *is_read * (size_t)noptions) != 0)
		return false;
	return !cell->own || (answer->text && strcmp(wording_fold(arena, answer->text),
						     wording_fold(arena, cell->own)) == 0);
}

struct counts {
	int right, refused, wrong, unclear;
};

/* A file with some people, each with one cell. */
static void read_form(struct arena *arena, int ncells, struct counts *counts)
{
	struct quiz quiz = make_quiz(arena);
	struct cell cells[CELLS_A_FORM];
	struct buf buf;
	struct diag diag;
	struct answers_settings settings = {.schema = ""};
	struct xml_source source = {.path = "cells.csv"};
	struct answers_reading *reading;
	const struct answers *person;
	enum answers_step step;

	buf_init(&buf);
	diag_init(&diag);
	buf_addstr(&buf, "Response ID,Which?\n");
	for (int i = 0; i < ncells; i++) {
		cells[i] = make_cell(arena, quiz.questions);
		buf_printf(&buf, "%d,", i + 1);
		add_quoted(&buf, cells[i].text);
		buf_addstr(&buf, "\n");
	}
	source.bytes = buf.bytes;
	source.nbytes = buf.n;
	reading = answers_open_alone(arena, &source, &quiz, &settings, &diag);
	while (reading && (step = answers_next(reading, arena, &person)) <= ANSWERS_BROKEN) {
		const struct cell *cell = &cells[atoi(person->key) - 1];

		if (step == ANSWERS_BROKEN) {
			counts->refused++;
		} else if (is_right(arena, cell, &person->answers[0], quiz.questions->noptions)) {
			counts->right++;
		} else if (cell->own && is_unclear(arena, quiz.questions, cell)) {
			counts->unclear++;
		} else {
			counts->wrong++;
			tap_ok(false, "this is read right: %s",
			       arena_printf(arena, "\"%s\"", wording_fold(arena, cell->text)));
		}
	}
	if (reading)
		answers_close(reading);
	else
		tap_ok(false, "a file is read");
	buf_release(&buf);
	diag_release(&diag);
}

/* An option that is another one with words behind it. */
static void test_shared(struct arena *arena)
{
	struct quiz_option options[] = {
		{.id = "tea", .text = in_english(arena, "Tea")},
		{.id = "both", .text = in_english(arena, "Tea, milk")},
		{.id = "other", .text = in_english(arena, "Another"), .is_other = true}};
	struct question question = {.kind = QUESTION_MULTI, .options = options, .noptions = 3};
	struct spellings spellings = spelling_list(arena, &question);
	struct split split = {0};

	tap_ok(split_options(arena, &spellings, "Tea, milk, honey", &split) == SPLIT_SEVERAL_WAYS,
	       "own words may begin within an option");
}

int main(void)
{
	const char *cells = getenv("CELLS");
	int n = cells ? atoi(cells) : 5000;
	struct counts counts = {0};
	struct arena arena;

	for (int i = 0; i < n; i += CELLS_A_FORM) {
		arena_init(&arena);
		read_form(&arena, CELLS_A_FORM, &counts);
		arena_release(&arena);
	}
	arena_init(&arena);
	test_shared(&arena);
	arena_release(&arena);
	printf("# right %d, refused %d, unclear %d\n", counts.right, counts.refused,
	       counts.unclear);
	tap_ok(counts.wrong == 0, "of %d cells %d are read wrong", n, counts.wrong);
	tap_ok(counts.right > n / 2, "more than half are read");
	tap_ok(counts.unclear < n / 50, "few are such as nobody can read");
	return tap_done();
}
