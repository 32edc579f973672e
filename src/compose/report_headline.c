/*
 * The headline and the sentence below it: what the answers say, and next to it the fact that a rule
 * states where one stands in the way. Neither is ever said without the other: a rule takes a role
 * out of the lead, but it does not change what the answers speak for.
 */
#include "compose/report_headline.h"

#include "compose/name.h"
#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_missing.h"
#include "score/verdict.h"

enum { MOST_HEADS = 2 };

/* The roles in front, and what stands for them in the headline. */
struct headline_words {
	struct report *report;
	int roles[SCORE_MAX_ROLES], nroles;
	const char *stand_ins[SCORE_MAX_ROLES];
};

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
	const char *stand_ins[SCORE_MAX_ROLES];
	int n = 0;

	for (int i = 0; i < words->nroles; i++)
		if (words->report->result->is_blocked[words->roles[i]])
			stand_ins[n++] = words->stand_ins[i];
	*nbarred = n;
	return say_list(words->report->draft, stand_ins, n);
}

/* The facts themselves, where they are few and have words; else how many there are. */
static const char *fact_words(struct headline_words *words)
{
	struct draft *draft = words->report->draft;
	const struct quiz_text *heads[MOST_HEADS];
	const char *facts[MOST_HEADS], *role, *fact;
	int nheads, nbarred, n = find_facts(words, heads, &nheads);
	bool is_quoted = nheads == n && (n == 1 || words->nroles == 1);

	role = barred_words(words, &nbarred);
	if (!is_quoted || nbarred > 1)
		return say_phrase(draft, words->nroles == 1 ? "report-fact-its" : "report-fact-way",
				  WITH(say_count("count", n), say_text("role", role)));
	for (int i = 0; i < nheads; i++)
		facts[i] = say_stand_in(draft, quote_text(words->report, heads[i], 0));
	fact = say_list(draft, facts, nheads);
	if (words->nroles == 1)
		return fact;
	return say_phrase(draft, "report-fact-of",
			  WITH(say_count("count", n), say_text("role", role),
			       say_text("fact", fact)));
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
	static const char *const keys[] = {
		[HEADLINE_AGAINST] = "report-outcome-against",
		[HEADLINE_LEANS] = "report-outcome-leans",
		[HEADLINE_CLEAR] = "report-outcome-clear",
		[HEADLINE_STRONG] = "report-outcome-strong",
	};

	if (result->headline != HEADLINE_NONE && result->headline != HEADLINE_BALANCED)
		return keys[result->headline];
	return is_mixed(result) ? "report-outcome-mixed" : "report-outcome-balanced";
}

static const char *outcome_key(const struct report *report)
{
	const struct result *result = report->result;

	if (!report_has_result(report))
		return "report-outcome-insufficient";
	if (report_has_order(report))
		return headline_key(result);
	if (result->scores[report->first] <= NEUTRAL_SCORE)
		return "report-outcome-fact-against";
	if (result->nfront == 1)
		return "report-outcome-fact";
	return is_mixed(result) ? "report-outcome-fact-mixed" : "report-outcome-fact-level";
}

/* Roles stand out in bold and colour; the words between them are lighter. */
static void add_title(struct report *report, struct block *masthead)
{
	struct draft *draft = report->draft;
	struct headline_words words = {.report = report};
	const char *fact = "";

	words.nroles = report_named(report, words.roles);
	for (int i = 0; i < words.nroles; i++)
		words.stand_ins[i] = say_stand_in(draft, name_role(draft, words.roles[i], 0));
	if (report_has_result(report) && !report_has_order(report))
		fact = fact_words(&words);
	say(draft, outcome_key(report),
	    WITH(say_text("role", say_list(draft, words.stand_ins, words.nroles)),
		 say_count("roles", report->result->nroles), say_text("fact", fact)));
	for (int i = 0; words.nroles > 0 && i < draft->nspans; i++)
		if (draft->spans[i].role < 0)
			draft->spans[i].flags |= SPAN_PLAIN;
	build_heading(build_line(draft, masthead, BLOCK_HEADING, STYLE_TITLE), 1);
}

/* "Technical Program Manager (TPM)" in one span, or the name where there is no short one. */
static struct span both_names(struct draft *draft, int role)
{
	const struct role *of = &draft->guide->roles[role];
	struct span span = name_role(draft, role, 0);

	if (of->abbreviation)
		span.text = say_phrase(draft, "role-heading",
				       WITH(say_text("name", of->name),
					    say_text("abbreviation", of->abbreviation)));
	span.role = -1;
	return span;
}

/* "61.81 points of 100, 6.96 ahead of Technical Program Manager (TPM) at 54.85." */
static void add_lead(struct report *report)
{
	struct draft *draft = report->draft;
	const int32_t *scores = report->result->scores;

	say(draft, report->lead > 0 ? "report-lead" : "report-no-lead",
	    WITH(say_text("score", number_points(draft, scores[report->first])),
		 say_text("other", number_points(draft, scores[report->second])),
		 say_span("rival", both_names(draft, report->second)),
		 say_text("lead", number_points(draft, report->lead))));
}

/* What would turn the order. */
static void add_turn(struct report *report)
{
	const struct result *result = report->result;

	say_also(report->draft, result->fewest_is_bound ? "report-turn-bound" : "report-turn",
		 WITH(say_count("count", result->fewest_changes)));
	/* where rules rule out all others */
	if (result->is_blocked[result->rival])
		say_also(report->draft, "report-turn-alone",
			 WITH(say_count("count", result->nroles - 1)));
}

/* "61.81 points of 100 for Product Manager and 58.20 for Technical Program Manager." */
static void add_level_scores(struct report *report)
{
	struct draft *draft = report->draft;
	int roles[SCORE_MAX_ROLES], n = report_named(report, roles);
	const char *words[SCORE_MAX_ROLES];

	for (int i = 0; i < n; i++) {
		int32_t score = report->result->scores[roles[i]];
		struct span name = name_role(draft, roles[i], 0);

		name.role = -1;
		words[i] = say_phrase(draft, i == 0 ? "report-points-for" : "report-for",
				      WITH(say_text("score", number_points(draft, score)),
					   say_text("role", say_stand_in(draft, name))));
	}
	say(draft, "report-level",
	    WITH(say_text("scores", say_list(draft, words, n)),
		 say_text("tie", number_brief(draft, report->quiz->tie))));
}

/* Whom rules leave, and what the answers say of that role. */
static void add_left(struct report *report)
{
	const struct result *result = report->result;
	int32_t score = result->scores[result->leader];
	const char *key = score > NEUTRAL_SCORE   ? "report-left-for"
			  : score < NEUTRAL_SCORE ? "report-left-against"
						  : "report-left-nothing";
	int nfree = 0;

	for (int r = 0; r < result->nroles; r++)
		nfree += !result->is_blocked[r];
	for (int i = 0; i < result->nfront; i++)
		if (result->front[i] == result->leader)
			key = "report-left-level";
	say_also(report->draft, key,
		 WITH(say_role(report->draft, "role", result->leader), say_count("count", nfree)));
}

/* What the answers come to, one role in front or several. */
static void add_scores(struct report *report)
{
	if (report->result->nfront > 1)
		add_level_scores(report);
	else
		add_lead(report);
}

static void add_standfirst(struct report *report, struct block *masthead)
{
	switch (report->result->outcome) {
	case OUTCOME_LEADS:
		add_lead(report);
		add_turn(report);
		break;
	case OUTCOME_BALANCED:
		add_level_scores(report);
		break;
	case OUTCOME_INSUFFICIENT:
		report_missing_say(report);
		break;
	case OUTCOME_BLOCKED:
		add_scores(report);
		say_also(report->draft, "report-blocked",
			 WITH(say_count("roles", report->result->nroles)));
		break;
	case OUTCOME_DIVIDED:
		add_scores(report);
		add_left(report);
		break;
	}
	build_line(report->draft, masthead, BLOCK_PARA, STYLE_STANDFIRST);
}

void report_headline_add(struct report *report, struct block *masthead)
{
	add_title(report, masthead);
	add_standfirst(report, masthead);
}
