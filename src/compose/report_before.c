/*
 * What has changed since the person answered before. What the change means comes first, since
 * people read a number as a movement; where the method itself would call it noise the words say
 * that it means nothing. The lead is that of the roles that all the report holds against each
 * other.
 */
#include "compose/report_before.h"

#include "compose/name.h"
#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_before_table.h"
#include "compose/report_rules.h"
#include "score/change.h"

/* "your answers of 3 May 2026" */
static const char *when_words(struct report *report)
{
	struct draft *draft = report->draft;
	const char *date = number_date(draft, report->input->change->before->answers->date);

	return say_phrase(draft, date ? "before-when-date" : "before-when",
			  WITH(say_text("date", date)));
}

/* The lead that the report speaks of, in those scores. */
static int32_t lead_in(const struct report *report, const struct result *result)
{
	return result->scores[report->first] - result->scores[report->second];
}

void report_before_add_line(struct report *report, struct block *section)
{
	static const char *const keys[] = {[CHANGE_NONE] = "before-line-none",
					   [CHANGE_OPEN] = "before-line-open",
					   [CHANGE_FACTS] = "before-line-facts",
					   [CHANGE_NOTHING] = "before-line-nothing",
					   [CHANGE_MORE] = "before-line-more"};
	const struct change *change = report->input->change;
	struct draft *draft = report->draft;

	if (!change)
		return;
	say_also(draft, keys[change->verdict],
		 WITH(say_text("when", when_words(report)),
		      say_role(draft, "leader", report->first),
		      say_text("then", number_signed(draft, lead_in(report, change->before))),
		      say_text("now", number_signed(draft, report->lead)),
		      say_span("nothing", say_bold(draft, "before-nothing"))));
	if (!report->input->is_summary)
		say_also(draft,
			 report->input->is_pageless ? "before-line-head" : "before-line-page",
			 WITH(report_page(report, "#" REPORT_BEFORE, "4", "before-head")));
	build_line(draft, section, BLOCK_PARA, STYLE_SIGN_TEXT)->leaves = REPORT_STEP_BEFORE;
}

/* Why the change means nothing. */
static const char *noise_words(struct report *report)
{
	static const char *const keys[] = {"before-noise-level", "before-noise-tie",
					   "before-noise-missing", "before-noise-step"};
	const struct change *change = report->input->change;
	struct draft *draft = report->draft;
	const struct filling *with = WITH(say_count("roles", report->result->nroles),
					  say_text("apart", number_points(draft, change->apart)),
					  say_text("tie", number_brief(draft, report->quiz->tie)));
	const char *words = NULL;

	for (int i = 0; i < 4; i++)
		if (change->noise >> i & 1)
			words = say_join(draft, "join-clauses", words,
					 say_phrase(draft, keys[i], with));
	return words;
}

static void say_verdict(struct report *report)
{
	const struct change *change = report->input->change;
	bool was_open = change->before->outcome == OUTCOME_INSUFFICIENT;
	bool is_open = change->now->outcome == OUTCOME_INSUFFICIENT;
	struct draft *draft = report->draft;

	switch (change->verdict) {
	case CHANGE_NONE:
		say_also(draft, "before-none", NULL);
		break;
	case CHANGE_OPEN:
		say_also(draft,
			 was_open && is_open ? "before-open-both"
			 : was_open          ? "before-open-then"
					     : "before-open-now",
			 NULL);
		break;
	case CHANGE_FACTS:
		say_also(draft, "before-facts", NULL);
		break;
	case CHANGE_NOTHING:
		say_also(draft, "before-nothing-since",
			 WITH(say_span("nothing", say_bold(draft, "before-nothing")),
			      say_text("reasons", noise_words(report))));
		break;
	case CHANGE_MORE:
		say_also(draft, "before-more",
			 WITH(say_count("roles", report->result->nroles),
			      say_text("apart", number_points(draft, change->apart)),
			      say_text("tie", number_brief(draft, report->quiz->tie))));
		break;
	}
}

/* "PM and TPM": the roles in front, in their order. */
static const char *front_words(struct report *report, const struct result *result)
{
	const char *words[SCORE_MAX_ROLES];
	int n = 0;

	for (int r = 0; r < result->nroles; r++)
		for (int i = 0; i < result->nfront; i++)
			if (result->front[i] == r)
				words[n++] = say_stand_in(report->draft,
							  name_short(report->draft, r,
								     SPAN_STRONG));
	return say_list(report->draft, words, n);
}

static bool has_other_front(const struct change *change)
{
	unsigned fronts[2] = {0};

	for (int i = 0; i < change->before->nfront; i++)
		fronts[0] |= 1u << change->before->front[i];
	for (int i = 0; i < change->now->nfront; i++)
		fronts[1] |= 1u << change->now->front[i];
	return fronts[0] != fronts[1];
}

/* Who was in front and who is, and the words for it, where they are others. */
static void say_outcomes(struct report *report)
{
	const struct change *change = report->input->change;
	enum band then = change->before->band, now = change->now->band;
	struct draft *draft = report->draft;

	if (change->verdict == CHANGE_NONE || change->verdict == CHANGE_OPEN)
		return;
	if (has_other_front(change))
		say_also(draft, "before-front",
			 WITH(say_text("then", front_words(report, change->before)),
			      say_text("now", front_words(report, change->now))));
	if (then != now && then != BAND_NONE && now != BAND_NONE)
		say_also(draft, "before-bands",
			 WITH(say_span("then", say_bold(draft, report_band_key(then))),
			      say_span("now", say_bold(draft, report_band_key(now)))));
}

/* A rule that holds now and did not, or the other way round. */
static void add_rule(struct report *report, struct block *list, int rule)
{
	bool holds = report->result->rules[rule] == TRUTH_TRUE;
	const struct rule *of = &report->quiz->rules[rule];
	struct draft *draft = report->draft;
	struct block *body = build_item(draft, list, list->pos, 0);

	draft_put(draft, say_bold(draft, holds ? "before-rule-holds" : "before-rule-held"));
	draft_span(draft, " ", 0);
	report_rules_head(report, of);
	draft_put(draft, quote_text(report, &of->text, 0));
	draft_line(draft, body, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, of->pos);
}

static void add_rules(struct report *report, struct block *section)
{
	const struct change *change = report->input->change;
	int nopen = 0, nsettled = 0;
	struct block *list = NULL;

	for (int i = 0; i < report->quiz->nrules; i++) {
		enum truth then = change->before->rules[i], now = change->now->rules[i];

		nopen += then != now && now == TRUTH_UNKNOWN && then == TRUTH_FALSE;
		nsettled += then == TRUTH_UNKNOWN && now == TRUTH_FALSE;
		if (then == now || (then != TRUTH_TRUE && now != TRUTH_TRUE))
			continue;
		if (!list)
			list = build_list(report->draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
		add_rule(report, list, i);
	}
	if (nopen > 0)
		say_also(report->draft, "before-rules-open", WITH(say_count("count", nopen)));
	if (nsettled > 0)
		say_also(report->draft, "before-rules-settled", WITH(say_count("count", nsettled)));
	build_line(report->draft, section, BLOCK_PARA, STYLE_SIGN_TEXT);
}

/* Answers that carry no points and are other ones. */
static void add_others(struct report *report, struct block *section)
{
	const struct change *change = report->input->change;
	struct draft *draft = report->draft;

	if (change->nothers == 0)
		return;
	say(draft, "before-others", WITH(say_count("count", change->nothers)));
	draft_span(draft, " ", 0);
	for (int i = 0; i < change->nothers; i++)
		say(draft, i == 0 ? "change-first-missing" : "change-next-missing",
		    WITH(say_count("number", report->numbers[change->others[i]]),
			 say_span("question", quote_question(report, change->others[i], 0))));
	draft_span(draft, ".", 0);
	build_line(draft, section, BLOCK_PARA, STYLE_SIGN_TEXT);
}

/* What was asked then by another version of the questionnaire. */
static void add_strange(struct report *report, struct block *section)
{
	const struct answers_strange *strange = report->input->change->before->answers->strange;
	struct draft *draft = report->draft;
	const char *names = NULL;

	if (!strange)
		return;
	if (strange->version)
		say(draft, "before-version",
		    WITH(say_text("then", strange->version),
			 say_text("now", report->quiz->version)));
	for (int i = 0; i < strange->n; i++)
		names = say_join(draft, "join-clauses", names,
				 quote_isolated(draft, strange->names[i]));
	if (names)
		say_also(draft, "before-unknown",
			 WITH(say_count("count", strange->n),
			      say_span("names", draft_text(names, 0))));
	build_line(draft, section, BLOCK_PARA, STYLE_SIGN_TEXT);
}

void report_before_add(struct report *report)
{
	const struct change *change = report->input->change;
	struct draft *draft = report->draft;
	struct block *section;

	if (!change)
		return;
	section = report_section(report, "before-head", REPORT_BEFORE);
	say(draft, "before-intro", WITH(say_text("when", when_words(report))));
	say_verdict(report);
	say_outcomes(report);
	build_line(draft, section, BLOCK_PARA, STYLE_BODY);
	add_strange(report, section);
	if (change->nlines > 0)
		report_before_table_add(report, section);
	add_rules(report, section);
	add_others(report, section);
}
