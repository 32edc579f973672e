/*
 * Hyphenation against libhyphen on the same dictionaries: American English, and German, whose
 * patterns have two levels. Words are the patterns themselves, their letters only, alone and two
 * by two. Seams of such made-up German compounds are few in which both may differ.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hyphen.h>
#include <unicode/ucnv.h>

#include "base/buf.h"
#include "base/file.h"
#include "tap.h"
#include "text/hyphen.h"

static const struct srcpos nowhere = {NULL, 0};

enum { LONGEST = 60, GERMAN_STEP = 7, GERMAN_DIFFERENT = 3 };

/* A dictionary in both hands. */
struct pair {
	const struct hyphen_patterns *ours;
	HyphenDict *theirs;
	bool is_latin1;
	int nwords, nmarks, ndifferent;
};

/* Our marks in libhyphen's form: an odd digit behind the letter before the hyphen. */
static void ask_ours(const struct pair *pair, const char *word, int n, char *digits)
{
	bool marks[HYPHEN_LONGEST];
	int letter = -1;

	hyphen_word(pair->ours, word, n, 0, 0, marks);
	memset(digits, 0, (size_t)n + 1);
	for (int i = 0; i < n; i++) {
		if ((word[i] & 0xc0) == 0x80)
			continue;
		if (marks[i])
			digits[letter] = 1;
		letter++;
	}
}

static void ask_libhyphen(const struct pair *pair, const char *word, int n, char *digits)
{
	char bytes[LONGEST * 4], hyphens[LONGEST * 4 + 8] = {0};
	char **replaced = NULL;
	int *places = NULL, *cuts = NULL;
	UErrorCode status = U_ZERO_ERROR;

	for (int i = 0; i < n; i++)
		bytes[i] = word[i];
	if (pair->is_latin1)
		n = ucnv_convert("ISO-8859-1", "UTF-8", bytes, sizeof bytes, word, n, &status);
	bytes[n] = '\0';
	hnj_hyphen_hyphenate2(pair->theirs, bytes, n, hyphens, NULL, &replaced, &places, &cuts);
	for (int i = 0; i < n; i++) {
		digits[i] = hyphens[i] & 1 && !(replaced && replaced[i]);
		if (replaced)
			free(replaced[i]);
	}
	free(replaced);
	free(places);
	free(cuts);
}

static void compare(struct pair *pair, const char *word, int n)
{
	char ours[LONGEST * 4 + 1] = {0}, theirs[LONGEST * 4 + 1] = {0};

	ask_ours(pair, word, n, ours);
	ask_libhyphen(pair, word, n, theirs);
	pair->nwords++;
	for (int i = 0; i < n; i++)
		pair->nmarks += theirs[i];
	if (memcmp(ours, theirs, (size_t)n) == 0)
		return;
	if (pair->ndifferent++ < 8) {
		printf("# %.*s ours ", n, word);
		for (int i = 0; i < n; i++)
			printf("%d", ours[i]);
		printf(" theirs ");
		for (int i = 0; i < n; i++)
			printf("%d", theirs[i]);
		printf("\n");
	}
}

/* The letters of a pattern, behind what word holds already; 0: this line is no pattern of letters.
 * */
static int add_letters(const char *line, size_t size, char *word, int n)
{
	int start = n;

	for (size_t i = 0; i < size; i++) {
		if (strchr("0123456789.", line[i]))
			continue;
		if (size - i > 1 && line[i] == '\xef' && line[i + 1] == '\xac')
			return start; /* libhyphen counts U+FB01 as two letters, we as one */
		if (n == LONGEST || !((line[i] >= 'a' && line[i] <= 'z') || line[i] & 0x80))
			return start;
		word[n++] = line[i];
	}
	return n;
}

/* Every step-th word of the dictionary's text. */
static void compare_all(struct pair *pair, const char *text, int step)
{
	char word[LONGEST + 1];
	int before = 0;

	for (int line = 0; *text; line++) {
		size_t size = strcspn(text, "\r\n");
		int n = add_letters(text, size, word, before);

		if (n > before && line % step == 0) {
			compare(pair, word + before, n - before);
			compare(pair, word, n);
		}
		memmove(word, word + before, (size_t)(n - before));
		before = n - before < LONGEST / 2 ? n - before : 0;
		text += size;
		text += strspn(text, "\r\n");
	}
}

static void check_english(struct arena *arena, struct diag *diag)
{
	const char *path = "/usr/share/hyphen/hyph_en_US.dic";
	struct hyphen *hyphen = hyphen_new("/usr/share/hyphen", diag);
	struct pair pair = {.ours = hyphen_find(hyphen, "en-US", nowhere)};
	size_t size;
	char *text = file_read(arena, path, 1 << 24, &size, diag);

	if (tap_ok(text && pair.ours, "%s is there (package hyphen-en-us)", path)) {
		pair.theirs = hnj_hyphen_load(path);
		compare_all(&pair, text, 1);
		tap_ok(pair.nwords > 15000 && pair.nmarks > 5000 && pair.ndifferent == 0,
		       "English: %d words, %d hyphens, %d words differ", pair.nwords, pair.nmarks,
		       pair.ndifferent);
		hnj_hyphen_free(pair.theirs);
	}
	hyphen_free(hyphen);
}

static void check_german(struct arena *arena, struct diag *diag)
{
	const char *path = "/usr/share/hyphen/hyph_de_DE.dic";
	struct hyphen *hyphen = hyphen_new("/usr/share/hyphen", diag);
	struct pair pair = {.ours = hyphen_find(hyphen, "de", nowhere), .is_latin1 = true};
	char *utf8;
	size_t size;
	UErrorCode status = U_ZERO_ERROR;
	char *text = file_read(arena, path, 1 << 24, &size, diag);

	if (tap_ok(text && pair.ours, "%s is there (package hyphen-de)", path)) {
		utf8 = arena_alloc(arena, 3 * size);
		ucnv_convert("UTF-8", "ISO-8859-1", utf8, (int32_t)(3 * size), text, (int32_t)size,
			     &status);
		pair.theirs = hnj_hyphen_load(path);
		compare_all(&pair, utf8, GERMAN_STEP);
		tap_ok(pair.nwords > 20000 && pair.nmarks > 90000 &&
			       pair.ndifferent <= GERMAN_DIFFERENT,
		       "German: %d words, %d hyphens, %d words differ", pair.nwords, pair.nmarks,
		       pair.ndifferent);
		hnj_hyphen_free(pair.theirs);
	}
	hyphen_free(hyphen);
}

/* The word with a hyphen at each mark. */
static void spell(const struct hyphen_patterns *patterns, const char *word, int left, int right,
		  char *out)
{
	bool marks[HYPHEN_LONGEST];

	hyphen_word(patterns, word, (int)strlen(word), left, right, marks);
	for (int i = 0; word[i]; i++) {
		if (marks[i])
			*out++ = '-';
		*out++ = word[i];
	}
	*out = '\0';
}

static void check_words(struct diag *diag)
{
	struct hyphen *hyphen = hyphen_new("/usr/share/hyphen", diag);
	const struct hyphen_patterns *english = hyphen_find(hyphen, "en", nowhere);
	const struct hyphen_patterns *german = hyphen_find(hyphen, "de-AT", nowhere);
	char word[HYPHEN_LONGEST * 2];

	spell(english, "hyphenation", 2, 3, word);
	tap_is(word, "hy-phen-ation", "English patterns");
	spell(english, "hyphenation", 3, 5, word);
	tap_is(word, "hyphen-ation", "least letters at the ends: 3 and 5");
	spell(german,
	      "stra\xc3\x9f"
	      "enverkehr",
	      2, 2, word);
	tap_is(word,
	       "stra-\xc3\x9f"
	       "en-ver-kehr",
	       "German patterns, U+00DF in one piece");
	spell(german, "zusammenarbeit", 2, 2, word);
	tap_is(word, "zu-sam-men-ar-beit", "German compounds");
	tap_ok(hyphen_find(hyphen, "qq", nowhere) == NULL,
	       "no dictionary for the language: no hyphens");
	tap_ok(hyphen_find(hyphen, "../hyphen/hyph_en", nowhere) == NULL, "a language is no path");
	tap_ok(hyphen_find(hyphen, "en-GB-oxendict", nowhere) != NULL,
	       "en-GB-oxendict falls back to en");
	hyphen_free(hyphen);
}

/* A folder of dictionaries as packages install them; what is asked for, and the file that is it. */
static void check_files(struct arena *arena)
{
	static const char *const files[] = {
		"hyph_pl_PL.dic", "hyph_pt_BR.dic", "hyph_pt_PT.dic", "hyph_sr-Latn_RS.dic",
		"hyph_sr_ME.dic", "hyph_sr_RS.dic", "hyph_nb_NO.dic", "hyph_de.dic",
		"hyph_de_AT.dic", "hyph_hi_IN.dict"};
	static const char *const cases[][2] = {
		{"pl", "pl_PL"},    {"pt", "pt_PT"}, {"pt-BR", "pt_BR"},
		{"pt-AO", "pt_PT"}, {"sr", "sr_ME"}, {"sr-Latn", "sr-Latn_RS"},
		{"nb", "nb_NO"},    {"no", "nb_NO"}, {"de-AT", "de_AT"},
		{"de-CH", "de"},    {"hi", NULL},    {"p", NULL},
		{"../x", NULL}};
	char folder[] = "/tmp/hyphen-XXXXXX";
	struct diag diag;

	diag_init(&diag);
	if (!tap_ok(mkdtemp(folder) != NULL, "a folder for dictionaries"))
		return;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		fclose(fopen(arena_printf(arena, "%s/%s", folder, files[i]), "w"));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *is = hyphen_path(arena, folder, cases[i][0], &diag), *wanted = "none";

		if (cases[i][1])
			wanted = arena_printf(arena, "%s/hyph_%s.dic", folder, cases[i][1]);
		tap_is(is ? is : "none", wanted, cases[i][0]);
	}
	tap_ok(diag.nmessages == 0, "nothing is said of what is not there");
	diag_release(&diag);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		unlink(arena_printf(arena, "%s/%s", folder, files[i]));
	rmdir(folder);
}

/* What is said where there is no dictionary. */
static void check_missing(struct arena *arena)
{
	static const char *const langs[] = {"fr", "fr-CA", "fr", "pt-BR", "vi", "th", "fry", "nn"};
	struct hyphen *hyphen;
	struct diag diag;

	diag_init(&diag);
	hyphen = hyphen_new("/nowhere", &diag);
	for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++)
		hyphen_find(hyphen, langs[i], (struct srcpos){"a.xml", (int)i + 1});
	tap_ok(diag.nmessages == 3, "a message for each language that is packaged: %d",
	       diag.nmessages);
	for (int i = 0; i < diag.nmessages && i < 3; i++) {
		static const char *const wanted[] = {"1 hyphen-fr", "4 hyphen-pt-br",
						     "8 hyphen-no"};
		const struct diag_message *m = &diag.messages[i];
		const char *package = strstr(m->hint, "hyphen-");

		tap_is(arena_printf(arena, "%d %.*s", m->pos.line, (int)strcspn(package, ","),
				    package),
		       wanted[i], "its place and package");
	}
	hyphen_free(hyphen);
	diag_release(&diag);
}

int main(void)
{
	struct arena arena;
	struct diag diag;

	arena_init(&arena);
	diag_init(&diag);
	check_words(&diag);
	check_files(&arena);
	check_missing(&arena);
	check_english(&arena, &diag);
	check_german(&arena, &diag);
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
