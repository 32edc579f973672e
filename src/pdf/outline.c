/* Bookmarks: headings, nested by level, all open (ISO 32000-1, 12.3.3). */
#include "pdf/outline.h"

#include "pdf/book.h"
#include "pdf/syntax.h"

struct entry {
	const struct block *heading; /* NULL: the root */
	int object;
	int level;
	struct entry *parent, *first, *last, *previous, *next;
	int ndescendants;
};

static void write_relative(struct buf *out, const char *key, const struct entry *entry)
{
	if (!entry)
		return;
	buf_addstr(out, key);
	syntax_reference(out, entry->object);
}

static void write_title(struct buf *out, const struct block *heading)
{
	struct buf title;

	buf_init(&title);
	for (int i = 0; i < heading->nspans; i++)
		if (heading->spans[i].note < 0)
			buf_addstr(&title, heading->spans[i].text);
	buf_addstr(out, "/Title ");
	syntax_text(out, buf_text(&title));
	buf_release(&title);
}

static void write_entry(struct buf *out, const void *subject, const void *context)
{
	const struct entry *entry = subject;

	if (entry->heading) {
		write_title(out, entry->heading);
		book_lead(context, out, entry->heading->id);
	} else {
		buf_addstr(out, "/Type/Outlines");
	}
	write_relative(out, "/Parent ", entry->parent);
	write_relative(out, "/Prev ", entry->previous);
	write_relative(out, "/Next ", entry->next);
	write_relative(out, "/First ", entry->first);
	write_relative(out, "/Last ", entry->last);
	if (entry->ndescendants > 0) {
		buf_addstr(out, "/Count ");
		syntax_integer(out, entry->ndescendants);
	}
}

static void append(struct entry *parent, struct entry *entry)
{
	entry->parent = parent;
	entry->previous = parent->last;
	if (parent->last)
		parent->last->next = entry;
	else
		parent->first = entry;
	parent->last = entry;
	for (; parent; parent = parent->parent)
		parent->ndescendants++;
}

int outline_add(struct book *book)
{
	struct entry *root = ARENA_NEW(book->arena, struct entry);
	struct entry *last = root;

	for (int id = 0; id < book->doc->nblocks; id++) {
		const struct block *block = book->doc->blocks[id];
		struct entry *entry;

		if (block->kind != BLOCK_HEADING || !book->tags->of_block[id] ||
		    !book->tags->of_block[id]->is_used)
			continue;
		if (root->object == 0)
			root->object = haru_add(book->haru, write_entry, root);
		entry = ARENA_NEW(book->arena, struct entry);
		*entry = (struct entry){.heading = block, .level = block->of.level};
		entry->object = haru_add(book->haru, write_entry, entry);
		while (last->level >= entry->level)
			last = last->parent;
		append(last, entry);
		last = entry;
	}
	return root->object;
}
