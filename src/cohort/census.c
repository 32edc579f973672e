/*
 * Who is left out has the lowest ticket, a hash of the code and all that was packed. Those of the
 * groups are kept, one each; the lowest of several groups together is among them.
 */
#include "cohort/census.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "answers/keys.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "score/trait.h"

struct group {
	char *name; /* NULL: people without */
	int64_t npeople;
	int64_t *counts; /* with those of the one who is left out */
	uint64_t sum;    /* of all tickets */
	uint64_t ticket; /* the lowest, */
	int *traits;     /* and what that person has; room for all */
	int ntraits;
};

struct census {
	const struct traits *traits;
	struct group *groups;
	int ngroups, room;
	struct keys names; /* the number of a group, from 1 */
	bool has_many;     /* more groups than are told apart: the last holds the others */
	bool is_sorted;
};

void census_pack(const struct traits *traits, const struct result *result, struct buf *out)
{
	int *list = mem_alloc(sizeof *list * (size_t)traits->n);
	int n = traits_of(traits, result, list);

	buf_add(out, list, sizeof *list * (size_t)n);
	free(list);
}

struct census *census_new(const struct traits *traits)
{
	struct census *census = mem_alloc_zeroed(sizeof *census);

	census->traits = traits;
	return census;
}

void census_free(struct census *census)
{
	for (int i = 0; census && i < census->ngroups; i++) {
		free(census->groups[i].name);
		free(census->groups[i].counts);
		free(census->groups[i].traits);
	}
	if (census) {
		keys_release(&census->names);
		free(census->groups);
	}
	free(census);
}

static struct group *add_group(struct census *census, const char *name)
{
	size_t n = (size_t)census->traits->n;
	struct group *group;

	if (census->ngroups == census->room) {
		census->room = census->room ? 2 * census->room : 8;
		census->groups = mem_resize(census->groups,
					    sizeof *census->groups * (size_t)census->room);
	}
	group = &census->groups[census->ngroups++];
	*group = (struct group){.counts = mem_alloc_zeroed(sizeof *group->counts * n),
				.traits = mem_alloc(sizeof *group->traits * n)};
	if (name) {
		group->name = mem_alloc(strlen(name) + 1);
		memcpy(group->name, name, strlen(name) + 1);
	}
	return group;
}

/* Names begin with a sign, so that no group is called as those without one. */
static struct group *find_group(struct census *census, const char *name)
{
	struct buf key;
	int number;

	buf_init(&key);
	buf_printf(&key, "%s%s", name ? "=" : "", name ? name : "");
	number = keys_find(&census->names, buf_text(&key));
	if (!number && census->ngroups == LIMIT_GROUPS) {
		census->has_many = true;
		number = LIMIT_GROUPS;
	} else if (!number) {
		add_group(census, name);
		number = census->ngroups;
		keys_add(&census->names, buf_text(&key), number);
	}
	buf_release(&key);
	return &census->groups[number - 1];
}

static uint64_t find_ticket(const char *code, const char *bytes, size_t n)
{
	struct buf all;
	char hex[SHA256_HEX];

	buf_init(&all);
	buf_add(&all, code, strlen(code) + 1);
	buf_add(&all, bytes, n);
	sha256_hex(all.bytes, all.n, hex);
	buf_release(&all);
	hex[16] = '\0';
	return strtoull(hex, NULL, 16);
}

void census_take(struct census *census, const char *group, const char *code, const char *bytes,
		 size_t n)
{
	struct group *into = find_group(census, group && *group ? group : NULL);
	uint64_t ticket = find_ticket(code ? code : "", bytes, n);
	int trait, ntraits = (int)(n / sizeof trait);

	assert(!census->is_sorted);
	for (int i = 0; i < ntraits; i++) {
		memcpy(&trait, bytes + (size_t)i * sizeof trait, sizeof trait);
		into->counts[trait]++;
	}
	if (into->npeople == 0 || ticket < into->ticket) {
		into->ticket = ticket;
		into->ntraits = ntraits;
		memcpy(into->traits, bytes, (size_t)ntraits * sizeof trait);
	}
	into->npeople++;
	into->sum += ticket;
}

/* Whoever has no group comes last among equals. */
static int compare_groups(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->npeople != y->npeople)
		return x->npeople < y->npeople ? 1 : -1;
	if (!x->name || !y->name)
		return (x->name == NULL) - (y->name == NULL);
	return strcmp(x->name, y->name);
}

static void sort_groups(struct census *census)
{
	if (census->is_sorted || census->ngroups == 0)
		return;
	qsort(census->groups, (size_t)census->ngroups, sizeof *census->groups, compare_groups);
	census->is_sorted = true;
}

bool census_has_many(const struct census *census)
{
	return census->has_many;
}

int census_ngroups(struct census *census)
{
	sort_groups(census);
	return census->has_many || (census->ngroups == 1 && !census->groups[0].name)
		       ? 0
		       : census->ngroups;
}

const char *census_group(const struct census *census, int i)
{
	return census->groups[i].name;
}

int64_t census_group_size(const struct census *census, int i)
{
	return census->groups[i].npeople;
}

struct census_part census_part(struct arena *arena, struct census *census, int from, int to)
{
	int n = census->traits->n;
	struct census_part part = {.counts = ARENA_ARRAY(arena, int64_t, n + 1)};
	const struct group *lowest = NULL;

	sort_groups(census);
	for (int i = from; i < to; i++) {
		const struct group *group = &census->groups[i];

		for (int t = 0; t < n; t++)
			part.counts[t] += group->counts[t];
		part.npeople += group->npeople;
		part.sum += group->sum;
		if (!lowest || group->ticket < lowest->ticket)
			lowest = group;
	}
	for (int i = 0; lowest && i < lowest->ntraits; i++)
		part.counts[lowest->traits[i]]--;
	return part;
}

struct census_part census_all(struct arena *arena, struct census *census)
{
	return census_part(arena, census, 0, census->ngroups);
}
