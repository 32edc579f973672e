/*
 * Phrases stay in the order of the file and are found by a hash of the key; a translation is held
 * against the English file, which has every key that the tool uses.
 */
#include "content/phrases.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/file.h"
#include "base/near.h"
#include "content/lang.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

/* FNV-1a. */
static uint32_t hash_of(const char *key)
{
	uint32_t hash = 2166136261;

	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 16777619;
	return hash;
}

/* Where the key is, or would be. */
static int *find_slot(const struct phrases *phrases, const char *key)
{
	uint32_t mask = (uint32_t)phrases->nslots - 1, at = hash_of(key) & mask;

	while (phrases->slots[at] && strcmp(phrases->keys[phrases->slots[at] - 1], key) != 0)
		at = (at + 1) & mask;
	return &phrases->slots[at];
}

/* Room for so many keys, none of which is there yet. */
static void make_slots(struct arena *arena, struct phrases *phrases, int nkeys)
{
	phrases->nslots = 1;
	while (phrases->nslots < 2 * nkeys + 1)
		phrases->nslots *= 2;
	phrases->slots = ARENA_ARRAY(arena, int, phrases->nslots);
}

void phrases_index(struct arena *arena, struct phrases *phrases)
{
	make_slots(arena, phrases, phrases->nkeys);
	for (int i = 0; i < phrases->nkeys; i++)
		*find_slot(phrases, phrases->keys[i]) = i + 1;
}

static int find_key(const struct phrases *phrases, const char *key)
{
	return *find_slot(phrases, key) - 1;
}

static void add_phrase(struct arena *arena, struct phrases *phrases, const struct xml_node *node,
		       struct diag *diag)
{
	const char *key = xml_attr(node, "key");
	int *slot = find_slot(phrases, key), n = phrases->nkeys;

	if (*slot) {
		diag_error(diag, node->pos, "the phrase \"%s\" is given twice", key);
		diag_hint(diag, "the first stands in line %d", phrases->pos[*slot - 1].line);
		return;
	}
	phrases->keys[n] = key;
	phrases->patterns[n] = xml_text(arena, node);
	phrases->pos[n] = node->pos;
	*slot = ++phrases->nkeys;
}

static struct phrases *load_file(struct arena *arena, const char *path, const char *schema_dir,
				 struct diag *diag)
{
	struct phrases *phrases = ARENA_NEW(arena, struct phrases);
	char *schema = file_join(arena, schema_dir, "phrases.rng");
	const struct xml_node *root = xml_load(arena, path, schema, NULL, diag), *node;
	int n = 0;

	if (!root)
		return NULL;
	phrases->lang = xml_attr(root, "xml:lang");
	phrases->extends = xml_attr(root, "extends");
	phrases->path = path;
	for (node = xml_child(root, "phrase"); node; node = xml_next(node, "phrase"))
		n++;
	phrases->keys = ARENA_ARRAY(arena, const char *, n);
	phrases->patterns = ARENA_ARRAY(arena, const char *, n);
	phrases->pos = ARENA_ARRAY(arena, struct srcpos, n);
	make_slots(arena, phrases, n);
	for (node = xml_child(root, "phrase"); node; node = xml_next(node, "phrase"))
		add_phrase(arena, phrases, node, diag);
	return phrases;
}

/* What nothing uses, since the phrases that there are do not have it. */
static void refuse_unused(const struct phrases *phrases, int key, const struct phrases *there,
			  struct diag *diag)
{
	const char *near = near_find(phrases->keys[key], there->keys, there->nkeys);

	diag_error(diag, phrases->pos[key], "nothing uses the phrase \"%s\"", phrases->keys[key]);
	if (near)
		diag_hint(diag, "did you mean \"%s\"?", near);
}

/* The phrases of base, with those of over in their places: a copy. */
static struct phrases *lay_over(struct arena *arena, const struct phrases *base,
				const struct phrases *over, struct diag *diag)
{
	struct phrases *both = arena_copy(arena, base, sizeof *base);
	size_t n = (size_t)base->nkeys;

	both->lang = over->lang;
	both->path = over->path;
	both->patterns = arena_copy(arena, base->patterns, n * sizeof *base->patterns);
	both->pos = arena_copy(arena, base->pos, n * sizeof *base->pos);
	for (int i = 0; i < over->nkeys; i++) {
		int key = find_key(base, over->keys[i]);

		if (key < 0) {
			refuse_unused(over, i, base, diag);
			continue;
		}
		both->patterns[key] = over->patterns[i];
		both->pos[key] = over->pos[i];
	}
	return both;
}

static void compare_with(const struct phrases *phrases, const struct phrases *english,
			 struct diag *diag)
{
	for (int i = 0; i < english->nkeys; i++)
		if (find_key(phrases, english->keys[i]) < 0)
			diag_error(diag, (struct srcpos){phrases->path, 0},
				   "the phrase \"%s\" is missing; it says \"%s\" in %s",
				   english->keys[i], english->patterns[i], english->path);
	for (int i = 0; i < phrases->nkeys; i++)
		if (find_key(english, phrases->keys[i]) < 0)
			refuse_unused(phrases, i, english, diag);
}

static char *join(struct arena *arena, const char *dir, const char *name)
{
	return strcmp(dir, ".") == 0 ? arena_printf(arena, "%s.xml", name)
				     : arena_printf(arena, "%s/%s.xml", dir, name);
}

/* The file for the language, or for the language without its last part, and so on; or NULL. */
static const char *find_file(struct arena *arena, const char *dir, const char *lang,
			     struct diag *diag)
{
	char *tag = arena_strdup(arena, lang);

	if (strchr(tag, '/'))
		return NULL;
	while (*tag) {
		const char *path = join(arena, dir, tag);
		char *dash = strrchr(tag, '-');

		if (file_look(path, diag))
			return path;
		*(dash ? dash : tag) = 0;
	}
	return NULL;
}

bool phrases_have(struct arena *arena, const char *dir, const char *lang, struct diag *diag)
{
	return find_file(arena, dir, lang, diag);
}

/* A file, and what it extends, in one; *base: the file of all of them that has all keys. */
static struct phrases *load_whole(struct arena *arena, const char *dir, const char **base,
				  const char *schema_dir, struct diag *diag)
{
	struct phrases *phrases = load_file(arena, *base, schema_dir, diag), *below;
	const char *path;

	if (!phrases || !phrases->extends)
		return phrases;
	path = join(arena, dir, phrases->extends);
	if (strchr(phrases->extends, '/') || strcmp(path, *base) == 0 || !file_look(path, diag)) {
		diag_error(diag, (struct srcpos){*base, 0},
			   "the phrases extend those of \"%s\", which are not there",
			   phrases->extends);
		return NULL;
	}
	*base = path;
	below = load_file(arena, path, schema_dir, diag);
	if (below && below->extends)
		diag_error(diag, (struct srcpos){path, 0},
			   "phrases that others extend may not extend others themselves");
	return below ? lay_over(arena, below, phrases, diag) : NULL;
}

const struct phrases *phrases_load(struct arena *arena, const char *dir, const char *lang,
				   const char *schema_dir, struct diag *diag)
{
	const char *english_path = join(arena, dir, "en");
	const char *path = find_file(arena, dir, lang, diag);
	const struct phrases *english;
	struct phrases *phrases;
	int nerrors = diag->nerrors;

	if (!path) {
		diag_warn(
			diag, (struct srcpos){NULL, 0},
			"there are no phrases for the language \"%.40s\"; taking the English ones",
			lang);
		path = english_path;
	}
	phrases = load_whole(arena, dir, &path, schema_dir, diag);
	if (phrases && strcmp(path, english_path) != 0 && file_look(english_path, diag)) {
		english = load_file(arena, english_path, schema_dir, diag);
		if (english)
			compare_with(phrases, english, diag);
	}
	if (phrases && lang_is_kind_of(lang, phrases->lang))
		phrases->lang = arena_strdup(arena, lang);
	return diag->nerrors == nerrors ? phrases : NULL;
}

/* The keys of both, each ascending, as one list. */
static void merge(const struct phrases *a, const struct phrases *b, struct phrases *out)
{
	for (int i = 0, k = 0; i < a->nkeys || k < b->nkeys;) {
		bool is_first = k == b->nkeys ||
				(i < a->nkeys && strcmp(a->keys[i], b->keys[k]) <= 0);
		const struct phrases *from = is_first ? a : b;
		int at = is_first ? i++ : k++;

		out->keys[out->nkeys] = from->keys[at];
		out->patterns[out->nkeys] = from->patterns[at];
		out->pos[out->nkeys++] = from->pos[at];
	}
}

const struct phrases *phrases_add_forms(struct arena *arena, const struct phrases *phrases,
					const char *dir, const char *schema_dir, struct diag *diag)
{
	const struct phrases *forms = phrases_load(arena, file_join(arena, dir, "form"),
						   phrases->lang, schema_dir, diag);
	struct phrases *all;
	int n;

	if (!forms)
		return NULL;
	all = ARENA_NEW(arena, struct phrases);
	n = phrases->nkeys + forms->nkeys;
	*all = (struct phrases){.lang = phrases->lang,
				.path = phrases->path,
				.keys = ARENA_ARRAY(arena, const char *, n),
				.patterns = ARENA_ARRAY(arena, const char *, n),
				.pos = ARENA_ARRAY(arena, struct srcpos, n)};
	merge(phrases, forms, all);
	phrases_index(arena, all);
	return all;
}

const struct phrases *phrases_of_kind(struct arena *arena, const struct phrases *phrases,
				      const char *dir, const char *kind, const char *schema_dir,
				      struct diag *diag)
{
	const char *folder, *path;
	struct phrases *over, *both;
	int nerrors = diag->nerrors;

	if (!kind || strcmp(kind, "role") == 0)
		return phrases;
	folder = file_join(arena, dir, kind);
	path = find_file(arena, folder, phrases->lang, diag);
	if (!path) {
		diag_warn(diag, (struct srcpos){folder, 0},
			  "nobody has said in \"%s\" how %ss are spoken of; they are called roles",
			  phrases->lang, kind);
		return phrases;
	}
	over = load_file(arena, path, schema_dir, diag);
	both = over ? lay_over(arena, phrases, over, diag) : NULL;
	if (both) {
		both->lang = phrases->lang;
		both->path = phrases->path;
	}
	return diag->nerrors == nerrors ? both : NULL;
}

struct phrase_found phrase_find(const struct phrases *phrases, const char *key)
{
	int at = find_key(phrases, key);

	assert(at >= 0);
	if (at < 0)
		return (struct phrase_found){key, {phrases->path, 0}};
	return (struct phrase_found){phrases->patterns[at], phrases->pos[at]};
}

const char *phrase(const struct phrases *phrases, const char *key)
{
	return phrase_find(phrases, key).pattern;
}

struct srcpos phrase_pos(const struct phrases *phrases, const char *key)
{
	return phrase_find(phrases, key).pos;
}
