/*
 * Report. Content is loaded once; then each person is scored, composed, laid out and written in an
 * arena of their own. A person whose report has errors costs the others nothing. Where reports go
 * into a folder, or there are several, they are a cohort; a single one is made here.
 */
#include "cli/report.h"

#include <stdbool.h>
#include <string.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/inputs.h"
#include "base/plain.h"
#include "base/sha256.h"
#include "cli/cli.h"
#include "cli/cohort_wish.h"
#include "cli/drafts_begin.h"
#include "cli/dump.h"
#include "cli/make.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/page_name.h"
#include "cli/report_group.h"
#include "cohort/before.h"
#include "cohort/cohort.h"
#include "cohort/name.h"
#include "cohort/drafts.h"
#include "cohort/folder_state.h"
#include "cohort/merge.h"
#include "content/choose.h"
#include "content/guide.h"
#include "score/change.h"
#include "score/result_names.h"
#include "score/score.h"
#include "score/settle.h"

enum { MOST_NAMED = 20 }; /* people without a report, in one message */

struct reporting {
	const struct options *options;
	struct kit *kit;
	struct content content;
	int ninputs;                /* files that content was read from */
	struct cohort *cohort;      /* NULL: as yet there is one person alone */
	struct drafts *drafts;      /* of messages; or NULL */
	struct before *before;      /* what people answered before; NULL: that was not asked for */
	struct report_group *group; /* the page about all people; or NULL */
	bool is_alone;              /* the person at hand, in all the run */
	struct merge *merge;        /* NULL: nobody wants all in one file */
	struct sha256_past hashed;  /* files of the run, that begin with the same fonts */
	int64_t nwritten, nmissing;
};

/* The page for the coach beside a report, which stands at that path. */
static bool make_companion(struct making making, struct cohort_made *cohort_made)
{
	struct made made = {0};
	bool is_made;

	making.is_companion = true;
	making.sheaf = NULL;
	if (making.output)
		making.output = folder_state_companion(making.arena, making.output);
	is_made = make_file(&making, &made);
	sha256_hex(made.bytes.bytes, made.bytes.n, cohort_made->companion);
	buf_release(&made.bytes);
	return is_made;
}

/* Scores, composes, lays out and writes one report, and what stands beside it. */
static bool make_report(struct reporting *of, struct arena *own, const struct cohort_task *task,
			struct cohort_made *made)
{
	const struct answers *earlier = of->before ? before_look(of->before, task->answers,
								 of->is_alone, own)
						   : NULL;
	struct making making = {
		.kit = of->kit,
		.arena = own,
		.options = of->options,
		.content = &of->content,
		.result = score_make(own, of->content.quiz, task->answers),
		.is_companion = of->options->dump && of->options->has_companion,
		.output = task->output,
		.is_one_of_many = of->cohort && !of->options->dump,
		.is_sheaf_alone = of->merge && !of->options->output,
	};
	struct made file = {0};

	if (of->group)
		report_group_pack(of->group, making.result, &made->extra);
	if (earlier)
		making.change = change_find(own, score_make(own, of->content.quiz, earlier),
					    making.result);
	if (of->merge)
		making.sheaf = merge_begin(of->merge, own, task, making.result);
	made->is_made = (!of->merge || making.sheaf) && make_file(&making, &file);
	made->npages = file.npages;
	made->nbytes = (int64_t)file.bytes.n;
	made->outcome = result_outcomes[making.result->outcome];
	sha256_hex_like(&of->hashed, file.bytes.bytes, file.bytes.n, made->sha256);
	buf_release(&file.bytes);
	if (made->is_made && task->output && of->options->has_companion && !of->options->dump)
		made->is_made = make_companion(making, made);
	return made->is_made;
}

/* --- One person ------------------------------------------------------------------------------- */

/* "answers/ada.xml" gives "ada.pdf"; a form that is one already, "ada-report.pdf". */
static const char *find_output(const struct reporting *of, struct arena *own, const char *path)
{
	const char *stem = name_stem(own, path);

	if (file_has_ending(path, ".pdf"))
		stem = arena_printf(own, "%s-report", stem);
	if (page_name_is_wanted(of->options))
		return page_name_pattern(of->options, own, strcmp(path, "-") == 0 ? path : stem);
	if (of->options->output)
		return of->options->output;
	if (of->options->dump || strcmp(path, "-") == 0)
		return "-";
	return arena_printf(own, "%s%s", stem, output_ending(of->options->profile));
}

/* The only person of the run, of the file at path. */
static bool report_one(struct reporting *of, struct arena *own, const char *path,
		       const struct answers *answers)
{
	struct diag *diag = of->kit->diag;
	struct cohort_task task = {.answers = answers, .output = find_output(of, own, path)};
	struct cohort_made made = {0};
	bool is_made = false;

	if (of->before)
		before_find(of->before, answers, of->is_alone, own);
	inputs_note_output(diag->inputs, page_name_first(of->options, task.output));
	if (outputs_check_terminal(of->options, task.output, diag) &&
	    outputs_check_read(of->options, task.output, diag))
		is_made = make_report(of, own, &task, &made);
	return is_made;
}

/* --- Several ---------------------------------------------------------------------------------- */

static void make_task(void *context, struct arena *own, const struct cohort_task *task,
		      struct cohort_made *made)
{
	struct reporting *of = context;
	struct cohort_task own_task = *task;

	if (of->group && !of->merge && !task->output) {
		report_group_pack(of->group, score_make(own, of->content.quiz, task->answers),
				  &made->extra);
		made->is_made = true;
		return;
	}
	if (of->options->dump && !task->output)
		own_task.output = "-";
	task = &own_task;
	if (!task->output || outputs_check_read(of->options, task->output, of->kit->diag))
		make_report(of, own, task, made);
	if (of->merge)
		merge_end(of->merge, task, made->is_made, &made->extra);
}

/* What else a report follows from: what the person answered before. */
static void sense_before(void *context, const struct answers *answers, struct buf *out)
{
	struct reporting *of = context;
	const struct answers *earlier;
	struct arena own;

	if (!of->before)
		return;
	arena_init(&own);
	earlier = before_find(of->before, answers, of->is_alone, &own);
	if (earlier)
		before_pack(of->before, earlier, out);
	arena_release(&own);
}

/* What several people cannot have; false with an error. */
static bool check_several(const struct reporting *of)
{
	const struct options *options = of->options;
	const char *option = NULL;

	if (page_name_is_wanted(options) || options->profile->is_pageless) {
		diag_error(of->kit->diag, (struct srcpos){0},
			   "%s are made of one person's report, but there are several people",
			   options->profile->is_pageless ? "pages for browsers" : "pictures");
		diag_hint(of->kit->diag, "name a file with the answers of one of them");
		return false;
	}
	if (options->result)
		option = "--result";
	else if (options->twin)
		option = "--html";
	else if (options->preflight)
		option = "--preflight";
	else if (options->record)
		option = "--record";
	else if (options->verify)
		option = "--verify";
	else if (options->output && !outputs_is_folder(options->output) &&
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

static void take_row(void *context, struct manifest_row *row, const struct answers *answers,
		     struct packet *extra)
{
	struct reporting *of = context;

	if (of->drafts)
		drafts_take(of->drafts, row, answers);
	if (of->group && answers)
		report_group_take(of->group, answers, row->code, extra);
	if (of->merge && extra->next < extra->end)
		merge_take(of->merge, row->code, answers, extra);
}

static void take_turn(void *context, int64_t taken[])
{
	struct reporting *of = context;

	if (of->merge)
		merge_turn(of->merge, taken);
}

static void take_gone(void *context, const struct manifest_row *old)
{
	struct reporting *of = context;

	if (of->drafts)
		drafts_gone(of->drafts, old);
}

/* From here on people are a cohort; false with an error. */
static bool begin_cohort(struct reporting *of)
{
	const struct cohort_calls calls = {.context = of,
					   .make = make_task,
					   .sense = sense_before,
					   .take = take_row,
					   .turn = take_turn,
					   .gone = take_gone};
	struct merge_wish merge = cohort_wish_merge(of->options);
	int nerrors = of->kit->diag->nerrors;
	struct cohort_wish wish;

	if (of->cohort || !check_several(of))
		return of->cohort;
	wish = cohort_wish_make(of->options, of->kit, &of->content, of->ninputs);
	if (of->kit->diag->nerrors > nerrors ||
	    !drafts_begin(of->options, of->kit, &of->content, &wish, &of->drafts))
		return false;
	if (merge.path && !of->options->is_dry)
		of->merge = merge_open(&merge, of->kit, &of->content);
	of->cohort = cohort_open(&wish, &calls, of->kit->diag);
	return of->cohort;
}

/* --- Files ------------------------------------------------------------------------------------ */

/* People of one file, one of whom is read ahead: whether there is another one decides whether they
 * are a cohort. */
struct crowd {
	struct answers_reading *reading;
	const struct fail_on *fail_on;
	struct diag *diag;
	struct read {
		struct arena own;
		enum answers_step step;
		const struct answers *answers;
		const char *fault; /* why they can have no report; or NULL */
	} now, next;
};

static bool is_somebody(const struct read *read)
{
	return read->step == ANSWERS_PERSON || read->step == ANSWERS_BROKEN;
}

/* The first error of those that reading added. */
static const char *find_fault(const struct diag *diag, int from)
{
	for (int i = from; i < diag->nmessages; i++)
		if (diag->messages[i].level == DIAG_ERROR)
			return diag->messages[i].text;
	return "the answers have errors";
}

static void read_next(struct crowd *crowd, struct read *read)
{
	int nbefore = crowd->diag->nmessages;

	*read = (struct read){0};
	arena_init(&read->own);
	read->step = settle_next(crowd->reading, &read->own, &read->answers);
	if (read->step == ANSWERS_BROKEN ||
	    (read->step == ANSWERS_PERSON &&
	     !fail_on_check_read(crowd->fail_on, read->answers->pos, nbefore, crowd->diag)))
		read->fault = find_fault(crowd->diag, nbefore);
}

/* Who has no report. */
static void note_missing(int64_t nmissing, const struct read *read, struct buf *list)
{
	const struct answers *person = read->answers;

	if (nmissing > MOST_NAMED)
		return;
	if (nmissing == MOST_NAMED) {
		buf_addstr(list, " and others");
		return;
	}
	if (list->n)
		buf_addstr(list, ", ");
	if (person && person->row)
		buf_printf(list, "%s %d", person->row_name, person->row);
	else
		buf_printf(list, "line %d", person ? person->pos.line : 0);
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

/* The person at hand, of a file that has no others if is_alone. False: nobody else is wanted. */
static bool report_person(struct reporting *of, const char *path, struct crowd *crowd,
			  bool is_alone)
{
	struct read *now = &crowd->now;
	bool is_one;

	of->is_alone = is_alone && of->options->nfiles == 2;
	is_one = of->is_alone && !of->group && !of->options->merge &&
		 (!outputs_is_folder(of->options->output) || page_name_is_wanted(of->options));
	if (!is_one)
		return begin_cohort(of) &&
		       cohort_add(of->cohort, path, now->answers, now->fault, &now->own);
	if (!now->fault && report_one(of, &now->own, path, now->answers))
		of->nwritten++;
	else
		of->nmissing++;
	return true;
}

/* All people of one file; whether it was read to its end. */
static bool report_file(struct reporting *of, const char *path)
{
	struct answers_settings settings = of->options->answers;
	struct kit *kit = of->kit;
	struct crowd crowd = {.fail_on = &of->options->fail_on, .diag = kit->diag};
	int64_t npeople = 0, nmissing = 0;
	bool goes_on = true;
	struct buf list;

	settings.schema = file_join(kit->arena, kit->data->schemas, "answers.rng");
	crowd.reading = answers_open(kit->arena, path, of->content.quiz, &settings, kit->diag);
	if (!crowd.reading)
		return false;
	buf_init(&list);
	read_next(&crowd, &crowd.now);
	while (goes_on && is_somebody(&crowd.now)) {
		npeople++;
		read_next(&crowd, &crowd.next);
		if (crowd.now.fault)
			note_missing(nmissing++, &crowd.now, &list);
		goes_on = report_person(of, path, &crowd,
					npeople == 1 && !is_somebody(&crowd.next));
		if (npeople == 1 && of->cohort)
			cohort_expect(of->cohort, answers_count(crowd.reading).nrows);
		arena_release(&crowd.now.own);
		crowd.now = crowd.next;
	}
	arena_release(&crowd.now.own);
	tell_missing(of, path, nmissing, npeople, &list);
	buf_release(&list);
	answers_close(crowd.reading);
	return goes_on && crowd.now.step == ANSWERS_END;
}

static void report_all(struct reporting *of)
{
	struct cohort_count count;
	bool are_all = true;

	for (int i = 1; i < of->options->nfiles; i++)
		are_all = report_file(of, of->options->files[i]) && are_all;
	if (of->cohort) {
		count = cohort_close(of->cohort, are_all);
		if (of->drafts)
			drafts_close(of->drafts, are_all);
		if (of->merge)
			merge_close(of->merge, !of->kit->diag->environment_failed);
		of->nwritten += count.nwritten;
		of->nmissing += count.nmissing;
		if (of->group && !of->options->is_dry)
			report_group_write(of->group);
	}
	if (of->before)
		before_tell(of->before,
			    are_all && !of->options->select.nonly && !of->options->select.nshards);
}

/* Earlier answers, where they are asked for; false with errors. */
static bool open_before(struct reporting *of)
{
	const struct options *options = of->options;

	if (!options->before)
		return true;
	of->before = before_open(options->before, of->content.quiz, &options->answers,
				 of->kit->data, of->kit->diag);
	return of->before;
}

/* The dumps that say nothing of a person belong to the command that makes the guide. */
static bool check_options(const struct options *options, struct diag *diag)
{
	struct srcpos nowhere = {0};

	if (options->nfiles < 2)
		diag_error(diag, nowhere,
			   "report wants answers too: roleguide report GUIDE.xml ANSWERS...");
	else if (options->has_companion && options->output && !options->dump &&
		 strcmp(options->output, "-") == 0)
		diag_error(diag, nowhere,
			   "--companion writes a file beside the report; name one with -o");
	else if (options->dump && options->dump->stage == DUMP_LOADED)
		diag_error(diag, nowhere, "report has no stage \"%s\"; roleguide guide has",
			   options->dump->name);
	else if (options->group && options->output && !outputs_is_folder(options->output))
		diag_error(diag, nowhere,
			   "--group beside reports wants a folder for them: -o DIR/");
	else if (options->fail_on.is_asked[FAIL_BYTES] && options->merge && !options->output)
		diag_error(diag, nowhere,
			   "--fail-on bytes>N is about files of one person, and not for --merge");
	else
		return report_group_check(options, diag);
	return false;
}

/* A report is for its audience, and what it carries is the whole guide. */
static void warn_of_source(const struct reporting *of)
{
	const struct profile *profile = &of->options->profile->profile;
	const char *audience = of->content.guide->choices->made_for;
	const char *option = of->options->has_attachments ? "attach" : NULL;

	if (!option && profile->pdfa_conformance && strcmp(profile->pdfa_conformance, "F") == 0)
		option = "profile";
	if (!audience || !option || of->options->dump)
		return;
	diag_warn(of->kit->diag, of->content.guide->pos,
		  "--%s puts the guide into each report as it is written, with what is not for the "
		  "audience \"%s\"",
		  option, audience);
	diag_hint(of->kit->diag, "profile screen without --attach carries no guide");
}

/* A folder of reports is known by its manifest, which is written anew with each run. */
static void note_manifest(const struct options *options, struct diag *diag)
{
	const struct select *select = &options->select;
	const char *name = "manifest.csv";

	if (!outputs_is_folder(options->output) || options->dump || page_name_is_wanted(options))
		return;
	if (select->nshards)
		name = arena_printf(options->arena, "manifest-%d-of-%d.csv", select->shard,
				    select->nshards);
	inputs_note_output(diag->inputs,
			   file_join(options->arena, file_bare(options->arena, options->output),
				     name));
}

int report_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = outputs_is_folder(options->output) ? NULL : options->output;
	struct opened opened;
	struct reporting of = {.options = options, .kit = &opened.kit};
	int status;

	if (!check_options(options, diag) || !outputs_check(options, output, diag))
		return EXIT_USAGE;
	note_manifest(options, diag);
	status = open_run(&opened, options, arena, diag);
	if (status == EXIT_DONE) {
		if (open_load(&opened, options, &of.content) &&
		    run_load_quiz(of.kit, &of.content, true) &&
		    fail_on_check_read(&options->fail_on, of.content.guide->pos, 0, diag)) {
			of.ninputs = diag->inputs->ninputs;
			warn_of_source(&of);
			of.group = report_group_open(of.kit, options, &of.content);
			if (open_before(&of))
				report_all(&of);
			report_group_close(of.group);
		}
		status = cli_status(diag);
		if (status == EXIT_CONTENT && of.nwritten && of.nmissing)
			status = EXIT_SOME;
	}
	before_close(of.before);
	sha256_past_release(&of.hashed);
	run_release(of.kit);
	return status;
}
