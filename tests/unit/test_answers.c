/*
 * Answers: tables of numbers, days and cells that an author can read and extend, the files of
 * tests/answers/good, what is written and read back, and files that are spoilt.
 */
#include "answers/answers.h"
#include "answers/parcel.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "answers/answers_write.h"
#include "answers/date.h"
#include "answers/number.h"
#include "answers/split.h"
#include "answers/wording.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/utf8.h"
#include "content/guide.h"
#include "content/guide_load.h"
#include "content/quiz_load.h"
#include "root.h"
#include "tap.h"

struct bench {
	struct arena arena;
	struct diag diag;
	const struct quiz *quiz;
	struct answers_settings settings;
};

static const char *tests_file(struct arena *arena, const char *name)
{
	return in_root(arena, arena_printf(arena, "tests/answers/%s", name));
}

static const char *schema_file(struct arena *arena, const char *name)
{
	const char *folder = getenv("ROLEGUIDE_DATA");

	return arena_printf(arena, "%s/schema/%s", folder ? folder : "content", name);
}

static bool open_bench(struct bench *bench)
{
	struct arena *arena = &bench->arena;
	const struct guide *guide;

	*bench = (struct bench){0};
	arena_init(arena);
	diag_init(&bench->diag);
	bench->settings = (struct answers_settings){.schema = schema_file(arena, "answers.rng"),
						    .is_partial = true,
						    .shows_answers = true};
	guide = guide_load(arena, tests_file(arena, "guide.xml"), schema_file(arena, "guide.rng"),
			   NULL, &bench->diag);
	if (guide)
		bench->quiz = quiz_load(arena, quiz_path(arena, guide, &bench->diag), guide,
					schema_file(arena, "quiz.rng"), &bench->diag);
	if (tap_ok(bench->quiz && !bench->diag.nwarnings, "the questionnaire loads"))
		return true;
	diag_print(&bench->diag, stdout, 0, false);
	return false;
}

/* The text with {20AC} as U+20AC. */
static const char *expand(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1), *end = out;

	while (*text) {
		if (*text != '{') {
			*end++ = *text++;
			continue;
		}
		end += utf8_encode((uint32_t)strtoul(text + 1, NULL, 16), end);
		text = strchr(text, '}') + 1;
	}
	*end = 0;
	return out;
}

enum { MOST_FIELDS = 4 };

struct line {
	const char *fields[MOST_FIELDS];
	int nfields, number;
};

static void for_each_line(struct bench *bench, const char *name,
			  void (*test)(struct bench *bench, const struct line *line))
{
	size_t size;
	char *text = file_read(&bench->arena, tests_file(&bench->arena, name), 1 << 20, &size,
			       &bench->diag);
	struct line line = {.number = 0};

	if (!tap_ok(text, "%s is there", name))
		return;
	for (char *next; *text; text = next) {
		next = text + strcspn(text, "\n");
		if (*next)
			*next++ = 0;
		line.number++;
		line.nfields = 0;
		for (char *at = text; *text != '#' && at && line.nfields < MOST_FIELDS;) {
			char *tab = strchr(at, '\t');

			if (tab)
				*tab++ = 0;
			line.fields[line.nfields++] = expand(&bench->arena, at);
			at = tab;
		}
		if (line.nfields)
			test(bench, &line);
	}
}

static void test_number(struct bench *bench, const struct line *line)
{
	static const char *const faults[] = {"", "none", "two ways", "broken", "too large"};
	const char *folded = wording_fold(&bench->arena, line->fields[0]);
	int64_t value = 0;
	enum number_fault fault = number_read(folded, strtoll(line->fields[1], NULL, 10),
					      strtoll(line->fields[2], NULL, 10), &value);
	char *is = arena_printf(&bench->arena, "%" PRId64, value);

	tap_is(fault == NUMBER_READ ? is : faults[fault], line->fields[3],
	       arena_printf(&bench->arena, "numbers.tsv:%d: %s", line->number, line->fields[0]));
}

static void test_date(struct bench *bench, const struct line *line)
{
	static const char *const faults[] = {"", "none", "other year", "two ways"};
	static const char *const orders[] = {"-", "dmy", "mdy"};
	const char *loose = wording_loose(&bench->arena, line->fields[0]), *is;
	const char *name = arena_printf(&bench->arena, "dates.tsv:%d: %s", line->number,
					line->fields[0]);
	int64_t seconds = 0;
	int order = 0, year, month, day;
	enum date_fault fault;

	while (order < DATES_MDY && strcmp(orders[order], line->fields[1]) != 0)
		order++;
	fault = date_read(loose, (enum dates)order, &seconds);
	is = faults[fault];
	if (fault == DATE_READ) {
		day_split(seconds / 86400, &year, &month, &day);
		is = arena_printf(&bench->arena, "%04d-%02d-%02d", year, month, day);
	}
	tap_is(seconds % 86400 == 0 ? is : "-", line->fields[2], name);
	if (line->nfields > 3)
		tap_is(orders[date_order(loose)], line->fields[3],
		       arena_printf(&bench->arena, "%s: what it shows", name));
}

static void test_cell(struct bench *bench, const struct line *line)
{
	struct arena *arena = &bench->arena;
	struct split split = {0};
	int q = quiz_find_question(bench->quiz, line->fields[0]);
	struct spellings spellings = spelling_list(arena, &bench->quiz->questions[q]);
	enum split_result result;
	const char *is = "";

	result = split_options(arena, &spellings, line->fields[1], &split);
	for (int i = 0; i < split.nchosen; i++)
		is = arena_printf(arena, "%s%s%s", is, i ? " " : "",
				  bench->quiz->questions[q].options[split.chosen[i]].id);
	if (split.rest)
		is = arena_printf(arena, "%s%s+ %s%s%s", is, *is ? " " : "", split.rest,
				  split.has_more ? " + more" : "", split.slip ? ", near" : "");
	tap_is(result == SPLIT_ONE_WAY ? is : "several ways", line->fields[2],
	       arena_printf(arena, "cells.tsv:%d: %s", line->number,
			    wording_fold(arena, line->fields[1])));
}

static void add_messages(struct buf *buf, const struct diag *diag)
{
	for (int i = 0; i < diag->nmessages; i++)
		buf_printf(buf, "%d:%d: %s: %s\n", diag->messages[i].pos.line,
			   diag->messages[i].column,
			   diag->messages[i].level == DIAG_ERROR ? "error" : "warning",
			   diag->messages[i].text);
}

/* All people of a file who can be read as XML, and the faults. */
static void read_people(struct bench *bench, const char *path, struct buf *buf)
{
	struct diag diag;
	struct answers_reading *reading;
	const struct answers *person;
	enum answers_step step = ANSWERS_END;

	diag_init(&diag);
	reading = answers_open(&bench->arena, path, bench->quiz, &bench->settings, &diag);
	while (reading && (step = answers_next(reading, &bench->arena, &person)) <= ANSWERS_BROKEN)
		if (step == ANSWERS_PERSON)
			answers_write(person, bench->quiz, buf);
	if (reading)
		answers_close(reading);
	add_messages(buf, &diag);
	diag_release(&diag);
}

/* Each file has its people beside it: NAME.csv NAME.csv.people; UPDATE=1 writes them. Of odd
 * ones nothing may be left out, and no answer stands in a message. */
static void test_folder(struct bench *bench, const char *name, bool are_odd)
{
	const char *folder = tests_file(&bench->arena, name);
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	int n = 0;

	while (dir && (entry = readdir(dir))) {
		const char *path = file_join(&bench->arena, folder, entry->d_name), *wanted;
		const char *people = arena_printf(&bench->arena, "%s.people", path);
		struct buf is;
		size_t size;

		if (entry->d_name[0] == '.' || strstr(entry->d_name, ".people"))
			continue;
		buf_init(&is);
		bench->settings.is_partial = bench->settings.shows_answers = !are_odd;
		read_people(bench, path, &is);
		bench->settings.is_partial = bench->settings.shows_answers = true;
		if (getenv("UPDATE"))
			file_write(people, is.bytes, is.n, &bench->diag);
		wanted = file_read(&bench->arena, people, 1 << 20, &size, &bench->diag);
		tap_is(buf_text(&is), wanted, entry->d_name);
		buf_release(&is);
		n++;
	}
	if (dir)
		closedir(dir);
	tap_ok(n >= 8, "there are %d files in %s", n, name);
}

static char *write_text(struct bench *bench, const char *text, size_t n)
{
	const char *folder = getenv("TMPDIR");
	char *path = arena_printf(&bench->arena, "%s/test_answers_XXXXXX",
				  folder ? folder : "/tmp");
	int file = mkstemp(path);
	FILE *out = file >= 0 ? fdopen(file, "w") : NULL;

	if (!out || fwrite(text, 1, n, out) != n || fclose(out) != 0)
		tap_ok(false, "%s can be written", path);
	return path;
}

static void add_answer(struct bench *bench, struct answers *person, const char *question,
		       struct answer answer)
{
	answer.pos = (struct srcpos){"here", 1};
	person->answers[quiz_find_question(bench->quiz, question)] = answer;
}

static bool is_same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_same_answer(const struct answer *a, const struct answer *b)
{
	return a->state == b->state && a->nchosen == b->nchosen && a->number == b->number &&
	       (a->nchosen == 0 ||
		memcmp(a->chosen, b->chosen, sizeof(int) * (size_t)a->nchosen) == 0) &&
	       is_same_text(a->text, b->text);
}

/* Written and read back. */
static void test_round(struct bench *bench, const struct answers *person, const char *what)
{
	const struct answers_file *file;
	struct buf buf;
	const struct answers *back;
	char *path;

	buf_init(&buf);
	answers_write(person, bench->quiz, &buf);
	path = write_text(bench, buf.bytes, buf.n);
	buf_release(&buf);
	file = answers_load(&bench->arena, path, bench->quiz, &bench->settings, &bench->diag);
	unlink(path);
	if (!tap_ok(file && file->npeople == 1, "%s: is read back", what)) {
		diag_print(&bench->diag, stdout, 0, false);
		return;
	}
	back = file->people[0];
	tap_is(back->name, person->name, "the name is the same");
	tap_is(back->key, person->key, "the id is the same");
	tap_ok(is_same_text(back->lang, person->lang) && back->date == person->date,
	       "language and day are the same");
	for (int q = 0; q < bench->quiz->nquestions; q++)
		tap_ok(is_same_answer(&back->answers[q], &person->answers[q]), "%s: %s", what,
		       bench->quiz->questions[q].id);
}

/* Packed for another process and unpacked there. */
static void test_parcel(struct bench *bench, const struct answers *person, const char *what)
{
	const struct answers *back;
	struct packet packet;
	struct buf full, bare, again;

	buf_init(&full);
	buf_init(&bare);
	buf_init(&again);
	parcel_pack(&full, bench->quiz, person, true);
	packet = (struct packet){full.bytes, full.bytes + full.n};
	back = parcel_unpack(&bench->arena, bench->quiz, &packet);
	tap_ok(packet.next == packet.end, "%s: a parcel is read to its end", what);
	tap_ok(is_same_text(back->name, person->name) && is_same_text(back->key, person->key) &&
		       is_same_text(back->email, person->email) && back->row == person->row &&
		       back->date == person->date && back->pos.line == person->pos.line &&
		       is_same_text(back->pos.file, person->pos.file),
	       "and says who, and where");
	for (int q = 0; q < bench->quiz->nquestions; q++)
		tap_ok(is_same_answer(&back->answers[q], &person->answers[q]), "parcel, %s: %s",
		       what, bench->quiz->questions[q].id);
	parcel_pack(&bare, bench->quiz, person, false);
	((struct answers *)back)->row += 3;
	((struct answers *)back)->pos.line += 3;
	back->answers[0].pos.line += 3;
	parcel_pack(&again, bench->quiz, back, false);
	tap_ok(bare.n == again.n && bare.n < full.n && memcmp(bare.bytes, again.bytes, bare.n) == 0,
	       "without places it is the same wherever the answers stand");
	buf_release(&full);
	buf_release(&bare);
	buf_release(&again);
}

static void test_writing(struct bench *bench)
{
	struct answers person = {
		.key = "a\"<&>'1",
		.name = "דנה <לוי> & \"בן\"",
		.lang = "he",
		.date = INT64_C(86400) * 20777,
		.answers = ARENA_ARRAY(&bench->arena, struct answer, bench->quiz->nquestions)};
	int other[] = {2}, three[] = {5, 0, 3}, declined[] = {3}, unsaid[] = {0}, order[] = {2, 0};

	test_round(bench, &person, "nothing answered");
	test_parcel(bench, &person, "nothing answered");
	add_answer(bench, &person, "place",
		   (struct answer){.state = ANSWER_GIVEN,
				   .chosen = other,
				   .nchosen = 1,
				   .text = "<b> & \"c\" > d"});
	add_answer(bench, &person, "tools",
		   (struct answer){
			   .state = ANSWER_GIVEN, .chosen = three, .nchosen = 3, .text = "Löffel"});
	add_answer(bench, &person, "order",
		   (struct answer){.state = ANSWER_GIVEN, .chosen = order, .nchosen = 2});
	add_answer(bench, &person, "flame",
		   (struct answer){.state = ANSWER_GIVEN, .chosen = other, .nchosen = 1});
	add_answer(bench, &person, "pay",
		   (struct answer){.state = ANSWER_DECLINED, .chosen = unsaid, .nchosen = 1});
	add_answer(bench, &person, "cold", (struct answer){.state = ANSWER_GIVEN, .number = -7});
	add_answer(bench, &person, "words",
		   (struct answer){.state = ANSWER_GIVEN, .text = "a & b < c"});
	add_answer(bench, &person, "rating", (struct answer){.state = ANSWER_NOT_ASKED});
	test_round(bench, &person, "all kinds");
	test_parcel(bench, &person, "all kinds");
	add_answer(bench, &person, "place",
		   (struct answer){.state = ANSWER_DECLINED, .chosen = declined, .nchosen = 1});
	add_answer(bench, &person, "tools", (struct answer){.state = ANSWER_SKIPPED});
	add_answer(bench, &person, "order",
		   (struct answer){.state = ANSWER_GIVEN, .chosen = order, .nchosen = 1});
	add_answer(bench, &person, "pay", (struct answer){.state = ANSWER_GIVEN, .number = 0});
	person.name = person.key = NULL;
	person.date = 0;
	test_round(bench, &person, "declined, skipped, nameless");
	test_parcel(bench, &person, "declined, skipped, nameless");
}

/* What the text as a file of answers gives; the number of errors. */
static int count_errors(struct bench *bench, const char *text, size_t n)
{
	struct arena_mark mark = arena_mark(&bench->arena);
	char *path = write_text(bench, text, n);
	struct diag diag;
	int nerrors;

	diag_init(&diag);
	answers_load(&bench->arena, path, bench->quiz, &bench->settings, &diag);
	nerrors = diag.nerrors;
	unlink(path);
	diag_release(&diag);
	arena_reset(&bench->arena, mark);
	return nerrors;
}

/* A head, something over and over, and a tail, as a file. */
static int count_errors_of(struct bench *bench, const char *head, const char *middle, int times,
			   const char *tail)
{
	struct buf buf;
	int nerrors;

	buf_init(&buf);
	buf_addstr(&buf, head);
	for (int i = 0; i < times; i++)
		buf_addstr(&buf, middle);
	buf_addstr(&buf, tail);
	nerrors = count_errors(bench, buf.bytes, buf.n);
	buf_release(&buf);
	return nerrors;
}

static void test_large(struct bench *bench)
{
	tap_ok(count_errors_of(bench, "{\"pay\": 1, \"Name\": \"", "ab", 1 << 19, "\"}") == 1,
	       "JSON: a name of 1 MB is too long");
	tap_ok(count_errors_of(bench, "<answers questionnaire='kitchen'><person><name>", "ab",
			       1 << 19, "</name></person></answers>") == 1,
	       "XML: a name of 1 MB is too long");
	tap_ok(count_errors_of(bench, "Name,pay\n", "ab", 1 << 19, ",1\n") == 1,
	       "CSV: a name of 1 MB is too long");
	tap_ok(count_errors_of(bench, "Name,pay\na,", "9", 1 << 20, "\n") == 1,
	       "a number of a million digits is too large");
	tap_ok(count_errors_of(bench, "{\"pay\":", "9", 1000, "}") == 1,
	       "JSON: a number of a thousand digits is an error");
	tap_ok(count_errors_of(bench, "", "[", 1 << 20, "") == 1,
	       "a million brackets are an error");
	tap_ok(count_errors_of(bench, "{\"pay\":", "[", 1000, "") == 1, "brackets left open");
	tap_ok(count_errors_of(bench, "<answers questionnaire='kitchen'>", "<answer>", 100000, "") >
		       0,
	       "a hundred thousand elements inside each other are errors");
	tap_ok(count_errors_of(bench, "place,tools\nhome,", "oven;", 1 << 18, "\n") == 1,
	       "a cell of a megabyte is too long");
	tap_ok(count_errors_of(bench, "place,tools\nhome,\"", "oven;", 800, "\"\n") == 1,
	       "eight hundred ovens are too many");
	tap_ok(count_errors_of(bench, "place\n", "home\n", 10000, "") == 0,
	       "10000 people may answer");
	tap_ok(count_errors_of(bench, "place\n", "home\n", 50000, "") == 0,
	       "CSV: as many as there are may");
	tap_ok(count_errors_of(bench, "[{\"pay\":1}", ",{\"pay\":1}", 9999, "]") == 0,
	       "JSON: 10000 people may answer");
	tap_ok(count_errors_of(bench, "[{\"pay\":1}", ",{\"pay\":1}", 50000, "]") == 0,
	       "JSON: as many as there are may");
	tap_ok(count_errors_of(bench, "pay", ",x", 50000, "\n1\n") == 1, "50000 strange columns");
}

/* Every beginning of a file, and the file with bytes changed: no crash, and soon done. */
static void spoil(struct bench *bench, const char *name)
{
	size_t n;
	const char *text = file_read(&bench->arena, tests_file(&bench->arena, name), 1 << 20, &n,
				     &bench->diag);
	uint32_t seed = 1;
	char *copy;

	if (!tap_ok(text, "%s is there", name))
		return;
	copy = arena_alloc(&bench->arena, n + 1);
	for (size_t i = 0; i < n; i += 1 + n / 150)
		count_errors(bench, text, i);
	for (int i = 0; i < 300; i++) {
		memcpy(copy, text, n);
		for (int j = 0; j < 1 + i % 4; j++) {
			seed = seed * 1664525u + 1013904223u;
			copy[(seed >> 8) % n] = i % 3 ? "\",;{}[]<>&\n\r|:'0"[seed >> 28]
						      : (char)(seed >> 24);
		}
		count_errors(bench, copy, n);
	}
	tap_ok(true, "%s: cut off and spoilt, nothing breaks", name);
}

int main(void)
{
	struct bench bench;

	if (open_bench(&bench)) {
		for_each_line(&bench, "numbers.tsv", test_number);
		for_each_line(&bench, "dates.tsv", test_date);
		for_each_line(&bench, "cells.tsv", test_cell);
		test_folder(&bench, "good", false);
		test_folder(&bench, "odd", true);
		test_writing(&bench);
		test_large(&bench);
		spoil(&bench, "good/all.xml");
		spoil(&bench, "good/surveyjs.json");
		spoil(&bench, "good/google.csv");
	}
	diag_release(&bench.diag);
	arena_release(&bench.arena);
	return tap_done();
}
