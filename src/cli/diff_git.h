/* Revisions of a guide, taken out of the git repository that it lies in. */
#ifndef CLI_DIFF_GIT_H
#define CLI_DIFF_GIT_H

#include <signal.h>
#include <stdbool.h>

struct arena;
struct diag;

/* What lay in the guide's folder at a revision, in a private folder for as long as it is read. */
struct diff_checkout {
	const char *revision; /* as the user named it; NULL: the working tree */
	const char *folder;   /* the private folder, ends with a slash */
	const char *prefix;   /* of the guide's folder in the repository, "content/"; or "" */
	const char *guide;    /* path of the guide in the private folder */
	const char *theme; /* the same of the theme, where it is one of the repository's; or NULL */
};

struct diff_git {
	struct arena *arena;
	struct diag *diag;
	const char *guide; /* as the user named it */
	const char *theme; /* a file; or NULL: it is none of the repository's */
	const char *root;  /* the folder of all checkouts; NULL: none was made */
	sigset_t signals;  /* that reached this process before */
	int ncheckouts;
};

/* From here on signals that end the program wait, so that nothing is left behind: until end. */
void diff_git_begin(struct diff_git *git, struct arena *arena, struct diag *diag);

/* Takes the guide's folder out at a revision, "main" or "HEAD~3". False and an error: there is no
 * such revision, no git, no repository, no guide in it. */
bool diff_git_check_out(struct diff_git *git, const char *revision, struct diff_checkout *checkout);

/* Removes all that was taken out. */
void diff_git_end(struct diff_git *git);

/* A path, or a text with paths, of the private folder as people know it: REV:content/guide.xml.
 * The same where there is none in it, or no checkout. */
const char *diff_git_name(struct arena *arena, const struct diff_checkout *checkout,
			  const char *text);

#endif
