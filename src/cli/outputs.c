/* Outputs. Files are compared as the system knows them, whatever names they are given. */
#include "cli/outputs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/file_write.h"
#include "base/inputs.h"
#include "cli/options.h"

enum { NOUTPUTS = 3 };

struct written {
	const char *option, *path; /* path NULL: it is not asked for */
};

/* A file, or what is to be one: then the folder, and the name that it will have there. */
struct place {
	dev_t device;
	ino_t inode;
	const char *name; /* "": the file is there */
	int number;
};

static bool is_stream(const char *path)
{
	return strcmp(path, "-") == 0;
}

static struct place find_place(struct arena *arena, const char *path, int number)
{
	const char *target = file_target(arena, path);
	struct stat status = {0};
	struct place place = {.name = "", .number = number};

	if (!target) { /* a loop of links, which nothing can be written to */
		place.name = path;
	} else if (stat(target, &status) != 0) {
		place.name = file_name(target);
		if (stat(file_dir(arena, target), &status) != 0)
			place.name = target;
	}
	place.device = status.st_dev;
	place.inode = status.st_ino;
	return place;
}

static int compare_files(const struct place *x, const struct place *y)
{
	int order = (x->device > y->device) - (x->device < y->device);

	if (order == 0)
		order = (x->inode > y->inode) - (x->inode < y->inode);
	return order ? order : strcmp(x->name, y->name);
}

static int compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = compare_files(x, y);

	return order ? order : (x->number > y->number) - (x->number < y->number);
}

bool outputs_find_double(const char *const *paths, int n, int *first, int *second)
{
	struct arena arena;
	struct place *places;
	int nplaces = 0;
	bool is_found = false;

	arena_init(&arena);
	places = ARENA_ARRAY(&arena, struct place, n + 1);
	for (int i = 0; i < n; i++)
		if (paths[i] && !is_stream(paths[i]))
			places[nplaces++] = find_place(&arena, paths[i], i);
	qsort(places, (size_t)nplaces, sizeof *places, compare_places);
	for (int i = 1; i < nplaces && !is_found; i++) {
		is_found = compare_files(&places[i - 1], &places[i]) == 0;
		*first = places[i - 1].number;
		*second = places[i].number;
	}
	arena_release(&arena);
	return is_found;
}

static bool is_same(const char *path, const char *input)
{
	return input && (strcmp(path, input) == 0 || file_is_same(path, input));
}

static bool is_named(const struct options *options, const char *path)
{
	for (int i = 0; i < options->nfiles; i++)
		if (is_same(path, options->files[i]))
			return true;
	return is_same(path, options->theme) || is_same(path, options->printing.icc);
}

static void report_read(const struct written *output, struct diag *diag)
{
	diag_fail(diag, (struct srcpos){0}, "\"%s\" is read; name another file with %s",
		  output->path, output->option);
}

static void list_outputs(const struct options *options, const char *output,
			 struct written outputs[NOUTPUTS])
{
	outputs[0] = (struct written){"-o", output};
	outputs[1] = (struct written){"--result", options->result};
	outputs[2] = (struct written){"--preflight", options->preflight};
}

bool outputs_check_read(const struct options *options, const char *output, struct diag *diag)
{
	struct written outputs[NOUTPUTS];
	int nerrors = diag->nerrors;
	struct stat status;

	list_outputs(options, output, outputs);
	for (int i = 0; i < NOUTPUTS; i++)
		if (outputs[i].path && !is_stream(outputs[i].path) &&
		    stat(outputs[i].path, &status) == 0 && inputs_have(diag->inputs, &status))
			report_read(&outputs[i], diag);
	return diag->nerrors == nerrors;
}

static void check_doubles(const struct written outputs[NOUTPUTS], struct diag *diag)
{
	const char *paths[NOUTPUTS];
	const char *earlier = NULL;
	int a, b;

	for (int i = 0; i < NOUTPUTS; i++) {
		paths[i] = outputs[i].path;
		if (!paths[i] || !is_stream(paths[i]))
			continue;
		if (earlier)
			diag_error(diag, (struct srcpos){0}, "%s and %s both name standard output",
				   earlier, outputs[i].option);
		earlier = outputs[i].option;
	}
	if (outputs_find_double(paths, NOUTPUTS, &a, &b))
		diag_error(diag, (struct srcpos){0}, "%s and %s both name \"%s\"",
			   outputs[a].option, outputs[b].option, outputs[b].path);
}

bool outputs_check(const struct options *options, const char *output, struct diag *diag)
{
	struct written outputs[NOUTPUTS];
	int nerrors = diag->nerrors;

	list_outputs(options, output, outputs);
	for (int i = 0; i < NOUTPUTS; i++)
		if (outputs[i].path && !is_stream(outputs[i].path) &&
		    is_named(options, outputs[i].path))
			report_read(&outputs[i], diag);
	check_doubles(outputs, diag);
	return diag->nerrors == nerrors;
}
