/*
 * An address that several people gave would take one's report to another. So all answers are read
 * once before the first message is written; what is wrong with them is told when they are read for
 * the reports.
 */
#include "cli/drafts_begin.h"

#include "answers/answers.h"
#include "base/file.h"
#include "cli/options.h"
#include "cohort/cohort.h"
#include "cohort/drafts.h"
#include "run/data.h"
#include "run/run.h"
#include "score/settle.h"

static void count_file(const struct options *options, const struct kit *kit,
		       const struct quiz *quiz, const char *path, struct drafts *drafts)
{
	struct answers_settings settings = options->answers;
	struct arena all, own;
	struct answers_reading *reading;
	const struct answers *answers;
	enum answers_step step = ANSWERS_END;
	struct diag unheard;

	arena_init(&all);
	diag_init(&unheard);
	unheard.inputs = kit->diag->inputs;
	settings.schema = file_join(&all, kit->data->schemas, "answers.rng");
	reading = answers_open(&all, path, quiz, &settings, &unheard);
	do {
		arena_init(&own);
		if (reading)
			step = settle_next(reading, &own, &answers);
		if (step == ANSWERS_PERSON)
			drafts_count(drafts, answers);
		arena_release(&own);
	} while (step == ANSWERS_PERSON || step == ANSWERS_BROKEN);
	if (reading)
		answers_close(reading);
	diag_release(&unheard);
	arena_release(&all);
}

/* What goes with what; false with an error. */
static bool check(const struct options *options, const struct cohort_wish *cohort,
		  struct diag *diag)
{
	const char *fault = NULL;

	if (options->letters && !options->drafts)
		fault = "--mail-template goes with --mail-drafts";
	else if (!cohort->folder || !cohort->has_manifest)
		fault = "--mail-drafts and --sent go with reports in a folder: -o DIR/";
	else if (options->sent && options->select.nonly)
		fault = "--sent is for everybody, and does not go with --only";
	if (!fault)
		return true;
	diag_as(diag, fault);
	diag_error(diag, (struct srcpos){0}, "%s", fault);
	return false;
}

bool drafts_begin(const struct options *options, struct kit *kit, const struct content *content,
		  const struct cohort_wish *cohort, struct drafts **drafts)
{
	const struct drafts_wish wish = {
		.folder = options->drafts,
		.reports = cohort->folder,
		.letters = options->letters,
		.sent = options->sent,
		.is_asked_for = options->select.nonly,
		.is_part = options->select.nshards,
		.is_dry = options->is_dry,
	};

	*drafts = NULL;
	if (!options->drafts && !options->sent && !options->letters)
		return true;
	if (check(options, cohort, kit->diag))
		*drafts = drafts_open(&wish, kit, content);
	for (int i = 1; *drafts && i < options->nfiles; i++)
		count_file(options, kit, content->quiz, options->files[i], *drafts);
	return *drafts;
}
