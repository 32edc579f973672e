/* Loading in three steps: parse the file, put included files in their places, ask the schema. */
#include "xml/xml.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "xml/include.h"
#include "xml/parse.h"
#include "xml/schema.h"

const char *xml_attr(const struct xml_node *node, const char *name)
{
	for (int i = 0; i < node->nattrs; i++)
		if (strcmp(node->attrs[i].name, name) == 0)
			return node->attrs[i].value;
	return NULL;
}

static const struct xml_node *first_element(const struct xml_node *node, const char *name)
{
	while (node && !(node->name && (!name || xml_is(node, name))))
		node = node->next;
	return node;
}

const char *xml_filled_attr(const struct xml_node *node, const char *name, struct diag *diag)
{
	const char *value = xml_attr(node, name);

	if (value && utf8_is_blank(value))
		diag_error(diag, node->pos, "attribute \"%s\" of <%s> is empty", name,
			   node->name);
	return value;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
	return first_element(node->first, name);
}

const struct xml_node *xml_next(const struct xml_node *node, const char *name)
{
	return first_element(node->next, name);
}

/* The next node in document order, not leaving top. */
static const struct xml_node *walk(const struct xml_node *node, const struct xml_node *top)
{
	if (node->first)
		return node->first;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char *xml_text(struct arena *arena, const struct xml_node *node)
{
	const struct xml_node *at;
	size_t most = 0;
	char *text, *end;

	for (at = node; at; at = walk(at, node))
		most += at->text ? strlen(at->text) : 0;
	text = end = arena_text(arena, most);
	for (at = node; at; at = walk(at, node))
		for (const char *p = at->text ? at->text : ""; *p; p++)
			if (!is_space(*p))
				*end++ = *p;
			else if (end > text && end[-1] != ' ')
				*end++ = ' ';
	if (end > text && end[-1] == ' ')
		end--;
	*end = 0;
	return text;
}

struct xml_node *xml_load_alone(struct arena *arena, const struct xml_source *source,
				const char *schema, struct diag *diag)
{
	struct parse_input input = {
		.path = strcmp(source->path, "-") == 0 ? "standard input" : source->path,
		.bytes = source->bytes,
		.nbytes = source->nbytes,
	};
	int nerrors = diag->nerrors;
	struct xml_node *root = parse_xml(arena, &input, diag);

	if (root)
		schema_check(root, schema, diag);
	return diag->nerrors == nerrors ? root : NULL;
}

static bool has_inclusions(const struct xml_node *root)
{
	for (const struct xml_node *at = root; at; at = walk(at, root))
		if (at->name && xml_is(at, "xi:include"))
			return true;
	return false;
}

/* Makes the whole the source: what an included file says counts as much as the rest. */
static void take_whole(struct arena *arena, const struct xml_node *root, struct xml_source *source)
{
	struct buf whole;

	buf_init(&whole);
	xml_write(root, &whole);
	source->bytes = arena_strndup(arena, whole.bytes, whole.n);
	source->nbytes = whole.n;
	buf_release(&whole);
}

struct xml_node *xml_load_apart(struct arena *arena, struct arena *nodes, const char *path,
				const char *schema, struct xml_source *source, struct diag *diag)
{
	int nnodes = 0;
	struct parse_input input = {.path = path, .nnodes = &nnodes, .nodes = nodes};
	struct xml_node *root;
	int nerrors = diag->nerrors;
	bool has_others;

	input.bytes = file_read(arena, path, LIMIT_FILE_BYTES, &input.nbytes, diag);
	if (!input.bytes)
		return NULL;
	if (source)
		*source = (struct xml_source){path, input.bytes, input.nbytes};
	if (strcmp(path, "-") == 0)
		path = input.path = "standard input";
	root = parse_xml(arena, &input, diag);
	has_others = root && has_inclusions(root);
	if (root)
		root = include_resolve(arena, root, path, &nnodes, diag);
	if (root && source && has_others)
		take_whole(arena, root, source);
	if (root && schema && diag->nerrors == nerrors)
		schema_check(root, schema, diag);
	return diag->nerrors == nerrors ? root : NULL;
}

struct xml_node *xml_load(struct arena *arena, const char *path, const char *schema,
			  struct xml_source *source, struct diag *diag)
{
	return xml_load_apart(arena, arena, path, schema, source, diag);
}
