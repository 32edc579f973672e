/* base/folder: names in order; a folder that is not there, and one that cannot be read. */
#define _GNU_SOURCE /* mkdtemp */
#include "base/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "tap.h"

static void check_names(struct arena *arena, const char *dir)
{
	static const char *const made[] = {"b", "a.xml", "B", "a"};
	static const char *const wanted[] = {".", "..", "B", "a", "a.xml", "b"};
	struct folder folder;
	struct diag diag;

	diag_init(&diag);
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		fclose(fopen(file_join(arena, dir, made[i]), "w"));
	folder = folder_list(arena, dir, &diag);
	tap_ok(folder.nnames == 6, "all names");
	for (int i = 0; i < folder.nnames && i < 6; i++)
		tap_is(folder.names[i], wanted[i], "in order");
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		unlink(file_join(arena, dir, made[i]));
	tap_ok(folder_list(arena, file_join(arena, dir, "none"), &diag).nnames == 0,
	       "a folder that is not there holds nothing");
	tap_ok(diag.nmessages == 0, "and nothing is said of it");
	diag_release(&diag);
}

/* A chain of links without an end, which even the administrator cannot read. */
static void check_unreadable(struct arena *arena, const char *dir)
{
	const char *loop = file_join(arena, dir, "loop");
	struct diag diag;

	diag_init(&diag);
	tap_ok(symlink("loop", loop) == 0 && folder_list(arena, loop, &diag).nnames == 0,
	       "a folder that cannot be read");
	tap_ok(diag.nerrors == 1 && diag.environment_failed, "is an error of the environment");
	tap_is(diag.messages[0].text, "cannot read the folder: Too many levels of symbolic links",
	       "that says why");
	tap_ok(file_exists(loop), "and no file is taken in its place");
	unlink(loop);
	diag_release(&diag);
}

int main(void)
{
	char dir[] = "roleguide-XXXXXX";
	struct arena arena;

	arena_init(&arena);
	if (tap_ok(mkdtemp(dir) != NULL, "a folder")) {
		check_names(&arena, dir);
		check_unreadable(&arena, dir);
		rmdir(dir);
	}
	arena_release(&arena);
	return tap_done();
}
