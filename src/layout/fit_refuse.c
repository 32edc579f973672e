/*
 * Lines are counted by height, in lines of body text: how much of each section stands beyond the
 * pages that were asked for, or how much is missing until the last of them begins.
 */
#include "layout/fit_refuse.h"

#include <string.h>

#include "base/utf8.h"

enum { MOST_NAMED = 6 }; /* sections in one message */

struct refusal {
	struct arena *arena;
	const struct fit_wish *wish;
	const struct fit_search *search;
	const struct layout *layout;
	struct diag *diag;
	len line;
};

const struct block *fit_page_start(const struct fit_wish *wish)
{
	int npages = 1;

	for (const struct block *b = wish->doc->root->first; b; b = b->next) {
		npages += b->starts_page;
		if (npages > wish->npages)
			return b;
	}
	return NULL;
}

static const char *plural(int n)
{
	return n == 1 ? "" : "s";
}

static int count_lines(const struct refusal *refusal, int64_t height)
{
	return height > 0 ? (int)((height + refusal->line - 1) / refusal->line) : 0;
}

static const struct block *find_heading(const struct block *block)
{
	const struct block *found = block->kind == BLOCK_HEADING ? block : NULL;

	for (const struct block *b = block->first; b && !found; b = b->next)
		found = find_heading(b);
	return found;
}

/* The words of the part's heading, line breaks as spaces; of the document, where it has none. */
static const char *name_part(const struct refusal *refusal, const struct block *part)
{
	static const char line_break[] = UTF8_LINE_BREAK;
	const struct block *heading = find_heading(part);
	struct buf name;
	char *text;

	if (!heading || heading->nspans == 0)
		return refusal->wish->doc->title;
	buf_init(&name);
	for (int i = 0; i < heading->nspans; i++)
		buf_addstr(&name, heading->spans[i].text);
	buf_addc(&name, 0);
	text = arena_strdup(refusal->arena, (const char *)name.bytes);
	buf_release(&name);
	for (char *at = strstr(text, line_break); at; at = strstr(at, line_break)) {
		*at = ' ';
		memmove(at + 1, at + 3, strlen(at + 3) + 1);
	}
	return text;
}

static struct srcpos place(const struct refusal *refusal, const struct block *block)
{
	return refusal->wish->pos.file ? refusal->wish->pos : block->pos;
}

/* What stands beyond the pages asked for. */
struct beyond {
	int nlines;
	const char *parts;         /* "9 in \"Comparison\", 5 in \"Signs\"" */
	const struct block *first; /* of these parts */
};

/* How much of a part stands beyond the pages asked for. */
static int64_t height_beyond(const struct refusal *refusal, const struct block *part)
{
	const struct layout *layout = refusal->layout;
	int64_t height = 0;

	for (int i = 0; i < layout->nportions; i++)
		if (layout->portions[i].page >= refusal->wish->npages &&
		    layout->portions[i].block == part->id)
			height += layout->portions[i].height;
	return height;
}

static struct beyond find_beyond(const struct refusal *refusal)
{
	const struct block *part = refusal->wish->doc->root->first;
	struct beyond beyond = {.parts = ""};
	int nnamed = 0, nothers = 0, others = 0;

	for (; part; part = part->next) {
		int n = count_lines(refusal, height_beyond(refusal, part));

		beyond.nlines += n;
		beyond.first = beyond.first || n == 0 ? beyond.first : part;
		if (n > 0 && nnamed == MOST_NAMED) {
			others += n;
			nothers++;
		} else if (n > 0) {
			beyond.parts = arena_printf(refusal->arena, "%s%s%d in \"%s\"",
						    beyond.parts, nnamed ? ", " : "", n,
						    name_part(refusal, part));
			nnamed++;
		}
	}
	if (nothers)
		beyond.parts = arena_printf(refusal->arena, "%s, %d in %d more", beyond.parts,
					    others, nothers);
	return beyond;
}

/* The number of pages that would do, and what else may. */
static void hint_at(const struct refusal *refusal, const char *else_do)
{
	const struct fit_search *search = refusal->search;
	int has = 0;

	for (int i = 0; i < search->ntrials; i++)
		if (search->trials[i].setting == search->setting)
			has = search->trials[i].npages;
	diag_hint(refusal->diag, "--fit %d goes; else %s, or let <fit> of the theme allow more",
		  has, else_do);
}

/* Height of the text area. */
static int64_t room_of_page(const struct refusal *refusal)
{
	const struct master *m = &refusal->layout->theme->masters[refusal->layout->paper];

	return m->height - m->top - m->bottom;
}

/* The layout runs on, and so it says whether more than the page start is in the way. */
static void refuse_page_start(const struct refusal *refusal, const struct block *part)
{
	int npages = refusal->wish->npages;
	struct beyond beyond = find_beyond(refusal);

	if (!beyond.first) {
		diag_error(refusal->diag, place(refusal, part),
			   "no more than %d page%s, but \"%s\" begins a new one", npages,
			   plural(npages), name_part(refusal, part));
		diag_hint(refusal->diag,
			  refusal->wish->pos.file
				  ? "--fit %d goes"
				  : "--fit %d goes; so does --fit %d without new-page",
			  npages + 1, npages);
		return;
	}
	diag_error(refusal->diag, place(refusal, beyond.first),
		   "%d line%s too many for %d page%s at the tightest the theme allows, even if "
		   "\"%s\" did not begin a new page: %s",
		   beyond.nlines, plural(beyond.nlines), npages, plural(npages),
		   name_part(refusal, part), beyond.parts);
	hint_at(refusal, "cut some");
}

static void refuse_long(const struct refusal *refusal)
{
	int npages = refusal->wish->npages;
	struct beyond beyond = find_beyond(refusal);

	if (!beyond.first) {
		diag_error(refusal->diag, place(refusal, refusal->wish->doc->root),
			   "at the tightest the theme allows, %d page%s hold all, but the first "
			   "not what belongs there",
			   npages, plural(npages));
		return;
	}
	diag_error(refusal->diag, place(refusal, beyond.first),
		   "%d line%s too many for %d page%s at the tightest the theme allows: %s",
		   beyond.nlines, plural(beyond.nlines), npages, plural(npages), beyond.parts);
	hint_at(refusal, "cut some");
}

static void refuse_short(const struct refusal *refusal)
{
	const struct layout *layout = refusal->layout;
	int npages = refusal->wish->npages, has = layout->npages, nlines;
	int64_t missing = (npages - has) * room_of_page(refusal);
	const char *limit = refusal->search->setting == FIT_FARTHEST ? "the theme allows"
			    : refusal->wish->first_page_end
				    ? "that keeps on the first page what belongs there"
				    : "that has room for all words and pictures";

	for (int i = 0; i < layout->nportions; i++)
		if (layout->portions[i].page == has - 1)
			missing -= layout->portions[i].height;
	nlines = count_lines(refusal, missing) + 1;
	diag_error(refusal->diag, place(refusal, refusal->wish->doc->root),
		   "%d line%s too few for %d page%s at the loosest %s", nlines, plural(nlines),
		   npages, plural(npages), limit);
	hint_at(refusal, "write more");
}

static void refuse_jump(const struct refusal *refusal)
{
	struct beyond beyond = find_beyond(refusal);
	int npages = refusal->wish->npages, has = refusal->layout->npages;
	const struct block *first = beyond.first ? beyond.first : refusal->wish->doc->root;

	diag_error(refusal->diag, place(refusal, first),
		   "no setting fills %d page%s: from fewer they become %d at once, %d line%s too "
		   "many: %s",
		   npages, plural(npages), has, beyond.nlines, plural(beyond.nlines), beyond.parts);
	diag_hint(refusal->diag, "what is kept together is too high; cut or add some lines");
}

void fit_refuse(struct arena *arena, const struct fit_wish *wish, const struct fit_search *search,
		const struct layout *layout, struct diag *diag)
{
	struct refusal refusal = {arena, wish, search, layout, diag, 0};
	const struct block *start = fit_page_start(wish);

	refusal.line = layout->theme->styles[wish->paper][STYLE_BODY].leading;
	switch (search->outcome) {
	case FIT_FOUND:
		break;
	case FIT_TOO_LONG:
		if (start)
			refuse_page_start(&refusal, start);
		else
			refuse_long(&refusal);
		break;
	case FIT_TOO_SHORT:
		refuse_short(&refusal);
		break;
	case FIT_JUMPED:
		refuse_jump(&refusal);
		break;
	}
}
