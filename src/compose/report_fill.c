/* Phrases filled in. A text stands in the pattern as a byte that draft_words turns into a span. */
#include "compose/report_fill.h"

#include <assert.h>

static void add(struct fill *fill, const char *name, struct span span, int64_t number)
{
	assert(fill->n < FILL_LIMIT);
	fill->names[fill->n] = name;
	fill->spans[fill->n] = span;
	fill->numbers[fill->n++] = number;
}

void fill_count(struct fill *fill, const char *name, int64_t number)
{
	add(fill, name, draft_slot(NULL, 0), number);
}

void fill_span(struct fill *fill, const char *name, struct span span)
{
	add(fill, name, span, 0);
}

void fill_text(struct report *report, struct fill *fill, const char *name, const char *text,
	       unsigned flags)
{
	add(fill, name, report_words_slot(report, text, flags), 0);
}

void fill_role(struct report *report, struct fill *fill, const char *name, int role)
{
	add(fill, name, report_role_mark(report, role, SPAN_STRONG), 0);
}

void fill_coloured(struct report *report, struct fill *fill, const char *name, const char *text,
		   int role)
{
	struct span span = report_role_slot(text, role, SPAN_STRONG);

	span.lang = report->draft.words_lang;
	add(fill, name, span, 0);
}

/* The arguments, with each text or with the byte that stands for it. */
static void make_args(const struct fill *fill, bool is_marked,
		      struct locale_arg args[FILL_LIMIT])
{
	static const char marks[FILL_LIMIT][2] = { "\1", "\2", "\3", "\4", "\5", "\6", "\7",
						   "\10", "\11" };

	for (int i = 0; fill && i < fill->n; i++) {
		const char *text = fill->spans[i].text;

		args[i] = text ? draft_arg(fill->names[i], is_marked ? marks[i] : text)
			       : draft_count(fill->names[i], fill->numbers[i]);
	}
}

const char *fill_phrase(struct report *report, const char *key, const struct fill *fill)
{
	struct locale_arg args[FILL_LIMIT];

	make_args(fill, false, args);
	return draft_phrase(&report->draft, key, args, fill ? fill->n : 0);
}

void fill_words(struct report *report, const char *key, const struct fill *fill)
{
	struct locale_arg args[FILL_LIMIT];

	make_args(fill, true, args);
	draft_words(&report->draft, key, args, fill ? fill->n : 0, fill ? fill->spans : NULL);
}

struct block *fill_end(struct report *report, struct block *parent, enum style_id style)
{
	return draft_line(&report->draft, parent, BLOCK_PARA, style, NULL, parent->pos);
}

struct block *fill_para(struct report *report, struct block *parent, enum style_id style,
			const char *key, const struct fill *fill)
{
	fill_words(report, key, fill);
	return fill_end(report, parent, style);
}

void fill_sidenote(struct report *report, struct block *section, const char *key,
		   const struct fill *fill)
{
	fill_words(report, key, fill);
	draft_line(&report->draft, section, BLOCK_SIDENOTE, STYLE_SMALL, NULL, section->pos);
}
