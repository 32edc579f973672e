/*
 * What is printed is in the order of the report's ledger, so that both are read down side by side.
 * That the numbers are those of the report follows from 64 bits of a SHA-256 over all of them.
 */
#include "cli/verify_code.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/answer_code.h"
#include "answers/code_picture.h"
#include "base/day.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/plain.h"
#include "base/sniff.h"
#include "base/version.h"
#include "cli/cli.h"
#include "cli/open.h"
#include "cli/options.h"
#include "compose/question_order.h"
#include "content/guide.h"
#include "content/quiz.h"
#include "score/result_names.h"
#include "score/result_print.h"
#include "score/score.h"

struct code_run {
	struct kit *kit;
	const char *path; /* of what holds the codes */
	const struct quiz *quiz;
};

static const char *points_text(struct arena *arena, int32_t points, bool is_signed)
{
	const char *sign = points < 0 ? "-" : is_signed && points > 0 ? "+" : "";

	return arena_printf(arena, "%s%d.%02d", sign, abs(points) / 100, abs(points) % 100);
}

static void print_points(const struct code_run *run, const struct result *result,
			 const int32_t *points, bool is_signed)
{
	for (int r = 0; r < result->nroles; r++)
		printf("  %s %7s", plain_text(run->kit->arena, run->quiz->guide->roles[r].id),
		       points_text(run->kit->arena, points[r], is_signed));
	printf("\n");
}

static const struct ledger_line *line_of(const struct result *result, int question)
{
	for (int i = 0; i < result->nlines; i++)
		if (result->lines[i].question == question && result->lines[i].is_answered)
			return &result->lines[i];
	return NULL;
}

static void print_ledger(const struct code_run *run, const struct result *result)
{
	const int *order;

	question_order(run->kit->arena, run->quiz, &order);
	for (int i = 0; i < run->quiz->nquestions; i++) {
		const struct ledger_line *line = line_of(result, order[i]);

		if (!line)
			continue;
		printf("  %4d  %-11s", i + 1,
		       plain_text(run->kit->arena, run->quiz->questions[order[i]].id));
		print_points(run, result, line->points, true);
	}
}

static void print_result(const struct code_run *run, const struct answers *person,
			 const struct result *result)
{
	struct arena *arena = run->kit->arena;
	int year, month, day;

	day_split(person->date / 86400, &year, &month, &day);
	printf("%s: all numbers agree with the report\n", plain_name(arena, run->path));
	if (person->date > 0)
		printf("  %-17s%04d-%02d-%02d\n", "answered", year, month, day);
	printf("  %-17s%s, %s\n", "outcome", result_outcomes[result->outcome],
	       result_bands[result->band]);
	printf("  %-17s", "scores");
	print_points(run, result, result->scores, false);
	print_ledger(run, result);
	printf("  %-17sroleguide " ROLEGUIDE_VERSION "\n", "verified by");
}

/* Whether the report that the code stands on comes to the same result from the same files. */
static bool check_person(const struct code_run *run, const struct answers *person,
			 const struct result *result)
{
	struct code_prints own = answer_code_prints(run->quiz);
	const struct code_prints *code = person->code;
	struct diag *diag = run->kit->diag;

	if (!code || !code->has_result) {
		diag_error(diag, person->pos, "these are answers, but no report's");
		diag_hint(diag, "verify wants the code of a report made with --answers-qr");
	} else if (code->guide != own.guide) {
		diag_error(diag, person->pos,
			   "the report was made from another state of the guide");
		diag_hint(diag,
			  "take the guide whose SHA-256 begins with %08" PRIx32
			  "; that of \"%s\" begins with %08" PRIx32,
			  code->guide, run->quiz->guide->id, own.guide);
	} else if (code->result != result_print(result)) {
		diag_error(diag, person->pos, "the answers give another result than the report's");
		diag_hint(diag,
			  "it was made by another version of roleguide than " ROLEGUIDE_VERSION
			  ", or is not what it was");
	} else {
		return true;
	}
	return false;
}

/* A PDF is looked at as it is seen, whether it was written or scanned. */
static const struct answers_file *load_codes(const struct code_run *run,
					     const struct answers_settings *settings)
{
	struct kit *kit = run->kit;
	struct xml_source codes = {.path = run->path};
	size_t n = 0;
	const char *bytes = file_read(kit->arena, run->path, LIMIT_SCAN_BYTES, &n, kit->diag);

	if (!bytes)
		return NULL;
	if (answer_code_is_like(bytes, n) || sniff_first(bytes, n) == '<')
		return answers_load(kit->arena, run->path, run->quiz, settings, kit->diag);
	codes.bytes = code_picture_read(kit->arena, run->path, &codes.nbytes, kit->diag);
	return codes.bytes ? answers_load_alone(kit->arena, &codes, run->quiz, settings, kit->diag)
			   : NULL;
}

static void verify_all(const struct code_run *run, const struct options *options)
{
	struct kit *kit = run->kit;
	struct answers_settings settings = {
		.schema = file_join(kit->arena, kit->data->schemas, "answers.rng"),
		.shows_answers = true};
	const struct answers_file *file = load_codes(run, &settings);

	for (int i = 0; file && i < file->npeople; i++) {
		const struct answers *person = file->people[i];
		const struct result *result = score_make(kit->arena, run->quiz, person);

		if (check_person(run, person, result) && !options->is_quiet)
			print_result(run, person, result);
	}
}

/* How much a file looks like a guide: 0, as any XML, as one with the element. */
static int guide_likeness(const char *path)
{
	struct diag unheard;
	struct arena arena;
	size_t n = 0;
	const char *bytes;
	int likeness = 0;

	arena_init(&arena);
	diag_init(&unheard);
	bytes = file_read(&arena, path, LIMIT_FILE_BYTES, &n, &unheard);
	if (bytes && sniff_first(bytes, n) == '<')
		likeness = strstr(bytes, "<guide") ? 2 : 1;
	else if (bytes)
		likeness = sniff_is_utf16(bytes, n);
	diag_release(&unheard);
	arena_release(&arena);
	return likeness;
}

/* Which of the two files is the guide; -1 and an error: neither is. */
static int find_guide(const struct options *options, struct diag *diag)
{
	int first = guide_likeness(options->files[0]), second = guide_likeness(options->files[1]);

	if (first > 0 || second > 0)
		return second > first;
	diag_error(diag, (struct srcpos){0}, "neither %s nor %s is a guide", options->files[0],
		   options->files[1]);
	diag_hint(diag, "roleguide verify PHOTO GUIDE.xml: a guide is XML");
	return -1;
}

int verify_code_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	int guide = find_guide(options, diag), status;
	struct source source = {0};
	struct content content;
	struct opened opened;
	struct code_run run;

	if (guide < 0)
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	source.guide = options->files[guide];
	run = (struct code_run){.kit = &opened.kit, .path = options->files[1 - guide]};
	if (run_load(&opened.kit, &source, &content) &&
	    run_load_quiz(&opened.kit, &content, true)) {
		run.quiz = content.quiz;
		verify_all(&run, options);
	}
	run_release(&opened.kit);
	if (fflush(stdout) != 0)
		diag_fail(diag, (struct srcpos){0}, "cannot write to standard output");
	return cli_status(diag);
}
