/*
 * The JSON is closed behind its last row each time, and opened again by writing the next row over
 * the end. What the run before left is found by an index: a hash and a place a row.
 */
#define _GNU_SOURCE /* getline */
#include "cohort/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers/keys.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/json.h"
#include "base/version.h"

struct manifest {
	struct arena arena;
	struct diag *diag;
	const char *csv_path, *json_path, *old_path;
	int csv, json;   /* -1: nothing is written */
	off_t json_tail; /* where its end is written over */
	bool has_rows;
	int64_t nrows;
	FILE *old[2]; /* NULL: none; the later one counts */
	struct keys keys;
	int64_t *
		places; /* of rows, times two, plus which of old; a row's number is its index + 1 */
	int nold, next;
	char *line;
	size_t nline;
};

static bool fail(const struct manifest *manifest, const char *path, const char *what)
{
	diag_fail(manifest->diag, (struct srcpos){path, 0}, "cannot %s: %s", what, strerror(errno));
	return false;
}

/* --- The run before --------------------------------------------------------------------------- */

static void add_old(struct manifest *manifest, const char *code, int64_t place)
{
	int number = keys_add(&manifest->keys, code, manifest->nold + 1);

	if (number) { /* a later row of the same person counts */
		manifest->places[number - 1] = place;
		return;
	}
	ARENA_GROW(&manifest->arena, manifest->places, manifest->nold);
	manifest->places[manifest->nold++] = place;
}

/* Indexes the rows of an open file. A last line that is not whole is left out. */
static bool index_rows(struct manifest *manifest, int which, const char *path)
{
	FILE *file = manifest->old[which];
	struct manifest_row row;
	struct arena arena;
	int64_t place = 0;
	ssize_t n;

	for (int number = 0; (n = getline(&manifest->line, &manifest->nline, file)) > 0; number++) {
		bool is_good;

		if (number == 0 && !manifest_row_is_names(manifest->line)) {
			diag_error(manifest->diag, (struct srcpos){path, 1},
				   "this is no manifest of this version of roleguide");
			diag_hint(manifest->diag, "move it away, or name another folder with -o");
			return false;
		}
		arena_init(&arena);
		is_good = number > 0 && manifest_row_read(&row, &arena, manifest->line);
		if (is_good)
			add_old(manifest, row.code, 2 * place + which);
		arena_release(&arena);
		place += n;
	}
	return !ferror(file) || fail(manifest, path, "read");
}

/* Opens and indexes a file of rows; false with an error. None there: it stays NULL. */
static bool open_old(struct manifest *manifest, int which, const char *path)
{
	manifest->old[which] = fopen(path, "re");
	if (!manifest->old[which])
		return errno == ENOENT || fail(manifest, path, "read");
	return index_rows(manifest, which, path);
}

/* Writes the rows of a run that was broken off, then those of the run before it that it had not
 * come to, as one file. */
static bool join_old(struct manifest *manifest)
{
	const char *joined = arena_printf(&manifest->arena, "%s.new", manifest->old_path);
	FILE *broken = fopen(manifest->csv_path, "re"), *out = fopen(joined, "we");
	struct manifest_row row;
	struct keys keys = {0};
	struct arena arena;
	bool is_good = broken && out;
	int number = 0;

	for (int file = 0; file < 2 && is_good; file++) {
		FILE *in = file == 0 ? broken : manifest->old[0];

		rewind(in);
		for (int line = 0; getline(&manifest->line, &manifest->nline, in) > 0; line++) {
			arena_init(&arena);
			if (line == 0 ? file == 0
				      : manifest_row_read(&row, &arena, manifest->line) &&
						!keys_add(&keys, row.code, ++number))
				fputs(manifest->line, out);
			arena_release(&arena);
		}
		is_good = !ferror(in);
	}
	keys_release(&keys);
	if (broken)
		fclose(broken);
	is_good = out && fflush(out) == 0 && fsync(fileno(out)) == 0 && is_good;
	if (out)
		fclose(out);
	return (is_good && rename(joined, manifest->old_path) == 0) ||
	       fail(manifest, joined, "write");
}

static void close_old(struct manifest *manifest)
{
	for (int i = 0; i < 2; i++) {
		if (manifest->old[i])
			fclose(manifest->old[i]);
		manifest->old[i] = NULL;
	}
	keys_release(&manifest->keys);
	manifest->places = NULL;
	manifest->nold = 0;
}

/* Brings what there was together in old_path, and reads it. */
static bool take_old(struct manifest *manifest)
{
	if (file_exists(manifest->csv_path)) {
		if (!open_old(manifest, 0, manifest->csv_path)) /* is it a manifest? */
			return false;
		close_old(manifest);
		if (!file_exists(manifest->old_path)) {
			if (rename(manifest->csv_path, manifest->old_path) != 0)
				return fail(manifest, manifest->csv_path, "rename");
		} else if (!open_old(manifest, 0, manifest->old_path) || !join_old(manifest)) {
			return false;
		}
		close_old(manifest);
	}
	return open_old(manifest, 0, manifest->old_path);
}

/* --- This run --------------------------------------------------------------------------------- */

static bool write_at(int fd, const struct buf *bytes, off_t at)
{
	size_t done = 0;

	while (done < bytes->n) {
		ssize_t n = pwrite(fd, bytes->bytes + done, bytes->n - done, at + (off_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		done += (size_t)n;
	}
	return true;
}

static void add_tail(struct buf *out, bool is_complete)
{
	buf_printf(out, "\n\t],\n\t\"complete\": %s\n}\n", is_complete ? "true" : "false");
}

/* A file that begins with these bytes, or is not there at all; -1: there is an error. */
static int begin_file(struct manifest *manifest, const char *path, const struct buf *first)
{
	int fd;

	if (!file_write_quick(path, first->bytes, first->n, manifest->diag))
		return -1;
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		fail(manifest, path, "write");
	return fd;
}

/* That of CSV comes last: where it is, the other is too. */
static bool begin_files(struct manifest *manifest, const struct manifest_head *head)
{
	struct buf csv, lines;
	struct json json = {.out = &lines, .is_first = true};

	buf_init(&csv);
	buf_init(&lines);
	manifest_row_names(&csv);
	json_open(&json, NULL, '{');
	json_text(&json, "format", "roleguide manifest 1");
	json_text(&json, "program", "roleguide " ROLEGUIDE_VERSION);
	json_text(&json, "guide", head->guide);
	json_text(&json, "guide-version", head->guide_version);
	json_text(&json, "shard", head->shard);
	json_name(&json, "people");
	buf_addc(&lines, '[');
	manifest->json_tail = (off_t)lines.n;
	add_tail(&lines, false);
	manifest->json = begin_file(manifest, manifest->json_path, &lines);
	if (manifest->json >= 0)
		manifest->csv = begin_file(manifest, manifest->csv_path, &csv);
	if (manifest->csv >= 0)
		lseek(manifest->csv, 0, SEEK_END);
	buf_release(&csv);
	buf_release(&lines);
	return manifest->csv >= 0;
}

/* Writes a row and the end behind it; or, where the disk has no room, leaves both files as they
 * were. */
static bool add_row(struct manifest *manifest, const struct buf *csv, const struct buf *json)
{
	off_t end = lseek(manifest->csv, 0, SEEK_END);
	struct buf tail;

	if (!write_at(manifest->csv, csv, end))
		fail(manifest, manifest->csv_path, "write");
	else if (!write_at(manifest->json, json, manifest->json_tail))
		fail(manifest, manifest->json_path, "write");
	else
		return true;
	buf_init(&tail);
	add_tail(&tail, false);
	if (ftruncate(manifest->csv, end) != 0)
		fail(manifest, manifest->csv_path, "write");
	if (!write_at(manifest->json, &tail, manifest->json_tail) ||
	    ftruncate(manifest->json, manifest->json_tail + (off_t)tail.n) != 0)
		fail(manifest, manifest->json_path, "write");
	buf_release(&tail);
	return false;
}

bool manifest_add(struct manifest *manifest, const struct manifest_row *row)
{
	struct buf csv, json;
	off_t tail;
	bool is_good;

	buf_init(&csv);
	buf_init(&json);
	manifest_row_csv(row, &csv);
	buf_addstr(&json, manifest->has_rows ? ",\n\t\t" : "\n\t\t");
	manifest_row_json(row, &json);
	tail = manifest->json_tail + (off_t)json.n;
	add_tail(&json, false);
	is_good = add_row(manifest, &csv, &json);
	buf_release(&csv);
	buf_release(&json);
	if (!is_good)
		return false;
	manifest->json_tail = tail;
	manifest->has_rows = true;
	manifest->nrows++;
	return true;
}

/* "out/manifest.csv", by the ending. */
static const char *path_of(struct arena *arena, const struct manifest_place *place,
			   const char *ending)
{
	return file_join(arena, place->folder, arena_printf(arena, "%s%s", place->name, ending));
}

bool manifest_is_there(const struct manifest_place *place)
{
	struct arena arena;
	bool is_there;

	arena_init(&arena);
	is_there = file_exists(path_of(&arena, place, ".csv")) ||
		   file_exists(path_of(&arena, place, ".old.csv"));
	arena_release(&arena);
	return is_there;
}

struct manifest *manifest_begin(const struct manifest_place *place,
				const struct manifest_head *head, struct diag *diag)
{
	struct manifest *manifest = mem_alloc_zeroed(sizeof *manifest);
	struct arena *arena = &manifest->arena;
	bool is_good;

	arena_init(arena);
	manifest->diag = diag;
	manifest->csv = manifest->json = -1;
	manifest->csv_path = path_of(arena, place, ".csv");
	manifest->json_path = path_of(arena, place, ".json");
	manifest->old_path = path_of(arena, place, ".old.csv");
	is_good = head ? take_old(manifest)
		       : open_old(manifest, 0, manifest->old_path) &&
				  open_old(manifest, 1, manifest->csv_path);
	if (is_good && (!head || begin_files(manifest, head)))
		return manifest;
	manifest_end(manifest, false);
	return NULL;
}

static bool read_old(struct manifest *manifest, struct arena *arena, int number,
		     struct manifest_row *row)
{
	FILE *file = manifest->old[manifest->places[number] & 1];

	return fseeko(file, (off_t)(manifest->places[number] / 2), SEEK_SET) == 0 &&
	       getline(&manifest->line, &manifest->nline, file) > 0 &&
	       manifest_row_read(row, arena, manifest->line);
}

bool manifest_find(struct manifest *manifest, struct arena *arena, const char *code,
		   struct manifest_row *row)
{
	int number = keys_find(&manifest->keys, code);

	return number && read_old(manifest, arena, number - 1, row);
}

bool manifest_next_old(struct manifest *manifest, struct arena *arena, struct manifest_row *row)
{
	while (manifest->next < manifest->nold)
		if (read_old(manifest, arena, manifest->next++, row))
			return true;
	return false;
}

bool manifest_end(struct manifest *manifest, bool is_complete)
{
	struct buf tail;
	bool is_good = true;

	buf_init(&tail);
	if (manifest->json >= 0 && is_complete) {
		add_tail(&tail, true);
		is_good = (write_at(manifest->json, &tail, manifest->json_tail) &&
			   ftruncate(manifest->json, manifest->json_tail + (off_t)tail.n) == 0 &&
			   fsync(manifest->json) == 0 && fsync(manifest->csv) == 0) ||
			  fail(manifest, manifest->json_path, "write");
		if (is_good && unlink(manifest->old_path) != 0 && errno != ENOENT)
			is_good = fail(manifest, manifest->old_path, "remove");
	}
	buf_release(&tail);
	if (manifest->csv >= 0)
		close(manifest->csv);
	if (manifest->json >= 0)
		close(manifest->json);
	close_old(manifest);
	free(manifest->line);
	arena_release(&manifest->arena);
	free(manifest);
	return is_good;
}
