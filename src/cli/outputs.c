/* Outputs. Files are compared as the system knows them, whatever names they are given. */
#include "cli/outputs.h"

#include <string.h>

#include "base/file.h"
#include "cli/options.h"

enum { NOUTPUTS = 3 };

struct output {
	const char *option, *path; /* path NULL: it is not asked for */
};

static bool is_same(const char *a, const char *b)
{
	return a && b && (strcmp(a, b) == 0 || file_is_same(a, b));
}

static bool is_stream(const char *path)
{
	return strcmp(path, "-") == 0;
}

static bool is_read(const struct options *options, const char *path)
{
	for (int i = 0; i < options->nfiles; i++)
		if (is_same(path, options->files[i]))
			return true;
	return is_same(path, options->theme) || is_same(path, options->icc);
}

bool outputs_check(const struct options *options, const char *output, struct diag *diag)
{
	const struct output outputs[NOUTPUTS] = {
		{"-o", output}, {"--result", options->result}, {"--preflight", options->preflight},
	};
	const struct srcpos nowhere = {0};
	int nerrors = diag->nerrors;

	for (int i = 0; i < NOUTPUTS; i++) {
		const char *path = outputs[i].path;

		if (!path)
			continue;
		if (!is_stream(path) && is_read(options, path))
			diag_error(diag, nowhere, "\"%s\" is read; name another file with %s",
				   path, outputs[i].option);
		for (int k = 0; k < i; k++)
			if (is_same(path, outputs[k].path))
				diag_error(diag, nowhere, "%s and %s both name %s%s%s",
					   outputs[k].option, outputs[i].option,
					   is_stream(path) ? "standard output" : "\"",
					   is_stream(path) ? "" : path,
					   is_stream(path) ? "" : "\"");
	}
	return diag->nerrors == nerrors;
}
