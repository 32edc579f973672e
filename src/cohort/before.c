/* People by the hashes of their keys, and what they answered in a file of
 * packed answers. */
#include "cohort/before.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers/keys.h"
#include "answers/parcel.h"
#include "answers/wording.h"
#include "base/mem.h"
#include "cohort/before_read.h"
#include "cohort/mail_address.h"

enum { MOST_NAMED = 20 }; /* people, in one message */

/* Where the answers of a person lie, and where they were read. */
struct earlier {
	int64_t at, date;
	int32_t n; /* bytes */
	int32_t file, row;
	bool is_met; /* asked for */
};

/* Rows of people, for a message. */
struct named {
	struct buf list;
	int64_t n;
};

struct before {
	struct before_source source;
	struct arena arena;
	FILE *file;
	int64_t size; /* bytes in it */
	struct earlier *people;
	int npeople, room;
	struct keys ids, emails; /* to the number of a person, from 1 */
	int64_t ntwice;
	bool has_failed;
	struct named fresh, strangers, younger; /* of the run's people */
};

static bool is_other(const char *a, const char *b)
{
	return a && b && strcmp(a, b) != 0;
}

/* Whether what both say of themselves keeps them from being one person. */
static bool are_strangers(struct arena *arena, const struct answers *a, const struct answers *b)
{
	const char *email_a = mail_address_key(arena, a->email);
	const char *email_b = mail_address_key(arena, b->email);

	if (email_a && email_b)
		return strcmp(email_a, email_b) != 0;
	return a->name && b->name &&
	       is_other(wording_loose(arena, a->name), wording_loose(arena, b->name));
}

static void pack_strange(struct buf *out, const struct answers_strange *strange)
{
	packet_put_text(out, strange ? strange->version : NULL);
	packet_put_integer(out, strange ? strange->n : 0);
	for (int i = 0; strange && i < strange->n; i++)
		packet_put_text(out, strange->names[i]);
}

static const struct answers_strange *unpack_strange(struct packet *packet, struct arena *arena)
{
	struct answers_strange *strange = ARENA_NEW(arena, struct answers_strange);

	strange->version = packet_text(packet, arena);
	strange->n = (int)packet_integer(packet);
	strange->names = ARENA_ARRAY(arena, const char *, strange->n + 1);
	for (int i = 0; i < strange->n; i++)
		strange->names[i] = packet_text(packet, arena);
	return strange->version || strange->n ? strange : NULL;
}

static const struct answers *unpack(const struct before *before, int person, struct arena *arena)
{
	const struct earlier *earlier = &before->people[person];
	char *bytes = arena_alloc(arena, (size_t)earlier->n + 1);
	struct packet packet = {bytes, bytes + earlier->n};
	struct answers *answers;

	for (int32_t have = 0; have < earlier->n;) {
		ssize_t n = pread(fileno(before->file), bytes + have, (size_t)(earlier->n - have),
				  earlier->at + have);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			diag_fail(before->source.diag, (struct srcpos){0},
				  "cannot read earlier answers again: %s", strerror(errno));
			return NULL;
		}
		have += (int32_t)n;
	}
	answers = arena_copy(arena, parcel_unpack(arena, before->source.quiz, &packet),
			     sizeof *answers);
	answers->strange = unpack_strange(&packet, arena);
	return answers;
}

static void pack_all(const struct before *before, const struct answers *answers, struct buf *out,
		     bool with_places)
{
	parcel_pack(out, before->source.quiz, answers, with_places);
	pack_strange(out, answers->strange);
}

void before_pack(const struct before *before, const struct answers *answers, struct buf *out)
{
	pack_all(before, answers, out, false);
}

/* Writes the answers at the end of the file, as those of earlier. */
static void pack(struct before *before, const struct answers *answers, struct earlier *earlier)
{
	struct buf bytes;

	buf_init(&bytes);
	pack_all(before, answers, &bytes, true);
	earlier->at = before->size;
	earlier->n = (int32_t)bytes.n;
	earlier->date = answers->date;
	if (fwrite(bytes.bytes, 1, bytes.n, before->file) != bytes.n)
		before->has_failed = true;
	before->size += (int64_t)bytes.n;
	buf_release(&bytes);
}

/* The number of the person, from 1, among those read so far; 0: a new one. Who
 * has the id of somebody else is known by the address alone. */
static int find_known(const struct before *before, const struct answers *answers, const char *email,
		      struct arena *arena)
{
	int number = answers->key ? keys_find(&before->ids, answers->key) : 0;
	const struct answers *earlier = NULL;

	if (number && fflush(before->file) == 0)
		earlier = unpack(before, number - 1, arena);
	if (earlier && !are_strangers(arena, earlier, answers))
		return number;
	return email ? keys_find(&before->emails, email) : 0;
}

/* Room for one person more. */
static struct earlier *add_person(struct before *before)
{
	if (before->npeople == before->room) {
		before->room = before->room ? 2 * before->room : 64;
		before->people = mem_resize(before->people,
					    sizeof *before->people * (size_t)before->room);
	}
	before->people[before->npeople] = (struct earlier){0};
	return &before->people[before->npeople++];
}

static void take(void *context, int file, const struct answers *answers)
{
	struct before *before = context;
	struct earlier *earlier;
	struct arena scratch;
	const char *email;
	int number;

	arena_init(&scratch);
	email = mail_address_key(&scratch, answers->email);
	number = find_known(before, answers, email, &scratch);
	before->ntwice += number > 0;
	earlier = number ? &before->people[number - 1] : add_person(before);
	number = number ? number : before->npeople;
	if (answers->key)
		keys_add(&before->ids, answers->key, number);
	if (email)
		keys_add(&before->emails, email, number);
	arena_release(&scratch);
	if (earlier->n && answers->date < earlier->date)
		return;
	*earlier = (struct earlier){.file = file, .row = answers->row};
	pack(before, answers, earlier);
}

struct before *before_open(const char *path, const struct quiz *quiz,
			   const struct answers_settings *settings, const struct data *data,
			   struct diag *diag)
{
	struct before *before = mem_alloc_zeroed(sizeof *before);

	arena_init(&before->arena);
	before->source = (struct before_source){.quiz = quiz,
						.settings = settings,
						.data = data,
						.diag = diag,
						.take = take,
						.context = before,
						.arena = &before->arena};
	buf_init(&before->fresh.list);
	buf_init(&before->strangers.list);
	buf_init(&before->younger.list);
	before->file = tmpfile();
	if (!before->file)
		diag_fail(diag, (struct srcpos){0}, "cannot make a file for earlier answers: %s",
			  strerror(errno));
	if (before->file && before_read(&before->source, path)) {
		if (fflush(before->file) == 0 && !before->has_failed)
			return before;
		diag_fail(diag, (struct srcpos){0}, "cannot keep earlier answers in a file: %s",
			  strerror(errno));
	}
	before_close(before);
	return NULL;
}

void before_close(struct before *before)
{
	if (!before)
		return;
	if (before->file)
		fclose(before->file);
	keys_release(&before->ids);
	keys_release(&before->emails);
	buf_release(&before->fresh.list);
	buf_release(&before->strangers.list);
	buf_release(&before->younger.list);
	free(before->people);
	arena_release(&before->arena);
	free(before);
}

/* What a search came to. */
struct found {
	const struct answers *answers; /* NULL: none that are this person's */
	int person;                    /* whose they are, or could have been; -1: nobody */
};

/* Tries a person whose key has the same hash, by id or, without one, by e-mail
 * address. */
static bool try(const struct before *before, int number, const char *id,
		const struct answers *answers, struct arena *arena, struct found *found)
{
	const struct answers *earlier = number ? unpack(before, number - 1, arena) : NULL;
	const char *then = earlier && !id ? mail_address_key(arena, earlier->email) : NULL;
	const char *now = then ? mail_address_key(arena, answers->email) : NULL;

	if (!earlier ||
	    (id ? !earlier->key || strcmp(earlier->key, id) != 0 : !now || strcmp(then, now) != 0))
		return false;
	found->person = number - 1;
	if (!are_strangers(arena, earlier, answers))
		found->answers = earlier;
	return found->answers;
}

static struct found find(const struct before *before, const struct answers *answers, bool is_alone,
			 struct arena *arena)
{
	const char *email = mail_address_key(arena, answers->email);
	struct found found = {NULL, -1};

	if (is_alone && before->npeople == 1) {
		const struct answers *earlier = unpack(before, 0, arena);
		bool has_id = earlier && earlier->key && answers->key;

		found.person = 0;
		if (earlier && !are_strangers(arena, earlier, answers) &&
		    (!has_id || !is_other(earlier->key, answers->key)))
			found.answers = earlier;
		return found;
	}
	if (answers->key && try(before, keys_find(&before->ids, answers->key), answers->key,
				answers, arena, &found))
		return found;
	if (email)
		try(before, keys_find(&before->emails, email), NULL, answers, arena, &found);
	return found;
}

const struct answers *before_look(const struct before *before, const struct answers *answers,
				  bool is_alone, struct arena *arena)
{
	return find(before, answers, is_alone, arena).answers;
}

static void name_row(struct named *named, const struct answers *answers)
{
	if (named->n++ >= MOST_NAMED)
		return;
	if (named->list.n)
		buf_addstr(&named->list, ", ");
	if (answers->row)
		buf_printf(&named->list, "%s %d", answers->row_name, answers->row);
	else
		buf_addstr(&named->list, answers->pos.file ? answers->pos.file : "one file");
}

const struct answers *before_find(struct before *before, const struct answers *answers,
				  bool is_alone, struct arena *arena)
{
	struct found found = find(before, answers, is_alone, arena);

	if (!found.answers) {
		name_row(found.person >= 0 ? &before->strangers : &before->fresh, answers);
		return NULL;
	}
	before->people[found.person].is_met = true;
	if (found.answers->date > answers->date && answers->date)
		name_row(&before->younger, answers);
	return found.answers;
}

static const char *list_of(struct arena *arena, const struct named *named)
{
	const char *list = arena_strndup(arena, named->list.bytes, named->list.n);

	return named->n > MOST_NAMED ? arena_printf(arena, "%s and %lld more", list,
						    (long long)(named->n - MOST_NAMED))
				     : list;
}

/* Those who answered before and not now. */
static void tell_gone(const struct before *before)
{
	struct named gone = {.n = 0};
	struct arena arena;

	arena_init(&arena);
	buf_init(&gone.list);
	for (int i = 0; i < before->npeople; i++) {
		const struct earlier *earlier = &before->people[i];

		if (!earlier->is_met)
			name_row(&gone, &(struct answers){
						.row = earlier->row,
						.row_name = "row",
						.pos.file = before->source.files[earlier->file]});
	}
	if (gone.n)
		diag_warn(before->source.diag, (struct srcpos){0},
			  "of %d people who answered before, %lld %s no answers now: %s",
			  before->npeople, (long long)gone.n, gone.n == 1 ? "has" : "have",
			  list_of(&arena, &gone));
	buf_release(&gone.list);
	arena_release(&arena);
}

static void tell(const struct before *before, const struct named *named, const char *one,
		 const char *several)
{
	struct arena arena;

	if (!named->n)
		return;
	arena_init(&arena);
	diag_as(before->source.diag, several);
	diag_warn(before->source.diag, (struct srcpos){0}, "%lld %s: %s", (long long)named->n,
		  named->n == 1 ? one : several, list_of(&arena, named));
	arena_release(&arena);
}

void before_tell(const struct before *before, bool are_all)
{
	tell(before, &before->fresh, "person has no earlier answers",
	     "people have no earlier answers");
	tell(before, &before->strangers,
	     "person is, by id, e-mail or name, another one than who answered "
	     "before, and is not "
	     "compared",
	     "people are, by id, e-mail or name, others than who answered before, "
	     "and are not "
	     "compared");
	tell(before, &before->younger, "person has earlier answers of a later day",
	     "people have earlier answers of a later day");
	if (before->ntwice)
		diag_warn(before->source.diag, (struct srcpos){0},
			  "%lld of the earlier answers are not the latest of their person, and do "
			  "not "
			  "count",
			  (long long)before->ntwice);
	if (are_all)
		tell_gone(before);
}
