/* A grid is a chart of blanks; its rows and columns are told in words to who cannot see it. */
#include "compose/form_grid.h"

#include "compose/build.h"
#include "compose/quote.h"
#include "content/quiz.h"

enum { DIGITS = 10 };

struct grid {
	struct draft *draft;
	struct chart *chart;
	struct chart_bar *rows;
	struct chart_tick *columns;
	const struct blank **blanks;
};

static struct grid new_grid(struct draft *draft, int nrows, int ncolumns)
{
	struct arena *arena = draft->arena;
	struct grid grid = {.draft = draft,
			    .chart = ARENA_NEW(arena, struct chart),
			    .rows = ARENA_ARRAY(arena, struct chart_bar, nrows),
			    .columns = ARENA_ARRAY(arena, struct chart_tick, ncolumns),
			    .blanks = ARENA_ARRAY(arena, const struct blank *, nrows *ncolumns)};

	for (int i = 0; i < ncolumns; i++)
		grid.columns[i].at = i;
	*grid.chart = (struct chart){.kind = CHART_GRID,
				     .role = -1,
				     .bars = grid.rows,
				     .nbars = nrows,
				     .ticks = grid.columns,
				     .nticks = ncolumns,
				     .blanks = grid.blanks};
	return grid;
}

static const char *count_text(struct draft *draft, int64_t n)
{
	return locale_number(draft->wording, draft->arena, n);
}

static void put_blank(struct grid *grid, int row, int column, struct blank blank)
{
	grid->blanks[row * grid->chart->nticks + column] = arena_copy(grid->draft->arena, &blank,
								      sizeof blank);
}

static void end_grid(struct grid *grid, struct block *parent)
{
	struct draft *draft = grid->draft;
	const char *labels = "", *rows = "";

	for (int i = 0; i < grid->chart->nticks; i++)
		labels = arena_printf(draft->arena, "%s%s%s", labels, i ? ", " : "",
				      grid->columns[i].label);
	for (int i = 0; i < grid->chart->nbars; i++)
		rows = arena_printf(draft->arena, "%s%s%s", rows, i ? "; " : "",
				    grid->rows[i].label);
	grid->chart->alt = say_phrase(draft, "sheet-grid",
				      WITH(say_text("labels", labels), say_text("rows", rows)));
	build_figure(draft, parent, grid->chart);
}

void form_grid_add_places(struct draft *draft, struct block *parent,
			  const struct question *question, int number)
{
	int nplaces = question->most > 0 ? question->most : question->noptions;
	struct grid grid = new_grid(draft, question->noptions, nplaces);

	for (int i = 0; i < nplaces; i++)
		grid.columns[i].label = count_text(draft, i + 1);
	for (int row = 0; row < question->noptions; row++) {
		grid.rows[row].label =
			arena_printf(draft->arena, "%s  %s", count_text(draft, row + 1),
				     quote_of(draft, &question->options[row].text, 0).text);
		for (int i = 0; i < nplaces; i++)
			put_blank(&grid, row, i,
				  (struct blank){.role = BLANK_PLACE,
						 .question = number,
						 .option = row,
						 .place = i});
	}
	end_grid(&grid, parent);
}

/* How many digits the number has. */
static int count_digits(int64_t number)
{
	int n = 1;

	while ((number /= 10) != 0)
		n++;
	return n;
}

void form_grid_add_digits(struct draft *draft, struct block *parent,
			  const struct question *question, int number)
{
	int low = count_digits(question->min), high = count_digits(question->max);
	int nplaces = low > high ? low : high, has_minus = question->min < 0;
	struct grid grid = new_grid(draft, nplaces + has_minus, DIGITS);
	int64_t worth = 1;

	for (int i = 0; i < DIGITS; i++)
		grid.columns[i].label = count_text(draft, i);
	for (int place = 0; place < nplaces; place++, worth *= place < nplaces ? 10 : 1) {
		int row = has_minus + nplaces - 1 - place;

		grid.rows[row].label = arena_printf(draft->arena, "\xc3\x97 %s",
						    count_text(draft, worth));
		for (int i = 0; i < DIGITS; i++)
			put_blank(&grid, row, i,
				  (struct blank){.role = BLANK_DIGIT,
						 .question = number,
						 .option = -1,
						 .place = place,
						 .digit = i});
	}
	if (has_minus) {
		grid.rows[0].label = "\xe2\x88\x92";
		put_blank(&grid, 0, DIGITS - 1,
			  (struct blank){.role = BLANK_MINUS, .question = number, .option = -1});
	}
	end_grid(&grid, parent);
}
