/*
 * Verify. The attachments are read as files of strangers: nothing beside them is opened, and their
 * numbers are believed only where the program comes to the same ones.
 */
#include "cli/verify.h"

#include <stdio.h>
#include <string.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/plain.h"
#include "base/sha256.h"
#include "base/version.h"
#include "cli/cli.h"
#include "cli/figures.h"
#include "cli/options.h"
#include "cli/verify_headline.h"
#include "cli/verify_pages.h"
#include "content/guide.h"
#include "content/guide_load.h"
#include "content/quiz.h"
#include "content/quiz_load.h"
#include "inspect/read.h"
#include "inspect/read_text.h"
#include "run/data.h"
#include "score/result_json.h"
#include "score/score.h"

enum {
	LARGEST_PART = 8 << 20, /* bytes of an attachment */
	MOST_QUESTIONS = 1000   /* scoring tries each with others */
};

enum carried { CARRIED_GUIDE, CARRIED_QUIZ, CARRIED_ANSWERS, CARRIED_RESULT, NCARRIED };

static const char *const part_names[NCARRIED] = {[CARRIED_GUIDE] = "guide.xml",
						 [CARRIED_QUIZ] = "questionnaire.xml",
						 [CARRIED_ANSWERS] = "answers.xml",
						 [CARRIED_RESULT] = "result.json"};

struct verify {
	struct arena *arena;
	struct diag *diag;
	const struct data *data;
	const char *path; /* of the report, as messages name it */
	struct reading *reading;
	const struct embedded_file *parts[NCARRIED];
	const struct result *result;
	struct figures given, computed; /* what the file says, what its answers give */
	int nagreeing;
	struct verify_pages pages;
	struct verify_headline headline;
};

static struct srcpos place(const struct verify *verify)
{
	return (struct srcpos){verify->path, 0};
}

static int find_part(const char *name)
{
	for (int i = 0; i < NCARRIED; i++)
		if (strcmp(name, part_names[i]) == 0)
			return i;
	return -1;
}

static bool check_part(const struct verify *verify, int part)
{
	const struct embedded_file *file = verify->parts[part];

	if (!file)
		diag_error(verify->diag, place(verify), "there is no %s in it", part_names[part]);
	else if (file->nbytes > LARGEST_PART)
		diag_error(verify->diag, place(verify), "%s has more than %d MiB", part_names[part],
			   LARGEST_PART >> 20);
	else
		return true;
	return false;
}

/* Finds the four attachments of a report. */
static bool find_parts(struct verify *verify)
{
	struct embedded_file *files;
	int nfiles, nfound = 0, nerrors = verify->diag->nerrors;

	if (!read_embedded_files(verify->reading, &files, &nfiles))
		return false;
	for (int i = 0; i < nfiles; i++) {
		int part = find_part(files[i].name);

		if (part < 0)
			continue;
		if (verify->parts[part])
			diag_error(verify->diag, place(verify), "it holds two files %s",
				   part_names[part]);
		verify->parts[part] = &files[i];
		nfound += part == CARRIED_ANSWERS || part == CARRIED_RESULT;
	}
	if (nfound == 0) {
		diag_error(verify->diag, place(verify),
			   "it holds no answers to recompute anything from");
		diag_hint(verify->diag, "a report has them when it was made with --attach");
		return false;
	}
	for (int i = 0; i < NCARRIED; i++)
		check_part(verify, i);
	return verify->diag->nerrors == nerrors;
}

static struct xml_source source_of(const struct verify *verify, enum carried part)
{
	return (struct xml_source){
		.path = arena_printf(verify->arena, "%s: %s", verify->path, part_names[part]),
		.bytes = verify->parts[part]->bytes,
		.nbytes = verify->parts[part]->nbytes,
	};
}

static const char *schema(const struct verify *verify, const char *name)
{
	return file_join(verify->arena, verify->data->schemas, name);
}

/* What the answers give; faults in the attachments go to diag. */
static const struct result *score_parts(const struct verify *verify, struct diag *diag)
{
	struct xml_source source = source_of(verify, CARRIED_GUIDE);
	const struct guide *guide = guide_load_alone(verify->arena, &source,
						     schema(verify, "guide.rng"), diag);
	const struct answers_file *answers;
	struct answers_settings settings = {0};
	const struct quiz *quiz;

	source = source_of(verify, CARRIED_QUIZ);
	quiz = guide ? quiz_load_alone(verify->arena, &source, guide, schema(verify, "quiz.rng"),
				       diag)
		     : NULL;
	if (!quiz)
		return NULL;
	if (quiz->nquestions > MOST_QUESTIONS) {
		diag_error(diag, quiz->pos, "more than %d questions", MOST_QUESTIONS);
		return NULL;
	}
	source = source_of(verify, CARRIED_ANSWERS);
	settings.schema = schema(verify, "answers.rng");
	settings.shows_answers = true;
	answers = answers_load_alone(verify->arena, &source, quiz, &settings, diag);
	if (!answers)
		return NULL;
	if (answers->npeople != 1) {
		diag_error(diag, (struct srcpos){source.path, 0},
			   "these are the answers of %d people", answers->npeople);
		return NULL;
	}
	return score_make(verify->arena, quiz, answers->people[0]);
}

/* Scores again. What the report's maker was warned of is no news: errors alone are passed on. */
static bool score_again(struct verify *verify)
{
	struct diag diag;

	diag_init(&diag);
	verify->result = score_parts(verify, &diag);
	for (int i = 0; i < diag.nmessages; i++) {
		const struct diag_message *message = &diag.messages[i];

		if (message->level != DIAG_ERROR)
			continue;
		if (diag.environment_failed)
			diag_fail(verify->diag, message->pos, "%s", message->text);
		else
			diag_error(verify->diag, message->pos, "%s", message->text);
		if (message->hint)
			diag_hint(verify->diag, "%s", message->hint);
	}
	diag_release(&diag);
	return verify->result;
}

static bool read_results(struct verify *verify)
{
	const struct embedded_file *file = verify->parts[CARRIED_RESULT];
	struct buf json;

	buf_init(&json);
	result_json(verify->result, NULL, &json);
	figures_read(verify->arena, json.bytes, json.n, &verify->computed);
	buf_release(&json);
	if (figures_read(verify->arena, file->bytes, file->nbytes, &verify->given))
		return true;
	diag_error(verify->diag, place(verify), "result.json is no result of this program");
	return false;
}

/* The program that made the report, as it says. */
static const char *maker(const struct verify *verify)
{
	for (int i = 0; i < verify->given.n; i++)
		if (strcmp(verify->given.list[i].path, "program") == 0)
			return verify->given.list[i].value;
	return "\"?\"";
}

/* Two values that should be the same; NULL: there is none under that path. */
static void compare(struct verify *verify, const char *path, const char *given,
		    const char *computed)
{
	if (strcmp(path, "program") == 0)
		return;
	if (given && computed && strcmp(given, computed) == 0) {
		verify->nagreeing++;
		return;
	}
	diag_error(verify->diag, place(verify),
		   "result.json: %s: the file says %s, the answers give %s", path,
		   given ? given : "nothing", computed ? computed : "nothing");
}

/* Both are sorted by their paths. */
static void compare_results(struct verify *verify)
{
	static const char this_program[] = "\"roleguide " ROLEGUIDE_VERSION "\"";
	const struct figures *given = &verify->given, *computed = &verify->computed;
	int i = 0, k = 0, nerrors = verify->diag->nerrors;

	while (i < given->n || k < computed->n) {
		int order = i == given->n ? 1
			    : k == computed->n
				    ? -1
				    : strcmp(given->list[i].path, computed->list[k].path);

		compare(verify, order <= 0 ? given->list[i].path : computed->list[k].path,
			order <= 0 ? given->list[i].value : NULL,
			order >= 0 ? computed->list[k].value : NULL);
		i += order <= 0;
		k += order >= 0;
	}
	if (verify->diag->nerrors > nerrors && strcmp(maker(verify), this_program) != 0)
		diag_hint(verify->diag,
			  "the report was made by another version, %s; this is "
			  "roleguide " ROLEGUIDE_VERSION,
			  maker(verify));
}

static void compare_pages(struct verify *verify)
{
	struct buf text;

	buf_init(&text);
	verify->pages.path = verify->path;
	if (read_text(verify->reading, &text, &verify->pages.npages)) {
		verify_pages(verify->arena, verify->result, &text, &verify->pages, verify->diag);
		verify->headline.arena = verify->arena;
		if (verify_headline_make(&verify->headline, verify->data, verify->result,
					 read_language(verify->reading)))
			verify_headline_check(&verify->headline, &text, verify->path, verify->diag);
		else
			diag_error(verify->diag, place(verify),
				   "there are no phrases in the language of the report to hold its "
				   "headline against");
	}
	buf_release(&text);
}

static void print_file(struct arena *arena, const char *name, const char *id, const char *version,
		       const struct xml_source *source)
{
	char hex[SHA256_HEX];

	id = id ? plain_text(arena, id) : "";
	version = version ? plain_text(arena, version) : NULL;
	sha256_hex(source->bytes, source->nbytes, hex);
	printf("  %-15s%s%s%s\n  %-15ssha256 %s\n", name, id, version ? ", version " : "",
	       version ? version : "", "", hex);
}

static void print_report(const struct verify *verify)
{
	struct arena *arena = verify->arena;
	const struct quiz *quiz = verify->result->quiz;
	const struct verify_pages *pages = &verify->pages;
	const char *made_by = maker(verify);
	bool has_headline = verify->headline.nfound == verify->headline.n;

	printf("%s: all numbers agree\n", plain_name(arena, verify->path));
	printf("  %-15s%d values of result.json, computed again from answers.xml\n", "result",
	       verify->nagreeing);
	if (pages->is_summary && pages->nscores == 0)
		printf("  %-15sa summary%s\n", "pages", has_headline ? ", with the headline" : "");
	else if (pages->is_summary)
		printf("  %-15sa summary, with %sthe %d scores\n", "pages",
		       has_headline ? "the headline and " : "", pages->nscores);
	else
		printf("  %-15s%d, with %sthe %d scores and the %d lines of the ledger\n", "pages",
		       pages->npages, has_headline ? "the headline, " : "", pages->nscores,
		       pages->nlines);
	print_file(arena, "guide", quiz->guide->id, quiz->guide->version, &quiz->guide->source);
	print_file(arena, "questionnaire", quiz->id, quiz->version, &quiz->source);
	made_by = arena_strndup(arena, made_by + 1, strlen(made_by) - 2);
	printf("  %-15s%s\n  %-15sroleguide %s\n", "made by", plain_text(arena, made_by),
	       "verified by", ROLEGUIDE_VERSION);
}

static bool run(struct verify *verify, const char *path)
{
	size_t n;
	const char *bytes = file_read(verify->arena, path, READ_LARGEST, &n, verify->diag);

	verify->path = strcmp(path, "-") == 0 ? "standard input" : path;
	if (bytes)
		verify->reading = read_open(verify->arena, verify->path, bytes, n, verify->diag);
	if (!verify->reading || !find_parts(verify) || !score_again(verify) ||
	    !read_results(verify))
		return false;
	compare_results(verify);
	compare_pages(verify);
	return verify->diag->nerrors == 0;
}

int verify_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct data data;
	struct verify verify = {.arena = arena, .diag = diag, .data = &data};

	if (!data_find(&data, arena, options->data, diag))
		return EXIT_ENVIRONMENT;
	if (run(&verify, options->files[0]) && !options->is_quiet)
		print_report(&verify);
	if (fflush(stdout) != 0)
		diag_fail(diag, (struct srcpos){0}, "cannot write to standard output");
	return cli_status(diag);
}
