/* A list, the newest first: the keys of most differ in their lengths. */
#include "pdf/ownfonts.h"

#include <stdlib.h>
#include <string.h>

#include "base/cache.h"
#include "pdf/codes.h"
#include "pdf/fontfile.h"

enum { MOST_BYTES = 4 << 20 };

struct kept {
	const char *key;
	size_t nkey;
	struct fontfile file;
	struct kept *next;
};

struct ownfonts {
	struct arena arena;
	struct kept *newest;
	size_t bound, nbytes; /* of what lives in the arena */
	struct buf key;       /* of the font that is asked for */
};

struct ownfonts *ownfonts_new(void)
{
	struct ownfonts *fonts = mem_alloc(sizeof *fonts);

	*fonts = (struct ownfonts){.bound = cache_bound(MOST_BYTES)};
	arena_init(&fonts->arena);
	return fonts;
}

void ownfonts_free(struct ownfonts *fonts)
{
	if (!fonts)
		return;
	arena_release(&fonts->arena);
	buf_release(&fonts->key);
	free(fonts);
}

/* All that a font follows from: the face, and its codes in order. */
static void write_key(struct buf *key, const struct fontfile_wish *wish)
{
	const struct coded_font *coded = wish->coded;

	buf_clear(key);
	buf_add(key, &wish->font, sizeof wish->font);
	for (int i = 0; i < coded->ncodes; i++) {
		const struct code *code = &coded->codes[i];
		const struct joined_glyph *joined = code->joined;
		int nparts = joined ? joined->nparts : -1;

		buf_add(key, &code->glyph, sizeof code->glyph);
		buf_add(key, &code->width, sizeof code->width);
		buf_add(key, &code->ntext, sizeof code->ntext);
		buf_add(key, code->text, (size_t)code->ntext);
		buf_add(key, &nparts, sizeof nparts);
		if (!joined)
			continue;
		buf_add(key, &joined->advance, sizeof joined->advance);
		if (nparts > 0)
			buf_add(key, joined->parts, sizeof *joined->parts * (size_t)nparts);
	}
}

static void keep(struct ownfonts *fonts, const struct fontfile *file)
{
	size_t nbytes = sizeof(struct kept) + fonts->key.n + fontfile_size(file);
	struct kept *kept;

	if (nbytes > fonts->bound)
		return;
	if (nbytes > fonts->bound - fonts->nbytes) {
		arena_release(&fonts->arena);
		fonts->newest = NULL;
		fonts->nbytes = 0;
	}
	kept = ARENA_NEW(&fonts->arena, struct kept);
	*kept = (struct kept){.key = arena_copy(&fonts->arena, fonts->key.bytes, fonts->key.n),
			      .nkey = fonts->key.n,
			      .file = fontfile_copy(&fonts->arena, file),
			      .next = fonts->newest};
	fonts->newest = kept;
	fonts->nbytes += nbytes;
}

const struct fontfile *ownfonts_find(struct ownfonts *fonts, struct arena *arena,
				     const struct fontfile_wish *wish, struct diag *diag)
{
	struct fontfile *file;

	write_key(&fonts->key, wish);
	for (const struct kept *at = fonts->newest; at; at = at->next)
		if (at->nkey == fonts->key.n && memcmp(at->key, fonts->key.bytes, at->nkey) == 0)
			return &at->file;
	file = ARENA_NEW(arena, struct fontfile);
	if (!fontfile_make(arena, wish, file, diag))
		return NULL;
	keep(fonts, file);
	return file;
}
