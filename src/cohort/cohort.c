/*
 * Who is under way waits in a list, since the pool hands back in the order of putting: whoever has
 * a row without any work waits there too.
 */
#define _GNU_SOURCE /* realpath */
#include "cohort/cohort.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers/keys.h"
#include "answers/parcel.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/limits.h"
#include "cohort/code.h"
#include "cohort/folder_state.h"
#include "cohort/mail_address.h"
#include "cohort/manifest.h"
#include "cohort/messages.h"
#include "cohort/name.h"
#include "cohort/pool.h"
#include "cohort/removal.h"
#include "content/quiz.h"
#include "run/identity.h"

enum { MOST_FAILURES = 3 /* reports in a row that cannot be written: the next could not either */ };

/* Somebody between cohort_add and the row. */
struct pending {
	struct pending *next;
	struct arena own;
	const struct answers *answers; /* NULL: cannot be read */
	struct manifest_row row;
	bool is_worked;  /* else the row is what it will be */
	bool is_written; /* the report; else there is one, or none is wanted */
	bool is_carried; /* not asked for: the row of the run before, as it was */
};

struct cohort {
	struct cohort_wish wish;
	struct cohort_calls calls;
	struct diag *diag;
	struct arena arena;
	struct code_key key;
	struct manifest *manifest; /* NULL: none */
	struct pool *pool;
	struct progress *progress;
	struct progress_counts counts;
	struct keys seen;    /* what people's codes are made from */
	struct keys outputs; /* where files will stand */
	struct pending *first, **last;
	int64_t nput; /* people handed to the pool */
	struct manifest_place place;
	bool has_begun, has_failed;
	int nfailures;   /* reports that could not be written since one could */
	bool has_folder; /* and a manifest in it, where that is wanted */
	bool is_worker;  /* in a worker's process */
};

/* --- Beginning -------------------------------------------------------------------------------- */

/* "reports/" gives "reports.key", beside the folder, so that whoever gets the folder does not get
 * the key. */
static const char *find_key(struct cohort *cohort)
{
	const char *folder = cohort->wish.folder ? cohort->wish.folder : ".";
	char *real = realpath(folder, NULL);
	const char *path = arena_printf(&cohort->arena, "%s.key", real ? real : folder);
	bool is_short = !strchr(folder, '/') && strcmp(folder, ".") != 0 &&
			strcmp(folder, "..") != 0;

	free(real);
	return is_short ? arena_printf(&cohort->arena, "%s.key", folder) : path;
}

static bool make_folder(struct cohort *cohort)
{
	const char *folder = cohort->wish.folder;

	return !folder || cohort->wish.is_dry || file_make_folder(folder, 0777, cohort->diag);
}

static bool begin_manifest(struct cohort *cohort)
{
	const struct cohort_wish *wish = &cohort->wish;
	const struct select *select = &wish->select;
	struct manifest_head head = {wish->quiz->guide->id, wish->quiz->guide->version, NULL};

	if (!wish->has_manifest)
		return true;
	if (select->nshards)
		head.shard = arena_printf(&cohort->arena, "%d/%d", select->shard, select->nshards);
	cohort->manifest = manifest_begin(&cohort->place, wish->is_dry ? NULL : &head,
					  cohort->diag);
	return cohort->manifest;
}

/* Where nothing is named by codes, no key is made. */
static bool open_key(struct cohort *cohort)
{
	const struct cohort_wish *wish = &cohort->wish;

	return (!wish->folder && !wish->has_manifest && !wish->key) ||
	       code_key_open(&cohort->key, wish->key ? wish->key : find_key(cohort), wish->is_dry,
			     cohort->diag);
}

/* When something is to stand in it. */
static bool begin_folder(struct cohort *cohort)
{
	if (!cohort->has_folder && (!make_folder(cohort) || !begin_manifest(cohort)))
		cohort->has_failed = true;
	cohort->has_folder = true;
	return !cohort->has_failed;
}

/* When there is somebody. Some that are chosen may not be there: then nothing is made for them. */
static bool begin(struct cohort *cohort)
{
	if (cohort->has_begun)
		return !cohort->has_failed;
	cohort->has_begun = true;
	cohort->has_failed = (cohort->wish.select.nonly == 0 && !make_folder(cohort)) ||
			     !open_key(cohort) ||
			     (cohort->wish.select.nonly == 0 && !begin_folder(cohort));
	return !cohort->has_failed;
}

/* --- In a worker ------------------------------------------------------------------------------ */

/* What was said while all was loaded is printed by the other process. */
static void begin_worker(void *context)
{
	struct cohort *cohort = context;
	struct buf heard;

	cohort->is_worker = true;
	buf_init(&heard);
	messages_pack(cohort->diag, &heard);
	buf_release(&heard);
}

/* The first error of several messages, from that one on. */
static const char *find_reason(const struct diag *diag, int from)
{
	for (int i = from; i < diag->nmessages; i++)
		if (diag->messages[i].level == DIAG_ERROR)
			return diag->messages[i].text;
	return NULL;
}

static void work(void *context, const char *bytes, size_t n, struct buf *out)
{
	struct cohort *cohort = context;
	struct diag *diag = cohort->diag;
	struct packet packet = {bytes, bytes + n};
	struct cohort_task task = {.pool = cohort->pool};
	struct cohort_made made = {0};
	int nbefore = diag->nmessages;
	bool had_failed = diag->environment_failed;
	struct arena own;

	arena_init(&own);
	buf_init(&made.extra);
	task.answers = parcel_unpack(&own, cohort->wish.quiz, &packet);
	task.code = packet_text(&packet, &own);
	task.output = packet_text(&packet, &own);
	task.is_warm = packet_integer(&packet);
	diag->environment_failed = false;
	cohort->calls.make(cohort->calls.context, &own, &task, &made);
	packet_put_integer(out, made.is_made);
	packet_put_integer(out, made.npages);
	packet_put_integer(out, made.nbytes);
	packet_put_text(out, made.sha256);
	packet_put_text(out, made.companion);
	packet_put_text(out, made.outcome);
	packet_put_text(out, made.is_made ? NULL : find_reason(diag, nbefore));
	packet_put_integer(out, diag->environment_failed);
	packet_put_bytes(out, made.extra.bytes, made.extra.n);
	diag->environment_failed = diag->environment_failed || had_failed;
	if (cohort->is_worker)
		messages_pack(diag, out);
	buf_release(&made.extra);
	arena_release(&own);
}

/* --- Rows, in the order of the people --------------------------------------------------------- */

static const char *text_or_null(const char *text)
{
	return text && *text ? text : NULL;
}

static void stop_failing(struct cohort *cohort)
{
	cohort->has_failed = true;
	diag_fail(cohort->diag, (struct srcpos){0},
		  "stopped, since %d reports in a row could not be written", MOST_FAILURES);
	diag_hint(cohort->diag, "make room and run it again: it goes on where it stopped");
}

static void take_made(struct cohort *cohort, struct pending *pending, struct packet *packet,
		      struct packet *extra)
{
	struct manifest_row *row = &pending->row;
	struct arena *own = &pending->own;
	const struct manifest_row before = *row;
	bool is_made = packet_integer(packet), has_failed;
	size_t n;

	row->pages = packet_integer(packet);
	row->bytes = packet_integer(packet);
	row->sha256 = text_or_null(packet_text(packet, own));
	row->companion = text_or_null(packet_text(packet, own));
	row->outcome = packet_text(packet, own);
	row->reason = packet_text(packet, own);
	has_failed = packet_integer(packet);
	row->status = is_made ? "ok" : has_failed ? "failed" : "error";
	extra->next = packet_bytes(packet, &n);
	extra->end = extra->next + n;
	cohort->nfailures = !is_made && has_failed ? cohort->nfailures + 1 : 0;
	/* a full disk is told of a few reports, not of all that are under way when it fills */
	if (packet->next < packet->end && cohort->nfailures <= MOST_FAILURES)
		messages_take(cohort->diag, packet);
	if (cohort->nfailures == MOST_FAILURES)
		stop_failing(cohort);
	if (is_made && !pending->is_written) /* a report that is there stays what it is */
		*row = before;
	if (is_made)
		return;
	row->file = row->sha256 = row->companion = row->inputs = NULL;
	row->pages = row->bytes = 0;
}

static void take(void *context, const char *bytes, size_t n)
{
	struct cohort *cohort = context;
	struct pending *pending = cohort->first;
	struct packet packet = {bytes, bytes + n}, extra = {0};
	struct manifest_row *row = &pending->row;

	cohort->first = pending->next;
	if (!cohort->first)
		cohort->last = &cohort->first;
	if (pending->is_worked)
		take_made(cohort, pending, &packet, &extra);
	if (pending->is_carried)
		;
	else if (strcmp(row->status, "ok") != 0)
		cohort->counts.nmissing++;
	else if (pending->is_written)
		cohort->counts.nmade++;
	else
		cohort->counts.nkept++;
	if (cohort->calls.take && !pending->is_carried)
		cohort->calls.take(cohort->calls.context, row, pending->answers, &extra);
	if (!cohort->wish.has_outcomes)
		row->outcome = NULL;
	if (cohort->manifest && !cohort->wish.is_dry && !manifest_add(cohort->manifest, row))
		cohort->has_failed = true;
	progress_show(cohort->progress, &cohort->counts, false);
	arena_release(&pending->own);
	free(pending);
}

static void turn(void *context, int64_t taken[POOL_TURNS])
{
	struct cohort *cohort = context;

	cohort->calls.turn(cohort->calls.context, taken);
}

/* --- People ----------------------------------------------------------------------------------- */

/* What tells a person from others: the id, else the address, else all that they say. */
static const char *find_sense(struct cohort *cohort, struct pending *pending)
{
	struct arena *own = &pending->own;
	const struct answers *answers = pending->answers;
	const char *address;
	struct buf parcel;
	char hex[SHA256_HEX];

	if (!answers)
		return arena_printf(own, "file\n%s", pending->row.source);
	if (answers->key && *answers->key)
		return arena_printf(own, "id\n%s", answers->key);
	address = mail_address_key(own, answers->email);
	if (address)
		return arena_printf(own, "mail\n%s", address);
	if (!answers->row) /* a file of their own */
		return arena_printf(own, "file\n%s", pending->row.source);
	buf_init(&parcel);
	parcel_pack(&parcel, cohort->wish.quiz, answers, false);
	sha256_hex(parcel.bytes, parcel.n, hex);
	buf_release(&parcel);
	return arena_printf(own, "answers\n%s", hex);
}

/* The second who would have the same code: what is wrong with that, if anything is. */
static const char *report_twice(struct cohort *cohort, const struct pending *pending,
				const char *sense, int first)
{
	static const char twice[] = "the person answers twice";
	const struct answers *answers = pending->answers;
	const char *row_name = answers->row ? answers->row_name : "line";

	if (*sense == 'a')
		return NULL;
	if (*sense == 'm') {
		diag_warn(cohort->diag, answers->pos,
			  "%s %d has the address of %s %d; both have a report", row_name,
			  answers->row, row_name, first);
		return NULL;
	}
	diag_as(cohort->diag, twice);
	diag_error(cohort->diag, answers->pos, "%s", twice);
	diag_hint(cohort->diag, "the first answers stand in %s %d, perhaps of another file",
		  row_name, first);
	return twice;
}

/* Gives the person a code of their own. What is wrong with the person, if anything was or is. */
static const char *find_code(struct cohort *cohort, struct pending *pending, const char *fault)
{
	const struct answers *answers = pending->answers;
	struct arena *own = &pending->own;
	const char *sense = find_sense(cohort, pending), *distinct = sense;
	int place = answers && answers->row ? answers->row : answers ? answers->pos.line : 1;
	int first = keys_add(&cohort->seen, sense, place > 0 ? place : 1);

	if (first && !fault)
		fault = report_twice(cohort, pending, sense, first);
	for (int n = 2; first; n++) {
		distinct = arena_printf(own, "%s\n%d", sense, n);
		first = keys_add(&cohort->seen, distinct, 1);
	}
	pending->row.code = code_make(own, &cohort->key, distinct);
	return fault;
}

/* Everything that the report follows from, as a fingerprint. */
static const char *find_inputs(const struct cohort *cohort, struct pending *pending)
{
	struct buf sense;
	char hex[SHA256_HEX];

	buf_init(&sense);
	buf_addstr(&sense, cohort->wish.identity);
	parcel_pack(&sense, cohort->wish.quiz, pending->answers, false);
	if (cohort->calls.sense)
		cohort->calls.sense(cohort->calls.context, pending->answers, &sense);
	sha256_hex(sense.bytes, sense.n, hex);
	buf_release(&sense);
	return arena_strdup(&pending->own, hex);
}

/* Whether nobody else has a file of that name in the folder; from here on somebody has. */
static bool claim(struct cohort *cohort, struct arena *own, const char *file)
{
	const char *path = file_join(own, cohort->wish.folder, file);

	return !keys_add(&cohort->outputs, file_place(own, path), 1);
}

/* The name of the file, and its path; NULL with an error: another has it. */
static const char *find_output(struct cohort *cohort, struct pending *pending, const char *path)
{
	struct name_of person = {pending->answers, pending->row.code, path};
	struct arena *own = &pending->own;
	const char *folder = cohort->wish.folder;
	const char *name = name_make(own, cohort->wish.name, &person), *output;

	if (!folder)
		return NULL;
	pending->row.file = arena_printf(own, "%s.pdf", name);
	output = file_join(own, folder, pending->row.file);
	if (claim(cohort, own, pending->row.file) &&
	    (!cohort->wish.has_companions ||
	     claim(cohort, own, folder_state_companion(own, pending->row.file))))
		return output;
	diag_error(cohort->diag, pending->answers->pos, "two reports would be \"%s\"", output);
	diag_hint(cohort->diag, cohort->wish.name ? "put {code} into --name"
						  : "files of the same name from two folders want "
						    "a folder each: -o DIR/");
	pending->row.file = NULL;
	return NULL;
}

/* What there is already of a person's. */
static enum folder_state find_state(struct cohort *cohort, const struct pending *pending,
				    const struct manifest_row *old, bool has_old)
{
	const struct manifest_row *row = &pending->row;

	if (!cohort->manifest || !has_old || !old->file)
		return FOLDER_NEW;
	return folder_state_find(cohort->wish.folder, row, old);
}

static void put(struct cohort *cohort, struct pending *pending, const char *output)
{
	struct buf task;

	bool is_warm = cohort->nput++ < POOL_WARM;

	*cohort->last = pending;
	cohort->last = &pending->next;
	if (!pending->is_worked) {
		if (!pool_put_done(cohort->pool, "", 0))
			cohort->has_failed = true;
		return;
	}
	buf_init(&task);
	parcel_pack(&task, cohort->wish.quiz, pending->answers, true);
	packet_put_text(&task, pending->row.code);
	packet_put_text(&task, output);
	packet_put_integer(&task, is_warm);
	if (!pool_put(cohort->pool, task.bytes, task.n))
		cohort->has_failed = true;
	buf_release(&task);
}

/* Who is read in full: what is to be made, or what there is. */
static void add_readable(struct cohort *cohort, struct pending *pending, const char *path)
{
	struct manifest_row *row = &pending->row, old = {0};
	int nerrors = cohort->diag->nerrors;
	const char *output = find_output(cohort, pending, path);
	bool has_old = cohort->manifest &&
		       manifest_find(cohort->manifest, &pending->own, row->code, &old);
	enum folder_state state;

	if (cohort->diag->nerrors > nerrors) {
		row->status = "error";
		row->reason = "two reports would have the same name";
		put(cohort, pending, NULL);
		return;
	}
	row->inputs = find_inputs(cohort, pending);
	row->content = cohort->wish.identity;
	state = find_state(cohort, pending, &old, has_old);
	if (has_old) {
		row->draft = old.draft;
		row->sent = old.sent;
	}
	if (state == FOLDER_SAME) {
		row->status = old.status;
		row->outcome = old.outcome;
		row->pages = old.pages;
		row->bytes = old.bytes;
		row->sha256 = old.sha256;
		row->companion = old.companion;
		output = NULL;
	}
	if (cohort->wish.is_dry) {
		folder_state_say(state, row, &old);
		row->status = "ok";
	}
	pending->is_worked = !cohort->wish.is_dry &&
			     (state != FOLDER_SAME || cohort->wish.makes_all);
	pending->is_written = pending->is_worked && state != FOLDER_SAME;
	put(cohort, pending, output);
}

static void drop(struct pending *pending)
{
	arena_release(&pending->own);
	free(pending);
}

/* Somebody who is not asked for keeps the row that there is. */
static void carry(struct cohort *cohort, struct pending *pending)
{
	struct arena *own = &pending->own;
	struct manifest_row old;

	if (!cohort->has_folder && cohort->wish.has_manifest && manifest_is_there(&cohort->place))
		begin_folder(cohort);
	if (!cohort->manifest || !manifest_find(cohort->manifest, own, pending->row.code, &old)) {
		drop(pending);
		return;
	}
	pending->row = old;
	pending->is_carried = true;
	if (old.file)
		keys_add(&cohort->outputs,
			 file_place(own, file_join(own, cohort->wish.folder, old.file)), 1);
	put(cohort, pending, NULL);
}

static void add_chosen(struct cohort *cohort, struct pending *pending, const char *path,
		       const char *fault)
{
	if (!fault) {
		add_readable(cohort, pending, path);
		return;
	}
	pending->row.status = "error";
	pending->row.reason = arena_strdup(&pending->own, fault);
	put(cohort, pending, NULL);
}

bool cohort_add(struct cohort *cohort, const char *path, const struct answers *answers,
		const char *fault, struct arena *own)
{
	const struct select *select = &cohort->wish.select;
	struct pending *pending = mem_alloc_zeroed(sizeof *pending);
	bool is_here;

	pending->own = *own;
	*own = (struct arena){0};
	pending->answers = answers;
	pending->row.source = strcmp(path, "-") == 0 ? path : file_name(path);
	pending->row.row = answers ? answers->row : 0;
	if (begin(cohort))
		fault = find_code(cohort, pending, fault);
	is_here = !cohort->has_failed && select_has_shard(select, pending->row.code);
	if (is_here && !select_has_person(select, answers, pending->row.code))
		carry(cohort, pending);
	else if (is_here && begin_folder(cohort))
		add_chosen(cohort, pending, path, fault);
	else
		drop(pending);
	return !cohort->has_failed;
}

struct cohort *cohort_open(const struct cohort_wish *wish, const struct cohort_calls *calls,
			   struct diag *diag)
{
	struct cohort *cohort = mem_alloc_zeroed(sizeof *cohort);
	struct pool_calls pool_calls = {work, take, cohort, begin_worker,
					calls->turn ? turn : NULL};

	cohort->wish = *wish;
	cohort->calls = *calls;
	cohort->diag = diag;
	cohort->last = &cohort->first;
	arena_init(&cohort->arena);
	cohort->place = (struct manifest_place){wish->folder, "manifest"};
	if (wish->select.nshards)
		cohort->place.name = arena_printf(&cohort->arena, "manifest-%d-of-%d",
						  wish->select.shard, wish->select.nshards);
	cohort->pool = pool_open(&pool_calls, wish->njobs, diag);
	cohort->progress = progress_open(wish->progress);
	return cohort;
}

void cohort_expect(struct cohort *cohort, int64_t npeople)
{
	progress_expect(cohort->progress, npeople);
}

struct cohort_count cohort_close(struct cohort *cohort, bool are_all)
{
	struct cohort_count count;
	bool is_complete;

	if (!pool_close(cohort->pool))
		cohort->has_failed = true;
	while (cohort->first) { /* whom a worker that died has left */
		struct pending *pending = cohort->first;

		cohort->first = pending->next;
		arena_release(&pending->own);
		free(pending);
		cohort->counts.nmissing++;
	}
	if (cohort->manifest && !cohort->wish.is_dry && cohort->counts.nmade > 0 &&
	    !file_settle(cohort->wish.folder, cohort->diag))
		cohort->has_failed = true;
	is_complete = are_all && !cohort->has_failed && cohort->has_begun;
	if (is_complete)
		select_check_found(&cohort->wish.select, cohort->diag);
	if (is_complete && cohort->manifest) {
		struct removal removal = {cohort->wish.folder, cohort->manifest,
					  &cohort->outputs,    cohort->progress,
					  cohort->diag,        cohort->wish.is_dry,
					  cohort->calls.gone,  cohort->calls.context};

		cohort->counts.nremoved = removal_make(&removal);
	}
	if (cohort->manifest && !manifest_end(cohort->manifest, is_complete))
		cohort->has_failed = true;
	progress_show(cohort->progress, &cohort->counts, true);
	count = (struct cohort_count){cohort->counts.nmade + cohort->counts.nkept,
				      cohort->counts.nmissing};
	progress_close(cohort->progress);
	keys_release(&cohort->seen);
	keys_release(&cohort->outputs);
	arena_release(&cohort->arena);
	free(cohort);
	return count;
}
