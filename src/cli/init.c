/*
 * Init. What is written are the files of content/start as they are, in one language, and the
 * schemas. Either all of the content is new or none of it is written; what a folder may have
 * beside a guide, such as a README, stays.
 */
#include "cli/init.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/file_write.h"
#include "base/limits.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "run/data.h"

enum {
	OWN_LANGUAGE = 1, /* its files differ by language */
	MAY_STAY = 2
}; /* one that is there already stays */

struct start {
	const char *from; /* in content/start/all or content/start/LANGUAGE, or in the schemas */
	const char *to;   /* below the new folder */
	const char *what; /* in a word or two */
	unsigned flags;
};

static const struct start starts[] = {
	{"guide.xml", "guide.xml", "the guide", OWN_LANGUAGE},
	{"questionnaire.xml", "questionnaire.xml", "its questionnaire", OWN_LANGUAGE},
	{"theme.xml", "theme.xml", "the look", 0},
	{"sample.xml", "answers/sample.xml", "sample answers", 0},
	{"group.csv", "answers/group.csv", "those of a group", 0},
	{"README.md", "README.md", "what is what", OWN_LANGUAGE | MAY_STAY},
	{"guide.yml", ".github/workflows/guide.yml", "for continuous integration", MAY_STAY},
	{"gitignore", ".gitignore", "what git leaves out", MAY_STAY},
	{NULL, "schema/guide.rng", "for editors", MAY_STAY},
	{NULL, "schema/quiz.rng", "for editors", MAY_STAY},
	{NULL, "schema/theme-part.rng", "for editors", MAY_STAY},
	{NULL, "schema/answers.rng", "for editors", MAY_STAY},
};

enum { NSTARTS = sizeof starts / sizeof *starts };

const char *init_language_at(int i)
{
	static const char *const languages[] = {"en", "de", "he", "ar"};

	return i < (int)(sizeof languages / sizeof *languages) ? languages[i] : NULL;
}

/* The folder named on the command line, without slashes behind it. */
static const char *find_folder(const struct options *options, struct arena *arena)
{
	const char *folder = options->files[0];
	size_t n = strlen(folder);

	while (n > 1 && folder[n - 1] == '/')
		n--;
	return arena_strndup(arena, folder, n);
}

static bool is_there(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0;
}

/* Errors where content would be written over. */
static bool check_free(struct arena *arena, const char *folder, struct diag *diag)
{
	int nerrors = diag->nerrors;

	for (int i = 0; i < NSTARTS; i++) {
		const char *path = file_join(arena, folder, starts[i].to);

		if (!(starts[i].flags & MAY_STAY) && is_there(path))
			diag_fail(diag, (struct srcpos){path, 0},
				  "is there already; nothing was written");
	}
	if (diag->nerrors > nerrors)
		diag_hint(diag, "name a folder that has no guide, or move these files away");
	return diag->nerrors == nerrors;
}

/* The folder and those above it, as far as they are missing. */
static bool make_folders(struct arena *arena, const char *path, struct diag *diag)
{
	for (size_t n = 1; path[n]; n++)
		if (path[n] == '/' && !file_make_folder(arena_strndup(arena, path, n), 0777, diag))
			return false;
	return file_make_folder(path, 0777, diag);
}

static bool write_start(struct arena *arena, const char *from, const char *to, struct diag *diag)
{
	size_t size;
	const char *bytes = file_read(arena, from, LIMIT_FILE_BYTES, &size, diag);

	return bytes && make_folders(arena, file_dir(arena, to), diag) &&
	       file_write(to, bytes, size, diag);
}

/* Takes back files that were written into a folder, and it and what is below it where is_new. */
static void take_back(struct arena *arena, const char *folder, const char *const *written,
		      bool is_new)
{
	for (int i = 0; i < NSTARTS; i++) {
		if (written[i])
			unlink(written[i]);
		for (const char *dir = file_dir(arena, file_join(arena, folder, starts[i].to));
		     is_new && strlen(dir) >= strlen(folder); dir = file_dir(arena, dir))
			if (rmdir(dir) != 0) /* others are still in it */
				break;
	}
}

/* All that is not there; or nothing, and errors. */
static bool write_all(struct arena *arena, const struct data *data, const struct options *options,
		      struct diag *diag)
{
	const char *folder = find_folder(options, arena);
	const char *beside = file_join(arena, data->folder, "start");
	const char *written[NSTARTS] = {NULL};
	bool is_new = !is_there(folder);

	for (int i = 0; i < NSTARTS; i++) {
		const struct start *start = &starts[i];
		const char *to = file_join(arena, folder, start->to);
		const char *of = start->flags & OWN_LANGUAGE ? options->start_language : "all";
		const char *from = start->from ? file_join(arena, file_join(arena, beside, of),
							   start->from)
					       : file_join(arena, data->folder, start->to);

		if (is_there(to)) {
			diag_warn(diag, (struct srcpos){to, 0}, "is there already, and stays");
			continue;
		}
		if (!write_start(arena, from, to, diag)) {
			take_back(arena, folder, written, is_new);
			return false;
		}
		written[i] = to;
	}
	for (int i = 0; i < NSTARTS && !options->is_quiet; i++)
		if (written[i])
			printf("wrote %-38s %s\n", plain_name(arena, written[i]), starts[i].what);
	return true;
}

int init_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *folder = find_folder(options, arena);
	struct data data;

	if (!data_find(&data, arena, options->data, diag) || !check_free(arena, folder, diag) ||
	    !write_all(arena, &data, options, diag) || options->is_quiet)
		return cli_status(diag);
	printf("\nNow: cd %s\n"
	       "     roleguide check guide.xml\n"
	       "     roleguide guide guide.xml --theme theme.xml -o guide.pdf\n"
	       "     roleguide report guide.xml answers/sample.xml --theme theme.xml -o "
	       "report.pdf\n"
	       "     roleguide form guide.xml --theme theme.xml -o form.pdf\n",
	       plain_name(arena, folder));
	return cli_status(diag);
}
