/* XML 1.0, 2 and 3; that it is well-formed another has checked. */
#include "xml/token.h"

#include <string.h>

static const char blanks[] = " \t\r\n";

struct delimiter {
	enum token_kind kind;
	const char *begin, *end;
};

static const struct delimiter delimiters[] = {
	{TOKEN_COMMENT, "<!--", "-->"},
	{TOKEN_CDATA, "<![CDATA[", "]]>"},
	{TOKEN_INSTRUCTION, "<?", "?>"},
};

/* Behind the ">" of a tag; one within quotes is none. */
static const char *skip_tag(const char *at)
{
	char quote = '\0';

	for (; *at; at++) {
		if (quote)
			quote = *at == quote ? '\0' : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '>')
			return at + 1;
	}
	return at;
}

/* Behind a document type, whose internal subset may have markup of its own. */
static const char *skip_doctype(const char *at)
{
	const char *subset = strpbrk(at, "[>");
	const char *end = subset && *subset == '[' ? strchr(subset, ']') : subset;

	end = end ? strchr(end, '>') : NULL;
	return end ? end + 1 : at + strlen(at);
}

struct token token_read(const char *at)
{
	struct token token = {.kind = TOKEN_END, .at = at};
	const char *end = at;

	if (!*at)
		return token;
	if (*at != '<') {
		token.kind = TOKEN_TEXT;
		token.n = strcspn(at, "<");
		return token;
	}
	for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++) {
		const struct delimiter *delimiter = &delimiters[i];
		size_t n = strlen(delimiter->begin);

		if (strncmp(at, delimiter->begin, n) != 0)
			continue;
		end = strstr(at + n, delimiter->end);
		token.kind = delimiter->kind;
		token.n = end ? (size_t)(end - at) + strlen(delimiter->end) : strlen(at);
		return token;
	}
	token.kind = at[1] == '!' ? TOKEN_DOCTYPE : at[1] == '/' ? TOKEN_CLOSE : TOKEN_OPEN;
	end = token.kind == TOKEN_DOCTYPE ? skip_doctype(at) : skip_tag(at);
	token.n = (size_t)(end - at);
	if (token.kind == TOKEN_OPEN && token.n > 2 && end[-2] == '/')
		token.kind = TOKEN_EMPTY;
	return token;
}

const char *token_name(const struct token *tag, size_t *n)
{
	const char *name = tag->at + (tag->kind == TOKEN_CLOSE ? 2 : 1);

	*n = strcspn(name, " \t\r\n/>");
	return name;
}

bool token_read_attribute(const char **at, struct token_attribute *attribute)
{
	const char *p = *at + strspn(*at, blanks), *end;

	if (!*p || *p == '>' || *p == '/')
		return false;
	attribute->name = p;
	attribute->nname = strcspn(p, " \t\r\n=");
	p += attribute->nname;
	p += strspn(p, " \t\r\n=");
	end = *p ? strchr(p + 1, *p) : NULL;
	if (!end)
		return false;
	attribute->value = p;
	attribute->nvalue = (size_t)(end + 1 - p);
	*at = end + 1;
	return true;
}
