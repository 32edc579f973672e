/*
 * A node is written when it is full and one more kid comes, or at the end; the one above it has its
 * number by then. The only node of the highest level is the root.
 */
#include "pdf/branches.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "pdf/objects.h"
#include "pdf/syntax.h"

static struct branch *begin(struct branches *branches, int level)
{
	struct branch *branch = &branches->levels[level];

	assert(level < BRANCHES_LEVELS);
	if (branch->number == 0)
		*branch = (struct branch){.number = objects_reserve(branches->objects, 1)};
	return branch;
}

/* parent 0: it is the root. */
static void write_branch(const struct branches *branches, const struct branch *branch, int parent)
{
	struct buf body = {0};

	buf_addstr(&body, branch->npages > 0 ? "<</Type/Pages" : "<<");
	if (branch->npages > 0 && parent)
		buf_printf(&body, "/Parent %d 0 R", parent);
	if (branch->npages == 0 && parent)
		buf_printf(&body, "/Limits[%s %s]", branch->first, branch->last);
	buf_addstr(&body, "/Kids[");
	for (int i = 0; i < branch->nkids; i++) {
		syntax_reference(&body, branch->kids[i]);
		buf_addc(&body, ' ');
	}
	buf_addc(&body, ']');
	if (branch->npages > 0)
		buf_printf(&body, "/Count %d", branch->npages);
	buf_addstr(&body, ">>");
	objects_put(branches->objects, branch->number, &body);
	buf_release(&body);
}

static void add_kid(struct branch *branch, int number, int npages, const char *first,
		    const char *last)
{
	branch->kids[branch->nkids++] = number;
	branch->npages += npages;
	if (first && branch->nkids == 1)
		snprintf(branch->first, sizeof branch->first, "%s", first);
	if (last)
		snprintf(branch->last, sizeof branch->last, "%s", last);
}

/* Writes the node of a level, which hangs at one above that has room; the next kid begins a new
 * one. */
static void end_branch(struct branches *branches, int level)
{
	struct branch *branch = &branches->levels[level];
	struct branch *above = begin(branches, level + 1);

	write_branch(branches, branch, above->number);
	add_kid(above, branch->number, branch->npages, branch->first, branch->last);
	*branch = (struct branch){0};
}

/* Room for one more kid on a level: ends nodes that are full, the highest first. */
static void make_room(struct branches *branches, int level)
{
	int above = level;

	while (branches->levels[above].nkids == BRANCHES_KIDS)
		above++;
	while (above-- > level)
		end_branch(branches, above);
}

int branches_add_pages(struct branches *branches, int node, int npages)
{
	make_room(branches, 0);
	add_kid(begin(branches, 0), node, npages, NULL, NULL);
	return branches->levels[0].number;
}

void branches_add_leaf(struct branches *branches, int leaf, const char *first, const char *last)
{
	assert(strlen(first) < BRANCHES_LIMIT && strlen(last) < BRANCHES_LIMIT);
	make_room(branches, 0);
	add_kid(begin(branches, 0), leaf, 0, first, last);
}

int branches_end(struct branches *branches)
{
	int level = 0;

	for (; level + 1 < BRANCHES_LEVELS && branches->levels[level + 1].number; level++) {
		make_room(branches, level + 1);
		if (branches->levels[level].number)
			end_branch(branches, level);
	}
	if (branches->levels[level].number)
		write_branch(branches, &branches->levels[level], 0);
	return branches->levels[level].number;
}
