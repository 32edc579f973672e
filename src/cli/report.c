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
#include "base/buf.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/stages.h"
#include "content/guide.h"
#include "content/quiz.h"
#include "score/score.h"

/* One person of one file, and where the report goes. */
struct job {
	const struct answers *answers;
	const char *input;  /* the file */
	int number, npeople; /* from 1, of those in the file */
	const char *output; /* "-": standard output */
};

struct jobs {
	struct job *jobs;
	int njobs;
};

static bool is_folder(const char *path)
{
	struct stat status;

	return path && *path && (path[strlen(path) - 1] == '/' ||
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

static const char *output_name(struct arena *arena, const struct job *job)
{
	const char *name = stem(arena, job->input);

	if (job->npeople == 1)
		return arena_printf(arena, "%s.pdf", name);
	if (job->answers->key && *job->answers->key)
		return arena_printf(arena, "%s-%s.pdf", name, safe_key(arena, job->answers->key));
	return arena_printf(arena, "%s-%d.pdf", name, job->number);
}

static bool is_dump(const struct options *options)
{
	return options->dump != DUMP_NONE;
}

static const char *choose_output(const struct options *options, struct arena *arena,
				 const struct job *job)
{
	if (!options->output && is_dump(options))
		return "-";
	if (!options->output)
		return strcmp(job->input, "-") == 0 ? "-" : output_name(arena, job);
	if (is_folder(options->output))
		return file_join(arena, bare_folder(arena, options->output),
				 output_name(arena, job));
	return options->output;
}

static void report_double(const struct stages *stages, const struct job *a, const struct job *b)
{
	diag_error(stages->diag, b->answers->pos, "two reports would be \"%s\"", b->output);
	if (a->input == b->input)
		diag_hint(stages->diag, "of ids, names of files take only the letters A to Z, "
			  "digits, - and _: give one of the two another id");
	else
		diag_hint(stages->diag, "name them one by one with -o, or give \"%s\" or \"%s\" "
			  "another name", a->input, b->input);
}

/* Whether the reports have names of their own, and none that of a file that is read. */
static bool check_outputs(const struct stages *stages, const struct jobs *jobs)
{
	const struct options *options = stages->options;
	const char **paths = ARENA_ARRAY(stages->arena, const char *, jobs->njobs + 1);
	int nerrors = stages->diag->nerrors, a, b;

	for (int i = 0; i < jobs->njobs; i++) {
		const struct job *job = &jobs->jobs[i];

		paths[i] = job->output;
		if (strcmp(job->output, "-") == 0 && !is_dump(options) && isatty(STDOUT_FILENO))
			diag_error(stages->diag, (struct srcpos){0},
				   "a PDF is nothing for a terminal; name a file with -o");
		outputs_check_read(options, job->output, stages->diag);
	}
	if (jobs->njobs > 1 && outputs_find_double(paths, jobs->njobs, &a, &b))
		report_double(stages, &jobs->jobs[a], &jobs->jobs[b]);
	return stages->diag->nerrors == nerrors;
}

/* What several people, or none, cannot have. */
static bool check_count(const struct stages *stages, const struct jobs *jobs)
{
	const struct options *options = stages->options;
	const char *option = NULL;

	if (jobs->njobs <= 1)
		return true;
	if (options->result)
		option = "--result";
	else if (options->preflight)
		option = "--preflight";
	else if (options->output && !is_folder(options->output) &&
		 !(is_dump(options) && strcmp(options->output, "-") == 0))
		option = "-o";
	if (!option)
		return true;
	diag_error(stages->diag, (struct srcpos){0}, "%s names one file, but there are %d people",
		   option, jobs->njobs);
	if (strcmp(option, "-o") == 0)
		diag_hint(stages->diag, "-o DIR/ writes one report each into a folder");
	return false;
}

static void add_people(struct stages *stages, struct jobs *jobs, const char *path)
{
	const char *schema = file_join(stages->arena, stages->data->schemas, "answers.rng");
	const struct answers_file *file =
		answers_load(stages->arena, path, stages->quiz, schema, stages->diag);

	for (int i = 0; file && i < file->npeople; i++) {
		struct job *job;

		ARENA_GROW(stages->arena, jobs->jobs, jobs->njobs);
		job = &jobs->jobs[jobs->njobs++];
		*job = (struct job){file->people[i], path, i + 1, file->npeople, NULL};
		job->output = choose_output(stages->options, stages->arena, job);
	}
}

/* Fills out with what the options ask for; false when a stage had errors. */
static bool run_stages(struct stages *stages, const struct job *job, struct buf *out)
{
	if (!stages_score(stages, job->answers))
		return false;
	if (stages->options->dump == DUMP_RESULT) {
		result_dump(stages->result, out);
		return true;
	}
	return stages_layout_report(stages) && stages_write(stages, out);
}

static bool write_result(struct stages *stages)
{
	struct buf json;
	bool is_written;

	buf_init(&json);
	result_json(stages->result, &json);
	is_written = file_write(stages->options->result, json.bytes, json.n, stages->diag);
	buf_release(&json);
	return is_written;
}

static void make_report(struct stages *stages, const struct job *job)
{
	struct arena *whole = stages->arena, person;
	struct buf bytes;

	arena_init(&person);
	buf_init(&bytes);
	stages->arena = &person;
	stages->nerrors_before = stages->diag->nerrors;
	stages->output = job->output;
	if (run_stages(stages, job, &bytes) &&
	    outputs_check_read(stages->options, job->output, stages->diag) &&
	    (!stages->options->result || write_result(stages)))
		file_write(job->output, bytes.bytes, bytes.n, stages->diag);
	buf_release(&bytes);
	arena_release(&person);
	stages->arena = whole;
}

static bool load_content(struct stages *stages, const char *theme)
{
	if (!stages_load(stages, stages->options->files[0], theme) || !stages_load_quiz(stages))
		return false;
	if (!stages->quiz)
		diag_error(stages->diag, stages->guide->pos, "the guide names no questionnaire");
	return stages->quiz;
}

/* The dumps that say nothing of a person belong to the command that makes the guide. */
static bool check_options(const struct options *options, struct diag *diag)
{
	struct srcpos nowhere = {0};

	if (options->nfiles < 2)
		diag_error(diag, nowhere, "report wants answers too: roleguide report GUIDE.xml "
			   "ANSWERS...");
	else if (options->dump == DUMP_GUIDE || options->dump == DUMP_QUIZ)
		diag_error(diag, nowhere, "report has no stage \"%s\"; roleguide guide has",
			   options->dump == DUMP_GUIDE ? "guide" : "quiz");
	else
		return true;
	return false;
}

int report_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct stages stages;
	struct jobs jobs = {0};
	struct data data;
	const char *theme;
	int64_t date;
	const char *output = is_folder(options->output) ? NULL : options->output;

	if (!check_options(options, diag) || !outputs_check(options, output, diag) ||
	    !stages_date(0, &date, diag))
		return EXIT_USAGE;
	if (!data_find(&data, arena, options->data, diag))
		return EXIT_ENVIRONMENT;
	theme = data_theme(&data, arena, options->theme, diag);
	if (!theme)
		return EXIT_USAGE;
	stages_init(&stages, arena, options, &data, diag);
	if (load_content(&stages, theme)) {
		for (int i = 1; i < options->nfiles; i++)
			add_people(&stages, &jobs, options->files[i]);
		if (!check_count(&stages, &jobs) || !check_outputs(&stages, &jobs))
			jobs.njobs = 0;
	}
	for (int i = 0; i < jobs.njobs; i++)
		make_report(&stages, &jobs.jobs[i]);
	stages_release(&stages);
	return cli_status(diag);
}
