/*
 * Facts to weigh: the rules that hold for this person, the gravest first. The first page has room
 * for a few, and names the questions on which others hang; all of them stand where the result's
 * changes do.
 */
#include "compose/report_rules.h"

#include "compose/names.h"
#include "compose/number.h"
#include "compose/quote.h"

enum { MOST_DEPTH = 64, MOST = REPORT_RULES };

/* The rules that hold, the gravest first; equal ones in the order of the questionnaire. Answers how
 * many there are, of which MOST at most are in rules. */
static int find_rules(const struct result *result, int *rules)
{
	const struct rule *all = result->quiz->rules;
	int n = 0;

	for (int i = 0; i < result->quiz->nrules; i++) {
		int k = n < MOST ? n : MOST;

		if (result->rules[i] != TRUTH_TRUE)
			continue;
		for (; k > 0 && all[rules[k - 1]].level < all[i].level; k--)
			if (k < MOST)
				rules[k] = rules[k - 1];
		if (k < MOST)
			rules[k] = i;
		n++;
	}
	return n;
}

/* Marks the questions without an answer that the condition asks. */
static void mark_open(const struct report *report, const struct condition *condition,
		      bool *is_open, int depth)
{
	if (!condition || depth == 0)
		return;
	switch (condition->kind) {
	case CONDITION_AND:
	case CONDITION_OR:
	case CONDITION_NOT:
		mark_open(report, condition->left, is_open, depth - 1);
		mark_open(report, condition->right, is_open, depth - 1);
		break;
	case CONDITION_ANSWERED:
	case CONDITION_SELECTED:
	case CONDITION_COMPARE:
		if (report->answers->answers[condition->question].state != ANSWER_GIVEN)
			is_open[condition->question] = true;
		break;
	}
}

/* "3 and 7": the questions marked, by their numbers on the pages. */
static const char *open_numbers(struct report *report, const bool *is_open, int *count)
{
	int nquestions = report->quiz->nquestions, n = 0;
	const char **words = ARENA_ARRAY(report->draft->arena, const char *, nquestions + 1);

	for (int number = 1; number <= nquestions; number++)
		for (int q = 0; q < nquestions; q++)
			if (is_open[q] && report->numbers[q] == number)
				words[n++] = number_whole(report->draft, number);
	*count = n;
	return say_list(report->draft, words, n);
}

static bool *no_marks(struct report *report)
{
	return ARENA_ARRAY(report->draft->arena, bool, report->quiz->nquestions + 1);
}

static const char *level_key(const struct rule *rule, bool is_open)
{
	if (is_open)
		return "report-rule-open-level";
	switch (rule->level) {
	case RULE_BLOCK:
		return "report-rule-block";
	case RULE_CAUTION:
		return "report-rule-caution";
	case RULE_NOTE:
		break;
	}
	return "report-rule-note";
}

/* "Caution, TPM (asked of you):", the role in its colour; or without who asks. */
static void add_head(struct report *report, const struct rule *rule, bool is_open, bool is_short)
{
	const char *key = is_short ? "report-rule-short"
			: rule->kind == RULE_NEED ? "report-rule-need" : "report-rule-gap";
	struct draft *draft = report->draft;
	struct span role = rule->role >= 0 ? name_short(draft, rule->role, SPAN_STRONG)
					   : say_bold(draft, "report-all-roles");

	say(draft, key, WITH(say_span("level", say_bold(draft, level_key(rule, is_open))),
			     say_span("role", role)));
	draft_span(draft, " ", 0);
}

void report_rules_add_one(struct report *report, struct block *parent, int rule)
{
	const struct rule *of = &report->quiz->rules[rule];
	bool is_open = report->result->rules[rule] == TRUTH_UNKNOWN;
	const struct span text = quote_text(report, &of->text, 0);
	struct draft *draft = report->draft;

	add_head(report, of, is_open, false);
	if (is_open) {
		bool *marks = no_marks(report);
		const char *numbers;
		int count;

		mark_open(report, of->when, marks, MOST_DEPTH);
		numbers = open_numbers(report, marks, &count);
		say(draft, "report-rule-open",
		    WITH(say_span("text", text), say_text("numbers", numbers),
			 say_count("count", count)));
	} else {
		draft_put(draft, text);
	}
	draft_line(draft, parent, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, of->pos);
}

/* When a fact leaves a full first page: after the reasons that may, the least grave first. */
static unsigned leaving_step(int fact)
{
	return fact > 0 && fact < MOST ? (unsigned)(REPORT_REASONS + MOST - 1 - fact) : 0;
}

static struct block *add_item(struct report *report, struct block *list)
{
	return build_item(report->draft, list, list->pos, 0);
}

static void add_fact(struct report *report, struct block *list, const struct rule *rule, int i)
{
	struct block *body = add_item(report, list);

	body->parent->leaves = leaving_step(i);
	add_head(report, rule, false, true);
	draft_put(report->draft, quote_text(report, &rule->text, 0));
	draft_line(report->draft, body, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, rule->pos);
}

/* How many of n facts are left for the page where all stand, while so many are told here. */
static void add_left(struct report *report, struct block *list, int n, int ntold)
{
	struct block *body;

	if (n <= ntold)
		return;
	body = add_item(report, list);
	body->parent->enters = leaving_step(ntold);
	body->parent->leaves = leaving_step(ntold - 1);
	build_para(report->draft, body, STYLE_SIGN_TEXT, report->input->is_summary
		   ? "report-rules-more" : "report-rules-more-page",
		   WITH(say_count("count", n - ntold),
			say_span("page", report_page("#rules", "4"))));
}

/* How many facts hang on answers that are missing, and on which. */
static void add_open(struct report *report, struct block *list)
{
	bool *marks = no_marks(report);
	const char *numbers;
	int nopen = 0, nquestions;

	for (int i = 0; i < report->quiz->nrules; i++)
		if (report->result->rules[i] == TRUTH_UNKNOWN) {
			mark_open(report, report->quiz->rules[i].when, marks, MOST_DEPTH);
			nopen++;
		}
	if (nopen == 0)
		return;
	numbers = open_numbers(report, marks, &nquestions);
	build_para(report->draft, add_item(report, list), STYLE_SIGN_TEXT, "report-rules-open",
		   WITH(say_count("count", nopen), say_text("numbers", numbers),
			say_count("questions", nquestions)));
}

static bool has_open(const struct report *report)
{
	for (int i = 0; i < report->quiz->nrules; i++)
		if (report->result->rules[i] == TRUTH_UNKNOWN)
			return true;
	return false;
}

void report_rules_add(struct report *report)
{
	int rules[MOST], n = find_rules(report->result, rules);
	struct block *section, *list;

	if (n == 0 && !has_open(report))
		return;
	section = report_section(report, "report-rules-head", "facts");
	list = build_list(report->draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int i = 0; i < n && i < MOST; i++)
		add_fact(report, list, &report->quiz->rules[rules[i]], i);
	for (int ntold = 1; ntold <= MOST; ntold++) /* one of these stands */
		add_left(report, list, n, ntold);
	add_open(report, list);
}
