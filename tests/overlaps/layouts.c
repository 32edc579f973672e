/*
 * layouts CONTENT FILE...: each guide laid out in three themes on three papers, and what is wrong
 * with where things stand, a line for each layout that has a fault. Fonts are opened once. CONTENT
 * is the folder of the program's data.
 * layouts --pages CONTENT FILE...: in one theme on three papers, with what a designer would send
 * back of the pages; the last line counts all by kind.
 * layouts --torn CONTENT FILE...: the same, of pages that were torn behind each head.
 * layouts --form=LANG CONTENT FILE...: their questionnaires as forms in that language.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "layout/layout_check.h"
#include "pages.h"
#include "run/data.h"
#include "run/run.h"
#include "text/text.h"

static const char *const themes[] = {"handout", "mono", "duo"};
static const enum paper papers[] = {PAPER_A4, PAPER_LETTER, PAPER_A5};

static struct {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts; /* of all guides */
	struct shaper *shaper;
	const char *content;
	bool are_pages, are_torn;
	const char *form;      /* the language of forms; NULL: guides */
	int nlayouts, nfaults; /* of places */
	int counts[PAGES_FAULT_COUNT];
} all;

/* The layout with a new page behind each head. */
static struct layout tear(struct arena *arena, const struct layout *layout, const struct doc *doc)
{
	struct layout torn = *layout;

	torn.pages = NULL;
	torn.npages = 0;
	for (int p = 0; p < layout->npages; p++) {
		const struct page *whole = &layout->pages[p];
		int first = 0;

		for (int i = 0; i < whole->nitems; i++) {
			int id = whole->items[i].block;
			struct page *page;

			if (i + 1 < whole->nitems &&
			    (id < 0 || doc->blocks[id]->kind != BLOCK_HEADING ||
			     whole->items[i + 1].block == id))
				continue;
			ARENA_GROW(arena, torn.pages, torn.npages);
			page = &torn.pages[torn.npages++];
			*page = *whole;
			page->items = whole->items + first;
			page->nitems = i + 1 - first;
			first = i + 1;
		}
	}
	return torn;
}

/* What is wrong with a layout goes to faults; whether nothing is. */
static bool judge(const struct layout *layout, const struct doc *doc, struct buf *faults)
{
	int n = layout_faults(layout, doc, faults);

	all.nlayouts++;
	all.nfaults += n;
	if (all.are_pages)
		pages_count(layout, doc, all.counts, faults);
	return buf_text(faults)[0] == '\0';
}

/* The guide, or its form with fields. */
static struct doc *compose(struct kit *kit, struct content *content)
{
	if (!all.form)
		return run_compose_guide(kit, kit->arena, content);
	content->is_fillable = true;
	return run_load_quiz(kit, content, true) && run_speak_forms(kit, content, all.form)
		       ? run_compose_form(kit, content)
		       : NULL;
}

/* One look of a guide; whether it is right. */
static bool is_right(const char *path, const char *theme, enum paper paper)
{
	struct look look = {.paper = paper};
	const struct layout *layout = NULL;
	struct layout torn;
	struct source source = {.guide = path};
	struct content content;
	struct arena arena;
	struct kit kit;
	struct data data;
	struct buf faults;
	struct doc *doc = NULL;
	bool is_good = false;

	diag_release(&all.diag); /* each look is refused or warned of by itself */
	diag_init(&all.diag);
	arena_init(&arena);
	buf_init(&faults);
	run_init(&kit, &arena, &data, &all.diag);
	kit.fonts = all.fonts;
	kit.shaper = all.shaper;
	if (data_find(&data, &arena, all.content, &all.diag) &&
	    (source.theme = data_theme(&data, &arena, theme, &all.diag)) &&
	    run_load(&kit, &source, &content))
		doc = compose(&kit, &content);
	look.theme = doc ? content.theme : NULL;
	if (doc)
		layout = run_lay_out(&kit, &arena, doc, &look);
	if (layout && all.are_torn) {
		torn = tear(&arena, layout, doc);
		layout = &torn;
	}
	if (layout)
		is_good = judge(layout, doc, &faults);
	all.fonts = kit.fonts;
	all.shaper = kit.shaper;
	if (!is_good)
		printf("%s %s %s:\n%s", path, theme, paper_name(paper), buf_text(&faults));
	if (!layout)
		diag_print(&all.diag, stdout, 5, true);
	kit.fonts = NULL;
	kit.shaper = NULL;
	run_release(&kit);
	buf_release(&faults);
	arena_release(&arena);
	return is_good;
}

static void print_counts(void)
{
	printf("%d layouts: %d out of place", all.nlayouts, all.nfaults);
	for (int i = 0; i < PAGES_FAULT_COUNT; i++)
		printf(", %d %s", all.counts[i], pages_fault_names[i]);
	printf("\n");
}

int main(int argc, char **argv)
{
	int status = argc < 3;

	all.are_torn = argc > 1 && strcmp(argv[1], "--torn") == 0;
	all.are_pages = all.are_torn || (argc > 1 && strcmp(argv[1], "--pages") == 0);
	all.form = argc > 1 && strncmp(argv[1], "--form=", 7) == 0 ? argv[1] + 7 : NULL;
	argc -= all.are_pages || all.form;
	argv += all.are_pages || all.form;

	arena_init(&all.arena);
	diag_init(&all.diag);
	all.content = argv[1];
	for (int i = 2; i < argc; i++)
		for (int k = 0; k < 9; k++)
			if ((!all.are_pages || k % 3 == 0) &&
			    !is_right(argv[i], themes[k % 3], papers[k / 3]))
				status = 1;
	if (all.are_pages)
		print_counts();
	if (all.shaper)
		shaper_free(all.shaper);
	if (all.fonts)
		fontset_close(all.fonts);
	diag_release(&all.diag);
	arena_release(&all.arena);
	return status;
}
