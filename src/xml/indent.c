/*
 * An element has words or it has none. In one that has none, white space says nothing: each child
 * begins a line, two columns in; or all of it stands in one line, where it was written so and fits.
 * In one that has words, white space counts once: it is cut into what stands between white space,
 * tags included, and these are filled into lines. No white space is put where there was none, but
 * at the ends of an element's content, where it does not count.
 *
 * The result follows from these words and from where lines ended between elements, both of which it
 * keeps; so the layout of a file that has it is the same.
 */
#include "xml/indent.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "xml/piece.h"

enum { STEP = 2 /* columns */ };

struct indent {
	struct buf *out;
	const char *text; /* what is read */
	bool is_line;     /* all goes into one line */
};

/* The words of one element. */
struct prose {
	struct indent *indent;
	struct buf word; /* what is being gathered: no white space stands in it, but within tags */
	bool is_behind;  /* white space stands before it, */
	bool is_over;    /* and behind it */
	bool has_begun;  /* a word was written */
	bool is_below;   /* what was written last has lines of its own */
	int margin;      /* of further lines, columns */
};

/* Columns are characters: what continues one counts nothing. */
static int width_of(const char *text, size_t n)
{
	int width = 0;

	for (size_t i = 0; i < n; i++)
		width += ((unsigned char)text[i] & 0xc0) != 0x80;
	return width;
}

/* The column behind the last line of a text that begins in column. */
static int column_behind(const char *text, size_t n, int column)
{
	size_t line = n;

	while (line > 0 && text[line - 1] != '\n')
		line--;
	return (line > 0 ? 0 : column) + width_of(text + line, n - line);
}

static int column_of(const struct buf *out)
{
	return column_behind(out->bytes, out->n, 0);
}

static void begin_line(struct buf *out, int margin)
{
	buf_printf(out, "\n%*s", margin, "");
}

/* A value stands in " unless it has one of these. */
static void add_attribute(struct buf *out, const struct token_attribute *attribute)
{
	bool has_quote = memchr(attribute->value + 1, '"', attribute->nvalue - 2);
	const char *quote = has_quote ? "'" : "\"";

	buf_add(out, attribute->name, attribute->nname);
	buf_printf(out, "=%s", quote);
	buf_add(out, attribute->value + 1, attribute->nvalue - 2);
	buf_addstr(out, quote);
}

/* A start tag; is_wrapped: attributes beyond the line stand below the first one. */
static void add_tag(struct buf *out, const struct piece *element, bool is_wrapped)
{
	const char *close = element->first ? ">" : "/>";
	struct token_attribute attribute;
	const char *at;
	size_t n;
	int margin;

	at = token_name(&element->token, &n);
	buf_addc(out, '<');
	buf_add(out, at, n);
	margin = is_wrapped ? column_of(out) + 1 : 0;
	at += n;
	for (int i = 0; token_read_attribute(&at, &attribute); i++) {
		const char *rest = at;
		struct token_attribute next;
		struct buf text;
		int room;

		buf_init(&text);
		add_attribute(&text, &attribute);
		/* the last one has its closing behind it */
		room = INDENT_COLUMNS - 1 -
		       (token_read_attribute(&rest, &next) ? 0 : (int)strlen(close));
		if (is_wrapped && i > 0 &&
		    column_of(out) + width_of(text.bytes, strcspn(buf_text(&text), "\n")) > room)
			begin_line(out, margin);
		else
			buf_addc(out, ' ');
		buf_add(out, text.bytes, text.n);
		buf_release(&text);
	}
	buf_addstr(out, close);
}

static void add_end_tag(struct buf *out, const struct piece *element)
{
	size_t n;
	const char *name = token_name(&element->token, &n);

	if (!element->first)
		return;
	buf_addstr(out, "</");
	buf_add(out, name, n);
	buf_addc(out, '>');
}

/* White space between elements without words says nothing. */
static void drop_blanks(struct piece *element)
{
	struct piece *last = NULL, **at = &element->first;

	while (*at)
		if (piece_is_blank(*at)) {
			*at = (*at)->next;
		} else {
			last = *at;
			at = &last->next;
		}
	element->last = last;
}

/* The lines of a comment keep their place beside its first one, which may move. */
static void add_comment(struct buf *out, const struct piece *comment, const char *text)
{
	const char *at = comment->token.at, *end = at + comment->token.n;
	int moved = column_of(out) - column_behind(text, (size_t)(at - text), 0);

	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *next = newline ? newline + 1 : end;
		size_t margin;

		buf_add(out, at, (size_t)(next - at));
		at = next;
		margin = newline ? strspn(at, " ") : 0;
		if (!newline || at[margin] == '\t' || at[margin] == '\n')
			continue;
		at += margin;
		buf_printf(out, "%*s", (int)margin + moved > 0 ? (int)margin + moved : 0, "");
	}
}

static void flush_word(struct prose *prose)
{
	struct indent *indent = prose->indent;
	struct buf *word = &prose->word;
	int width = width_of(word->bytes, strcspn(buf_text(word), "\n"));

	if (word->n == 0)
		return;
	if (prose->is_behind && !indent->is_line &&
	    (prose->is_below || column_of(indent->out) + 1 + width > INDENT_COLUMNS))
		begin_line(indent->out, prose->margin);
	else if (prose->is_behind)
		buf_addc(indent->out, ' ');
	buf_add(indent->out, word->bytes, word->n);
	buf_clear(word);
	prose->is_behind = prose->is_below = false;
	prose->has_begun = true;
}

/* Something that is not white space follows: it belongs to the word, unless that is over. */
static void go_on(struct prose *prose)
{
	if (!prose->is_over)
		return;
	flush_word(prose);
	prose->is_behind = prose->has_begun;
	prose->is_over = false;
}

static void add_words(struct prose *prose, const struct token *text)
{
	for (size_t i = 0; i < text->n; i++)
		if (strchr(" \t\r\n", text->at[i])) {
			prose->is_over = true;
		} else {
			go_on(prose);
			buf_addc(&prose->word, text->at[i]);
		}
}

static bool has_elements(const struct piece *element)
{
	for (const struct piece *at = element->first; at; at = at->next)
		if (piece_is_element(at, NULL))
			return true;
	return false;
}

/* Whether an element among words has lines of its own, as a list in an item. */
static bool is_block(const struct prose *prose, const struct piece *piece)
{
	return !piece->has_words && !piece->keeps_space && has_elements(piece) &&
	       (prose->is_over || (prose->word.n == 0 && !prose->has_begun));
}

/* How an element is written. */
typedef void write_element(struct indent *indent, struct piece *element, int margin);

static void add_block(struct prose *prose, struct piece *piece, write_element *write)
{
	flush_word(prose);
	if (prose->indent->is_line)
		buf_addc(prose->indent->out, ' ');
	else
		begin_line(prose->indent->out, prose->margin);
	write(prose->indent, piece, prose->margin);
	prose->is_behind = prose->is_over = false;
	prose->has_begun = prose->is_below = true;
}

/* What stands between the tags; elements within lines are part of the words. */
static void add_prose(struct prose *prose, struct piece *element, write_element *write)
{
	for (struct piece *at = element->first; at; at = at->next) {
		if (at->token.kind == TOKEN_TEXT) {
			add_words(prose, &at->token);
		} else if (is_block(prose, at)) {
			add_block(prose, at, write);
		} else if (at->first && !at->keeps_space) {
			go_on(prose);
			add_tag(&prose->word, at, false);
			add_prose(prose, at, write);
			go_on(prose);
			add_end_tag(&prose->word, at);
		} else {
			go_on(prose);
			if (piece_is_element(at, NULL) && !at->first)
				add_tag(&prose->word, at, false);
			else
				buf_add(&prose->word, at->token.at,
					(size_t)(at->end - at->token.at));
		}
	}
}

static void write_prose(struct indent *indent, struct piece *element, int margin,
			write_element *write)
{
	struct prose prose = {.indent = indent, .margin = margin + STEP};

	add_tag(indent->out, element, !indent->is_line);
	buf_init(&prose.word);
	add_prose(&prose, element, write);
	if (prose.is_below && prose.word.n == 0 && !indent->is_line)
		begin_line(indent->out, margin);
	add_end_tag(&prose.word, element);
	flush_word(&prose);
	buf_release(&prose.word);
}

/* An element that stands in one line stays there, if it fits. */
static bool write_line(struct indent *indent, struct piece *element, write_element *write)
{
	struct buf line;
	struct indent in_line = {.out = &line, .text = indent->text, .is_line = true};
	bool is_short;

	if (memchr(element->token.at, '\n', (size_t)(element->end - element->token.at)))
		return false;
	buf_init(&line);
	write(&in_line, element, 0);
	is_short = column_of(indent->out) + width_of(line.bytes, line.n) <= INDENT_COLUMNS;
	if (is_short)
		buf_add(indent->out, line.bytes, line.n);
	buf_release(&line);
	return is_short;
}

/* A line for what stands between elements; a comment behind something stays there. */
static void begin_piece(const struct indent *indent, const struct piece *piece, int margin)
{
	if (indent->is_line || indent->out->n == 0)
		return;
	if (piece->token.kind == TOKEN_COMMENT && piece->nlines == 0) {
		buf_addc(indent->out, ' ');
		return;
	}
	if (piece->nlines > 1)
		buf_addc(indent->out, '\n');
	begin_line(indent->out, margin);
}

static void write_pieces(struct indent *indent, struct piece *parent, int margin,
			 write_element *write)
{
	for (struct piece *at = parent->first; at; at = at->next) {
		begin_piece(indent, at, margin);
		if (piece_is_element(at, NULL))
			write(indent, at, margin);
		else if (at->token.kind == TOKEN_COMMENT)
			add_comment(indent->out, at, indent->text);
		else
			buf_add(indent->out, at->token.at, at->token.n);
	}
}

static void write_any(struct indent *indent, struct piece *element, int margin)
{
	if (element->keeps_space) {
		buf_add(indent->out, element->token.at, (size_t)(element->end - element->token.at));
		return;
	}
	if (element->has_words) {
		write_prose(indent, element, margin, write_any);
		return;
	}
	drop_blanks(element);
	if (!indent->is_line && element->first && write_line(indent, element, write_any))
		return;
	add_tag(indent->out, element, !indent->is_line);
	write_pieces(indent, element, margin + STEP, write_any);
	if (element->first && !indent->is_line)
		begin_line(indent->out, margin);
	add_end_tag(indent->out, element);
}

/* The declaration says what the file is now; whether it stands alone is as it was. */
static void write_declaration(struct piece *whole, struct buf *out)
{
	struct piece *first = whole->first;
	struct token_attribute attribute;
	const char *at;

	buf_addstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"");
	if (first && first->token.kind == TOKEN_INSTRUCTION &&
	    strncmp(first->token.at, "<?xml", 5) == 0 && strchr(" \t\n", first->token.at[5])) {
		for (at = first->token.at + 5; token_read_attribute(&at, &attribute);)
			if (attribute.nname == 10 &&
			    strncmp(attribute.name, "standalone", 10) == 0) {
				buf_addc(out, ' ');
				add_attribute(out, &attribute);
			}
		whole->first = first->next;
	}
	buf_addstr(out, "?>");
}

void indent_write(struct arena *arena, const char *text, const char *const *inline_names,
		  struct buf *out)
{
	struct piece *whole = piece_read(arena, text, inline_names);
	struct buf layout;
	struct indent indent = {.out = &layout, .text = text};

	buf_init(&layout);
	drop_blanks(whole);
	write_declaration(whole, &layout);
	if (whole->first && whole->first->nlines == 0) /* the declaration has a line of its own */
		whole->first->nlines = 1;
	write_pieces(&indent, whole, 0, write_any);
	buf_addc(&layout, '\n');
	buf_add(out, layout.bytes, layout.n);
	buf_release(&layout);
}
