/* Outputs. Files are compared as the system knows them, whatever names they are given. */
#include "cli/outputs.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_write.h"
#include "base/inputs.h"
#include "cli/options.h"
#include "cli/page_name.h"

enum { DEPS = 7, NOTHERS = 8, NOUTPUTS = NOTHERS + TELL_FORMS };

struct written {
	const char *option, *path; /* path NULL: it is not asked for */
};

static bool is_stream(const char *path)
{
	return strcmp(path, "-") == 0;
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
	bool is_page = options->given & OPTION_BIT(OPTION_TWIN) && !options->twin;

	outputs[0] = (struct written){is_page ? "--html" : "-o", output};
	outputs[1] = (struct written){"--result", options->result};
	outputs[2] = (struct written){"--preflight", options->preflight};
	outputs[3] = (struct written){"--group", options->group};
	outputs[4] = (struct written){"--merge", options->merge};
	outputs[5] = (struct written){"--record", options->record};
	outputs[6] = (struct written){"--html", options->twin};
	outputs[DEPS] = (struct written){"--deps", options->deps.path};
	for (int i = 0; i < TELL_FORMS; i++)
		outputs[NOTHERS + i] = (struct written){"--diagnostics",
							options->diagnostics.files[i]};
}

bool outputs_is_folder(const char *path)
{
	struct stat status;

	return path && *path &&
	       (path[strlen(path) - 1] == '/' ||
		(stat(path, &status) == 0 && S_ISDIR(status.st_mode)));
}

bool outputs_check_terminal(const struct options *options, const char *output, struct diag *diag)
{
	if (!is_stream(output) || options->dump || options->profile->is_pageless ||
	    !isatty(STDOUT_FILENO))
		return true;
	if (page_name_is_wanted(options))
		diag_error(diag, (struct srcpos){0},
			   "a picture is nothing for a terminal; name a file with -o");
	else
		diag_error(diag, (struct srcpos){0},
			   "a PDF is nothing for a terminal; name a file with -o");
	return false;
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
	const char *earlier = NULL;
	struct arena arena;

	arena_init(&arena);
	for (int i = 0; i < NOUTPUTS; i++) {
		const char *path = outputs[i].path;

		if (path && is_stream(path)) {
			if (earlier)
				diag_error(diag, (struct srcpos){0},
					   "%s and %s both name standard output", earlier,
					   outputs[i].option);
			earlier = outputs[i].option;
			continue;
		}
		for (int j = 0; j < i && path; j++)
			if (outputs[j].path && !is_stream(outputs[j].path) &&
			    strcmp(file_place(&arena, outputs[j].path), file_place(&arena, path)) ==
				    0)
				diag_error(diag, (struct srcpos){0}, "%s and %s both name \"%s\"",
					   outputs[j].option, outputs[i].option, path);
	}
	arena_release(&arena);
}

/* Files that the one of --merge is split into. */
static void check_parts(const struct options *options, const struct written outputs[NOUTPUTS],
			struct diag *diag)
{
	struct arena arena;
	const char *merge;

	if (!options->split || !options->merge)
		return;
	arena_init(&arena);
	merge = file_place(&arena, options->merge);
	for (int i = 0; i < NOUTPUTS; i++)
		if (outputs[i].path && !is_stream(outputs[i].path) &&
		    merge_is_part(merge, file_place(&arena, outputs[i].path)))
			diag_error(diag, (struct srcpos){0},
				   "%s and --merge with --split both name \"%s\"",
				   outputs[i].option, outputs[i].path);
	for (int i = 0; i < options->nfiles; i++)
		if (!is_stream(options->files[i]) &&
		    merge_is_part(merge, file_place(&arena, options->files[i])))
			report_read(&(struct written){"--merge", options->files[i]}, diag);
	arena_release(&arena);
}

/* What follows from what is read, for --deps. */
static void note(const struct options *options, const struct written outputs[NOUTPUTS],
		 struct diag *diag)
{
	for (int i = 0; i < DEPS; i++) {
		const char *path = outputs[i].path;

		if (path && path == options->merge && options->split && !is_stream(path))
			path = merge_part(options->arena, path, 1);
		if (path && i == 0)
			path = page_name_first(options, path);
		if (path)
			inputs_note_output(diag->inputs, path);
	}
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
	check_parts(options, outputs, diag);
	note(options, outputs, diag);
	return diag->nerrors == nerrors;
}

const char *outputs_sheets(const struct options *options, struct arena *arena)
{
	if (!options->output)
		return arena_printf(arena, "%s-sheets", file_stem(arena, options->files[0]));
	return file_bare(arena, options->output);
}
