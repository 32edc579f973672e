/*
 * Report. Content is loaded once; then each person is scored, composed, laid out and written in an
 * arena of their own. A person whose report has errors costs the others nothing.
 */
#include "cli/report.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "answers/answers.h"
#include "answers/keys.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/dump.h"
#include "cli/make.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "score/score.h"

enum { LONGEST_KEY = 120 }; /* bytes of a name */

/* One person of one file, and where the report goes. */
struct person {
	const struct answers *answers;
	const char *input;  /* the file */
	bool is_only;       /* of all the run */
	bool is_only_there; /* of that file */
	int number;         /* from 1, of those in the file */
	const char *output; /* "-": standard output */
};

struct reporting {
	const struct options *options;
	struct kit *kit;
	struct content content;
	struct keys outputs; /* the names of what is written */
	int64_t nwritten, nmissing;
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

/*
 * A person's id as part of a file name, different for each id: letters, digits, "-" and "_" stand
 * for themselves; each other byte, and a "_" that could be taken for one, is "_" and two digits in
 * hexadecimal. Long ones end in a fingerprint.
 */
static const char *safe_key(struct arena *arena, const char *key)
{
	static const char hex[] = "0123456789ABCDEF", safe[] = "abcdefghijklmnopqrstuvwxyz"
							       "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
							       "0123456789-_";
	char *name = arena_alloc(arena, 3 * strlen(key) + 1), *end = name;

	for (const char *p = key; *p; p++) {
		bool is_escape = *p == '_' && p[1] && strchr(hex, p[1]) && p[2] &&
				 strchr(hex, p[2]);

		if (strchr(safe, *p) && !is_escape) {
			*end++ = *p;
		} else {
			*end++ = '_';
			*end++ = hex[(unsigned char)*p >> 4];
			*end++ = hex[(unsigned char)*p & 15];
		}
	}
	*end = '\0';
	if (end - name <= LONGEST_KEY)
		return name;
	return arena_printf(arena, "%.*s-%016llx", LONGEST_KEY - 17, name,
			    (unsigned long long)keys_hash(key));
}

static const char *output_name(struct arena *arena, const struct person *person)
{
	const char *name = stem(arena, person->input), *key = person->answers->key;

	if (person->is_only_there)
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
		return strcmp(person->input, "-") == 0 && person->is_only
			       ? "-"
			       : output_name(arena, person);
	if (is_folder(options->output))
		return file_join(arena, bare_folder(arena, options->output),
				 output_name(arena, person));
	return options->output;
}

/* Whether the report can be written where it is to go: to a name of its own, which is no file that
 * is read. */
static bool check_output(struct reporting *of, struct arena *own, const struct person *person)
{
	struct diag *diag = of->kit->diag;
	bool is_stream = strcmp(person->output, "-") == 0;

	if (is_stream && !of->options->dump && isatty(STDOUT_FILENO)) {
		diag_error(diag, (struct srcpos){0},
			   "a PDF is nothing for a terminal; name a file with -o");
		return false;
	}
	if (!outputs_check_read(of->options, person->output, diag))
		return false;
	if (is_stream ||
	    !keys_add(&of->outputs, outputs_place(own, person->output), person->number))
		return true;
	diag_error(diag, person->answers->pos, "two reports would be \"%s\"", person->output);
	diag_hint(diag, "files of the same name from two folders want a folder each: -o DIR/");
	return false;
}

/* What several people cannot have; false with an error. */
static bool check_several(const struct reporting *of)
{
	const struct options *options = of->options;
	const char *option = NULL;

	if (options->result)
		option = "--result";
	else if (options->preflight)
		option = "--preflight";
	else if (options->output && !is_folder(options->output) &&
		 !(options->dump && strcmp(options->output, "-") == 0))
		option = "-o";
	if (!option)
		return true;
	diag_error(of->kit->diag, (struct srcpos){0},
		   "%s names one file, but there are several people", option);
	if (strcmp(option, "-o") == 0)
		diag_hint(of->kit->diag, "-o DIR/ writes one report each into a folder");
	return false;
}

/* Scores, composes, lays out and writes one report. */
static bool make_report(struct reporting *of, struct arena *own, const struct person *person)
{
	struct making making = {of->kit, own,  of->options,   &of->content,
				NULL,    NULL, person->output};

	if (!check_output(of, own, person))
		return false;
	making.result = score_make(own, of->content.quiz, person->answers);
	return make_file(&making);
}

/* People of one file, one of whom is read ahead: whether there is another one decides what reports
 * are called. */
struct crowd {
	struct answers_reading *reading;
	struct arena own[2];
	enum answers_step step[2];
	const struct answers *person[2]; /* the one at hand, the next */
};

static void read_ahead(struct crowd *crowd, int i)
{
	arena_init(&crowd->own[i]);
	crowd->step[i] = answers_next(crowd->reading, &crowd->own[i], &crowd->person[i]);
}

static bool is_somebody(enum answers_step step)
{
	return step == ANSWERS_PERSON || step == ANSWERS_BROKEN;
}

/* Who has no report. */
static void note_missing(struct reporting *of, const struct answers *person, struct buf *list)
{
	of->nmissing++;
	if (list->n)
		buf_addstr(list, ", ");
	if (person && person->row)
		buf_printf(list, "%s %d", person->row_name, person->row);
	else
		buf_printf(list, "line %d", person ? person->pos.line : 0);
	if (person && person->key)
		buf_printf(list, " (%s)", person->key);
}

static void tell_missing(struct reporting *of, const char *path, int64_t nmissing, int64_t npeople,
			 const struct buf *list)
{
	if (nmissing && npeople > 1)
		diag_error(of->kit->diag, (struct srcpos){path, 0},
			   "%lld of %lld people %s no report: %s", (long long)nmissing,
			   (long long)npeople, nmissing == 1 ? "has" : "have",
			   plain_text(&of->kit->diag->arena, list->bytes));
}

/* The folder that -o names, made where it is not there; false with an error when it cannot be. */
static bool make_folder(const struct reporting *of)
{
	const char *path = of->options->output;

	if (!is_folder(path) || mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	diag_fail(of->kit->diag, (struct srcpos){0}, "cannot make the folder \"%s\": %s", path,
		  strerror(errno));
	return false;
}

/* All people of one file. */
static void report_file(struct reporting *of, const char *path)
{
	struct answers_settings settings = of->options->answers;
	struct kit *kit = of->kit;
	int64_t nmissing = of->nmissing;
	struct crowd crowd = {0};
	struct buf list;
	int number = 0;

	settings.schema = file_join(kit->arena, kit->data->schemas, "answers.rng");
	crowd.reading = answers_open(kit->arena, path, of->content.quiz, &settings, kit->diag);
	if (!crowd.reading)
		return;
	if (!make_folder(of)) {
		answers_close(crowd.reading);
		return;
	}
	buf_init(&list);
	read_ahead(&crowd, 0);
	while (is_somebody(crowd.step[0])) {
		struct person person = {crowd.person[0], path, .number = number + 1};
		bool has_next;

		number++;
		read_ahead(&crowd, 1);
		has_next = is_somebody(crowd.step[1]);
		person.is_only_there = number == 1 && !has_next;
		person.is_only = person.is_only_there && of->options->nfiles == 2;
		if (!person.is_only && number == 1 && !check_several(of))
			break;
		if (crowd.step[0] == ANSWERS_PERSON)
			person.output = choose_output(of->options, &crowd.own[0], &person);
		if (person.output && make_report(of, &crowd.own[0], &person))
			of->nwritten++;
		else
			note_missing(of, crowd.person[0], &list);
		arena_release(&crowd.own[0]);
		crowd.own[0] = crowd.own[1];
		crowd.step[0] = crowd.step[1];
		crowd.person[0] = crowd.person[1];
		crowd.own[1] = (struct arena){0};
	}
	arena_release(&crowd.own[0]);
	arena_release(&crowd.own[1]);
	tell_missing(of, path, of->nmissing - nmissing, number, &list);
	buf_release(&list);
	answers_close(crowd.reading);
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
		    run_load_quiz(of.kit, &of.content, true)) {
			for (int i = 1; i < options->nfiles; i++)
				report_file(&of, options->files[i]);
		}
		status = cli_status(diag);
		if (status == EXIT_CONTENT && of.nwritten && of.nmissing)
			status = EXIT_SOME;
	}
	keys_release(&of.outputs);
	run_release(of.kit);
	return status;
}
