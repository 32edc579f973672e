/* Explain: the page of doc/codes, which the program carries in itself, as plain text. */
#include "cli/explain.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/cli.h"
#include "cli/options.h"
#include "tell/code.h"

enum { GROUP = 4 }; /* bytes of the name of a group: "RG10" */

static bool begins_with(const char *text, const char *beginning)
{
	return strncmp(text, beginning, strlen(beginning)) == 0;
}

/* Headings without their marks, examples indented instead of fenced. */
static void print_page(const char *page)
{
	bool is_example = false;

	while (*page) {
		size_t n = strcspn(page, "\n");

		size_t mark = is_example ? 0 : strspn(page, "# ");

		if (begins_with(page, "```"))
			is_example = !is_example;
		else
			printf("%s%.*s\n", is_example && n > 0 ? "    " : "", (int)(n - mark),
			       page + mark);
		page += n + (page[n] == '\n');
	}
}

/* All codes that begin with prefix, a line each, below the names of their groups. */
static bool print_list(const char *prefix)
{
	const struct code *code;
	const char *group = "";
	bool has_any = false;

	for (int i = 0; (code = code_at(i)); i++) {
		if (strncasecmp(code->id, prefix, strlen(prefix)) != 0)
			continue;
		if (strcmp(code->group, group) != 0)
			printf("%s%s\n", has_any ? "\n" : "", code->group + GROUP + 1);
		printf("  %s  %s\n", code->id, code->title);
		group = code->group;
		has_any = true;
	}
	return has_any;
}

static int refuse(const char *id, const char *nearest, struct diag *diag)
{
	diag_error(diag, (struct srcpos){0}, "no code of messages is called \"%s\"", id);
	if (nearest)
		diag_hint(diag, "did you mean \"%s\"? roleguide explain RG lists all", nearest);
	else
		diag_hint(diag, "roleguide explain RG lists all");
	return EXIT_USAGE;
}

int explain_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *id = options->files[0], *nearest;
	const struct code *code = code_named(id, &nearest);

	(void)arena;
	if (code)
		print_page(code->page);
	else if (strlen(id) < 2 || strlen(id) > GROUP || !print_list(id))
		return refuse(id, nearest, diag);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return EXIT_DONE;
	diag_fail(diag, (struct srcpos){0}, "cannot write to standard output");
	return EXIT_ENVIRONMENT;
}
