/* The catalogue, faces, and subsets of them. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <harfbuzz/hb.h>

#include "base/file.h"
#include "root.h"
#include "tap.h"
#include "base/file_write.h"
#include "text/face.h"
#include "text/fontset.h"
#include "text/text.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	const char *folder; /* a catalogue of the tests' own */
	struct fontset *fonts;
};

static const char own_catalogue[] =
	"# a test\n"
	"package fonts-noto-core | OFL-1.1 | /usr/share/fonts/truetype/noto\n"
	"Noto Sans | sans | Latn any | NotoSans-Regular.ttf | NotoSans-Bold.ttf\n"
	"Noto Serif | serif | | Moved.ttf\n"
	"broken line\n"
	"package fonts-not-there | OFL-1.1 | /nowhere\n"
	"Not There | sans | Hani | NotThere.ttc#2\n";

static bool says(const struct diag *diag, int i, const char *text)
{
	return i < diag->nmessages && strstr(diag->messages[i].text, text);
}

static bool hints(const struct diag *diag, int i, const char *text)
{
	return i < diag->nmessages && diag->messages[i].hint &&
	       strstr(diag->messages[i].hint, text);
}

static void check_info(struct fixture *f)
{
	int regular = fontset_find(f->fonts, "Noto Sans", 0, &f->diag);
	int italic = fontset_find(f->fonts, "Noto Sans", FONT_ITALIC, &f->diag);
	int serif = fontset_find(f->fonts, "Noto Serif", FONT_BOLD, &f->diag);
	bool has_mono = fontset_has_family(f->fonts,
					   catalogue_find(&f->fonts->catalogue, "Noto Sans Mono"));
	int mono = has_mono ? fontset_find(f->fonts, "Noto Sans Mono", 0, &f->diag) : -1;
	int hebrew = fontset_find(f->fonts, "Noto Sans Hebrew", FONT_BOLD | FONT_ITALIC, &f->diag);
	const struct font_info *info = font_info(f->fonts, regular);

	tap_is(info->postscript_name, "NotoSans-Regular", "the face of Noto Sans");
	tap_ok(info->units_per_em == 1000 && info->ascent > 900 && info->descent < -200 &&
		       info->cap_height == 714 && info->x_height == 536 && !info->is_cff,
	       "its measures");
	tap_ok(info->bbox[0] < 0 && info->bbox[1] < 0 && info->bbox[2] > 1000 &&
		       info->bbox[3] > 900,
	       "its box");
	info = font_info(f->fonts, italic);
	tap_ok(info->is_italic && info->italic_angle < 0, "an italic leans");
	info = font_info(f->fonts, serif);
	tap_ok(info->is_serif && info->is_bold, "a serif, bold");
	if (has_mono)
		tap_ok(mono >= 0 && font_info(f->fonts, mono)->is_monospace, "a monospaced one");
	else
		tap_skip("fonts-noto-mono", "a monospaced one");
	tap_is(font_info(f->fonts, hebrew)->postscript_name, "NotoSansHebrew-Bold",
	       "Hebrew has no italic: bold stands in for bold italic");
	tap_ok(fontset_find(f->fonts, "Noto Sans", 0, &f->diag) == regular,
	       "a face is opened once");
	tap_ok(fontset_count(f->fonts) == 4 + has_mono, "nothing else is opened");
	tap_ok(f->diag.nmessages == 1 && f->diag.nwarnings == 1 &&
		       says(&f->diag, 0, "\"Noto Sans Hebrew\" has no italic"),
	       "one warning: such text is set without");
}

/* Glyphs whose composites have parts elsewhere in the font. */
static void check_subset(struct fixture *f)
{
	int font = fontset_find(f->fonts, "Noto Sans", 0, &f->diag);
	const struct face *face = fontset_face(f->fonts, font);
	static const uint32_t codes[] = {0, ' ', 'A', 'z', 0xe9, 0x1e9, 0x1ea4};
	uint32_t ids[7] = {0};
	struct font_subset subset, again;
	hb_blob_t *blob;
	hb_face_t *small;
	hb_font_t *scaled;
	bool is_same = true, is_ascending = true;

	for (int i = 1; i < 7; i++) {
		hb_font_get_nominal_glyph(face->font, codes[i], &ids[i]);
		for (int k = i; k > 0 && ids[k] < ids[k - 1]; k--) {
			uint32_t id = ids[k];

			ids[k] = ids[k - 1];
			ids[k - 1] = id;
		}
	}
	if (!tap_ok(font_subset(f->fonts, &f->arena, font, ids, 7, &subset, &f->diag),
		    "a subset of 7 glyphs"))
		return;
	blob = hb_blob_create((const char *)subset.bytes, subset.nbytes, HB_MEMORY_MODE_READONLY,
			      NULL, NULL);
	small = hb_face_create(blob, 0);
	scaled = hb_font_create(small);
	for (int i = 0; i < 7; i++) {
		hb_glyph_extents_t a, b;

		hb_font_get_glyph_extents(face->font, ids[i], &a);
		hb_font_get_glyph_extents(scaled, subset.new_ids[i], &b);
		is_same &= hb_font_get_glyph_h_advance(scaled, subset.new_ids[i]) ==
				   font_glyph_advance(f->fonts, font, ids[i]) &&
			   (i == 0 || memcmp(&a, &b, sizeof a) == 0);
		is_ascending &= i == 0 || subset.new_ids[i] > subset.new_ids[i - 1];
	}
	tap_ok(is_same, "new_ids name the same glyphs: widths and boxes");
	tap_ok(is_ascending && subset.new_ids[0] == 0, "in the same order, .notdef first");
	tap_ok(subset.nglyphs > 7 && subset.nbytes < 6000, "%u glyphs with their parts, %u bytes",
	       (unsigned)subset.nglyphs, (unsigned)subset.nbytes);
	tap_ok(font_subset(f->fonts, &f->arena, font, ids, 7, &again, &f->diag) &&
		       again.nbytes == subset.nbytes &&
		       memcmp(again.bytes, subset.bytes, subset.nbytes) == 0,
	       "twice the same bytes");
	hb_font_destroy(scaled);
	hb_face_destroy(small);
	hb_blob_destroy(blob);
}

/* A subset of glyphs that follow from the seed. */
static bool make_subset(struct fixture *f, struct fontset *fonts, int font, unsigned seed,
			struct font_subset *subset)
{
	int most = (int)hb_face_get_glyph_count(fontset_face(fonts, font)->face) / 100;
	uint32_t ids[100] = {0};
	int n = 1;

	for (; n < 100; n++) {
		seed = seed * 1103515245 + 12345;
		ids[n] = ids[n - 1] + 1 + seed / 65536 % (unsigned)most;
	}
	return font_subset(fonts, &f->arena, font, ids, 1 + (int)(seed / 65536 % 99), subset,
			   &f->diag);
}

/* A face that many subsets are made of is prepared for more of them. */
static void check_prepared(struct fixture *f)
{
	enum { MANY = 40 };
	static const char *const families[] = {"Noto Sans", "Noto Sans Hebrew",
					       "Noto Sans Devanagari"};
	struct fontset *fresh = fontset_open(in_root(&f->arena, "fonts/catalogue.txt"), &f->diag);
	struct font_subset wanted[MANY], subset;

	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		int font = fontset_find(fresh, families[i], FONT_BOLD, &f->diag), nsame = 0;

		for (unsigned seed = 0; seed < MANY; seed++)
			make_subset(f, fresh, font, seed % 20, &wanted[seed]);
		for (unsigned seed = 0; seed < MANY; seed++)
			nsame += make_subset(f, fresh, font, seed % 20, &subset) &&
				 subset.nbytes == wanted[seed % 20].nbytes &&
				 memcmp(subset.bytes, wanted[seed % 20].bytes, subset.nbytes) == 0;
		tap_ok(fontset_face(fresh, font)->prepared && nsame == MANY,
		       "%s: %d subsets have the same bytes from the prepared face", families[i],
		       nsame);
	}
	fontset_close(fresh);
}

/* A glyph of two parts, and one of none, added to a subset. */
static void check_joined(struct fixture *f)
{
	int font = fontset_find(f->fonts, "Noto Sans", 0, &f->diag);
	const struct face *face = fontset_face(f->fonts, font);
	struct glyph_part parts[] = {{0, 0, 0}, {0, -300, 700}};
	struct joined_glyph joined[] = {{parts, 2, 450}, {NULL, 0, 12}};
	hb_glyph_extents_t letter, mark, both, none;
	struct font_subset subset;
	uint32_t ids[3] = {0}, n;
	hb_blob_t *blob;
	hb_face_t *small;
	hb_font_t *scaled;

	hb_font_get_nominal_glyph(face->font, 'x', &ids[1]);
	hb_font_get_nominal_glyph(face->font, 0x1e9, &ids[2]); /* made of parts itself */
	if (!tap_ok(font_subset(f->fonts, &f->arena, font, ids, 3, &subset, &f->diag),
		    "a subset of 3 glyphs"))
		return;
	n = subset.nglyphs;
	parts[0].id = ids[1];
	parts[1].id = ids[2];
	tap_ok(font_join(f->fonts, &f->arena, font, joined, 2, &subset) && subset.nglyphs == n + 2,
	       "two glyphs more");
	blob = hb_blob_create((const char *)subset.bytes, subset.nbytes, HB_MEMORY_MODE_READONLY,
			      NULL, NULL);
	small = hb_face_create(blob, 0);
	scaled = hb_font_create(small);
	hb_font_get_glyph_extents(scaled, subset.new_ids[1], &letter);
	hb_font_get_glyph_extents(scaled, subset.new_ids[2], &mark);
	hb_font_get_glyph_extents(scaled, n, &both);
	hb_font_get_glyph_extents(scaled, n + 1, &none);
	tap_ok(hb_face_get_glyph_count(small) == n + 2 &&
		       hb_font_get_glyph_h_advance(scaled, n) == 450 &&
		       hb_font_get_glyph_h_advance(scaled, n + 1) == 12,
	       "of their own widths");
	tap_ok(both.x_bearing == mark.x_bearing - 300 && both.y_bearing == mark.y_bearing + 700 &&
		       both.x_bearing + both.width == letter.x_bearing + letter.width &&
		       both.y_bearing + both.height == letter.y_bearing + letter.height,
	       "the first is as large as its parts where they stand");
	tap_ok(none.width == 0 && none.height == 0, "the second shows nothing");
	hb_font_get_glyph_extents(face->font, ids[1], &both);
	tap_ok(memcmp(&both, &letter, sizeof both) == 0 &&
		       hb_font_get_glyph_h_advance(scaled, subset.new_ids[1]) ==
			       font_glyph_advance(f->fonts, font, ids[1]),
	       "the others stay as they were");
	hb_font_destroy(scaled);
	hb_face_destroy(small);
	hb_blob_destroy(blob);
}

static void check_faults(struct fixture *f)
{
	int n = f->diag.nmessages;

	tap_ok(fontset_open("/nowhere/catalogue.txt", &f->diag) == NULL &&
		       f->diag.environment_failed && f->diag.nmessages == n + 1,
	       "no catalogue: an error");
	n = f->diag.nmessages;
	tap_ok(fontset_find(f->fonts, "Noto Snas", 0, &f->diag) == -1 &&
		       says(&f->diag, n, "\"Noto Snas\"") && hints(&f->diag, n, "\"Noto Sans\"?"),
	       "a family with a typing error: what was meant");
}

/* A catalogue of our own, and a font beside it. */
static void check_own_folder(struct fixture *f)
{
	const char *catalogue = file_join(&f->arena, f->folder, "catalogue.txt");
	const char *moved = file_join(&f->arena, f->folder, "Moved.ttf");
	struct fontset *fonts;
	int n = f->diag.nmessages, serif;

	file_write(catalogue, own_catalogue, sizeof own_catalogue - 1, &f->diag);
	tap_ok(symlink("/usr/share/fonts/truetype/noto/NotoSerif-Italic.ttf", moved) == 0,
	       "a font is put beside the catalogue");
	fonts = fontset_open(catalogue, &f->diag);
	tap_ok(fonts && says(&f->diag, n, "no line of a font catalogue") &&
		       f->diag.messages[n].pos.line == 5,
	       "a faulty line is reported with its number");
	serif = fontset_find(fonts, "Noto Serif", 0, &f->diag);
	tap_is(serif < 0 ? NULL : font_info(fonts, serif)->path, moved, "that font is found");
	n = f->diag.nmessages;
	tap_ok(fontset_find(fonts, "Not There", 0, &f->diag) == -1 &&
		       says(&f->diag, n, "package fonts-not-there"),
	       "a font that is not installed: its package is named");
	fontset_close(fonts);
	unlink(moved);
	unlink(catalogue);
}

int main(void)
{
	char folder[] = "/tmp/test_font.XXXXXX";
	struct fixture f = {.folder = mkdtemp(folder)};

	arena_init(&f.arena);
	diag_init(&f.diag);
	f.fonts = fontset_open(in_root(&f.arena, "fonts/catalogue.txt"), &f.diag);
	if (!tap_ok(f.fonts && f.diag.nmessages == 0, "the catalogue opens"))
		return tap_done();
	check_info(&f);
	check_subset(&f);
	check_prepared(&f);
	check_joined(&f);
	check_faults(&f);
	check_own_folder(&f);
	fontset_close(f.fonts);
	rmdir(folder);
	diag_release(&f.diag);
	arena_release(&f.arena);
	return tap_done();
}
