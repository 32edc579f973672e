/* Trees over many leaves: all of them hang there, in order, and no node has too many kids. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/branches.h"
#include "pdf/objects.h"
#include "tap.h"

/* A tree that was written. */
struct written {
	struct objects objects;
	const char **bodies; /* by number; NULL: it is a leaf */
	int nleaves;         /* met so far, which were numbered so */
	int depth;
	bool is_wrong;
};

/* Finds where each object stands in the bytes. */
static void read_bodies(struct written *written)
{
	const char *at = buf_text(&written->objects.bytes);

	written->bodies = calloc((size_t)written->objects.next + 1, sizeof *written->bodies);
	while (at) {
		char *body;
		long number = strtol(at, &body, 10);

		written->bodies[number] = body;
		at = strstr(at, "endobj\n");
		at = at ? at + 7 : NULL;
		if (at && !*at)
			at = NULL;
	}
}

static long number_behind(const char *body, const char *word)
{
	const char *end = strstr(body, "endobj"), *found = strstr(body, word);

	return found && found < end ? strtol(found + strlen(word), NULL, 10) : -1;
}

/* How many leaves hang below a node, each with npages pages. */
static int walk(struct written *written, long number, long parent, int depth)
{
	const char *body = written->bodies[number], *kid;
	int n = 0, nkids = 0, first = written->nleaves + 1;
	char *end;

	if (!body) {
		written->is_wrong = written->is_wrong || number != ++written->nleaves;
		written->depth = depth;
		return 1;
	}
	kid = strstr(body, "/Kids[") + 6;
	for (; *kid != ']'; kid = end + 5, nkids++)
		n += walk(written, strtol(kid, &end, 10), number, depth + 1);
	written->is_wrong = written->is_wrong || nkids > BRANCHES_KIDS;
	if (strstr(body, "/Type/Pages") && strstr(body, "/Type/Pages") < strstr(body, "endobj"))
		written->is_wrong = written->is_wrong || number_behind(body, "/Count ") != 3 * n ||
				    number_behind(body, "/Parent ") != parent;
	else if (parent > 0)
		written->is_wrong = written->is_wrong || number_behind(body, "/Limits[") != first;
	return n;
}

/* A tree of n leaves, numbered from 1, of pages or of keys. */
static void test_tree(int n, bool has_pages, int depth)
{
	struct written written = {0};
	struct branches branches = {.objects = &written.objects};
	struct arena arena;
	int root, met;

	arena_init(&arena);
	objects_init(&written.objects, &arena, NULL, false, n + 1);
	for (int i = 1; i <= n; i++) {
		char key[16];

		snprintf(key, sizeof key, "%d", i);
		if (has_pages)
			branches_add_pages(&branches, i, 3);
		else
			branches_add_leaf(&branches, i, key, key);
	}
	root = branches_end(&branches);
	read_bodies(&written);
	met = walk(&written, root, -1, 0);
	tap_ok(met == n && !written.is_wrong && written.depth == depth,
	       "%d leaves of %s: %d met, %d deep", n, has_pages ? "pages" : "keys", met,
	       written.depth);
	free(written.bodies);
	objects_release(&written.objects);
	arena_release(&arena);
}

int main(void)
{
	static const struct {
		int n, depth;
	} cases[] = {{1, 1}, {63, 1}, {64, 1}, {65, 2}, {128, 2}, {4096, 2}, {4097, 3}, {10000, 3}};
	struct objects objects;
	struct branches none = {.objects = &objects};
	struct arena arena;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		test_tree(cases[i].n, true, cases[i].depth);
		test_tree(cases[i].n, false, cases[i].depth);
	}
	arena_init(&arena);
	objects_init(&objects, &arena, NULL, false, 1);
	tap_ok(branches_end(&none) == 0, "a tree without leaves has no root");
	objects_release(&objects);
	arena_release(&arena);
	return tap_done();
}
