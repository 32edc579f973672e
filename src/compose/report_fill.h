/*
 * What is filled into a phrase: counts, and texts that keep their own colour, weight and language.
 *	struct fill fill = {0};
 *	fill_count(&fill, "number", 4);
 *	fill_span(&fill, "question", report_question_slot(report, q, 0));
 *	fill_para(report, parent, STYLE_BODY, "next-question", &fill);
 * Only report*.c use it.
 */
#ifndef COMPOSE_REPORT_FILL_H
#define COMPOSE_REPORT_FILL_H

#include "compose/report_parts.h"

enum { FILL_LIMIT = 9 }; /* as many as draft_words knows slots */

struct fill {
	const char *names[FILL_LIMIT];
	struct span spans[FILL_LIMIT]; /* text NULL: the number */
	int64_t numbers[FILL_LIMIT];
	int n;
};

void fill_count(struct fill *fill, const char *name, int64_t number);
void fill_span(struct fill *fill, const char *name, struct span span);
/* Words in the language of the phrases; a role's short name, bold in its colour; words so. */
void fill_text(struct report *report, struct fill *fill, const char *name, const char *text,
	       unsigned flags);
void fill_role(struct report *report, struct fill *fill, const char *name, int role);
void fill_coloured(struct report *report, struct fill *fill, const char *name, const char *text,
		   int role);

/* The phrase as plain text, for alternative texts. */
const char *fill_phrase(struct report *report, const char *key, const struct fill *fill);
/* Adds the phrase to the line. fill NULL: nothing to fill in. */
void fill_words(struct report *report, const char *key, const struct fill *fill);
/* The phrase as a paragraph of its own. */
struct block *fill_para(struct report *report, struct block *parent, enum style_id style,
			const char *key, const struct fill *fill);
/* The phrase as the sidenote of a section that has nothing but its head yet. */
void fill_sidenote(struct report *report, struct block *section, const char *key,
		   const struct fill *fill);
/* Ends the line as a paragraph; NULL when it is empty. */
struct block *fill_end(struct report *report, struct block *parent, enum style_id style);

#endif
