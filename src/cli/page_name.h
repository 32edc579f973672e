/* Files of a page each: what they are called. */
#ifndef CLI_PAGE_NAME_H
#define CLI_PAGE_NAME_H

#include <stdbool.h>

struct arena;
struct diag;
struct options;

/* Whether the options ask for a file a page. */
bool page_name_is_wanted(const struct options *options);

/*
 * Then: where pages go. The value of -o; where that is a folder, or nothing, files there or here
 * that are named after stem, "pm-vs-tpm"; "-" where stem is that. It has "{page}" in it, but where
 * -o names one file.
 */
const char *page_name_pattern(const struct options *options, struct arena *arena, const char *stem);

/* The name of page n, from 1. */
const char *page_name_make(struct arena *arena, const char *pattern, int n);

/* The file that stands for an output: that of its first page, or itself. */
const char *page_name_first(const struct options *options, const char *output);

/* Whether that many pages can have names of their own, in a folder, which is made where -o names
 * one; false and an error if not. */
bool page_name_check(const struct options *options, const char *pattern, int npages,
		     struct diag *diag);

#endif
