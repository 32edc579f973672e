/*
 * libxml2's xmlReader with its own limits: on depth, on the length of a name or a text, on what
 * entities grow to. Entities are left as they are, so that one that is used is seen.
 */
#include "xml/pull.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xmlreader.h>

#include "base/limits.h"
#include "base/mem.h"

struct pull {
	struct pull_source source;
	struct diag *diag;
	xmlTextReaderPtr reader;
	bool is_empty; /* the element that was just opened: it closes next */
	bool has_failed;
};

static int read_bytes(void *context, char *bytes, int n)
{
	struct pull *pull = context;
	int nread = pull->has_failed ? -1 : pull->source.read(pull->source.context, bytes, n);

	pull->has_failed = pull->has_failed || nread < 0;
	return nread;
}

/* why: in one line, whose rest is left out. */
static enum pull_event fail(struct pull *pull, const char *why)
{
	if (!pull->has_failed) {
		diag_error(pull->diag, (struct srcpos){pull->source.path, 0},
			   "the part \"%s\" of the file cannot be read: %.*s", pull->source.part,
			   (int)strcspn(why, "\n"), why);
		diag_hint(pull->diag,
			  "open the file in a spreadsheet program and save it once more");
	}
	pull->has_failed = true;
	return PULL_END;
}

#if LIBXML_VERSION >= 21200
static void report(void *data, const xmlError *error)
#else
static void report(void *data, xmlError *error)
#endif
{
	if (error->code == XML_ERR_DOCUMENT_END)
		fail(data, "it breaks off, or goes on behind its end");
	else if (error->level > XML_ERR_WARNING)
		fail(data, error->message ? error->message : "an error without words");
}

struct pull *pull_open(const struct pull_source *source, struct diag *diag)
{
	struct pull *pull = mem_alloc_zeroed(sizeof *pull);

	pull->source = *source;
	pull->diag = diag;
	pull->reader = xmlReaderForIO(read_bytes, NULL, pull, NULL, NULL,
				      XML_PARSE_NONET | XML_PARSE_COMPACT);
	if (!pull->reader && !pull->has_failed)
		mem_die();
	xmlTextReaderSetStructuredErrorHandler(pull->reader, report, pull);
	return pull;
}

void pull_close(struct pull *pull)
{
	xmlFreeTextReader(pull->reader);
	free(pull);
}

enum pull_event pull_next(struct pull *pull)
{
	int status;

	if (pull->is_empty) {
		pull->is_empty = false;
		return PULL_CLOSE;
	}
	while (!pull->has_failed && (status = xmlTextReaderRead(pull->reader)) != 0) {
		if (pull->has_failed || status < 0)
			return fail(pull, "it breaks off");
		switch (xmlTextReaderNodeType(pull->reader)) {
		case XML_READER_TYPE_ELEMENT:
			pull->is_empty = xmlTextReaderIsEmptyElement(pull->reader);
			return PULL_OPEN;
		case XML_READER_TYPE_END_ELEMENT:
			return PULL_CLOSE;
		case XML_READER_TYPE_TEXT:
		case XML_READER_TYPE_CDATA:
		case XML_READER_TYPE_WHITESPACE:
		case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
			return PULL_TEXT;
		case XML_READER_TYPE_DOCUMENT_TYPE:
		case XML_READER_TYPE_ENTITY_REFERENCE:
			return fail(pull, "it declares entities, which are not read");
		default:
			break;
		}
	}
	return PULL_END;
}

bool pull_has_failed(const struct pull *pull)
{
	return pull->has_failed;
}

int pull_depth(const struct pull *pull)
{
	return xmlTextReaderDepth(pull->reader);
}

const char *pull_name(const struct pull *pull)
{
	return (const char *)xmlTextReaderConstLocalName(pull->reader);
}

const char *pull_space(const struct pull *pull)
{
	const xmlChar *space = xmlTextReaderConstNamespaceUri(pull->reader);

	return space ? (const char *)space : "";
}

const char *pull_attribute(struct pull *pull, const char *space, const char *name)
{
	xmlTextReaderPtr reader = pull->reader;
	const xmlChar *key = (const xmlChar *)name, *value = NULL;
	int is_there = space ? xmlTextReaderMoveToAttributeNs(reader, key, (const xmlChar *)space)
			     : xmlTextReaderMoveToAttribute(reader, key);

	if (is_there == 1)
		value = xmlTextReaderConstValue(reader);
	xmlTextReaderMoveToElement(reader);
	return (const char *)value;
}

bool pull_text(struct pull *pull, struct buf *out)
{
	int depth = pull_depth(pull);

	for (;;) {
		enum pull_event event = pull_next(pull);

		if (event == PULL_END || (event == PULL_CLOSE && pull_depth(pull) == depth))
			return event == PULL_CLOSE;
		if (event != PULL_TEXT || !out || pull_depth(pull) != depth + 1)
			continue;
		buf_addstr(out, (const char *)xmlTextReaderConstValue(pull->reader));
		if (out->n > LIMIT_TEXT_BYTES) {
			fail(pull, "a text is too long");
			return false;
		}
	}
}
