/*
 * The headline and the sentence below it: what the answers say, and next to it the fact that a rule
 * states where one stands in the way. Neither is ever said without the other: a rule takes a role
 * out of the lead, but it does not change what the answers speak for.
 */
#include "compose/report_outcome.h"

#include "score/verdict.h"

enum { MOST_SLOTS = SCORE_MAX_ROLES + 2, MOST_HEADS = 2 };

/* The roles in front and, behind them, the facts that the headline quotes, as slots of a phrase. */
struct headline_words {
	struct report *report;
	int roles[SCORE_MAX_ROLES], nroles;
	struct span slots[MOST_SLOTS];
	int nslots;
};

static const char *slot_mark(struct headline_words *words, int slot)
{
	return arena_printf(words->report->draft.arena, "%c", slot + 1);
}

/* Whether the rule, as it holds here, bars one of the roles in front. */
static bool is_bar(const struct headline_words *words, int rule)
{
	const struct result *result = words->report->result;
	const struct rule *of = &result->quiz->rules[rule];

	if (of->level != RULE_BLOCK || result->rules[rule] != TRUTH_TRUE)
		return false;
	for (int i = 0; i < words->nroles; i++)
		if (of->role < 0 || of->role == words->roles[i])
			return true;
	return false;
}

/* The facts that bar the roles in front: how many, and the words of as many as have some. */
static int find_facts(struct headline_words *words, const struct quiz_text **heads, int *nheads)
{
	const struct quiz *quiz = words->report->quiz;
	int n = 0;

	*nheads = 0;
	for (int i = 0; i < quiz->nrules; i++) {
		if (!is_bar(words, i))
			continue;
		n++;
		if (quiz->rules[i].head.n > 0 && *nheads < MOST_HEADS)
			heads[(*nheads)++] = &quiz->rules[i].head;
	}
	return n;
}

/* "PM and TPM": those in front that a fact bars. */
static const char *barred_words(struct headline_words *words, int *nbarred)
{
	const char *marks[SCORE_MAX_ROLES];
	int n = 0;

	for (int i = 0; i < words->nroles; i++)
		if (words->report->result->is_blocked[words->roles[i]])
			marks[n++] = slot_mark(words, i);
	*nbarred = n;
	return report_list_words(words->report, marks, n);
}

/* The facts themselves, where they are few and have words; else how many there are. */
static const char *fact_words(struct headline_words *words)
{
	struct draft *draft = &words->report->draft;
	const struct quiz_text *heads[MOST_HEADS];
	const char *marks[MOST_HEADS];
	int nheads, nbarred, n = find_facts(words, heads, &nheads);
	bool is_quoted = nheads == n && (n == 1 || words->nroles == 1);
	struct locale_arg args[3] = { draft_count("count", n) };

	args[1] = draft_arg("role", barred_words(words, &nbarred));
	if (!is_quoted || nbarred > 1)
		return draft_phrase(draft, words->nroles == 1 ? "report-fact-its"
							      : "report-fact-way", args, 2);
	for (int i = 0; i < nheads; i++) {
		marks[i] = slot_mark(words, words->nslots);
		words->slots[words->nslots++] = report_text_slot(words->report, heads[i], 0);
	}
	args[2] = draft_arg("fact", report_list_words(words->report, marks, nheads));
	return words->nroles == 1 ? args[2].text : draft_phrase(draft, "report-fact-of", args, 3);
}

/* Whether roles are level of which the answers speak for some, and for others do not. */
static bool is_mixed(const struct result *result)
{
	for (int i = 0; i < result->nfront; i++)
		if (result->scores[result->front[i]] < NEUTRAL_SCORE)
			return true;
	return false;
}

static const char *headline_key(const struct result *result)
{
	switch (result->headline) {
	case HEADLINE_AGAINST:
		return "report-outcome-against";
	case HEADLINE_LEANS:
		return "report-outcome-leans";
	case HEADLINE_CLEAR:
		return "report-outcome-clear";
	case HEADLINE_STRONG:
		return "report-outcome-strong";
	case HEADLINE_NONE:
	case HEADLINE_BALANCED:
		break;
	}
	return is_mixed(result) ? "report-outcome-mixed" : "report-outcome-balanced";
}

static const char *outcome_key(const struct report *report)
{
	const struct result *result = report->result;

	switch (result->outcome) {
	case OUTCOME_INSUFFICIENT:
		return "report-outcome-insufficient";
	case OUTCOME_BLOCKED:
	case OUTCOME_DIVIDED:
		if (result->scores[report->first] <= NEUTRAL_SCORE)
			return "report-outcome-fact-against";
		if (result->nfront == 1)
			return "report-outcome-fact";
		return is_mixed(result) ? "report-outcome-fact-mixed"
					: "report-outcome-fact-level";
	case OUTCOME_BALANCED:
	case OUTCOME_LEADS:
		break;
	}
	return headline_key(result);
}

/* Roles stand out in bold and colour; the words between them are lighter. */
void report_add_title(struct report *report, struct block *masthead)
{
	struct draft *draft = &report->draft;
	struct headline_words words = { .report = report };
	const char *marks[SCORE_MAX_ROLES];
	struct locale_arg args[3];
	struct block *heading;

	words.nroles = words.nslots = report_named(report, words.roles);
	for (int i = 0; i < words.nroles; i++) {
		words.slots[i] = report_role_name(report, words.roles[i], 0);
		marks[i] = slot_mark(&words, i);
	}
	args[0] = draft_arg("role", words.nroles > 0
				    ? report_list_words(report, marks, words.nroles) : "");
	args[1] = draft_count("roles", report->result->nroles);
	args[2] = draft_arg("fact", report_has_result(report) && !report_has_order(report)
				    ? fact_words(&words) : "");
	draft_words(draft, outcome_key(report), args, 3, words.slots);
	for (int i = 0; words.nroles > 0 && i < draft->nspans; i++)
		if (draft->spans[i].role < 0)
			draft->spans[i].flags |= SPAN_PLAIN;
	heading = draft_line(draft, masthead, BLOCK_HEADING, STYLE_TITLE, NULL, masthead->pos);
	heading->of.level = 1;
	heading->keeps_with_next = true;
}

/* "61.81 points of 100, 6.96 ahead of Technical Program Manager (TPM) at 54.85." */
static void add_lead(struct report *report)
{
	const struct result *result = report->result;
	struct span rival = report_role_both(report, report->second, 0);
	struct locale_arg args[] = {
		draft_arg("score", report_points(report, result->scores[report->first])),
		draft_arg("other", report_points(report, result->scores[report->second])),
		draft_arg("rival", "\1"),
		draft_arg("lead", report_points(report, report->lead)),
	};

	rival.role = -1;
	draft_words(&report->draft, report->lead > 0 ? "report-lead" : "report-no-lead", args, 4,
		    &rival);
}

/* What would turn the order. */
static void add_turn(struct report *report)
{
	const struct result *result = report->result;
	struct locale_arg count = draft_count("count", result->fewest_changes);

	draft_span(&report->draft, " ", 0);
	draft_words(&report->draft, result->fewest_is_bound ? "report-turn-bound" : "report-turn",
		    &count, 1, NULL);
	if (!report_is_alone(report))
		return;
	count = draft_count("count", result->nroles - 1);
	draft_span(&report->draft, " ", 0);
	draft_words(&report->draft, "report-turn-alone", &count, 1, NULL);
}

/* "61.81 points of 100 for Product Manager and 58.20 for Technical Program Manager." */
static void add_level_scores(struct report *report)
{
	int roles[SCORE_MAX_ROLES], n = report_named(report, roles);
	struct span slots[SCORE_MAX_ROLES];
	const char *words[SCORE_MAX_ROLES];
	struct locale_arg args[2];

	for (int i = 0; i < n; i++) {
		int32_t score = report->result->scores[roles[i]];

		slots[i] = report_role_name(report, roles[i], 0);
		slots[i].role = -1;
		args[0] = draft_arg("score", report_points(report, score));
		args[1] = draft_arg("role", arena_printf(report->draft.arena, "%c", i + 1));
		words[i] = draft_phrase(&report->draft, i == 0 ? "report-points-for"
							       : "report-for", args, 2);
	}
	args[0] = draft_arg("scores", report_list_words(report, words, n));
	args[1] = draft_arg("tie", report_brief(report, report->quiz->tie));
	draft_words(&report->draft, "report-level", args, 2, slots);
}

/* Whom rules leave, and what the answers say of that role. */
static void add_left(struct report *report)
{
	const struct result *result = report->result;
	int32_t score = result->scores[result->leader];
	struct span slot = report_role_mark(report, result->leader, SPAN_STRONG);
	struct locale_arg args[2] = { draft_arg("role", "\1") };
	const char *key = score > NEUTRAL_SCORE ? "report-left-for"
			: score < NEUTRAL_SCORE ? "report-left-against" : "report-left-nothing";
	int nfree = 0;

	for (int r = 0; r < result->nroles; r++)
		nfree += !result->is_blocked[r];
	for (int i = 0; i < result->nfront; i++)
		if (result->front[i] == result->leader)
			key = "report-left-level";
	args[1] = draft_count("count", nfree);
	draft_span(&report->draft, " ", 0);
	draft_words(&report->draft, key, args, 2, &slot);
}

/* What the answers come to, one role in front or several. */
static void add_scores(struct report *report)
{
	if (report->result->nfront > 1)
		add_level_scores(report);
	else
		add_lead(report);
}

void report_add_standfirst(struct report *report, struct block *masthead)
{
	struct draft *draft = &report->draft;
	struct locale_arg roles = draft_count("roles", report->result->nroles);

	switch (report->result->outcome) {
	case OUTCOME_LEADS:
		add_lead(report);
		add_turn(report);
		break;
	case OUTCOME_BALANCED:
		add_level_scores(report);
		break;
	case OUTCOME_INSUFFICIENT:
		report_missing_words(report);
		break;
	case OUTCOME_BLOCKED:
		add_scores(report);
		draft_span(draft, " ", 0);
		draft_words(draft, "report-blocked", &roles, 1, NULL);
		break;
	case OUTCOME_DIVIDED:
		add_scores(report);
		add_left(report);
		break;
	}
	draft_line(draft, masthead, BLOCK_PARA, STYLE_STANDFIRST, NULL, masthead->pos);
}
