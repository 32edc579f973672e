/* A line begins with the page and, where it is known, file:line, as tools that jump to places want
 * it. */
#include "diff/diff_text.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/plain.h"
#include "diff/edition.h"
#include "diff/source_lines.h"
#include "diff/findings.h"
#include "diff/wording.h"

enum { AROUND = 3 /* words before and behind that tell where a change is */ };

struct writing {
	struct arena *arena;
	const struct findings *findings;
	const struct compared *compared;
	struct buf *out;
};

static void put_plain(struct writing *writing, const char *text)
{
	buf_addstr(writing->out, plain_text(writing->arena, text));
}

static void put_words(struct writing *writing, const struct edition *edition, int from, int to)
{
	put_plain(writing, edition_words(edition, writing->arena, from, to));
}

/* Words of the block before and behind a stretch. */
static void put_around(struct writing *writing, const struct edition *edition,
		       const struct change_side *side, bool is_before)
{
	const struct edition_block *block = &edition->blocks[side->block];
	int first = block->first_word, last = first + block->nwords, from, to;

	if (!wording_around(edition, side, is_before, AROUND, &from, &to))
		return;
	if (is_before && from > first)
		buf_addstr(writing->out, "... ");
	if (!is_before)
		buf_addc(writing->out, ' ');
	put_words(writing, edition, from, to);
	if (is_before)
		buf_addc(writing->out, ' ');
	else if (to < last)
		buf_addstr(writing->out, " ...");
}

/* "page 3, guide.xml:12: ". */
static void put_head(struct writing *writing, const struct change *change)
{
	const struct edition *edition;
	const struct change_side *side = wording_side(writing->compared, change, &edition);
	const struct srcpos *pos = &edition->blocks[side->block].pos;
	const char *way = wording_way(edition, side->block);

	if (pos->file)
		buf_printf(writing->out, "%s:%d: ",
			   plain_name(writing->arena, source_lines_name(edition, pos->file)),
			   side->line);
	if (side->page >= 0)
		buf_printf(writing->out,
			   "%spage %d: ", edition == writing->compared->old ? "old " : "",
			   edition->pages[side->page].number);
	if (way)
		buf_printf(writing->out, "(%s) ", way);
}

static void put_place(struct writing *writing, const struct change *change)
{
	struct buf place;

	buf_init(&place);
	wording_place(writing->compared, change, &place);
	if (place.n > 0) {
		buf_addstr(writing->out, "  [");
		put_plain(writing, buf_text(&place));
		buf_addc(writing->out, ']');
	}
	buf_release(&place);
}

static void put_number(struct writing *writing, const struct change *change)
{
	put_plain(writing, change->old_number);
	buf_addstr(writing->out, " -> ");
	put_plain(writing, change->new_number);
	if (*change->difference)
		buf_printf(writing->out, " (%s)", change->difference);
	buf_addstr(writing->out, ": ");
	put_around(writing, writing->compared->new, &change->new, true);
	put_words(writing, writing->compared->new, change->new.from, change->new.to);
	put_around(writing, writing->compared->new, &change->new, false);
}

static void put_passage(struct writing *writing, const struct change *change)
{
	const struct compared *compared = writing->compared;
	const struct edition *edition;
	const struct change_side *side = wording_side(compared, change, &edition);

	put_around(writing, edition, side, true);
	if (change->old.from < change->old.to) {
		buf_addstr(writing->out, "[-");
		put_words(writing, compared->old, change->old.from, change->old.to);
		buf_addstr(writing->out, "-]");
	}
	if (change->kind == CHANGE_WORDS)
		buf_addc(writing->out, ' ');
	if (change->new.from < change->new.to) {
		buf_addstr(writing->out, "{+");
		put_words(writing, compared->new, change->new.from, change->new.to);
		buf_addstr(writing->out, "+}");
	}
	put_around(writing, edition, side, false);
}

static void put_change(struct writing *writing, const struct change *change)
{
	put_head(writing, change);
	switch (change->kind) {
	case CHANGE_NUMBER:
		put_number(writing, change);
		break;
	case CHANGE_MOVED:
		buf_addstr(writing->out, "moved");
		if (change->old.page != change->new.page)
			buf_printf(writing->out, " from page %d",
				   writing->compared->old->pages[change->old.page].number);
		buf_addstr(writing->out, ": ");
		put_words(writing, writing->compared->new, change->new.from, change->new.to);
		break;
	case CHANGE_WORDS:
	case CHANGE_ADDED:
	case CHANGE_REMOVED:
		put_passage(writing, change);
		break;
	}
	put_place(writing, change);
	buf_addc(writing->out, '\n');
}

static void put_people(struct writing *writing)
{
	const struct findings *findings = writing->findings;

	for (int i = 0; i < findings->npeople; i++) {
		if (!findings->people[i].is_outcome)
			continue;
		put_plain(writing, findings->people[i].name);
		buf_addstr(writing->out, ": [-");
		put_plain(writing, findings->people[i].old);
		buf_addstr(writing->out, "-] {+");
		put_plain(writing, findings->people[i].new);
		buf_addstr(writing->out, "+}\n");
	}
	if (findings->npeople > 0)
		wording_people(findings, writing->out);
}

void diff_text(const struct findings *findings, struct buf *out)
{
	const struct compared *compared = findings->compared;
	struct writing writing = {findings->arena, findings, compared, out};

	if (!findings_differs(findings))
		return;
	for (int i = 0; i < compared->nchanges; i++)
		put_change(&writing, &compared->changes[i]);
	wording_pages(compared, "", out);
	put_people(&writing);
	wording_summary(compared, out);
	buf_addc(out, '\n');
}
