/*
 * Paragraphs: spans become text_spans, text/ shapes them, linefit chooses the breaks, and every
 * line becomes a box of one leading. All baselines lie the same rise above the bottom of their box,
 * so lines of any size share the grid. Widows and orphans are penalties between the lines.
 */
#include "layout/para.h"

#include <string.h>

#include "base/utf8.h"
#include "layout/chart.h"
#include "layout/flow.h"
#include "layout/link.h"
#include "layout/linefit.h"
#include "layout/mark.h"
#include "layout/overlap.h"
#include "layout/setting.h"
#include "layout/span_style.h"
#include "layout/too_wide.h"

enum {
	WORD_LINES = 4,               /* of a display word that are not parted */
	WIDOW_PENALTY = PENALTY_LINE, /* one line alone at a page's top or bottom */
	LONG_WORD = 60,               /* percent of the column; a longer word may be divided */
	LEAST_OVERLAP = 13,           /* of ink that is seen, percent of the size */
	SHAPED = 512                  /* blocks that are remembered */
};

/* A paragraph on its way: its source, its style and what it became. */
struct para {
	const struct block *block; /* NULL: free spans */
	const struct span *spans;
	int nspans;
	int first; /* where these begin in the block's */
	const struct style *style;
	enum align align; /* the style's, or that of the cell around it */
	const char *lang;
	bool is_rtl;
	enum artifact artifact;
	struct paragraph shaped;
	struct srcpos pos;
	bool *is_noted; /* by span: whether a line has its footnote; or NULL */
};

len para_mark_width(const struct flow *flow, const struct mark *mark, len size,
		    const struct mark_form *form)
{
	return mark_width(flow->theme, mark, size, form) +
	       len_scale(size, flow->theme->marks.air, 100);
}

/* Where lines may end besides between words: bits. */
enum breaking { BREAKS_PLAIN = 0, BREAKS_BY_HYPHEN = 1, BREAKS_ANYWHERE = 2 };

/* A block as it was shaped in its own style; NULL: none. */
struct para_shaped {
	const struct block *block;
	enum breaking breaking;
	struct paragraph shaped;
};

struct para_shaped *para_shaped_new(struct arena *arena)
{
	return ARENA_ARRAY(arena, struct para_shaped, SHAPED);
}

/* Where the paragraph is remembered. NULL: more may differ than the block and where it breaks. */
static struct para_shaped *place_of(const struct flow *flow, const struct para *para)
{
	const struct block *block = para->block;

	if (!block || para->style != &flow->styles[block->style] || para->nspans != block->nspans)
		return NULL;
	for (int i = 0; i < para->nspans; i++)
		if (para->spans[i].field != FIELD_NONE || para->spans[i].mark)
			return NULL;
	return &flow->shaped[block->id % SHAPED];
}

static void shape_anew(const struct flow *flow, struct para *para, enum breaking breaking)
{
	struct text_span *spans = ARENA_ARRAY(flow->shapes, struct text_span, para->nspans);
	struct text_options options = {
		.is_rtl = para->is_rtl,
		.is_hyphenated = breaking & BREAKS_BY_HYPHEN,
		.breaks_anywhere = breaking & BREAKS_ANYWHERE,
		.hyphen_left = flow->theme->hyphen_left,
		.hyphen_right = flow->theme->hyphen_right,
		.pos = para->pos,
	};

	for (int i = 0; i < para->nspans; i++) {
		const struct span *span = &para->spans[i];

		spans[i].text = link_text(flow, para->block, span);
		if (i == 1 && flow->marks.has_words_below && para->spans[0].mark)
			spans[i].text = UTF8_LINE_BREAK; /* they begin a line */
		spans[i].n = (int)strlen(spans[i].text);
		spans[i].lang = span->lang ? span->lang : para->lang;
		spans[i].tag = i;
		spans[i].pos = span->typed;
		spans[i].typed = span->typed_words;
		spans[i].column = span->typed_column;
		span_style(flow, para->style, span, &spans[i]);
		if (span->mark)
			spans[i].object_width = para_mark_width(flow, span->mark, spans[i].size,
								&flow->marks);
	}
	paragraph_shape(flow->shaper, flow->shapes, spans, para->nspans, &options, &para->shaped,
			flow->diag);
}

static void shape(const struct flow *flow, struct para *para, enum breaking breaking)
{
	struct para_shaped *known = place_of(flow, para);

	if (known && known->block == para->block && known->breaking == breaking) {
		para->shaped = known->shaped;
		return;
	}
	shape_anew(flow, para, breaking);
	if (known && para->shaped.kept)
		*known = (struct para_shaped){para->block, breaking, para->shaped};
}

/* The width of the column, or the style's longest line where that is less. */
static len line_width(const struct para *para, len width)
{
	if (para->style->measure == 0)
		return width;
	return len_min(width, para->style->size * para->style->measure);
}

/*
 * Ragged lines are hyphenated only where a long word meets a narrow column; justified ones always.
 * A word wider than the line is hyphenated in any style: a break without a hyphen would be worse;
 * and one that is too wide still may break anywhere, since over its neighbour it could not be read.
 */
static void shape_for(const struct flow *flow, struct para *para, len width)
{
	bool may_hyphenate = para->style->is_hyphenated;
	bool is_justified = para->align == ALIGN_JUSTIFY;
	enum breaking breaking = may_hyphenate && is_justified ? BREAKS_BY_HYPHEN : BREAKS_PLAIN;
	len line = line_width(para, width);
	len longest = may_hyphenate ? line / 100 * LONG_WORD : line;

	shape(flow, para, breaking);
	if (breaking == BREAKS_PLAIN && para->shaped.longest_word > longest) {
		breaking = BREAKS_BY_HYPHEN;
		shape(flow, para, breaking);
	}
	if (para->shaped.longest_word > line)
		shape(flow, para, breaking | BREAKS_ANYWHERE);
}

static struct para para_of_block(const struct flow *flow, const struct block *block,
				 const struct style *style)
{
	struct para para = {.block = block,
			    .spans = block->spans,
			    .nspans = block->nspans,
			    .style = style ? style : &flow->styles[block->style],
			    .lang = block_lang(flow->doc, block),
			    .pos = block->pos};

	para.is_rtl = text_is_rtl(para.lang);
	para.align = para.style->align;
	if (block->parent && (block->parent->kind == BLOCK_TD || block->parent->kind == BLOCK_TH) &&
	    block->parent->of.cell->align != ALIGN_START)
		para.align = block->parent->of.cell->align;
	return para;
}

static int span_colour(const struct flow *flow, const struct para *para, const struct span *span)
{
	const struct block *block = para->block;
	int paper = flow->theme->uses[COLOUR_PAPER];
	int role = span->role;
	int on = block && style_is_on_panel(block->style) ? flow_on_ground(flow, block) : -1;

	if (on >= 0)
		return on;
	if (para->style->colour == paper)
		return paper;
	if (role < 0 && block)
		role = block->role;
	if (role < 0 && block && block->parent && block->parent->kind == BLOCK_TH)
		role = block->parent->role;
	if (role >= 0)
		return flow_role_colour(flow, role);
	if (link_is_shown(span))
		return flow->theme->uses[COLOUR_LINK];
	return para->style->colour;
}

static void add_mark(const struct flow *flow, const struct para *para, const struct run *run,
		     struct item at, struct vlist *out)
{
	const struct span *span = &para->spans[run->tag];
	struct chart_context context = flow_chart(flow, at.block, para->lang);
	struct item *items;
	int nitems;

	if (!span->mark)
		return;
	context.is_rtl = para->is_rtl;
	mark_draw(&context, span->mark, para->style->size, &flow->marks, &items, &nitems);
	if (para->is_rtl)
		at.x += len_scale(para->style->size, flow->theme->marks.air, 100);
	for (int i = 0; i < nitems; i++) {
		items[i].x += at.x;
		items[i].y += at.y;
		items[i].span = at.span;
		items[i].block = at.block;
		items[i].artifact = at.artifact;
		vlist_add_item(out, vlist_last(out), &items[i]);
	}
}

/* Whether links look as the text around them does, and that is not the colour by which they are
 * known elsewhere. */
static bool hides_links(const struct flow *flow, const struct para *para)
{
	struct span text = {.role = -1, .style = -1}, link = text;
	const int *uses = flow->theme->uses;
	int colour = span_colour(flow, para, &text);

	link.href = "";
	return theme_shows_alike(flow->theme, colour, span_colour(flow, para, &link)) &&
	       (!theme_shows_alike(flow->theme, colour, uses[COLOUR_LINK]) ||
		theme_shows_alike(flow->theme, colour, uses[COLOUR_INK]));
}

static void add_note(const struct flow *flow, const struct para *para, int span, struct vlist *out)
{
	struct vnode *box = vlist_last(out);
	const struct block *target = doc_note(flow->doc, &para->spans[span]);
	int note = target ? target->id : -1;
	int *notes;

	if (note < 0 || para->artifact != ARTIFACT_NONE || para->is_noted[span])
		return;
	para->is_noted[span] = true; /* its mark may go on in the next line */
	for (int i = 0; i < box->nnotes; i++)
		if (box->notes[i] == note)
			return;
	notes = ARENA_ARRAY(flow->ink, int, box->nnotes + 1);
	for (int i = 0; i < box->nnotes; i++)
		notes[i] = box->notes[i];
	notes[box->nnotes] = note;
	box->notes = notes;
	box->nnotes++;
}

/* Adds the runs of one line, in a column so wide, to its box, the last of out. */
static void add_runs(const struct flow *flow, const struct para *para, const struct set_line *line,
		     len width, struct vlist *out)
{
	struct vnode *box = vlist_last(out);
	bool has_links = false;

	for (int i = 0; i < line->nruns; i++) {
		const struct run *run = &line->runs[i];
		const struct span *span = &para->spans[run->tag];
		struct item item = {.kind = ITEM_RUN,
				    .artifact = para->artifact,
				    .x = line->x + run->x,
				    .y = box->height - flow_baseline_rise(flow) - run->rise,
				    .w = run->width,
				    .h = len_scale(run->size, 3, 4),
				    .block = -1,
				    .span = run->tag + para->first,
				    .colour = span_colour(flow, para, span),
				    .of.run = run};

		if (para->artifact == ARTIFACT_NONE && para->block)
			item.block = para->block->id;
		if (run->is_object) {
			add_mark(flow, para, run, item, out);
			continue;
		}
		vlist_add_item(out, box, &item);
		if (span->href && item.artifact == ARTIFACT_NONE && item.w > 0) {
			link_add(flow, span->href, &item, out);
			has_links = true;
		}
		add_note(flow, para, run->tag, out);
	}
	/* Behind all runs: items of a block that follow each other are put in logical order. On
	 * paper nobody can follow a link. */
	if (has_links && !flow->doc->is_for_paper && hides_links(flow, para))
		link_underline_all(flow, para->spans - para->first, out);
	flow_mirror(flow, box->items, box->nitems, width);
}

static len aligned_x(const struct para *para, len width, len line)
{
	switch (para->align) {
	case ALIGN_CENTRE:
		return (width - line) / 2;
	case ALIGN_END:
		return para->is_rtl ? 0 : width - line;
	case ALIGN_START:
	case ALIGN_JUSTIFY:
		break;
	}
	return para->is_rtl ? width - line : 0;
}

/* Where a page may end behind line i, if not the last. Empty lines are one with what follows. */
static int line_penalty(const struct para *para, const struct setting *setting, int i)
{
	int nblank = setting_blank_lines(setting), n = setting->nlines - nblank;
	bool is_word = para->block && para->block->style == STYLE_PANEL_WORD;

	i -= nblank;
	if (i < 0 || (is_word && n <= WORD_LINES) ||
	    (para->block && para->block->kind == BLOCK_HEADING))
		return PENALTY_NEVER;
	if (is_word)
		return i == 0 || i == n - 2 ? PENALTY_NEVER : PENALTY_LAST;
	return i == 0 || i == n - 2 ? WIDOW_PENALTY : 50;
}

/* What lines need beyond their style's leading, in whole steps of the grid: letters of some scripts
 * are higher than that, and must not run into those of the line above. */
static len tall_lines(const struct flow *flow, const struct para *para, len width,
		      const struct setting *setting)
{
	struct set_line above = {0};
	len overlap = 0;

	for (int i = 0; i < setting->nlines; i++) {
		const struct setting_line *line = &setting->lines[i];
		struct set_line set = {line->runs, line->nruns,
				       aligned_x(para, width, line->width)};

		overlap = len_max(overlap, line_overlap(&above, &set, para->style->leading));
		above = set;
	}
	if (overlap <= len_scale(para->style->size, LEAST_OVERLAP, 100))
		return 0;
	return len_round_up(overlap, flow->master->grid);
}

/* Whether what it shows are runs of the block by the block's number: they may share their text with
 * those of another block, but with none of their own. */
static bool is_of_block(const struct para *para)
{
	return para->block && para->artifact == ARTIFACT_NONE;
}

/* The text that shaping made of a paragraph that is not kept, which is often the document's own. */
static const char *lasting_text(const struct flow *flow, const struct para *para)
{
	const struct paragraph *shaped = &para->shaped;

	if (para->block && para->nspans == 1 && strcmp(para->spans[0].text, shaped->text) == 0)
		return para->spans[0].text;
	return arena_strndup(flow->ink, shaped->text, (size_t)shaped->n);
}

static void expect_notes(const struct flow *flow, struct para *para)
{
	for (int i = 0; i < para->nspans && !para->is_noted; i++)
		if (para->spans[i].note >= 0)
			para->is_noted = ARENA_ARRAY(flow->shapes, bool, para->nspans);
}

/* Repeats and running feet are broken as others are, and left out. */
static void dump(const struct flow *flow, const struct para *para,
		 const struct linefit_options *options)
{
	const struct block *block = para->block;

	if (!block || para->artifact != ARTIFACT_NONE)
		return;
	buf_printf(flow->paragraphs, "%s in %s at %s:%d\n", block_kinds[block->kind].name,
		   block_kinds[block->parent->kind].name, para->pos.file, para->pos.line);
	linefit_dump(&para->shaped, options, flow->paragraphs);
}

/* The lines of a shaped paragraph, appended to out; returns the widest line's width. */
static len set_lines(const struct flow *flow, struct para *para, len width, struct vlist *out)
{
	struct linefit_options options = {.width = line_width(para, width),
					  .align = para->align,
					  .is_balanced = para->style->is_balanced,
					  .is_head = para->block &&
						     para->block->kind == BLOCK_HEADING,
					  .max_hyphens = 2};
	len widest = 0, leading;
	const char *own = NULL;
	const struct setting *setting;

	if (!para->shaped.kept)
		para->shaped.text = lasting_text(flow, para);
	else if (!is_of_block(para))
		own = lasting_text(flow, para);
	setting = setting_find(flow->ink, flow->shaper, &para->shaped, &options);
	if (flow->paragraphs)
		dump(flow, para, &options);
	too_wide_tell(flow, para->block, para->pos, &para->shaped, setting);
	expect_notes(flow, para);
	leading = para->style->leading + tall_lines(flow, para, width, setting);
	for (int i = 0; i < setting->nlines; i++) {
		const struct setting_line *line = &setting->lines[i];
		struct set_line set = {line->runs, line->nruns,
				       aligned_x(para, width, line->width)};

		if (own)
			set.runs = setting_own_text(flow->ink, line->runs, line->nruns, own);
		vlist_add_box(out, i ? leading : para->style->leading);
		add_runs(flow, para, &set, width, out);
		widest = len_max(widest, line->width);
		if (i + 1 < setting->nlines)
			vlist_add_penalty(out, line_penalty(para, setting, i));
	}
	return widest;
}

/* Large figures of some scripts hang far below their line: what they need beyond it, in whole steps
 * of the grid, so that the head below them stays free. */
static len hang_below(const struct flow *flow, const struct para *para, const struct vlist *out)
{
	const struct vnode *box = para->style == &flow->styles[STYLE_FIGURES] ? vlist_last(out)
									      : NULL;
	len lowest = 0;

	for (int i = 0; box && i < box->nitems; i++) {
		const struct item *item = &box->items[i];
		const struct run *run = item->kind == ITEM_RUN ? item->of.run : NULL;

		for (int k = 0; run && run->ink && k < run->nglyphs; k++)
			lowest = len_max(lowest, item->y - run->ink[k].bottom - box->height);
	}
	return len_round_up(lowest, flow->master->grid);
}

static void set_first_baseline(const struct flow *flow, struct vlist *out, len before, len leading)
{
	if (out->first_baseline < 0)
		out->first_baseline = before + leading - flow_baseline_rise(flow);
}

len para_flow(const struct flow *flow, const struct block *block,
	      const struct para_options *options, struct vlist *out)
{
	struct para para = para_of_block(flow, block, options->style);
	struct arena_mark mark = arena_mark(flow->shapes);
	len widest, below;

	if (options->is_artifact)
		para.artifact = ARTIFACT_HEADER;
	if (options->nspans) {
		para.first = options->first;
		para.spans += options->first;
		para.nspans = options->nspans;
	}
	vlist_add_glue(out, para.style->before, 0);
	if (para.nspans == 0)
		return 0;
	shape_for(flow, &para, options->width);
	set_first_baseline(flow, out, out->height, para.style->leading);
	widest = set_lines(flow, &para, options->width, out);
	below = hang_below(flow, &para, out);
	arena_reset(flow->shapes, mark);
	if (block->keeps_with_next || options->keeps_with_next || block->kind == BLOCK_HEADING)
		vlist_add_penalty(out, PENALTY_NEVER);
	else if (block->next)
		vlist_add_penalty(out, 0);
	vlist_add_glue(out, para.style->after + below, 0);
	return widest;
}

void para_flow_spans(const struct flow *flow, const struct span *spans, int nspans,
		     enum style_id style, enum align align, len width, struct vlist *out)
{
	struct para para = {.spans = spans,
			    .nspans = nspans,
			    .style = &flow->styles[style],
			    .lang = flow->doc->lang,
			    .is_rtl = flow->is_rtl,
			    .align = align,
			    .artifact = ARTIFACT_FOOTER,
			    .pos = flow->doc->root->pos};
	struct arena_mark mark = arena_mark(flow->shapes);

	if (nspans == 0)
		return;
	shape(flow, &para, BREAKS_PLAIN);
	set_lines(flow, &para, width, out);
	arena_reset(flow->shapes, mark);
}

void para_measure(const struct flow *flow, const struct block *block, const struct style *style,
		  len undivided, struct para_widths *out)
{
	struct para para = para_of_block(flow, block, style);
	struct arena_mark mark = arena_mark(flow->shapes);
	len widest = 0;
	int start = 0;

	shape(flow, &para, BREAKS_PLAIN);
	if (para.style->is_hyphenated && para.shaped.longest_word > undivided)
		shape(flow, &para, BREAKS_BY_HYPHEN);
	for (int i = 1; i < para.shaped.nbrks; i++) {
		if (para.shaped.brks[i].kind != BREAK_FORCED)
			continue;
		widest = len_max(widest, para.shaped.brks[i].end - para.shaped.brks[start].begin);
		start = i;
	}
	*out = (struct para_widths){para.shaped.longest_word, widest};
	arena_reset(flow->shapes, mark);
}
