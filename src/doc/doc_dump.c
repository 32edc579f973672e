/*
 * The tree as text: a block a line, indented by depth, with what it carries; leaves show their
 * spans. Numbers of blocks are left out, so that a golden dump changes only where the document
 * does; notes and page fields name the distance to their block instead.
 */
#include "doc/doc_dump.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "doc/doc.h"

static void put_text(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (const char *c = text; *c; c++) {
		if (strncmp(c, UTF8_LINE_BREAK, UTF8_LINE_BREAK_SIZE) == 0) {
			buf_addstr(out, "\\n");
			c += UTF8_LINE_BREAK_SIZE - 1;
		} else if (strncmp(c, "\xc2\xa0", 2) == 0) { /* U+00A0 */
			buf_addstr(out, "~");
			c++;
		} else if (*c == '"' || *c == '\\' || *c == '~') {
			buf_addc(out, '\\');
			buf_addc(out, *c);
		} else {
			buf_addc(out, *c);
		}
	}
	buf_addc(out, '"');
}

static void put_named(struct buf *out, const char *name, const char *text)
{
	if (!text)
		return;
	buf_printf(out, " %s=", name);
	put_text(out, text);
}

static void put_mark(struct buf *out, const struct mark *mark)
{
	static const char *const flags[] = {"no", "partly", "yes"};

	if (mark->kind == MARK_LEVEL)
		buf_printf(out, " level=%d/%d", mark->value, mark->max);
	else
		buf_printf(out, " flag=%s", flags[mark->value]);
	buf_printf(out, " role=%d", mark->role);
	put_named(out, "alt", mark->alt);
}

static void put_field(struct buf *out, const struct span *span)
{
	static const char *const fields[] = {
		[FIELD_NONE] = "",
		[FIELD_PAGE] = " page",
		[FIELD_PAGE_COUNT] = " pages",
		[FIELD_PAGE_OF] = " page-of",
		[FIELD_PAGE_BEHIND] = " page-behind",
		[FIELD_AROUND_PAGE] = " around-page",
		[FIELD_REF_NAME] = " ref-name",
		[FIELD_REF_NAME_AND_PAGE] = " ref-name-and-page",
		[FIELD_REF_PAGE] = " ref-page",
		[FIELD_INDEX_PAGE] = " index-page",
	};

	buf_addstr(out, fields[span->field]);
}

static void put_span(struct buf *out, const struct doc *doc, const struct span *span, int id)
{
	static const char *const flags[] = {"strong", "em",  "superior", "plain",
					    "ref",    "sub", "sup",      "code"};
	struct buf more;

	buf_init(&more);
	for (int i = 0; i < (int)(sizeof flags / sizeof *flags); i++)
		if (span->flags & 1u << i)
			buf_printf(&more, " %s", flags[i]);
	if (span->role >= 0)
		buf_printf(&more, " role=%d", span->role);
	if (span->style >= 0)
		buf_printf(&more, " style=%s", style_name((enum style_id)span->style));
	if (span->lang)
		buf_printf(&more, " lang=%s", span->lang);
	put_named(&more, "href", span->href);
	put_named(&more, "contents", span->contents);
	put_named(&more, "expansion", span->expansion);
	if (span->mark)
		put_mark(&more, span->mark);
	put_field(&more, span);
	if (span->indexed)
		buf_printf(&more, " indexed=%d", span->indexed);
	if (span->note >= 0)
		buf_printf(&more, " note=%+d", doc_note(doc, span)->id - id);
	if (span->mark)
		buf_addc(out, '*');
	else
		put_text(out, span->text);
	if (more.n > 0)
		buf_printf(out, "(%s)", buf_text(&more) + 1);
	buf_release(&more);
}

static void put_spans(struct buf *out, const struct doc *doc, const struct span *spans, int nspans,
		      int id)
{
	for (int i = 0; i < nspans; i++) {
		buf_addc(out, ' ');
		put_span(out, doc, &spans[i], id);
	}
}

static void put_indent(struct buf *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_addstr(out, "  ");
}

static void put_stretch(struct buf *out, const char *name, const struct chart_stretch *stretch)
{
	if (!stretch->label)
		return;
	buf_printf(out, " %s %lld to %lld", name, (long long)stretch->low,
		   (long long)stretch->high);
	put_named(out, "label", stretch->label);
}

static void put_bar(struct buf *out, const struct chart *chart, int i, int depth)
{
	const struct chart_bar *bar = &chart->bars[i];
	const struct chart_ends *ends = chart->ends ? &chart->ends[i] : NULL;

	buf_addc(out, '\n');
	put_indent(out, depth);
	buf_printf(out, "- bar %lld to %lld", (long long)bar->low, (long long)bar->high);
	if (ends && (ends->is_open_low || ends->is_open_high))
		buf_addstr(out, ends->is_open_low ? " and less" : " and more");
	if (ends && ends->has_median)
		buf_printf(out, " median=%lld", (long long)ends->median);
	if (bar->role >= 0)
		buf_printf(out, " role=%d", bar->role);
	put_named(out, "label", bar->label);
	put_named(out, "figure", chart->figures ? chart->figures[i] : NULL);
	put_named(out, "note", chart->notes ? chart->notes[i] : NULL);
	if (chart->shares)
		buf_printf(out, " share=%d", chart->shares[i]);
	if (chart->kind == CHART_SCALE && chart->active == i)
		buf_addstr(out, " active");
}

static void put_chart(struct buf *out, const struct chart *chart, int depth)
{
	buf_printf(out, " %s", chart_kind_name(chart->kind));
	if (chart->role >= 0)
		buf_printf(out, " role=%d", chart->role);
	if (chart->kind == CHART_GROUPS)
		buf_printf(out, " %dx%d", chart->ngroups, chart->each);
	put_named(out, "text", chart->text);
	put_named(out, "unit", chart->unit);
	put_named(out, "caption", chart->caption);
	put_named(out, "neutral", chart->neutral_label);
	put_stretch(out, "band", &chart->band);
	put_stretch(out, "span", &chart->span);
	if (chart->lang)
		buf_printf(out, " lang=%s", chart->lang);
	for (int i = 0; i < chart->nbars; i++) {
		put_bar(out, chart, i, depth);
	}
	if (chart->nticks > 0) {
		buf_addc(out, '\n');
		put_indent(out, depth);
		buf_addstr(out, "- ticks");
	}
	for (int i = 0; i < chart->nticks; i++) {
		buf_printf(out, " %lld", (long long)chart->ticks[i].at);
		if (chart->ticks[i].label) {
			buf_addc(out, '=');
			put_text(out, chart->ticks[i].label);
		}
	}
	for (int i = 0; i < chart->nspots; i++) {
		const struct chart_spot *spot = &chart->spots[i];

		buf_addc(out, '\n');
		put_indent(out, depth);
		buf_printf(out, "- spot %lld,%lld %lldx%lld%s", (long long)spot->x,
			   (long long)spot->y, (long long)spot->w, (long long)spot->h,
			   spot->kind == CHART_SPOT_ASKED ? " asked" : "");
		put_named(out, "label", spot->label);
	}
	buf_addc(out, '\n');
	put_indent(out, depth);
	buf_addstr(out, "- alt ");
	put_text(out, chart->alt);
}

static void put_cell(struct buf *out, const struct cell *cell)
{
	static const char *const scopes[] = {[SCOPE_NONE] = "",
					     [SCOPE_COLUMN] = " scope=column",
					     [SCOPE_ROW] = " scope=row",
					     [SCOPE_BOTH] = " scope=both"};
	static const char *const aligns[] = {[ALIGN_START] = "",
					     [ALIGN_CENTRE] = " centre",
					     [ALIGN_END] = " end",
					     [ALIGN_JUSTIFY] = " justify"};

	buf_printf(out, " column=%d", cell->column);
	if (cell->colspan > 1)
		buf_printf(out, " colspan=%d", cell->colspan);
	if (cell->rowspan > 1)
		buf_printf(out, " rowspan=%d", cell->rowspan);
	buf_addstr(out, scopes[cell->scope]);
	buf_addstr(out, aligns[cell->align]);
}

static void put_row(struct buf *out, const struct row *row)
{
	static const char *const lines[] = {
		[ROW_LINE_FINE] = "", [ROW_LINE_STRONG] = " strong", [ROW_LINE_NONE] = " no-line"};

	if (row)
		buf_printf(out, "%s%s", lines[row->line], row->has_gap ? " gap" : "");
}

static void put_blank(struct buf *out, const struct blank *blank)
{
	buf_printf(out, " %s", blank_role_name(blank->role));
	put_named(out, "field", blank->field);
	put_named(out, "state", blank->state);
	put_named(out, "label", blank->label);
	put_named(out, "group", blank->group);
	put_named(out, "value", blank->value);
	if (blank->most > 0)
		buf_printf(out, " most=%d", blank->most);
}

/* What hangs at block.of. */
static void put_data(struct buf *out, const struct block *block, int depth)
{
	static const char *const numberings[] = {"",       " disc",  " decimal", " figures",
						 " terms", " boxes", " scale"};
	static const char *const callouts[] = {"tip", "important", "warning"};

	if (block->kind == BLOCK_HEADING)
		buf_printf(out, " level=%d", block->of.level);
	else if (block->kind == BLOCK_LIST)
		buf_addstr(out, numberings[block->of.numbering]);
	else if (block->kind == BLOCK_TABLE)
		buf_printf(out, " columns=%d%s%s", block->of.table->ncolumns,
			   block->of.table->is_tight ? " tight" : "",
			   block->of.table->is_to_fill ? " to-fill" : "");
	else if (block->kind == BLOCK_TR)
		put_row(out, block->of.row);
	else if (block->kind == BLOCK_TH || block->kind == BLOCK_TD)
		put_cell(out, block->of.cell);
	else if (block->kind == BLOCK_FIGURE)
		put_chart(out, block->of.chart, depth + 1);
	else if (block->kind == BLOCK_PICTURE)
		put_named(out, "alt", block->of.picture->alt);
	else if (block->kind == BLOCK_CALLOUT)
		buf_printf(out, " %s", callouts[block->of.callout]);
	else if (block->kind == BLOCK_QUOTE)
		put_named(out, "mark", block->of.mark);
	else if (block->kind == BLOCK_BLANK)
		put_blank(out, block->of.blank);
}

static void put_block(struct buf *out, const struct doc *doc, const struct block *block, int depth)
{
	put_indent(out, depth);
	buf_addstr(out, block_kinds[block->kind].name);
	if (block->nspans > 0)
		buf_printf(out, " %s", style_name(block->style));
	if (block->anchor)
		buf_printf(out, " #%s", block->anchor);
	if (block->role >= 0)
		buf_printf(out, " role=%d", block->role);
	if (block->lang)
		buf_printf(out, " lang=%s", block->lang);
	if (block->starts_page)
		buf_addstr(out, " new-page");
	if (block->keeps_with_next)
		buf_addstr(out, " keep");
	if (block->is_together)
		buf_addstr(out, " together");
	if (block->is_unbroken)
		buf_addstr(out, " unbroken");
	if (block->is_at_start)
		buf_addstr(out, " start");
	put_data(out, block, depth);
	put_spans(out, doc, block->spans, block->nspans, block->id);
	buf_addc(out, '\n');
}

/* Blocks stand in the array in preorder, so only the depth has to be followed. */
void doc_dump(const struct doc *doc, struct buf *out)
{
	int depth = 0;

	buf_printf(out, "document lang=%s", doc->lang);
	put_named(out, "title", doc->title);
	put_named(out, "author", doc->author);
	put_named(out, "subject", doc->subject);
	put_named(out, "keywords", doc->keywords);
	buf_addstr(out, "\nfoot-start");
	put_spans(out, doc, doc->foot_start, doc->nfoot_start, 0);
	buf_addstr(out, "\nfoot-end");
	put_spans(out, doc, doc->foot_end, doc->nfoot_end, 0);
	if (doc->foot_logo)
		buf_printf(out, "\nfoot-logo %s", doc->is_foot_logo_at_start ? "start" : "end");
	buf_addc(out, '\n');
	for (int i = 0; i < doc->nblocks; i++) {
		const struct block *block = doc->blocks[i];

		put_block(out, doc, block, depth);
		if (block->first) {
			depth++;
			continue;
		}
		for (; block && !block->next; block = block->parent)
			depth -= block->parent ? 1 : 0;
	}
}
