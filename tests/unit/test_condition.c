/* Conditions: what they come to, and that no text, however broken, does harm. */
#include "content/condition.h"

#include <string.h>

#include "base/buf.h"
#include "tap.h"

static struct quiz_option points[] = {{.id = "1"}, {.id = "2"}, {.id = "3"}};
static struct quiz_option dishes[] = {{.id = "soup"}, {.id = "bread"}};
static struct question questions[] = {
	{.id = "scale", .kind = QUESTION_LIKERT, .options = points, .noptions = 3},
	{.id = "one", .kind = QUESTION_SINGLE, .options = dishes, .noptions = 2},
	{.id = "some", .kind = QUESTION_MULTI, .options = dishes, .noptions = 2},
	{.id = "a-number.2", .kind = QUESTION_NUMBER, .min = -10, .max = 90000},
	{.id = "answered", .kind = QUESTION_NUMBER, .min = 0, .max = 9},
	{.id = "last", .kind = QUESTION_TEXT},
};
static const struct quiz quiz = {.questions = questions, .nquestions = 6};

/* The condition dumped, or the message; lives in arena. */
static const char *read(struct arena *arena, const char *text, int nasked)
{
	struct condition_place place = {&quiz, nasked, {"quiz.xml", 1}};
	const struct condition *condition;
	const char *answer;
	struct diag diag;
	struct buf buf;

	diag_init(&diag);
	buf_init(&buf);
	condition = condition_parse(arena, text, &place, &diag);
	if (condition && !diag.nerrors)
		condition_dump(condition, &quiz, &buf);
	else if (!condition && diag.nerrors == 1)
		buf_addstr(&buf, diag.messages[0].text);
	else
		buf_printf(&buf, "condition %d, errors %d", condition != NULL, diag.nerrors);
	answer = arena_strdup(arena, buf_text(&buf));
	buf_release(&buf);
	diag_release(&diag);
	return answer;
}

static void test_trees(struct arena *arena)
{
	static const char *const cases[][2] = {
		{"scale >= 2", "scale >= 2"},
		{"scale='3'", "scale = '3'"},
		{"one != \"soup\"", "one != 'soup'"},
		{"a-number.2<-5", "a-number.2 < -5"},
		{"a-number.2 <= 90000", "a-number.2 <= 90000"},
		{"answered(last)", "answered(last)"},
		{" selected ( some , 'bread' ) ", "selected(some, 'bread')"},
		{"answered = 3", "answered = 3"},
		{"answered(answered)", "answered(answered)"},
		{"scale = 1 or scale = 2 and scale = 3",
		 "(scale = 1 or (scale = 2 and scale = 3))"},
		{"(scale = 1 or scale = 2) and scale = 3",
		 "((scale = 1 or scale = 2) and scale = 3)"},
		{"not scale = 1 and scale = 2", "(not scale = 1 and scale = 2)"},
		{"not (scale = 1 and scale = 2)", "not (scale = 1 and scale = 2)"},
		{"not not scale = 1", "not not scale = 1"},
		{"scale = 1 or scale = 2 or scale = 3", "(scale = 1 or scale = 2 or scale = 3)"},
		{"scale = 1 or (scale = 2 or scale = 3)",
		 "(scale = 1 or (scale = 2 or scale = 3))"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(read(arena, cases[i][0], 6), cases[i][1], cases[i][0]);
}

static void test_places(struct arena *arena)
{
	tap_is(read(arena, "scale = 1", 1), "scale = 1", "the second question may ask the first");
	tap_is(read(arena, "one = 'soup'", 1),
	       "in the condition: question \"one\" asks for its own answer", "but not itself");
	tap_is(read(arena, "answered(last)", 1), "in the condition: question \"last\" comes later",
	       "nor a later one");
	tap_is(read(arena, "nobody = 1", 6), "in the condition: there is no question \"nobody\"",
	       "nor one that is not there");
}

/* What is one too many. */
static void test_limits(struct arena *arena)
{
	tap_ok(strstr(read(arena, "a-number.2 < 999999999999", 6), "goes from -10 to 90000"),
	       "a number of 12 digits is a number");
	tap_is(read(arena, "a-number.2 < 1000000000000", 6),
	       "in the condition: question \"a-number.2\" is compared with \"1000000000000\", "
	       "which is no whole number",
	       "one of 13 is none");
	tap_is(read(arena, "((((((((((((((((((((scale = 1))))))))))))))))))))", 6), "scale = 1",
	       "brackets 20 deep");
	tap_ok(strstr(read(arena, "(((((((((((((((((((((scale = 1)))))))))))))))))))))", 6),
		      "deeper than 20") != NULL,
	       "not 21");
}

/* Every beginning of a long condition, and it with each byte put out of joint: no crash, and either
 * a tree or exactly one message. */
static void test_broken(struct arena *arena)
{
	static const char whole[] = "not (scale >= 2 and selected(some, 'soup')) or one = "
				    "\"bread\" and a-number.2 != 70000 or answered(last)";
	static const char odd[] = "('\"<=!,&|)x-\x80\xff";
	int nwrong = 0, nread = 0;
	char text[sizeof whole + 1] = {0};

	for (size_t i = 0; i < sizeof whole; i++)
		for (size_t j = 0; j < sizeof odd; j++) {
			struct arena_mark mark = arena_mark(arena);
			const char *answer;

			memcpy(text, whole, sizeof whole);
			text[i] = odd[j];
			answer = read(arena, text, 6);
			nread++;
			nwrong += strncmp(answer, "condition ", 10) == 0;
			arena_reset(arena, mark);
		}
	tap_ok(nwrong == 0, "%d broken conditions: a tree or one message, never both", nread);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_trees(&arena);
	test_places(&arena);
	test_limits(&arena);
	test_broken(&arena);
	arena_release(&arena);
	return tap_done();
}
