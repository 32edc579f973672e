/* A packet as a light tree: its properties are the children and attributes below rdf:RDF. */
#include "inspect/preflight_xmp.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

enum { MOST_BYTES = 1 << 20 };

/* The first of its name in the tree; NULL: there is none. */
static const struct xml_node *find_element(const struct xml_node *top, const char *name)
{
	const struct xml_node *at = top;

	while (at && !xml_is(at, name))
		at = xml_walk(at, top);
	return at;
}

const struct xml_node *preflight_xmp_read(struct arena *arena, const char *bytes, size_t n)
{
	static const struct xml_space spaces[] = {
		{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
		{"dc", "http://purl.org/dc/elements/1.1/"},
		{"xmp", "http://ns.adobe.com/xap/1.0/"},
		{"xmpMM", "http://ns.adobe.com/xap/1.0/mm/"},
		{"pdf", "http://ns.adobe.com/pdf/1.3/"},
		{"pdfxid", "http://www.npes.org/pdfx/ns/id/"},
		{"pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
		{"pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
		{NULL, NULL},
	};
	struct xml_source source = {
		.path = "XMP", .bytes = arena_strndup(arena, bytes, n), .nbytes = n};
	const struct xml_node *root = NULL;
	struct diag diag; /* a packet has no lines that anybody looks up */

	diag_init(&diag);
	if (n <= MOST_BYTES && !memchr(bytes, 0, n))
		root = xml_load_any(arena, &source, spaces, &diag);
	diag_release(&diag);
	return root ? find_element(root, "rdf:RDF") : NULL;
}

/* Where a word stands first; end when nowhere. */
static const char *find_word(const char *at, const char *end, const char *word)
{
	size_t n = strlen(word);

	for (; (size_t)(end - at) >= n; at++)
		if (memcmp(at, word, n) == 0)
			return at;
	return end;
}

bool preflight_xmp_is_dated(const char *bytes, size_t n)
{
	const char *end = bytes + n, *at = find_word(bytes, end, "<?xpacket begin");

	end = find_word(at, end, "?>");
	return find_word(at, end, "encoding=") < end || find_word(at, end, "bytes=") < end;
}

/* A text without white space at its ends; lines follow each other without a break, so that it can
 * be told in one. */
static const char *trim(struct arena *arena, const char *text)
{
	static const char white[] = " \t\r\n";
	char *copy = arena_strdup(arena, text + strspn(text, white)), *end = copy;

	for (const char *at = copy; *at; at++)
		if ((unsigned char)*at >= ' ')
			*end++ = *at;
	while (end > copy && end[-1] == ' ')
		end--;
	*end = 0;
	return copy;
}

/* What is written below a node. */
static const char *text_below(struct arena *arena, const struct xml_node *node)
{
	const char *text;
	struct buf out;

	buf_init(&out);
	for (const struct xml_node *at = node; at; at = xml_walk(at, node))
		if (at->text)
			buf_addstr(&out, at->text);
	text = trim(arena, buf_text(&out));
	buf_release(&out);
	return text;
}

const char *preflight_xmp_find(struct arena *arena, const struct xml_node *rdf, const char *name)
{
	assert(xml_is(rdf, "rdf:RDF"));
	for (const struct xml_node *at = xml_child(rdf, NULL); at; at = xml_next(at, NULL)) {
		const struct xml_node *element = xml_child(at, name), *entry;

		if (xml_attr(at, name))
			return trim(arena, xml_attr(at, name));
		entry = element ? find_element(element, "rdf:li") : NULL;
		if (element)
			return text_below(arena, entry ? entry : element);
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
