/*
 * How the result came about: the rules of scoring with this person's numbers, what the words mean,
 * the limits of use in full, and what exactly it was computed from.
 */
#include "compose/report_parts.h"

#include <string.h>

#include "base/sha256.h"
#include "base/version.h"
#include "compose/report_doubts.h"
#include "compose/report_fill.h"
#include "compose/report_table.h"
#include "compose/report_workings.h"
#include "score/ledger.h"
#include "score/verdict.h"

static void add_item(struct report *report, struct block *list, const char *key,
		     const struct fill *fill)
{
	fill_para(report, report_item(report, list, 0), STYLE_SIGN_TEXT, key, fill);
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
	} kinds[] = {
		{ QUESTION_MULTI, "method-multi" }, { QUESTION_LIKERT, "method-likert" },
		{ QUESTION_RANK, "method-rank" }, { QUESTION_NUMBER, "method-number" },
	};
	struct block *body = report_item(report, list, 0);

	fill_words(report, "method-answer", NULL);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!has_kind(report, kinds[i].kind))
			continue;
		draft_span(&report->draft, " ", 0);
		fill_words(report, kinds[i].key, NULL);
	}
	fill_end(report, body, STYLE_SIGN_TEXT);
}

static void add_stakes(struct report *report, struct block *list)
{
	struct fill fill = { 0 };
	int64_t weights = 0;

	for (int d = 0; d < report->guide->ndimensions; d++)
		if (report->result->dimensions[d].is_answered)
			weights += report->quiz->dimension_weights[d];
	fill_count(&fill, "answered", report_nanswered(report));
	fill_count(&fill, "asked", report_nasked(report));
	fill_text(report, &fill, "weights", workings_whole(report, weights), 0);
	add_item(report, list, report_nanswered(report) > 0 ? "method-stake"
							    : "method-no-stake", &fill);
}

/* The words, in the order of the table of what they mean. */
static const char *band_word(enum band band)
{
	switch (band) {
	case BAND_BALANCED:
		return "report-balanced";
	case BAND_LEANS:
		return "report-leans";
	case BAND_CLEAR:
		return "report-clear";
	case BAND_STRONG:
		return "report-strong";
	case BAND_NONE:
		break;
	}
	return "method-no-band";
}

static const char *confidence_word(enum confidence confidence)
{
	switch (confidence) {
	case CONFIDENCE_GOOD:
		return "report-confidence-good";
	case CONFIDENCE_FAIR:
		return "report-confidence-fair";
	case CONFIDENCE_LIMITED:
		break;
	}
	return "report-confidence-limited";
}

/* A row of the table: what is looked at, what the words ask of it, how it stands here. */
struct criterion {
	const char *name, *good, *fair, *limited; /* phrases */
	const char *here;
	const struct fill *fill;                  /* of the phrases */
};

static void add_criterion(struct report *report, struct block *tbody,
			  const struct criterion *criterion)
{
	const char *const keys[] = { criterion->good, criterion->fair, criterion->limited };
	struct block *row = report_table_row(report, tbody, ROW_LINE_FINE, false);

	report_table_name(report, row, 0, report_words_slot(report, fill_phrase(report,
			  criterion->name, criterion->fill), 0), STYLE_TABLE_CELL);
	for (int i = 0; i < 3; i++)
		report_table_text(report, row, 1 + i,
				  fill_phrase(report, keys[i], criterion->fill), ALIGN_START);
	report_table_cell(report, row, 4, report_words_slot(report, criterion->here, SPAN_STRONG),
			  ALIGN_START);
}

static void add_fewest(struct report *report, struct block *tbody)
{
	const struct result *result = report->result;
	struct fill fill = { 0 };
	struct criterion criterion = { "method-changes", "method-changes-good",
				       "method-changes-fair", "method-any", NULL, NULL };

	if (!report_has_result(report) || result->outcome == OUTCOME_DIVIDED)
		return; /* there is no order that the answers could turn */
	fill_count(&fill, "count", result->fewest_changes);
	criterion.here = fill_phrase(report, result->fewest_changes == 0 ? "method-changes-none" :
				     result->fewest_is_bound ? "method-changes-bound"
							     : "method-changes-here", &fill);
	add_criterion(report, tbody, &criterion);
}

static void add_agreement(struct report *report, struct block *tbody)
{
	const struct result *result = report->result;
	struct fill bounds = { 0 }, fill = { 0 };
	struct criterion criterion = { "method-pairs", "method-at-least-good",
				       "method-at-least-fair", "method-less", NULL, &bounds };

	if (report->quiz->npairs == 0)
		return;
	fill_count(&bounds, "good", GOOD_CONSISTENCY);
	fill_count(&bounds, "fair", FAIR_CONSISTENCY);
	fill_count(&fill, "agreeing", result->npairs_agreeing);
	fill_count(&fill, "count", result->npairs_answered);
	criterion.here = fill_phrase(report, result->npairs_answered > 0 ? "method-pairs-here"
						: "method-pairs-none", &fill);
	add_criterion(report, tbody, &criterion);
}

static void add_confidence(struct report *report, struct block *section)
{
	static const struct column columns[] = {
		{ COLUMN_SHARE, 6 }, { COLUMN_SHARE, 3 }, { COLUMN_SHARE, 3 },
		{ COLUMN_SHARE, 3 }, { COLUMN_SHARE, 3 },
	};
	struct block *table = report_table(report, section, columns, 5, "method-words-summary");
	struct block *row = report_table_row(report, report_table_part(report, table, BLOCK_THEAD),
					     ROW_LINE_NONE, false);
	struct block *tbody;
	struct fill bounds = { 0 }, fill = { 0 };
	struct criterion coverage = { "method-covered", "method-at-least-good",
				      "method-at-least-fair", "method-less", NULL, &bounds };
	struct criterion uniform = { "method-uniform", "method-uniform-no", "method-uniform-no",
				     "method-uniform-yes", NULL, NULL };

	report_table_head(report, row, 0, "method-confidence", ALIGN_START);
	report_table_head(report, row, 1, "report-confidence-good", ALIGN_START);
	report_table_head(report, row, 2, "report-confidence-fair", ALIGN_START);
	report_table_head(report, row, 3, "report-confidence-limited", ALIGN_START);
	report_table_head(report, row, 4, "method-here", ALIGN_START);
	tbody = report_table_part(report, table, BLOCK_TBODY);
	fill_count(&bounds, "good", GOOD_COVERAGE);
	fill_count(&bounds, "fair", FAIR_COVERAGE);
	fill_count(&fill, "percent", doubts_coverage(report->result));
	coverage.here = fill_phrase(report, "method-percent", &fill);
	add_criterion(report, tbody, &coverage);
	add_fewest(report, tbody);
	add_agreement(report, tbody);
	if (!has_kind(report, QUESTION_LIKERT))
		return;
	uniform.here = draft_phrase(&report->draft, report->result->is_uniform
				    ? "method-uniform-yes" : "method-uniform-no", NULL, 0);
	add_criterion(report, tbody, &uniform);
}

static void add_words(struct report *report)
{
	struct block *section = report_section(report, "method-words-head", NULL, "words", false);
	struct fill fill = { 0 };

	fill_text(report, &fill, "tie", report_brief(report, report->quiz->tie), 0);
	fill_text(report, &fill, "band", draft_phrase(&report->draft,
						      band_word(report->result->band), NULL, 0),
		  SPAN_STRONG);
	fill_text(report, &fill, "confidence",
		  draft_phrase(&report->draft, confidence_word(report->result->confidence), NULL,
			       0), SPAN_STRONG);
	fill_words(report, "method-bands", &fill);
	draft_span(&report->draft, " ", 0);
	fill_words(report, report->result->band == BAND_NONE ? "method-here-no-band"
							     : "method-here-band", &fill);
	fill_end(report, section, STYLE_SIGN_TEXT);
	add_confidence(report, section);
}

/* What the box beside the outcome has no room for. */
static void add_limits(struct report *report)
{
	struct block *section = report_section(report, "method-limits-head", NULL, NULL, false);
	struct block *list;
	struct fill fill = { 0 };

	fill_span(&fill, "page", report_page_slot("#limits", "1"));
	fill_sidenote(report, section, "method-limits-note", &fill);
	list = report_items(report, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	add_item(report, list, "method-limit-purpose", NULL);
	add_item(report, list, "method-limit-people", NULL);
	add_item(report, list, "method-limit-decimals", NULL);
	add_item(report, list, report->quiz->study ? "method-limit-study"
						   : "method-limit-unproven", NULL);
}

/* "a1b2c3d4 e5f60718 ...": in groups, so that a line may end between them. */
static const char *spaced_hash(struct report *report, const struct xml_source *source)
{
	char hex[SHA256_HEX];
	char *out = arena_alloc(report->draft.arena, SHA256_HEX + SHA256_HEX / 8 + 1), *end = out;

	sha256_hex(source->bytes, source->nbytes, hex);
	for (int i = 0; hex[i]; i++) {
		if (i > 0 && i % 8 == 0)
			*end++ = ' ';
		*end++ = hex[i];
	}
	return out;
}

static const char *join(struct report *report, const char *list, const char *key,
			const char *value)
{
	struct fill fill = { 0 };
	struct locale_arg args[2];

	if (!value || !*value)
		return list;
	fill_text(report, &fill, "value", value, 0);
	args[0] = draft_arg("first", list);
	args[1] = draft_arg("next", fill_phrase(report, key, &fill));
	return list ? draft_phrase(&report->draft, "join", args, 2) : args[1].text;
}

static const char *date_words(struct report *report, int64_t date)
{
	return date ? locale_date(report->draft.wording, report->draft.arena, date) : NULL;
}

/* Names, editions and fingerprints of what went in. */
static const char *file_words(struct report *report, const char *id, const char *version,
			      const char *author, int64_t date)
{
	const char *words = join(report, NULL, "method-id", id);

	words = join(report, words, "method-version", version);
	words = join(report, words, "method-author", author);
	return join(report, words, "method-date", date_words(report, date));
}

/* "Guide: pm-vs-tpm, version 1.0. SHA-256 ..." */
static void add_file(struct report *report, struct block *list, const char *key,
		     const char *words, const struct xml_source *source)
{
	struct block *body = report_item(report, list, 0);
	struct fill fill = { 0 };

	fill_text(report, &fill, "facts", words, 0);
	fill_words(report, key, &fill);
	if (source && source->bytes) {
		struct fill hash = { 0 };

		fill_text(report, &hash, "hash", spaced_hash(report, source), 0);
		draft_span(&report->draft, " ", 0);
		fill_words(report, "method-hash", &hash);
	}
	fill_end(report, body, STYLE_SIGN_TEXT);
}

static void add_sources(struct report *report, struct block *list)
{
	const struct guide *guide = report->guide;
	const struct quiz *quiz = report->quiz;
	const char *words;

	add_file(report, list, "method-guide",
		 file_words(report, guide->id, guide->version, guide->author, guide->date),
		 &guide->source);
	add_file(report, list, "method-quiz",
		 file_words(report, quiz->id, quiz->version, quiz->author, quiz->date),
		 &quiz->source);
	words = join(report, NULL, "method-program", "roleguide " ROLEGUIDE_VERSION);
	words = join(report, words, "method-answered", date_words(report, report->answers->date));
	words = join(report, words, "method-made", date_words(report, report->input->date));
	add_file(report, list, "method-made-by", words, NULL);
	add_item(report, list, "method-verify", NULL);
}

static void add_computing(struct report *report)
{
	struct block *section = report_section(report, "method-head", NULL, "method", false);
	struct block *list = report_items(report, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	const char *author = report->quiz->author ? report->quiz->author : report->guide->author;
	struct fill fill = { 0 };

	fill_text(report, &fill, "tie", report_brief(report, report->quiz->tie), 0);
	fill_count(&fill, "percent", doubts_coverage(report->result));
	fill_count(&fill, "least", LEAST_COVERAGE);
	if (author)
		fill_text(report, &fill, "author", author, 0);
	add_stakes(report, list);
	add_kinds(report, list);
	add_item(report, list, "method-points", &fill);
	add_item(report, list, "method-coverage", &fill);
	if (report->quiz->nrules > 0)
		add_item(report, list, "method-rules", &fill);
	add_item(report, list, author ? "method-source-author" : "method-source", &fill);
	add_sources(report, list);
}

void report_add_method(struct report *report, struct block *root)
{
	(void)root; /* sections stand in the document itself */
	add_computing(report);
	add_words(report);
	add_limits(report);
}
