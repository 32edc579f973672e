/* Guides: what loading gives beyond the dumps in tests/guide: dates, lines, limits, long files. */
#include "base/file_write.h"
#include "content/guide.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "content/guide_load.h"
#include "tap.h"

static const char *const head =
	"<guide id=\"t\" version=\"1\" date=\"%s\" xml:lang=\"en\">\n"
	"<masthead><title>T</title></masthead>\n"
	"<roles><role id=\"a\" abbr=\"A\">Alpha</role><role id=\"b\">Beta</role></roles>\n";

static const char *folder_file(struct arena *arena, const char *variable, const char *name)
{
	const char *folder = getenv(variable);

	return file_join(arena, folder ? folder : ".", name);
}

/* Loads a guide of this date that goes on with the rest. */
static const struct guide *load(struct arena *arena, const char *date, const char *rest,
				struct diag *diag)
{
	const char *path = folder_file(arena, "TMPDIR", "guide.xml");
	const char *schema = folder_file(arena, "ROOT", "content/schema/guide.rng");
	struct buf xml;
	const struct guide *guide = NULL;

	buf_init(&xml);
	buf_addstr(&xml, arena_printf(arena, head, date));
	buf_addstr(&xml, rest);
	buf_addstr(&xml, "</guide>");
	if (file_write(path, buf_text(&xml), xml.n, diag))
		guide = guide_load(arena, path, schema, NULL, diag);
	buf_release(&xml);
	return guide;
}

static void test_dates(struct arena *arena)
{
	static const struct {
		const char *date;
		int64_t seconds; /* as date -u -d DATE +%s prints them; -1: no such day */
	} cases[] = {{"1970-01-01", 0},
		     {"1999-12-31", 946598400},
		     {"2000-02-29", 951782400},
		     {"2000-03-01", 951868800},
		     {"2026-11-22", 1795305600},
		     {"2100-03-01", 4107542400},
		     {"9999-12-31", 253402214400},
		     {"2100-02-29", -1},
		     {"2026-04-31", -1},
		     {"2026-00-10", -1},
		     {"2026-13-01", -1},
		     {"2026-01-00", -1},
		     {"1969-12-31", -1}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct guide *guide;
		struct diag diag;

		diag_init(&diag);
		guide = load(arena, cases[i].date, "<dimensions/>", &diag);
		if (cases[i].seconds < 0)
			tap_ok(!guide && diag.nerrors == 1, "there is no %s", cases[i].date);
		else
			tap_ok(guide && guide->date == cases[i].seconds,
			       "%s is %" PRId64 " s after 1970", cases[i].date, cases[i].seconds);
		diag_release(&diag);
	}
}

static void test_pieces(struct arena *arena)
{
	struct diag diag;
	const struct guide *guide;

	diag_init(&diag);
	guide = load(arena, "2026-01-01",
		     "<dimensions>\n"
		     "<dimension><name>D</name>\n"
		     "<text role=\"b\">x</text><text role=\"a\">y</text></dimension>\n"
		     "</dimensions>\n"
		     "<section><head>H</head><comparison/>\n"
		     "<list kind=\"numbers\"><item>x</item></list><list><item>x</item></list>\n"
		     "</section>",
		     &diag);
	if (!tap_ok(guide && !diag.nmessages, "a small guide loads without a word")) {
		diag_print(&diag, stdout, 0, false);
		diag_release(&diag);
		return;
	}
	tap_ok(guide_find_role(guide, "b") == 1, "the second role is found");
	tap_ok(guide_find_role(guide, "c") == -1, "a role that is not there is not");
	tap_is(guide->short_title, "T", "the title is short enough to be the short one");
	tap_is(guide->dimensions[0].cells[0].paragraphs[0].spans[0].text, "y",
	       "cells stand in the order of the roles");
	tap_ok(guide->dimensions[0].pos.line == 5 && guide->dimensions[0].cells[1].pos.line == 6,
	       "dimensions and cells know their lines");
	tap_ok(guide->sections[0].parts[1].is_numbered && !guide->sections[0].parts[2].is_numbered,
	       "lists know whether they are numbered");
	tap_ok(guide->source.nbytes > 100 && strncmp(guide->source.bytes, "<guide", 6) == 0,
	       "the file itself is kept");
	diag_release(&diag);
}

/* A broken file of many rows: each row is told of, in the order of the file, and quickly. */
static void test_many_faults(struct arena *arena)
{
	enum { ROWS = 20000 };
	struct diag diag;
	struct buf rest;

	diag_init(&diag);
	buf_init(&rest);
	buf_addstr(&rest, "<dimensions>\n");
	for (int i = 0; i < ROWS; i++)
		buf_printf(&rest,
			   "<dimension id=\"d%d\"><name>D<footnote><a href=\"#e%d\">x</a>"
			   "</footnote></name><text role=\"a\">x</text></dimension>\n",
			   i, i);
	buf_addstr(&rest, "</dimensions><section><head>H</head><comparison/></section>");
	tap_ok(!load(arena, "2026-01-01", buf_text(&rest), &diag),
	       "a guide with faults is no guide");
	tap_ok(diag.nerrors == 2 * ROWS, "%d faults in %d rows are reported", diag.nerrors, ROWS);
	tap_ok(diag.messages[ROWS - 1].pos.line == ROWS + 4,
	       "the last row is in line %d, not 65535", diag.messages[ROWS - 1].pos.line);
	buf_release(&rest);
	diag_release(&diag);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_dates(&arena);
	test_pieces(&arena);
	test_many_faults(&arena);
	arena_release(&arena);
	return tap_done();
}
