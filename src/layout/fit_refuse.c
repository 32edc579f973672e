/*
 * Lines are counted by height, in lines of body text: how much of each section stands beyond the
 * pages that were asked for, or how much is missing until the last of them begins.
 */
#include "layout/fit_refuse.h"

#include <string.h>

struct refusal {
	struct arena *arena;
	const struct fit_wish *wish;
	const struct fit_search *search;
	const struct layout *layout;
	struct diag *diag;
	len line;
};

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
	static const char line_break[] = "\u2028";
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

	for (; part; part = part->next) {
		int n = count_lines(refusal, height_beyond(refusal, part));

		if (n == 0)
			continue;
		beyond.nlines += n;
		beyond.parts = arena_printf(refusal->arena, "%s%s%d in \"%s\"", beyond.parts,
					    beyond.first ? ", " : "", n,
					    name_part(refusal, part));
		beyond.first = beyond.first ? beyond.first : part;
	}
	return beyond;
}

/* The section that begins a page beyond those asked for because it is told to; or NULL. */
static const struct block *find_page_start(const struct refusal *refusal)
{
	int npages = 1;

	for (const struct block *b = refusal->wish->doc->root->first; b; b = b->next) {
		npages += b->starts_page;
		if (npages > refusal->wish->npages)
			return b;
	}
	return NULL;
}

/* Height of the text area. */
static int64_t room_of_page(const struct refusal *refusal)
{
	const struct master *m = &refusal->layout->theme->masters[refusal->layout->paper];

	return m->height - m->top - m->bottom;
}

static void refuse_page_start(const struct refusal *refusal, const struct block *part)
{
	int npages = refusal->wish->npages, nlines;
	int64_t height = -npages * room_of_page(refusal);

	for (int i = 0; i < refusal->layout->nportions; i++)
		height += refusal->layout->portions[i].height;
	nlines = count_lines(refusal, height);
	diag_error(refusal->diag, place(refusal, part),
		   "%d page%s cannot be all: \"%s\" begins a new one", npages, plural(npages),
		   name_part(refusal, part));
	if (refusal->wish->pos.file)
		return;
	if (nlines == 0)
		diag_hint(refusal->diag, "leave out new-page=\"yes\"");
	else
		diag_hint(refusal->diag, "and without new-page=\"yes\", about %d line%s would be "
			  "too many at the tightest the theme allows", nlines, plural(nlines));
}

static void refuse_long(const struct refusal *refusal)
{
	const struct block *start = find_page_start(refusal);
	int npages = refusal->wish->npages, has = refusal->layout->npages;
	struct beyond beyond;

	if (start) {
		refuse_page_start(refusal, start);
		return;
	}
	beyond = find_beyond(refusal);
	if (!beyond.first) {
		diag_error(refusal->diag, place(refusal, refusal->wish->doc->root),
			   "at the tightest the theme allows, %d page%s hold all, but the first "
			   "not what belongs there", npages, plural(npages));
		return;
	}
	diag_error(refusal->diag, place(refusal, beyond.first),
		   "%d line%s too many for %d page%s at the tightest the theme allows: %s",
		   beyond.nlines, plural(beyond.nlines), npages, plural(npages), beyond.parts);
	diag_hint(refusal->diag, "--fit %d goes; else cut some, or let <fit> of the theme allow "
		  "more", has);
}

static void refuse_short(const struct refusal *refusal)
{
	const struct layout *layout = refusal->layout;
	int npages = refusal->wish->npages, has = layout->npages, nlines;
	int64_t missing = (npages - has) * room_of_page(refusal);
	bool is_loosest = refusal->search->setting == FIT_FARTHEST;

	for (int i = 0; i < layout->nportions; i++)
		if (layout->portions[i].page == has - 1)
			missing -= layout->portions[i].height;
	nlines = count_lines(refusal, missing) + 1;
	diag_error(refusal->diag, place(refusal, refusal->wish->doc->root),
		   "%d line%s too few for %d page%s at the loosest %s", nlines, plural(nlines),
		   npages, plural(npages),
		   is_loosest ? "the theme allows" : "that has room for all words and pictures");
	diag_hint(refusal->diag, "--fit %d goes; else write more, or let <fit> of the theme allow "
		  "more", has);
}

static void refuse_jump(const struct refusal *refusal)
{
	struct beyond beyond = find_beyond(refusal);
	int npages = refusal->wish->npages, has = refusal->layout->npages;
	const struct block *first = beyond.first ? beyond.first : refusal->wish->doc->root;

	diag_error(refusal->diag, place(refusal, first),
		   "no setting fills %d page%s: where one has %d, the next has fewer than %d; then "
		   "%d line%s are too many: %s", npages, plural(npages), has, npages,
		   beyond.nlines, plural(beyond.nlines), beyond.parts);
	diag_hint(refusal->diag, "what is kept together is too high there; cut or add some lines");
}

void fit_refuse(struct arena *arena, const struct fit_wish *wish, const struct fit_search *search,
		const struct layout *layout, struct diag *diag)
{
	struct refusal refusal = {arena, wish, search, layout, diag, 0};

	refusal.line = layout->theme->styles[wish->paper][STYLE_BODY].leading;
	switch (search->outcome) {
	case FIT_FOUND:
		break;
	case FIT_TOO_LONG:
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
