/* Questionnaires as structs: what the dump does not show, limits, and large ones. */
#include "base/file_write.h"
#include "content/quiz.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "content/guide_load.h"
#include "content/quiz_load.h"
#include "tap.h"

static const char *content(struct arena *arena, const char *name)
{
	const char *folder = getenv("ROLEGUIDE_DATA");

	return file_join(arena, folder ? folder : "content", name);
}

static const struct guide *load_guide(struct arena *arena, struct diag *diag)
{
	return guide_load(arena, content(arena, "pm-vs-tpm.xml"),
			  content(arena, "schema/guide.rng"), NULL, diag);
}

static int count_steps(const struct quiz *quiz, enum step_outcome outcome)
{
	int n = 0;

	for (int i = 0; i < quiz->nsteps; i++)
		n += quiz->steps[i].outcome == outcome;
	return n;
}

static void check_steps(const struct quiz *quiz)
{
	const struct next_step *last = &quiz->steps[quiz->nsteps - 1];

	tap_ok(quiz->nsteps >= 10 && quiz->nsteps <= 16, "%d next steps", quiz->nsteps);
	tap_ok(count_steps(quiz, STEP_LEADS) > 3 && count_steps(quiz, STEP_BALANCED) > 0 &&
		       count_steps(quiz, STEP_INSUFFICIENT) > 0,
	       "there are some for each outcome");
	tap_ok(last->outcome == STEP_ANY && last->role == -1 && !last->when && !last->href,
	       "a step without attributes is for all");
	tap_ok(last->head.n == 3 && last->text.n == 3, "steps are translated");
	tap_ok(quiz->date == 1795305600 && !quiz->study && quiz->contact.n == 3,
	       "date and contact are there, a study is not");
	tap_is(quiz->author, "roleguide", "so is the author");
}

static void test_real(struct arena *arena)
{
	const struct guide *guide;
	const struct quiz *quiz;
	const struct question *pay, *what;
	const char *path;
	struct diag diag;

	diag_init(&diag);
	guide = load_guide(arena, &diag);
	path = quiz_path(arena, guide, &diag);
	quiz = quiz_load(arena, path, guide, content(arena, "schema/quiz.rng"), &diag);
	if (!tap_ok(quiz && diag.nerrors == 0 && diag.nwarnings == 0, "the questionnaire loads")) {
		diag_print(&diag, stdout, 0, false);
		return;
	}
	tap_ok(quiz->tie == 500 && quiz->guide == guide && quiz->source.nbytes > 0,
	       "tie, guide and source are there");
	tap_ok(quiz_find_question(quiz, "nobody") == -1, "no question is called nobody");
	pay = &quiz->questions[quiz_find_question(quiz, "pay")];
	tap_ok(pay->nbands == 7 && pay->bands[6].upto == INT64_MAX && pay->scale == -1,
	       "the last band is open");
	tap_ok(pay->bands[2].is_neutral && pay->bands[2].supports[0] == 0,
	       "a neutral band has supports of 0");
	tap_ok(question_find_option(pay, "quiet") == 0 && question_find_option(pay, "no") == -1,
	       "options are found by their ids");
	tap_ok(pay->unit.n == 3 && pay->reason.n == 3, "units and reasons are translated");
	check_steps(quiz);
	what = &quiz->questions[quiz_find_question(quiz, "what")];
	tap_ok(what->options == quiz->scales[what->scale].points && what->noptions == 5,
	       "a Likert question has the points of its scale");
	tap_ok(what->keys[0] == 2 && what->keys[1] == -1, "keys stand in the order of the roles");
	tap_is(quiz_guide_path(arena, path, content(arena, "schema/quiz.rng"), &diag) ? "yes"
										      : "no",
	       "yes", "the guide is found from the questionnaire");
	diag_release(&diag);
}

static void add_question(struct buf *buf, int number, int noptions)
{
	buf_printf(buf, "<question id='q%d' type='single'><text>Question %d</text>", number,
		   number);
	for (int i = 0; i < noptions; i++)
		buf_printf(buf, "<option id='o%d'><text>Answer %d</text></option>", i, i);
	buf_addstr(buf, "</question>\n");
}

static void add_steps(struct buf *buf, int nsteps)
{
	buf_addstr(buf, nsteps ? "<steps>\n" : "");
	for (int i = 0; i < nsteps; i++)
		buf_printf(buf, "<step id='s%d'><head>Go</head><text>On</text></step>\n", i);
	buf_addstr(buf, nsteps ? "</steps>\n" : "");
}

/* How many errors there are in a questionnaire of that size; -1 when it can't be written. */
static int count_errors(struct arena *arena, int nquestions, int noptions, int nsteps)
{
	char path[] = "/tmp/test_quiz_XXXXXX";
	int file = mkstemp(path), nerrors;
	struct diag diag;
	struct buf buf;

	if (file < 0)
		return -1;
	close(file);
	diag_init(&diag);
	buf_init(&buf);
	buf_addstr(&buf, "<questionnaire id='q' version='1' guide='g.xml' xml:lang='en'>"
			 "<title>T</title>\n");
	for (int i = 0; i < nquestions; i++)
		add_question(&buf, i, noptions);
	add_steps(&buf, nsteps);
	buf_addstr(&buf, "</questionnaire>");
	file_write(path, buf.bytes, buf.n, &diag);
	quiz_load(arena, path, load_guide(arena, &diag), content(arena, "schema/quiz.rng"), &diag);
	nerrors = diag.nerrors;
	buf_release(&buf);
	diag_release(&diag);
	unlink(path);
	return nerrors;
}

static void test_limits(struct arena *arena)
{
	tap_ok(count_errors(arena, 500, 3, 0) == 0, "500 questions are not too many");
	tap_ok(count_errors(arena, 501, 3, 0) == 1, "501 are");
	tap_ok(count_errors(arena, 1, 60, 0) == 0, "60 answers are not too many");
	tap_ok(count_errors(arena, 1, 61, 0) == 1, "61 are");
	tap_ok(count_errors(arena, 1, 20000, 0) == 1, "20000 answers are one fault, soon found");
	tap_ok(count_errors(arena, 1, 2, 500) == 0, "500 steps are not too many");
	tap_ok(count_errors(arena, 1, 2, 501) == 1, "501 are");
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_real(&arena);
	test_limits(&arena);
	arena_release(&arena);
	return tap_done();
}
