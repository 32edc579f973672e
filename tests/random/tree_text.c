/*
 * tree_text FILE...: the text of the structure tree of PDF files, for FILE in FILE.tree, as the
 * program's own reader finds it: a line for each element, but for those that stand in a line; a
 * tab begins those of figures, where labels follow each other without space. What an element says
 * its text is (ActualText) stands for what it shows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "inspect/read_file.h"
#include "inspect/read_string.h"
#include "inspect/read_text.h"

enum { DEEPEST = 60 };

struct tree {
	struct reading *reading;
	struct arena *arena;
	struct buf pages, out;
	struct read_mark *marks;
	int nmarks;
};

static int compare(const void *a, const void *b)
{
	const struct read_mark *x = a, *y = b;

	if (x->page != y->page)
		return (uintptr_t)x->page < (uintptr_t)y->page ? -1 : 1;
	return (x->mcid > y->mcid) - (x->mcid < y->mcid);
}

/* Moves on the page are no part of the text. */
static void add_mark(struct tree *tree, const struct value *page, int64_t mcid)
{
	struct read_mark wanted = {.page = page, .mcid = mcid}, *mark = NULL;

	if (tree->nmarks > 0)
		mark = bsearch(&wanted, tree->marks, (size_t)tree->nmarks, sizeof wanted, compare);
	if (!mark)
		buf_addstr(&tree->out, "\nLOST\n");
	for (size_t i = mark ? mark->from : 0; mark && i < mark->to; i++)
		if (tree->pages.bytes[i] != '\n')
			buf_addc(&tree->out, tree->pages.bytes[i]);
}

static bool is_inline(const struct value *type)
{
	static const char *const names[] = {"Span", "Link", "Em", "Strong", "Code"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (value_is(type, VALUE_NAME, names[i]))
			return true;
	return false;
}

static void add_kid(struct tree *tree, const struct value *kid, const struct value *page,
		    int depth);

static void add_element(struct tree *tree, const struct value *element, const struct value *page,
			int depth)
{
	struct reading *reading = tree->reading;
	const struct value *kids = read_entry(reading, element, "K");
	const struct value *own = read_entry(reading, element, "Pg");
	const struct value *actual = read_entry(reading, element, "ActualText");
	const struct value *type = read_entry(reading, element, "S");
	bool is_block = !is_inline(type);

	page = own->kind == VALUE_DICT ? own : page;
	if (is_block)
		buf_addstr(&tree->out, value_is(type, VALUE_NAME, "Figure") ? "\n\t" : "\n");
	if (actual->kind == VALUE_STRING)
		buf_addstr(&tree->out, read_string(tree->arena, actual));
	else if (kids->kind == VALUE_ARRAY)
		for (int i = 0; i < kids->nitems; i++)
			add_kid(tree, read_resolve(reading, &kids->items[i]), page, depth + 1);
	else
		add_kid(tree, kids, page, depth + 1);
	if (is_block)
		buf_addc(&tree->out, '\n');
}

static void add_kid(struct tree *tree, const struct value *kid, const struct value *page, int depth)
{
	const struct value *mcid = read_entry(tree->reading, kid, "MCID");
	const struct value *own = read_entry(tree->reading, kid, "Pg");

	if (depth > DEEPEST)
		buf_addstr(&tree->out, "\nTOO DEEP\n");
	else if (kid->kind == VALUE_NUMBER)
		add_mark(tree, page, kid->number);
	else if (mcid->kind == VALUE_NUMBER)
		add_mark(tree, own->kind == VALUE_DICT ? own : page, mcid->number);
	else if (kid->kind == VALUE_DICT && read_entry(tree->reading, kid, "S")->kind == VALUE_NAME)
		add_element(tree, kid, page, depth);
}

static bool write_tree(struct tree *tree, const char *path)
{
	struct reading *reading = tree->reading;
	const struct value *root = read_entry(reading, &reading->trailer, "Root");
	FILE *file;
	bool is_good;

	if (!read_text_marks(reading, &tree->pages, &tree->marks, &tree->nmarks))
		return false;
	if (tree->nmarks > 0)
		qsort(tree->marks, (size_t)tree->nmarks, sizeof *tree->marks, compare);
	add_element(tree, read_entry(reading, root, "StructTreeRoot"), NULL, 0);
	file = fopen(arena_printf(tree->arena, "%s.tree", path), "w");
	if (!file)
		return false;
	is_good = fwrite(buf_text(&tree->out), 1, tree->out.n, file) == tree->out.n;
	return (fclose(file) == 0) & is_good && !reading->has_failed;
}

static bool take_file(const char *path)
{
	struct arena arena;
	struct diag diag;
	struct tree tree = {.arena = &arena};
	size_t n = 0;
	char *bytes;
	bool is_good = false;

	arena_init(&arena);
	diag_init(&diag);
	bytes = file_read(&arena, path, READ_LARGEST, &n, &diag);
	tree.reading = bytes ? read_open(&arena, path, bytes, n, &diag) : NULL;
	if (tree.reading)
		is_good = write_tree(&tree, path);
	diag_print(&diag, stderr, 10, false);
	diag_release(&diag);
	buf_release(&tree.pages);
	buf_release(&tree.out);
	arena_release(&arena);
	return is_good;
}

int main(int argc, char **argv)
{
	int status = 0;

	for (int i = 1; i < argc; i++)
		if (!take_file(argv[i]))
			status = 1;
	return status;
}
