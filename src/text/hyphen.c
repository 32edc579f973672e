/*
 * A dictionary is a text file: its character set, some settings, then patterns such as "an1t4" or
 * ".2ang4", digits between letters. Each level's patterns go into one hash table, keyed by their
 * letters. A word is looked up by every piece of it; where patterns meet, the highest digit wins, and
 * an odd one allows a hyphen. A table of three-byte beginnings ends most searches early.
 */
#include "text/hyphen.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>

#include "base/arena.h"
#include "base/file.h"

enum {
	LEVELS = 2,            /* compounds, syllables */
	LARGEST_FILE = 16 << 20,
	LONGEST_PATTERN = 48,  /* bytes */
	BEGINNING = 3,         /* bytes that the table of beginnings looks at */
	BEGINNINGS = 1 << 14
};

#define FIRST_HASH 0x811c9dc5u

struct pattern {
	uint32_t hash;
	uint32_t letters;      /* offset into the pool; the n + 1 digits stand behind them */
	uint8_t n;             /* 0: empty slot */
	bool changes_spelling;
};

struct level {
	struct pattern *slots;
	uint32_t mask;         /* slots, a power of two, less 1 */
	uint8_t beginnings[BEGINNINGS / 8];
	int longest;
};

struct hyphen_patterns {
	const char *name;      /* the language asked for */
	bool is_loaded;        /* else there is no dictionary */
	struct level *levels[LEVELS];
	int nlevels;
	char *pool;
	uint32_t npool;
	int left, right, compound_left, compound_right;
};

struct hyphen {
	struct arena arena;
	const char *folder;
	struct hyphen_patterns **languages;
	int nlanguages;
};

static uint32_t add_to_hash(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 0x01000193u; /* FNV-1a */
}

static uint32_t slot_of(const struct level *level, uint32_t hash)
{
	return (hash ^ hash >> 15) & level->mask;
}

static const struct pattern *find_pattern(const struct hyphen_patterns *patterns,
					  const struct level *level, uint32_t hash,
					  const char *letters, int n)
{
	for (uint32_t i = slot_of(level, hash); level->slots[i].n; i = (i + 1) & level->mask) {
		const struct pattern *p = &level->slots[i];

		if (p->hash == hash && p->n == n &&
		    memcmp(patterns->pool + p->letters, letters, (size_t)n) == 0)
			return p;
	}
	return NULL;
}

static uint32_t beginning_bit(uint32_t hash)
{
	return (hash ^ hash >> 13) % BEGINNINGS;
}

/* Takes a line "an1t4" in, n bytes. */
static void add_pattern(struct hyphen_patterns *patterns, struct level *level, const char *line,
			size_t size)
{
	char *letters = patterns->pool + patterns->npool;
	char digits[LONGEST_PATTERN + 1] = {0};
	struct pattern pattern = {.hash = FIRST_HASH, .letters = patterns->npool};
	uint32_t slot;

	for (size_t i = 0; i < size; i++) {
		if (line[i] == '/') {
			pattern.changes_spelling = true;
			break;
		}
		if (line[i] >= '0' && line[i] <= '9') {
			digits[pattern.n] = line[i] - '0';
			continue;
		}
		if (pattern.n == LONGEST_PATTERN)
			return;
		letters[pattern.n++] = line[i];
		pattern.hash = add_to_hash(pattern.hash, line[i]);
		if (pattern.n == BEGINNING) {
			uint32_t bit = beginning_bit(pattern.hash);

			level->beginnings[bit / 8] |= (uint8_t)(1u << bit % 8);
		}
	}
	if (pattern.n == 0)
		return;
	memcpy(letters + pattern.n, digits, pattern.n + 1u);
	patterns->npool += 2u * pattern.n + 1;
	slot = slot_of(level, pattern.hash);
	while (level->slots[slot].n)
		slot = (slot + 1) & level->mask;
	level->slots[slot] = pattern;
	if (pattern.n > level->longest)
		level->longest = pattern.n;
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
	level->slots = ARENA_ARRAY(arena, struct pattern, nslots);
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
			add_pattern(patterns, level, text, size);
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

static bool load(struct hyphen_patterns *patterns, struct arena *arena, const char *path)
{
	struct diag diag; /* a dictionary that cannot be read is one that is not there */
	size_t size;
	char *bytes;
	const char *text = NULL;

	if (!file_exists(path))
		return false;
	diag_init(&diag);
	bytes = file_read(arena, path, LARGEST_FILE, &size, &diag);
	if (bytes)
		text = to_utf8(arena, bytes, size);
	diag_release(&diag);
	if (!text)
		return false;
	patterns->left = patterns->right = 2;
	patterns->pool = arena_alloc(arena, 3 * strlen(text) + 1);
	parse(patterns, arena, text);
	return true;
}

struct hyphen *hyphen_new(const char *folder)
{
	struct hyphen *hyphen = mem_alloc(sizeof *hyphen);

	*hyphen = (struct hyphen){0};
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

/* "de-AT" is looked for as hyph_de_AT.dic, then as hyph_de.dic. */
static bool load_language(struct hyphen *hyphen, struct hyphen_patterns *patterns, const char *lang)
{
	char *name = arena_printf(&hyphen->arena, "%s/hyph_%s", hyphen->folder, lang);
	char *tag = strrchr(name, '/');

	if (strspn(lang, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") !=
	    strlen(lang))
		return false;
	for (char *p = tag; *p; p++)
		if (*p == '-')
			*p = '_';
	tag += strlen("/hyph_");
	for (;;) {
		char *last = strrchr(tag, '_');

		if (load(patterns, &hyphen->arena, arena_printf(&hyphen->arena, "%s.dic", name)))
			return true;
		if (!last)
			return false;
		*last = '\0';
	}
}

const struct hyphen_patterns *hyphen_find(struct hyphen *hyphen, const char *lang)
{
	struct hyphen_patterns *patterns;

	if (!lang || !*lang || !*hyphen->folder)
		return NULL;
	for (int i = 0; i < hyphen->nlanguages; i++)
		if (strcmp(hyphen->languages[i]->name, lang) == 0)
			return hyphen->languages[i]->is_loaded ? hyphen->languages[i] : NULL;
	patterns = ARENA_NEW(&hyphen->arena, struct hyphen_patterns);
	patterns->name = arena_strdup(&hyphen->arena, lang);
	patterns->is_loaded = load_language(hyphen, patterns, lang);
	ARENA_GROW(&hyphen->arena, hyphen->languages, hyphen->nlanguages);
	hyphen->languages[hyphen->nlanguages++] = patterns;
	return patterns->is_loaded ? patterns : NULL;
}

/* Raises digits by the patterns of a level that begin at word[start]; the word stands between two
 * full stops. */
static void apply_patterns(const struct hyphen_patterns *patterns, const struct level *level,
			   const char *word, int n, int start, char *digits, bool *is_changed)
{
	uint32_t hash = FIRST_HASH;

	for (int size = 1; start + size <= n && size <= level->longest; size++) {
		const struct pattern *p;

		hash = add_to_hash(hash, word[start + size - 1]);
		p = find_pattern(patterns, level, hash, word + start, size);
		for (int i = 0; p && i <= size; i++) {
			char digit = patterns->pool[p->letters + p->n + (uint32_t)i];

			if (digit > digits[start + i]) {
				digits[start + i] = digit;
				is_changed[start + i] = p->changes_spelling;
			}
		}
		if (size == BEGINNING) {
			uint32_t bit = beginning_bit(hash);

			if (!(level->beginnings[bit / 8] & 1u << bit % 8))
				return;
		}
	}
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

static void mark_level(const struct hyphen_patterns *patterns, const struct level *level,
		       const char *word, int n, bool *marks)
{
	char padded[HYPHEN_LONGEST + 2];
	char digits[HYPHEN_LONGEST + 3] = {0};
	bool is_changed[HYPHEN_LONGEST + 3] = {0};

	padded[0] = padded[n + 1] = '.';
	memcpy(padded + 1, word, (size_t)n);
	for (int i = 0; i < n + 2; i++)
		apply_patterns(patterns, level, padded, n + 2, i, digits, is_changed);
	for (int i = 0; i < n; i++)
		marks[i] = i > 0 && digits[i + 1] & 1 && !is_changed[i + 1];
}

void hyphen_word(const struct hyphen_patterns *patterns, const char *word, int n, int left,
		 int right, bool *marks)
{
	bool parts[HYPHEN_LONGEST + 1];

	memset(marks, 0, (size_t)n);
	if (n < 2 || n > HYPHEN_LONGEST)
		return;
	mark_level(patterns, patterns->levels[0], word, n, marks);
	if (patterns->nlevels > 1) {
		memcpy(parts, marks, (size_t)n);
		parts[n] = true;
		for (int start = 0, i = 1; i <= n; i++) {
			if (!parts[i])
				continue;
			mark_level(patterns, patterns->levels[1], word + start, i - start,
				   marks + start);
			clear_ends(word + start, i - start, start ? patterns->compound_left : 0,
				   i < n ? patterns->compound_right : 0, marks + start);
			marks[start] = start > 0;
			start = i;
		}
	}
	clear_ends(word, n, left > patterns->left ? left : patterns->left,
		   right > patterns->right ? right : patterns->right, marks);
}
