/*
 * An index of its own is filled with the tree of the guide's folder, and written out into a private
 * folder: neither the user's index nor the working tree is touched, and no hook runs. What users
 * typed reaches git behind --end-of-options or as the hash that it stands for.
 */
#define _GNU_SOURCE /* nftw, realpath */
#include "cli/diff_git.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/plain.h"
#include "base/program.h"

enum { MOST_SAID = 1 << 20, MOST_OPEN = 16, MOST_WORDS = 12 };

static const struct srcpos nowhere;

void diff_git_begin(struct diff_git *git, struct arena *arena, struct diag *diag)
{
	sigset_t ending;

	*git = (struct diff_git){.arena = arena, .diag = diag};
	sigemptyset(&ending);
	sigaddset(&ending, SIGINT);
	sigaddset(&ending, SIGTERM);
	sigaddset(&ending, SIGHUP);
	sigaddset(&ending, SIGPIPE);
	sigprocmask(SIG_BLOCK, &ending, &git->signals);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *ftw)
{
	(void)status;
	(void)kind;
	(void)ftw;
	remove(path);
	return 0;
}

void diff_git_end(struct diff_git *git)
{
	if (git->root)
		nftw(git->root, remove_one, MOST_OPEN, FTW_DEPTH | FTW_PHYS);
	git->root = NULL;
	sigprocmask(SIG_SETMASK, &git->signals, NULL);
}

/* Runs git in the folder of the guide; words end with NULL. What it says without the end of its
 * last line, in the arena; NULL and an error. what: what cannot be done, for that. */
static const char *run(struct diff_git *git, const char *const *words, const char *index,
		       const char *what)
{
	const char *arguments[MOST_WORDS + 4] = {"git", "-C", file_dir(git->arena, git->guide)};
	const char *variables[] = {"GIT_OPTIONAL_LOCKS=0", "LC_ALL=C", index, NULL};
	struct program program = {
		.arguments = arguments, .variables = variables, .most_said = MOST_SAID};
	struct buf out, complaints;
	const char *said = NULL;
	enum program_end end;

	for (int i = 0; i < MOST_WORDS && words[i]; i++)
		arguments[3 + i] = words[i];
	buf_init(&out);
	buf_init(&complaints);
	end = program_run(&program, &out, &complaints);
	if (end == PROGRAM_DONE) {
		while (out.n > 0 && out.bytes[out.n - 1] == '\n')
			out.bytes[--out.n] = 0;
		said = arena_strdup(git->arena, buf_text(&out));
	} else if (end == PROGRAM_MISSING) {
		diag_fail(git->diag, nowhere, "git cannot be run: %s", strerror(errno));
		diag_hint(git->diag, "install git, or name two guides");
	} else {
		const char *line = buf_text(&complaints);

		line = arena_strndup(git->arena, line, strcspn(line, "\n"));
		diag_as(git->diag, "git");
		diag_fail(git->diag, nowhere, "%s%s%s", what, *line ? ": " : "", line);
	}
	buf_release(&out);
	buf_release(&complaints);
	return said;
}

/* The hash of what a revision is. */
static const char *find_commit(struct diff_git *git, const char *revision)
{
	const char *commit = arena_printf(git->arena, "%s^{commit}", revision);
	const char *const words[] = {"rev-parse",        "--verify", "--quiet",
				     "--end-of-options", commit,     NULL};
	const char *what = arena_printf(git->arena, "there is no revision \"%s\"",
					plain_text(git->arena, revision));

	return run(git, words, NULL, what);
}

/* Writes the tree of a folder of the repository (its prefix) out into a private one. */
static bool write_out(struct diff_git *git, const char *commit, const char *prefix,
		      const char *folder, const char *what)
{
	const char *index = arena_printf(git->arena, "GIT_INDEX_FILE=%s/index-%d", git->root,
					 git->ncheckouts++);
	size_t n = strlen(prefix);
	const char *tree = arena_printf(git->arena, "%s:%.*s", commit, n > 0 ? (int)n - 1 : 0,
					prefix);
	const char *to = arena_printf(git->arena, "--prefix=%s", folder);
	const char *const reads[] = {"read-tree", tree, NULL};
	/* away from the working tree, whose prefix would else be taken off */
	const char *const writes[] = {
		"--work-tree", git->root, "checkout-index", "--all", "--quiet", to, NULL};

	return run(git, reads, index, what) && run(git, writes, index, what);
}

static bool make_root(struct diff_git *git)
{
	const char *temporary = getenv("TMPDIR");
	char *root;

	if (git->root)
		return true;
	temporary = temporary && *temporary == '/' ? temporary : "/tmp";
	root = arena_printf(git->arena, "%s/roleguide-diff-XXXXXX", temporary);
	if (!mkdtemp(root)) {
		diag_fail(git->diag, (struct srcpos){temporary, 0},
			  "cannot make a private folder: %s", strerror(errno));
		return false;
	}
	git->root = root;
	return true;
}

/* The folder of a path in the repository: "content/", or "" at its top; NULL and an error. */
static const char *find_prefix(struct diff_git *git)
{
	static const char *const words[] = {"rev-parse", "--show-prefix", NULL};

	return run(git, words, NULL, "no repository of git has the guide's folder");
}

/* Where the theme is in the private folder: it lies in the guide's folder, or below it. */
static const char *find_theme(struct diff_git *git, const struct diff_checkout *checkout)
{
	const char *folder = file_dir(git->arena, git->guide);
	char *own = git->theme ? realpath(git->theme, NULL) : NULL;
	char *around = realpath(folder, NULL);
	const char *found = NULL;
	size_t n = around ? strlen(around) : 0;

	if (own && around && strncmp(own, around, n) == 0 && own[n] == '/')
		found = arena_printf(git->arena, "%s%s", checkout->folder, own + n + 1);
	free(own);
	free(around);
	return found && file_exists(found) ? found : NULL;
}

bool diff_git_check_out(struct diff_git *git, const char *revision, struct diff_checkout *checkout)
{
	struct arena *arena = git->arena;
	const char *commit, *what = arena_printf(arena, "\"%s\" cannot be taken out of git",
						 plain_text(arena, revision));

	*checkout = (struct diff_checkout){.revision = revision};
	if (!(checkout->prefix = find_prefix(git)) || !(commit = find_commit(git, revision)) ||
	    !make_root(git))
		return false;
	checkout->folder = arena_printf(arena, "%s/%d/", git->root, git->ncheckouts);
	if (!write_out(git, commit, checkout->prefix, checkout->folder, what))
		return false;
	checkout->guide = arena_printf(arena, "%s%s", checkout->folder, file_name(git->guide));
	checkout->theme = find_theme(git, checkout);
	if (file_exists(checkout->guide))
		return true;
	diag_fail(git->diag, nowhere, "there is no guide \"%s%s\" at the revision \"%s\"",
		  checkout->prefix, file_name(git->guide), plain_text(arena, revision));
	return false;
}

const char *diff_git_name(struct arena *arena, const struct diff_checkout *checkout,
			  const char *text)
{
	const char *found = checkout && checkout->folder && text ? strstr(text, checkout->folder)
								 : NULL;
	const char *rest;

	if (!found)
		return text;
	rest = diff_git_name(arena, checkout, found + strlen(checkout->folder));
	return arena_printf(arena, "%.*s%s:%s%s", (int)(found - text), text, checkout->revision,
			    checkout->prefix, rest);
}
