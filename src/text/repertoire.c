/*
 * Characters are kept as bits of all of Unicode. Those of a script are shaped at once, a space
 * between each two, with figures of the font's own and with tabular ones.
 */
#include "text/repertoire.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/fontset.h"

enum {
	ALL_CODES = 0x110000,
	WORD = 64,                  /* bits */
	SLOTS = 8192,               /* of words, of which three quarters are taken at most; */
	MOST_WORDS = SLOTS * 3 / 4, /* what comes later is not kept */
	LONGEST_WORD = 255          /* bytes */
};

/* Scripts whose letters look alike wherever they stand, but for marks. */
static const UScriptCode plain_scripts[] = {USCRIPT_LATIN,    USCRIPT_GREEK,    USCRIPT_CYRILLIC,
					    USCRIPT_HEBREW,   USCRIPT_ARMENIAN, USCRIPT_GEORGIAN,
					    USCRIPT_ETHIOPIC, USCRIPT_HAN,      USCRIPT_HIRAGANA,
					    USCRIPT_KATAKANA, USCRIPT_HANGUL,   USCRIPT_BOPOMOFO};
enum { NSCRIPTS = sizeof plain_scripts / sizeof *plain_scripts };

struct repertoire {
	hb_language_t lang;
	uint64_t codes[ALL_CODES / WORD];
	struct buf words;      /* one behind the other, each with a NUL */
	uint32_t slots[SLOTS]; /* where in words one begins, from 1; 0: none */
	int nwords;
};

static UScriptCode script_of(uint32_t code)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script = uscript_getScript((UChar32)code, &status);

	return script <= USCRIPT_INHERITED ? USCRIPT_LATIN : script;
}

/* The number of a plain script; -1: it is none. */
static int find_plain(UScriptCode script)
{
	for (int i = 0; i < NSCRIPTS; i++)
		if (plain_scripts[i] == script)
			return i;
	return -1;
}

/* Marks are set with the letters below them, not one by one. */
static bool stands_alone(uint32_t code)
{
	return !character_is_ignorable(code) &&
	       !(U_MASK(u_charType((UChar32)code)) & (U_GC_M_MASK | U_GC_C_MASK));
}

static bool has_code(const struct repertoire *repertoire, uint32_t code)
{
	return repertoire->codes[code / WORD] >> code % WORD & 1;
}

/* Signs of ASCII that few texts have. */
static bool is_rare(uint32_t code)
{
	return code > ' ' && code < 0x80 && strchr("#$<>@[\\]^_`{|}~", (int)code);
}

static void add_code(struct repertoire *repertoire, uint32_t code)
{
	repertoire->codes[code / WORD] |= (uint64_t)1 << code % WORD;
}

struct repertoire *repertoire_new(const char *lang)
{
	/* spaces that do not break, and what figures and cuts are written with */
	static const char signs[] = "\xc2\xa0\xe2\x80\xaf\xe2\x80\x87–−×≈…’½";
	struct repertoire *repertoire = mem_alloc_zeroed(sizeof *repertoire);

	repertoire->lang = hb_language_from_string(lang, -1);
	buf_init(&repertoire->words);
	for (uint32_t code = ' '; code < 0x7f; code++)
		if (!is_rare(code))
			add_code(repertoire, code);
	repertoire_add(repertoire, signs, sizeof signs - 1);
	return repertoire;
}

void repertoire_free(struct repertoire *repertoire)
{
	if (!repertoire)
		return;
	buf_release(&repertoire->words);
	free(repertoire);
}

/* Where a word ends at the latest: white space, and signs of XML and of patterns. */
static bool ends_word(char c)
{
	return (unsigned char)c <= ' ' || strchr("<>&;\"{}=", c);
}

static void add_word(struct repertoire *repertoire, const char *text, size_t n)
{
	struct buf *words = &repertoire->words;
	uint32_t slot = 5381;

	if (n > LONGEST_WORD || repertoire->nwords == MOST_WORDS)
		return;
	for (size_t i = 0; i < n; i++)
		slot = slot * 33 + (unsigned char)text[i];
	for (slot %= SLOTS; repertoire->slots[slot]; slot = (slot + 1) % SLOTS) {
		const char *word = words->bytes + repertoire->slots[slot] - 1;

		if (strlen(word) == n && memcmp(word, text, n) == 0)
			return;
	}
	repertoire->slots[slot] = (uint32_t)words->n + 1;
	repertoire->nwords++;
	buf_add(words, text, n);
	buf_addc(words, '\0');
}

/* The word around a letter at `at`; returns where it ends. */
static size_t take_word(struct repertoire *repertoire, const char *text, size_t n, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && !ends_word(text[from - 1]))
		from--;
	while (to < n && !ends_word(text[to]))
		to++;
	add_word(repertoire, text + from, to - from);
	return to;
}

/* The character of a reference "&#x2014;" at text, its size in *size; 0: there is none. */
static uint32_t read_reference(const char *text, size_t n, size_t *size)
{
	bool is_hex = n > 3 && text[2] == 'x';
	uint32_t code = 0;

	if (n < 4 || text[1] != '#')
		return 0;
	for (size_t i = is_hex ? 3 : 2; i < n && code < ALL_CODES; i++) {
		int digit = text[i] >= '0' && text[i] <= '9'           ? text[i] - '0'
			    : is_hex && strchr("abcdef", text[i] | 32) ? (text[i] | 32) - 'a' + 10
								       : -1;

		if (digit < 0) {
			*size = i + 1;
			return text[i] == ';' ? code : 0;
		}
		code = code * (is_hex ? 16 : 10) + (uint32_t)digit;
	}
	return 0;
}

void repertoire_add(struct repertoire *repertoire, const char *text, size_t n)
{
	bool is_tag = false;

	for (size_t at = 0, size = 1; at < n; at += size) {
		uint32_t code = (unsigned char)text[at];

		size = 1;
		is_tag = code == '<' || (is_tag && code != '>');
		if (code == '&') {
			code = read_reference(text + at, n - at, &size);
			if (code == 0 || code >= ALL_CODES) {
				size = 1;
				continue;
			}
		} else if (code >= 0x80) {
			size = utf8_decode(text + at, n - at, &code);
			if (size == 0) {
				size = 1; /* another encoding */
				continue;
			}
		}
		if (is_rare(code) && !is_tag && strchr("$@[]_~", (int)code))
			add_code(repertoire, code);
		if (code < 0x80 || has_code(repertoire, code) || !stands_alone(code))
			continue;
		if (find_plain(script_of(code)) >= 0)
			add_code(repertoire, code);
		else if (text[at] != '&')
			size = take_word(repertoire, text, n, at) - at;
	}
}

/* A face that is asked. */
struct asked {
	const struct repertoire *repertoire;
	const struct face *face, *spared; /* or NULL */
	struct arena *arena;
	int font;
	struct run *runs;
	int n;
};

static bool has_glyph(const struct face *face, uint32_t code)
{
	hb_codepoint_t glyph;

	return hb_font_get_nominal_glyph(face->font, code, &glyph) && glyph != 0;
}

static bool is_wanted(const struct asked *asked, uint32_t code)
{
	return has_glyph(asked->face, code) && !(asked->spared && has_glyph(asked->spared, code));
}

/* HarfBuzz's glyphs in logical order; false where a character has none. */
static bool collect(hb_buffer_t *buffer, struct arena *arena, struct run *run)
{
	unsigned n;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
	struct glyph *glyphs = ARENA_ARRAY(arena, struct glyph, n);

	for (unsigned k = 0; k < n; k++) {
		unsigned i = run->is_rtl ? n - 1 - k : k;

		if (infos[i].codepoint == 0)
			return false;
		glyphs[k] = (struct glyph){.id = infos[i].codepoint,
					   .cluster = (int32_t)infos[i].cluster,
					   .advance = positions[i].x_advance,
					   .dx = positions[i].x_offset,
					   .dy = positions[i].y_offset};
	}
	run->glyphs = glyphs;
	run->nglyphs = (int)n;
	return n > 0;
}

static void shape(struct asked *asked, const char *text, size_t n, bool has_tabular_figures)
{
	static const hb_feature_t tabular = {HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START,
					     HB_FEATURE_GLOBAL_END};
	hb_buffer_t *buffer = hb_buffer_create();
	struct run run = {.text = arena_strndup(asked->arena, text, n),
			  .end = (int32_t)n,
			  .font = asked->font,
			  .size = asked->face->info.units_per_em};

	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_add_utf8(buffer, text, (int)n, 0, (int)n);
	hb_buffer_set_language(buffer, asked->repertoire->lang);
	hb_buffer_guess_segment_properties(buffer);
	run.is_rtl = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
	hb_shape(asked->face->font, buffer, &tabular, has_tabular_figures);
	if (collect(buffer, asked->arena, &run)) {
		ARENA_GROW(asked->arena, asked->runs, asked->n);
		asked->runs[asked->n++] = run;
	}
	hb_buffer_destroy(buffer);
}

/* Characters that the face has, by script, each behind a space. */
static void shape_characters(struct asked *asked)
{
	const uint64_t *codes = asked->repertoire->codes;
	struct buf texts[NSCRIPTS] = {0};

	for (uint32_t code = 0; code < ALL_CODES; code++) {
		char bytes[5] = " ";

		if (codes[code / WORD] == 0)
			code |= WORD - 1;
		else if (has_code(asked->repertoire, code) && is_wanted(asked, code))
			buf_add(&texts[find_plain(script_of(code))], bytes,
				1 + utf8_encode(code, bytes + 1));
	}
	if (!asked->spared)
		buf_addstr(&texts[0], " ff fi fl fj ffi ffl fft ft tt ti tti tf ttf");
	for (int i = 0; i < NSCRIPTS; i++) {
		if (texts[i].n > 0)
			shape(asked, texts[i].bytes, texts[i].n, false);
		if (texts[i].n > 0 && plain_scripts[i] == USCRIPT_LATIN)
			shape(asked, texts[i].bytes, texts[i].n, true);
		buf_release(&texts[i]);
	}
}

static void shape_words(struct asked *asked)
{
	const struct buf *words = &asked->repertoire->words;

	for (size_t at = 0, n; at < words->n; at += n + 1) {
		bool is_whole = true;

		n = strlen(words->bytes + at);
		for (size_t i = 0, size; i < n; i += size) {
			uint32_t code;

			size = utf8_decode(words->bytes + at + i, n - i, &code);
			is_whole = is_whole && (character_is_ignorable(code) ||
						(code < 0x80 ? has_glyph(asked->face, code)
							     : is_wanted(asked, code)));
		}
		if (is_whole)
			shape(asked, words->bytes + at, n, false);
	}
}

struct run *repertoire_shape(const struct repertoire *repertoire, const struct fontset *fonts,
			     struct arena *arena, int font, int spared, int *n)
{
	struct asked asked = {.repertoire = repertoire,
			      .face = fontset_face(fonts, font),
			      .spared = spared < 0 ? NULL : fontset_face(fonts, spared),
			      .arena = arena,
			      .font = font};

	shape_characters(&asked);
	shape_words(&asked);
	*n = asked.n;
	return asked.runs;
}
