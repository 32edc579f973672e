/*
 * A dictionary is a text file: its character set, some settings, then patterns such as "an1t4" or
 * ".2ang4", digits between letters. A word is read letter by letter; what counts at each letter is
 * the longest piece ending there that some pattern begins with, and if it is a whole pattern its
 * digits apply: the highest digit wins, and an odd one allows a hyphen. (Liang would apply every
 * pattern that ends there. Dictionaries are made for libhyphen's rule, and German ones depend on
 * it.) All beginnings of a level's patterns stand in one hash table.
 */
#include "text/hyphen.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>

#include "base/arena.h"
#include "base/file.h"

enum {
	LEVELS = 2, /* compounds, syllables */
	LARGEST_FILE = 16 << 20,
	LONGEST_PATTERN = 48 /* bytes */
};

#define FIRST_HASH 0x811c9dc5u
#define NO_DIGITS UINT32_MAX

/* The beginning of some patterns, perhaps one itself. */
struct piece {
	uint32_t hash;
	uint32_t letters; /* offset into the pool */
	uint32_t digits;  /* n + 1 of them, offset into the pool; NO_DIGITS: no pattern */
	uint8_t n;        /* bytes; 0: empty slot */
	bool changes_spelling;
};

struct level {
	struct piece *slots;
	uint32_t mask; /* slots, a power of two, less 1 */
	uint32_t npieces;
};

struct hyphen_patterns {
	const char *name; /* the language asked for */
	bool is_loaded;   /* else there is no dictionary */
	struct level *levels[LEVELS];
	int nlevels;
	char *pool;
	uint32_t npool;
	int left, right, compound_left, compound_right;
};

struct hyphen {
	struct arena arena;
	struct diag *diag; /* of the run */
	const char *folder;
	struct hyphen_patterns **languages;
	int nlanguages;
};

static uint32_t add_to_hash(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 0x01000193u; /* FNV-1a */
}

static uint32_t hash_of(const char *letters, int n)
{
	uint32_t hash = FIRST_HASH;

	for (int i = 0; i < n; i++)
		hash = add_to_hash(hash, letters[i]);
	return hash;
}

/* The slot of a piece, or the empty one where it belongs. */
static struct piece *find_slot(const struct hyphen_patterns *patterns, const struct level *level,
			       uint32_t hash, const char *letters, int n)
{
	uint32_t i = (hash ^ hash >> 15) & level->mask;

	for (;; i = (i + 1) & level->mask) {
		struct piece *p = &level->slots[i];

		if (p->n == 0 || (p->hash == hash && p->n == n &&
				  memcmp(patterns->pool + p->letters, letters, (size_t)n) == 0))
			return p;
	}
}

static void widen(struct level *level, struct arena *arena)
{
	struct piece *old = level->slots;
	uint32_t nold = level->mask + 1;

	level->mask = 2 * nold - 1;
	level->slots = ARENA_ARRAY(arena, struct piece, 2 * nold);
	for (uint32_t i = 0; i < nold; i++) {
		uint32_t slot = (old[i].hash ^ old[i].hash >> 15) & level->mask;

		if (old[i].n == 0)
			continue;
		while (level->slots[slot].n)
			slot = (slot + 1) & level->mask;
		level->slots[slot] = old[i];
	}
}

/* Enters the n letters at the end of the pool with all their beginnings. A beginning that is known
 * has its own beginnings known. */
static struct piece *add_pieces(struct hyphen_patterns *patterns, struct level *level,
				const uint32_t *hashes, int n)
{
	const char *letters = patterns->pool + patterns->npool;
	struct piece *whole = find_slot(patterns, level, hashes[n], letters, n);

	for (int size = n; size > 0; size--) {
		struct piece *p = find_slot(patterns, level, hashes[size], letters, size);

		if (p->n)
			break;
		*p = (struct piece){hashes[size], patterns->npool, NO_DIGITS, (uint8_t)size, false};
		level->npieces++;
	}
	return whole;
}

/* Takes a line such as "an1t4" in, size bytes. */
static void add_pattern(struct hyphen_patterns *patterns, struct arena *arena, struct level *level,
			const char *line, size_t size)
{
	char *letters = patterns->pool + patterns->npool;
	char digits[LONGEST_PATTERN + 1] = {0};
	uint32_t hashes[LONGEST_PATTERN + 1];
	struct piece *piece;
	int n = 0;
	size_t i;

	hashes[0] = FIRST_HASH;
	for (i = 0; i < size && line[i] != '/'; i++) {
		if (line[i] >= '0' && line[i] <= '9') {
			digits[n] = line[i] - '0';
			continue;
		}
		if (n == LONGEST_PATTERN)
			return;
		letters[n++] = line[i];
		hashes[n] = add_to_hash(hashes[n - 1], line[i]);
	}
	if (n == 0)
		return;
	if (level->npieces + (uint32_t)n > (level->mask + 1) / 4 * 3)
		widen(level, arena);
	piece = add_pieces(patterns, level, hashes, n);
	piece->changes_spelling = i < size; /* "/" and the other spelling */
	piece->digits = patterns->npool + (uint32_t)n;
	memcpy(letters + n, digits, (size_t)n + 1);
	patterns->npool += 2 * (uint32_t)n + 1;
}

/* The number behind a setting's name, if line is that setting. */
static bool read_setting(const char *line, size_t size, const char *name, int *value)
{
	size_t n = strlen(name);

	if (size <= n || memcmp(line, name, n) != 0)
		return false;
	*value = (int)strtol(line + n, NULL, 10);
	return true;
}

static bool is_setting(struct hyphen_patterns *patterns, const char *line, size_t size)
{
	int ignored;

	return read_setting(line, size, "LEFTHYPHENMIN", &patterns->left) ||
	       read_setting(line, size, "RIGHTHYPHENMIN", &patterns->right) ||
	       read_setting(line, size, "COMPOUNDLEFTHYPHENMIN", &patterns->compound_left) ||
	       read_setting(line, size, "COMPOUNDRIGHTHYPHENMIN", &patterns->compound_right) ||
	       read_setting(line, size, "NOHYPHEN", &ignored);
}

static struct level *add_level(struct hyphen_patterns *patterns, struct arena *arena,
			       const char *text)
{
	struct level *level = ARENA_NEW(arena, struct level);
	uint32_t nslots = 16, nlines = 0;

	for (const char *p = text; (p = strchr(p, '\n')); p++)
		nlines++;
	while (nslots < 2 * nlines)
		nslots *= 2;
	level->mask = nslots - 1;
	level->slots = ARENA_ARRAY(arena, struct piece, nslots);
	patterns->levels[patterns->nlevels++] = level;
	return level;
}

static void parse(struct hyphen_patterns *patterns, struct arena *arena, const char *text)
{
	struct level *level = add_level(patterns, arena, text);

	while (*text) {
		size_t size = strcspn(text, "\r\n");

		if (size >= 9 && memcmp(text, "NEXTLEVEL", 9) == 0) {
			if (patterns->nlevels == LEVELS)
				return;
			level = add_level(patterns, arena, text);
		} else if (*text != '#' && *text != '%' && !is_setting(patterns, text, size)) {
			add_pattern(patterns, arena, level, text, strcspn(text, " \t\r\n"));
		}
		text += size;
		text += strspn(text, "\r\n");
	}
}

/* The text behind the first line, which names the character set, in UTF-8; NULL: not known. */
static const char *to_utf8(struct arena *arena, char *text, size_t size)
{
	UErrorCode status = U_ZERO_ERROR;
	size_t n = strcspn(text, "\r\n");
	char *end = text + n + strspn(text + n, "\r\n");
	int32_t room = 3 * (int32_t)(size - (size_t)(end - text)) + 1;
	char *converted;

	text[n] = '\0';
	if (strcmp(text, "UTF-8") == 0)
		return end;
	converted = arena_alloc(arena, (size_t)room);
	ucnv_convert("UTF-8", text, converted, room, end, (int32_t)strlen(end), &status);
	return U_FAILURE(status) ? NULL : converted;
}

static bool load(struct hyphen_patterns *patterns, struct hyphen *hyphen, const char *path)
{
	struct arena *arena = &hyphen->arena;
	size_t size;
	char *bytes;
	const char *text;

	bytes = file_read(arena, path, LARGEST_FILE, &size, hyphen->diag);
	text = bytes ? to_utf8(arena, bytes, size) : NULL;
	if (bytes && !text)
		diag_fail(hyphen->diag, (struct srcpos){path, 1}, "its encoding is not known");
	if (!text)
		return false;
	patterns->left = patterns->right = 2;
	patterns->pool = arena_alloc(arena, 3 * strlen(text) + 1);
	parse(patterns, arena, text);
	return true;
}

struct hyphen *hyphen_new(const char *folder, struct diag *diag)
{
	struct hyphen *hyphen = mem_alloc(sizeof *hyphen);

	*hyphen = (struct hyphen){.diag = diag};
	arena_init(&hyphen->arena);
	hyphen->folder = arena_strdup(&hyphen->arena, folder ? folder : "");
	return hyphen;
}

void hyphen_free(struct hyphen *hyphen)
{
	if (!hyphen)
		return;
	arena_release(&hyphen->arena);
	free(hyphen);
}

/* Says that there is no dictionary, once a language whatever its countries and scripts; nothing of
 * languages for which none is packaged. */
static void tell_missing(struct hyphen *hyphen, const char *lang, struct srcpos pos)
{
	const char *package = hyphen_package(&hyphen->arena, lang);
	size_t n = strcspn(lang, "-_");

	for (int i = 0; i < hyphen->nlanguages; i++)
		if (strncmp(hyphen->languages[i]->name, lang, n) == 0 &&
		    strcspn(hyphen->languages[i]->name, "-_") == n)
			return;
	if (!package)
		return;
	diag_warn(hyphen->diag, pos,
		  "words in \"%s\" are not hyphenated: its patterns are not installed", lang);
	diag_hint(hyphen->diag, "install the package %s, or give long words soft hyphens (U+00AD)",
		  package);
}

const struct hyphen_patterns *hyphen_find(struct hyphen *hyphen, const char *lang,
					  struct srcpos pos)
{
	struct hyphen_patterns *patterns;
	const char *path;

	if (!lang || !*lang || !*hyphen->folder)
		return NULL;
	for (int i = 0; i < hyphen->nlanguages; i++)
		if (strcmp(hyphen->languages[i]->name, lang) == 0)
			return hyphen->languages[i]->is_loaded ? hyphen->languages[i] : NULL;
	patterns = ARENA_NEW(&hyphen->arena, struct hyphen_patterns);
	patterns->name = arena_strdup(&hyphen->arena, lang);
	path = hyphen_path(&hyphen->arena, hyphen->folder, lang, hyphen->diag);
	if (path)
		patterns->is_loaded = load(patterns, hyphen, path);
	else if (!hyphen->diag->environment_failed)
		tell_missing(hyphen, lang, pos);
	ARENA_GROW(&hyphen->arena, hyphen->languages, hyphen->nlanguages);
	hyphen->languages[hyphen->nlanguages++] = patterns;
	return patterns->is_loaded ? patterns : NULL;
}

/* Clears marks with fewer than least letters before them (after them if is_right). */
static void clear_ends(const char *word, int n, int left, int right, bool *marks)
{
	int letters = 0;

	for (int i = 0; i < n; i++) {
		if ((word[i] & 0xc0) == 0x80)
			continue;
		if (letters < left)
			marks[i] = false;
		letters++;
	}
	letters = 0;
	for (int i = n - 1; i >= 0; i--) {
		if ((word[i] & 0xc0) == 0x80)
			continue;
		letters++;
		if (letters < right)
			marks[i] = false;
	}
}

/* The longest piece known of those that end with word[end - 1] and do not start before start. */
static const struct piece *find_longest(const struct hyphen_patterns *patterns,
					const struct level *level, const char *word, int start,
					int end)
{
	for (; start < end; start++) {
		const char *letters = word + start;
		const struct piece *p = find_slot(patterns, level, hash_of(letters, end - start),
						  letters, end - start);

		if (p->n)
			return p;
	}
	return NULL;
}

static void mark_level(const struct hyphen_patterns *patterns, const struct level *level,
		       const char *word, int n, bool *marks)
{
	char padded[HYPHEN_LONGEST + 2];
	char digits[HYPHEN_LONGEST + 3] = {0};
	bool is_changed[HYPHEN_LONGEST + 3] = {0};
	int start = 0;

	padded[0] = padded[n + 1] = '.';
	memcpy(padded + 1, word, (size_t)n);
	for (int end = 1; end <= n + 2; end++) {
		/* a longer piece would have had a longer one before it */
		const struct piece *p = find_longest(patterns, level, padded, start, end);

		start = p ? end - p->n : end;
		for (int i = 0; p && p->digits != NO_DIGITS && i <= p->n; i++) {
			char digit = patterns->pool[p->digits + (uint32_t)i];

			if (digit <= digits[start + i])
				continue;
			digits[start + i] = digit;
			is_changed[start + i] = p->changes_spelling;
		}
	}
	for (int i = 0; i < n; i++)
		marks[i] = i > 0 && digits[i + 1] & 1 && !is_changed[i + 1];
}

/*
 * Marks a word or a part of a compound. Its ends are ends of the whole word or seams, where the
 * dictionary may ask for more letters. Parts are searched for further parts, then for syllables.
 */
static void mark_part(const struct hyphen_patterns *patterns, const char *word, int n,
		      const bool *is_seam, bool *marks)
{
	int start = 0;

	mark_level(patterns, patterns->levels[0], word, n, marks);
	if (patterns->nlevels < LEVELS)
		return;
	for (int i = 1; i <= n; i++) {
		bool seams[2] = {start > 0 || is_seam[0], i < n || is_seam[1]};

		if (i < n ? !marks[i] : start == 0)
			continue;
		if (i - start > 1)
			mark_part(patterns, word + start, i - start, seams, marks + start);
		marks[start] = start > 0;
		start = i;
	}
	if (start == 0) {
		mark_level(patterns, patterns->levels[1], word, n, marks);
		clear_ends(word, n, is_seam[0] ? patterns->compound_left : 0,
			   is_seam[1] ? patterns->compound_right : 0, marks);
	}
}

void hyphen_word(const struct hyphen_patterns *patterns, const char *word, int n, int left,
		 int right, bool *marks)
{
	static const bool no_seams[2] = {false, false};

	memset(marks, 0, (size_t)n);
	if (n < 2 || n > HYPHEN_LONGEST)
		return;
	mark_part(patterns, word, n, no_seams, marks);
	clear_ends(word, n, left > patterns->left ? left : patterns->left,
		   right > patterns->right ? right : patterns->right, marks);
}
