/*
 * layouts CONTENT FILE...: each guide laid out in three themes on three papers, and what is wrong
 * with where things stand, a line for each layout that has a fault. Fonts are opened once. CONTENT
 * is the folder of the program's data.
 */
#include <stdio.h>

#include "base/buf.h"
#include "cli/data.h"
#include "cli/options.h"
#include "cli/stages.h"
#include "layout/layout.h"
#include "layout/layout_check.h"
#include "text/text.h"

static const char *const themes[] = {"handout", "mono", "duo"};
static const char *const papers[] = {"a4", "letter", "a5"};

static struct {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts; /* of all guides */
	struct shaper *shaper;
	const char *content;
} all;

/* One look of a guide; whether it is right. */
static bool look(char *path, int theme, int paper)
{
	const char *argv[] = {"roleguide", "guide", path, "-o", "-", "--data", all.content,
			      "--paper", papers[paper], NULL};
	struct arena arena;
	struct options options;
	struct stages stages;
	struct data data;
	struct buf faults;
	bool is_right = false;

	arena_init(&arena);
	buf_init(&faults);
	if (options_read(&options, &arena, 9, (char **)argv, &all.diag) &&
	    data_find(&data, &arena, all.content, &all.diag)) {
		stages_init(&stages, &arena, &options, &data, &all.diag);
		stages.fonts = all.fonts;
		stages.shaper = all.shaper;
		if (stages_load(&stages, path,
				data_theme(&data, &arena, themes[theme], &all.diag)) &&
		    stages_compose(&stages) && stages_layout(&stages))
			is_right = layout_faults(stages.layout, stages.doc, &faults) == 0;
		else
			diag_print(&all.diag, stdout, 5, false);
		all.fonts = stages.fonts;
		all.shaper = stages.shaper;
	}
	if (!is_right)
		printf("%s %s %s:\n%s", path, themes[theme], papers[paper], buf_text(&faults));
	buf_release(&faults);
	arena_release(&arena);
	return is_right;
}

int main(int argc, char **argv)
{
	int status = argc < 3;

	arena_init(&all.arena);
	diag_init(&all.diag);
	all.content = argv[1];
	for (int i = 2; i < argc; i++)
		for (int k = 0; k < 9; k++)
			if (!look(argv[i], k % 3, k / 3))
				status = 1;
	if (all.shaper)
		shaper_free(all.shaper);
	if (all.fonts)
		fontset_close(all.fonts);
	diag_release(&all.diag);
	arena_release(&all.arena);
	return status;
}
