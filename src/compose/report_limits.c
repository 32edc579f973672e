/*
 * Limits of use: what the report is for and what not, on what its content rests, whom to ask. It
 * stands on the first page of every report, since a single page is what is passed on.
 */
#include "compose/report_limits.h"

#include "compose/number.h"
#include "compose/quote.h"

static const char *contact_key(const struct report *report)
{
	return report->quiz->contact.n > 0 ? "report-limits-contact" : "report-limits-giver";
}

static struct block *add_card(struct report *report, struct block *row)
{
	struct block *card = build_block(report->draft, row, BLOCK_CARD);

	card->is_unbroken = true;
	return build_list(report->draft, card, NUMBERING_DISC, STYLE_NOTE);
}

static void add_item(struct report *report, struct block *list, const char *key,
		     const struct filling *with)
{
	struct block *body;

	say(report->draft, "bullet-inner", NULL);
	body = build_item(report->draft, list, list->pos, 0);
	build_para(report->draft, body, list->style, key, with);
}

static const char *stand_in_text(struct report *report, const struct quiz_text *text)
{
	return text->n > 0 ? say_stand_in(report->draft, quote_text(report, text, 0)) : NULL;
}

/* What is known of the reliability: a study's figures, or that there is none. */
static const char *study_words(struct report *report)
{
	const struct quiz_study *study = report->quiz->study;
	struct draft *draft = report->draft;
	const char *figures = NULL;

	if (study) {
		figures = say_fact(draft, figures, "report-study-alpha", study->alpha);
		figures = say_fact(draft, figures, "report-study-sem", study->sem);
		figures = say_fact(draft, figures, "report-study-n",
				   study->n > 0 ? number_whole(draft, study->n) : NULL);
		figures = say_fact(draft, figures, "report-study-sample",
				   stand_in_text(report, &study->sample));
		figures = say_fact(draft, figures, "report-study-source",
				   stand_in_text(report, &study->source));
	}
	return figures;
}

static const char *study_key(const char *figures)
{
	return figures ? "report-limits-study" : "report-limits-unproven";
}

/* Who answers for the content; nothing is said of what is not known. */
static void add_author(struct report *report, struct block *list)
{
	struct draft *draft = report->draft;
	const struct quiz *quiz = report->quiz;
	const char *author = quiz->author ? quiz->author : report->guide->author;
	const char *words = say_fact(draft, NULL, "report-author", author);

	words = say_fact(draft, words, "report-version", quiz->version);
	words = say_fact(draft, words, "report-dated", number_date(draft, quiz->date));
	if (words)
		add_item(report, list, author ? "report-limits-author" : "report-limits-content",
			 WITH(say_text("facts", words)));
}

static const char *file_words(struct draft *draft, const char *id, const char *version)
{
	id = id ? id : "";
	return version ? say_phrase(draft, "report-file-version",
				    WITH(say_text("name", id), say_text("version", version)))
		       : id;
}

/* A page that stands alone says what it was made from; otherwise the method does. */
static void add_versions(struct report *report, struct block *box)
{
	const struct guide *guide = report->guide;
	const struct quiz *quiz = report->quiz;
	struct draft *draft = report->draft;

	build_para(draft, box, STYLE_SMALL, "report-versions",
		   WITH(say_text("guide", file_words(draft, guide->id, guide->version)),
			say_text("questions", file_words(draft, quiz->id, quiz->version)),
			say_text("program", draft->doc->creator)));
}

/* What a small sheet has room for, in one paragraph; the method says the rest. */
static void add_short(struct report *report, struct block *box, const char *figures,
		      const struct filling *with)
{
	const char *const keys[] = {"report-limits-purpose", "report-limits-preferences",
				    study_key(figures)};

	draft_put(report->draft, say_bold(report->draft, "report-limits-short"));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		say_also(report->draft, keys[i], with);
	build_line(report->draft, box, BLOCK_PARA, STYLE_NOTE)->enters = REPORT_STEP_SHORT;
}

void report_limits_add_rest(struct report *report, struct block *list)
{
	const struct filling *with =
		WITH(say_text("tie", number_brief(report->draft, report->quiz->tie)),
		     say_span("contact", quote_text(report, &report->quiz->contact, 0)));

	add_item(report, list, "report-limits-score", with);
	add_item(report, list, "report-limits-change", NULL);
	add_item(report, list, contact_key(report), with);
	for (struct block *item = list->first; item; item = item->next)
		item->enters = REPORT_STEP_SHORT;
}

void report_limits_add(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *box = draft_block(draft, draft->doc->root, BLOCK_BOX, report->quiz->pos);
	const struct quiz_text *contact = &report->quiz->contact;
	struct block *row, *list;
	const char *figures = study_words(report);
	const struct filling *with = WITH(say_text("tie", number_brief(draft, report->quiz->tie)),
					  say_count("roles", report->result->nroles),
					  say_text("figures", figures),
					  say_span("contact", quote_text(report, contact, 0)));

	box->anchor = "limits";
	draft->doc->first_page_end = box;
	box->is_unbroken = true;
	box->sinks = true;
	say(draft, "report-limits-head", NULL);
	build_heading(build_line(draft, box, BLOCK_HEADING, STYLE_SUBHEAD), 2)->leaves =
		REPORT_STEP_SHORT;
	row = build_block(draft, box, BLOCK_ROW);
	row->leaves = REPORT_STEP_SHORT;
	list = add_card(report, row);
	add_item(report, list, "report-limits-purpose", NULL);
	add_item(report, list, "report-limits-preferences", NULL);
	add_item(report, list, "report-limits-score", with);
	add_item(report, list, study_key(figures), with);
	list = add_card(report, row);
	add_item(report, list, "report-limits-change", NULL);
	add_item(report, list, "report-limits-talk", with);
	add_item(report, list, contact_key(report), with);
	add_author(report, list);
	add_short(report, box, figures, with);
	if (report->input->is_summary)
		add_versions(report, box);
}
