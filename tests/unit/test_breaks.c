/*
 * Break opportunities: Unicode's LineBreakTest.txt (UAX #14) over our own search for breaks, then
 * cases of ours: hyphens, addresses, emergencies, soft hyphens.
 */
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "kit.h"
#include "tap.h"
#include "text/breaks.h"
#include "text/shaper.h"
#include "text/text.h"

#define LINE_BREAK_TEST "/usr/share/unicode/auxiliary/LineBreakTest.txt"

enum { MOST = 256 };

/* One case: bytes, and where breaks are wanted. */
struct test_case {
	char text[4 * MOST];
	int n;
	bool breaks[4 * MOST + 1];
};

/* "× 0023 ÷ 0023 ÷": U+00D7 is no break, U+00F7 a break. */
static void read_case(char *line, struct test_case *c)
{
	memset(c, 0, sizeof *c);
	for (char *p = line; *p && *p != '#';) {
		if (strncmp(p, "\xc3\xb7", 2) == 0) {
			c->breaks[c->n] = true;
			p += 2;
		} else if (strncmp(p, "\xc3\x97", 2) == 0) {
			p += 2;
		} else if ((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'F')) {
			c->n += (int)utf8_encode((uint32_t)strtoul(p, &p, 16), c->text + c->n);
		} else {
			p++;
		}
	}
}

/* Our breaks for the case. False: the text is not set as it stands (control characters become
 * spaces, soft hyphens go, text is composed), so the case says nothing of us. */
static bool find_breaks(struct kit *f, const struct test_case *c, bool *breaks)
{
	struct arena_mark mark = arena_mark(&f->shaper->scratch);
	struct text_span span = {.text = c->text, .n = c->n, .family = "Noto Sans", .lang = "en"};
	struct text_options options = {0};
	struct job job = {.shaper = f->shaper, .spans = &span, .options = &options};
	const uint8_t *marks;
	bool applies;

	source_join(&job.source, &f->shaper->scratch, &f->shaper->scratch, &span, 1);
	applies = job.source.n == c->n && memcmp(job.source.text, c->text, (size_t)c->n) == 0;
	marks = job_find_breaks(&job);
	for (int i = 0; applies && i <= c->n; i++)
		breaks[i] = i > 0 && marks[i] && marks[i] != BREAK_EMERGENCY + 1;
	arena_reset(&f->shaper->scratch, mark);
	return applies;
}

/*
 * ICU tailors two rules: it keeps a hyphen at the start of a text with the letter behind it
 * ("-a"), and a full stop or comma with the digit behind it (LB25 by the expression of UAX #14,
 * example 7, instead of by pairs). A mark may stand in between.
 */
static bool is_tailored(const struct test_case *c)
{
	if (*c->text == '-')
		return true;
	for (int i = 0; i < c->n; i++) {
		const char *next = c->text + i + 1;

		if (c->text[i] != '.' && c->text[i] != ',')
			continue;
		if (strncmp(next, "\xcc\x88", 2) == 0)
			next += 2;
		if (*next >= '0' && *next <= '9')
			return true;
	}
	return false;
}

/* Where typographers end no line, and in addresses: more is said of these below. */
static bool is_ours(const struct test_case *c)
{
	return strstr(c->text, " - ") || strstr(c->text, "0 %") || strstr(c->text, "://");
}

static void check_unicode(struct kit *f)
{
	FILE *file = fopen(LINE_BREAK_TEST, "r");
	char line[4096];
	int ncases = 0, nfailed = 0, ntailored = 0, nskipped = 0, nours = 0;

	if (!tap_ok(file != NULL, LINE_BREAK_TEST " is there (package unicode-data)"))
		return;
	while (fgets(line, sizeof line, file)) {
		struct test_case c;
		bool breaks[4 * MOST + 1] = {false};

		if (*line == '#' || *line == '\n')
			continue;
		read_case(line, &c);
		if (!find_breaks(f, &c, breaks)) {
			nskipped++;
			continue;
		}
		ncases++;
		if (memcmp(breaks, c.breaks, sizeof breaks) == 0)
			continue;
		if (is_tailored(&c))
			ntailored++;
		else if (is_ours(&c))
			nours++;
		else if (nfailed++ < 10)
			printf("# %s", line);
	}
	fclose(file);
	tap_ok(ncases > 5000 && nfailed == 0 && ntailored <= 22 && nours == 4,
	       "LineBreakTest: %d cases, %d fail, %d where ICU tailors; %d do not apply", ncases,
	       nfailed, ntailored, nskipped);
}

/* The text with its breaks: "|" a line may end, "~" with a hyphen, "-" hardly,
 * "!" in need, "^" must. */
static void show_breaks(struct kit *f, const char *text, const char *lang, struct buf *out)
{
	static const char signs[] = {'|', '~', '|', '-', '!', '^'};
	struct text_span span = {.text = text,
				 .n = (int)strlen(text),
				 .family = "Noto Sans",
				 .size = 10000,
				 .lang = lang};
	struct text_options options = {.is_hyphenated = true, .hyphen_left = 2, .hyphen_right = 3};
	struct paragraph p;

	buf_clear(out);
	paragraph_shape(f->shaper, &f->arena, &span, 1, &options, &p, &f->diag);
	for (int i = 0, k = 1; i < p.n; i++) {
		if (p.brks[k].offset == i)
			buf_addc(out, signs[p.brks[k++].kind]);
		buf_addc(out, p.text[i]);
	}
}

/* How many letters a hyphen leaves on either side at least: what the caller says, to the letter. */
static void check_margins(struct kit *f)
{
	/* pro-gramme, man-ager, re-lated */
	static const char text[] = "programme manager related";
	struct text_span span = {.text = text,
				 .n = (int)sizeof text - 1,
				 .family = "Noto Sans",
				 .size = 10000,
				 .lang = "en"};
	bool is_first_kept = true, is_next_gone = true;

	for (int left = 1; left <= 7; left++)
		for (int right = 1; right <= 7; right++) {
			struct text_options options = {
				.is_hyphenated = true, .hyphen_left = left, .hyphen_right = right};
			struct paragraph p;

			paragraph_shape(f->shaper, &f->arena, &span, 1, &options, &p, &f->diag);
			for (int k = 1; k < p.nbrks; k++) {
				int at = p.brks[k].offset, start = at, end = at;

				if (p.brks[k].kind != BREAK_HYPHEN)
					continue;
				while (start > 0 && text[start - 1] != ' ')
					start--;
				while (text[end] && text[end] != ' ')
					end++;
				is_next_gone = is_next_gone && at - start >= left &&
					       end - at >= right;
			}
			/* man-ager has 3 and 4, and no other place */
			for (int k = 1, n = 0; k <= p.nbrks; k++) {
				if (k < p.nbrks) {
					n += p.brks[k].kind == BREAK_HYPHEN &&
					     p.brks[k].offset == 13;
					continue;
				}
				is_first_kept = is_first_kept && n == (left <= 3 && right <= 4);
			}
		}
	tap_ok(is_next_gone, "no hyphen leaves fewer letters than it must");
	tap_ok(is_first_kept, "one that leaves just enough is there");
}

static void check_own(struct kit *f)
{
	static const struct {
		const char *text, *lang, *wanted;
	} cases[] = {
		{"programme manager", "en", "pro~gramme |man~ager"},
		{"the product", "de-CH", "the |pro~duct"},
		{"programme", "qq", "programme"},
		{"PROGRAMME TypeScript", "en", "PROGRAMME |TypeScript"},
		{"Programme", "en", "Pro~gramme"},
		{"a1programme x", "en", "a1programme |x"},
		{"manager\xe2\x80\x99s role", "en", "man~ager\xe2\x80\x99s |role"},
		{"well-known fact", "en", "well-|known |fact"},
		{"10 \xe2\x80\x93 20, and/or", "en", "10 \xe2\x80\x93 |20, |and/|or"},
		{"this - or that \xe2\x80\x94 no", "en", "this - |or |that \xe2\x80\x94 |no"},
		{"plan \xe2\x80\x93 b and plan \xe2\x80\x93 C", "en",
		 "plan \xe2\x80\x93 |b |and |plan |\xe2\x80\x93 C"},
		{"pay $10\xe2\x80\x93"
		 "20 a",
		 "en",
		 "pay |$10\xe2\x80\x93-"
		 "20 |a"},
		{"1990\xe2\x80\x93\xe2\x82\xac"
		 "20 a",
		 "en",
		 "1990\xe2\x80\x93-\xe2\x82\xac"
		 "20 |a"},
		{"north\xe2\x80\x93south a", "en", "north\xe2\x80\x93|south |a"},
		{"10 km, 5 % or 3 \xe2\x82\xac", "en", "10 km, |5 % |or |3 \xe2\x82\xac"},
		{"10 EUR in 3 weeks", "en", "10 EUR |in |3 |weeks"},
		{"2 hosts, 3 GBs", "en", "2 |hosts, |3 |GBs"},
		{"a \xc2\xa0"
		 "b\xc2\xa0"
		 "c",
		 "en",
		 "a |\xc2\xa0"
		 "b\xc2\xa0"
		 "c"},
		{"https://example.com/guides/role_a?x=1", "en",
		 "https://|example|.com|/guides|/role|_a|?x=1"},
		{"www.example.org/well-made/it", "en", "www|.example|.org|/well-|made|/it"},
		{"mail anna.bell@example.org", "en", "mail |anna|.bell|@example|.org"},
		{"e.g. this", "en", "e.g. |this"},
		{"pro\xc2\xadgram\xc2\xadme and", "en", "pro~gram~me |and"},
		{"one\xe2\x80\xa8two", "en", "one\xe2\x80\xa8^two"},
		{"wwwwwwwwwwww x", "qq", "wwwwwwwwwwww |x"},
		{"wwwwwwwwwwwww x", "qq", "ww!w!w!w!w!w!w!w!w!w!ww |x"},
		{"\xe4\xb8\xad\xe6\x96\x87", "zh", "\xe4\xb8\xad|\xe6\x96\x87"},
		{"\xe0\xb8\xa0\xe0\xb8\xb2\xe0\xb8\xa9\xe0\xb8\xb2\xe0\xb9\x84\xe0\xb8\x97"
		 "\xe0\xb8\xa2",
		 "th",
		 "\xe0\xb8\xa0\xe0\xb8\xb2\xe0\xb8\xa9\xe0\xb8\xb2|\xe0\xb9\x84\xe0\xb8\x97"
		 "\xe0\xb8\xa2"},
		{"", "en", ""},
		{"   ", "en", "   "},
	};
	struct buf is;

	buf_init(&is);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		show_breaks(f, cases[i].text, cases[i].lang, &is);
		tap_is(buf_text(&is), cases[i].wanted, cases[i].text);
	}
	buf_release(&is);
}

/* The emergency breaks of a word and the raised figure behind it: "|" before each place. */
static const char *emergencies(struct kit *f, const char *word, const char *figure,
			       bool breaks_anywhere)
{
	struct text_span spans[] = {
		{.text = word, .n = (int)strlen(word), .family = "Noto Sans", .lang = "en"},
		{.text = figure,
		 .n = (int)strlen(figure),
		 .family = "Noto Sans",
		 .lang = "en",
		 .rise = 3000}};
	struct text_options options = {.breaks_anywhere = breaks_anywhere};
	struct job job = {.shaper = f->shaper, .spans = spans, .options = &options};
	struct arena_mark mark = arena_mark(&f->shaper->scratch);
	const uint8_t *marks;
	char *text = arena_alloc(&f->arena, 4 * MOST), *out = text;

	source_join(&job.source, &f->shaper->scratch, &f->shaper->scratch, spans, 2);
	marks = job_find_breaks(&job);
	for (int i = 0; i < job.source.n && i < MOST; i++) {
		if (marks[i] == BREAK_EMERGENCY + 1)
			*out++ = '|';
		*out++ = job.source.text[i];
	}
	*out = '\0';
	arena_reset(&f->shaper->scratch, mark);
	return text;
}

static void check_emergencies(struct kit *f)
{
	tap_is(emergencies(f, "abcdefghijk", "1", false), "abcdefghijk1", "a short word is whole");
	tap_is(emergencies(f, "abcdefghijkl", "1", false), "ab|c|d|e|f|g|h|i|j|k|l1",
	       "a long one may break, not at its very ends");
	tap_is(emergencies(f, "abc", "1", true), "a|b|c|1", "any may, where it is too wide");
	tap_is(emergencies(f, "abcdefghijklmn", "105", false), "ab|c|d|e|f|g|h|i|j|k|l|m|n|105",
	       "a footnote's figure never does");
	tap_is(emergencies(f, "a", "105", true), "a|105", "nor where anything may");
	tap_is(emergencies(f, "a", "bcd12", true), "a|b|c|d|12", "raised words do");
}

/* Characters are clusters wherever the source says so: none joins another by UAX #29. */
static void check_clusters(struct kit *f)
{
	int nwrong = 0;

	for (uint32_t code = 0x20; code < 0x110000; code++) {
		struct arena_mark mark = arena_mark(&f->shaper->scratch);
		int joins = u_getIntPropertyValue((UChar32)code, UCHAR_GRAPHEME_CLUSTER_BREAK);
		struct text_span span = {.family = "Noto Sans", .lang = "en"};
		struct source source;
		char text[8];

		span.text = text;
		span.n = (int)utf8_encode(code, text);
		source_join(&source, &f->shaper->scratch, &f->shaper->scratch, &span, 1);
		nwrong += !source.may_cluster && joins != U_GCB_OTHER && joins != U_GCB_CONTROL;
		arena_reset(&f->shaper->scratch, mark);
	}
	tap_ok(nwrong == 0,
	       "no character joins another where the text is said to have no clusters");
}

int main(void)
{
	struct kit f;

	if (!tap_ok(kit_open(&f, "handout"), "fonts open"))
		return tap_done();
	check_unicode(&f);
	check_own(&f);
	check_margins(&f);
	check_emergencies(&f);
	check_clusters(&f);
	kit_close(&f);
	return tap_done();
}
