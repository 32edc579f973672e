/* A list of settings for each paragraph that is kept: few, since columns have few widths. */
#include "layout/setting.h"

#include <string.h>

#include "text/shelf.h"
#include "text/text.h"

static bool is_same(const struct linefit_options *a, const struct linefit_options *b)
{
	return a->width == b->width && a->first_indent == b->first_indent && a->align == b->align &&
	       a->is_balanced == b->is_balanced && a->is_head == b->is_head &&
	       a->max_hyphens == b->max_hyphens;
}

static void set_line(struct arena *arena, struct shaper *shaper, const struct paragraph *paragraph,
		     const struct linefit_options *options, int from, struct setting_line *line)
{
	len extra = options->align == ALIGN_JUSTIFY
			    ? linefit_extra(paragraph, from, line->end, options->width)
			    : 0;

	line->nruns = paragraph_line(shaper, arena, paragraph, from, line->end, extra, &line->runs);
	if (line->nruns)
		line->width = line->runs[line->nruns - 1].x + line->runs[line->nruns - 1].width;
}

/* Lines without runs are nowhere. */
static bool are_kept(const struct setting *setting)
{
	for (int i = 0; i < setting->nlines; i++)
		if (setting->lines[i].nruns && !setting->lines[i].runs->kept)
			return false;
	return true;
}

/* A copy that lasts as long as the paragraph, if there is room for it. */
static void keep(const struct paragraph *paragraph, const struct setting *setting)
{
	size_t size = sizeof *setting->lines * (size_t)setting->nlines;
	struct setting **known = shelf_settings(paragraph), *kept;

	kept = are_kept(setting) ? shelf_alloc(paragraph, sizeof *kept + size) : NULL;
	if (!kept)
		return;
	*kept = *setting;
	kept->lines = memcpy(kept + 1, setting->lines, size);
	kept->next = *known;
	*known = kept;
}

const struct setting *setting_find(struct arena *arena, struct shaper *shaper,
				   const struct paragraph *paragraph,
				   const struct linefit_options *options)
{
	struct setting *setting = paragraph->kept ? *shelf_settings(paragraph) : NULL;
	int *ends;

	while (setting && !is_same(&setting->options, options))
		setting = setting->next;
	if (setting)
		return setting;
	setting = ARENA_NEW(arena, struct setting);
	setting->options = *options;
	setting->nlines = linefit_break(arena, paragraph, options, &ends, &setting->overfull);
	setting->lines = ARENA_ARRAY(arena, struct setting_line, setting->nlines);
	for (int i = 0, from = 0; i < setting->nlines; from = ends[i++]) {
		setting->lines[i].end = ends[i];
		set_line(arena, shaper, paragraph, options, from, &setting->lines[i]);
	}
	if (paragraph->kept)
		keep(paragraph, setting);
	return setting;
}

const struct run *setting_own_text(struct arena *arena, const struct run *runs, int nruns,
				   const char *text)
{
	struct run *own = arena_copy(arena, runs, sizeof *runs * (size_t)nruns);

	for (int i = 0; i < nruns; i++)
		own[i].text = text;
	return own;
}

int setting_blank_lines(const struct setting *setting)
{
	int n = 0;

	while (n < setting->nlines - 1 && setting->lines[n].nruns == 0)
		n++;
	return n;
}
