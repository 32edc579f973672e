/*
 * State by state, each with its derivatives, until no new ones come. There are finitely many if
 * choices that differ in order and in doubles alone count as one (Brzozowski, theorem 5.2), so each
 * pattern is put in order first.
 */
#include "xml/schema_automaton.h"

#include <string.h>

#include "base/arena.h"
#include "base/name_list.h"
#include "xml/schema_pattern.h"

enum { MAX_STATES = 500, MAX_ALTERNATIVES = 400 };

/* The alternatives of a choice, nested ones too, each once. False: too many. */
static bool spread(const struct pattern *pattern, const struct pattern **list, int *n)
{
	if (pattern->kind == PATTERN_CHOICE)
		return spread(pattern->a, list, n) && spread(pattern->b, list, n);
	for (int i = 0; i < *n; i++)
		if (pattern_is_same(list[i], pattern))
			return true;
	if (*n == MAX_ALTERNATIVES)
		return false;
	list[(*n)++] = pattern;
	return true;
}

/* Whether both have the same alternatives. */
static bool are_equal(const struct pattern *a, const struct pattern *b)
{
	const struct pattern *in_a[MAX_ALTERNATIVES], *in_b[MAX_ALTERNATIVES];
	int na = 0, nb = 0;

	if (a->kind != PATTERN_CHOICE || b->kind != PATTERN_CHOICE)
		return pattern_is_same(a, b);
	if (!spread(a, in_a, &na) || !spread(b, in_b, &nb) || na != nb)
		return false;
	for (int i = 0; i < na; i++) {
		int k = 0;

		while (k < nb && !pattern_is_same(in_a[i], in_b[k]))
			k++;
		if (k == nb)
			return false;
	}
	return true;
}

/* The same with each alternative once. */
static const struct pattern *without_doubles(struct arena *arena, const struct pattern *pattern)
{
	const struct pattern *list[MAX_ALTERNATIVES], *all;
	int n = 0;

	if (pattern->kind != PATTERN_CHOICE || !spread(pattern, list, &n))
		return pattern;
	all = list[n - 1];
	for (int i = n - 2; i >= 0; i--)
		all = pattern_join(arena, PATTERN_CHOICE, list[i], all);
	return all;
}

/* The number of the state of that pattern, which may be new; -1: it matches nothing. */
static int state_of(struct automaton *automaton, struct arena *arena, const struct pattern *pattern)
{
	int i = 0;

	if (pattern->kind == PATTERN_NOTHING)
		return -1;
	pattern = without_doubles(arena, pattern);
	while (i < automaton->nstates && !are_equal(automaton->states[i].pattern, pattern))
		i++;
	if (i == automaton->nstates) {
		ARENA_GROW(arena, automaton->states, automaton->nstates);
		automaton->states[automaton->nstates++] = (struct automaton_state){
			.pattern = pattern,
			.may_end = pattern_is_nullable(pattern),
		};
	}
	return i;
}

static void find_steps(struct automaton *automaton, struct arena *arena, int at)
{
	const struct pattern *pattern = automaton->states[at].pattern;
	struct automaton_step *steps;
	struct name_list first = {0};
	int nsteps = 0, to;

	pattern_first(arena, pattern, &first);
	steps = ARENA_ARRAY(arena, struct automaton_step, first.n);
	for (int i = 0; i < first.n; i++) {
		to = state_of(automaton, arena, pattern_after(arena, pattern, first.names[i]));
		if (to >= 0)
			steps[nsteps++] = (struct automaton_step){first.names[i], to};
	}
	to = state_of(automaton, arena, pattern_after(arena, pattern, PATTERN_WORDS));
	automaton->states[at].steps = steps;
	automaton->states[at].nsteps = nsteps;
	automaton->states[at].after_words = to;
}

bool automaton_make(struct automaton *automaton, struct arena *arena, const struct pattern *pattern)
{
	*automaton = (struct automaton){0};
	state_of(automaton, arena, pattern);
	for (int i = 0; i < automaton->nstates && i < MAX_STATES; i++)
		find_steps(automaton, arena, i);
	return automaton->nstates > 0 && automaton->nstates <= MAX_STATES;
}
