/*
 * Lines: runs in visual order, trailing spaces, hyphens, justification, fallback, missing
 * characters. A line is shown as its runs from left to right, "<" before those that run right to
 * left, each as its text in logical order; widths are checked against the breaks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "root.h"
#include "tap.h"
#include "text/text.h"

enum { MOST_SPANS = 8 };

struct fixture {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts;
	struct shaper *shaper;
	int line; /* of the content, named in errors */
};

#define HEBREW_SHALOM "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"
#define HEBREW_OLAM "\xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d"
#define FSI "\xe2\x81\xa8" /* U+2068, first strong isolate */
#define PDI "\xe2\x81\xa9" /* U+2069, its end */
#define ARABIC_SALAM "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85"

static void shape(struct fixture *f, const char *text, bool is_rtl, struct paragraph *out)
{
	struct text_span span = {.text = text,
				 .n = (int)strlen(text),
				 .family = "Noto Sans",
				 .size = 10000,
				 .lang = "en",
				 .tag = 7};
	struct text_options options = {.is_rtl = is_rtl,
				       .is_hyphenated = true,
				       .hyphen_left = 2,
				       .hyphen_right = 3,
				       .pos = {"guide.xml", f->line}};

	paragraph_shape(f->shaper, &f->arena, &span, 1, &options, out, &f->diag);
}

static void show(const struct run *runs, int nruns, struct buf *out)
{
	buf_clear(out);
	for (int i = 0; i < nruns; i++) {
		buf_addstr(out, runs[i].is_rtl ? "<[" : "[");
		buf_add(out, runs[i].text + runs[i].start, (size_t)(runs[i].end - runs[i].start));
		if (runs[i].ends_with_hyphen)
			buf_addc(out, '~');
		buf_addstr(out, "]");
	}
}

static len width_of(const struct run *runs, int nruns)
{
	len width = 0;

	for (int i = 0; i < nruns; i++) {
		len sum = 0;

		if (runs[i].x != width)
			return -1;
		for (int k = 0; k < runs[i].nglyphs; k++)
			sum += runs[i].glyphs[k].advance;
		if (!runs[i].is_object && sum != runs[i].width)
			return -1;
		width += runs[i].width;
	}
	return width;
}

static void check_order(struct fixture *f)
{
	static const struct {
		const char *text;
		bool is_rtl;
		const char *wanted;
	} cases[] = {
		{"one two", false, "[one two]"},
		{"the word " HEBREW_SHALOM " here", false,
		 "[the word ]<[" HEBREW_SHALOM "][ here]"},
		{HEBREW_SHALOM " word " HEBREW_OLAM, true,
		 "<[" HEBREW_OLAM "]<[ ][word]<[" HEBREW_SHALOM " ]"},
		{"say " HEBREW_SHALOM " " HEBREW_OLAM " now", false,
		 "[say ]<[" HEBREW_SHALOM " " HEBREW_OLAM "][ now]"},
		{"a " HEBREW_SHALOM " 12 b", false, "[a ][12]<[" HEBREW_SHALOM " ][ b]"},
		{HEBREW_SHALOM " (12)", true, "<[)][12]<[ (]<[" HEBREW_SHALOM "]"},
		{"(" HEBREW_SHALOM ")", false, "[(]<[" HEBREW_SHALOM "][)]"},
		{HEBREW_SHALOM " x \xce\xb1\xce\xb2", false,
		 "<[" HEBREW_SHALOM "][ x ][\xce\xb1\xce\xb2]"},
		{"a \xe2\x9c\x93 b", false, "[a ][\xe2\x9c\x93][ b]"},
		{"a " FSI HEBREW_SHALOM " (12)" PDI ", b", false,
		 "[a " FSI "]<[)][12]<[ (]<[" HEBREW_SHALOM "][" PDI ", b]"},
		{FSI HEBREW_SHALOM PDI FSI "word" PDI, false, "<[" HEBREW_SHALOM "][word]"},
		{HEBREW_SHALOM " " FSI "word (1)" PDI ", 2", true,
		 "[2]<[" PDI ", ][word (1)]<[" HEBREW_SHALOM " " FSI "]"},
		{"end " HEBREW_SHALOM " ", false, "[end ]<[" HEBREW_SHALOM "][ ]"},
	};
	struct buf is;

	buf_init(&is);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct paragraph p;
		const struct run *runs;
		int n;

		shape(f, cases[i].text, cases[i].is_rtl, &p);
		n = paragraph_line(f->shaper, &f->arena, &p, 0, p.nbrks - 1, 0, &runs);
		show(runs, n, &is);
		tap_is(buf_text(&is), cases[i].wanted, cases[i].text);
		tap_ok(width_of(runs, n) == p.brks[p.nbrks - 1].end, "  its width");
	}
	buf_release(&is);
}

/* Every line between two breaks: its width, and its bytes. */
static void check_all_lines(struct fixture *f, const char *text, bool is_rtl)
{
	struct paragraph p;
	struct buf is;
	int nwrong = 0, nlines = 0;

	buf_init(&is);
	shape(f, text, is_rtl, &p);
	for (int from = 0; from < p.nbrks; from++) {
		for (int to = from + 1; to < p.nbrks; to++) {
			const struct run *runs;
			int n = paragraph_line(f->shaper, &f->arena, &p, from, to, 0, &runs);
			int32_t nbytes = 0;

			for (int i = 0; i < n; i++)
				nbytes += runs[i].end - runs[i].start;
			nlines++;
			if (width_of(runs, n) == p.brks[to].end - p.brks[from].begin &&
			    (nbytes == p.brks[to].offset - p.brks[from].offset ||
			     strstr(text, "\xe2\x80\xa8"))) /* U+2028 is in no run */
				continue;
			show(runs, n, &is);
			if (nwrong++ < 5)
				printf("# %d to %d: %d, not %d: %s\n", from, to,
				       (int)width_of(runs, n),
				       (int)(p.brks[to].end - p.brks[from].begin), buf_text(&is));
		}
	}
	tap_ok(nlines > 20 && nwrong == 0, "%d lines of \"%.24s\" are as wide as their breaks say",
	       nlines, text);
	buf_release(&is);
}

/* The line's glyphs, but for trailing spaces and an added hyphen, are those of its text alone. */
static bool is_as_alone(struct fixture *f, const struct paragraph *p, int from, int to)
{
	const struct run *runs, *alone;
	struct paragraph part;
	int32_t start = p->brks[from].offset, end = p->brks[to].offset;
	int n = paragraph_line(f->shaper, &f->arena, p, from, to, 0, &runs), m;

	while (end > start && p->text[end - 1] == ' ')
		end--;
	shape(f, arena_strndup(&f->arena, p->text + start, (size_t)(end - start)), false, &part);
	m = paragraph_line(f->shaper, &f->arena, &part, 0, part.nbrks - 1, 0, &alone);
	if (n != 1 || m != 1 || runs[0].nglyphs < alone[0].nglyphs)
		return false;
	for (int i = 0; i < alone[0].nglyphs; i++)
		if (runs[0].glyphs[i].id != alone[0].glyphs[i].id ||
		    runs[0].glyphs[i].advance != alone[0].glyphs[i].advance)
			return false;
	return true;
}

/* Cuts through kerned pairs and ligatures. */
static void check_cuts(struct fixture *f)
{
	struct paragraph p;
	int nlines = 0, nwrong = 0;

	shape(f, "AVAVAVATOTAVAYVAWA office affluent, Toward-Type fi/ffi x", false, &p);
	for (int from = 0; from < p.nbrks; from++) {
		for (int to = from + 1; to < p.nbrks; to++, nlines++) {
			if (is_as_alone(f, &p, from, to))
				continue;
			if (nwrong++ < 5)
				printf("# from %d to %d\n", from, to);
		}
	}
	tap_ok(nlines > 100 && nwrong == 0, "%d lines are set as their text alone is", nlines);
}

static void check_trailing(struct fixture *f)
{
	struct paragraph p;
	const struct run *runs;
	const struct glyph *last;
	int n;

	shape(f, "one two", false, &p);
	n = paragraph_line(f->shaper, &f->arena, &p, 0, 1, 0, &runs);
	last = &runs[n - 1].glyphs[runs[n - 1].nglyphs - 1];
	tap_ok(n == 1 && runs[0].nglyphs == 4 && last->cluster == 3 && last->advance == 0,
	       "a trailing space is a glyph without width");
	tap_ok(runs[0].tag == 7, "the run has the span's tag");
}

static void check_hyphen(struct fixture *f)
{
	struct paragraph p;
	const struct run *runs;
	struct buf is;
	const struct glyph *last;
	int n;

	buf_init(&is);
	shape(f, "programme", false, &p);
	n = paragraph_line(f->shaper, &f->arena, &p, 0, 1, 0, &runs);
	show(runs, n, &is);
	last = &runs[0].glyphs[runs[0].nglyphs - 1];
	tap_is(buf_text(&is), "[pro~]", "a hyphen is added");
	tap_ok(last->cluster == 3 && runs[0].end == 3, "it stands for no byte");
	tap_ok(width_of(runs, n) == p.brks[1].end, "it has its room");
	n = paragraph_line(f->shaper, &f->arena, &p, 1, 2, 0, &runs);
	tap_ok(n == 1 && !runs[0].ends_with_hyphen && runs[0].glyphs[0].cluster == 3,
	       "the next line begins behind it");
	shape(f,
	      "of\xc2\xad"
	      "fice",
	      false, &p);
	tap_is(p.text, "office", "a soft hyphen is no text");
	n = paragraph_line(f->shaper, &f->arena, &p, 0, 1, 0, &runs);
	show(runs, n, &is);
	tap_is(buf_text(&is), "[of~]", "and a hyphen at the end of a line, its ligature undone");
	tap_ok(runs[0].nglyphs == 3, "three glyphs: o, f, hyphen");
	n = paragraph_line(f->shaper, &f->arena, &p, 0, 2, 0, &runs);
	tap_ok(runs[0].nglyphs == 4, "elsewhere nothing: o, ffi, c, e");
	buf_release(&is);
}

static void check_justify(struct fixture *f)
{
	struct paragraph p;
	const struct run *runs;
	int n, nright = 0;

	shape(f, "one two\xc2\xa0three " HEBREW_SHALOM " five six ", false, &p);
	for (len extra = -1000; extra <= 10007; extra += 1001) {
		n = paragraph_line(f->shaper, &f->arena, &p, 0, p.nbrks - 1, extra, &runs);
		nright += width_of(runs, n) == p.brks[p.nbrks - 1].end + extra;
	}
	tap_ok(nright == 11, "justification adds what is asked for, to the millipoint");
	tap_ok(p.brks[p.nbrks - 1].nspaces == 6 && p.brks[p.nbrks - 1].ntrailing == 1,
	       "spaces are counted, no-break spaces too; trailing ones apart");
}

static void check_objects(struct fixture *f)
{
	struct text_span spans[3] = {
		{.text = "a ", .n = 2, .family = "Noto Sans", .size = 10000, .lang = "en"},
		{.text = "\xef\xbf\xbc",
		 .n = 3,
		 .family = "Noto Sans",
		 .size = 10000,
		 .lang = "en",
		 .object_width = 12345,
		 .tag = 1},
		{.text = " b",
		 .n = 2,
		 .family = "Noto Serif",
		 .size = 8000,
		 .lang = "en",
		 .rise = 300,
		 .font_flags = FONT_BOLD,
		 .tag = 2}};
	struct text_options options = {0};
	struct paragraph p;
	const struct run *runs;
	int n;

	paragraph_shape(f->shaper, &f->arena, spans, 3, &options, &p, &f->diag);
	n = paragraph_line(f->shaper, &f->arena, &p, 0, p.nbrks - 1, 0, &runs);
	tap_ok(n == 3 && runs[1].is_object && runs[1].width == 12345 && runs[1].nglyphs == 0 &&
		       runs[1].tag == 1,
	       "an object is a run of its own width");
	tap_ok(n == 3 && runs[2].rise == 300 && runs[2].size == 8000 &&
		       strcmp(font_info(f->fonts, runs[2].font)->postscript_name,
			      "NotoSerif-Bold") == 0,
	       "spans have their own font, size and rise");
	tap_ok(width_of(runs, n) == p.brks[p.nbrks - 1].end, "the object counts in the width");
}

static void check_fallback(struct fixture *f)
{
	struct paragraph p;
	const struct run *runs;
	int n, before = f->diag.nmessages, ndrawn = 0;

	shape(f, "x " HEBREW_SHALOM " " ARABIC_SALAM " \xe2\x9c\x93", false, &p);
	n = paragraph_line(f->shaper, &f->arena, &p, 0, p.nbrks - 1, 0, &runs);
	for (int i = 0; i < n; i++)
		ndrawn += strncmp(font_info(f->fonts, runs[i].font)->postscript_name, "NotoSans",
				  8) == 0;
	tap_ok(n >= 4 && ndrawn == n && f->diag.nmessages == before,
	       "Hebrew, Arabic and a check mark come from fonts that have them");
	shape(f, "\xf3\xb0\x80\x80 \xf3\xb0\x80\x80", false, &p); /* U+F0000, private use */
	f->line++;
	shape(f, "again \xf3\xb0\x80\x80", false, &p);
	tap_ok(f->diag.nmessages == before + 1 &&
		       strstr(f->diag.messages[before].text, "; also on line 13"),
	       "a character no font has is one error, with all its lines");
	tap_ok(f->diag.nmessages > before &&
		       strncmp(f->diag.messages[before].text, "no font has U+F0000", 19) == 0 &&
		       f->diag.messages[before].pos.line == 12 && f->diag.messages[before].hint,
	       "with its place and a hint");
	n = paragraph_line(f->shaper, &f->arena, &p, 0, p.nbrks - 1, 0, &runs);
	for (int i = 0; i < n; i++)
		for (int k = 0; k < runs[i].nglyphs; k++)
			ndrawn += runs[i].glyphs[k].id == 0 ? 100 : 0;
	tap_ok(ndrawn < 100, ".notdef is never drawn");
	shape(f, "a\xf0\x9e\xa3\x90", false, &p); /* a mark that no font has a letter "a" for */
	n = paragraph_line(f->shaper, &f->arena, &p, 0, p.nbrks - 1, 0, &runs);
	tap_ok(n == 1 && runs[0].nglyphs == 1 && runs[0].glyphs[0].id != 0 &&
		       f->diag.nmessages == before + 2,
	       "a mark that cannot stand with its letter is reported, not drawn as .notdef");
}

static bool is_same_line(struct fixture *f, const struct paragraph *a, const struct paragraph *b)
{
	const struct run *first, *second;
	int n = paragraph_line(f->shaper, &f->arena, a, 0, a->nbrks - 1, 0, &first);

	if (n != paragraph_line(f->shaper, &f->arena, b, 0, b->nbrks - 1, 0, &second))
		return false;
	for (int i = 0; i < n; i++)
		if (first[i].nglyphs != second[i].nglyphs || first[i].x != second[i].x ||
		    memcmp(first[i].glyphs, second[i].glyphs,
			   sizeof *first[i].glyphs * (size_t)first[i].nglyphs) != 0)
			return false;
	return a->nbrks == b->nbrks &&
	       memcmp(a->brks, b->brks, sizeof *a->brks * (size_t)a->nbrks) == 0;
}

static void check_determinism(struct fixture *f)
{
	const char *text = "Toward an office, \xe2\x80\x9c"
			   "AV\xe2\x80\x9d programme " HEBREW_SHALOM;
	struct paragraph first, later;

	shape(f, text, false, &first);
	for (int i = 0; i < 300; i++)
		shape(f, "Words AVATAR To fill the known ones, programme office,", false, &later);
	shape(f, text, false, &later);
	tap_ok(is_same_line(f, &first, &later), "the same text, much later: the same glyphs");
}

/* Words known in one size, style or tracking are not taken for another. */
static void check_known_words(struct fixture *f)
{
	static const struct {
		const char *family, *lang;
		unsigned flags;
		len size;
		int tracking;
	} styles[] = {{"Noto Sans", "en", 0, 9000, 0},          {"Noto Sans", "en", 0, 10000, 0},
		      {"Noto Sans", "en", 0, 9000, 40},         {"Noto Sans", "ro", 0, 9000, 0},
		      {"Noto Sans", "en", FONT_BOLD, 9000, 0},  {"Noto Serif", "en", 0, 9000, 0},
		      {"Noto Sans", "en", FONT_ITALIC, 9000, 0}};
	const char *text = "Toward the office: final VAT of 1,100 fits, \xc5\x9f"
			   "i";
	struct text_options options = {0};
	int nsame = 0;

	for (int i = 0; i < 7 * 400; i++) {
		struct text_span span = {.text = text,
					 .n = (int)strlen(text),
					 .family = styles[i % 7].family,
					 .lang = styles[i % 7].lang,
					 .font_flags = styles[i % 7].flags,
					 .size = styles[i % 7].size,
					 .tracking = styles[i % 7].tracking};
		struct paragraph known, fresh;
		struct shaper *shaper;

		paragraph_shape(f->shaper, &f->arena, &span, 1, &options, &known, &f->diag);
		if (i < 7 * 399)
			continue;
		shaper = shaper_new(f->fonts, NULL);
		paragraph_shape(shaper, &f->arena, &span, 1, &options, &fresh, &f->diag);
		nsame += is_same_line(f, &known, &fresh);
		shaper_free(shaper);
	}
	tap_ok(nsame == 7, "words known in one style are not taken for another");
}

static void check_faults(struct fixture *f)
{
	struct text_span span = {.text = "\xff"
					 "a\xc3",
				 .n = 3,
				 .family = "No Such Font",
				 .size = 10000};
	struct text_options options = {0};
	struct paragraph p;
	const struct run *runs;
	int n;

	paragraph_shape(f->shaper, &f->arena, &span, 1, &options, &p, &f->diag);
	n = paragraph_line(f->shaper, &f->arena, &p, 0, p.nbrks - 1, 0, &runs);
	tap_ok(n == 0 && f->diag.environment_failed, "no such font: an error, and no glyphs");
	span.family = "Noto Sans";
	paragraph_shape(f->shaper, &f->arena, &span, 1, &options, &p, &f->diag);
	tap_is(p.text,
	       "\xef\xbf\xbd"
	       "a\xef\xbf\xbd",
	       "bytes that are no UTF-8 become U+FFFD");
	shape(f, "e\xcc\x81", false, &p);
	tap_is(p.text, "\xc3\xa9", "text is composed (NFC)");
	shape(f, "", false, &p);
	n = paragraph_line(f->shaper, &f->arena, &p, 0, 1, 0, &runs);
	tap_ok(p.nbrks == 2 && n == 0 && p.brks[1].end == 0, "no text: one line without runs");
}

int main(void)
{
	struct fixture f = {.line = 12};

	setenv("ROLEGUIDE_CACHES", "off", 1); /* else paragraphs are known, not words */
	arena_init(&f.arena);
	diag_init(&f.diag);
	f.fonts = fontset_open(in_root(&f.arena, "fonts/catalogue.txt"), &f.diag);
	f.shaper = shaper_new(f.fonts, "/usr/share/hyphen");
	check_order(&f);
	check_trailing(&f);
	check_hyphen(&f);
	check_justify(&f);
	check_objects(&f);
	check_all_lines(&f, "Toward an AVATAR programme, VAV To. (Yo) effective", false);
	check_all_lines(&f, "the " HEBREW_SHALOM " " HEBREW_OLAM " 12 (a) " ARABIC_SALAM " x",
			false);
	check_all_lines(&f, HEBREW_SHALOM " a b " HEBREW_OLAM " 12, " ARABIC_SALAM " c d e", true);
	check_all_lines(&f, "\xe2\x80\xa8one\xe2\x80\xa8 two three four five six  seven", false);
	check_cuts(&f);
	check_determinism(&f);
	check_known_words(&f);
	check_fallback(&f);
	check_faults(&f);
	shaper_free(f.shaper);
	fontset_close(f.fonts);
	diag_release(&f.diag);
	arena_release(&f.arena);
	return tap_done();
}
