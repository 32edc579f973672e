/*
 * Report. Content is loaded once; then each person is scored, composed, laid out and written in an
 * arena of their own. A person whose report has errors costs the others nothing.
 */
#include "cli/report.h"

#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "answers/answers.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/dump.h"
#include "cli/make.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "score/score.h"

/* One person of one file, and where the report goes. */
struct person {
	const struct answers *answers;
	const char *input;   /* the file */
	int number, npeople; /* from 1, of those in the file */
	const char *output;  /* "-": standard output */
};

struct reporting {
	const struct options *options;
	struct kit *kit;
	struct content content;
	struct person *people;
	int npeople;
};

static bool is_folder(const char *path)
{
	struct stat status;

	return path && *path &&
	       (path[strlen(path) - 1] == '/' ||
		(stat(path, &status) == 0 && S_ISDIR(status.st_mode)));
}

/* Without the slashes at its end, which would stand doubled in messages. */
static const char *bare_folder(struct arena *arena, const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_strndup(arena, path, n);
}

/* The name without its folder and its ending: "answers/ada.xml" gives "ada". */
static const char *stem(struct arena *arena, const char *path)
{
	const char *name = strcmp(path, "-") == 0 ? "report" : file_name(path);
	const char *dot = strrchr(name, '.');

	return dot && dot != name ? arena_strndup(arena, name, (size_t)(dot - name)) : name;
}

/* A person's id as part of a file name: letters, digits and marks that no system objects to. */
static const char *safe_key(struct arena *arena, const char *key)
{
	char *safe = arena_strdup(arena, key);

	for (char *p = safe; *p; p++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", *p))
			*p = '_';
	return safe;
}

static const char *output_name(struct arena *arena, const struct person *person)
{
	const char *name = stem(arena, person->input), *key = person->answers->key;

	if (person->npeople == 1)
		return arena_printf(arena, "%s.pdf", name);
	if (key && *key)
		return arena_printf(arena, "%s-%s.pdf", name, safe_key(arena, key));
	return arena_printf(arena, "%s-%d.pdf", name, person->number);
}

static const char *choose_output(const struct options *options, struct arena *arena,
				 const struct person *person)
{
	if (!options->output && options->dump)
		return "-";
	if (!options->output)
		return strcmp(person->input, "-") == 0 ? "-" : output_name(arena, person);
	if (is_folder(options->output))
		return file_join(arena, bare_folder(arena, options->output),
				 output_name(arena, person));
	return options->output;
}

static void report_double(struct diag *diag, const struct person *a, const struct person *b)
{
	diag_error(diag, b->answers->pos, "two reports would be \"%s\"", b->output);
	if (a->input == b->input)
		diag_hint(diag, "of ids, names of files take only the letters A to Z, digits, - "
				"and _: give one of the two another id");
	else
		diag_hint(diag,
			  "name them one by one with -o, or give \"%s\" or \"%s\" another name",
			  a->input, b->input);
}

/* Whether the reports have names of their own, and none that of a file that is read. */
static bool check_outputs(const struct reporting *of)
{
	const char **paths = ARENA_ARRAY(of->kit->arena, const char *, of->npeople + 1);
	struct diag *diag = of->kit->diag;
	int nerrors = diag->nerrors, a, b;

	for (int i = 0; i < of->npeople; i++) {
		paths[i] = of->people[i].output;
		if (strcmp(paths[i], "-") == 0 && !of->options->dump && isatty(STDOUT_FILENO))
			diag_error(diag, (struct srcpos){0},
				   "a PDF is nothing for a terminal; name a file with -o");
		outputs_check_read(of->options, paths[i], diag);
	}
	if (of->npeople > 1 && outputs_find_double(paths, of->npeople, &a, &b))
		report_double(diag, &of->people[a], &of->people[b]);
	return diag->nerrors == nerrors;
}

/* What several people, or none, cannot have. */
static bool check_count(const struct reporting *of)
{
	const struct options *options = of->options;
	const char *option = NULL;

	if (of->npeople <= 1)
		return true;
	if (options->result)
		option = "--result";
	else if (options->preflight)
		option = "--preflight";
	else if (options->output && !is_folder(options->output) &&
		 !(options->dump && strcmp(options->output, "-") == 0))
		option = "-o";
	if (!option)
		return true;
	diag_error(of->kit->diag, (struct srcpos){0}, "%s names one file, but there are %d people",
		   option, of->npeople);
	if (strcmp(option, "-o") == 0)
		diag_hint(of->kit->diag, "-o DIR/ writes one report each into a folder");
	return false;
}

static void add_people(struct reporting *of, const char *path)
{
	struct kit *kit = of->kit;
	const char *schema = file_join(kit->arena, kit->data->schemas, "answers.rng");
	const struct answers_file *file = answers_load(kit->arena, path, of->content.quiz, schema,
						       kit->diag);

	for (int i = 0; file && i < file->npeople; i++) {
		struct person *person;

		ARENA_GROW(kit->arena, of->people, of->npeople);
		person = &of->people[of->npeople++];
		*person = (struct person){file->people[i], path, i + 1, file->npeople, NULL};
		person->output = choose_output(of->options, kit->arena, person);
	}
}

static void make_report(struct reporting *of, const struct person *person)
{
	struct arena own;
	struct making making = {of->kit, &own, of->options, &of->content, NULL, person->output};

	arena_init(&own);
	making.result = score_make(&own, of->content.quiz, person->answers);
	make_file(&making);
	arena_release(&own);
}

/* The dumps that say nothing of a person belong to the command that makes the guide. */
static bool check_options(const struct options *options, struct diag *diag)
{
	struct srcpos nowhere = {0};

	if (options->nfiles < 2)
		diag_error(diag, nowhere,
			   "report wants answers too: roleguide report GUIDE.xml ANSWERS...");
	else if (options->dump && options->dump->stage == DUMP_LOADED)
		diag_error(diag, nowhere, "report has no stage \"%s\"; roleguide guide has",
			   options->dump->name);
	else
		return true;
	return false;
}

static void make_all(struct reporting *of)
{
	for (int i = 1; i < of->options->nfiles; i++)
		add_people(of, of->options->files[i]);
	if (!check_count(of) || !check_outputs(of))
		return;
	for (int i = 0; i < of->npeople; i++)
		make_report(of, &of->people[i]);
}

int report_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = is_folder(options->output) ? NULL : options->output;
	struct opened opened;
	struct reporting of = {.options = options, .kit = &opened.kit};
	int status;

	if (!check_options(options, diag) || !outputs_check(options, output, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status == EXIT_DONE) {
		if (open_load(&opened, options, &of.content) &&
		    run_load_quiz(of.kit, &of.content, true))
			make_all(&of);
		status = cli_status(diag);
	}
	run_release(of.kit);
	return status;
}
