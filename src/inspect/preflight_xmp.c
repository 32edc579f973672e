/* No XML parser may be included here, and little is asked: tags are followed by hand. */
#include "inspect/preflight_xmp.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum {
	DEEPEST = 64,
	LONGEST = 4096,        /* text of a property */
	LONGEST_ENTITY = 12,
	MOST_PREFIXES = 500,
	MOST_BYTES = 1 << 20,
};

/* A stretch of the packet. */
struct stretch {
	const char *at, *end;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool begins_with(struct stretch text, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(text.end - text.at) >= n && memcmp(text.at, word, n) == 0;
}

/* Where a word stands first; end when nowhere. */
static const char *find_word(struct stretch text, const char *word)
{
	for (; text.at < text.end; text.at++)
		if (*text.at == *word && begins_with(text, word))
			return text.at;
	return text.end;
}

/* Behind a tag, which begins at "<": quotes may hold ">"; NULL: it does not end. */
static const char *skip_tag(struct stretch text)
{
	char quote = 0;

	for (text.at++; text.at < text.end; text.at++) {
		if (quote)
			quote = *text.at == quote ? 0 : quote;
		else if (*text.at == '"' || *text.at == '\'')
			quote = *text.at;
		else if (*text.at == '>')
			return text.at + 1;
		else if (*text.at == '<')
			return NULL;
	}
	return NULL;
}

/* Behind a comment or an instruction; NULL: it does not end. */
static const char *skip_special(struct stretch text)
{
	const char *word = begins_with(text, "<!--") ? "-->" : begins_with(text, "<?") ? "?>" : ">";
	const char *found = find_word((struct stretch){text.at + 2, text.end}, word);

	return found < text.end ? found + strlen(word) : NULL;
}

/* The name in a tag, from "<" or "</". */
static struct stretch tag_name(const char *at, const char *end)
{
	struct stretch name;

	at += at[1] == '/' ? 2 : 1;
	name.at = at;
	while (at < end && !is_space(*at) && *at != '>' && *at != '/')
		at++;
	name.end = at;
	return name;
}

static bool is_same(struct stretch one, struct stretch other)
{
	size_t n = (size_t)(one.end - one.at);

	return n == (size_t)(other.end - other.at) && memcmp(one.at, other.at, n) == 0;
}

bool preflight_xmp_is_good(const char *bytes, size_t n)
{
	struct stretch text = {bytes, bytes + n}, open[DEEPEST];
	bool has_rdf = false;
	int depth = 0;

	if (n > MOST_BYTES)
		return false;
	while ((text.at = find_word(text, "<")) < text.end) {
		bool is_special = begins_with(text, "<?") || begins_with(text, "<!");
		const char *end = is_special ? skip_special(text) : skip_tag(text);
		struct stretch name;

		if (!end)
			return false;
		name = tag_name(text.at, end);
		has_rdf = has_rdf || begins_with(name, "rdf:RDF");
		if (text.at[1] == '/') {
			if (depth == 0 || !is_same(open[--depth], name))
				return false;
		} else if (!is_special && end[-2] != '/') {
			if (depth == DEEPEST || name.at == name.end)
				return false;
			open[depth++] = name;
		}
		text.at = end;
	}
	return depth == 0 && has_rdf;
}

bool preflight_xmp_is_dated(const char *bytes, size_t n)
{
	struct stretch head = {bytes, bytes + n};

	head.at = find_word(head, "<?xpacket begin");
	head.end = find_word(head, "?>");
	return find_word(head, "encoding=") < head.end || find_word(head, "bytes=") < head.end;
}

/* What an entity says; 0: nothing that is known. */
static uint32_t entity(struct stretch name)
{
	static const char *const names[] = {"amp", "lt", "gt", "quot", "apos"};
	static const char meanings[] = "&<>\"'";
	bool is_hex = begins_with(name, "#x");
	uint32_t code = 0;

	for (int i = 0; i < 5; i++)
		if (is_same(name, (struct stretch){names[i], names[i] + strlen(names[i])}))
			return (uint32_t)meanings[i];
	if (name.at == name.end || *name.at != '#')
		return 0;
	for (name.at += is_hex ? 2 : 1; name.at < name.end && code < 0x110000; name.at++) {
		const char *digits = "0123456789abcdef";
		const char *digit = strchr(digits, *name.at | 0x20);

		if (!*name.at || !digit)
			return 0;
		code = code * (is_hex ? 16 : 10) + (uint32_t)(digit - digits);
	}
	return code < 0x110000 ? code : 0;
}

/* The text of a stretch: entities as characters, white space at both ends left out. */
static const char *decode(struct arena *arena, struct stretch text)
{
	struct buf out;
	const char *copy;

	while (text.at < text.end && is_space(*text.at))
		text.at++;
	while (text.at < text.end && is_space(text.end[-1]))
		text.end--;
	buf_init(&out);
	while (text.at < text.end && out.n < LONGEST) {
		struct stretch name = {text.at + 1, text.end};
		uint32_t code = 0;
		char bytes[4];

		if (name.end - name.at > LONGEST_ENTITY)
			name.end = name.at + LONGEST_ENTITY;
		name.end = *text.at == '&' ? find_word(name, ";") : name.at;
		if (name.end < text.end && *name.end == ';' && name.end > name.at)
			code = entity(name);
		if (code > 0) {
			buf_add(&out, bytes, (size_t)utf8_encode(code, bytes));
			text.at = name.end + 1;
		} else if ((unsigned char)*text.at < ' ') {
			text.at++;
		} else {
			buf_addc(&out, *text.at++);
		}
	}
	copy = arena_strdup(arena, buf_text(&out));
	buf_release(&out);
	return copy;
}

/* The value of an attribute whose name ends at `at`; NULL: there is no value. */
static const char *attribute(struct arena *arena, struct stretch text)
{
	struct stretch value;

	while (text.at < text.end && is_space(*text.at))
		text.at++;
	if (text.at == text.end || *text.at != '=')
		return NULL;
	for (text.at++; text.at < text.end && is_space(*text.at);)
		text.at++;
	if (text.at == text.end || (*text.at != '"' && *text.at != '\''))
		return NULL;
	value.at = text.at + 1;
	value.end = memchr(value.at, *text.at, (size_t)(text.end - value.at));
	return value.end ? decode(arena, value) : NULL;
}

/* What stands in an element whose start tag begins at text.at: its text, or that of the first entry
 * of a list. */
static const char *element(struct arena *arena, struct stretch text, const char *word)
{
	const char *inner = skip_tag(text);
	char closing[140];
	struct stretch content, item;

	if (!inner || inner[-2] == '/')
		return inner ? "" : NULL;
	closing[0] = '<';
	closing[1] = '/';
	strncpy(closing + 2, word, sizeof closing - 3);
	closing[sizeof closing - 1] = 0;
	content = (struct stretch){inner, find_word((struct stretch){inner, text.end}, closing)};
	item = (struct stretch){find_word(content, "<rdf:li"), content.end};
	if (item.at == item.end)
		return decode(arena, content);
	inner = skip_tag(item);
	if (!inner)
		return NULL;
	return decode(arena, (struct stretch){inner, find_word((struct stretch){inner, item.end},
							       "<")});
}

/* The property under a name with its prefix, anywhere. */
static const char *find_property(struct arena *arena, struct stretch text, const char *word)
{
	size_t n = strlen(word);

	for (;; text.at += n) {
		char before, after;

		text.at = find_word(text, word);
		if (text.at == text.end || text.end - text.at <= (ptrdiff_t)n)
			return NULL;
		before = text.at[-1];
		after = text.at[n];
		if (before == '<' && (is_space(after) || after == '>' || after == '/'))
			return element(arena, (struct stretch){text.at - 1, text.end}, word);
		if (is_space(before) && (is_space(after) || after == '='))
			return attribute(arena, (struct stretch){text.at + n, text.end});
	}
}

static bool is_of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.';
}

const char *preflight_xmp_find(struct arena *arena, const char *bytes, size_t n,
			       const char *address, const char *name)
{
	struct stretch text = {bytes, bytes + n};
	char word[128];

	/* whatever prefixes the schema is given */
	for (int i = 0; i < MOST_PREFIXES; i++) {
		struct stretch prefix;
		const char *given, *found;
		size_t length;

		text.at = find_word(text, "xmlns:");
		if (text.at == text.end)
			return NULL;
		prefix.at = prefix.end = text.at + 6;
		while (prefix.end < text.end && is_of_name(*prefix.end))
			prefix.end++;
		text.at = prefix.end;
		given = attribute(arena, text);
		length = (size_t)(prefix.end - prefix.at);
		if (!given || strcmp(given, address) != 0 ||
		    length + strlen(name) + 2 > sizeof word || length == 0)
			continue;
		memcpy(word, prefix.at, length);
		word[length] = ':';
		strncpy(word + length + 1, name, sizeof word - length - 1);
		found = find_property(arena, (struct stretch){bytes + 1, bytes + n}, word);
		if (found)
			return found;
	}
	return NULL;
}

/* Two digits or four, and passes over one mark behind them if it is among these; fallback where
 * there are none. */
static long long digits(const char **text, int n, const char *marks, long long fallback)
{
	long long value = 0;

	if (**text < '0' || **text > '9')
		return fallback;
	for (int i = 0; i < n && **text >= '0' && **text <= '9'; i++)
		value = value * 10 + (*(*text)++ - '0');
	if (**text && strchr(marks, **text))
		(*text)++;
	return value;
}

bool preflight_xmp_date(const char *text, long long *seconds)
{
	long long year, month, day, hour, minute, second, away, days;
	int sign;

	if (text[0] == 'D' && text[1] == ':')
		text += 2;
	if (*text < '0' || *text > '9')
		return false;
	year = digits(&text, 4, "-", 0);
	month = digits(&text, 2, "-", 1);
	day = digits(&text, 2, "T", 1);
	hour = digits(&text, 2, ":", 0);
	minute = digits(&text, 2, ":", 0);
	second = digits(&text, 2, "", 0);
	if (*text == '.')
		for (text++; *text >= '0' && *text <= '9';)
			text++;
	sign = *text == '-' ? -1 : 1;
	text += *text == '-' || *text == '+' || *text == 'Z';
	away = digits(&text, 2, ":'", 0) * 60;
	away += digits(&text, 2, "'", 0);
	/* days since 1970 in the Gregorian calendar; the year begins in March */
	year -= month <= 2;
	days = year * 365 + year / 4 - year / 100 + year / 400 +
	       (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1 - 719468;
	*seconds = ((days * 24 + hour) * 60 + minute - sign * away) * 60 + second;
	return true;
}
