/*
 * libxml2's SAX2 parser builds the light tree directly, so that no second tree is made and every
 * node has the line where its tag begins: libxml2 itself counts only 65,535 lines reliably and
 * remembers where a tag ends. Text is gathered until the next tag; comments and processing
 * instructions vanish. Faults of the syntax end the parsing; the first one is reported in words of
 * our own, those that follow from it are not.
 */
#include "xml/parse.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/sniff.h"
#include "base/utf8.h"
#include "xml/parse_error.h"
#include "xml/parse_quick.h"
#include "xml/xml.h"
#include "xml/xml_build.h"
#include "xml/xml_load.h"

#define XINCLUDE_NAMESPACE "http://www.w3.org/2001/XInclude"

enum { PROBE = 32 };

struct parse {
	struct xml_build build;
	const struct parse_input *input;
	struct diag *diag;
	xmlParserCtxtPtr ctxt;
	bool has_failed; /* nothing more is reported or built */
};

static struct srcpos place(const struct parse *parse, int line)
{
	return (struct srcpos){parse->input->path, line};
}

static void stop(struct parse *parse)
{
	parse->has_failed = true;
	xmlStopParser(parse->ctxt);
}

static const char *qualified_name(struct parse *parse, const xmlChar *prefix, const xmlChar *local)
{
	char name[256];
	int n;

	if (!prefix)
		return xml_build_intern(&parse->build, (const char *)local,
					strlen((const char *)local));
	n = snprintf(name, sizeof name, "%s:%s", (const char *)prefix, (const char *)local);
	if (n < 0 || (size_t)n >= sizeof name)
		n = (int)sizeof name - 1;
	return xml_build_intern(&parse->build, name, (size_t)n);
}

/*
 * The line where the tag begins whose end the parser has reached. A literal < cannot stand in a
 * tag, so the nearest one before is the tag's own.
 */
static int tag_line(const struct parse *parse)
{
	const xmlParserInput *in = parse->ctxt->input;
	const xmlChar *p = in->cur;
	int line = in->line;

	while (p > in->base && *p != '<')
		if (*--p == '\n')
			line--;
	return line;
}

static bool is_white(const char *text, size_t n)
{
	return strspn(text, " \t\r\n") >= n;
}

/* Whether there are still few enough nodes, the last of which begins on that line. */
static void count_nodes(struct parse *parse, int line)
{
	if (*parse->build.total <= LIMIT_NODES || parse->has_failed)
		return;
	diag_error(parse->diag, place(parse, line),
		   "more than %d elements and texts in one file, with what it includes",
		   LIMIT_NODES);
	diag_hint(parse->diag, "split it into several");
	stop(parse);
}

static void flush_text(struct parse *parse)
{
	int line = parse->build.text_line;

	xml_build_flush(&parse->build);
	count_nodes(parse, line);
}

/* What a name begins with: as the file writes it, or as its reader knows the namespace. */
static const xmlChar *prefix_of(const struct parse *parse, const xmlChar *prefix,
				const xmlChar *uri)
{
	const struct xml_space *space = parse->input->spaces;

	if (!space || !uri || xmlStrEqual(uri, XML_XML_NAMESPACE))
		return prefix;
	while (space->prefix && strcmp(space->address, (const char *)uri) != 0)
		space++;
	return (const xmlChar *)(space->prefix ? space->prefix : "?");
}

/* libxml2 hands over five pointers an attribute: name, prefix, namespace, value, value's end. */
static void add_attrs(struct parse *parse, struct xml_node *node, int n, const xmlChar **five)
{
	struct xml_attr *attrs = n ? ARENA_ARRAY(parse->build.nodes, struct xml_attr, n) : NULL;

	if (n > LIMIT_ATTRIBUTES && !parse->input->spaces) {
		diag_error(parse->diag, node->pos, "<%s> has %d attributes; %d are the most",
			   node->name, n, LIMIT_ATTRIBUTES);
		stop(parse);
		return;
	}
	for (int i = 0; i < n; i++, five += 5) {
		attrs[i].name = qualified_name(parse, prefix_of(parse, five[1], five[2]), five[0]);
		if (five[4] - five[3] > LIMIT_ATTRIBUTE_BYTES) {
			diag_error(parse->diag, node->pos,
				   "the attribute \"%s\" has more than %d bytes", attrs[i].name,
				   LIMIT_ATTRIBUTE_BYTES);
			stop(parse);
			return;
		}
		attrs[i].value = arena_strndup(parse->build.arena, (const char *)five[3],
					       (size_t)(five[4] - five[3]));
	}
	node->attrs = attrs;
	node->nattrs = n;
}

static bool is_inclusion(const xmlChar *uri)
{
	return uri && strcmp((const char *)uri, XINCLUDE_NAMESPACE) == 0;
}

/* Names without a prefix are of the input's namespace; no others are read here. */
static bool is_foreign(const struct parse *parse, const xmlChar *prefix, const xmlChar *uri)
{
	const char *wanted = parse->input->ns ? parse->input->ns : "";

	return !prefix && !parse->input->spaces &&
	       strcmp(uri ? (const char *)uri : "", wanted) != 0;
}

static void refuse_namespace(struct parse *parse, const struct xml_node *node, const xmlChar *local,
			     const xmlChar *uri)
{
	diag_error(parse->diag, node->pos, "<%.80s> is in a namespace, \"%.80s\"",
		   (const char *)local, uri ? (const char *)uri : "");
	diag_hint(parse->diag, "take xmlns=\"...\" out");
	stop(parse);
}

/* NOLINTNEXTLINE(readability-function-size): the parameters are libxml2's */
static void start_element(void *data, const xmlChar *local, const xmlChar *prefix,
			  const xmlChar *uri, int nnamespaces, const xmlChar **namespaces,
			  int nattrs, int ndefaulted, const xmlChar **attrs)
{
	struct parse *parse = data;
	struct xml_node *node;

	(void)nnamespaces;
	(void)namespaces;
	(void)ndefaulted;
	if (parse->has_failed)
		return;
	flush_text(parse);
	node = xml_build_element(&parse->build, tag_line(parse));
	if (parse->build.depth >= LIMIT_DEPTH) {
		diag_error(parse->diag, node->pos, "elements are nested more than %d deep",
			   LIMIT_DEPTH);
		stop(parse);
		return;
	}
	if (is_foreign(parse, prefix, uri) && !is_inclusion(uri)) {
		refuse_namespace(parse, node, local, uri);
		return;
	}
	prefix = is_inclusion(uri) ? (const xmlChar *)"xi" : prefix_of(parse, prefix, uri);
	node->name = qualified_name(parse, prefix, local);
	add_attrs(parse, node, nattrs, attrs);
	xml_build_open(&parse->build, node);
	count_nodes(parse, node->pos.line);
}

static void end_element(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
	struct parse *parse = data;

	(void)local;
	(void)prefix;
	(void)uri;
	if (parse->has_failed)
		return;
	flush_text(parse);
	xml_build_close(&parse->build);
}

static int count_lines(const char *text, size_t n)
{
	int nlines = 0;

	for (size_t i = 0; i < n; i++)
		nlines += text[i] == '\n';
	return nlines;
}

static void characters(void *data, const xmlChar *text, int n)
{
	struct parse *parse = data;

	if (parse->has_failed)
		return;
	if (parse->build.text.n == 0)
		parse->build.text_line = parse->ctxt->input->line -
					 count_lines((const char *)text, (size_t)n);
	buf_add(&parse->build.text, text, (size_t)n);
}

static void refuse_doctype(struct parse *parse)
{
	if (parse->has_failed)
		return;
	diag_error(parse->diag, place(parse, parse->ctxt->input->line),
		   "the DOCTYPE declares something or names another file; neither is read");
	diag_hint(parse->diag, "take the DOCTYPE out; characters can be written as they are");
	stop(parse);
}

static void internal_subset(void *data, const xmlChar *name, const xmlChar *public_id,
			    const xmlChar *system_id)
{
	(void)name;
	if (public_id || system_id)
		refuse_doctype(data);
}

static void entity_decl(void *data, const xmlChar *name, int type, const xmlChar *public_id,
			const xmlChar *system_id, xmlChar *content)
{
	(void)name;
	(void)type;
	(void)public_id;
	(void)system_id;
	(void)content;
	refuse_doctype(data);
}

static void element_decl(void *data, const xmlChar *name, int type, xmlElementContentPtr content)
{
	(void)name;
	(void)type;
	(void)content;
	refuse_doctype(data);
}

static void attribute_decl(void *data, const xmlChar *element, const xmlChar *name, int type,
			   int is_default, const xmlChar *value, xmlEnumerationPtr tree)
{
	(void)element;
	(void)name;
	(void)type;
	(void)is_default;
	(void)value;
	xmlFreeEnumeration(tree);
	refuse_doctype(data);
}

static void notation_decl(void *data, const xmlChar *name, const xmlChar *public_id,
			  const xmlChar *system_id)
{
	(void)name;
	(void)public_id;
	(void)system_id;
	refuse_doctype(data);
}

/* The first begin after which no end comes, or NULL; also where NULs hide it, in UTF-16. */
static const char *find_open(const struct parse_input *input, const char *begin, const char *end)
{
	const char *p = strstr(input->bytes, begin), *closed;

	if (strlen(input->bytes) < input->nbytes)
		return NULL;
	while (p && (closed = strstr(p, end)) != NULL)
		p = strstr(closed, begin);
	return p;
}

static int line_at(const struct parse_input *input, const char *at)
{
	return at ? 1 + count_lines(input->bytes, (size_t)(at - input->bytes)) : 0;
}

/* Where something begins that never ends: libxml2 only tells that it does not. */
static int opening_line(const struct parse_input *input, int code)
{
	if (code == XML_ERR_COMMENT_NOT_FINISHED)
		return line_at(input, find_open(input, "<!--", "-->"));
	if (code == XML_ERR_CDATA_NOT_FINISHED)
		return line_at(input, find_open(input, "<![CDATA[", "]]>"));
	if (code == XML_ERR_PI_NOT_FINISHED)
		return line_at(input, find_open(input, "<?", "?>"));
	return 0;
}

/* libxml2 keeps names in a dictionary, which takes no more past its limit; then it complains of the
 * name, with a code that can mean much else. */
static void start_document(void *data)
{
	struct parse *parse = data;

	xmlDictSetLimit(parse->ctxt->dict, LIMIT_NAMES_BYTES);
}

static bool names_are_full(const struct parse *parse)
{
	const xmlParserInput *in = parse->ctxt->input;
	char probe[PROBE];
	const xmlChar *p = in ? in->cur : NULL;

	while (p && p > in->base && p[-1] > ' ' && !strchr("<>/=\"'", p[-1]))
		p--;
	if (p && in->cur - p > LIMIT_NAMES_BYTES / 8)
		return true;
	memset(probe, '~', sizeof probe - 1);
	probe[sizeof probe - 1] = 0;
	return !xmlDictLookup(parse->ctxt->dict, (const xmlChar *)probe, -1);
}

#if LIBXML_VERSION >= 21200
static void report(void *data, const xmlError *error)
#else
static void report(void *data, xmlError *error)
#endif
{
	struct parse *parse = data;
	struct parse_fault fault = {.code = error->code,
				    .line = error->line,
				    .a = error->str1,
				    .b = error->str2,
				    .number = error->int1,
				    .message = error->message};
	const xmlParserInput *in = parse->ctxt->input;

	if (parse->has_failed || error->level == XML_ERR_WARNING)
		return;
	if (names_are_full(parse)) {
		diag_error(parse->diag, place(parse, in ? in->line : 0),
			   "the names of elements and attributes are too long or too many: %d "
			   "bytes are the most",
			   LIMIT_NAMES_BYTES);
		stop(parse);
		return;
	}
	if (in) {
		fault.line = in->line;
		fault.is_cut_off = in->cur >= in->end;
		fault.is_after_ampersand = in->cur > in->base && in->cur[-1] == '&';
	}
	fault.tag_line = line_at(parse->input, find_open(parse->input, "<", ">"));
	fault.opening_line = opening_line(parse->input, error->code);
	if (parse->build.current) {
		fault.open_name = parse->build.current->name;
		fault.open_line = parse->build.current->pos.line;
	}
	parse_error_report(&fault, parse->input->path, parse->diag);
	stop(parse);
}

static bool names_utf8(const char *bytes, size_t n)
{
	char head[128];
	const char *encoding;

	n = n < sizeof head ? n : sizeof head - 1;
	memcpy(head, bytes, n);
	head[n] = 0;
	if (strncmp(head, "<?xml", 5) != 0 && strncmp(head, "\xef\xbb\xbf<?xml", 8) != 0)
		return true;
	head[strcspn(head, ">")] = 0;
	encoding = strstr(head, "encoding");
	if (!encoding)
		return true;
	encoding += strlen("encoding");
	encoding += strspn(encoding, " \t\r\n=\"'");
	return xmlStrncasecmp((const xmlChar *)encoding, (const xmlChar *)"utf-8", 5) == 0 ||
	       xmlStrncasecmp((const xmlChar *)encoding, (const xmlChar *)"utf8", 4) == 0;
}

/* What can be told more clearly than libxml2 does, before it sees the bytes. */
static bool bytes_are_text(const struct parse_input *input, struct diag *diag)
{
	const char *bytes = input->bytes;
	struct srcpos pos = {input->path, 1};
	const char *nul;
	size_t at;

	if (is_white(bytes, input->nbytes)) {
		diag_error(diag, pos, "the file is empty");
		return false;
	}
	if (input->nbytes >= 4 &&
	    (memcmp(bytes, "\xff\xfe\0\0", 4) == 0 || memcmp(bytes, "\0\0\xfe\xff", 4) == 0 ||
	     memcmp(bytes, "<\0\0\0", 4) == 0 || memcmp(bytes, "\0\0\0<", 4) == 0)) {
		diag_error(diag, pos, "the file is in UTF-32, which is not read");
		diag_hint(diag, "save the file as UTF-8");
		return false;
	}
	if (sniff_is_utf16(bytes, input->nbytes))
		return true;
	nul = memchr(bytes, 0, input->nbytes);
	if (nul) {
		pos.line += count_lines(bytes, (size_t)(nul - bytes));
		diag_error(diag, pos, "a NUL byte: this is no text file");
		return false;
	}
	if (!names_utf8(bytes, input->nbytes))
		return true;
	at = utf8_check(bytes, input->nbytes);
	if (at == input->nbytes)
		return true;
	pos.line += count_lines(bytes, at);
	diag_error(diag, pos, "byte 0x%02X is no UTF-8", (unsigned char)bytes[at]);
	diag_hint(diag, "save the file as UTF-8");
	return false;
}

static void set_handlers(xmlSAXHandler *sax)
{
	memset(sax, 0, sizeof *sax);
	sax->initialized = XML_SAX2_MAGIC;
	sax->startDocument = start_document;
	sax->startElementNs = start_element;
	sax->endElementNs = end_element;
	sax->characters = characters;
	sax->ignorableWhitespace = characters;
	sax->cdataBlock = characters;
	sax->internalSubset = internal_subset;
	sax->entityDecl = entity_decl;
	sax->elementDecl = element_decl;
	sax->attributeDecl = attribute_decl;
	sax->notationDecl = notation_decl;
	sax->serror = report;
}

struct xml_node *parse_xml_slowly(struct arena *arena, const struct parse_input *input,
				  struct diag *diag)
{
	struct parse parse = {.input = input, .diag = diag};
	/* HUGE: our limits instead of libxml2's, which are told in its own words. */
	int options = XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_HUGE;

	if (!bytes_are_text(input, diag))
		return NULL;
	parse.ctxt = xmlNewParserCtxt();
	if (!parse.ctxt)
		mem_die();
	xml_build_init(&parse.build, arena, input->nodes ? input->nodes : arena, input->path);
	parse.build.depth = input->depth;
	if (input->nnodes)
		parse.build.total = input->nnodes;
	set_handlers(parse.ctxt->sax);
	parse.ctxt->userData = &parse;
	xmlFreeDoc(xmlCtxtReadMemory(parse.ctxt, input->bytes, (int)input->nbytes, NULL, NULL,
				     options));
	xmlFreeParserCtxt(parse.ctxt);
	xml_build_release(&parse.build);
	if (!parse.build.root && !parse.has_failed)
		diag_fail(diag, place(&parse, 0), "libxml2 cannot read it");
	return parse.has_failed ? NULL : parse.build.root;
}

struct xml_node *parse_xml(struct arena *arena, const struct parse_input *input, struct diag *diag)
{
	struct xml_node *root = parse_quick(arena, input);

	return root ? root : parse_xml_slowly(arena, input, diag);
}

const char *parse_version(void)
{
	return xmlParserVersion;
}
