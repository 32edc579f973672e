/*
 * The running foot is one line: the title at its start, where of all pages this one stands at its
 * end. What has no room ends in an ellipsis; the end takes two thirds before that happens to it.
 */
#include "layout/foot.h"

#include <assert.h>
#include <string.h>

#include "layout/flow.h"
#include "layout/para.h"
#include "look/picture.h"

enum {
	SAFE = 8504,     /* 3 mm: what stands nearer to the edge may be cut off */
	MOST_BYTES = 600 /* of a text in the running foot: no line has room for so many */
};

/* The text without its last word, or without its last character where it is one word. */
static const char *shorten(struct arena *arena, const char *text)
{
	size_t n = strlen(text), end;

	while (n > 0 && text[n - 1] == ' ')
		n--;
	for (end = n; end > 0 && text[end - 1] != ' ';)
		end--;
	if (end == 0)
		for (end = n ? n - 1 : 0; end > 0 && (text[end] & 0xc0) == 0x80;)
			end--;
	while (end > 0 && text[end - 1] == ' ')
		end--;
	return arena_strndup(arena, text, end);
}

/* Spans of the running foot, at its start or end. */
struct foot {
	const struct span *spans;
	int n;
	enum align align;
	const char *what, *hint; /* where they have no room */
	struct srcpos own;       /* where an author wrote them; nowhere: they are as usual */
	struct foot_page page;
};

/* The spans as lines, page numbers filled in. */
static void set_spans(const struct flow *flow, const struct foot *foot, len width,
		      struct vlist *out)
{
	struct span *spans = ARENA_ARRAY(out->arena, struct span, foot->n);

	for (int i = 0; i < foot->n; i++) {
		spans[i] = foot->spans[i];
		if (spans[i].field != FIELD_NONE)
			spans[i].text = doc_page_number(flow->doc, out->arena,
							spans[i].field == FIELD_PAGE_COUNT
								? foot->page.count
								: foot->page.number);
		spans[i].field = FIELD_NONE;
	}
	para_flow_spans(flow, spans, foot->n, STYLE_FOOT, foot->align, width, out);
}

static bool fits_line(const struct flow *flow, const struct foot *foot, len width,
		      struct vlist *out)
{
	len taken = 0;

	vlist_init(out, out->arena);
	set_spans(flow, foot, width, out);
	for (int i = 0; out->nnodes > 0 && i < out->nodes[0].nitems; i++)
		if (out->nodes[0].items[i].kind == ITEM_RUN)
			taken += out->nodes[0].items[i].w;
	return out->nnodes < 2 && taken <= width + flow->styles[STYLE_FOOT].size / 2;
}

/* The beginning of a text that is far too long for one line. */
static const char *foot_text(struct arena *arena, const char *text)
{
	size_t n = MOST_BYTES;

	if (strnlen(text, n + 1) <= n)
		return text;
	while (n > 0 && (text[n] & 0xc0) == 0x80)
		n--;
	return arena_strndup(arena, text, n);
}

/* One line of the running foot; what has no room is told, and an ellipsis stands for it. The answer
 * is what was set instead; none of it where all has room. */
static struct foot_cut foot_line(const struct flow *flow, const struct foot *foot, len width,
				 struct vlist *out)
{
	static const char ellipsis[] = "\xe2\x80\xa6";
	struct span *spans = ARENA_ARRAY(out->arena, struct span, foot->n + 1);
	struct foot cut = *foot;
	bool is_long = false;

	for (int i = 0; i < foot->n; i++) {
		spans[i] = foot->spans[i];
		spans[i].text = foot_text(out->arena, spans[i].text);
		is_long |= spans[i].text != foot->spans[i].text;
	}
	if (!is_long && fits_line(flow, foot, width, out))
		return (struct foot_cut){.width = width};
	if (foot->own.file) {
		diag_error(flow->diag, foot->own, "the foot has no room for %s", foot->what);
		diag_hint(flow->diag, "make it shorter; start and end share one line");
		vlist_init(out, out->arena);
		return (struct foot_cut){.width = width};
	}
	diag_warn(flow->diag, flow->doc->root->pos,
		  "the running foot has no room for all of %s \"%s\": it is cut", foot->what,
		  foot->spans[0].text);
	diag_hint(flow->diag, "%s", foot->hint);
	cut.spans = spans;
	for (int n = foot->n;;) {
		spans[n - 1].text = shorten(out->arena, spans[n - 1].text);
		if (!*spans[n - 1].text && --n == 0)
			break;
		spans[n] = spans[n - 1];
		spans[n].text = ellipsis;
		spans[n].field = FIELD_NONE;
		cut.n = n + 1;
		if (fits_line(flow, &cut, width, out))
			return (struct foot_cut){.spans = spans, .n = cut.n, .width = width};
	}
	vlist_init(out, out->arena);
	return (struct foot_cut){.width = width};
}

/* What the end of the running foot takes: a third, or two if it needs more. */
static len foot_end_width(const struct flow *flow, const struct foot *end, len width,
			  struct arena *arena)
{
	len third = (width - flow->master->gutter) / 3;
	struct arena_mark mark = arena_mark(arena);
	struct flow aside = *flow; /* nothing of this try is kept */
	struct vlist line;
	bool fits;

	aside.ink = arena;
	vlist_init(&line, arena);
	fits = fits_line(&aside, end, third, &line);
	arena_reset(arena, mark);
	return fits ? third : 2 * third;
}

/* The start of the running foot, the same on every page where it has as much room: what had to be
 * cut is cut, and told, once. */
static void foot_start(const struct flow *flow, struct foot_cut *cut, const struct foot *start,
		       len width, struct vlist *out)
{
	struct arena *arena = cut->arena;
	struct foot shown = *start;

	if (cut->n > 0 && cut->width == width) {
		shown.spans = cut->spans;
		shown.n = cut->n;
		set_spans(flow, &shown, width, out);
		return;
	}
	*cut = foot_line(flow, start, width, out);
	cut->arena = arena;
	if (cut->n == 0)
		return;
	for (int i = 0; i < cut->n; i++)
		cut->spans[i].text = arena_strdup(arena, cut->spans[i].text);
	cut->spans = arena_copy(arena, cut->spans, sizeof *cut->spans * (size_t)cut->n);
}

/* One and a half lines high, where that leaves the page's edge free, and no wider than a quarter of
 * the line. A copy that is scanned has codes there. */
struct foot_logo foot_find_logo(const struct flow *flow)
{
	const struct picture *picture = flow->doc->foot_logo;
	const struct master *m = flow->master;
	len width = flow_body_width(flow), leading = flow->styles[STYLE_FOOT].leading;
	len room = m->height - m->foot - m->grid / 3 - SAFE;
	struct foot_logo logo = {.h = len_min(leading * 3 / 2, room)};

	if (!picture || flow->doc->copy || room <= 0)
		return (struct foot_logo){.w = 0};
	logo.w = len_scale(logo.h, picture->width, picture->height);
	if (logo.w > width / 4) {
		logo.w = width / 4;
		logo.h = len_scale(logo.w, picture->height, picture->width);
	}
	logo.down = len_max((logo.h - leading) / 2, 0);
	logo.y = len_max((leading - logo.h) / 2, 0);
	logo.x = flow->doc->is_foot_logo_at_start ? 0 : width - logo.w;
	if (flow->doc->is_foot_logo_at_start)
		logo.before = logo.w + m->gutter;
	else
		logo.after = logo.w + m->gutter;
	return logo;
}

void foot_flow(const struct flow *flow, struct foot_page page, struct foot_cut *cut,
	       struct vlist *lists)
{
	const struct doc *doc = flow->doc;
	struct foot start = {doc->foot_start,
			     doc->nfoot_start,
			     ALIGN_START,
			     "the title",
			     "give a <short-title> in <about>, which stands there instead",
			     doc->own_start,
			     page};
	struct foot end = {doc->foot_end,
			   doc->nfoot_end,
			   ALIGN_END,
			   "the page's number after",
			   "give the phrase \"page-x-of-y\" fewer words",
			   doc->own_end,
			   page};
	struct foot_logo logo = foot_find_logo(flow);
	len width = flow_body_width(flow) - logo.before - logo.after;
	len end_width = foot_end_width(flow, &end, width, lists[1].arena);

	start.what = doc->own_start.file ? "all of its start" : start.what;
	end.what = doc->own_end.file ? "all of its end" : end.what;
	foot_start(flow, cut, &start, width - flow->master->gutter - end_width, &lists[0]);
	foot_line(flow, &end, end_width, &lists[1]);
	assert(lists[0].nnodes <= 1 && lists[1].nnodes <= 1); /* one line each */
	vlist_shift(&lists[0], logo.before, logo.down);
	vlist_shift(&lists[1], logo.before + width - end_width, logo.down);
}
