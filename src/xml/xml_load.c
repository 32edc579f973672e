/* Loading in three steps: parse the file, put included files in their places, ask the schema. */
#include "xml/xml_load.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "xml/include.h"
#include "xml/parse.h"
#include "xml/schema.h"
#include "xml/xml.h"
#include "xml/xml_write.h"

struct xml_node *xml_load_any(struct arena *arena, const struct xml_source *source,
			      const struct xml_space *spaces, struct diag *diag)
{
	struct parse_input input = {
		.path = strcmp(source->path, "-") == 0 ? "standard input" : source->path,
		.bytes = source->bytes,
		.nbytes = source->nbytes,
		.spaces = spaces,
	};

	return parse_xml(arena, &input, diag);
}

struct xml_node *xml_load_alone(struct arena *arena, const struct xml_source *source,
				const char *schema, struct diag *diag)
{
	int nerrors = diag->nerrors;
	struct xml_node *root = xml_load_any(arena, source, NULL, diag);

	if (root)
		schema_check(root, schema, diag);
	return diag->nerrors == nerrors ? root : NULL;
}

static bool has_inclusions(const struct xml_node *root)
{
	for (const struct xml_node *at = root; at; at = xml_walk(at, root))
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
		*source = (struct xml_source){path, input.bytes, input.nbytes,
					      arena_alloc(arena, SHA256_HEX)};
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
