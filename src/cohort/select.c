/* A code is random already, so that its hash spreads people evenly over shards. */
#include "cohort/select.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answers.h"
#include "answers/keys.h"

enum { MOST_SHARDS = 100000 };

bool select_read_only(struct select *select, struct arena *arena, const char *list,
		      struct diag *diag)
{
	while (*list) {
		size_t n = strcspn(list, ",");

		if (n > 0) {
			ARENA_GROW(arena, select->only, select->nonly);
			select->only[select->nonly++] = arena_strndup(arena, list, n);
		}
		list += n + (list[n] == ',');
	}
	select->is_found = ARENA_ARRAY(arena, bool, select->nonly + 1);
	if (select->nonly == 0)
		diag_error(diag, (struct srcpos){0},
			   "--only wants rows, ids or codes of people, as --only 7,12");
	return select->nonly > 0;
}

bool select_read_shard(struct select *select, const char *text, struct diag *diag)
{
	char *end;
	long shard = strtol(text, &end, 10), nshards = 0;

	if (end > text && *end == '/' && end[1] >= '0' && end[1] <= '9')
		nshards = strtol(end + 1, &end, 10);
	if (*end || shard < 1 || shard > nshards || nshards > MOST_SHARDS) {
		diag_error(diag, (struct srcpos){0},
			   "\"%s\" is no shard; --shard 2/8 is the second of eight", text);
		return false;
	}
	select->shard = (int)shard;
	select->nshards = (int)nshards;
	return true;
}

bool select_has_shard(const struct select *select, const char *code)
{
	return select->nshards == 0 ||
	       keys_hash(code) % (uint64_t)select->nshards + 1 == (uint64_t)select->shard;
}

static bool is_number(const char *text, int number)
{
	char *end;

	return number && strtol(text, &end, 10) == number && !*end;
}

bool select_has_person(const struct select *select, const struct answers *answers, const char *code)
{
	bool is_one = select->nonly == 0;

	for (int i = 0; i < select->nonly; i++) {
		const char *wanted = select->only[i];

		if (strcmp(wanted, code) != 0 &&
		    !(answers && (is_number(wanted, answers->row) ||
				  (answers->key && strcmp(wanted, answers->key) == 0))))
			continue;
		select->is_found[i] = is_one = true;
	}
	return is_one;
}

void select_check_found(const struct select *select, struct diag *diag)
{
	bool are_found = true;

	for (int i = 0; i < select->nonly; i++) {
		if (select->is_found[i])
			continue;
		are_found = false;
		diag_error(diag, (struct srcpos){0},
			   "--only names \"%s\", but nobody in the answers has that row, id or "
			   "code",
			   select->only[i]);
	}
	if (!are_found)
		diag_hint(diag, "rows are numbered as spreadsheet programs do; codes of people "
				"stand in the manifest of a run over all");
}
