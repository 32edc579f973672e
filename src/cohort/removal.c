/* What is removed is said first, at once. */
#include "cohort/removal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "answers/keys.h"
#include "base/file.h"
#include "base/diag.h"
#include "base/file_write.h"
#include "cohort/folder_state.h"
#include "cohort/manifest.h"
#include "cohort/progress.h"

/* Removes one file; whether it is gone. */
static bool remove_file(const struct removal *removal, struct arena *arena, const char *file,
			const char *sha256)
{
	const char *path = file_join(arena, removal->folder, file);

	if (!file_exists(path))
		return false;
	if (!folder_state_has(removal->folder, file, sha256)) {
		diag_warn(removal->diag, (struct srcpos){path, 0},
			  "this is nobody's report any more, but was changed since it was written, "
			  "and stays");
		return false;
	}
	if (removal->is_dry) {
		printf("remove\t%s\tnobody's any more\n", file);
		return true;
	}
	progress_say(removal->progress,
		     arena_printf(arena, "%s is removed: it is nobody's report any more", path));
	if (unlink(path) == 0)
		return true;
	diag_fail(removal->diag, (struct srcpos){path, 0}, "cannot remove it: %s", strerror(errno));
	return false;
}

int64_t removal_make(const struct removal *removal)
{
	struct manifest_row row;
	bool is_there = true;
	int64_t n = 0;

	while (is_there) {
		struct arena arena;
		const char *place;

		arena_init(&arena);
		is_there = manifest_next_old(removal->manifest, &arena, &row);
		if (is_there && row.file) {
			place = file_place(&arena, file_join(&arena, removal->folder, row.file));
			if (!keys_find(removal->outputs, place)) {
				if (removal->gone)
					removal->gone(removal->context, &row);
				n += remove_file(removal, &arena, row.file, row.sha256);
				if (row.companion)
					remove_file(removal, &arena,
						    folder_state_companion(&arena, row.file),
						    row.companion);
			}
		}
		arena_release(&arena);
	}
	return n;
}
