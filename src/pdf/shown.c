/* A table of slots: the place of a run is its number, or the next one that is free. */
#include "pdf/shown.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cache.h"

enum { MOST_BYTES = 8 << 20, FIRST_SLOTS = 1024 };

struct shown {
	struct arena arena;
	struct shown_run **slots; /* nslots, of which half are free */
	size_t nslots, nruns;
	size_t bound, nbytes; /* of what lives in the arena, and the slots */
};

struct shown *shown_new(void)
{
	struct shown *shown = mem_alloc(sizeof *shown);

	*shown = (struct shown){.bound = cache_bound(MOST_BYTES)};
	arena_init(&shown->arena);
	return shown;
}

static void clear(struct shown *shown)
{
	arena_release(&shown->arena);
	arena_init(&shown->arena);
	free(shown->slots);
	shown->slots = NULL;
	shown->nslots = shown->nruns = shown->nbytes = 0;
}

void shown_free(struct shown *shown)
{
	if (!shown)
		return;
	clear(shown);
	free(shown);
}

/* Where the run of that number is, or would be. */
static struct shown_run **find_slot(struct shown_run **slots, size_t nslots, uint32_t kept)
{
	size_t i = kept & (nslots - 1);

	while (slots[i] && slots[i]->kept != kept)
		i = (i + 1) & (nslots - 1);
	return &slots[i];
}

const struct shown_run *shown_find(const struct shown *shown, uint32_t kept)
{
	return shown->nslots ? *find_slot(shown->slots, shown->nslots, kept) : NULL;
}

static void widen(struct shown *shown)
{
	size_t nslots = shown->nslots ? 2 * shown->nslots : FIRST_SLOTS;
	struct shown_run **slots = mem_alloc_zeroed(nslots * sizeof *slots);

	for (size_t i = 0; i < shown->nslots; i++)
		if (shown->slots[i])
			*find_slot(slots, nslots, shown->slots[i]->kept) = shown->slots[i];
	free(shown->slots);
	shown->nbytes += (nslots - shown->nslots) * sizeof *slots;
	shown->slots = slots;
	shown->nslots = nslots;
}

void shown_add(struct shown *shown, const struct shown_run *run)
{
	struct shown_run *new;

	if (shown->bound == 0)
		return;
	if (shown->nbytes + sizeof *new + run->n > shown->bound)
		clear(shown);
	if (2 * shown->nruns >= shown->nslots)
		widen(shown);
	new = arena_copy(&shown->arena, run, sizeof *run);
	new->bytes = arena_copy(&shown->arena, run->bytes, run->n);
	*find_slot(shown->slots, shown->nslots, run->kept) = new;
	shown->nruns++;
	shown->nbytes += sizeof *new + run->n;
}
