/*
 * The small print: what the words mean, the limits of use in full, then the rules of scoring with
 * this person's numbers, a line of the ledger worked out, and what exactly it was computed from.
 */
#include "compose/report_method.h"

#include "base/sha256.h"
#include "compose/number.h"
#include "compose/report_dimensions.h"
#include "compose/report_doubts.h"
#include "compose/report_limits.h"
#include "compose/report_workings.h"
#include "score/verdict.h"

static void add_item(struct draft *draft, struct block *list, const char *key,
		     const struct filling *with)
{
	build_para(draft, build_item(draft, list, list->pos, 0), STYLE_NOTE, key, with);
}

static bool has_kind(const struct report *report, enum question_kind kind)
{
	for (int q = 0; q < report->quiz->nquestions; q++)
		if (report->quiz->questions[q].kind == kind &&
		    ledger_is_scored(&report->quiz->questions[q]))
			return true;
	return false;
}

/* What an answer says, a sentence for each kind of question there is. */
static void add_kinds(struct report *report, struct block *list)
{
	static const struct {
		enum question_kind kind;
		const char *key;
	} kinds[] = {{QUESTION_MULTI, "method-multi"},
		     {QUESTION_LIKERT, "method-likert"},
		     {QUESTION_RANK, "method-rank"},
		     {QUESTION_NUMBER, "method-number"}};
	struct draft *draft = report->draft;
	struct block *body = build_item(draft, list, list->pos, 0);

	say(draft, "method-answer", NULL);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (has_kind(report, kinds[i].kind))
			say_also(draft, kinds[i].key, NULL);
	build_line(draft, body, BLOCK_PARA, STYLE_NOTE);
}

/* A row of the table: what is looked at, what the three words ask of it, how it stands here. */
static void add_criterion(struct draft *draft, struct block *tbody, const char *const keys[4],
			  const struct filling *with, const char *here)
{
	struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);

	for (int i = 0; i < 4; i++)
		build_span_cell(draft, row, i == 0 ? SCOPE_ROW : SCOPE_NONE,
				draft_words(draft, say_phrase(draft, keys[i], with), 0),
				ALIGN_START);
	build_span_cell(draft, row, SCOPE_NONE, draft_words(draft, here, SPAN_STRONG), ALIGN_START);
}

static void add_coverage(struct report *report, struct block *tbody)
{
	static const char *const keys[] = {"method-covered", "method-at-least-good",
					   "method-at-least-fair", "method-less"};
	struct draft *draft = report->draft;
	int percent = report_doubts_coverage(report->result);

	add_criterion(draft, tbody, keys,
		      WITH(say_count("good", GOOD_COVERAGE), say_count("fair", FAIR_COVERAGE)),
		      say_phrase(draft, "method-percent", WITH(say_count("percent", percent))));
}

static void add_fewest(struct report *report, struct block *tbody)
{
	static const char *const keys[] = {"method-changes", "method-changes-good",
					   "method-changes-fair", "method-any"};
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	const char *here = result->fewest_changes == 0 ? "method-changes-none"
			   : result->fewest_is_bound   ? "method-changes-bound"
						       : "method-changes-here";

	/* else there is no order that the answers could turn */
	if (report_has_result(report) && result->outcome != OUTCOME_DIVIDED)
		add_criterion(draft, tbody, keys, NULL,
			      say_phrase(draft, here,
					 WITH(say_count("count", result->fewest_changes))));
}

static void add_agreement(struct report *report, struct block *tbody)
{
	static const char *const keys[] = {"method-pairs", "method-at-least-good",
					   "method-at-least-fair", "method-less"};
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	const char *here = result->npairs_answered > 0 ? "method-pairs-here" : "method-pairs-none";

	if (report->quiz->npairs > 0)
		add_criterion(draft, tbody, keys,
			      WITH(say_count("good", GOOD_CONSISTENCY),
				   say_count("fair", FAIR_CONSISTENCY)),
			      say_phrase(draft, here,
					 WITH(say_count("agreeing", result->npairs_agreeing),
					      say_count("count", result->npairs_answered))));
}

static void add_uniform(struct report *report, struct block *tbody)
{
	static const char *const keys[] = {"method-uniform", "method-uniform-no",
					   "method-uniform-no", "method-uniform-yes"};
	const char *here = keys[report->result->is_uniform ? 3 : 1];

	if (has_kind(report, QUESTION_LIKERT))
		add_criterion(report->draft, tbody, keys, NULL,
			      say_phrase(report->draft, here, NULL));
}

static void add_confidence(struct report *report, struct block *section)
{
	static const struct column columns[] = {{COLUMN_SHARE, 6},
						{COLUMN_SHARE, 3},
						{COLUMN_SHARE, 3},
						{COLUMN_SHARE, 3},
						{COLUMN_SHARE, 3}};
	static const char *const heads[] = {"method-confidence", "report-confidence-good",
					    "report-confidence-fair", "report-confidence-limited",
					    "method-here"};
	struct draft *draft = report->draft;
	struct block *table = build_tight(draft, build_table(draft, section, columns, 5,
							     "method-words-summary"));
	struct block *row = build_head_row(draft, table), *tbody;

	table->extra = REPORT_EXTRA_WORDS;

	for (int i = 0; i < 5; i++)
		build_head_cell(draft, row, heads[i], ALIGN_START);
	tbody = build_block(draft, table, BLOCK_TBODY);
	add_coverage(report, tbody);
	add_fewest(report, tbody);
	add_agreement(report, tbody);
	add_uniform(report, tbody);
}

static void add_words(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	const struct filling *with = WITH(
		say_text("tie", number_brief(draft, report->quiz->tie)),
		say_span("band", say_bold(draft, report_band_key(result->band))),
		say_span("confidence", say_bold(draft, report_confidence_key(result->confidence))));

	say(draft, "method-bands", with);
	build_para(draft, section, STYLE_NOTE,
		   result->band == BAND_NONE ? "method-here-no-band" : "method-here-band", with);
	add_confidence(report, section);
}

/* What the box beside the outcome has no room for, on a small sheet more than on others. */
static void add_limits(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *section = report_section(report, "method-limits-head", NULL), *list;

	build_sidenote(draft, section,
		       report->input->is_pageless ? "method-limits-note-head"
						  : "method-limits-note",
		       WITH(report_page(report, "#limits", "1", "report-limits-head")));
	list = build_list(draft, section, NUMBERING_DISC, STYLE_NOTE);
	report_limits_add_rest(report, list);
	add_item(draft, list, "method-limit-people", NULL);
	add_item(draft, list, "method-limit-decimals", NULL);
	add_item(draft, list, report->quiz->study ? "method-limit-study" : "method-limit-unproven",
		 NULL);
}

/* "a1b2c3d4 e5f60718 ...": in groups, so that a line may end between them. */
static const char *spaced_hash(struct arena *arena, const struct xml_source *source)
{
	const char *hex = xml_source_sha256(source);
	char *out = arena_alloc(arena, SHA256_HEX + SHA256_HEX / 8 + 1), *end = out;

	for (int i = 0; hex[i]; i++) {
		if (i > 0 && i % 8 == 0)
			*end++ = ' ';
		*end++ = hex[i];
	}
	return out;
}

/* Names, editions and fingerprints of what went in. */
static const char *file_words(struct draft *draft, const char *id, const char *version,
			      const char *author, int64_t date)
{
	const char *words = say_fact(draft, NULL, "method-id", id);

	words = say_fact(draft, words, "method-version", version);
	words = say_fact(draft, words, "method-author", author);
	return say_fact(draft, words, "method-date", number_date(draft, date));
}

/* "Guide: pm-vs-tpm, version 1.0. SHA-256 ..." */
static void add_file(struct draft *draft, struct block *list, const char *key, const char *words,
		     const struct xml_source *source)
{
	struct block *body = build_item(draft, list, list->pos, 0);

	say(draft, key, WITH(say_text("facts", words)));
	if (source && source->bytes)
		say_also(draft, "method-hash",
			 WITH(say_text("hash", spaced_hash(draft->arena, source))));
	build_line(draft, body, BLOCK_PARA, STYLE_NOTE);
}

/* What a report that would be too long is without: an item each, where it is. */
static void add_left_out(struct draft *draft, struct block *list)
{
	static const char *const keys[] = {
		[REPORT_EXTRA_WORKINGS] = "method-left-workings",
		[REPORT_EXTRA_TOLD] = "method-left-told",
		[REPORT_EXTRA_FACTS] = "method-left-facts",
		[REPORT_EXTRA_WORDS] = "method-left-words",
		[REPORT_EXTRA_FORMULAS] = "method-left-formulas",
		[REPORT_EXTRA_DIMENSIONS] = "method-left-dimensions",
	};
	bool has[REPORT_EXTRAS + 1] = {false};

	for (int i = 0; i < draft->doc->nblocks; i++)
		has[draft->doc->blocks[i]->extra] = true;
	for (unsigned extra = 1; extra <= REPORT_EXTRAS; extra++) {
		if (!has[extra])
			continue;
		add_item(draft, list, "method-left",
			 WITH(say_text("what", say_phrase(draft, keys[extra], NULL))));
		list->last->for_extra = extra;
	}
}

static void add_sources(struct report *report, struct block *section)
{
	struct block *list = build_list(report->draft, section, NUMBERING_DISC, STYLE_NOTE);
	const struct guide *guide = report->guide;
	const struct quiz *quiz = report->quiz;
	struct draft *draft = report->draft;
	const char *words = say_fact(draft, NULL, "method-program", draft->doc->creator);
	const char *answered = number_date(draft, report->answers->date);

	words = answered
			? say_fact(draft, words, "method-answered", answered)
			: say_join(draft, "join", words, say_phrase(draft, "method-undated", NULL));
	/* what only the file is dated by is not the day of anything on the page */
	if (answered || report->input->is_dated)
		words = say_fact(draft, words, "method-made", number_date(draft, draft->doc->date));
	add_file(draft, list, "method-guide",
		 file_words(draft, guide->id, guide->version, guide->author, guide->date),
		 &guide->source);
	add_file(draft, list, "method-quiz",
		 file_words(draft, quiz->id, quiz->version, quiz->author, quiz->date),
		 &quiz->source);
	add_file(draft, list, "method-made-by", words, NULL);
	add_item(draft, list, "method-verify", NULL);
	add_left_out(draft, list);
}

static void add_computing(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *section = report_section(report, "method-head", "method"), *list;
	const char *author = report->quiz->author ? report->quiz->author : report->guide->author;
	const struct filling *with =
		WITH(say_text("tie", number_brief(draft, report->quiz->tie)),
		     say_count("percent", report_doubts_coverage(report->result)),
		     say_count("least", LEAST_COVERAGE), say_text("author", author),
		     say_count("answered", report->nanswered), say_count("asked", report->nasked),
		     say_count("weights", report->ledger->answered.all));

	/* the sums as a whole on one page; few answers leave room for them on their own */
	section->starts_page = report_has_result(report);
	add_words(report, section);
	list = build_list(draft, section, NUMBERING_DISC, STYLE_NOTE);
	add_item(draft, list, report->nanswered > 0 ? "method-stake" : "method-no-stake", with);
	add_kinds(report, list);
	add_item(draft, list, "method-points", with);
	add_item(draft, list, "method-coverage", with);
	if (report->quiz->nrules > 0)
		add_item(draft, list, "method-rules", with);
	for (struct block *item = list->first; item; item = item->next)
		item->extra = REPORT_EXTRA_FORMULAS;
	add_item(draft, list, author ? "method-source-author" : "method-source", with);
	report_dimensions_add_workings(report, section);
	report_workings_add(report, section);
	add_sources(report, section);
}

void report_method_add(struct report *report)
{
	add_limits(report);
	add_computing(report);
}
