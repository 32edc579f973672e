/*
 * Facts to weigh: the rules that hold for this person, the gravest first, then those of which it is
 * open whether they hold. The first page has room for a few; the others stand where all do.
 */
#include "doc/report_outcome.h"

enum { MOST_RULES = 3, MOST_DEPTH = 64 };

/* The larger, the graver; what is open comes after all that holds. */
static int find_gravity(const struct result *result, int rule)
{
	if (result->rules[rule] == TRUTH_FALSE)
		return -1;
	return (int)result->quiz->rules[rule].level +
	       (result->rules[rule] == TRUTH_TRUE ? RULE_BLOCK + 1 : 0);
}

/* The gravest first; equal ones in the order of the questionnaire. Answers how many there are, of
 * which `most` at most are in rules. */
static int find_rules(const struct result *result, int *rules, int most)
{
	int n = 0;

	for (int i = 0; i < result->quiz->nrules; i++) {
		int gravity = find_gravity(result, i), k = n < most ? n : most;

		if (gravity < 0)
			continue;
		for (; k > 0 && find_gravity(result, rules[k - 1]) < gravity; k--)
			if (k < most)
				rules[k] = rules[k - 1];
		if (k < most)
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

/* "questions 3 and 7" by their numbers, as a list of slots would be. */
static const char *open_numbers(struct report *report, const struct rule *rule, int *count)
{
	struct draft *draft = &report->draft;
	const struct quiz *quiz = report->quiz;
	bool *is_open = ARENA_ARRAY(draft->arena, bool, quiz->nquestions + 1);
	const char **words = ARENA_ARRAY(draft->arena, const char *, quiz->nquestions + 1);
	int n = 0;

	mark_open(report, rule->when, is_open, MOST_DEPTH);
	for (int number = 1; number <= quiz->nquestions; number++)
		for (int q = 0; q < quiz->nquestions; q++)
			if (is_open[q] && report->numbers[q] == number)
				words[n++] = locale_number(draft->wording, draft->arena, number);
	*count = n;
	return n > 0 ? report_list_words(report, words, n) : "";
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

/* "Caution, Technical Program Manager": the role in its colour, all of it bold. */
static void add_head(struct report *report, const struct rule *rule, bool is_open)
{
	struct draft *draft = &report->draft;
	const struct span slots[] = {
		report_words_slot(report, draft_phrase(draft, level_key(rule, is_open), NULL, 0),
				  SPAN_STRONG),
		rule->role >= 0 ? report_role_name(report, rule->role, SPAN_STRONG)
				: report_words_slot(report, draft_phrase(draft, "report-all-roles",
									 NULL, 0),
						    SPAN_STRONG),
	};
	const struct locale_arg args[] = { draft_arg("level", "\1"), draft_arg("role", "\2") };

	draft_words(draft, rule->kind == RULE_NEED ? "report-rule-need" : "report-rule-gap", args,
		    2, slots);
	draft_span(draft, " ", 0);
}

void report_add_rule(struct report *report, struct block *parent, int rule, enum style_id style)
{
	const struct rule *of = &report->quiz->rules[rule];
	bool is_open = report->result->rules[rule] == TRUTH_UNKNOWN;
	const struct span text = report_text_slot(report, &of->text, 0);

	add_head(report, of, is_open);
	if (is_open) {
		int count;
		struct locale_arg args[3] = { draft_arg("text", "\1") };

		args[1] = draft_arg("numbers", open_numbers(report, of, &count));
		args[2] = draft_count("count", count);
		draft_words(&report->draft, "report-rule-open", args, 3, &text);
	} else {
		report_span(report, text);
	}
	draft_line(&report->draft, parent, BLOCK_PARA, style, NULL, of->pos);
}

static void add_item(struct report *report, struct block *list, int rule)
{
	struct draft *draft = &report->draft;
	struct block *item = draft_block(draft, list, BLOCK_ITEM, report->quiz->rules[rule].pos);

	draft_words(draft, "bullet", NULL, 0, NULL);
	draft_line(draft, item, BLOCK_LABEL, STYLE_SIGN_TEXT, NULL, item->pos);
	report_add_rule(report, draft_block(draft, item, BLOCK_ITEM_BODY, item->pos), rule,
			STYLE_SIGN_TEXT);
}

static void add_rest(struct report *report, struct block *section, int count)
{
	struct span page = draft_slot("", 0);
	const struct locale_arg args[] = { draft_count("count", count), draft_arg("page", "\1") };

	page.field = FIELD_PAGE_OF;
	page.href = "#rules";
	report_para(report, section, STYLE_SMALL, report->input->is_summary
		    ? "report-rules-more" : "report-rules-more-page", args, 2, &page);
}

void report_add_rules(struct report *report)
{
	struct draft *draft = &report->draft;
	int rules[MOST_RULES], n = find_rules(report->result, rules, MOST_RULES);
	struct block *section, *list;

	if (n == 0)
		return;
	section = report_section(report, "report-rules-head", NULL, "facts", false);
	list = draft_block(draft, section, BLOCK_LIST, section->pos);
	list->style = STYLE_SIGN_TEXT;
	list->of.numbering = NUMBERING_DISC;
	for (int i = 0; i < n && i < MOST_RULES; i++)
		add_item(report, list, rules[i]);
	if (n > MOST_RULES)
		add_rest(report, section, n - MOST_RULES);
}
