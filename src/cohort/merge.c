/*
 * A worker counts what a record takes, waits in its turn for what all before it take, and writes it
 * with its final numbers; here it is only copied. The commons are filled by the first people alone,
 * who are made before there are other processes, so that all know the same.
 */
#include "cohort/merge.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answers.h"
#include "base/pack.h"
#include "cohort/cohort.h"
#include "cohort/pool.h"
#include "content/guide.h"
#include "doc/doc.h"
#include "locale/collate.h"
#include "pdf/pdf.h"
#include "pdf/record.h"
#include "pdf/volume.h"
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
	struct volume *volume; /* NULL: there is nobody yet */
	struct collate *collate;
	int64_t date; /* of the latest answers */
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

static void pack_record(struct merge *merge, const struct cohort_task *task, struct buf *extra)
{
	struct record record = {.profile = &merge->wish.output->profile,
				.nsheaves = merge->nsheaves};
	struct record_room room, before;
	int64_t takes[POOL_TURNS], taken[POOL_TURNS];
	struct buf bytes = {0};

	for (int i = 0; i < merge->nsheaves; i++)
		record.sheaves[i] = &merge->sheaves[i];
	room = record_count(&record);
	takes[0] = room.objects;
	takes[1] = room.keys;
	pool_turn(task->pool, takes, taken);
	before = (struct record_room){taken[0], taken[1]};
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

void merge_take(struct merge *merge, const char *code, const struct answers *answers,
		struct packet *extra)
{
	const struct profile *profile = &merge->wish.output->profile;
	struct arena arena;
	const char *record;
	size_t n;

	record = packet_bytes(extra, &n);
	if (merge->has_failed)
		return;
	arena_init(&arena);
	if (!merge->volume)
		merge->volume = volume_open(merge->wish.path, profile, merge->kit->diag);
	merge->has_failed = !volume_add(merge->volume, code, find_key(merge, &arena, code, answers),
					record, n);
	if (answers->date > merge->date)
		merge->date = answers->date;
	arena_release(&arena);
}

static bool write_end(struct merge *merge)
{
	struct kit *kit = merge->kit;
	struct pdf_input cover = {.profile = &merge->wish.output->profile};
	struct doc *doc = run_compose_separator(kit, kit->arena, merge->content, NULL, "");

	if (!doc || (cover.profile->is_press &&
		     !write_pdf_load_condition(kit, merge->wish.printing, cover.profile))) {
		volume_drop(merge->volume);
		return false;
	}
	cover.condition = kit->condition;
	if (!kit->date && merge->date)
		doc->date = merge->date;
	cover.doc = doc;
	return volume_close(merge->volume, &cover);
}

bool merge_close(struct merge *merge, bool is_complete)
{
	bool is_good = true;

	if (merge->volume && is_complete && !merge->has_failed) {
		is_good = write_end(merge);
	} else if (merge->volume) {
		volume_drop(merge->volume);
		is_good = false;
	}
	collate_close(merge->collate);
	pack_free(merge->pack);
	return is_good;
}
