/*
 * Answers are read as those of another time, since each of the questionnaires may lack what the
 * other asks. People are called by their file and row: what they are called inside is not told.
 */
#include "cli/diff_people.h"

#include <string.h>
#include <sys/stat.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "content/guide.h"
#include "content/quiz.h"
#include "diff/findings.h"
#include "run/data.h"
#include "run/run.h"
#include "score/result_names.h"
#include "score/score.h"

enum { MOST_FILES = 500 };

struct scoring {
	struct kit *kit;
	const struct content *contents[2];
	struct findings *findings;
	struct findings_person *people;
};

static void put_hundredths(struct buf *out, int32_t value)
{
	int32_t size = value < 0 ? -value : value;

	buf_printf(out, " %s%d.%02d", value < 0 ? "-" : "", (int)(size / 100), (int)(size % 100));
}

/* What a result comes to: "leads, PM 61.80 before TPM 38.20, band clear, confidence good"; scores
 * only where they are asked for. */
static const char *outcome_of(struct arena *arena, const struct result *result,
			      const struct guide *guide, bool has_scores)
{
	struct buf text;
	const char *copy;

	buf_init(&text);
	buf_addstr(&text, result_outcomes[result->outcome]);
	for (int i = 0; i < result->nroles; i++) {
		int role = result->ranking[i];
		const struct role *of = &guide->roles[role];

		buf_printf(&text, "%s%s", i == 0 ? ", " : " before ",
			   of->abbreviation ? of->abbreviation : of->name);
		if (has_scores)
			put_hundredths(&text, result->scores[role]);
		if (result->is_blocked[role])
			buf_addstr(&text, " (ruled out)");
	}
	buf_printf(&text, ", band %s, confidence %s", result_bands[result->band],
		   result_confidences[result->confidence]);
	copy = arena_strdup(arena, buf_text(&text));
	buf_release(&text);
	return copy;
}

/* The people of a file under one questionnaire; NULL: it does not fit. */
static const struct answers_file *load(struct scoring *scoring, int side, const char *path)
{
	struct kit *kit = scoring->kit;
	struct answers_settings settings = {
		.schema = file_join(kit->arena, kit->data->schemas, "answers.rng"),
		.is_earlier = true};
	const struct quiz *quiz = scoring->contents[side]->quiz;
	const struct answers_file *file;
	struct diag unsaid;

	if (!quiz)
		return NULL;
	diag_init(&unsaid);
	unsaid.inputs = kit->diag->inputs;
	file = answers_load(kit->arena, path, quiz, &settings, &unsaid);
	diag_release(&unsaid);
	return file;
}

/* The outcome of a person of a file, with scores and without. */
static void score(struct scoring *scoring, int side, const struct answers_file *file, int i,
		  const char *outcomes[2])
{
	const struct content *content = scoring->contents[side];
	struct arena *arena = scoring->kit->arena;
	const struct result *result;

	outcomes[0] = outcomes[1] = content->quiz ? "the answers do not fit the questionnaire"
						  : "there is no questionnaire";
	if (!file || i >= file->npeople)
		return;
	result = score_make(arena, content->quiz, file->people[i]);
	for (int has_scores = 0; has_scores < 2; has_scores++)
		outcomes[has_scores] = outcome_of(arena, result, content->guide, has_scores);
}

static void score_file(struct scoring *scoring, const char *path)
{
	const struct answers_file *files[2] = {load(scoring, 0, path), load(scoring, 1, path)};
	struct findings *findings = scoring->findings;
	struct arena *arena = scoring->kit->arena;
	int n = 0;

	for (int side = 0; side < 2; side++)
		if (files[side] && files[side]->npeople > n)
			n = files[side]->npeople;
	for (int i = 0; i < n; i++) {
		const char *old[2], *new[2];
		struct findings_person person = {.name = file_name(path)};

		score(scoring, 0, files[0], i, old);
		score(scoring, 1, files[1], i, new);
		findings->nscored++;
		if (strcmp(old[1], new[1]) == 0)
			continue;
		if (n > 1)
			person.name = arena_printf(arena, "%s, person %d", person.name, i + 1);
		person.is_outcome = strcmp(old[0], new[0]) != 0;
		person.old = old[1];
		person.new = new[1];
		ARENA_GROW(arena, scoring->people, findings->npeople);
		scoring->people[findings->npeople++] = person;
		findings->noutcomes += person.is_outcome;
	}
	findings->people = scoring->people;
}

static bool may_hold_answers(const char *name)
{
	return file_has_ending(name, ".xml") || file_has_ending(name, ".json") ||
	       file_has_ending(name, ".csv");
}

static void score_folder(struct scoring *scoring, const char *path)
{
	struct arena *arena = scoring->kit->arena;
	struct folder folder = folder_list(arena, path, scoring->kit->diag);

	for (int i = 0; i < folder.nnames && i < MOST_FILES; i++)
		if (may_hold_answers(folder.names[i]))
			score_file(scoring, file_join(arena, path, folder.names[i]));
}

bool diff_people(struct kit *kit, const struct content *old, const struct content *new,
		 const char *path, struct findings *findings)
{
	struct scoring scoring = {.kit = kit, .contents = {old, new}, .findings = findings};
	const char *from = path;
	struct stat status;

	if (!old->quiz && !new->quiz && !path)
		return true;
	if (!from)
		from = file_join(kit->arena, file_dir(kit->arena, new->guide->source.path),
				 "answers");
	if (stat(from, &status) == 0 && S_ISDIR(status.st_mode))
		score_folder(&scoring, from);
	else if (path)
		score_file(&scoring, path);
	if (!path || findings->nscored > 0)
		return true;
	diag_fail(kit->diag, (struct srcpos){path, 0},
		  "nobody's answers here fit the questionnaires of the guides");
	return false;
}
