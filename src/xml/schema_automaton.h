/*
 * A pattern as an automaton: its states are what derivatives by all names lead to (Brzozowski,
 * "Derivatives of Regular Expressions", 1964).
 */
#ifndef XML_SCHEMA_AUTOMATON_H
#define XML_SCHEMA_AUTOMATON_H

#include <stdbool.h>

struct arena;
struct pattern;

struct automaton_step {
	const char *name; /* over an element */
	int to;
};

struct automaton_state {
	const struct pattern *pattern; /* what may still follow */
	struct automaton_step *steps;
	int nsteps;
	int after_words; /* the state behind a stretch of text; -1: there may be none */
	bool may_end;
};

struct automaton {
	struct automaton_state *states; /* it begins at the first */
	int nstates;
};

/* False: it would have too many states. */
bool automaton_make(struct automaton *automaton, struct arena *arena,
		    const struct pattern *pattern);

#endif
