/*
 * Directions against Unicode's BidiTest.txt and BidiCharacterTest.txt (UAX #9), read from where
 * the package unicode-data puts them. Levels after our L1 and the order after our L2 are compared;
 * every case must hold, but for three kinds that ICU 72 is known to resolve in another way
 * (is_known).
 */
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "tap.h"
#include "text/bidi.h"
#include "text/text.h"

#define FOLDER "/usr/share/unicode/"

enum { MOST = 256, NO_LEVEL = 255 };

struct text {
	uint32_t codes[MOST];
	int n;
};

struct outcome {
	uint8_t levels[MOST]; /* of characters */
	int order[MOST];
	int norder;
};

/* Whether the first strong character outside isolates is right-to-left (UAX #9 P2-P3). */
static bool is_auto_rtl(const struct text *text)
{
	int depth = 0;

	for (int i = 0; i < text->n; i++) {
		UCharDirection class = u_charDirection((UChar32)text->codes[i]);

		if (class == U_LEFT_TO_RIGHT_ISOLATE || class == U_RIGHT_TO_LEFT_ISOLATE ||
		    class == U_FIRST_STRONG_ISOLATE)
			depth++;
		else if (class == U_POP_DIRECTIONAL_ISOLATE && depth > 0)
			depth--;
		else if (class == U_BLOCK_SEPARATOR)
			return false;
		else if (depth == 0 &&
			 (class == U_RIGHT_TO_LEFT || class == U_RIGHT_TO_LEFT_ARABIC))
			return true;
		else if (depth == 0 && class == U_LEFT_TO_RIGHT)
			return false;
	}
	return false;
}

/* Characters that rule X9 takes out have no level in the tests. */
static bool is_removed(uint32_t code)
{
	UCharDirection class = u_charDirection((UChar32)code);

	return class == U_LEFT_TO_RIGHT_EMBEDDING || class == U_RIGHT_TO_LEFT_EMBEDDING ||
	       class == U_LEFT_TO_RIGHT_OVERRIDE || class == U_RIGHT_TO_LEFT_OVERRIDE ||
	       class == U_POP_DIRECTIONAL_FORMAT || class == U_BOUNDARY_NEUTRAL;
}

static void resolve(UBiDi *bidi, const struct text *text, bool is_rtl, struct outcome *out)
{
	uint16_t units[2 * MOST];
	uint8_t levels[2 * MOST], kept[MOST];
	struct arena arena;
	int places[MOST], order[MOST];
	int32_t n = 0;

	for (int i = 0; i < text->n; i++)
		U16_APPEND_UNSAFE(units, n, text->codes[i]);
	arena_init(&arena);
	bidi_levels(bidi, units, n, is_rtl, &arena, levels);
	arena_release(&arena);
	n = 0;
	for (int i = 0; i < text->n; i++) {
		out->levels[i] = levels[n];
		n += U16_LENGTH(text->codes[i]);
	}
	for (int i = text->n; i > 0 && bidi_is_trailing(text->codes[i - 1]); i--)
		out->levels[i - 1] = is_rtl;
	out->norder = 0;
	for (int i = 0; i < text->n; i++) {
		if (is_removed(text->codes[i])) {
			out->levels[i] = NO_LEVEL;
			continue;
		}
		kept[out->norder] = out->levels[i];
		places[out->norder++] = i;
	}
	bidi_order(kept, out->norder, order);
	for (int i = 0; i < out->norder; i++)
		out->order[i] = places[order[i]];
}

/* Reads "0 x 1" up to the end or a semicolon. */
static int read_levels(const char *field, uint8_t *levels)
{
	int n = 0;

	for (;;) {
		field += strspn(field, " \t");
		if (*field == 'x') {
			levels[n++] = NO_LEVEL;
			field++;
		} else if (*field >= '0' && *field <= '9') {
			char *end;

			levels[n++] = (uint8_t)strtol(field, &end, 10);
			field = end;
		} else {
			return n;
		}
	}
}

static int read_order(const char *field, int *order)
{
	uint8_t numbers[MOST];
	int n = read_levels(field, numbers);

	for (int i = 0; i < n; i++)
		order[i] = numbers[i];
	return n;
}

/* ICU gives text of one direction one level: "2" for an Arabic digit may be 0. Then levels are the
 * same when all directions are. */
static bool has_same_levels(const struct outcome *is, const struct outcome *wanted, int n)
{
	uint8_t mask = 1;

	for (int i = 1; i < is->norder; i++)
		if (is->levels[is->order[i]] != is->levels[is->order[0]])
			mask = UINT8_MAX;
	for (int i = 0; i < n; i++) {
		if ((is->levels[i] == NO_LEVEL) != (wanted->levels[i] == NO_LEVEL))
			return false;
		if ((is->levels[i] & mask) != (wanted->levels[i] & mask))
			return false;
	}
	return true;
}

static bool is_same(const struct outcome *is, const struct outcome *wanted, int n)
{
	return has_same_levels(is, wanted, n) && is->norder == wanted->norder &&
	       memcmp(is->order, wanted->order, sizeof *is->order * (size_t)is->norder) == 0;
}

/*
 * Where ICU's levels differ from the standard: brackets or isolates beside overrides (X6a, N0),
 * marks on a bracket (the end of N0), and more than 63 brackets open at a time (BD16).
 */
static bool is_known(const struct text *text)
{
	int nbrackets = 0, nmarks = 0, noverrides = 0;

	for (int i = 0; i < text->n; i++) {
		nbrackets += text->codes[i] == '(' || text->codes[i] == '[' ||
			     text->codes[i] == 0x2066 || text->codes[i] == 0x2068;
		nmarks += u_charType((UChar32)text->codes[i]) == U_NON_SPACING_MARK;
		noverrides += text->codes[i] == 0x202d || text->codes[i] == 0x202e;
	}
	return nbrackets > 63 || (nbrackets > 0 && (nmarks > 0 || noverrides > 0));
}

/* "05D0 0061;2;1;1 2;1 0": characters; 0 ltr, 1 rtl, 2 auto; level; levels; order. */
static bool check_character_case(UBiDi *bidi, char *line, struct text *text)
{
	struct outcome is, wanted;
	char *field = line;
	bool is_rtl;
	long direction;

	text->n = 0;
	while (*field && *field != ';')
		text->codes[text->n++] = (uint32_t)strtoul(field, &field, 16);
	direction = strtol(field + 1, &field, 10);
	is_rtl = direction == 2 ? is_auto_rtl(text) : direction == 1;
	if (strtol(field + 1, &field, 10) != is_rtl)
		return false;
	read_levels(field + 1, wanted.levels);
	field = strchr(field + 1, ';');
	wanted.norder = read_order(field + 1, wanted.order);
	resolve(bidi, text, is_rtl, &is);
	return is_same(&is, &wanted, text->n);
}

static void check_characters(UBiDi *bidi)
{
	FILE *file = fopen(FOLDER "BidiCharacterTest.txt", "r");
	char line[4096];
	int ncases = 0, nfailed = 0, nknown = 0;
	struct text text;

	if (!tap_ok(file != NULL, FOLDER "BidiCharacterTest.txt is there (package unicode-data)"))
		return;
	while (fgets(line, sizeof line, file)) {
		if (*line == '#' || *line == '\n')
			continue;
		ncases++;
		if (check_character_case(bidi, line, &text))
			continue;
		if (is_known(&text))
			nknown++;
		else if (nfailed++ < 5)
			printf("# %s", line);
	}
	fclose(file);
	tap_ok(ncases > 90000 && nfailed == 0 && nknown <= 30,
	       "BidiCharacterTest: %d cases, %d fail, %d where ICU is known to differ", ncases,
	       nfailed, nknown);
}

/* A character of the class that begins at name. */
static uint32_t sample(const char *name, size_t n)
{
	static const struct {
		const char *name;
		uint32_t code;
	} samples[] = {{"L", 'a'},      {"R", 0x5d0},    {"AL", 0x627},   {"EN", '3'},
		       {"ES", '-'},     {"ET", '%'},     {"AN", 0x660},   {"CS", ','},
		       {"B", 0x2029},   {"S", '\t'},     {"WS", ' '},     {"ON", '!'},
		       {"NSM", 0x300},  {"BN", 0x200b},  {"LRE", 0x202a}, {"RLE", 0x202b},
		       {"PDF", 0x202c}, {"LRO", 0x202d}, {"RLO", 0x202e}, {"LRI", 0x2066},
		       {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069}};

	for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
		if (strlen(samples[i].name) == n && memcmp(samples[i].name, name, n) == 0)
			return samples[i].code;
	return 0;
}

/* "L R; 7": classes; a set of 1 auto, 2 ltr, 4 rtl. Returns how many of the directions fail. */
static int check_class_case(UBiDi *bidi, const char *line, const struct outcome *wanted, int *n)
{
	struct text text = {.n = 0};
	const char *end = strchr(line, ';');
	long directions = strtol(end + 1, NULL, 10);
	int nfailed = 0;

	while (line < end) {
		size_t size = strcspn(line, " ;");

		text.codes[text.n++] = sample(line, size);
		line += size + strspn(line + size, " ");
	}
	for (int i = 0; i < 3; i++) {
		struct outcome is;

		if (!(directions & 1 << i))
			continue;
		++*n;
		resolve(bidi, &text, i == 0 ? is_auto_rtl(&text) : i == 2, &is);
		nfailed += !is_same(&is, wanted, text.n);
	}
	return nfailed;
}

static void check_classes(UBiDi *bidi)
{
	FILE *file = fopen(FOLDER "BidiTest.txt", "r");
	struct outcome wanted = {.norder = 0};
	char line[4096];
	int ncases = 0, nfailed = 0;

	if (!tap_ok(file != NULL, FOLDER "BidiTest.txt is there (package unicode-data)"))
		return;
	while (fgets(line, sizeof line, file)) {
		if (strncmp(line, "@Levels:", 8) == 0)
			read_levels(line + 8, wanted.levels);
		else if (strncmp(line, "@Reorder:", 9) == 0)
			wanted.norder = read_order(line + 9, wanted.order);
		else if (*line != '#' && *line != '@' && strchr(line, ';'))
			nfailed += check_class_case(bidi, line, &wanted, &ncases);
	}
	fclose(file);
	tap_ok(ncases > 700000 && nfailed == 0, "BidiTest: %d cases, %d fail", ncases, nfailed);
}

int main(void)
{
	UBiDi *bidi = ubidi_open();

	check_characters(bidi);
	check_classes(bidi);
	tap_ok(text_is_rtl("he") && text_is_rtl("ar-EG") && text_is_rtl("ckb"),
	       "languages from right to left");
	tap_ok(!text_is_rtl("en") && !text_is_rtl("") && !text_is_rtl("arn"), "and others");
	ubidi_close(bidi);
	return tap_done();
}
