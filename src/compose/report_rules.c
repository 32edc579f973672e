/*
 * Facts to weigh: the rules that hold for this person, the gravest first. The first page has room
 * for a few, and names the questions on which others hang; all of them stand where the result's
 * changes do.
 */
#include "compose/report_rules.h"

#include <string.h>

#include "base/sort.h"
#include "compose/name.h"
#include "compose/number.h"
#include "compose/quote.h"

enum { MOST_DEPTH = 64, MOST = REPORT_RULES };

static int64_t level_of(const void *rules, int rule)
{
	return ((const struct rule *)rules)[rule].level;
}

int report_rules_holding(const struct result *result, int *rules)
{
	int n = 0;

	for (int i = 0; i < result->quiz->nrules; i++)
		if (result->rules[i] == TRUTH_TRUE)
			rules[n++] = i;
	sort_down(rules, n, level_of, result->quiz->rules);
	return n;
}

/* Marks the questions without an answer that the condition asks. */
static void mark_open(const struct report *report, const struct condition *condition, bool *is_open,
		      int depth)
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

	for (int i = 0; i < nquestions; i++)
		if (is_open[report->order[i]])
			words[n++] = number_whole(report->draft, i + 1);
	*count = n;
	return say_list(report->draft, words, n);
}

bool report_rules_mark(const struct report *report, int rule, bool *is_open)
{
	if (report->result->rules[rule] != TRUTH_UNKNOWN)
		return false;
	mark_open(report, report->quiz->rules[rule].when, is_open, MOST_DEPTH);
	return true;
}

/* "PM": the role that a rule is about, in its colour. */
static struct span role_of(struct draft *draft, const struct rule *rule)
{
	return rule->role >= 0 ? name_short(draft, rule->role, SPAN_STRONG)
			       : say_bold(draft, "report-all-roles");
}

/* "Caution, TPM (asked of you):"; or without who asks. */
static void add_head(struct report *report, const struct rule *rule, const char *roles,
		     bool is_open, bool is_short)
{
	static const char *const levels[] = {[RULE_BLOCK] = "report-rule-block",
					     [RULE_CAUTION] = "report-rule-caution",
					     [RULE_NOTE] = "report-rule-note"};
	const char *level = is_open ? "report-rule-open-level" : levels[rule->level];
	const char *key = is_short                  ? "report-rule-short"
			  : rule->kind == RULE_NEED ? "report-rule-need"
						    : "report-rule-gap";
	struct draft *draft = report->draft;

	say(draft, key, WITH(say_span("level", say_bold(draft, level)), say_text("role", roles)));
	draft_span(draft, " ", 0);
}

void report_rules_head(struct report *report, const struct rule *rule)
{
	add_head(report, rule, say_stand_in(report->draft, role_of(report->draft, rule)), false,
		 true);
}

/* Whether both say the same of different roles, and hang on the same answers. */
static bool are_alike(const struct report *report, int a, int b)
{
	const struct rule *rules = report->quiz->rules;
	int nquestions = report->quiz->nquestions;
	bool *marks = ARENA_ARRAY(report->draft->arena, bool, 2 * nquestions + 1);

	return rules[a].kind == rules[b].kind && rules[a].level == rules[b].level &&
	       rules[a].role >= 0 && rules[b].role >= 0 && rules[a].role != rules[b].role &&
	       report->result->rules[a] == report->result->rules[b] &&
	       strcmp(quote_text(report, &rules[a].text, 0).text,
		      quote_text(report, &rules[b].text, 0).text) == 0 &&
	       report_rules_mark(report, a, marks) ==
		       report_rules_mark(report, b, marks + nquestions) &&
	       memcmp(marks, marks + nquestions, sizeof *marks * (size_t)nquestions) == 0;
}

/* "PM, TPM": the roles of a rule and of those alike; these are told with it. */
static const char *roles_of(struct report *report, int rule, bool *is_told)
{
	struct draft *draft = report->draft;
	const struct rule *rules = report->quiz->rules;
	const char *roles = NULL;

	for (int i = rule; i < report->quiz->nrules; i++) {
		if (i != rule && (is_told[i] || !are_alike(report, rule, i)))
			continue;
		is_told[i] = true;
		roles = say_join(draft, "join", roles,
				 say_stand_in(draft, role_of(draft, &rules[i])));
	}
	return roles;
}

/* A fact as one paragraph, with those alike: how grave, for whom, and its text; an open one with
 * what it hangs on. */
static void add_all_alike(struct report *report, struct block *parent, int rule, bool *is_told)
{
	const struct rule *of = &report->quiz->rules[rule];
	struct draft *draft = report->draft;
	bool *marks = ARENA_ARRAY(draft->arena, bool, report->quiz->nquestions + 1);
	bool is_open = report_rules_mark(report, rule, marks);
	const struct span text = quote_text(report, &of->text, 0);

	add_head(report, of, roles_of(report, rule, is_told), is_open, false);
	if (is_open) {
		int count;
		const char *numbers = open_numbers(report, marks, &count);

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
	return fact > 0 && fact < MOST ? (unsigned)(REPORT_STEP_RULES + MOST - 1 - fact) : 0;
}

static struct block *add_item(struct report *report, struct block *list)
{
	return build_item(report->draft, list, list->pos, 0);
}

static void add_fact(struct report *report, struct block *list, const struct rule *rule, int i)
{
	struct block *body = add_item(report, list);

	body->parent->leaves = leaving_step(i);
	report_rules_head(report, rule);
	draft_put(report->draft, quote_text(report, &rule->text, 0));
	draft_line(report->draft, body, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, rule->pos);
}

/* How many of n facts are left for the page where all stand, while so many are told here. */
static void add_left(struct report *report, struct block *list, int n, int ntold)
{
	const struct report_input *input = report->input;
	const char *paged = input->is_pageless ? "report-rules-more-head"
					       : "report-rules-more-page";
	struct block *body;

	if (n <= ntold)
		return;
	body = add_item(report, list);
	body->parent->enters = leaving_step(ntold);
	body->parent->leaves = leaving_step(ntold - 1);
	build_para(report->draft, body, STYLE_SIGN_TEXT,
		   input->is_summary ? "report-rules-more" : paged,
		   WITH(say_count("count", n - ntold),
			report_page(report, "#rules", "4", "change-rules-head")));
}

struct block *report_rules_add(struct report *report)
{
	struct draft *draft = report->draft;
	bool *marks = ARENA_ARRAY(draft->arena, bool, report->quiz->nquestions + 1);
	int *rules = ARENA_ARRAY(draft->arena, int, report->quiz->nrules + 1);
	int n = report_rules_holding(report->result, rules), nopen = 0, nquestions;
	struct block *section, *list;
	const char *numbers;

	for (int i = 0; i < report->quiz->nrules; i++)
		nopen += report_rules_mark(report, i, marks);
	if (n == 0 && nopen == 0)
		return NULL;
	section = report_section(report, "report-rules-head", "facts");
	list = build_list(draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int i = 0; i < n && i < MOST; i++)
		add_fact(report, list, &report->quiz->rules[rules[i]], i);
	for (int ntold = 1; ntold <= MOST; ntold++) /* one of these stands */
		add_left(report, list, n, ntold);
	if (nopen == 0)
		return section;
	/* how many facts hang on answers that are missing, and on which */
	numbers = open_numbers(report, marks, &nquestions);
	build_para(draft, add_item(report, list), STYLE_SIGN_TEXT, "report-rules-open",
		   WITH(say_count("count", nopen), say_text("numbers", numbers),
			say_count("questions", nquestions)));
	return section;
}

/* The step from which on the first page holds back something of what holds; 0: it always does. */
static unsigned first_cut(int nholding, int nopen)
{
	if (nopen > 0 || nholding > MOST)
		return 0;
	return nholding > 1 ? leaving_step(nholding - 1) : REPORT_STEP_FACTS;
}

/* Facts that hold, then those that hang on a missing answer; the others are only counted. */
void report_rules_add_all(struct report *report)
{
	static const enum truth shown[] = {TRUTH_TRUE, TRUTH_UNKNOWN};
	const enum truth *truths = report->result->rules;
	struct draft *draft = report->draft;
	struct block *section, *list;
	int counts[] = {0, 0}, nrules = report->quiz->nrules, n;
	bool *is_told = ARENA_ARRAY(draft->arena, bool, nrules + 1);

	for (int t = 0; t < 2; t++)
		for (int i = 0; i < nrules; i++)
			counts[t] += truths[i] == shown[t];
	n = counts[0] + counts[1];
	if (n == 0)
		return;
	section = report_section(report, "change-rules-head", "rules");
	section->enters = first_cut(counts[0], counts[1]);
	build_sidenote(draft, section, "change-rules",
		       WITH(say_count("count", n), say_count("others", nrules - n)));
	list = build_list(draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int t = 0; t < 2; t++)
		for (int i = 0; i < nrules; i++)
			if (truths[i] == shown[t] && !is_told[i])
				add_all_alike(report, build_item(draft, list, list->pos, 0), i,
					      is_told);
}
