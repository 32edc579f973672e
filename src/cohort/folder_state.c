/* A file counts by its bytes: whoever touched it has not changed it. */
#include "cohort/folder_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "run/identity.h"

bool folder_state_has(const char *folder, const char *file, const char *sha256)
{
	struct arena arena;
	struct diag unheard;
	char hex[SHA256_HEX] = "";
	const char *bytes;
	size_t n;

	arena_init(&arena);
	diag_init(&unheard);
	bytes = file_read(&arena, file_join(&arena, folder, file), LIMIT_REPORT_BYTES, &n,
			  &unheard);
	if (bytes)
		sha256_hex(bytes, n, hex);
	diag_release(&unheard);
	arena_release(&arena);
	return sha256 && strcmp(hex, sha256) == 0;
}

const char *folder_state_companion(struct arena *arena, const char *file)
{
	return arena_printf(arena, "%.*s-companion.pdf", (int)strlen(file) - 4, file);
}

static bool has_both(const char *folder, const struct manifest_row *row)
{
	struct arena arena;
	bool has;

	arena_init(&arena);
	has = folder_state_has(folder, row->file, row->sha256) &&
	      (!row->companion ||
	       folder_state_has(folder, folder_state_companion(&arena, row->file), row->companion));
	arena_release(&arena);
	return has;
}

static bool is_there(const char *folder, const char *file)
{
	struct arena arena;
	bool is;

	arena_init(&arena);
	is = file_exists(file_join(&arena, folder, file));
	arena_release(&arena);
	return is;
}

enum folder_state folder_state_find(const char *folder, const struct manifest_row *row,
				    const struct manifest_row *old)
{
	if (!old->file || !old->inputs || !old->content || strcmp(old->status, "ok") != 0)
		return FOLDER_NEW;
	if (strcmp(old->file, row->file) != 0)
		return FOLDER_RENAMED;
	if (strcmp(old->inputs, row->inputs) != 0)
		return strcmp(old->content, row->content) == 0 ? FOLDER_ANSWERS : FOLDER_CONTENT;
	if (!is_there(folder, old->file))
		return FOLDER_GONE;
	return has_both(folder, old) ? FOLDER_SAME : FOLDER_ALTERED;
}

void folder_state_say(enum folder_state state, const struct manifest_row *row,
		      const struct manifest_row *old)
{
	static const char *const reasons[] = {[FOLDER_SAME] = "nothing has changed",
					      [FOLDER_NEW] = "there is none",
					      [FOLDER_RENAMED] = "it has another name",
					      [FOLDER_ANSWERS] = "other answers",
					      [FOLDER_GONE] = "the file is gone",
					      [FOLDER_ALTERED] = "the file was changed"};
	const char *reason = reasons[state];

	if (state == FOLDER_CONTENT)
		reason = identity_name(identity_compare(row->content, old->content));
	printf("%s\t%s\t%s%s", state == FOLDER_SAME ? "keep" : "make", row->file,
	       state == FOLDER_CONTENT ? "other " : "", reason);
	printf("\t%s", row->source);
	if (row->row)
		printf(" %" PRId64, row->row);
	putchar('\n');
}
