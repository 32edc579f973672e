/*
 * Scales: words in equal fields side by side under one rule, which is thick over the one that
 * holds. Words that do not fit get smaller, then take more lines; where one would have to be
 * broken, the fields stand one below the other, behind the same rule turned upright.
 */
#include "doc/doc.h"
#include "layout/chart_draw.h"

/* The styles of words and notes, from large to small. */
struct scale_look {
	enum style_id word, note;
	bool may_wrap; /* words may */
};

static const struct scale_look looks[] = {
	{STYLE_BODY, STYLE_SMALL, false},
	{STYLE_SMALL, STYLE_SMALL, false},
	{STYLE_SMALL, STYLE_SMALL, true},
	{STYLE_AXIS, STYLE_AXIS, true},
};
enum { NLOOKS = sizeof looks / sizeof *looks };

struct scale {
	struct pen *pen;
	const struct chart *chart;
	struct label *words, *notes;
	int nlines; /* most that a word takes */
};

/* Answers whether all texts fit as the look says. */
static bool shape_texts(struct scale *scale, const struct scale_look *look, len limit)
{
	const struct chart *chart = scale->chart;
	bool do_fit = true;

	scale->nlines = 0;
	for (int i = 0; i < chart->nbars; i++) {
		struct label *word = &scale->words[i], *note = &scale->notes[i];

		if (i == chart->active)
			pen_label_bold(scale->pen, chart->bars[i].label, look->word, limit, word);
		else
			pen_label(scale->pen, chart->bars[i].label, look->word, limit, word);
		pen_label(scale->pen, chart->notes ? chart->notes[i] : NULL, look->note, limit,
			  note);
		scale->nlines = word->nlines > scale->nlines ? word->nlines : scale->nlines;
		do_fit = do_fit && !word->is_torn && !note->is_torn && word->width <= limit &&
			 note->width <= limit && (look->may_wrap || word->nlines <= 1);
	}
	return do_fit;
}

/* Writes a label from x, counted from the start, and y down. Returns its height. */
static len write_lines(struct pen *pen, const struct label *label, len x, len y, int colour)
{
	len leading = label->style->leading;

	for (int i = 0; i < label->nlines; i++)
		pen_write(pen, label, i, x, y + (i + 1) * leading - pen->rise, colour);
	return label->nlines * leading;
}

static int active_colour(const struct scale *scale)
{
	return pen_role_colour(scale->pen, scale->chart->role);
}

/* The texts of field i. */
static len write_field(const struct scale *scale, int i, len x, len y, len word_height)
{
	struct pen *pen = scale->pen;
	bool is_active = i == scale->chart->active;
	int grey = pen_use_colour(pen, COLOUR_GREY);
	len used = write_lines(pen, &scale->words[i], x, y,
			       is_active ? active_colour(scale) : grey);

	y += len_max(word_height, used);
	return y + write_lines(pen, &scale->notes[i], x, y,
			       is_active ? pen_use_colour(pen, COLOUR_INK) : grey);
}

static len draw_across(const struct scale *scale)
{
	struct pen *pen = scale->pen;
	const struct theme *theme = pen->context->theme;
	int n = scale->chart->nbars, active = scale->chart->active;
	len words = scale->nlines * scale->words[0].style->leading, bottom = 0;

	pen_box(pen, 0, 0, pen->width, theme->axis_line, pen_use_colour(pen, COLOUR_RULE));
	for (int i = 0; i < n; i++) {
		len x = len_scale(pen->width, i, n), end = len_scale(pen->width, i + 1, n);

		if (i == active)
			pen_box(pen, x, 0, end - x, pen->charts->field_line * theme->pole,
				active_colour(scale));
		bottom = len_max(bottom, write_field(scale, i, x, pen->grid, words));
	}
	return len_round_up(bottom, pen->grid);
}

/* One below the other, with a grid unit between them. */
static len draw_down(const struct scale *scale)
{
	struct pen *pen = scale->pen;
	const struct theme *theme = pen->context->theme;
	len x = theme->inset, y = 0, thick = pen->charts->field_line * theme->pole;

	for (int i = 0; i < scale->chart->nbars; i++) {
		len bottom = write_field(scale, i, x, y, 0);

		if (i == scale->chart->active)
			pen_box(pen, 0, y, thick, bottom - y, active_colour(scale));
		y = bottom + (i < scale->chart->nbars - 1 ? pen->grid : 0);
	}
	pen_box(pen, 0, 0, theme->axis_line, y, pen_use_colour(pen, COLOUR_RULE));
	return len_round_up(y, pen->grid);
}

len scale_draw(struct pen *pen, const struct chart *chart)
{
	struct scale scale = {.pen = pen, .chart = chart};
	int n = chart->nbars > 1 ? chart->nbars : 1;
	int look = 0;

	scale.words = ARENA_ARRAY(pen->context->arena, struct label, n);
	scale.notes = ARENA_ARRAY(pen->context->arena, struct label, n);
	scale.words[0].style = &pen->styles[STYLE_BODY];
	while (look < NLOOKS &&
	       !shape_texts(&scale, &looks[look], pen->width / n - pen->charts->field_gap))
		look++;
	if (look < NLOOKS)
		return len_max(draw_across(&scale), pen->grid);
	for (look = 0; look < NLOOKS; look++)
		if (shape_texts(&scale, &looks[look], pen->width - pen->context->theme->inset))
			break;
	return len_max(draw_down(&scale), pen->grid);
}
