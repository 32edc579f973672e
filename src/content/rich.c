/*
 * Rich text: one walk over an element's content. Each stretch of text becomes a span; the walk
 * carries what the elements around it ask for. White space is folded as it passes: a space is only
 * written once something follows it, into the span where it stood, so that none is left at either
 * end, doubled, or at a line break.
 */
#include "content/rich.h"

#include <stdbool.h>
#include <assert.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "content/guide.h"
#include "xml/read.h"
#include "xml/xml.h"

/* What the elements around a stretch of text ask for. */
struct surround {
	unsigned flags;
	const char *lang, *href, *expansion;
	struct index_mark *mark;
};

struct walk {
	struct arena *arena;
	const struct guide *guide;
	struct diag *diag;
	struct rich *rich;
	bool is_line_start; /* nothing on this line yet */
	int space;          /* the span that a space is waiting to be added to; -1: none */
	int ncharacters;
};

static bool is_raised(const struct xml_node *node)
{
	return xml_is(node, "sub") || xml_is(node, "sup");
}

/* As many spans as the content can give. */
static int count_spans(const struct guide *guide, const struct xml_node *node)
{
	int n = 0;

	for (const struct xml_node *at = node->first; at; at = at->next) {
		int here = 1 + (at->first ? count_spans(guide, at) : 0) +
			   (is_raised(at) ? 2 : 0); /* edges */

		n += xml_is(at, "role-names") ? here * guide->nroles : here;
	}
	return n;
}

static struct rich_span *add_span(struct walk *walk, enum rich_kind kind, const char *text,
				  const struct surround *around, struct srcpos pos)
{
	struct rich_span *span;

	assert(walk->rich->spans);
	span = &walk->rich->spans[walk->rich->nspans++];
	*span = (struct rich_span){.kind = kind,
				   .text = text,
				   .flags = around->flags,
				   .role = -1,
				   .lang = around->lang,
				   .href = around->href,
				   .expansion = around->expansion,
				   .mark = around->mark,
				   .pos = pos};
	return span;
}

static bool is_small(const struct rich_span *span)
{
	return span->flags & (RICH_SUB | RICH_SUP);
}

/* Beside raised words: room for a space, which is as wide there as among other words; a waiting one
 * of the raised words goes over. Dropped if none comes. */
static void add_edge(struct walk *walk, const struct xml_node *node, const struct surround *around)
{
	const struct rich_span *edge;

	if (!is_raised(node))
		return;
	edge = add_span(walk, RICH_TEXT, arena_text(walk->arena, 1), around, node->pos);
	if (walk->space >= 0 && is_small(&walk->rich->spans[walk->space]) && !is_small(edge))
		walk->space = walk->rich->nspans - 1;
}

/* Something visible follows: write the waiting space. Texts have room for one. */
static void add_waiting_space(struct walk *walk)
{
	if (walk->space >= 0 && !walk->is_line_start) {
		char *text = (char *)walk->rich->spans[walk->space].text;

		memcpy(text + strlen(text), " ", 2);
	}
	walk->space = -1;
	walk->is_line_start = false;
}

/* Whether small text begins, nothing of which is written at to, behind text that is not small. */
static bool starts_small(const struct walk *walk, int here, const char *to)
{
	const struct rich_span *span = &walk->rich->spans[here];

	return is_small(span) && to == span->text && here > 0 && span[-1].kind == RICH_TEXT &&
	       !is_small(&span[-1]);
}

static void add_text(struct walk *walk, const struct xml_node *node, const struct surround *around)
{
	char *to = arena_text(walk->arena, strlen(node->text) + 1);
	int here = walk->rich->nspans;

	add_span(walk, RICH_TEXT, to, around, node->pos);
	for (const char *from = node->text; *from; from++) {
		if (ascii_is_space(*from)) {
			if (walk->space < 0)
				walk->space = starts_small(walk, here, to) ? here - 1 : here;
			continue;
		}
		if (walk->space == here && !walk->is_line_start)
			*to++ = ' ';
		if (walk->space == here)
			walk->space = -1;
		add_waiting_space(walk);
		walk->ncharacters += ((unsigned char)*from & 0xc0) != 0x80;
		*to++ = *from;
	}
}

/* The name of a role; role -1: none, which was told. */
static void add_role(struct walk *walk, const struct xml_node *node, int role,
		     const struct surround *around)
{
	const struct role *named = role < 0 ? NULL : &walk->guide->roles[role];
	const char *form = xml_attr(node, "form");
	bool is_short = form && strcmp(form, "short") == 0;
	struct rich_span *span;

	if (!named)
		return;
	if (is_short && !named->abbreviation) {
		diag_error(walk->diag, node->pos, "role \"%s\" has no abbreviation", named->id);
		diag_hint(walk->diag,
			  "give its <role> an attribute abbr, or leave out form=\"short\"");
		return;
	}
	add_waiting_space(walk);
	span = add_span(walk, RICH_ROLE, is_short ? named->abbreviation : named->name, around,
			node->pos);
	span->role = role;
	if (is_short)
		span->expansion = named->name;
	if (!span->lang)
		span->lang = named->lang;
}

/* A reference, whose words are known when all places are. */
static void add_ref(struct walk *walk, const struct xml_node *node, const struct surround *around)
{
	const char *page = xml_attr(node, "page");
	struct rich_span *span;

	if (around->href)
		diag_error(walk->diag, node->pos, "a link may not stand in a link");
	add_waiting_space(walk);
	span = add_span(walk, RICH_REF, "", around, node->pos);
	span->href = arena_printf(walk->arena, "#%s", xml_attr(node, "to"));
	if (page && strcmp(page, "no") != 0)
		span->ref = strcmp(page, "only") == 0 ? REF_PAGE : REF_NAME_AND_PAGE;
}

static void add_note(struct walk *walk, const struct xml_node *node, bool is_in_note)
{
	struct surround plain = {0};
	struct rich *note;

	if (is_in_note) {
		diag_error(walk->diag, node->pos, "a footnote may not stand in a footnote");
		return;
	}
	note = ARENA_NEW(walk->guide->pieces, struct rich);
	*note = rich_load(walk->arena, node, walk->guide, walk->diag);
	if (rich_is_empty(note))
		diag_error(walk->diag, node->pos, "the footnote is empty");
	walk->space = -1; /* the number stands close to the word */
	add_span(walk, RICH_NOTE, "", &plain, node->pos)->note = note;
}

/* A mark for the index, whose term may be the words that are still to come. */
static struct index_mark *add_mark(struct walk *walk, const struct xml_node *node, const char *lang)
{
	struct index_marks *marks = walk->guide->index;
	struct index_mark *mark = ARENA_NEW(walk->arena, struct index_mark);

	mark->term = read_filled(node, "as", walk->diag);
	mark->see = read_filled(node, "see", walk->diag);
	mark->lang = lang ? lang : walk->rich->lang;
	mark->pos = node->pos;
	ARENA_GROW(walk->arena, marks->items, marks->nitems);
	marks->items[marks->nitems++] = mark;
	mark->number = marks->nitems;
	for (const struct xml_node *at = node; at; at = at->parent)
		if (xml_is(at, "colophon")) {
			diag_error(walk->diag, node->pos,
				   "<indexed> stands in the colophon, behind the index");
			break;
		}
	return mark;
}

static struct surround surround_with(struct walk *walk, const struct xml_node *node,
				     struct surround around)
{
	const char *lang = xml_attr(node, "xml:lang");

	if (lang)
		around.lang = lang;
	if (xml_is(node, "strong"))
		around.flags |= RICH_STRONG;
	if (xml_is(node, "em"))
		around.flags |= RICH_EM;
	if (xml_is(node, "sub"))
		around.flags = (around.flags & ~(unsigned)RICH_SUP) | RICH_SUB;
	if (xml_is(node, "sup"))
		around.flags = (around.flags & ~(unsigned)RICH_SUB) | RICH_SUP;
	if (xml_is(node, "code"))
		around.flags |= RICH_CODE;
	if (xml_is(node, "abbr"))
		around.expansion = read_filled(node, "title", walk->diag);
	if (xml_is(node, "indexed"))
		around.mark = add_mark(walk, node, around.lang);
	if (xml_is(node, "a")) {
		if (around.href)
			diag_error(walk->diag, node->pos, "a link may not stand in a link");
		around.href = xml_attr(node, "href");
	}
	return around;
}

static bool is_inline(const struct xml_node *node)
{
	static const char *const names[] = {"em", "strong", "sub",  "sup",    "code",
					    "a",  "abbr",   "span", "indexed"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (xml_is(node, names[i]))
			return true;
	return false;
}

/* Whether the spans from first on give something to read. */
static bool has_words(const struct rich *rich, int first)
{
	for (int i = first; i < rich->nspans; i++)
		if (rich->spans[i].kind == RICH_REF ||
		    ((rich->spans[i].kind == RICH_TEXT || rich->spans[i].kind == RICH_ROLE) &&
		     !utf8_is_blank(rich->spans[i].text)))
			return true;
	return false;
}

static void refuse_empty(struct walk *walk, const struct xml_node *node)
{
	diag_error(walk->diag, node->pos, "<%s> is empty", node->name);
	diag_hint(walk->diag,
		  "put the words that it is for between <%s> and </%s>, or leave it out",
		  node->name, node->name);
}

static void add_content(struct walk *walk, const struct xml_node *node, struct surround around,
			bool is_in_note);

/* The names of all roles, with what the element holds between them. */
static void add_roles(struct walk *walk, const struct xml_node *node, struct surround around,
		      bool is_in_note)
{
	for (int i = 0; i < walk->guide->nroles; i++) {
		if (i > 0)
			add_content(walk, node, around, is_in_note);
		add_role(walk, node, i, &around);
	}
}

/* The words from a span on, as a term. */
static const char *term_of(struct walk *walk, int first, const struct xml_node *node)
{
	struct rich words = {.spans = walk->rich->spans + first,
			     .nspans = walk->rich->nspans - first};
	const char *term = rich_plain(walk->arena, &words);

	if (!*term && has_words(walk->rich, first)) { /* else it is empty */
		diag_error(walk->diag, node->pos,
			   "<indexed> has no words that the index could list");
		diag_hint(walk->diag, "name the term by as=\"...\", or mark words");
	}
	return term;
}

/* The depth of the recursion is that of the file, which the parser limits. */
static void add_content(struct walk *walk, const struct xml_node *node, struct surround around,
			bool is_in_note)
{
	for (const struct xml_node *at = node->first; at; at = at->next) {
		int first = walk->rich->nspans, nerrors = walk->diag->nerrors;

		if (!at->name) {
			add_text(walk, at, &around);
		} else if (xml_is(at, "br")) {
			add_span(walk, RICH_BREAK, "\n", &around, at->pos);
			walk->is_line_start = true;
			walk->space = -1;
		} else if (xml_is(at, "role-name")) {
			add_role(walk, at, guide_read_role(walk->guide, at, "ref", walk->diag),
				 &around);
		} else if (xml_is(at, "role-names")) {
			add_roles(walk, at, around, is_in_note);
		} else if (xml_is(at, "ref")) {
			add_ref(walk, at, &around);
		} else if (xml_is(at, "footnote")) {
			add_note(walk, at, is_in_note);
		} else if (is_inline(at)) {
			struct surround inner = surround_with(walk, at, around);

			add_edge(walk, at, &around);
			add_content(walk, at, inner, is_in_note);
			add_edge(walk, at, &around);
			if (xml_is(at, "indexed") && inner.mark && !inner.mark->term)
				inner.mark->term = term_of(walk, first, at);
			/* what was refused in it may have been its words */
			if (!has_words(walk->rich, first) && walk->diag->nerrors == nerrors)
				refuse_empty(walk, at);
		}
	}
}

static void drop_empty_spans(struct rich *rich)
{
	int n = 0;

	for (int i = 0; i < rich->nspans; i++)
		if (rich->spans[i].kind != RICH_TEXT || rich->spans[i].text[0])
			rich->spans[n++] = rich->spans[i];
	rich->nspans = n;
}

static const char *nearest_lang(const struct xml_node *node)
{
	for (; node && node->parent; node = node->parent)
		if (xml_attr(node, "xml:lang"))
			return xml_attr(node, "xml:lang");
	return NULL;
}

struct rich rich_load(struct arena *arena, const struct xml_node *node, const struct guide *guide,
		      struct diag *diag)
{
	struct rich rich = {.lang = nearest_lang(node), .pos = node->pos};
	struct walk walk = {arena, guide, diag, &rich, true, -1, 0};
	int most = count_spans(guide, node);
	bool is_in_note = false;

	for (const struct xml_node *at = node; at && !is_in_note; at = at->parent)
		is_in_note = xml_is(at, "footnote");
	if (most)
		rich.spans = ARENA_ARRAY(guide->pieces, struct rich_span, most);
	add_content(&walk, node, (struct surround){0}, is_in_note);
	drop_empty_spans(&rich);
	if (walk.ncharacters > LIMIT_PARAGRAPH) {
		diag_error(diag, rich.pos,
			   "the text of <%s> has %d characters besides spaces; %d are the most",
			   node->name, walk.ncharacters, LIMIT_PARAGRAPH);
		diag_hint(diag, "split it into several paragraphs");
	}
	return rich;
}

bool rich_is_inline(const struct xml_node *node)
{
	return is_inline(node) || xml_is(node, "footnote") || xml_is(node, "role-name") ||
	       xml_is(node, "role-names") || xml_is(node, "ref") || xml_is(node, "br");
}

bool rich_is_empty(const struct rich *rich)
{
	return !has_words(rich, 0);
}

static bool ends_with_space(const struct buf *text)
{
	return text->n > 0 && text->bytes[text->n - 1] == ' ';
}

char *rich_plain(struct arena *arena, const struct rich *rich)
{
	struct buf plain;
	char *text;

	buf_init(&plain);
	for (int i = 0; i < rich->nspans; i++) {
		const struct rich_span *span = &rich->spans[i];

		switch (span->kind) {
		case RICH_TEXT:
		case RICH_ROLE: /* without a note or a reference, spaces of both its sides meet */
			if (span->text[0] == ' ' && (plain.n == 0 || ends_with_space(&plain)))
				buf_addstr(&plain, span->text + 1);
			else
				buf_addstr(&plain, span->text);
			break;
		case RICH_BREAK:
			if (plain.n > 0 && !ends_with_space(&plain))
				buf_addc(&plain, ' ');
			break;
		case RICH_NOTE:
		case RICH_REF:
			break;
		}
	}
	while (ends_with_space(&plain))
		plain.bytes[--plain.n] = 0;
	text = arena_strdup(arena, buf_text(&plain));
	buf_release(&plain);
	return text;
}

static void dump_marks(const struct rich_span *span, struct buf *out)
{
	if (span->flags & RICH_STRONG)
		buf_addstr(out, " {strong}");
	if (span->flags & RICH_EM)
		buf_addstr(out, " {em}");
	if (span->flags & RICH_SUB)
		buf_addstr(out, " {sub}");
	if (span->flags & RICH_SUP)
		buf_addstr(out, " {sup}");
	if (span->flags & RICH_CODE)
		buf_addstr(out, " {code}");
	if (span->role >= 0)
		buf_printf(out, " {role %d}", span->role);
	if (span->lang)
		buf_printf(out, " {lang %s}", span->lang);
	if (span->href)
		buf_printf(out, " {link %s}", span->href);
	if (span->expansion)
		buf_printf(out, " {for \"%s\"}", span->expansion);
	if (span->mark)
		buf_printf(out, " {indexed as \"%s\"}", span->mark->term);
	if (span->mark && span->mark->see)
		buf_printf(out, " {see \"%s\"}", span->mark->see);
}

/* A footnote holds no footnote, so this goes one deep. */
void rich_dump(const struct rich *rich, struct buf *out)
{
	static const char *const refs[] = {"name", "name and page", "page"};

	if (rich->lang)
		buf_printf(out, " (%s)", rich->lang);
	for (int i = 0; i < rich->nspans; i++) {
		const struct rich_span *span = &rich->spans[i];

		dump_marks(span, out);
		switch (span->kind) {
		case RICH_TEXT:
		case RICH_ROLE:
			buf_printf(out, " \"%s\"", span->text);
			break;
		case RICH_BREAK:
			buf_addstr(out, " |");
			break;
		case RICH_NOTE:
			buf_addstr(out, " {footnote");
			rich_dump(span->note, out);
			buf_addstr(out, "}");
			break;
		case RICH_REF:
			buf_printf(out, " {%s}", refs[span->ref]);
			break;
		}
	}
}
