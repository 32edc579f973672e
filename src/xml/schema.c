/*
 * libxml2 validates its own trees only, so a stand-in of the light tree is laid out in an arena:
 * the same names and texts, in libxml2's structs, freed at one stroke.
 */
#include "xml/schema.h"

#include <string.h>

#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>

#include "base/file.h"
#include "base/limits.h"
#include "xml/parse.h"
#include "xml/schema_explain.h"
#include "xml/schema_quick.h"
#include "xml/xml.h"

#define RELAXNG_NAMESPACE "http://relaxng.org/ns/structure/1.0"

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlError *error_ptr;
#endif

struct stand_in {
	struct arena arena;
	xmlDoc doc;
	xmlNs xml;
};

/* libxml2's first complaint, kept in case that the explanation finds nothing. */
struct refusal {
	struct arena *arena;
	const char *message;
	struct srcpos pos;
};

static const xmlChar *chars(const char *text)
{
	return (const xmlChar *)text;
}

static xmlNode *copy_text(struct stand_in *stand_in, const char *text)
{
	xmlNode *node = ARENA_NEW(&stand_in->arena, xmlNode);

	node->type = XML_TEXT_NODE;
	node->name = xmlStringText;
	node->doc = &stand_in->doc;
	/* Only read: the validator copies what it normalises. */
	memcpy(&node->content, &text, sizeof text);
	return node;
}

static void copy_attrs(struct stand_in *stand_in, const struct xml_node *from, xmlNode *node)
{
	xmlAttr *attrs = ARENA_ARRAY(&stand_in->arena, xmlAttr, from->nattrs);

	for (int i = 0; i < from->nattrs; i++) {
		xmlAttr *attr = &attrs[i];
		const char *name = from->attrs[i].name;

		if (strncmp(name, "xml:", 4) == 0) {
			name += 4;
			attr->ns = &stand_in->xml;
		}
		attr->type = XML_ATTRIBUTE_NODE;
		attr->name = chars(name);
		attr->parent = node;
		attr->doc = &stand_in->doc;
		attr->children = attr->last = copy_text(stand_in, from->attrs[i].value);
		attr->children->parent = (xmlNode *)attr;
		attr->prev = i > 0 ? attr - 1 : NULL;
		attr->next = i + 1 < from->nattrs ? attr + 1 : NULL;
	}
	node->properties = from->nattrs ? attrs : NULL;
}

static xmlNode *copy_node(struct stand_in *stand_in, const struct xml_node *from, xmlNode *parent)
{
	xmlNode *node;

	if (from->name) {
		node = ARENA_NEW(&stand_in->arena, xmlNode);
		node->type = XML_ELEMENT_NODE;
		node->name = chars(from->name);
		node->doc = &stand_in->doc;
		copy_attrs(stand_in, from, node);
	} else {
		node = copy_text(stand_in, from->text);
	}
	node->parent = parent;
	if (parent->last) {
		node->prev = parent->last;
		parent->last->next = node;
	} else {
		parent->children = node;
	}
	parent->last = node;
	memcpy(&node->_private, &from, sizeof from); /* for the places of messages */
	return node;
}

static void stand_in_init(struct stand_in *stand_in, const struct xml_node *root)
{
	const struct xml_node *from = root;
	xmlNode *parent = (xmlNode *)&stand_in->doc;

	*stand_in = (struct stand_in){0};
	arena_init(&stand_in->arena);
	stand_in->doc.type = XML_DOCUMENT_NODE;
	stand_in->doc.doc = &stand_in->doc;
	stand_in->xml.type = XML_NAMESPACE_DECL;
	stand_in->xml.href = XML_XML_NAMESPACE;
	stand_in->xml.prefix = chars("xml");
	while (from) {
		xmlNode *node = copy_node(stand_in, from, parent);

		if (from->first) {
			parent = node;
			from = from->first;
			continue;
		}
		while (from != root && !from->next) {
			from = from->parent;
			parent = parent->parent;
		}
		from = from == root ? NULL : from->next;
	}
}

static char *first_line(struct arena *arena, const char *message)
{
	return arena_strndup(arena, message, strcspn(message, "\n"));
}

static void note_refusal(void *data, error_ptr error)
{
	struct refusal *refusal = data;
	const xmlNode *node = error->node;

	if (refusal->message || !error->message)
		return;
	refusal->message = first_line(refusal->arena, error->message);
	if (node && node->type == XML_ELEMENT_NODE && node->_private)
		refusal->pos = ((const struct xml_node *)node->_private)->pos;
}

struct schema_fault {
	const char *path;
	struct diag *diag;
};

static void report_schema_fault(void *data, error_ptr error)
{
	struct schema_fault *fault = data;
	struct srcpos pos = {fault->path, error->line};

	diag_error(fault->diag, pos, "the schema itself is at fault: %.*s",
		   (int)strcspn(error->message ? error->message : "?", "\n"),
		   error->message ? error->message : "?");
}

static xmlRelaxNG *compile(const struct parse_input *input, struct diag *diag)
{
	struct schema_fault fault = {input->path, diag};
	xmlRelaxNGParserCtxt *ctxt = xmlRelaxNGNewMemParserCtxt(input->bytes, (int)input->nbytes);
	xmlRelaxNG *schema;
	int nerrors = diag->nerrors;

	xmlRelaxNGSetParserStructuredErrors(ctxt, report_schema_fault, &fault);
	schema = xmlRelaxNGParse(ctxt);
	xmlRelaxNGFreeParserCtxt(ctxt);
	if (!schema && diag->nerrors == nerrors)
		diag_error(diag, (struct srcpos){input->path, 0}, "cannot use this schema");
	return schema;
}

/* Whether the validator accepts the tree; else refusal tells its first complaint. */
static bool validate(xmlRelaxNG *schema, const struct xml_node *root, struct refusal *refusal)
{
	xmlRelaxNGValidCtxt *ctxt = xmlRelaxNGNewValidCtxt(schema);
	struct stand_in stand_in;
	int answer;

	stand_in_init(&stand_in, root);
	xmlRelaxNGSetValidStructuredErrors(ctxt, note_refusal, refusal);
	answer = xmlRelaxNGValidateDoc(ctxt, &stand_in.doc);
	xmlRelaxNGFreeValidCtxt(ctxt);
	arena_release(&stand_in.arena);
	return answer == 0;
}

static bool judge(struct arena *arena, const struct xml_node *root, const struct parse_input *input,
		  struct diag *diag)
{
	struct refusal refusal = {.arena = arena, .pos = root->pos};
	xmlRelaxNG *schema = compile(input, diag);
	int nerrors = diag->nerrors;

	if (!schema)
		return false;
	if (!validate(schema, root, &refusal)) {
		schema_explain(root, input, diag);
		if (diag->nerrors == nerrors) {
			diag_as(diag, "this breaks the schema");
			diag_error(diag, refusal.pos, "%s",
				   refusal.message ? refusal.message : "this breaks the schema");
		}
	}
	xmlRelaxNGFree(schema);
	return diag->nerrors == nerrors;
}

/* Whether the tree is valid; who says so may be the quick judge. */
static bool check(const struct xml_node *root, const char *path, bool may_be_quick,
		  struct diag *diag)
{
	struct parse_input input = {.path = path, .ns = RELAXNG_NAMESPACE};
	const struct schema_table *table = NULL;
	struct arena arena;
	bool is_valid = false;

	arena_init(&arena);
	input.bytes = file_read(&arena, path, LIMIT_SCHEMA_BYTES, &input.nbytes, diag);
	if (input.bytes && may_be_quick)
		table = schema_quick_find(input.bytes, input.nbytes);
	if (input.bytes)
		is_valid = (table && schema_quick_is_valid(table, root)) ||
			   judge(&arena, root, &input, diag);
	arena_release(&arena);
	return is_valid;
}

bool schema_check(const struct xml_node *root, const char *path, struct diag *diag)
{
	return check(root, path, true, diag);
}

bool schema_judge(const struct xml_node *root, const char *path, struct diag *diag)
{
	return check(root, path, false, diag);
}
