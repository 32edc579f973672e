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
#include "base/version.h"
#include "cli/cli.h"
#include "base/figures.h"
#include "cli/options.h"
#include "cli/verify_code.h"
#include "cli/verify_headline.h"
#include "cli/verify_pages.h"
#include "content/guide.h"
#include "content/quiz.h"
#include "inspect/read.h"
#include "inspect/read_text.h"
#include "run/carried.h"
#include "run/data.h"
#include "score/result_json.h"
#include "score/score.h"

enum { MOST_QUESTIONS = 1000 }; /* scoring tries each with others */

struct verify {
	struct arena *arena;
	struct diag *diag;
	const struct data *data;
	struct carried carried;
	const struct result *result;
	struct figures given, computed; /* what the file says, what its answers give */
	int nagreeing;
	struct verify_pages pages;
	struct verify_headline headline;
};

static struct srcpos place(const struct verify *verify)
{
	return (struct srcpos){verify->carried.path, 0};
}

/* What the answers give; faults in the attachments go to diag. */
static const struct result *score_parts(const struct verify *verify, struct diag *diag)
{
	struct answers_settings settings = {
		.schema = file_join(verify->arena, verify->data->schemas, "answers.rng"),
		.shows_answers = true};
	const struct quiz *quiz = carried_quiz(verify->arena, &verify->carried, verify->data, diag);
	const struct answers_file *answers;
	struct xml_source source;

	if (!quiz)
		return NULL;
	if (quiz->nquestions > MOST_QUESTIONS) {
		diag_error(diag, quiz->pos, "more than %d questions", MOST_QUESTIONS);
		return NULL;
	}
	source = carried_source(verify->arena, &verify->carried, CARRIED_ANSWERS);
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
		diag_repeat(verify->diag, message, diag.environment_failed);
	}
	diag_release(&diag);
	return verify->result;
}

static bool read_results(struct verify *verify)
{
	const struct embedded_file *file = verify->carried.parts[CARRIED_RESULT];
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
	verify->pages.path = verify->carried.path;
	if (read_text(verify->carried.reading, &text, &verify->pages.npages)) {
		verify_pages(verify->arena, verify->result, &text, &verify->pages, verify->diag);
		verify->headline.arena = verify->arena;
		if (verify_headline_make(&verify->headline, verify->data, verify->result,
					 read_language(verify->carried.reading)))
			verify_headline_check(&verify->headline, &text, verify->carried.path,
					      verify->diag);
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
	id = id ? plain_text(arena, id) : "";
	version = version ? plain_text(arena, version) : NULL;
	printf("  %-15s%s%s%s\n  %-15ssha256 %s\n", name, id, version ? ", version " : "",
	       version ? version : "", "", xml_source_sha256(source));
}

static void print_report(const struct verify *verify)
{
	struct arena *arena = verify->arena;
	const struct quiz *quiz = verify->result->quiz;
	const struct verify_pages *pages = &verify->pages;
	const char *made_by = maker(verify);
	bool has_headline = verify->headline.nfound == verify->headline.n;

	printf("%s: all numbers agree\n", plain_name(arena, verify->carried.path));
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

	verify->carried.path = strcmp(path, "-") == 0 ? "standard input" : path;
	if (!bytes || !carried_open(&verify->carried, verify->arena, bytes, n, verify->diag) ||
	    !carried_check(&verify->carried, verify->diag) || !score_again(verify) ||
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

	if (options->nfiles == 2)
		return verify_code_run(options, arena, diag);
	if (!data_find(&data, arena, options->data, diag))
		return EXIT_ENVIRONMENT;
	if (run(&verify, options->files[0]) && !options->is_quiet)
		print_report(&verify);
	if (fflush(stdout) != 0)
		diag_fail(diag, (struct srcpos){0}, "cannot write to standard output");
	return cli_status(diag);
}
