/* All rows are kept, since they come out sorted. */
#define _GNU_SOURCE /* getline */
#include "cohort/manifest_join.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/keys.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/limits.h"
#include "cohort/folder_state.h"
#include "cohort/manifest_row.h"
#include "run/identity.h"

struct joined_row {
	struct manifest_row row;
	const char *folder, *manifest; /* where it stands */
	int line;
};

/* A shard that was met: "manifest-2-of-8.csv". */
struct met_shard {
	int shard, nshards; /* 0 of 0: a manifest of everybody */
	const char *path;
};

struct joining {
	struct manifest_join *join;
	struct arena arena;
	struct joined_row *rows;
	int nrows;
	struct met_shard *shards;
	int nshards;
	const struct joined_row *first; /* with a report: what the others are held against */
	bool has_told_content;
	struct keys codes; /* by their row's index + 1 */
	struct diag *diag;
};

/* Whether the name is that of a manifest, and of which shard. */
static bool read_name(const char *name, struct met_shard *shard)
{
	static const char begin[] = "manifest-", middle[] = "-of-";
	char *end;

	*shard = (struct met_shard){0};
	if (strcmp(name, "manifest.csv") == 0)
		return true;
	if (strncmp(name, begin, strlen(begin)) != 0)
		return false;
	shard->shard = (int)strtol(name + strlen(begin), &end, 10);
	if (strncmp(end, middle, strlen(middle)) != 0)
		return false;
	shard->nshards = (int)strtol(end + strlen(middle), &end, 10);
	return strcmp(end, ".csv") == 0;
}

/* Whether the report was made of the same guide, by the same program, as the others; told once. */
static void check_content(struct joining *joining, const struct joined_row *joined)
{
	const char *content = joined->row.content, *first;
	enum identity_part part;

	if (!joining->first) {
		joining->first = arena_copy(&joining->arena, joined, sizeof *joined);
		return;
	}
	first = joining->first->row.content;
	if (joining->has_told_content || !content || !first)
		return;
	part = identity_compare(content, first);
	if (part == IDENTITY_PARTS)
		return;
	joining->has_told_content = true;
	diag_error(joining->diag, (struct srcpos){joined->manifest, joined->line},
		   "this report and that of %s:%d were not made alike: they differ in %s",
		   joining->first->manifest, joining->first->line, identity_name(part));
	diag_hint(joining->diag, "the same command with the same files makes them alike");
}

/* What is wrong with one row by itself. */
static void check_row(struct joining *joining, const struct joined_row *joined)
{
	const struct manifest_row *row = &joined->row;
	struct srcpos pos = {joined->manifest, joined->line};
	struct manifest_join *join = joining->join;

	join->npeople++;
	if (strcmp(row->status, "ok") != 0) {
		diag_warn(joining->diag, pos, "%s has no report: %s", row->code,
			  row->reason ? row->reason : row->status);
		return;
	}
	join->nreports++;
	check_content(joining, joined);
	join->npages += row->pages;
	join->nbytes += row->bytes;
	join->ndrafted += row->draft != NULL;
	join->nsent += row->sent != NULL;
	if (!row->file) /* it stands in one file with others */
		return;
	if (!file_exists(file_join(&joining->arena, joined->folder, row->file)))
		diag_error(joining->diag, pos, "the report \"%s\" is not there", row->file);
	else if (!folder_state_has(joined->folder, row->file, row->sha256))
		diag_error(joining->diag, pos, "the report \"%s\" is not what was written",
			   row->file);
}

static void add_row(struct joining *joining, const struct joined_row *joined)
{
	int first = keys_add(&joining->codes, joined->row.code, joining->nrows + 1);

	if (first) {
		diag_error(joining->diag, (struct srcpos){joined->manifest, joined->line},
			   "%s is there twice", joined->row.code);
		diag_hint(joining->diag, "the other row is %s:%d",
			  joining->rows[first - 1].manifest, joining->rows[first - 1].line);
	}
	ARENA_GROW(&joining->arena, joining->rows, joining->nrows);
	joining->rows[joining->nrows++] = *joined;
	check_row(joining, joined);
}

/* The rows of one manifest; false with an error. */
static bool read_rows(struct joining *joining, const char *folder, const char *path)
{
	struct joined_row joined = {.folder = folder, .manifest = path};
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t size = 0;
	bool is_good = file;

	if (!file)
		diag_fail(joining->diag, (struct srcpos){path, 0}, "cannot read: %s",
			  strerror(errno));
	while (is_good && getline(&line, &size, file) > 0) {
		is_good = joined.line++ > 0 ? manifest_row_read(&joined.row, &joining->arena, line)
					    : manifest_row_is_names(line);
		if (!is_good)
			diag_error(joining->diag, (struct srcpos){path, joined.line},
				   joined.line == 1
					   ? "this is no manifest of this version of roleguide"
					   : "the row is not whole");
		else if (joined.line > 1)
			add_row(joining, &joined);
	}
	free(line);
	if (file)
		fclose(file);
	return is_good;
}

static bool read_folder(struct joining *joining, const char *path)
{
	struct folder folder = folder_list(&joining->arena, path, joining->diag);
	int nbefore = joining->nshards, nerrors = joining->diag->nerrors;
	struct met_shard shard;
	bool is_good = true;

	for (int i = 0; i < folder.nnames; i++) {
		const char *name = folder.names[i];

		shard.path = NULL;
		if (strncmp(name, "manifest", 8) == 0 && strstr(name, ".old.csv"))
			diag_error(joining->diag,
				   (struct srcpos){file_join(&joining->arena, path, name), 0},
				   "the run did not come to its end; the same command goes on");
		if (!read_name(name, &shard))
			continue;
		shard.path = file_join(&joining->arena, path, name);
		ARENA_GROW(&joining->arena, joining->shards, joining->nshards);
		joining->shards[joining->nshards++] = shard;
		is_good = read_rows(joining, path, shard.path) && is_good;
	}
	if (joining->nshards > nbefore)
		return is_good;
	if (joining->diag->nerrors > nerrors)
		return false;
	/* the folder can be read */
	diag_as(joining->diag, "there is no manifest in this folder");
	diag_error(joining->diag, (struct srcpos){path, 0}, "%s",
		   folder.nnames       ? "there is no manifest in this folder"
		   : file_exists(path) ? "this is a file, and no folder"
				       : "there is no such folder");
	return false;
}

/* All shards of one number, each once. */
static void check_shards(struct joining *joining)
{
	int n = joining->shards[0].nshards;
	bool *are_there = ARENA_ARRAY(&joining->arena, bool, n + 1);

	for (int i = 0; i < joining->nshards; i++) {
		const struct met_shard *shard = &joining->shards[i];

		if (shard->nshards != n) {
			diag_error(joining->diag, (struct srcpos){shard->path, 0},
				   "this is part of another number than \"%s\"",
				   joining->shards[0].path);
			return;
		}
		if (n && shard->shard >= 1 && shard->shard <= n)
			are_there[shard->shard] = true;
	}
	for (int k = 1; k <= n; k++)
		if (!are_there[k])
			diag_error(joining->diag, (struct srcpos){0},
				   "shard %d/%d has no manifest here", k, n);
}

static int compare_rows(const void *a, const void *b)
{
	const struct manifest_row *x = &((const struct joined_row *)a)->row;
	const struct manifest_row *y = &((const struct joined_row *)b)->row;
	int order = strcmp(x->source ? x->source : "", y->source ? y->source : "");

	if (order == 0)
		order = (x->row > y->row) - (x->row < y->row);
	return order ? order : strcmp(x->code, y->code);
}

static void write_rows(struct joining *joining, struct buf *csv, struct buf *json)
{
	if (joining->nrows > 1)
		qsort(joining->rows, (size_t)joining->nrows, sizeof *joining->rows, compare_rows);
	if (csv)
		manifest_row_names(csv);
	if (json)
		buf_addstr(json, "{\n\t\"format\": \"roleguide manifest 1\",\n\t\"people\": [");
	for (int i = 0; i < joining->nrows; i++) {
		if (csv)
			manifest_row_csv(&joining->rows[i].row, csv);
		if (!json)
			continue;
		buf_addstr(json, i ? ",\n\t\t" : "\n\t\t");
		manifest_row_json(&joining->rows[i].row, json);
	}
	if (json)
		buf_addstr(json, "\n\t],\n\t\"complete\": true\n}\n");
}

bool manifest_join(struct manifest_join *join, const char *const *folders, int nfolders,
		   struct buf *csv, struct buf *json, struct diag *diag)
{
	struct joining joining = {.join = join, .diag = diag};
	bool is_good = true;

	*join = (struct manifest_join){0};
	arena_init(&joining.arena);
	for (int i = 0; i < nfolders; i++)
		is_good = read_folder(&joining, folders[i]) && is_good;
	if (is_good) {
		check_shards(&joining);
		write_rows(&joining, csv, json);
	}
	join->nfiles = joining.nshards;
	keys_release(&joining.codes);
	arena_release(&joining.arena);
	return is_good;
}
