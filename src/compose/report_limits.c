/*
 * Limits of use: what the report is for and what not, on what its content rests, whom to ask. It
 * stands on the first page of every report, since a single page is what is passed on.
 */
#include "compose/report_parts.h"

static struct block *add_card(struct report *report, struct block *row)
{
	struct draft *draft = &report->draft;
	struct block *card = draft_block(draft, row, BLOCK_CARD, row->pos);
	struct block *list = draft_block(draft, card, BLOCK_LIST, row->pos);

	card->is_unbroken = true;
	list->style = STYLE_SIGN_TEXT;
	list->of.numbering = NUMBERING_DISC;
	return list;
}

static void add_item(struct report *report, struct block *list, const char *key,
		     const struct locale_arg *args, int nargs, const struct span *slots)
{
	struct draft *draft = &report->draft;
	struct block *item = draft_block(draft, list, BLOCK_ITEM, list->pos);

	draft_words(draft, "bullet-inner", NULL, 0, NULL);
	draft_line(draft, item, BLOCK_LABEL, STYLE_SIGN_TEXT, NULL, item->pos);
	report_para(report, draft_block(draft, item, BLOCK_ITEM_BODY, item->pos), STYLE_SIGN_TEXT,
		    key, args, nargs, slots);
}

static const char *add_figure(struct report *report, const char *list, const char *key,
			      const char *value)
{
	struct locale_arg arg = draft_arg("value", value);
	const char *next = value ? draft_phrase(&report->draft, key, &arg, 1) : NULL;
	const struct locale_arg both[] = { draft_arg("first", list), draft_arg("next", next) };

	if (!list || !next)
		return list ? list : next;
	return draft_phrase(&report->draft, "join", both, 2);
}

/* What is known of the reliability: a study's figures, or that there is none. */
static void add_study(struct report *report, struct block *list)
{
	const struct quiz_study *study = report->quiz->study;
	const char *figures = NULL;
	struct span slots[2];
	struct locale_arg args[3];

	if (!study) {
		add_item(report, list, "report-limits-unproven", NULL, 0, NULL);
		return;
	}
	figures = add_figure(report, figures, "report-study-alpha", study->alpha);
	figures = add_figure(report, figures, "report-study-sem", study->sem);
	figures = add_figure(report, figures, "report-study-n",
			     study->n > 0 ? locale_number(report->draft.wording,
							  report->draft.arena, study->n) : NULL);
	if (study->sample.n > 0)
		figures = add_figure(report, figures, "report-study-sample", "\1");
	if (study->source.n > 0)
		figures = add_figure(report, figures, "report-study-source", "\2");
	slots[0] = report_text_slot(report, &study->sample, 0);
	slots[1] = report_text_slot(report, &study->source, 0);
	args[0] = draft_arg("figures", figures ? figures : "");
	add_item(report, list, figures ? "report-limits-study" : "report-limits-unproven", args, 1,
		 slots);
}

static void add_contact(struct report *report, struct block *list)
{
	struct span slot = report_text_slot(report, &report->quiz->contact, 0);
	struct locale_arg arg = draft_arg("contact", "\1");

	if (report->quiz->contact.n > 0)
		add_item(report, list, "report-limits-contact", &arg, 1, &slot);
	else
		add_item(report, list, "report-limits-giver", NULL, 0, NULL);
}

/* Who answers for the content; nothing is said of what is not known. */
static void add_author(struct report *report, struct block *list)
{
	struct draft *draft = &report->draft;
	const struct quiz *quiz = report->quiz;
	const char *author = quiz->author ? quiz->author : report->guide->author;
	const char *words = NULL;
	struct locale_arg arg;

	words = add_figure(report, words, "report-author", author);
	words = add_figure(report, words, "report-version", quiz->version);
	words = add_figure(report, words, "report-dated",
			   quiz->date ? locale_date(draft->wording, draft->arena, quiz->date)
				      : NULL);
	arg = draft_arg("facts", words ? words : "");
	if (words)
		add_item(report, list, author ? "report-limits-author" : "report-limits-content",
			 &arg, 1, NULL);
}

/* A page that stands alone says what it was made from; otherwise the method does. */
static void add_versions(struct report *report, struct block *box)
{
	const struct guide *guide = report->guide;
	const struct quiz *quiz = report->quiz;
	const char *const files[] = { guide->id, quiz->id };
	const char *const versions[] = { guide->version, quiz->version };
	const char *words[2];
	struct locale_arg args[3];

	for (int i = 0; i < 2; i++) {
		const struct locale_arg named[] = { draft_arg("name", files[i] ? files[i] : ""),
						    draft_arg("version", versions[i]) };

		words[i] = versions[i] ? draft_phrase(&report->draft, "report-file-version", named,
						      2) : named[0].text;
	}
	args[0] = draft_arg("guide", words[0]);
	args[1] = draft_arg("questions", words[1]);
	args[2] = draft_arg("program", report->draft.doc->creator);
	report_para(report, box, STYLE_SMALL, "report-versions", args, 3, NULL);
}

void report_add_limits(struct report *report, struct block *root)
{
	struct draft *draft = &report->draft;
	struct block *box = draft_block(draft, root, BLOCK_BOX, report->quiz->pos), *head, *row;
	struct block *list;
	const struct locale_arg args[] = {
		draft_arg("tie", report_brief(report, report->quiz->tie)),
		draft_count("roles", report->result->nroles),
	};

	box->anchor = "limits";
	draft->doc->first_page_end = box;
	box->is_unbroken = true;
	draft_words(draft, "report-limits-head", NULL, 0, NULL);
	head = draft_line(draft, box, BLOCK_HEADING, STYLE_SUBHEAD, NULL, box->pos);
	head->of.level = 2;
	head->keeps_with_next = true;
	row = draft_block(draft, box, BLOCK_ROW, box->pos);
	list = add_card(report, row);
	add_item(report, list, "report-limits-purpose", NULL, 0, NULL);
	add_item(report, list, "report-limits-preferences", NULL, 0, NULL);
	add_item(report, list, "report-limits-score", args, 2, NULL);
	add_study(report, list);
	list = add_card(report, row);
	add_item(report, list, "report-limits-change", NULL, 0, NULL);
	add_item(report, list, "report-limits-talk", args, 2, NULL);
	add_contact(report, list);
	add_author(report, list);
	if (report->input->is_summary)
		add_versions(report, box);
}
