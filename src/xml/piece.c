/* Token by token; the piece that is open is the parent of the next. */
#include "xml/piece.h"

#include <string.h>

static struct piece *add_piece(struct arena *arena, struct piece *parent, const struct token *token)
{
	struct piece *piece = ARENA_NEW(arena, struct piece);

	piece->token = *token;
	piece->parent = parent;
	piece->end = token->at + token->n;
	if (parent->last)
		parent->last->next = piece;
	else
		parent->first = piece;
	parent->last = piece;
	return piece;
}

bool piece_is_blank(const struct piece *piece)
{
	return piece->token.kind == TOKEN_TEXT &&
	       strspn(piece->token.at, " \t\r\n") >= piece->token.n;
}

bool piece_is_element(const struct piece *piece, const char *name)
{
	size_t n;
	const char *own;

	if (piece->token.kind != TOKEN_OPEN && piece->token.kind != TOKEN_EMPTY)
		return false;
	own = token_name(&piece->token, &n);
	return !name || (strlen(name) == n && strncmp(name, own, n) == 0);
}

/* How many lines end in a text of white space. */
static int count_lines(const struct piece *blank)
{
	int n = 0;

	for (size_t i = 0; i < blank->token.n; i++)
		n += blank->token.at[i] == '\n';
	return n;
}

static bool keeps_space(const struct token *tag)
{
	struct token_attribute attribute;
	const char *at;
	size_t n;

	at = token_name(tag, &n);
	at += n;
	while (token_read_attribute(&at, &attribute))
		if (attribute.nname == 9 && strncmp(attribute.name, "xml:space", 9) == 0)
			return strncmp(attribute.value + 1, "preserve", 8) == 0;
	return false;
}

/* What a new piece says about the one that it stands in. */
static void note_words(struct piece *piece, const char *const *inline_names)
{
	bool has_words = piece->token.kind == TOKEN_CDATA ||
			 (piece->token.kind == TOKEN_TEXT && !piece_is_blank(piece));

	for (int i = 0; inline_names[i] && !has_words; i++)
		has_words = piece_is_element(piece, inline_names[i]);
	piece->parent->has_words = piece->parent->has_words || has_words;
}

struct piece *piece_read(struct arena *arena, const char *text, const char *const *inline_names)
{
	struct piece *whole = ARENA_NEW(arena, struct piece), *open = whole;
	struct token token;
	int nlines = 0;

	for (; (token = token_read(text)).kind != TOKEN_END; text += token.n) {
		struct piece *piece;

		if (token.kind == TOKEN_CLOSE) {
			open->end = token.at + token.n;
			open = open->parent ? open->parent : whole;
			nlines = 0;
			continue;
		}
		piece = add_piece(arena, open, &token);
		note_words(piece, inline_names);
		piece->nlines = nlines;
		nlines = piece_is_blank(piece) ? count_lines(piece) : 0;
		if (piece_is_element(piece, NULL))
			piece->keeps_space = keeps_space(&token);
		if (token.kind == TOKEN_OPEN)
			open = piece;
	}
	return whole;
}
