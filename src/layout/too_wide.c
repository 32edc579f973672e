/*
 * What is wider than its column. The nearest block around it that an author has a name for says
 * where it stands; the remedy comes with each.
 */
#include "layout/too_wide.h"

#include <string.h>

#include "layout/flow.h"
#include "layout/setting.h"

enum {
	QUOTED_BYTES = 80 /* of a word */
};

/* Kinds without words belong to what is around them. */
static const char *const places[BLOCK_KIND_COUNT] = {
	[BLOCK_DOC] = "the page",
	[BLOCK_MASTHEAD] = "the masthead",
	[BLOCK_SECTION] = "a section",
	[BLOCK_SIDENOTE] = "a note",
	[BLOCK_HEADING] = "a head",
	[BLOCK_CALLOUT] = "a callout",
	[BLOCK_QUOTE] = "a quote",
	[BLOCK_LIST] = "a list",
	[BLOCK_PANEL] = "a panel",
	[BLOCK_CARD] = "a column of several side by side",
	[BLOCK_BOX] = "a box",
	[BLOCK_PATH] = "a path",
	[BLOCK_BRANCH] = "a branch of a path",
	[BLOCK_CTA] = "a call to action",
	[BLOCK_CAPTION] = "a caption",
	[BLOCK_TH] = "a head of a table",
	[BLOCK_TD] = "a cell of a table",
	[BLOCK_CONTENTS] = "the contents",
	[BLOCK_INDEX] = "the index",
	[BLOCK_NOTE] = "a footnote",
	[BLOCK_QUESTION] = "a question",
	[BLOCK_COLOPHON] = "the colophon",
};

const char *too_wide_place(const struct block *block)
{
	while (block && !places[block->kind])
		block = block->parent;
	return places[block ? block->kind : BLOCK_DOC];
}

static void tell_line(const struct flow *flow, const struct block *block, struct srcpos pos,
		      const char *text, len overfull)
{
	if (block)
		flow->excused[block->id] = true;
	diag_warn(flow->diag, pos, "on %s a line in %s is %d.%d pt wider than its column: \"%.*s\"",
		  flow->master->name, too_wide_place(block), (int)(overfull / LEN_PT),
		  (int)(overfull % LEN_PT / 100), (int)strcspn(text, "\n"), text);
	diag_hint(flow->diag,
		  "shorten it, let words break by soft hyphens (U+00AD), or take larger paper");
}

static void tell_word(const struct flow *flow, const struct block *block, struct srcpos pos,
		      const char *text, int32_t offset)
{
	const char *start = text + offset, *end = start;
	bool is_cut;

	while (start > text && start[-1] != ' ')
		start--;
	while (*end && *end != ' ')
		end++;
	is_cut = end - start > QUOTED_BYTES;
	if (is_cut)
		for (end = start + QUOTED_BYTES; (*end & 0xc0) == 0x80;)
			end--;
	diag_warn(flow->diag, pos,
		  "on %s the word \"%.*s%s\" in %s is wider than its column "
		  "and was broken without a hyphen",
		  flow->master->name, (int)(end - start), start, is_cut ? "\xe2\x80\xa6" : "",
		  too_wide_place(block));
	diag_hint(flow->diag,
		  "shorten it, put soft hyphens (U+00AD) where it may be broken, or take "
		  "larger paper");
}

void too_wide_tell(const struct flow *flow, const struct block *block, struct srcpos pos,
		   const struct paragraph *shaped, const struct setting *setting)
{
	for (int i = 0; i < setting->nlines; i++) {
		const struct text_break *brk = &shaped->brks[setting->lines[i].end];

		if (brk->kind != BREAK_EMERGENCY)
			continue;
		tell_word(flow, block, pos, shaped->text, brk->offset);
		return;
	}
	if (setting->overfull > 0)
		tell_line(flow, block, pos, shaped->text, setting->overfull);
}
