/*
 * A line is refused as a whole, with all that is wrong with it, and then mended question by
 * question ("7=3"), so that nothing is typed twice in vain. What was typed is kept as it is until
 * the next sheet: a correction may bring back questions that another answer had done away with. The
 * words here are for coaches, in English, as those of a command line are.
 */
#include "ask/ask_sheet.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/answers_write.h"
#include "answers/sheet_code.h"
#include "answers/typed.h"
#include "answers/wording.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/utf8.h"
#include "locale/terminal.h"
#include "score/settle.h"

enum { LONGEST_WORD = 200 };

/* One person's sheet: what was typed, and what it means. */
struct ask_sheet {
	const char *code;
	const char **words;                   /* one a question, as typed */
	struct answer *answers;               /* the same, read */
	bool is_saved, is_refused, is_failed; /* what was typed last: on file; to be mended; could
					       * not be written */
};

static void say(struct ask_talk *talk, const char *lead, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
static void refuse(struct ask_sheets *sheets, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void put(struct ask_talk *talk, const char *lead, const char *format, va_list list)
{
	ask_screen_put(&talk->screen, lead, arena_vprintf(talk->arena, format, list), "en");
}

static void say(struct ask_talk *talk, const char *lead, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	put(talk, lead, format, list);
	va_end(list);
}

/* Says why a line is not taken. */
static void refuse(struct ask_sheets *sheets, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	put(sheets->talk, "", format, list);
	va_end(list);
	sheets->nrefused++;
}

static enum ask_line read_raw(struct ask_talk *talk, const char *prompt)
{
	fputs(prompt, stdout);
	putchar(' ');
	fflush(stdout);
	return ask_talk_read_raw(talk);
}

/* A line behind a prompt, clean and without spaces at its ends; in the arena. */
static enum ask_line read_line(struct ask_sheets *sheets, const char *prompt, const char **line)
{
	struct ask_talk *talk = sheets->talk;
	enum ask_line what = read_raw(talk, prompt);

	while (what == ASK_LINE_READ &&
	       utf8_check(buf_text(&talk->line), talk->line.n) != talk->line.n) {
		refuse(sheets, "That line is no UTF-8, and is not taken.");
		what = read_raw(talk, prompt);
	}
	*line = wording_clean(talk->arena, terminal_clean(talk->arena, buf_text(&talk->line)));
	return what;
}

static struct ask_sheet *new_sheet(const struct ask_sheets *sheets, const char *code)
{
	struct ask_talk *talk = sheets->talk;
	int n = talk->session.quiz->nquestions;
	struct ask_sheet *sheet = ARENA_NEW(talk->arena, struct ask_sheet);

	sheet->code = code;
	sheet->words = ARENA_ARRAY(talk->arena, const char *, n + 1);
	sheet->answers = ARENA_ARRAY(talk->arena, struct answer, n + 1);
	return sheet;
}

static const char *file_of(const struct ask_sheets *sheets, const char *code)
{
	return file_join(sheets->talk->arena, sheets->folder,
			 arena_printf(sheets->talk->arena, "%s.xml", code));
}

/* The sheet's answers that are on file; NULL, said, where the file is not one of this sheet. */
static const struct answers *load_file(struct ask_sheets *sheets, const char *code)
{
	struct ask_talk *talk = sheets->talk;
	const struct answers_settings settings = {.schema = sheets->schema, .shows_answers = true};
	const char *path = file_of(sheets, code);
	const struct answers_file *file;
	struct diag quiet;

	diag_init(&quiet);
	file = answers_load(talk->arena, path, talk->session.quiz, &settings, &quiet);
	diag_release(&quiet);
	if (file && file->npeople == 1 && file->people[0]->key &&
	    strcmp(file->people[0]->key, code) == 0)
		return file->people[0];
	refuse(sheets, "%s is no file of answers of this sheet; it stays as it is", path);
	return NULL;
}

/* Settles a copy of what was typed; dropped: one a question, or NULL. */
static struct answers settle(struct ask_sheets *sheets, const struct ask_sheet *sheet,
			     bool *dropped)
{
	struct ask_talk *talk = sheets->talk;
	const struct quiz *quiz = talk->session.quiz;
	size_t size = sizeof(struct answer) * (size_t)quiz->nquestions;
	struct answers person = {.key = sheet->code, .lang = sheets->lang, .date = talk->date};

	person.answers = arena_copy(talk->arena, sheet->answers, size);
	settle_answers(talk->arena, quiz, &person, dropped);
	return person;
}

static const char *understood(struct ask_talk *talk, int question, const struct answer *answer)
{
	return arena_printf(talk->arena, "%s  %s",
			    typed_word(talk->arena, &talk->session.quiz->questions[question],
				       answer),
			    answer->state == ANSWER_SKIPPED
				    ? "left blank"
				    : ask_talk_answer(talk, question, answer));
}

/* What was understood: a line for each question that is asked. */
static void echo(struct ask_sheets *sheets, const struct answers *person)
{
	struct ask_talk *talk = sheets->talk;

	for (int q = 0; q < talk->session.quiz->nquestions; q++)
		if (person->answers[q].state != ANSWER_NOT_ASKED)
			ask_screen_put(&talk->screen, arena_printf(talk->arena, "%5d. ", q + 1),
				       understood(talk, q, &person->answers[q]), talk->screen.lang);
}

static void tell_dropped(struct ask_sheets *sheets, const bool *dropped)
{
	struct ask_talk *talk = sheets->talk;
	const char *list = "";

	for (int q = 0; q < talk->session.quiz->nquestions; q++)
		if (dropped[q])
			list = arena_printf(talk->arena, "%s%s%d", list, *list ? ", " : "", q + 1);
	if (*list)
		say(talk, "", "Not asked, given the other answers, and so left out: %s", list);
}

static bool write_file(struct ask_sheets *sheets, const struct answers *person)
{
	struct ask_talk *talk = sheets->talk;
	struct diag diag;
	struct buf bytes;
	bool is_written;

	buf_init(&bytes);
	diag_init(&diag);
	answers_write(person, talk->session.quiz, &bytes);
	is_written = file_write(file_of(sheets, person->key), bytes.bytes, bytes.n, &diag);
	if (!is_written)
		say(talk, "", "%s: %s", file_of(sheets, person->key), diag.messages[0].text);
	diag_release(&diag);
	buf_release(&bytes);
	return is_written;
}

static void save(struct ask_sheets *sheets, struct ask_sheet *sheet)
{
	struct ask_talk *talk = sheets->talk;
	bool *dropped = ARENA_ARRAY(talk->arena, bool, talk->session.quiz->nquestions + 1);
	struct answers person = settle(sheets, sheet, dropped);

	echo(sheets, &person);
	tell_dropped(sheets, dropped);
	sheets->nfailed -= sheet->is_failed;
	sheet->is_failed = !write_file(sheets, &person);
	sheets->nfailed += sheet->is_failed;
	if (sheet->is_failed)
		return;
	sheets->nwritten += !sheet->is_saved;
	sheet->is_saved = true;
	say(talk, "", "%s is written.", sheet->code);
}

/* One word of a line; false, said, where it is no answer to the question. */
static bool take_word(struct ask_sheets *sheets, struct ask_sheet *sheet, int question,
		      const char *word, bool *wants_words)
{
	struct ask_talk *talk = sheets->talk;
	const struct question *asked = &talk->session.quiz->questions[question];
	struct answer answer;
	const char *why;

	if (!typed_read(talk->arena, asked, word, &answer, wants_words, &why)) {
		say(talk, "", "%d=%.*s: %s", question + 1, LONGEST_WORD, word, why);
		return false;
	}
	sheet->answers[question] = answer;
	return true;
}

static int longest_words(const struct question *question)
{
	return question->kind == QUESTION_TEXT ? question->max_length : ANSWERS_LONGEST_WORDS;
}

/* Asks for the words of one question; blank or "-": there are none. */
static enum ask_line take_words(struct ask_sheets *sheets, struct ask_sheet *sheet, int question)
{
	struct ask_talk *talk = sheets->talk;
	const struct question *asked = &talk->session.quiz->questions[question];
	struct answer *answer = &sheet->answers[question];
	enum ask_line what;
	const char *line;
	bool fits;

	do {
		what = read_line(sheets, arena_printf(talk->arena, "Words at %d:", question + 1),
				 &line);
		fits = utf8_length(line) <= longest_words(asked);
		if (what == ASK_LINE_READ && !fits)
			say(talk, "", "At most %d characters are taken.", longest_words(asked));
	} while (what == ASK_LINE_READ && !fits);
	if (what != ASK_LINE_READ)
		return what;
	answer->text = *line && strcmp(line, "-") != 0 ? line : NULL;
	if (asked->kind == QUESTION_TEXT)
		answer->state = answer->text ? ANSWER_GIVEN : ANSWER_SKIPPED;
	return what;
}

/* Which of two answers holds; what is typed may be a third. */
static enum ask_line decide(struct ask_sheets *sheets, struct ask_sheet *sheet, int question,
			    const struct answer *first)
{
	struct ask_talk *talk = sheets->talk;
	const struct quiz_text *text = &talk->session.quiz->questions[question].text;
	enum ask_line what;
	bool wants_words = false, is_settled = false;
	const char *line;

	ask_screen_put_text(&talk->screen, arena_printf(talk->arena, "%5d. ", question + 1), text);
	ask_screen_put(&talk->screen, "   first  ", understood(talk, question, first),
		       talk->screen.lang);
	ask_screen_put(&talk->screen, "   now    ",
		       understood(talk, question, &sheet->answers[question]), talk->screen.lang);
	do {
		what = read_line(sheets, "Which holds, first, now, or =ANSWER:", &line);
		if (what != ASK_LINE_READ)
			return what;
		if (strcmp(line, "first") == 0) {
			sheet->answers[question] = *first;
			is_settled = true;
		} else if (strcmp(line, "now") == 0) {
			is_settled = true;
		} else if (*line == '=') {
			is_settled = take_word(sheets, sheet, question, line + 1, &wants_words);
		}
	} while (!is_settled);
	return wants_words ? take_words(sheets, sheet, question) : what;
}

/* The second time that a sheet is typed. */
static enum ask_line verify(struct ask_sheets *sheets, struct ask_sheet *sheet)
{
	struct ask_talk *talk = sheets->talk;
	const struct answers *first = load_file(sheets, sheet->code);
	struct answers now = settle(sheets, sheet, NULL);
	enum ask_line what = ASK_LINE_READ;
	int ndifferent = 0;

	if (!first)
		return what;
	for (int q = 0; q < talk->session.quiz->nquestions && what == ASK_LINE_READ; q++) {
		if (typed_is_same(&first->answers[q], &now.answers[q]))
			continue;
		ndifferent++;
		what = decide(sheets, sheet, q, &first->answers[q]);
		now = settle(sheets, sheet, NULL);
	}
	if (what != ASK_LINE_READ)
		return what;
	sheets->nverified++;
	say(talk, "",
	    ndifferent ? "%s is verified; differences settled: %d."
		       : "%s is verified: no difference.",
	    sheet->code, ndifferent);
	sheet->is_saved = true;
	if (ndifferent)
		save(sheets, sheet);
	return what;
}

/* Reads the words of a line that are not read yet, asks for own words, and saves. */
static enum ask_line finish(struct ask_sheets *sheets, struct ask_sheet *sheet)
{
	struct ask_talk *talk = sheets->talk;
	int n = talk->session.quiz->nquestions;
	bool *wants = ARENA_ARRAY(talk->arena, bool, n + 1), is_right = true;
	enum ask_line what = ASK_LINE_READ;

	for (int q = 0; q < n; q++)
		is_right = (!sheet->words[q] ||
			    take_word(sheets, sheet, q, sheet->words[q], &wants[q])) &&
			   is_right;
	sheets->nrefused -= sheet->is_refused;
	sheet->is_refused = !is_right;
	if (!is_right) {
		refuse(sheets, "Nothing is written yet. Mend it, as 7=3, or type the line again.");
		return what;
	}
	for (int q = 0; q < n && what == ASK_LINE_READ; q++)
		if (wants[q])
			what = take_words(sheets, sheet, q);
	for (int q = 0; q < n; q++)
		sheet->words[q] = NULL;
	if (what == ASK_LINE_READ && !sheet->is_saved && file_exists(file_of(sheets, sheet->code)))
		what = verify(sheets, sheet);
	else if (what == ASK_LINE_READ)
		save(sheets, sheet);
	if (what != ASK_LINE_READ)
		refuse(sheets, "%s was not finished; nothing of that line is written.",
		       sheet->code);
	return what;
}

/* "7=3" for the sheet at hand. */
static enum ask_line correct(struct ask_sheets *sheets, struct ask_sheet *sheet, char *rest)
{
	int n = sheets->talk->session.quiz->nquestions;
	const char **words = ARENA_ARRAY(sheets->talk->arena, const char *, n + 1);
	char *word, *end;

	for (word = strtok_r(NULL, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		long number = strtol(word, &end, 10);

		if (*end != '=' || number < 1 || number > n) {
			refuse(sheets,
			       "\"%.*s\" is no correction: there are questions 1 to %d, as 7=3",
			       LONGEST_WORD, word, n);
			return ASK_LINE_READ;
		}
		words[number - 1] = end + 1;
	}
	for (int q = 0; q < n; q++)
		sheet->words[q] = words[q] ? words[q] : sheet->words[q];
	return finish(sheets, sheet);
}

/* A sheet that was typed before, taken up from its file. */
static struct ask_sheet *take_up(struct ask_sheets *sheets, const char *code)
{
	struct ask_talk *talk = sheets->talk;
	struct ask_sheet *sheet;
	const struct answers *person;

	if (sheets->last && strcmp(sheets->last->code, code) == 0)
		return sheets->last;
	if (!file_exists(file_of(sheets, code))) {
		refuse(sheets, "%s was not typed yet.", code);
		return NULL;
	}
	person = load_file(sheets, code);
	if (!person)
		return NULL;
	sheet = new_sheet(sheets, code);
	memcpy(sheet->answers, person->answers,
	       sizeof(struct answer) * (size_t)talk->session.quiz->nquestions);
	sheet->is_saved = true;
	return sheet;
}

static int count_words(const char *line)
{
	int n = 0;

	for (const char *p = line; *p; p++)
		n += *p != ' ' && (p == line || p[-1] == ' ');
	return n;
}

/* A whole line: the code, then a word a question. */
static enum ask_line take_sheet(struct ask_sheets *sheets, const char *code, int nwords, char *rest)
{
	struct ask_talk *talk = sheets->talk;
	int n = talk->session.quiz->nquestions;
	struct ask_sheet *sheet = new_sheet(sheets, code);

	if (nwords != n) {
		refuse(sheets,
		       "%s: one answer for each question is wanted, %d, not %d; a question left "
		       "blank is -",
		       code, n, nwords);
		return ASK_LINE_READ;
	}
	if (!sheets->is_twice && file_exists(file_of(sheets, code))) {
		refuse(sheets,
		       "%s was typed before. To correct it: %s 7=3. To type it a second time "
		       "and compare: --twice",
		       code, code);
		return ASK_LINE_READ;
	}
	for (int q = 0; q < n; q++)
		sheet->words[q] = strtok_r(NULL, " ", &rest);
	sheets->last = sheet;
	return finish(sheets, sheet);
}

static void help(struct ask_talk *talk)
{
	say(talk, "",
	    "A line a sheet: its code, then an answer for each question, by the numbers "
	    "at the boxes:");
	say(talk, "  ", "-      left blank");
	say(talk, "  ", "2      the second box");
	say(talk, "  ", "1,3    both; 13 is the same where there are no more than 9 boxes");
	say(talk, "  ", "3,1,2  ranked, the first place first; also 312");
	say(talk, "  ", "250    a number; x: the box that gives none");
	say(talk, "  ",
	    "4w     with words beside the box, which are asked for then; w: words alone");
	say(talk, "",
	    "7=3 corrects question 7 of the last sheet, K7-03H 7=3 that of another one. "
	    "q ends.");
}

/* One line of input. */
static enum ask_line take_line(struct ask_sheets *sheets, const char *line)
{
	struct ask_talk *talk = sheets->talk;
	char *copy = arena_strdup(talk->arena, line), *rest, *word;
	struct ask_sheet *sheet;
	const char *code;
	int number, nwords = count_words(line);

	word = strtok_r(copy, " ", &rest);
	if (strchr(word, '=')) {
		if (sheets->last)
			return correct(sheets, sheets->last, arena_strdup(talk->arena, line));
		refuse(sheets, "No sheet was typed yet: K7-03H 7=3 corrects one by its code.");
		return ASK_LINE_READ;
	}
	number = sheet_code_find(talk->arena, sheets->mark, word);
	if (number == 0) {
		refuse(sheets,
		       "\"%.*s\" is no code of a sheet of this questionnaire: it looks like %s",
		       LONGEST_WORD, word, sheet_code_person(talk->arena, sheets->mark, 3));
		return ASK_LINE_READ;
	}
	code = sheet_code_person(talk->arena, sheets->mark, number);
	if (nwords > 1 && !strchr(rest, '='))
		return take_sheet(sheets, code, nwords - 1, rest);
	sheet = take_up(sheets, code);
	if (sheet && nwords > 1)
		return correct(sheets, sheet, rest);
	if (sheet) {
		struct answers person = settle(sheets, sheet, NULL);

		echo(sheets, &person);
	}
	return ASK_LINE_READ;
}

enum ask_move ask_sheet_type(struct ask_sheets *sheets)
{
	enum ask_line what = ASK_LINE_READ;
	const char *line;

	while (what == ASK_LINE_READ) {
		what = read_line(sheets, "Sheet:", &line);
		if (what != ASK_LINE_READ)
			break;
		if (strcmp(line, "q") == 0 || strcmp(line, "quit") == 0)
			return ASK_QUIT;
		if (strcmp(line, "?") == 0)
			help(sheets->talk);
		else if (*line)
			what = take_line(sheets, line);
	}
	return ask_talk_end(what);
}
