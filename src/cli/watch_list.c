/*
 * inotify watches folders, since a file that is replaced is another file. Of each path the folder
 * that it is in is watched for its name, the one above for the name of that folder, and so on up to
 * the root; links are followed, and both ends of them count.
 */
#define _GNU_SOURCE /* realpath */
#include "cli/watch_list.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/inputs.h"

enum {
	MASK = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE |
	       IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR,
	BUFFER = 1 << 14
};

static const struct srcpos nowhere = {0};

bool watch_list_open(struct watch_list *list, struct diag *diag)
{
	*list = (struct watch_list){.fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
	arena_init(&list->arena);
	if (list->fd < 0)
		diag_fail(diag, nowhere, "files cannot be watched: %s", strerror(errno));
	return list->fd >= 0;
}

void watch_list_close(struct watch_list *list)
{
	if (list->fd >= 0)
		close(list->fd);
	arena_release(&list->arena);
}

static void add_folder(struct watch_list *list, const char *path)
{
	for (int i = 0; i < list->nfolders; i++)
		if (strcmp(list->folders[i].path, path) == 0)
			return;
	ARENA_GROW(&list->arena, list->folders, list->nfolders);
	list->folders[list->nfolders++] = (struct watch_folder){path, -1};
}

/* False: it was there already. */
static bool add_place(struct watch_list *list, const char *folder, const char *name)
{
	for (int i = 0; i < list->nplaces; i++) {
		const struct watch_place *place = &list->places[i];

		if (strcmp(place->folder, folder) == 0 &&
		    (name ? place->name && strcmp(place->name, name) == 0 : !place->name))
			return false;
	}
	ARENA_GROW(&list->arena, list->places, list->nplaces);
	list->places[list->nplaces++] = (struct watch_place){folder, name};
	add_folder(list, folder);
	return true;
}

/* An absolute path, and all folders above it. */
static void add_path(struct watch_list *list, const char *path)
{
	while (strcmp(path, "/") != 0) {
		const char *folder = file_dir(&list->arena, path);

		if (!add_place(list, folder, arena_strdup(&list->arena, file_name(path))))
			return; /* and so are those above */
		path = folder;
	}
}

/* A path as it was opened, and where its links lead to. */
static void add_any(struct watch_list *list, const char *path)
{
	char place[PATH_MAX];

	if (path[0] != '/') {
		if (!getcwd(place, sizeof place))
			return;
		path = file_join(&list->arena, place, path);
	}
	add_path(list, arena_strdup(&list->arena, path));
	if (realpath(path, place) && strcmp(place, path) != 0)
		add_path(list, arena_strdup(&list->arena, place));
}

static void add_listed(struct watch_list *list, const char *path)
{
	char place[PATH_MAX];

	add_any(list, path);
	if (realpath(path, place))
		add_place(list, arena_strdup(&list->arena, place), NULL);
}

static bool is_in(const struct watch_folder *folders, int nfolders, int watch)
{
	for (int i = 0; i < nfolders; i++)
		if (folders[i].watch == watch)
			return true;
	return false;
}

bool watch_list_take(struct watch_list *list, const struct inputs *inputs, bool *has_new,
		     struct diag *diag)
{
	struct watch_list before = *list;

	*has_new = false;
	list->nfolders = list->nplaces = 0;
	list->folders = NULL;
	list->places = NULL;
	arena_init(&list->arena);
	for (int i = 0; i < inputs->ninputs; i++)
		if (inputs->inputs[i].kind == INPUT_READ)
			add_any(list, inputs->inputs[i].path);
	for (int i = 0; i < inputs->missing.nnames; i++)
		add_any(list, inputs->missing.names[i]);
	for (int i = 0; i < inputs->folders.nnames; i++)
		add_listed(list, inputs->folders.names[i]);
	for (int i = 0; i < list->nfolders; i++) {
		struct watch_folder *folder = &list->folders[i];

		folder->watch = inotify_add_watch(list->fd, folder->path, MASK);
		if (folder->watch < 0 && (errno == ENOSPC || errno == ENOMEM)) {
			diag_fail(diag, nowhere, "\"%s\" cannot be watched: %s", folder->path,
				  strerror(errno));
			diag_hint(diag, "allow more: /proc/sys/fs/inotify/max_user_watches");
		}
		*has_new = *has_new || (folder->watch >= 0 &&
					!is_in(before.folders, before.nfolders, folder->watch));
	}
	for (int i = 0; i < before.nfolders; i++)
		if (before.folders[i].watch >= 0 &&
		    !is_in(list->folders, list->nfolders, before.folders[i].watch))
			inotify_rm_watch(list->fd, before.folders[i].watch);
	arena_release(&before.arena);
	return diag->nerrors == 0;
}

/* A plain file that was just made is empty as yet, unless it was given its name when it was whole:
 * what cannot be told apart. */
static enum watch_change weigh(const struct inotify_event *event)
{
	if (event->mask & IN_ISDIR)
		return event->mask & (IN_DELETE | IN_MOVED_FROM) ? WATCH_BEGUN : WATCH_DONE;
	return event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB) ? WATCH_DONE : WATCH_BEGUN;
}

static enum watch_change find_change(const struct watch_list *list,
				     const struct inotify_event *event)
{
	if (event->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF))
		return event->mask & IN_Q_OVERFLOW ? WATCH_DONE : WATCH_BEGUN;
	if (event->mask & IN_IGNORED || event->len == 0)
		return WATCH_NOTHING;
	for (int i = 0; i < list->nfolders; i++)
		for (int k = 0; list->folders[i].watch == event->wd && k < list->nplaces; k++) {
			const struct watch_place *place = &list->places[k];

			if (strcmp(place->folder, list->folders[i].path) == 0 &&
			    (!place->name || strcmp(place->name, event->name) == 0))
				return weigh(event);
		}
	return WATCH_NOTHING;
}

enum watch_change watch_list_read(struct watch_list *list)
{
	_Alignas(struct inotify_event) char buffer[BUFFER];
	enum watch_change most = WATCH_NOTHING;
	ssize_t n;

	while ((n = read(list->fd, buffer, sizeof buffer)) > 0)
		for (const char *at = buffer; at < buffer + n;) {
			const struct inotify_event *event = (const void *)at;
			enum watch_change change = find_change(list, event);

			most = change > most ? change : most;
			at += sizeof *event + event->len;
		}
	return most;
}
