/*
 * Shaping: tests/shape/NAME.test, a case a line, compared with what stands there and with hb-shape
 * run on the same font file. Every case is set twice, the second time from words that are known,
 * which must change nothing. UPDATE=1 rewrites the glyphs.
 */
#include <stdlib.h>
#include <string.h>

#include <harfbuzz/hb.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/utf8.h"
#include "root.h"
#include "tap.h"
#include "text/face.h"
#include "text/fontset.h"
#include "text/text.h"

enum { COLUMNS = 6, WARM_BYTES = 11000 };

/* Columns of a case. */
enum { FAMILY, STYLE, LANG, FEATURES, TEXT, GLYPHS };

struct fixture {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts;
	struct shaper *shaper;
	bool updates;
	bool is_rtl; /* the direction of the last case */
};

static unsigned style_flags(const char *style)
{
	return (strstr(style, "bold") ? FONT_BOLD : 0u) |
	       (strstr(style, "italic") ? FONT_ITALIC : 0u);
}

static bool is_tabular(const char *features)
{
	return strcmp(features, "tnum") == 0;
}

/* One glyph in the words of hb-shape. */
static void print_glyph(struct buf *out, const struct face *face, const struct glyph *glyph)
{
	char name[64];

	hb_font_glyph_to_string(face->font, glyph->id, name, sizeof name);
	buf_printf(out, "%s%s=%d", out->n > 1 ? "|" : "", name, (int)glyph->cluster);
	if (glyph->dx || glyph->dy)
		buf_printf(out, "@%d,%d", (int)glyph->dx, (int)glyph->dy);
	buf_printf(out, "+%d", (int)glyph->advance);
}

/* Sets a case at a size where a millipoint is a font unit; all runs in visual order. */
static void shape_case(struct fixture *f, char **columns, struct buf *out)
{
	int font = fontset_find(f->fonts, columns[FAMILY], style_flags(columns[STYLE]), &f->diag);
	const struct face *face = fontset_face(f->fonts, font);
	struct text_span span = {.text = columns[TEXT],
				 .n = (int)strlen(columns[TEXT]),
				 .family = columns[FAMILY],
				 .font_flags = style_flags(columns[STYLE]),
				 .size = face->info.units_per_em,
				 .lang = columns[LANG],
				 .has_tabular_figures = is_tabular(columns[FEATURES])};
	struct text_options options = {.is_rtl = text_is_rtl(span.lang)};
	struct paragraph paragraph;
	const struct run *runs;
	int nruns;

	buf_clear(out);
	paragraph_shape(f->shaper, &f->arena, &span, 1, &options, &paragraph, &f->diag);
	nruns = paragraph_line(f->shaper, &f->arena, &paragraph, 0, paragraph.nbrks - 1, 0, &runs);
	f->is_rtl = nruns > 0 && runs[0].is_rtl;
	buf_addc(out, '[');
	for (int i = 0; i < nruns; i++) {
		if (runs[i].font != font)
			buf_addstr(out, "ANOTHER FONT");
		for (int k = 0; k < runs[i].nglyphs; k++)
			print_glyph(out, face,
				    &runs[i].glyphs[runs[i].is_rtl ? runs[i].nglyphs - 1 - k : k]);
	}
	buf_addc(out, ']');
}

/* Sets the case's font and size until words are kept. */
static void warm(struct fixture *f, char **columns)
{
	struct buf ignored;

	buf_init(&ignored);
	for (int n = 0; n < WARM_BYTES; n += (int)strlen(columns[TEXT]) + 1)
		shape_case(f, columns, &ignored);
	buf_release(&ignored);
}

/* What hb-shape makes of the case. */
static void ask_hb_shape(struct fixture *f, char **columns, struct buf *out)
{
	int font = fontset_find(f->fonts, columns[FAMILY], style_flags(columns[STYLE]), &f->diag);
	const char *path = font_info(f->fonts, font)->path;
	size_t n = strlen(columns[TEXT]);
	struct buf command;
	char line[4096];
	FILE *pipe;

	buf_init(&command);
	buf_printf(&command,
		   "hb-shape --utf8-clusters --remove-default-ignorables --language=%s "
		   "--direction=%s --features=kern,liga%s --font-file=%s --unicodes=",
		   columns[LANG], f->is_rtl ? "rtl" : "ltr",
		   is_tabular(columns[FEATURES]) ? ",tnum" : "", path);
	for (size_t i = 0; i < n;) {
		uint32_t code = 0;

		i += utf8_decode(columns[TEXT] + i, n - i, &code);
		buf_printf(&command, "U+%04X%s", (unsigned)code, i < n ? "," : "");
	}
	buf_clear(out);
	pipe = popen(buf_text(&command), "r");
	if (pipe && fgets(line, sizeof line, pipe))
		buf_add(out, line, strcspn(line, "\n"));
	if (pipe)
		pclose(pipe);
	buf_release(&command);
}

/* Cuts a line at " ; "; the last column may be missing. */
static int split(char *line, char **columns)
{
	int n = 0;

	while (line && n < COLUMNS) {
		char *end = strstr(line, " ; ");

		if (end) {
			*end = '\0';
			end += 3;
		}
		columns[n++] = line;
		line = end;
	}
	return n;
}

/* Whether the package of the case's family is there. */
static bool is_installed(const struct fixture *f, char **columns)
{
	const struct catalogue *catalogue = &f->fonts->catalogue;
	int family = catalogue_find(catalogue, columns[FAMILY]);

	if (family < 0 || fontset_has_family(f->fonts, family))
		return true;
	tap_skip(catalogue->families[family].package->name, columns[FAMILY]);
	return false;
}

static void run_case(struct fixture *f, const char *file, char **columns, struct buf *out)
{
	struct buf ours, theirs, again;

	if (!is_installed(f, columns))
		return;
	buf_init(&ours);
	buf_init(&theirs);
	buf_init(&again);
	shape_case(f, columns, &ours);
	ask_hb_shape(f, columns, &theirs);
	warm(f, columns);
	shape_case(f, columns, &again);
	tap_ok(strcmp(buf_text(&ours), columns[GLYPHS]) == 0 || f->updates, "%s: %s %s: %s", file,
	       columns[FAMILY], columns[STYLE], columns[TEXT]);
	tap_is(buf_text(&ours), buf_text(&theirs), "  the same from hb-shape");
	tap_is(buf_text(&again), buf_text(&ours), "  the same from known words");
	for (int i = 0; i < GLYPHS; i++)
		buf_printf(out, "%s ; ", columns[i]);
	buf_printf(out, "%s\n", buf_text(&ours));
	buf_release(&ours);
	buf_release(&theirs);
	buf_release(&again);
}

static void run_file(struct fixture *f, const char *path)
{
	size_t size;
	char *text = file_read(&f->arena, path, 1 << 20, &size, &f->diag);
	char *columns[COLUMNS + 1];
	struct buf out;

	buf_init(&out);
	while (text && *text) {
		char *end = text + strcspn(text, "\n");
		bool is_last = !*end;

		*end = '\0';
		columns[GLYPHS] = "";
		if (*text == '#' || !*text)
			buf_printf(&out, "%s\n", text);
		else if (tap_ok(split(text, columns) >= GLYPHS, "a case: %.40s", text))
			run_case(f, file_name(path), columns, &out);
		text = is_last ? end : end + 1;
	}
	if (f->updates)
		tap_ok(file_write(path, out.bytes, out.n, &f->diag), "%s rewritten", path);
	buf_release(&out);
}

/* A face without a minus sign draws its en dash, wherever the sign stands; the text keeps it. */
static void check_minus(struct fixture *f)
{
	char *minus[COLUMNS + 1] = {"Noto Sans", "bold", "en", "tnum", "\xe2\x88\x92\x35", ""};
	char *dash[COLUMNS + 1] = {"Noto Sans", "bold", "en", "tnum", "\xe2\x80\x93\x35", ""};
	struct buf is, wanted;

	buf_init(&is);
	buf_init(&wanted);
	shape_case(f, dash, &wanted);
	shape_case(f, minus, &is);
	tap_is(buf_text(&is), buf_text(&wanted), "a minus sign has a glyph of its face");
	warm(f, minus);
	shape_case(f, minus, &is);
	tap_is(buf_text(&is), buf_text(&wanted), "and when the word is known");
	buf_release(&is);
	buf_release(&wanted);
}

int main(void)
{
	static const char *const names[] = {"latin",  "figures", "hebrew",
					    "arabic", "indic",   "thai"};
	struct fixture f = {.updates = getenv("UPDATE") != NULL};

	setenv("ROLEGUIDE_CACHES", "off", 1); /* else paragraphs are known, not words */
	arena_init(&f.arena);
	diag_init(&f.diag);
	f.fonts = fontset_open(in_root(&f.arena, "fonts/catalogue.txt"), &f.diag);
	if (!tap_ok(f.fonts != NULL, "the catalogue opens"))
		return tap_done();
	if (system("command -v hb-shape >/dev/null") != 0) {
		tap_skip("libharfbuzz-bin", "cases are compared with hb-shape");
		return tap_done();
	}
	f.shaper = shaper_new(f.fonts, NULL);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		run_file(&f, in_root(&f.arena,
				     arena_printf(&f.arena, "tests/shape/%s.test", names[i])));
	check_minus(&f);
	tap_ok(f.diag.nmessages == 0, "nothing is reported");
	diag_print(&f.diag, stdout, 0, false);
	shaper_free(f.shaper);
	fontset_close(f.fonts);
	arena_release(&f.arena);
	diag_release(&f.diag);
	return tap_done();
}
