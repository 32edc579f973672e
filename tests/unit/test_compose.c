/*
 * From guides to documents: each tests/doc/NAME.xml is composed and compared with NAME.dump beside
 * it. UPDATE=1 writes the dumps anew. Then what no dump shows: places, phrases that are wrong, and
 * tables of many rows.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/file_write.h"
#include "compose/compose.h"
#include "content/guide.h"
#include "content/guide_load.h"
#include "content/phrases.h"
#include "doc/doc.h"
#include "doc/doc_check.h"
#include "doc/doc_dump.h"
#include "locale/locale.h"
#include "root.h"
#include "tap.h"

static const char *const names[] = {"masthead",    "cells", "ranges", "terms",
				    "terms-alike", "notes", "parts",  "german",
				    "facts",       "pay",   "places", "tables"};

static const struct phrases *load_phrases(struct arena *arena, struct diag *diag)
{
	return phrases_load(arena, in_root(arena, "content/phrases"), "en",
			    in_root(arena, "content/schema"), diag);
}

static const struct guide *load_guide(struct arena *arena, const char *path, struct diag *diag)
{
	return guide_load(arena, in_root(arena, path), in_root(arena, "content/schema/guide.rng"),
			  NULL, diag);
}

/* Shows the first line that differs, so that the cause is seen without other tools. */
static void show_difference(const char *is, const char *wanted)
{
	int line = 1;

	while (*is && *is == *wanted) {
		line += *is == '\n';
		is++;
		wanted++;
	}
	printf("#   line %d, from where they differ:\n#   is:     %.*s\n#   wanted: %.*s\n", line,
	       (int)strcspn(is, "\n"), is, (int)strcspn(wanted, "\n"), wanted);
}

static void compare(struct arena *arena, const char *name, const struct buf *dump,
		    struct diag *diag)
{
	const char *path = in_root(arena, arena_printf(arena, "tests/doc/%s.dump", name));
	char *wanted;
	size_t size;

	if (getenv("UPDATE"))
		file_write(path, buf_text(dump), dump->n, diag);
	wanted = file_read(arena, path, 1 << 20, &size, diag);
	if (!tap_ok(wanted && strcmp(wanted, buf_text(dump)) == 0, "%s.xml gives %s.dump", name,
		    name) &&
	    wanted)
		show_difference(buf_text(dump), wanted);
}

static struct doc *compose(struct arena *arena, const struct guide *guide,
			   const struct phrases *phrases, int64_t date, struct diag *diag)
{
	struct locales locales = {0};
	struct guide_input input = {
		.guide = guide, .phrases = phrases, .locales = &locales, .date = date};
	struct doc *doc = compose_guide(arena, &input, diag);

	locale_close_all(&locales);
	return doc;
}

static void test_dump(struct arena *arena, const struct phrases *phrases, const char *name)
{
	const struct guide *guide;
	struct doc *doc;
	struct diag diag;
	struct buf dump;

	diag_init(&diag);
	buf_init(&dump);
	guide = load_guide(arena, arena_printf(arena, "tests/doc/%s.xml", name), &diag);
	if (tap_ok(guide != NULL, "%s.xml can be loaded", name)) {
		doc = compose(arena, guide, phrases, guide->date, &diag);
		doc_check(doc);
		doc_dump(doc, &dump);
		compare(arena, name, &dump, &diag);
	}
	tap_ok(diag.nerrors == 0, "%s.xml gives no errors", name);
	diag_print(&diag, stdout, 3, true);
	buf_release(&dump);
	diag_release(&diag);
}

/* Every block knows the line it came from. */
static void test_places(struct arena *arena, const struct phrases *phrases)
{
	const struct guide *guide;
	const struct doc *doc;
	const struct block *flag;
	struct diag diag;
	int nwithout = 0;

	diag_init(&diag);
	guide = load_guide(arena, "tests/doc/cells.xml", &diag);
	doc = compose(arena, guide, phrases, guide->date, &diag);
	for (int i = 0; i < doc->nblocks; i++)
		nwithout += doc->blocks[i]->pos.line == 0 || !doc->blocks[i]->pos.file;
	tap_ok(nwithout == 0, "every block has a place in the content");
	flag = doc_find_anchor(doc, "flag");
	tap_ok(flag && flag->pos.line == 30, "a dimension's row has the dimension's line");
	tap_ok(doc->date == 1795305600, "the date is the one given");
	diag_release(&diag);
}

/* A pattern that asks for what is not there is reported with its line in the phrases. */
static void test_bad_phrase(struct arena *arena, const struct phrases *phrases)
{
	const char **patterns = ARENA_ARRAY(arena, const char *, phrases->nkeys);
	struct phrases bad = *phrases;
	const struct guide *guide;
	struct diag diag;
	int line = 0;

	diag_init(&diag);
	guide = load_guide(arena, "tests/doc/masthead.xml", &diag);
	for (int i = 0; i < phrases->nkeys; i++) {
		patterns[i] = phrases->patterns[i];
		if (strcmp(phrases->keys[i], "page-x-of-y") == 0) {
			patterns[i] = "Page {page} of {page count}";
			line = phrases->pos[i].line;
		}
	}
	bad.patterns = patterns;
	compose(arena, guide, &bad, 0, &diag);
	tap_ok(diag.nerrors == 1 && line > 0 && diag.messages[0].pos.line == line,
	       "a faulty phrase is reported with its line");
	diag_release(&diag);
}

/* The guide of cells.xml with its dimensions over and over. */
static void test_long_table(struct arena *arena, const struct phrases *phrases)
{
	enum { TIMES = 5000 };
	const struct guide *guide;
	struct guide long_guide;
	struct dimension *dimensions;
	const struct doc *once, *often;
	struct diag diag;
	int nrows;

	diag_init(&diag);
	guide = load_guide(arena, "tests/doc/cells.xml", &diag);
	once = compose(arena, guide, phrases, 0, &diag);
	nrows = guide->ndimensions;
	long_guide = *guide;
	dimensions = ARENA_ARRAY(arena, struct dimension, nrows * TIMES);
	for (int i = 0; i < nrows * TIMES; i++) {
		dimensions[i] = guide->dimensions[i % nrows];
		dimensions[i].id = NULL;
	}
	long_guide.dimensions = dimensions;
	long_guide.ndimensions = nrows * TIMES;
	often = compose(arena, &long_guide, phrases, 0, &diag);
	doc_check(often);
	tap_ok((often->nblocks - once->nblocks) % (TIMES - 1) == 0, "%d rows are composed like %d",
	       nrows * TIMES, nrows);
	diag_release(&diag);
}

int main(void)
{
	const struct phrases *phrases;
	struct arena arena;
	struct diag diag;

	arena_init(&arena);
	diag_init(&diag);
	phrases = load_phrases(&arena, &diag);
	if (!tap_ok(phrases != NULL, "the phrases can be loaded")) {
		diag_print(&diag, stdout, 3, false);
		return tap_done();
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		test_dump(&arena, phrases, names[i]);
	test_places(&arena, phrases);
	test_bad_phrase(&arena, phrases);
	test_long_table(&arena, phrases);
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
