/*
 * What is kept changes nothing: reports of made-up people are laid out by shapers that keep
 * nothing, little and much, in two languages, themes and papers; a number is that of one run only;
 * what was said of a paragraph is said to the next document too; and the bound holds.
 */
#include "text/shelf.h"

#include <stdlib.h>

#include "kit.h"
#include "layout/layout_dump.h"
#include "layout/room.h"
#include "made_up.h"
#include "tap.h"

enum { PEOPLE = 30, THEMES = 2, KINDS = 3, RUNS = 1 << 20, MOST_PAGES = 6, EXTRAS = 4 };

static const char *const kinds[KINDS] = {"off", "small", "on"};

struct fixture {
	struct kit kit;
	const struct theme *themes[THEMES];
	struct shaper *shapers[KINDS];
	char (*prints[KINDS])[SHA256_HEX]; /* of runs, by their number; "": not seen yet */
	int nlayouts, ndifferent, nmixed;
	int ntried, nclose, nunlike; /* layouts with something left out; with little space; that
				      * are not as if made alone */
};

static bool open_fixture(struct fixture *f)
{
	if (!kit_open(&f->kit, "handout"))
		return false;
	f->themes[0] = f->kit.theme;
	f->themes[1] = kit_theme(&f->kit, "duo");
	for (int k = 0; k < KINDS; k++) {
		setenv("ROLEGUIDE_CACHES", kinds[k], 1);
		f->shapers[k] = shaper_new(f->kit.fonts, "/usr/share/hyphen");
		f->prints[k] = calloc(RUNS, SHA256_HEX);
	}
	return f->themes[1] != NULL;
}

/* Everything of a run but its place and tag. */
static void add_run(const struct run *run, struct buf *out)
{
	buf_printf(out, "%d %d %d %d %d ", run->font, run->is_rtl, run->ends_with_hyphen,
		   (int)run->size, (int)run->rise);
	buf_add(out, run->text + run->start, (size_t)(run->end - run->start));
	for (int i = 0; i < run->nglyphs; i++)
		buf_printf(out, " %u+%d@%d,%d=%d", run->glyphs[i].id, run->glyphs[i].advance,
			   run->glyphs[i].dx, run->glyphs[i].dy,
			   run->glyphs[i].cluster - run->start);
}

/* Looks whether a number stands for the run that it stood for before. */
static void check_number(struct fixture *f, int kind, const struct run *run, const struct buf *said)
{
	char print[SHA256_HEX], *before;

	if (run->kept == 0 || run->kept >= RUNS)
		return;
	sha256_hex(said->bytes, said->n, print);
	before = f->prints[kind][run->kept];
	f->nmixed += *before && strcmp(before, print) != 0;
	memcpy(before, print, SHA256_HEX);
}

/* The layout as text, with the glyphs of its runs. */
static void add_layout(struct fixture *f, int kind, const struct layout *layout, struct buf *out)
{
	struct buf said;

	buf_init(&said);
	layout_dump(layout, out);
	for (int p = 0; p < layout->npages; p++)
		for (int i = 0; i < layout->pages[p].nitems; i++) {
			const struct item *item = &layout->pages[p].items[i];

			if (item->kind != ITEM_RUN)
				continue;
			buf_clear(&said);
			add_run(item->of.run, &said);
			check_number(f, kind, item->of.run, &said);
			buf_add(out, said.bytes, said.n);
		}
	buf_release(&said);
}

static bool is_same(const struct buf *a, const struct buf *b)
{
	return a->n == b->n && memcmp(a->bytes, b->bytes, a->n) == 0;
}

/* What the layout is, and what it has to say. In the end it is that of the document alone, whatever
 * was kept of it from the tries before. */
static void lay_out(struct fixture *f, struct arena *arena, int kind, const struct room_wish *wish,
		    struct buf *out)
{
	const struct layout *layout;
	struct diag diag;
	struct buf alone;

	diag_init(&diag);
	buf_init(&alone);
	buf_clear(out);
	shelf_begin(f->shapers[kind]);
	doc_leave_out(arena, wish->doc, 0, 0);
	layout = room_make(arena, f->shapers[kind], wish, &diag);
	add_layout(f, kind, layout, out);
	f->ntried += wish->doc->nblocks < wish->doc->nall;
	f->nclose += layout->theme != wish->theme;
	add_layout(f, kind,
		   layout_make(arena, f->shapers[kind], wish->doc, layout->theme, wish->paper,
			       &diag),
		   &alone);
	f->nunlike += !is_same(out, &alone);
	for (int i = 0; i < diag.nmessages; i++)
		buf_printf(out, "%d: %s\n", diag.messages[i].pos.line, diag.messages[i].text);
	buf_release(&alone);
	diag_release(&diag);
}

/* A report by all shapers, in one of the themes and papers. */
static void compare(struct fixture *f, struct doc *doc, int look)
{
	struct room_wish wish = {.doc = doc,
				 .theme = f->themes[look % THEMES],
				 .paper = look / THEMES % 2 ? PAPER_A4 : PAPER_A5,
				 .most_pages = MOST_PAGES,
				 .nextras = EXTRAS};
	struct buf first, other;
	struct arena arena; /* the document is indexed in it */

	arena_init(&arena);
	buf_init(&first);
	buf_init(&other);
	lay_out(f, &arena, 0, &wish, &first);
	for (int kind = 1; kind < KINDS; kind++) {
		lay_out(f, &arena, kind, &wish, &other);
		f->nlayouts++;
		f->ndifferent += !is_same(&first, &other);
	}
	buf_release(&first);
	buf_release(&other);
	arena_release(&arena);
}

static void check_people(struct fixture *f, const char *lang)
{
	static const char *const names[] = {"Ada Quill", "\xd7\xa0\xd7\x95\xd7\xa2\xd7\x94",
					    "\xd9\x84\xd9\x8a\xd9\x84\xd9\x89", "Zo\xc3\xab",
					    "\xee\x80\x80"};
	struct world world = {0};

	arena_init(&world.arena);
	if (!tap_ok(load_world(&world, lang), "guide and phrases can be read (%s)", lang))
		return;
	for (int i = 0; i < PEOPLE; i++) {
		draw_world(&world, i);
		world.answers.name = names[i % 5];
		compose(&world);
		compare(f, world.doc, i);
	}
	tap_ok(f->nlayouts == PEOPLE * 2 && f->ndifferent == 0,
	       "%d layouts are the same whatever is kept (%s), %d are not", f->nlayouts, lang,
	       f->ndifferent);
	tap_ok(f->ntried > PEOPLE && f->nclose > 0 && f->nunlike == 0,
	       "%d layouts are found by leaving something out, %d by little space; %d are not as "
	       "if made at once",
	       f->ntried, f->nclose, f->nunlike);
	f->nlayouts = f->ndifferent = f->ntried = f->nclose = f->nunlike = 0;
	arena_release(&world.arena);
}

static void check_figures(struct fixture *f)
{
	struct shelf_figures off = shelf_figures(f->shapers[0]);
	struct shelf_figures little = shelf_figures(f->shapers[1]);
	struct shelf_figures all = shelf_figures(f->shapers[2]);

	tap_ok(off.nknown == 0, "a shaper that may keep nothing knows nothing");
	tap_ok(all.nknown > all.nshaped / 2, "one that may keep much knows %d of %d paragraphs",
	       (int)all.nknown, (int)all.nshaped);
	tap_ok(little.ndropped > PEOPLE && little.nknown < all.nknown,
	       "one that may keep little begins anew, %d times", (int)little.ndropped);
	tap_ok(f->nmixed == 0, "a number is that of one run, %d are not", f->nmixed);
}

/* Shapes a text for a document of its own. Returns how many messages it has. */
static int shape_alone(struct fixture *f, const char *text, len size, const struct run **runs)
{
	struct text_span span = {.text = text,
				 .n = (int)strlen(text),
				 .family = "Noto Sans",
				 .size = size,
				 .lang = "en",
				 .tag = 1};
	struct text_options options = {.pos = {"guide.xml", (int)size}};
	struct paragraph paragraph;
	struct diag diag;
	int nmessages;

	diag_init(&diag);
	shelf_begin(f->shapers[2]);
	paragraph_shape(f->shapers[2], &f->kit.arena, &span, 1, &options, &paragraph, &diag);
	paragraph_line(f->shapers[2], &f->kit.arena, &paragraph, 0, paragraph.nbrks - 1, 0, runs);
	nmessages = diag.nmessages;
	diag_release(&diag);
	return nmessages;
}

static void check_messages(struct fixture *f)
{
	const struct run *runs;
	int nsaid = 0, nsilent = 0;

	for (int i = 0; i < 3; i++) {
		nsaid += shape_alone(f, "No font has \xee\x80\x80.", 9000, &runs);
		nsilent += shape_alone(f, "Fonts have this.", 9000, &runs);
	}
	tap_ok(nsaid == 3 && nsilent == 0, "a missing character is told to each document: %d of 3",
	       nsaid);
}

static void check_key(struct fixture *f)
{
	const struct run *first, *again, *larger, *other;
	bool is_other;

	shape_alone(f, "Kept once.", 9000, &first);
	shape_alone(f, "Kept once.", 9000, &first);
	shape_alone(f, "Kept once.", 9000, &again);
	shape_alone(f, "Kept once.", 9500, &larger);
	is_other = larger->size == 9500 && larger->kept != first->kept &&
		   larger->width > first->width;
	shape_alone(f, "Kept 0nce.", 9000, &other);
	tap_ok(first->kept && again == first,
	       "a text that two documents had is known to the third, and its line");
	tap_ok(is_other, "of another size it is another one");
	tap_ok(other->kept != first->kept, "and so is another text");
}

int main(void)
{
	struct fixture f = {0};

	if (!tap_ok(open_fixture(&f), "fonts and themes can be read"))
		return tap_done();
	check_key(&f);
	check_messages(&f);
	check_people(&f, "en");
	check_people(&f, "de");
	check_figures(&f);
	for (int k = 0; k < KINDS; k++) {
		shaper_free(f.shapers[k]);
		free(f.prints[k]);
	}
	kit_close(&f.kit);
	return tap_done();
}
