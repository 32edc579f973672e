/*
 * One pass over the bytes, which a zero ends. Each byte has a class; what is not plain is of one
 * that no place takes. Extensible Markup Language 1.0, fifth edition; its productions are numbered.
 */
#include "xml/parse_quick.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "xml/parse.h"
#include "xml/xml.h"
#include "xml/xml_build.h"

/* In this order, so that a stretch of text ends at whatever is no more than EF. */
enum byte_class {
	OTHER = '0', /* controls, and the zero at the end */
	MARK = '1',  /* < & ] */
	EF = '2',    /* EF, with which U+FFFE and U+FFFF begin, which are no characters (2) */
	SPACE = '3',
	PLAIN = '4',
	HIGH = '5',    /* of a character beyond ASCII */
	FURTHER = '6', /* of a name, but not its first: digits, - and . */
	START = '7',   /* of a name: letters and _ */
};

static const char classes[] = "0000000003300000" /* tab, line feed */
			      "0000000000000000"
			      "3444441444444664" /* blank, &, - and . */
			      "6666666666441444" /* digits, < */
			      "4777777777777777"
			      "7777777777744147" /* ], _ */
			      "4777777777777777"
			      "7777777777744440"
			      "5555555555555555"
			      "5555555555555555"
			      "5555555555555555"
			      "5555555555555555"
			      "5555555555555555"
			      "5555555555555555"
			      "5555555555555552"
			      "5555555555555555";

enum { MAX_NAME = 200 /* bytes; libxml2 takes more */ };

struct quick {
	struct xml_build build;
	const char *at;
	int line;
	int nattrs;
	struct xml_attr attrs[LIMIT_ATTRIBUTES];
};

static char class_of(char c)
{
	return classes[(unsigned char)c];
}

static bool skip_space(struct quick *quick)
{
	const char *begin = quick->at;

	for (; class_of(*quick->at) == SPACE; quick->at++)
		quick->line += *quick->at == '\n';
	return quick->at > begin;
}

/* How long the name is that begins there; 0: there is none, or none that is plain. */
static size_t name_length(const char *at)
{
	size_t n = 0;

	if (class_of(*at) != START)
		return 0;
	while (class_of(at[n]) >= FURTHER)
		n++;
	return n <= MAX_NAME ? n : 0;
}

/* Whether a byte EF begins a character. */
static bool is_character(const char *at)
{
	return !((unsigned char)at[1] == 0xbf && (unsigned char)at[2] >= 0xbe);
}

/* A character by its number (66), beyond ASCII: its bytes and how many they are. 0: give up. */
static size_t read_number(const char **at, char *bytes)
{
	bool is_hex = **at == 'x';
	uint32_t code = 0;

	for (*at += is_hex; **at != ';'; ++*at) {
		int digit = ascii_hex(**at);

		if (digit < 0 || (digit > 9 && !is_hex) || code > 0x10ffff)
			return 0;
		code = code * (is_hex ? 16 : 10) + (uint32_t)digit;
	}
	++*at;
	if (code < 0x80 || (code >= 0xd800 && code < 0xe000) || code == 0xfffe || code == 0xffff ||
	    code > 0x10ffff)
		return 0;
	return utf8_encode(code, bytes);
}

/* What a reference stands for (67), of four bytes at most; moves behind it. 0: give up. */
static size_t read_reference(const char **at, char *bytes)
{
	static const struct {
		const char *text;
		char c;
	} five[] = {
		{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};

	if ((*at)[1] == '#') {
		*at += 2;
		return read_number(at, bytes);
	}
	for (size_t i = 0; i < sizeof five / sizeof *five; i++) {
		size_t n = strlen(five[i].text);

		if (strncmp(*at, five[i].text, n) == 0) {
			*at += n;
			*bytes = five[i].c;
			return 1;
		}
	}
	return 0;
}

static void add_text(struct quick *quick, const char *bytes, size_t n, int line)
{
	if (n == 0)
		return;
	if (quick->build.text.n == 0)
		quick->build.text_line = line;
	buf_add(&quick->build.text, bytes, n);
}

/* One more character of text, at which a plain stretch ended, or a reference. */
static bool read_mark(struct quick *quick)
{
	char bytes[4] = {*quick->at};
	size_t n = 1;

	if (*quick->at == '&')
		n = read_reference(&quick->at, bytes);
	else if (class_of(*quick->at) == OTHER || strncmp(quick->at, "]]>", 3) == 0 ||
		 (class_of(*quick->at) == EF && !is_character(quick->at)))
		n = 0;
	else
		quick->at++;
	add_text(quick, bytes, n, quick->line);
	return n > 0;
}

/* Text up to the next tag (14). */
static bool read_text(struct quick *quick)
{
	do {
		const char *begin = quick->at, *at = begin;
		int line = quick->line;

		for (;; at++) {
			while (class_of(*at) > SPACE)
				at++;
			if (class_of(*at) != SPACE)
				break;
			quick->line += *at == '\n';
		}
		quick->at = at;
		add_text(quick, begin, (size_t)(at - begin), line);
		if (*at == '<')
			return true;
	} while (read_mark(quick));
	return false;
}

/* References and white space of a value as attributes have them (3.3.3), in place: no reference is
 * shorter than what it stands for. */
static bool normalise(char *value)
{
	char *to = value, bytes[4];
	size_t n;

	for (const char *at = value; *at; to += n) {
		n = 1;
		if (*at == '&') {
			n = read_reference(&at, bytes);
			if (n == 0)
				return false;
			memcpy(to, bytes, n);
		} else {
			*to = class_of(*at) == SPACE ? ' ' : *at;
			at++;
		}
	}
	*to = 0;
	return true;
}

/* A value between quotes (10); NULL: give up. */
static const char *read_value(struct quick *quick)
{
	char quote = *quick->at, *value;
	const char *begin = quick->at + 1, *at = begin;
	bool is_plain = true;

	if (quote != '"' && quote != '\'')
		return NULL;
	for (;; at++) {
		while (class_of(*at) > SPACE && *at != quote)
			at++;
		if (*at == quote)
			break;
		if (*at == '<' || class_of(*at) == OTHER ||
		    (class_of(*at) == EF && !is_character(at)))
			return NULL;
		if (*at == '&' || (class_of(*at) == SPACE && *at != ' '))
			is_plain = false;
		quick->line += *at == '\n';
	}
	if (at - begin > LIMIT_ATTRIBUTE_BYTES)
		return NULL;
	quick->at = at + 1;
	value = arena_strndup(quick->build.arena, begin, (size_t)(at - begin));
	return is_plain || normalise(value) ? value : NULL;
}

/* The name of an attribute: plain, or xml:lang. */
static const char *read_attr_name(struct quick *quick)
{
	size_t n = name_length(quick->at);
	const char *name;

	if (strncmp(quick->at, "xml:lang", 8) == 0 && class_of(quick->at[8]) < FURTHER)
		n = 8;
	if (n == 0 || quick->at[n] == ':' || (n == 5 && strncmp(quick->at, "xmlns", 5) == 0))
		return NULL;
	name = xml_build_intern(&quick->build, quick->at, n);
	quick->at += n;
	return name;
}

static bool read_attr(struct quick *quick)
{
	struct xml_attr *attr = &quick->attrs[quick->nattrs];

	if (quick->nattrs == LIMIT_ATTRIBUTES)
		return false;
	attr->name = read_attr_name(quick);
	if (!attr->name)
		return false;
	skip_space(quick);
	if (*quick->at++ != '=')
		return false;
	skip_space(quick);
	attr->value = read_value(quick);
	if (!attr->value)
		return false;
	for (int i = 0; i < quick->nattrs; i++)
		if (strcmp(quick->attrs[i].name, attr->name) == 0)
			return false;
	quick->nattrs++;
	return true;
}

static void open_element(struct quick *quick, struct xml_node *node)
{
	size_t size = (size_t)quick->nattrs * sizeof *quick->attrs;

	if (size)
		node->attrs = arena_copy(quick->build.nodes, quick->attrs, size);
	node->nattrs = quick->nattrs;
	xml_build_open(&quick->build, node);
}

/* A start tag or that of an empty element (40, 44), from its < on. */
static bool read_start(struct quick *quick)
{
	size_t n = name_length(++quick->at);
	struct xml_node *node;
	bool has_space;

	if (n == 0 || quick->at[n] == ':' || quick->build.depth >= LIMIT_DEPTH)
		return false;
	xml_build_flush(&quick->build);
	node = xml_build_element(&quick->build, quick->line);
	node->name = xml_build_intern(&quick->build, quick->at, n);
	quick->at += n;
	quick->nattrs = 0;
	for (;;) {
		has_space = skip_space(quick);
		if (*quick->at == '>' || (*quick->at == '/' && quick->at[1] == '>'))
			break;
		if (!has_space || !read_attr(quick))
			return false;
	}
	open_element(quick, node);
	if (*quick->at == '/') {
		quick->at++;
		xml_build_close(&quick->build);
	}
	quick->at++;
	return *quick->build.total <= LIMIT_NODES &&
	       quick->build.ninterned <= LIMIT_NAMES_BYTES / 2;
}

/* An end tag (42), from its < on. */
static bool read_end(struct quick *quick)
{
	const char *name = quick->build.current->name;
	size_t n = name_length(quick->at + 2);

	if (n == 0 || strncmp(name, quick->at + 2, n) != 0 || name[n])
		return false;
	quick->at += 2 + n;
	skip_space(quick);
	if (*quick->at++ != '>')
		return false;
	xml_build_flush(&quick->build);
	xml_build_close(&quick->build);
	return true;
}

/* Moves over characters up to a text of two bytes. */
static bool skip_to(struct quick *quick, const char *text)
{
	const char *at = quick->at;

	for (; at[0] != text[0] || at[1] != text[1]; at++) {
		if (class_of(*at) == OTHER || (class_of(*at) == EF && !is_character(at)))
			return false;
		quick->line += *at == '\n';
	}
	quick->at = at;
	return true;
}

/* A comment (15) or a processing instruction (16), from its < on. */
static bool read_aside(struct quick *quick)
{
	bool is_comment = quick->at[1] == '!';
	size_t n;

	if (is_comment) {
		quick->at += 4;
		if (!skip_to(quick, "--") || quick->at[2] != '>')
			return false;
		quick->at += 3;
		return true;
	}
	n = name_length(quick->at + 2);
	quick->at += 2 + n;
	/* "xml" names the declaration, in whatever case (17) */
	if (n == 0 || n == 3 || (class_of(*quick->at) != SPACE && *quick->at != '?') ||
	    !skip_to(quick, "?>"))
		return false;
	quick->at += 2;
	return true;
}

static bool is_aside(const struct quick *quick)
{
	return strncmp(quick->at, "<!--", 4) == 0 || strncmp(quick->at, "<?", 2) == 0;
}

/* Comments, instructions and white space, as they stand around the root (27). */
static bool read_around(struct quick *quick)
{
	for (;;) {
		skip_space(quick);
		if (!is_aside(quick))
			return true;
		if (!read_aside(quick))
			return false;
	}
}

static void skip_declaration(struct quick *quick)
{
	static const char *const known[] = {
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>",
		"<?xml version=\"1.0\"?>",
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strncmp(quick->at, known[i], strlen(known[i])) == 0) {
			quick->at += strlen(known[i]);
			return;
		}
}

/* A whole file; whatever else it holds, or holds in another way, ends it. */
static bool read_file(struct quick *quick, const char *end)
{
	bool is_read;

	skip_declaration(quick);
	if (!read_around(quick) || *quick->at != '<' || !read_start(quick))
		return false;
	while (quick->build.current) {
		if (!read_text(quick))
			return false;
		if (quick->at[1] == '/')
			is_read = read_end(quick);
		else
			is_read = is_aside(quick) ? read_aside(quick) : read_start(quick);
		if (!is_read)
			return false;
	}
	return read_around(quick) && quick->at == end;
}

struct xml_node *parse_quick(struct arena *arena, const struct parse_input *input)
{
	struct arena *nodes = input->nodes ? input->nodes : arena;
	struct arena_mark mark = arena_mark(arena), mark_of_nodes = arena_mark(nodes);
	struct quick quick = {.at = input->bytes, .line = 1};
	int ntotal = input->nnodes ? *input->nnodes : 0;
	struct xml_node *root = NULL;

	if (input->ns || input->spaces || utf8_check(input->bytes, input->nbytes) != input->nbytes)
		return NULL;
	xml_build_init(&quick.build, arena, nodes, input->path);
	quick.build.depth = input->depth;
	if (input->nnodes)
		quick.build.total = input->nnodes;
	if (read_file(&quick, input->bytes + input->nbytes)) {
		root = quick.build.root;
	} else {
		if (input->nnodes)
			*input->nnodes = ntotal;
		if (nodes != arena)
			arena_reset(nodes, mark_of_nodes);
		arena_reset(arena, mark);
	}
	xml_build_release(&quick.build);
	return root;
}
