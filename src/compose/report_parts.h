/*
 * What the parts of a report share: the document in the making, and short ways to name roles,
 * questions, answers and points. A part is a section or more; each leaves out what it has no data
 * for. Only report*.c use it.
 */
#ifndef COMPOSE_REPORT_PARTS_H
#define COMPOSE_REPORT_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/answers.h"
#include "compose/draft.h"
#include "compose/report.h"
#include "content/quiz.h"
#include "score/score.h"

struct report {
	struct draft draft;
	const struct report_input *input;
	const struct guide *guide;
	const struct quiz *quiz;
	const struct answers *answers;
	const struct result *result;
	int first, second;        /* the roles compared: leader and rival; where rules overrule the
				   * answers, or bar every role, those with the most points */
	int32_t lead;             /* of the first over the second, centipoints */
	const int *numbers;       /* by question: its number on the pages, from 1: scored ones in
				   * the order of the guide's dimensions, then the others */
};

/* Names, in the arena of the draft. */
const char *report_role(const struct report *report, int role);       /* "Product Manager" */
const char *report_role_short(const struct report *report, int role); /* "PM" */
const char *report_text(const struct report *report, const struct quiz_text *text);
/* What was answered, in words: options joined, a number with its unit, the text; NULL: none. */
const char *report_answer(struct report *report, int question);
/* The same for another answer of that question; for the answer that a flip needs, of a number its
 * band. What a question holds private is not printed, a phrase says so. */
const char *report_choice(struct report *report, int question, const int *chosen, int nchosen);
const char *report_flip(struct report *report, const struct flip *flip);

/* Centipoints: "61.81", "+3.75"; true minus, by language. All of them are printed whole, so that
 * sums and differences can be taken on paper. */
const char *report_points(struct report *report, int64_t centipoints);
const char *report_signed(struct report *report, int64_t centipoints);

/* As few decimals as it needs, for limits and ticks: "5", "2.5"; "+5". */
const char *report_brief(struct report *report, int64_t centipoints);
const char *report_brief_signed(struct report *report, int64_t centipoints);

/* Scored questions that were asked, and how many of them are answered. */
int report_nasked(const struct report *report);
int report_nanswered(const struct report *report);

/* Whether there is a result; with too few answers there is none. */
bool report_has_result(const struct report *report);
/* Whether points alone decide it, so that other answers or weights would turn the order. */
bool report_has_order(const struct report *report);
/* Whether rules rule out all roles but the one that has the most points too. */
bool report_is_alone(const struct report *report);

/* Words for a list of the slots from 1 to n, "\1, \2 and \3"; of any words. */
const char *report_list(struct report *report, int n);
const char *report_list_words(struct report *report, const char *const *words, int n);

/* A span in the colour of a role; to be given to draft_words as a slot. */
struct span report_role_slot(const char *text, int role, unsigned flags);
/* Slots that know their language; of a role: in its colour. */
struct span report_role_name(const struct report *report, int role, unsigned flags);
struct span report_role_mark(const struct report *report, int role, unsigned flags); /* short */
/* "Product Manager (PM)" in one span, or the name where there is no short one. */
struct span report_role_both(struct report *report, int role, unsigned flags);
struct span report_text_slot(const struct report *report, const struct quiz_text *text,
			     unsigned flags);
struct span report_question_slot(const struct report *report, int question, unsigned flags);
struct span report_answer_slot(struct report *report, int question, unsigned flags);
struct span report_flip_slot(struct report *report, const struct flip *flip, unsigned flags);
/* A number or other words in the language of the phrases. */
struct span report_words_slot(const struct report *report, const char *text, unsigned flags);

/* The page that the anchor "#..." stands on; guess: as a rule. */
struct span report_page_slot(const char *href, const char *guess);

/* Add to the line: a slot by itself; "Personal report for NAME". */
void report_span(struct report *report, struct span span);
void report_whose(struct report *report);

/* A section with its head, a phrase; sidenote: a phrase or NULL; both may ask for {roles}, their
 * count. Ends the head's line. */
struct block *report_section(struct report *report, const char *head, const char *sidenote,
			     const char *anchor, bool starts_page);
/* A sidenote with arguments, before anything else in a section made without one. */
void report_sidenote(struct report *report, struct block *section, const char *key,
		     const struct locale_arg *args, int nargs, const struct span *slots);
/* A paragraph that is one phrase. */
struct block *report_para(struct report *report, struct block *parent, enum style_id style,
			  const char *key, const struct locale_arg *args, int nargs,
			  const struct span *slots);
/* A figure that holds the chart. */
struct block *report_figure(struct report *report, struct block *parent, struct chart *chart);

/* A cell, whose line is then written by draft_* and ended by report_end_cell as a paragraph. An
 * empty line leaves an empty cell, which is for the head of a table alone. */
struct block *report_cell(struct report *report, struct block *row, enum block_kind kind,
			  int column, int colspan, enum scope scope, enum align align);
/* A dimension of the guide by name, as a slot, and as a cell. */
struct span report_dimension(const struct report *report, int dimension);
void report_dimension_cell(struct report *report, struct block *cell, int dimension);
void report_end_cell(struct report *report, struct block *cell, enum style_id style);

/* A rule as one paragraph: how grave, for whom, and its text; an open one with what it hangs on. */
void report_add_rule(struct report *report, struct block *parent, int rule, enum style_id style);

/* The parts, in the order of the pages. */
void report_add_outcome(struct report *report, struct block *root);    /* masthead, ruler, reasons,
									  * how firm, rules */
void report_add_limits(struct report *report, struct block *root);
void report_add_dimensions(struct report *report, struct block *root); /* dumbbells, facts */
void report_add_ledger(struct report *report, struct block *root);
/* Flips, missing answers, contradictions, weights. */
void report_add_change(struct report *report, struct block *root);
void report_add_next(struct report *report, struct block *root);       /* next steps, own words */
void report_add_method(struct report *report, struct block *root);

#endif
