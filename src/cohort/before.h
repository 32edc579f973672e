/*
 * What the people of a run answered before. A person is known by the id, or else by the e-mail
 * address; two whose addresses or names differ are never taken for one, whatever their ids. Answers
 * lie in a file without a name, so that memory holds a few bytes a person.
 */
#ifndef COHORT_BEFORE_H
#define COHORT_BEFORE_H

#include <stdbool.h>

#include "base/arena.h"

struct answers;
struct answers_settings;
struct before;
struct buf;
struct data;
struct diag;
struct quiz;

/* Reads all that is at path: a file of answers, a report that carries them, or a folder of these.
 * settings: those of the present answers. NULL with errors. */
struct before *before_open(const char *path, const struct quiz *quiz,
			   const struct answers_settings *settings, const struct data *data,
			   struct diag *diag);
void before_close(struct before *before);

/*
 * The earlier answers of that person, in arena; NULL: there are none. is_alone: the run has no
 * other person; then, if one alone answered before, they need no key. Of people who answered
 * several times the latest answers count. Who is asked for is remembered for before_tell.
 */
const struct answers *before_find(struct before *before, const struct answers *answers,
				  bool is_alone, struct arena *arena);

/* The same without remembering, for workers. */
const struct answers *before_look(const struct before *before, const struct answers *answers,
				  bool is_alone, struct arena *arena);

/* Appends what a report follows from, of earlier answers. */
void before_pack(const struct before *before, const struct answers *answers, struct buf *out);

/* Warns of people who are there one time alone, or who cannot be told to be the same, by their
 * rows. are_all: everybody of the run was asked for. */
void before_tell(const struct before *before, bool are_all);

#endif
