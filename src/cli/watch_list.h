/*
 * What is watched: the files that a run has read, those that it has looked for in vain, and the
 * folders that it has looked through; by inotify(7). A file may be written anew, replaced, taken
 * away and made again, and so may each folder above it.
 */
#ifndef CLI_WATCH_LIST_H
#define CLI_WATCH_LIST_H

#include <stdbool.h>

#include "base/arena.h"

struct diag;
struct inputs;

/* A name in a folder that says something when it changes. */
struct watch_place {
	const char *folder; /* absolute */
	const char *name;   /* NULL: any name */
};

/* A folder, and what the system calls the watch of it. */
struct watch_folder {
	const char *path;
	int watch; /* -1: it is not there */
};

struct watch_list {
	int fd; /* becomes readable when something changes */
	struct arena arena;
	struct watch_folder *folders;
	int nfolders;
	struct watch_place *places;
	int nplaces;
};

/* How much a change says. */
enum watch_change {
	WATCH_NOTHING,
	WATCH_BEGUN, /* something is gone or has begun to be: more will follow, it is to be hoped */
	WATCH_DONE   /* it is complete */
};

/* False with an environment error. */
bool watch_list_open(struct watch_list *list, struct diag *diag);
void watch_list_close(struct watch_list *list);

/* Watches what inputs names, and nothing else. *has_new: one of the folders was not watched before.
 * False and an environment error in diag where the system watches no more. */
bool watch_list_take(struct watch_list *list, const struct inputs *inputs, bool *has_new,
		     struct diag *diag);

/* Reads what has changed, without waiting. */
enum watch_change watch_list_read(struct watch_list *list);

#endif
