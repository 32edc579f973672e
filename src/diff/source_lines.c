/*
 * A block knows the line of its element. From there the words before the one that is looked for are
 * found one after the other in the text; a word that the content spells otherwise (an entity, with
 * markup inside) is passed over.
 */
#include "diff/source_lines.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "diff/edition.h"

enum {
	REACH = 300,       /* bytes from a word to the next, with all markup between them */
	LARGEST = 64 << 20 /* bytes of a file */
};

static const struct source_file *find_file(struct source_lines *sources, const char *path)
{
	struct diag unsaid;
	const char *bytes;
	size_t n = 0;

	for (int i = 0; i < sources->nfiles; i++)
		if (strcmp(sources->files[i].path, path) == 0)
			return &sources->files[i];
	diag_init(&unsaid);
	bytes = strcmp(path, "-") == 0 ? NULL
				       : file_read(sources->arena, path, LARGEST, &n, &unsaid);
	diag_release(&unsaid);
	ARENA_GROW(sources->arena, sources->files, sources->nfiles);
	sources->files[sources->nfiles++] = (struct source_file){path, bytes, n};
	return &sources->files[sources->nfiles - 1];
}

/* The end of a word on one side: white space, or markup. */
static bool is_edge(char c)
{
	return strchr(" \t\r\n<>\"", c); /* a NUL too: the ends of the file */
}

/* Where the word stands in at..end; NULL: nowhere. */
static const char *find_word(const char *at, const char *end, const char *word)
{
	size_t n = strlen(word);

	for (; at + n <= end; at++)
		if (*at == *word && memcmp(at, word, n) == 0 && is_edge(at[-1]) && is_edge(at[n]))
			return at;
	return NULL;
}

int source_lines_find(const struct edition *edition, int block, int word)
{
	const struct edition_block *of = &edition->blocks[block];
	const struct source_file *file;
	const char *at, *end;
	int line = 1;

	if (!of->pos.file || of->pos.line < 1 || !edition->sources || of->way != EDITION_SEEN)
		return of->pos.line;
	file = find_file(edition->sources, of->pos.file);
	if (!file->bytes)
		return of->pos.line;
	at = file->bytes;
	end = at + file->n;
	for (; at && line < of->pos.line; line++) {
		at = memchr(at, '\n', (size_t)(end - at));
		at = at ? at + 1 : NULL;
	}
	if (!at || at == file->bytes)
		return of->pos.line;
	for (int i = of->first_word; i <= word && i < of->first_word + of->nwords; i++) {
		const char *reach = end - at > REACH ? at + REACH : end;
		const char *found = find_word(at, reach, edition->words[i].text);

		for (; found && at < found; at++)
			line += *at == '\n';
	}
	return line;
}

const char *source_lines_name(const struct edition *edition, const char *path)
{
	const struct source_lines *sources = edition->sources;
	size_t n = sources && sources->folder ? strlen(sources->folder) : 0;

	if (n == 0 || strncmp(path, sources->folder, n) != 0)
		return path;
	return arena_printf(sources->arena, "%s%s", sources->shown, path + n);
}
