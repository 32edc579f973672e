/* Nodes are linked as they come; nothing of a tree moves later. */
#include "xml/xml_build.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "xml/xml.h"

void xml_build_init(struct xml_build *build, struct arena *arena, struct arena *nodes,
		    const char *path)
{
	*build = (struct xml_build){.arena = arena, .nodes = nodes, .path = path};
	build->total = &build->nnodes;
	buf_init(&build->text);
}

void xml_build_release(struct xml_build *build)
{
	buf_release(&build->text);
}

/* A full slot is overwritten, which only costs memory. */
const char *xml_build_intern(struct xml_build *build, const char *text, size_t n)
{
	uint32_t hash = 2166136261u;
	const char **slot;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619u;
	slot = &build->names[(hash ^ hash >> 16) % XML_BUILD_SLOTS];
	if (!*slot || strncmp(*slot, text, n) != 0 || (*slot)[n] != 0) {
		*slot = arena_strndup(build->arena, text, n);
		build->ninterned += n;
	}
	return *slot;
}

static void append(struct xml_build *build, struct xml_node *node)
{
	struct xml_node *parent = build->current;

	node->parent = parent;
	++*build->total;
	if (!parent)
		return;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
}

void xml_build_flush(struct xml_build *build)
{
	struct xml_node *node;
	size_t n = build->text.n;

	if (n == 0)
		return;
	if (build->current) {
		const char *text = buf_text(&build->text);

		node = ARENA_NEW(build->nodes, struct xml_node);
		node->text = strspn(text, " \t\r\n") >= n ? xml_build_intern(build, text, n)
							  : arena_strndup(build->nodes, text, n);
		node->pos = (struct srcpos){build->path, build->text_line};
		append(build, node);
	}
	buf_clear(&build->text);
}

struct xml_node *xml_build_element(struct xml_build *build, int line)
{
	struct xml_node *node = ARENA_NEW(build->nodes, struct xml_node);

	node->pos = (struct srcpos){build->path, line};
	return node;
}

void xml_build_open(struct xml_build *build, struct xml_node *node)
{
	append(build, node);
	if (!build->current)
		build->root = node;
	build->current = node;
	build->depth++;
}

void xml_build_close(struct xml_build *build)
{
	build->current = build->current->parent;
	build->depth--;
}
