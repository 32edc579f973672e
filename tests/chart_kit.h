/* Charts drawn alone, for tests: how to draw one, and what is looked for in it. */
#ifndef TESTS_CHART_KIT_H
#define TESTS_CHART_KIT_H

#include <string.h>

#include "kit.h"
#include "layout/chart.h"
#include "layout/layout.h"

enum { MM = 2835, BLOCK = 7 };

struct fixture {
	struct kit kit;
	struct chart_context context;
	len grid;
	uint64_t state; /* of the made-up numbers */
};

static inline bool init(struct fixture *f)
{
	*f = (struct fixture){.state = 1};
	if (!kit_open(&f->kit, "handout"))
		return false;
	f->context = (struct chart_context){.arena = &f->kit.arena,
					    .shaper = f->kit.shaper,
					    .theme = f->kit.theme,
					    .paper = PAPER_A4,
					    .diag = &f->kit.diag,
					    .block = BLOCK,
					    .lang = "en"};
	f->grid = f->kit.theme->masters[PAPER_A4].grid;
	return true;
}

static inline struct chart_box draw(struct fixture *f, const struct chart *chart, len width)
{
	struct chart_box drawn = {0};

	chart_draw(&f->context, chart, width, (struct srcpos){"guide.xml", 3}, &drawn);
	return drawn;
}

/* The ink of an item; of text, from the top of capitals to the foot of most letters. */
static inline struct item ink(const struct item *item)
{
	struct item box = *item;

	if (item->kind == ITEM_RUN) {
		box.y -= len_scale(item->of.run->size, 714, 1000);
		box.h = len_scale(item->of.run->size, 900, 1000);
	}
	return box;
}

static inline bool is_inside(const struct item *item, const struct chart_box *drawn)
{
	struct item box = ink(item);

	return box.x >= 0 && box.y >= -1 && box.w >= 0 && box.h > 0 &&
	       box.x + box.w <= drawn->width && box.y + box.h <= drawn->height &&
	       item->block == BLOCK && item->span == -1 && item->artifact == ARTIFACT_NONE;
}

/* Things that touch, as runs of one line may, do not meet. */
static inline bool do_meet(const struct item *one, const struct item *other)
{
	struct item a = ink(one), b = ink(other);

	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* What is wrong with any chart: ink outside its box, or on a text. NULL: nothing. */
static inline const char *find_fault(const struct fixture *f, const struct chart_box *drawn)
{
	if (drawn->height <= 0 || drawn->height % f->grid != 0)
		return "its height is off the grid";
	for (int i = 0; i < drawn->nitems; i++) {
		if (!is_inside(&drawn->items[i], drawn))
			return "ink outside the box";
		for (int k = 0; k < drawn->nitems; k++)
			if (k != i && drawn->items[i].kind == ITEM_RUN &&
			    do_meet(&drawn->items[i], &drawn->items[k]))
				return "text on text or ink";
	}
	return NULL;
}

/* The nth item of a kind and colour (-1: any), or NULL. */
static inline const struct item *find_item(const struct chart_box *drawn, enum item_kind kind,
					   int colour, int n)
{
	for (int i = 0; i < drawn->nitems; i++)
		if (drawn->items[i].kind == kind &&
		    (colour < 0 || drawn->items[i].colour == colour) && n-- == 0)
			return &drawn->items[i];
	return NULL;
}

/* The item whose text begins so, or NULL. */
static inline const struct item *find_text(const struct chart_box *drawn, const char *text)
{
	for (int i = 0; i < drawn->nitems; i++)
		if (drawn->items[i].kind == ITEM_RUN &&
		    strncmp(drawn->items[i].of.run->text + drawn->items[i].of.run->start, text,
			    strlen(text)) == 0)
			return &drawn->items[i];
	return NULL;
}

#endif
