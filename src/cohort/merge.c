/*
 * A worker counts what a record takes, waits in its turn for what all before it take, and writes it
 * with its final numbers; here it is only copied. The commons are filled by the first people alone,
 * who are made before there are other processes, so that all know the same.
 */
#include "cohort/merge.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answers.h"
#include "base/file.h"
#include "base/pack.h"
#include "cohort/cohort.h"
#include "cohort/pool.h"
#include "content/guide.h"
#include "doc/doc.h"
#include "locale/collate.h"
#include "pdf/pdf.h"
#include "pdf/record.h"
#include "pdf/volume.h"
#include "run/attachments.h"
#include "run/run.h"
#include "run/stocked.h"
#include "run/write_pdf.h"
#include "score/score.h"

const char *const merge_orders[] = {"input", "code", "name", "group", "id", "email", "date", NULL};

struct merge {
	struct merge_wish wish;
	struct kit *kit;
	const struct content *content;
	struct commons commons;
	struct pack *pack;
	struct sheaf sheaves[RECORD_SHEAVES]; /* of the person at hand */
	int nsheaves;
	/* here, not in workers: */
	struct volume **parts; /* each is opened when its first record asks for its numbers */
	int nparts, part;      /* how many; which is being filled, all before it have been ended */
	int nrecords;          /* of that one */
	struct collate *collate;
	int64_t date; /* of the latest answers in it */
	bool has_failed;
};

struct merge *merge_open(const struct merge_wish *wish, struct kit *kit,
			 const struct content *content)
{
	struct merge *merge = ARENA_NEW(kit->arena, struct merge);

	*merge = (struct merge){.wish = *wish,
				.kit = kit,
				.content = content,
				.commons.arena = kit->arena,
				.pack = pack_new()};
	return merge;
}

/* --- In a worker ----------------------------------------------------------------------------- */

static struct sheaf *add_sheaf(struct merge *merge, struct arena *own)
{
	struct sheaf *sheaf = &merge->sheaves[merge->nsheaves];

	sheaf_init(sheaf, own, &merge->commons, merge->nsheaves > 0 ? sheaf - 1 : NULL);
	merge->nsheaves++;
	return sheaf;
}

static bool make_separator(struct merge *merge, struct arena *own, const struct cohort_task *task,
			   const struct result *result, struct sheaf *sheaf)
{
	struct kit *kit = merge->kit;
	struct look look = {.theme = merge->content->theme, .paper = merge->wish.paper};
	struct job job = {.output = merge->wish.output,
			  .printing = merge->wish.printing,
			  .name = merge->wish.path,
			  .is_leaf = true,
			  .sheaf = sheaf};
	struct doc *doc;

	run_begin(kit);
	job.doc = doc = run_compose_separator(kit, own, merge->content, task->answers, task->code);
	job.layout = doc ? run_lay_out(kit, own, doc, &look) : NULL;
	if (!job.layout)
		return false;
	job.stock = stocked_find(kit, merge->content, result);
	return output_write(kit, own, &job, NULL);
}

struct sheaf *merge_begin(struct merge *merge, struct arena *own, const struct cohort_task *task,
			  const struct result *result)
{
	merge->nsheaves = 0;
	if (merge->wish.has_separators &&
	    !make_separator(merge, own, task, result, add_sheaf(merge, own)))
		return NULL;
	return add_sheaf(merge, own);
}

/* What records take of a file. */
enum { TURN_OBJECTS, TURN_KEYS, TURN_PEOPLE };

static void pack_record(struct merge *merge, const struct cohort_task *task, struct buf *extra)
{
	struct record record = {.profile = &merge->wish.output->profile,
				.nsheaves = merge->nsheaves};
	struct record_room room, before;
	int64_t takes[POOL_TURNS] = {[TURN_PEOPLE] = 1}, taken[POOL_TURNS];
	struct buf bytes = {0};

	for (int i = 0; i < merge->nsheaves; i++)
		record.sheaves[i] = &merge->sheaves[i];
	room = record_count(&record);
	takes[TURN_OBJECTS] = room.objects;
	takes[TURN_KEYS] = room.keys;
	pool_turn(task->pool, takes, taken);
	before = (struct record_room){taken[TURN_OBJECTS], taken[TURN_KEYS]};
	record_write(&record, &before, merge->pack, task->is_warm ? &merge->commons : NULL, &bytes);
	packet_put_bytes(extra, bytes.bytes, bytes.n);
	buf_release(&bytes);
}

void merge_end(struct merge *merge, const struct cohort_task *task, bool is_made, struct buf *extra)
{
	if (is_made)
		pack_record(merge, task, extra);
	for (int i = 0; i < merge->nsheaves; i++)
		sheaf_release(&merge->sheaves[i]);
	merge->nsheaves = 0;
}

/* --- Here ------------------------------------------------------------------------------------ */

/* How much of the path of a file stands before ".pdf", if that is its end. */
static size_t stem_length(const char *path)
{
	return strlen(path) - (file_has_ending(path, ".pdf") ? strlen(".pdf") : 0);
}

bool merge_is_part(const char *merge, const char *path)
{
	size_t n = stem_length(merge);

	if (strncmp(path, merge, n) != 0 || path[n] != '-')
		return false;
	path += n + 1;
	n = strspn(path, "0123456789");
	return n > 0 && strcmp(path + n, ".pdf") == 0;
}

const char *merge_part(struct arena *arena, const char *merge, int number)
{
	return arena_printf(arena, "%.*s-%d.pdf", (int)stem_length(merge), merge, number);
}

/* The path of the part of that index. */
static const char *find_path(const struct merge *merge, int part)
{
	const char *path = merge->wish.path;

	return merge->wish.split ? merge_part(merge->kit->arena, path, part + 1) : path;
}

static void open_part(struct merge *merge)
{
	const struct profile *profile = &merge->wish.output->profile;
	struct diag *diag = merge->kit->diag;

	if (merge->nparts == MERGE_PARTS) {
		diag_error(diag, (struct srcpos){0},
			   "--split %d makes more than %d files of these people", merge->wish.split,
			   MERGE_PARTS);
		diag_hint(diag, "a larger number makes fewer");
		merge->has_failed = true;
		return;
	}
	ARENA_GROW(merge->kit->arena, merge->parts, merge->nparts);
	merge->parts[merge->nparts] = volume_open(find_path(merge, merge->nparts), profile, diag);
	if (merge->commons.nobjects)
		volume_add_commons(merge->parts[merge->nparts], &merge->commons);
	merge->nparts++;
}

void merge_turn(struct merge *merge, int64_t taken[])
{
	int split = merge->wish.split;

	if (merge->has_failed || (merge->nparts > 0 && (!split || taken[TURN_PEOPLE] < split)))
		return;
	open_part(merge);
	taken[TURN_OBJECTS] = volume_count_commons(&merge->wish.output->profile, &merge->commons);
	taken[TURN_KEYS] = taken[TURN_PEOPLE] = 0;
}

static const char *find_field(enum merge_order order, const struct answers *answers)
{
	switch (order) {
	case MERGE_NAME:
		return answers->name;
	case MERGE_GROUP:
		return answers->group;
	case MERGE_ID:
		return answers->key;
	case MERGE_EMAIL:
		return answers->email;
	case MERGE_INPUT:
	case MERGE_CODE:
	case MERGE_DATE:
	case MERGE_ORDERS:
		break;
	}
	return NULL;
}

/* A text that sorts as people shall stand; NULL: as they come. */
static const char *find_key(struct merge *merge, struct arena *arena, const char *code,
			    const struct answers *answers)
{
	static const char last[] = "\xff";
	const char *field;

	switch (merge->wish.order) {
	case MERGE_INPUT:
		return NULL;
	case MERGE_CODE:
		return code;
	case MERGE_DATE:
		return answers->date ? arena_printf(arena, "%020lld", (long long)answers->date)
				     : last;
	case MERGE_NAME:
	case MERGE_GROUP:
	case MERGE_ID:
	case MERGE_EMAIL:
	case MERGE_ORDERS:
		break;
	}
	field = find_field(merge->wish.order, answers);
	if (!merge->collate)
		merge->collate = collate_open(merge->content->guide->lang);
	return field && *field ? collate_key(merge->collate, arena, field) : last;
}

/* Ends the part that is being filled; its name it gets together with all others. */
static void end_part(struct merge *merge)
{
	struct kit *kit = merge->kit;
	struct pdf_input cover = {.profile = &merge->wish.output->profile};
	struct arena arena;
	struct doc *doc;

	arena_init(&arena);
	doc = run_compose_separator(kit, &arena, merge->content, NULL, "");
	if (!doc || (cover.profile->is_press &&
		     !write_pdf_load_condition(kit, merge->wish.printing, cover.profile))) {
		merge->has_failed = true;
	} else {
		cover.condition = kit->condition;
		if (!kit->date && merge->date)
			doc->date = merge->date;
		attachments_complete(&arena, cover.profile, merge->content->guide, doc);
		cover.doc = doc;
		if (!volume_end(merge->parts[merge->part], &cover)) {
			merge->parts[merge->part] = NULL;
			merge->has_failed = true;
		}
	}
	arena_release(&arena);
	merge->part++;
	merge->nrecords = 0;
	merge->date = 0;
}

void merge_take(struct merge *merge, const char *code, const struct answers *answers,
		struct packet *extra)
{
	struct arena arena;
	const char *record;
	size_t n;

	record = packet_bytes(extra, &n);
	if (merge->nrecords == merge->wish.split && merge->wish.split && !merge->has_failed)
		end_part(merge);
	if (merge->has_failed)
		return;
	arena_init(&arena);
	merge->nrecords++;
	merge->has_failed = !volume_add(merge->parts[merge->part], code,
					find_key(merge, &arena, code, answers), record, n);
	if (answers->date > merge->date)
		merge->date = answers->date;
	arena_release(&arena);
}

/* Files that another run made more of are told: whoever prints what is there would print people
 * twice. */
static void tell_others(struct merge *merge)
{
	struct kit *kit = merge->kit;
	const char *path = find_path(merge, merge->nparts);

	if (!file_exists(path))
		return;
	diag_warn(kit->diag, (struct srcpos){path, 0},
		  "this file is of another run: this one has made %d", merge->nparts);
	diag_hint(kit->diag, "remove it, and those that follow, before printing");
}

bool merge_close(struct merge *merge, bool is_complete)
{
	bool is_good = true;

	if (merge->nparts > 0 && is_complete && !merge->has_failed)
		end_part(merge);
	if (merge->nparts > 0 && (!is_complete || merge->has_failed))
		is_good = false;
	for (int i = 0; i < merge->nparts; i++)
		if (!merge->parts[i])
			;
		else if (is_good)
			is_good = volume_close(merge->parts[i]);
		else
			volume_drop(merge->parts[i]);
	if (is_good && merge->wish.split)
		tell_others(merge);
	collate_close(merge->collate);
	pack_free(merge->pack);
	return is_good;
}
