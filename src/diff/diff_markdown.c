/*
 * What content says is escaped, so that it neither becomes markup nor calls people (@name) or
 * issues (#12). Each part has a share of the room: the numbers first, then people and pages, then
 * passages, of which there may be very many; pictures keep theirs free.
 */
#include "diff/diff_markdown.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/plain.h"
#include "diff/edition.h"
#include "diff/source_lines.h"
#include "diff/findings.h"
#include "diff/wording.h"
#include "locale/locale.h"

enum {
	AROUND = 4,        /* words before and behind a change */
	MOST_WORDS = 80,   /* of a passage */
	FOR_PICTURE = 400, /* bytes that a page's pictures may take */
	FOR_END = 1000
};

struct writing {
	const struct findings *findings;
	const struct compared *compared;
	struct arena *arena;
	struct buf *out, item; /* item: in the making */
	size_t most;           /* bytes of out, for now */
};

static void put_escaped(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '@' || *text == '#')
			buf_printf(out, "%c<!-- -->", *text);
		else if (*text == '&')
			buf_addstr(out, "&amp;");
		else if (*text == '<')
			buf_addstr(out, "&lt;");
		else if (strchr("\\`*_{}[]()>|~!+-=", *text))
			buf_printf(out, "\\%c", *text);
		else
			buf_addc(out, *text);
	}
}

static void put_text(struct writing *writing, const char *text)
{
	put_escaped(&writing->item, plain_text(writing->arena, text));
}

/* Words of an edition, the middle of many left out. */
static void put_words(struct writing *writing, const struct edition *edition, int from, int to)
{
	int n = to - from;

	if (n <= MOST_WORDS) {
		put_text(writing, edition_words(edition, writing->arena, from, to));
		return;
	}
	put_text(writing, edition_words(edition, writing->arena, from, from + MOST_WORDS / 2));
	buf_printf(&writing->item, " … (%d words) … ", n - MOST_WORDS);
	put_text(writing, edition_words(edition, writing->arena, to - MOST_WORDS / 2, to));
}

/* Takes over the item, if there is room for it. */
static bool keep_item(struct writing *writing)
{
	bool fits = writing->out->n + writing->item.n <= writing->most;

	if (fits)
		buf_add(writing->out, writing->item.bytes, writing->item.n);
	buf_clear(&writing->item);
	return fits;
}

static void put_more(struct writing *writing, int n, const char *what)
{
	if (n > 0)
		buf_printf(writing->out, "\n*%d more %s left out: a comment has no more room.*\n",
			   n, what);
}

/* The file and the line, as code. */
static void put_line(struct writing *writing, const struct edition *edition,
		     const struct change_side *side)
{
	const struct srcpos *pos = &edition->blocks[side->block].pos;
	const char *name;

	if (!pos->file)
		return;
	name = plain_name(writing->arena, source_lines_name(edition, pos->file));
	buf_addc(&writing->item, '`');
	for (; *name; name++)
		if (!strchr("`|", *name))
			buf_addc(&writing->item, *name);
	buf_printf(&writing->item, ":%d`", side->line);
}

static void put_page(struct writing *writing, const struct edition *edition, int page)
{
	if (page >= 0)
		buf_printf(&writing->item, "%d%s", edition->pages[page].number,
			   edition == writing->compared->old ? " (before)" : "");
}

static void put_place(struct writing *writing, const struct change *change)
{
	struct buf place;

	buf_init(&place);
	wording_place(writing->compared, change, &place);
	put_text(writing, buf_text(&place));
	buf_release(&place);
}

static void put_way(struct writing *writing, const struct edition *edition, int block)
{
	const char *way = wording_way(edition, block);

	if (way)
		buf_printf(&writing->item, " (%s)", way);
}

static bool put_number(struct writing *writing, const struct change *change)
{
	buf_addstr(&writing->item, "| ");
	put_place(writing, change);
	put_way(writing, writing->compared->new, change->new.block);
	buf_addstr(&writing->item, " | ");
	put_text(writing, change->old_number);
	buf_addstr(&writing->item, " | **");
	put_text(writing, change->new_number);
	buf_printf(&writing->item, "** | %s | ", change->difference);
	put_words(writing, writing->compared->new, change->new.from, change->new.to);
	buf_addstr(&writing->item, " | ");
	put_page(writing, writing->compared->new, change->new.page);
	buf_addstr(&writing->item, " | ");
	put_line(writing, writing->compared->new, &change->new);
	buf_addstr(&writing->item, " |\n");
	return keep_item(writing);
}

static void put_numbers(struct writing *writing)
{
	const struct compared *compared = writing->compared;
	int nleft = 0;

	if (compared->counts[CHANGE_NUMBER] == 0)
		return;
	buf_addstr(writing->out, "\n#### Numbers\n\n| where | before | after | difference | reads "
				 "now | page | line |\n|---|--:|--:|--:|---|--:|---|\n");
	for (int i = 0; i < compared->nchanges; i++)
		if (compared->changes[i].kind == CHANGE_NUMBER)
			nleft += nleft > 0 || !put_number(writing, &compared->changes[i]);
	put_more(writing, nleft, "numbers");
}

static void put_around(struct writing *writing, const struct edition *edition,
		       const struct change_side *side, bool is_before)
{
	const struct edition_block *block = &edition->blocks[side->block];
	int first = block->first_word, last = first + block->nwords, from, to;

	if (!wording_around(edition, side, is_before, AROUND, &from, &to))
		return;
	buf_addstr(&writing->item, is_before ? from > first ? "… " : "" : " ");
	put_words(writing, edition, from, to);
	buf_addstr(&writing->item, is_before ? " " : to < last ? " …" : "");
}

static void put_changed(struct writing *writing, const struct change *change)
{
	const struct compared *compared = writing->compared;
	const struct edition *edition;
	const struct change_side *side = wording_side(compared, change, &edition);
	bool is_rtl = edition->lang && locale_is_rtl(edition->lang);

	buf_addstr(&writing->item, is_rtl ? "<span dir=\"rtl\">" : "");
	if (change->kind == CHANGE_MOVED) {
		put_words(writing, compared->new, change->new.from, change->new.to);
	} else {
		put_around(writing, edition, side, true);
		if (change->old.from < change->old.to) {
			buf_addstr(&writing->item, "~~");
			put_words(writing, compared->old, change->old.from, change->old.to);
			buf_addstr(&writing->item, "~~");
		}
		buf_addstr(&writing->item, change->kind == CHANGE_WORDS ? " " : "");
		if (change->new.from < change->new.to) {
			buf_addstr(&writing->item, "**");
			put_words(writing, compared->new, change->new.from, change->new.to);
			buf_addstr(&writing->item, "**");
		}
		put_around(writing, edition, side, false);
	}
	buf_addstr(&writing->item, is_rtl ? "</span>" : "");
}

static bool put_passage(struct writing *writing, const struct change *change)
{
	const struct compared *compared = writing->compared;
	const struct edition *edition;
	const struct change_side *side = wording_side(compared, change, &edition);
	bool has_line = edition->blocks[side->block].pos.file;

	buf_addstr(&writing->item, "-");
	if (side->page >= 0) {
		buf_addstr(&writing->item, " page ");
		put_page(writing, edition, side->page);
	}
	if (has_line) {
		buf_addstr(&writing->item, side->page >= 0 ? ", " : " ");
		put_line(writing, edition, side);
	}
	put_way(writing, edition, side->block);
	if (change->kind == CHANGE_MOVED)
		buf_addstr(&writing->item, ", moved");
	if (change->kind == CHANGE_MOVED && change->old.page != change->new.page)
		buf_printf(&writing->item, " from page %d",
			   compared->old->pages[change->old.page].number);
	buf_addstr(&writing->item, ": ");
	put_changed(writing, change);
	buf_addc(&writing->item, '\n');
	return keep_item(writing);
}

static void put_passages(struct writing *writing)
{
	const struct compared *compared = writing->compared;
	int nleft = 0;

	if (compared->nchanges == compared->counts[CHANGE_NUMBER])
		return;
	buf_addstr(writing->out, "\n#### Words\n\n");
	for (int i = 0; i < compared->nchanges; i++)
		if (compared->changes[i].kind != CHANGE_NUMBER)
			nleft += nleft > 0 || !put_passage(writing, &compared->changes[i]);
	put_more(writing, nleft, "passages");
}

static void put_pages(struct writing *writing)
{
	struct buf pages;

	buf_init(&pages);
	wording_pages(writing->compared, "- ", &pages);
	if (pages.n > 0) {
		buf_addstr(writing->out, "\n#### Pages\n\n");
		buf_add(&writing->item, pages.bytes, pages.n);
		if (!keep_item(writing))
			buf_addstr(writing->out, "*Left out: a comment has no more room.*\n");
	}
	buf_release(&pages);
}

static void put_people(struct writing *writing)
{
	const struct findings *findings = writing->findings;
	int nleft = 0;

	if (findings->nscored == 0)
		return;
	buf_addstr(writing->out, "\n#### Outcomes\n\n");
	wording_people(findings, writing->out);
	if (findings->noutcomes > 0)
		buf_addstr(writing->out, "\n| person | before | after |\n|---|---|---|\n");
	for (int i = 0; i < findings->npeople; i++) {
		const struct findings_person *person = &findings->people[i];

		if (!person->is_outcome)
			continue;
		buf_addstr(&writing->item, "| ");
		put_text(writing, person->name);
		buf_addstr(&writing->item, " | ");
		put_text(writing, person->old);
		buf_addstr(&writing->item, " | **");
		put_text(writing, person->new);
		buf_addstr(&writing->item, "** |\n");
		nleft += nleft > 0 || !keep_item(writing);
	}
	put_more(writing, nleft, "people");
}

static void put_picture(struct writing *writing, int page, const char *file, const char *what)
{
	if (!file)
		buf_addstr(&writing->item, " |");
	else
		buf_printf(&writing->item, " ![page %d, %s](%s%s) |", page, what,
			   writing->findings->picture_url, file);
}

static void put_pictures(struct writing *writing)
{
	const struct findings *findings = writing->findings;
	int nleft = 0;

	if (findings->npictures == 0)
		return;
	buf_addstr(writing->out, "\n#### Changed pages\n\n| before | after | what has changed |\n"
				 "|---|---|---|\n");
	for (int i = 0; i < findings->npictures; i++) {
		const struct findings_pictures *of = &findings->pictures[i];
		int number = of->page >= 0 ? writing->compared->new->pages[of->page].number
					   : writing->compared->old->pages[of->old].number;

		buf_addc(&writing->item, '|');
		put_picture(writing, number, of->before, "before");
		put_picture(writing, number, of->after, "after");
		put_picture(writing, number, of->marked, "marked");
		buf_addc(&writing->item, '\n');
		nleft += nleft > 0 || !keep_item(writing);
	}
	put_more(writing, nleft, "pages");
}

/* What pictures may take at the end. */
static size_t room_for_pictures(const struct findings *findings)
{
	size_t room = (size_t)findings->npictures *
		      (FOR_PICTURE + 3 * strlen(findings->picture_url));

	return room > DIFF_MARKDOWN_MOST / 3 ? DIFF_MARKDOWN_MOST / 3 : room;
}

void diff_markdown(const struct findings *findings, struct buf *out)
{
	struct writing writing = {.findings = findings,
				  .compared = findings->compared,
				  .arena = findings->arena,
				  .out = out};
	struct buf summary;
	size_t most = DIFF_MARKDOWN_MOST - FOR_END;

	buf_init(&writing.item);
	buf_init(&summary);
	wording_summary(findings->compared, &summary);
	buf_printf(out, "### What a reader sees differently\n\n%s.\n", buf_text(&summary));
	writing.most = (most - room_for_pictures(findings)) / 2;
	put_numbers(&writing);
	put_people(&writing);
	put_pages(&writing);
	writing.most = most - room_for_pictures(findings);
	put_passages(&writing);
	writing.most = most;
	put_pictures(&writing);
	buf_release(&summary);
	buf_release(&writing.item);
}
