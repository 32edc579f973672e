/* The tokens of XML as they stand in a file: for what must keep them as they were written. */
#ifndef XML_TOKEN_H
#define XML_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
	TOKEN_END,
	TOKEN_TEXT, /* up to the next "<" */
	TOKEN_OPEN, /* a start tag */
	TOKEN_CLOSE,
	TOKEN_EMPTY, /* the tag of an element without content */
	TOKEN_COMMENT,
	TOKEN_INSTRUCTION, /* the XML declaration too */
	TOKEN_CDATA,
	TOKEN_DOCTYPE
};

struct token {
	enum token_kind kind;
	const char *at; /* as written, delimiters included */
	size_t n;
};

/* The token at a place of a well-formed text, which ends with a NUL; the next one is behind it. */
struct token token_read(const char *at);

/* An attribute of a start tag: its name, and its value with the quotes. */
struct token_attribute {
	const char *name, *value;
	size_t nname, nvalue;
};

/* The attribute at a place of a tag or behind it, and *at behind it; false: there is none left.
 * The first place is behind the tag's name. */
bool token_read_attribute(const char **at, struct token_attribute *attribute);

/* The name of the element of a tag. */
const char *token_name(const struct token *tag, size_t *n);

#endif
