/*
 * The first page: the outcome in one sentence, what it rests on, and how firm it is. Where no role
 * is named, for want of answers or because a rule bars every one, scores stand in the order of the
 * guide and nothing speaks of a leader.
 */
#include "doc/report_outcome.h"

/* Where answers count, the scored questions are meant: all of them stand in the ledger. */
static void add_strip(struct report *report, struct block *masthead)
{
	struct draft *draft = &report->draft;
	struct block *strip = draft_block(draft, masthead, BLOCK_STRIP, masthead->pos);
	int64_t date = report->answers->date;
	struct locale_arg args[] = {
		draft_count("answered", report_nanswered(report)),
		draft_count("asked", report_nasked(report)),
		draft_arg("date", date ? locale_date(draft->wording, draft->arena, date) : NULL),
	};

	strip->keeps_with_next = true;
	report_whose(report);
	draft_line(draft, strip, BLOCK_PARA, STYLE_KICKER, NULL, strip->pos);
	report_para(report, strip, STYLE_STRIP, date ? "report-answered-on" : "report-answered",
		    args, date ? 3 : 2, NULL);
}

static const char *leads_key(const struct report *report)
{
	switch (report->result->band) {
	case BAND_LEANS:
		return "report-outcome-leans";
	case BAND_CLEAR:
		return "report-outcome-clear";
	case BAND_STRONG:
		return "report-outcome-strong";
	case BAND_NONE:
	case BAND_BALANCED:
		break;
	}
	return "report-outcome-alone";
}

static const char *outcome_key(const struct report *report)
{
	switch (report->result->outcome) {
	case OUTCOME_INSUFFICIENT:
		return "report-outcome-insufficient";
	case OUTCOME_BLOCKED:
		return "report-outcome-blocked";
	case OUTCOME_BALANCED:
		return "report-outcome-balanced";
	case OUTCOME_LEADS:
		break;
	}
	return leads_key(report);
}

/* Roles stand out in bold and colour; the words between them are lighter. */
static void add_title(struct report *report, struct block *masthead)
{
	struct draft *draft = &report->draft;
	int roles[SCORE_MAX_ROLES], n = report_named(report, roles);
	struct span slots[SCORE_MAX_ROLES] = { 0 };
	struct locale_arg args[2];
	struct block *heading;

	for (int i = 0; i < n; i++)
		slots[i] = report_role_name(report, roles[i], 0);
	args[0] = draft_arg("role", n > 0 ? report_list(report, n) : "");
	args[1] = draft_count("roles", report->result->nroles);
	draft_words(draft, outcome_key(report), args, 2, slots);
	for (int i = 0; n > 0 && i < draft->nspans; i++)
		if (draft->spans[i].role < 0)
			draft->spans[i].flags |= SPAN_PLAIN;
	heading = draft_line(draft, masthead, BLOCK_HEADING, STYLE_TITLE, NULL, masthead->pos);
	heading->of.level = 1;
	heading->keeps_with_next = true;
}

/* "61.8 points of 100 against 54.9 for Technical Program Manager (TPM), a lead of 7.0." */
static void add_lead(struct report *report)
{
	const struct result *result = report->result;
	struct span rival = report_role_both(report, result->rival, 0);
	struct locale_arg args[] = {
		draft_arg("score", report_points(report, result->scores[result->leader])),
		draft_arg("other", report_points(report, result->scores[result->rival])),
		draft_arg("rival", "\1"),
		draft_arg("lead", report_points(report, result->margin)),
	};

	rival.role = -1;
	draft_words(&report->draft, result->margin > 0 ? "report-lead" : "report-no-lead", args, 4,
		    &rival);
}

/* What would turn the order; a rule that bars all others is no matter of answers alone. */
static void add_turn(struct report *report)
{
	const struct result *result = report->result;
	struct locale_arg count = draft_count("count", result->fewest_changes);

	draft_span(&report->draft, " ", 0);
	if (report_is_alone(report)) {
		count = draft_count("count", result->nroles - 1);
		draft_words(&report->draft, "report-turn-alone", &count, 1, NULL);
	} else {
		draft_words(&report->draft, result->fewest_is_bound ? "report-turn-bound"
								    : "report-turn", &count, 1,
			    NULL);
	}
}

/* "61.8 points of 100 for Product Manager and 58.2 for Technical Program Manager." */
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

static void add_standfirst(struct report *report, struct block *masthead)
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
		draft_words(draft, "report-blocked", &roles, 1, NULL);
		break;
	}
	draft_line(draft, masthead, BLOCK_PARA, STYLE_STANDFIRST, NULL, masthead->pos);
}

int report_named(const struct report *report, int *roles)
{
	const struct result *result = report->result;
	int n = 0;

	if (result->outcome == OUTCOME_LEADS)
		roles[n++] = result->leader;
	else if (result->outcome == OUTCOME_BALANCED)
		for (int r = 0; r < result->nroles; r++)
			for (int i = 0; i < result->nleading; i++)
				if (result->ranking[i] == r)
					roles[n++] = r;
	return n;
}

bool report_names_leader(const struct report *report)
{
	return report->result->outcome == OUTCOME_LEADS ||
	       report->result->outcome == OUTCOME_BALANCED;
}

void report_add_outcome(struct report *report, struct block *root)
{
	struct block *masthead = draft_block(&report->draft, root, BLOCK_MASTHEAD,
					     report->quiz->pos);
	bool is_blocked = report->result->outcome == OUTCOME_BLOCKED;

	add_strip(report, masthead);
	add_title(report, masthead);
	add_standfirst(report, masthead);
	if (is_blocked)
		report_add_rules(report);
	report_add_ruler(report);
	report_add_reasons(report);
	report_add_firmness(report);
	if (!is_blocked)
		report_add_rules(report);
}
