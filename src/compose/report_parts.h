/*
 * What the parts of a report share. A part is a section or more of one file, report_NAME.c; each
 * leaves out what it has no data for.
 */
#ifndef COMPOSE_REPORT_PARTS_H
#define COMPOSE_REPORT_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/answers.h"
#include "compose/build.h"
#include "compose/report.h"
#include "compose/say.h"
#include "content/quiz.h"
#include "score/ledger.h"

/* The most reasons on a card, and facts to weigh, of the first page; of each, one stays on a page
 * that is full. */
enum { REPORT_REASONS = 3, REPORT_RULES = 3 };

/* What a first page that is full gives up, one after the other. What is not lost altogether stands
 * behind the limits of use then. */
enum {
	REPORT_STEP_THIRD = 1, /* the third reason leaves */
	REPORT_STEP_SHORT,     /* the limits are short; the method has all of them */
	REPORT_STEP_SECOND,    /* the second reason leaves */
	REPORT_STEP_RULES,     /* from here on facts leave, but for one */
	REPORT_STEP_BEFORE = REPORT_STEP_RULES + REPORT_RULES - 1, /* what has changed leaves */
	REPORT_STEP_ROLES,                                         /* what the roles are moves */
	REPORT_STEP_FIRM,                                          /* how firm it is moves */
	REPORT_STEP_NOTES,   /* what explains ruler and reasons leaves */
	REPORT_STEP_FACTS,   /* facts to weigh move, unless they bar a role */
	REPORT_STEP_RULER,   /* the ruler moves */
	REPORT_STEP_REASONS, /* the reasons move */
	REPORT_STEPS = REPORT_STEP_REASONS
};

struct report {
	struct draft *draft;
	const struct report_input *input;
	const struct guide *guide;
	const struct quiz *quiz;
	const struct answers *answers;
	const struct result *result;
	const struct ledger *ledger; /* what it was computed from */
	int nasked, nanswered;       /* scored questions */
	int first, second;  /* the roles compared: leader and rival; where rules overrule the
				   * answers, or bar every role, those with the most points */
	int32_t lead;       /* of the first over the second, centipoints */
	const int *order;   /* questions as the pages number them: scored ones in the order
				   * of the guide's dimensions, then the others */
	const int *numbers; /* by question: its place there, from 1 */
	bool is_for_coach;  /* a page about the person, not for them */
};

/* Begins the draft of a document about the person, and works out what its parts share. */
struct report report_begin(struct draft *draft, struct arena *arena,
			   const struct report_input *input, struct diag *diag);

/* Whether there is a result; with too few answers there is none. */
bool report_has_result(const struct report *report);
/* Whether points alone decide it, so that other answers or weights would turn the order. */
bool report_has_order(const struct report *report);

/* The phrases for a band and for the confidence. */
const char *report_band_key(enum band band);
const char *report_confidence_key(enum confidence confidence);

/* The roles that the answers put in front, in the order of the guide; none with too few answers.
 * Answers how many. */
int report_named(const struct report *report, int *roles);
/* Centipoints by which the first role is ahead of the second in that dimension of the guide; 0:
 * level, or no answers. */
int32_t report_dimension_lead(const struct report *report, int dimension);
/* By how much, whoever is ahead. */
int64_t report_size(int64_t centipoints);

/* Adds "Personal report for NAME" to the line, or what a page for the coach is called. */
void report_whose(struct report *report);
/* The strip above the title: whose it is, and how many questions were answered when. */
void report_strip_add(struct report *report, struct block *masthead);

/* What a phrase names as {page}: that which the anchor "#..." stands on, guess as a rule. Where
 * there are no pages, the phrase head, which is over what stands there. */
struct filling report_page(struct report *report, const char *href, const char *guess,
			   const char *head);

/* A section with its head, a phrase that may ask for {roles}, their count; anchor: or NULL. */
struct block *report_section(struct report *report, const char *head, const char *anchor);

/* A row that opens with a question by number and words, and its answer. */
struct block *report_question_row(struct report *report, struct block *tbody, int question);

/* A dimension of the guide as the header of a row. */
void report_dimension_cell(struct report *report, struct block *row, int dimension);

#endif
