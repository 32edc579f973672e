/*
 * For a talk: answers of use in every role, answers that speak against the role in front, and
 * questions to ask. All of it follows from the answers; with too few of them, only what does not
 * hang on a result is said.
 */
#include "compose/report_talk.h"

#include "base/day.h"
#include "base/sort.h"
#include "compose/name.h"
#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_workings.h"

enum { MOST = 3, AGAIN_MONTHS = 3, MONTHS = 12, DAY_SECONDS = 86400 };

/* Lines of the ledger that count for one list, by how much. */
struct telling {
	struct report *report;
	int role; /* that they speak against; -1: they speak for all */
};

/* Centipoints by which a line belongs on the list; 0 or less: it does not. */
static int64_t weight_of(const void *context, int i)
{
	const struct telling *telling = context;
	const struct ledger_line *line = &telling->report->result->lines[i];
	int32_t least = line->points[0];

	if (!line->is_answered || telling->report->quiz->questions[line->question].is_private)
		return 0;
	if (telling->role >= 0)
		return -line->points[telling->role];
	for (int r = 1; r < telling->report->result->nroles; r++)
		least = line->points[r] < least ? line->points[r] : least;
	return least;
}

/* The lines that count most first. Answers how many. */
static int choose(const struct telling *telling, int *lines)
{
	const struct result *result = telling->report->result;
	int n = 0;

	for (int i = 0; i < result->nlines; i++)
		if (weight_of(telling, i) > 0)
			lines[n++] = i;
	sort_down(lines, n, weight_of, telling);
	return n < MOST ? n : MOST;
}

static void add_answer(struct report *report, struct block *list, int question)
{
	build_para(report->draft, build_item(report->draft, list, list->pos, 0), STYLE_SIGN_TEXT,
		   "report-reason-inline",
		   WITH(say_span("question", quote_question(report, question, 0)),
			say_span("answer", quote_answer(report, question, SPAN_STRONG)),
			say_count("number", report->numbers[question])));
}

/* A card with a head and the answers; says so where there are none. */
static void add_card(const struct telling *telling, struct block *row, const char *head,
		     const char *none)
{
	struct report *report = telling->report;
	struct draft *draft = report->draft;
	struct block *card = build_block(draft, row, BLOCK_CARD), *list;
	int *lines = ARENA_ARRAY(draft->arena, int, report->result->nlines + 1);
	int n = choose(telling, lines);
	struct filling role = telling->role < 0 ? say_text("role", "")
						: say_role(draft, "role", telling->role);

	card->is_unbroken = true;
	say(draft, head, WITH(role, say_count("roles", report->result->nroles)));
	build_heading(build_line(draft, card, BLOCK_HEADING, STYLE_SUBHEAD), 3);
	if (n == 0) {
		build_para(draft, card, STYLE_SIGN_TEXT, none, WITH(role));
		return;
	}
	list = build_list(draft, card, NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int i = 0; i < n; i++)
		add_answer(report, list, report->result->lines[lines[i]].question);
}

static void add_question(struct report *report, struct block *list, const char *key,
			 const struct filling *with)
{
	build_para(report->draft, build_item(report->draft, list, list->pos, 0), STYLE_SIGN_TEXT,
		   key, with);
}

/* One that quotes a question with its answer. */
static void add_quoted(struct report *report, struct block *list, const char *key, int question)
{
	add_question(report, list, key,
		     WITH(say_span("question", quote_question(report, question, 0)),
			  say_span("answer", quote_answer(report, question, 0)),
			  say_count("number", report->numbers[question])));
}

/* The answer that counted most, of those that may be quoted. */
static void add_strongest(struct report *report, struct block *list)
{
	const struct ledger_line *line = report_workings_strongest(report);

	if (line)
		add_quoted(report, list, "talk-ask-strongest", line->question);
}

/* What speaks most against the role in front. */
static void add_hardest(const struct telling *against, struct block *list)
{
	struct report *report = against->report;
	const struct ledger_line *strongest = report_workings_strongest(report);
	int *lines = ARENA_ARRAY(report->draft->arena, int, report->result->nlines + 1);
	int n = choose(against, lines), i = 0;

	if (n > 0 && strongest && report->result->lines[lines[0]].question == strongest->question)
		i++; /* it has been asked about */
	if (i < n)
		add_quoted(report, list, "talk-ask-hardest",
			   report->result->lines[lines[i]].question);
}

static void add_questions(const struct telling *against, struct block *section)
{
	struct report *report = against->report;
	const struct filling *with = WITH(say_role(report->draft, "role", against->role));
	struct block *list;

	build_para(report->draft, section, STYLE_SIGN_TEXT, "talk-ask-head", NULL)
		->keeps_with_next = true;
	list = build_list(report->draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	if (report_has_result(report)) {
		add_strongest(report, list);
		add_hardest(against, list);
	}
	add_question(report, list, "talk-ask-week", with);
	add_question(report, list, "talk-ask-first", with);
}

void report_talk_add(struct report *report)
{
	struct telling useful = {report, -1}, against = {report, report->first};
	struct block *section = report_section(report, "talk-head", "talk"), *row;

	if (report->nanswered > 0 && report_has_result(report)) {
		row = build_block(report->draft, section, BLOCK_ROW);
		add_card(&useful, row, "talk-useful-head", "talk-useful-none");
		add_card(&against, row, "talk-hard-head", "talk-hard-none");
	}
	add_questions(&against, section);
}

/* The day so many months later, or the last of that month. */
static int64_t months_later(int64_t date, int months)
{
	int year, month, day;
	int64_t number;

	day_split(date / DAY_SECONDS, &year, &month, &day);
	month += months;
	year += (month - 1) / MONTHS;
	month = (month - 1) % MONTHS + 1;
	while ((number = day_number(year, month, day)) < 0)
		day--;
	return number * DAY_SECONDS;
}

void report_talk_add_again(struct report *report, struct block *parent)
{
	int64_t date = report->answers->date;
	struct draft *draft = report->draft;
	const char *day = date > 0 ? number_date(draft, months_later(date, AGAIN_MONTHS)) : NULL;

	build_para(draft, parent, STYLE_SIGN_TEXT, day ? "next-again-on" : "next-again",
		   WITH(say_text("date", day), say_count("months", AGAIN_MONTHS)));
}
