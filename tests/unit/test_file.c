/* base/file: reading whole files, and writing them whole or not at all. */
#define _GNU_SOURCE /* mkdtemp */
#include "base/file.h"
#include "base/file_write.h"
#include "base/inputs.h"
#include "tap.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static struct arena arena;

static char *read_back(const char *path)
{
	struct diag diag;
	size_t size;
	char *text;

	diag_init(&diag);
	text = file_read(&arena, path, 1 << 20, &size, &diag);
	diag_release(&diag);
	return text;
}

static int count_entries(const char *path)
{
	DIR *dir = opendir(path);
	int n = 0;

	while (dir && readdir(dir))
		n++;
	if (dir)
		closedir(dir);
	return n - 2; /* "." and ".." */
}

static void check_names(void)
{
	tap_is(file_join(&arena, "a", "b"), "a/b", "a and b");
	tap_is(file_join(&arena, "a", "/b"), "/b", "a full path stays as it is");
	tap_is(file_join(&arena, "", "b"), "b", "no folder");
	tap_is(file_join(&arena, NULL, "b"), "b", "NULL folder");
	tap_is(file_dir(&arena, "a/b.xml"), "a", "folder of a/b.xml");
	tap_is(file_dir(&arena, "b.xml"), ".", "folder of b.xml");
	tap_is(file_dir(&arena, "/b.xml"), "/", "folder of /b.xml");
	tap_is(file_dir(&arena, "a/b/"), "a/b", "folder of a/b/");
	tap_is(file_name("a/b.xml"), "b.xml", "name of a/b.xml");
	tap_is(file_name("b.xml"), "b.xml", "name of b.xml");
}

static void check_read(const char *dir)
{
	const char *path = file_join(&arena, dir, "read");
	FILE *out = fopen(path, "w");
	struct diag diag;
	size_t size = 0;
	const char *text;

	fwrite("a\0b", 1, 3, out);
	fclose(out);
	diag_init(&diag);
	text = file_read(&arena, path, 3, &size, &diag);
	tap_ok(text && size == 3 && memcmp(text, "a\0b\0", 4) == 0, "bytes, and a NUL behind them");
	tap_ok(!file_read(&arena, path, 2, &size, &diag) && diag.environment_failed,
	       "a file over the limit is refused");
	tap_ok(!file_read(&arena, dir, 100, &size, &diag), "a folder cannot be read");
	tap_ok(!file_read(&arena, file_join(&arena, dir, "none"), 100, &size, &diag),
	       "a missing file cannot be read");
	tap_ok(diag.nerrors == 3, "each of them is one error");
	diag_release(&diag);
	unlink(path);
}

static void check_write(const char *dir)
{
	const char *path = file_join(&arena, dir, "out"), *link = file_join(&arena, dir, "link");
	struct diag diag;
	struct stat status;

	diag_init(&diag);
	umask(027);
	tap_ok(file_write(path, "one", 3, &diag), "a new file is written");
	tap_is(read_back(path), "one", "with its bytes");
	stat(path, &status);
	tap_ok((status.st_mode & 0777) == 0640, "the mask of the user is kept");
	tap_ok(file_write(path, "two!", 4, &diag), "an old file is replaced");
	tap_is(read_back(path), "two!", "by the new bytes");
	stat(path, &status);
	tap_ok((status.st_mode & 0777) == 0640, "and the mask is kept");
	tap_ok(chmod(path, 0604) == 0 && file_write(path, "2.5", 3, &diag) &&
		       stat(path, &status) == 0,
	       "one whose rights were changed is replaced");
	tap_ok((status.st_mode & 0777) == 0604, "and hands them on, whatever the mask");
	chmod(path, 0640);
	tap_ok(symlink("out", link) == 0 && file_write(link, "three", 5, &diag),
	       "a link is followed");
	lstat(link, &status);
	tap_ok(S_ISLNK(status.st_mode), "and stays a link");
	tap_is(read_back(path), "three", "the file behind it has the bytes");
	tap_ok(file_write(path, NULL, 0, &diag), "an empty file is written");
	tap_is(read_back(path), "", "with no bytes");
	tap_ok(count_entries(dir) == 2, "nothing else was left behind");
	tap_ok(diag.nmessages == 0, "nothing was reported");
	diag_release(&diag);
}

static void check_refusals(const char *dir)
{
	const char *out = file_join(&arena, dir, "out");
	struct inputs inputs;
	struct diag diag;

	diag_init(&diag);
	file_write(out, "kept", 4, &diag);
	tap_ok(!file_write(dir, "x", 1, &diag), "a folder is not written over");
	tap_ok(!file_write(file_join(&arena, dir, "none/x"), "x", 1, &diag),
	       "a folder that is missing is not made");
	tap_ok(diag.nerrors == 2 && diag.environment_failed, "each of them is one error");
	inputs_init(&inputs);
	inputs_note_path(&inputs, out);
	diag.inputs = &inputs;
	tap_ok(!file_write(out, "lost", 4, &diag) && diag.nerrors == 3,
	       "nothing is written over what was read");
	inputs_release(&inputs);
	tap_is(read_back(out), "kept", "the old file is as it was");
	tap_ok(count_entries(dir) == 2, "nothing was left behind");
	diag_release(&diag);
}

/* A device of that number (see null(4)), made in dir by root, who could harm the real one. */
static const char *find_device(const char *dir, const char *name, unsigned minor_number)
{
	const char *own = file_join(&arena, dir, name);

	if (geteuid() != 0)
		return arena_printf(&arena, "/dev/%s", name);
	return mknod(own, S_IFCHR | 0666, makedev(1, minor_number)) == 0 ? own : NULL;
}

static void check_devices(const char *dir)
{
	const char *full = find_device(dir, "full", 7), *null = find_device(dir, "null", 3);
	struct diag diag;
	struct stat status;

	diag_init(&diag);
	if (full && stat(full, &status) == 0) {
		tap_ok(!file_write(full, "x", 1, &diag), "a full device is an error");
		tap_ok(stat(full, &status) == 0 && S_ISCHR(status.st_mode), "and stays a device");
	}
	if (null && stat(null, &status) == 0) {
		tap_ok(file_write(null, "x", 1, &diag), "the null device takes it");
		tap_ok(stat(null, &status) == 0 && S_ISCHR(status.st_mode), "and stays a device");
	}
	unlink(file_join(&arena, dir, "full"));
	unlink(file_join(&arena, dir, "null"));
	diag_release(&diag);
}

static void check_places(const char *dir)
{
	const char *inside = file_join(&arena, dir, "out"), *link = file_join(&arena, dir, "away");

	tap_ok(file_exists(inside) && !file_exists(file_join(&arena, dir, "none")), "exists");
	tap_ok(file_is_inside(inside, dir), "a file is inside its folder");
	tap_ok(file_is_inside(dir, dir), "a folder is inside itself");
	tap_ok(!file_is_inside("/etc/passwd", dir), "a file elsewhere is not");
	tap_ok(!file_is_inside(file_join(&arena, dir, "../x"), dir), "what is missing is not");
	tap_ok(!file_is_inside(file_join(&arena, dir, "../../etc/passwd"), dir), "by dots: no");
	tap_ok(symlink("/etc/passwd", link) == 0 && !file_is_inside(link, dir), "by a link: no");
	tap_ok(file_is_inside("/etc/passwd", "/"), "all is inside the root");
	tap_ok(file_is_same(inside, file_join(&arena, dir, "link")), "a link is the same file");
	tap_ok(!file_is_same(inside, link), "another file is not");
	unlink(link);
}

int main(void)
{
	char dir[] = "roleguide-XXXXXX";

	arena_init(&arena);
	if (getenv("TMPDIR") && chdir(getenv("TMPDIR")) != 0)
		return 1;
	if (!mkdtemp(dir))
		return 1;
	check_names();
	check_read(dir);
	check_write(dir);
	check_refusals(dir);
	check_devices(dir);
	check_places(dir);
	unlink(file_join(&arena, dir, "link"));
	unlink(file_join(&arena, dir, "out"));
	tap_ok(rmdir(dir) == 0, "the folder was empty in the end");
	arena_release(&arena);
	return tap_done();
}
