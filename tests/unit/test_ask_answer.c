/* Typed lines as answers: a line, and the options that it names or the phrase that refuses it. */
#include "ask/ask_answer.h"

#include <inttypes.h>

#include "tap.h"

static const char *const labels[] = {"Spade, fork",    "Saw",        "Watering can", "5-10",
				     "Something else", "Don’t know", "Nothing"};
enum { NOPTIONS = sizeof labels / sizeof *labels };

static struct quiz_option options[NOPTIONS] = {
	[4] = {.is_other = true},
	[5] = {.is_no_answer = true, .is_exclusive = true},
	[6] = {.is_none = true, .is_exclusive = true},
};

struct line_case {
	const char *line, *wanted; /* "1 3", numbers as shown; or the key of a phrase */
};

/* "1 3", "=26000", "declined 6", or what refuses the line. */
static const char *read_line(struct arena *arena, const struct question *question, const char *line)
{
	const char *shown_labels[NOPTIONS];
	struct ask_shown shown = {question, shown_labels, "years"};
	struct ask_phrase fault = {0};
	struct answer answer;
	const char *text;

	for (int i = 0; i < NOPTIONS; i++)
		shown_labels[i] = labels[(size_t)(question->options - options + i) % NOPTIONS];
	if (!ask_answer_read(arena, &shown, line, &answer, &fault))
		return fault.key;
	if (question->kind == QUESTION_NUMBER && !answer.nchosen)
		return arena_printf(arena, "=%" PRId64, answer.number);
	text = answer.state == ANSWER_DECLINED ? "declined" : "";
	for (int i = 0; i < answer.nchosen; i++)
		text = arena_printf(arena, "%s%s%d", text, *text ? " " : "", answer.chosen[i] + 1);
	return text;
}

static void check(struct arena *arena, const struct question *question,
		  const struct line_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		tap_is(read_line(arena, question, cases[i].line), cases[i].wanted,
		       arena_printf(arena, "kind %d: \"%s\"", (int)question->kind, cases[i].line));
}

#define CHECK(arena, question, cases) \
	check((arena), (question), (cases), sizeof(cases) / sizeof *(cases))

static void test_single(struct arena *arena)
{
	static const struct question question = {
		.kind = QUESTION_SINGLE, .options = options, .noptions = NOPTIONS};
	static const struct line_case cases[] = {{"1", "1"},
						 {"7", "7"},
						 {"2.", "2"},
						 {"(2)", "2"},
						 {"2)", "2"},
						 {"٢", "2"},
						 {"02", "2"},
						 {"0", "ask-no-such"},
						 {"8", "ask-no-such"},
						 {"99999999999999999999", "ask-no-such"},
						 {"-1", "ask-no-such"},
						 {"1.5", "ask-no-such"},
						 {"2x", "ask-no-such"},
						 {"saw", "2"},
						 {"SAW", "2"},
						 {"wat", "3"},
						 {"s", "ask-two-fit"},
						 {"so", "5"},
						 {"sawdust", "ask-no-such"},
						 {"spade, fork", "1"},
						 {"spade,", "1"},
						 {"don't", "declined 6"},
						 {"DON’T KNOW", "declined 6"},
						 {"5-10", "4"},
						 {"5–10", "4"},
						 {"5", "5"},
						 {"1-2", "ask-one-only"},
						 {"1 2", "ask-one-only"},
						 {"1, 2", "ask-one-only"},
						 {"1, 1", "1"},
						 {",", "ask-no-pick"},
						 {"-", "ask-no-such"},
						 {"()", "ask-no-such"},
						 {"\"", "ask-no-such"}};

	CHECK(arena, &question, cases);
}

static void test_multi(struct arena *arena)
{
	static const struct question free = {
		.kind = QUESTION_MULTI, .options = options, .noptions = NOPTIONS};
	static const struct question bound = {.kind = QUESTION_MULTI,
					      .options = options,
					      .noptions = NOPTIONS,
					      .least = 2,
					      .most = 3};
	static const struct line_case cases[] = {{"1 3", "1 3"},
						 {"3 1", "1 3"},
						 {"1,3", "1 3"},
						 {"1, 3,", "1 3"},
						 {"1;3", "1 3"},
						 {"1 1 1", "1"},
						 {"1-3", "1 2 3"},
						 {"3-1 5", "1 2 3 5"},
						 {"5-10", "4"},
						 {"saw, wat", "2 3"},
						 {"spade, fork", "1"},
						 {"spade, fork; saw", "1 2"},
						 {"saw, 3", "2 3"},
						 {"saw, 1 3", "1 2 3"},
						 {"saw 3", "ask-none-such"},
						 {"saw,fork", "ask-none-such"},
						 {"saw, s", "ask-two-fit"},
						 {"7", "7"},
						 {"7 1", "ask-alone"},
						 {"6", "declined 6"},
						 {"1,6", "ask-alone"},
						 {"1 2 8", "ask-none-such"},
						 {"1，3、5", "1 3 5"},
						 {", ;", "ask-no-pick"}};
	static const struct line_case bound_cases[] = {
		{"1", "ask-too-few"},        {"1 2", "1 2"}, {"1-3", "1 2 3"},
		{"1 2 3 5", "ask-too-many"}, {"7", "7"},     {"6", "declined 6"},
		{"1 1", "ask-too-few"}};
	char *many = arena_alloc(arena, 1000);

	CHECK(arena, &free, cases);
	CHECK(arena, &bound, bound_cases);
	for (int i = 0; i < 400; i++)
		memcpy(many + 2 * i, "1 ", 2);
	tap_is(read_line(arena, &free, many), "ask-no-pick", "hundreds of numbers");
}

static void test_rank(struct arena *arena)
{
	static const struct question top = {
		.kind = QUESTION_RANK, .options = options, .noptions = 4, .most = 2};
	static const struct question all = {
		.kind = QUESTION_RANK, .options = options, .noptions = 4};
	static const struct line_case top_cases[] = {
		{"3 1", "3 1"},      {"wat, saw", "3 2"},     {"3 3", "ask-twice"},
		{"3", "ask-places"}, {"1 2 3", "ask-places"}, {"3 9", "ask-none-such"}};
	static const struct line_case all_cases[] = {{"4 3 2 1", "4 3 2 1"},
						     {"4-1", "4 3 2 1"},
						     {"4 3 2", "ask-places"},
						     {"1,2,3,4", "1 2 3 4"}};

	CHECK(arena, &top, top_cases);
	CHECK(arena, &all, all_cases);
}

static void test_number(struct arena *arena)
{
	static const struct question question = {.kind = QUESTION_NUMBER,
						 .options = options + 5,
						 .noptions = 1,
						 .min = -5,
						 .max = 50000};
	static const struct line_case cases[] = {{"26000", "=26000"},
						 {"26 000", "=26000"},
						 {"26'000", "=26000"},
						 {"-5", "=-5"},
						 {"−5", "=-5"},
						 {"-6", "ask-out-of-range"},
						 {"50001", "ask-out-of-range"},
						 {"99999999999999999999999", "ask-out-of-range"},
						 {"1.200", "ask-two-ways"},
						 {"1,200", "ask-two-ways"},
						 {"26,000", "ask-two-ways"},
						 {"2.5", "ask-whole"},
						 {"2,0", "=2"},
						 {"5 years", "=5"},
						 {"5YEARS", "=5"},
						 {"years", "ask-no-number"},
						 {"٥", "=5"},
						 {"40k", "ask-no-number"},
						 {"3-4", "ask-no-number"},
						 {"ten", "ask-no-number"},
						 {"don", "declined 1"},
						 {"Don’t know", "declined 1"},
						 {"1e3", "ask-no-number"},
						 {"0x10", "ask-no-number"},
						 {"+7", "=7"}};

	CHECK(arena, &question, cases);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_single(&arena);
	test_multi(&arena);
	test_rank(&arena);
	test_number(&arena);
	arena_release(&arena);
	return tap_done();
}
