/*
 * A file is read as what its name says. Answers are read with the present questionnaire. Where a
 * report carries the one that was answered, what was asked then and is not asked now follows from
 * it, in its words, and so does what was not asked then.
 */
#include "cohort/before_read.h"

#include <string.h>
#include <sys/stat.h>

#include "answers/form_file.h"
#include "base/file.h"
#include "base/folder.h"
#include "inspect/read.h"
#include "run/carried.h"
#include "run/data.h"
#include "score/settle.h"

static struct answers_settings settings_of(struct arena *arena, const struct before_source *source)
{
	struct answers_settings settings = *source->settings;

	settings.schema = file_join(arena, source->data->schemas, "answers.rng");
	settings.is_earlier = true;
	return settings;
}

static int add_file(struct before_source *source, const char *path)
{
	ARENA_GROW(source->arena, source->files, source->nfiles);
	source->files[source->nfiles] = arena_strdup(source->arena, path);
	return source->nfiles++;
}

/* A text of a questionnaire in its own language. */
static const char *words_of(const struct question *question)
{
	return question->text.n > 0 ? question->text.texts[0] : question->id;
}

/* What was asked by the questionnaire of then, held against the present one. */
static const struct answers_strange *compare(struct arena *arena, const struct quiz *then,
					     const struct quiz *now)
{
	struct answers_strange *strange = ARENA_NEW(arena, struct answers_strange);

	if (then->version && now->version && strcmp(then->version, now->version) != 0)
		strange->version = then->version;
	strange->names = ARENA_ARRAY(arena, const char *, then->nquestions + 1);
	for (int q = 0; q < then->nquestions; q++)
		if (quiz_find_called(now, then->questions[q].id) < 0)
			strange->names[strange->n++] = words_of(&then->questions[q]);
	return strange;
}

static bool was_asked(const struct quiz *then, const struct quiz *now, int question)
{
	for (int q = 0; q < then->nquestions; q++)
		if (quiz_find_called(now, then->questions[q].id) == question)
			return true;
	return false;
}

/* The answers, knowing what was asked then. */
static const struct answers *tell_apart(struct arena *arena, const struct carried *carried,
					const struct before_source *source,
					const struct answers *answers)
{
	const struct embedded_file *part = carried->parts[CARRIED_QUIZ];
	const struct quiz *now = source->quiz, *then;
	struct answers *copy;
	struct diag unheard;

	if (!part || !carried->parts[CARRIED_GUIDE] ||
	    (part->nbytes == now->source.nbytes &&
	     memcmp(part->bytes, now->source.bytes, part->nbytes) == 0))
		return answers;
	diag_init(&unheard);
	then = carried_quiz(arena, carried, source->data, &unheard);
	diag_release(&unheard);
	if (!then) {
		diag_warn(source->diag, (struct srcpos){carried->path, 0},
			  "its questionnaire cannot be read; what was asked then is known by the "
			  "answers alone");
		return answers;
	}
	copy = arena_copy(arena, answers, sizeof *answers);
	copy->strange = compare(arena, then, now);
	for (int q = 0; q < now->nquestions; q++)
		if (copy->answers[q].state == ANSWER_SKIPPED && !was_asked(then, now, q))
			copy->answers[q].state = ANSWER_NOT_ASKED;
	return copy;
}

/* A file of answers. */
static void read_answers(struct before_source *source, const char *path)
{
	struct arena whole, own;
	const struct answers *answers;
	struct answers_settings settings;
	struct answers_reading *reading;
	enum answers_step step;
	int file;

	arena_init(&whole);
	settings = settings_of(&whole, source);
	reading = answers_open(&whole, path, source->quiz, &settings, source->diag);
	if (reading) {
		file = add_file(source, path);
		do {
			arena_init(&own);
			step = settle_next(reading, &own, &answers);
			if (step == ANSWERS_PERSON)
				source->take(source->context, file, answers);
			arena_release(&own);
		} while (step == ANSWERS_PERSON || step == ANSWERS_BROKEN);
		answers_close(reading);
	}
	arena_release(&whole);
}

/* Whether the file is a filled form, which carries nothing. */
static bool is_form(struct arena *arena, const struct xml_source *file)
{
	const struct form_file *form;
	struct diag unheard;

	diag_init(&unheard);
	form = form_file_load(arena, file, &unheard);
	diag_release(&unheard);
	return form && form->nfields > 0;
}

/* What a report carries; false where that is nothing, or no answers. What is wrong with a file that
 * is no form is told. */
static bool open_report(struct before_source *source, struct arena *own, struct carried *carried,
			const struct xml_source *file)
{
	struct diag unheard;
	bool is_open;

	diag_init(&unheard);
	is_open = carried_open(carried, own, file->bytes, file->nbytes, &unheard);
	diag_release(&unheard);
	if (is_open && carried->parts[CARRIED_ANSWERS])
		return true;
	if (is_form(own, file)) {
		read_answers(source, file->path);
		return false;
	}
	*carried = (struct carried){.path = file->path};
	if (carried_open(carried, own, file->bytes, file->nbytes, source->diag))
		source->nbare++;
	return false;
}

/* A report: the person whose it is; or a form. */
static void read_pdf(struct before_source *source, const char *path)
{
	struct carried carried = {.path = path};
	struct xml_source file = {.path = path}, part;
	const struct answers_file *answers;
	struct answers_settings settings;
	struct arena own;

	arena_init(&own);
	file.bytes = file_read(&own, path, READ_LARGEST, &file.nbytes, source->diag);
	if (!file.bytes || !open_report(source, &own, &carried, &file)) {
		arena_release(&own);
		return;
	}
	settings = settings_of(&own, source);
	part = carried_source(&own, &carried, CARRIED_ANSWERS);
	answers = answers_load_alone(&own, &part, source->quiz, &settings, source->diag);
	if (answers) {
		int number = add_file(source, path);

		for (int i = 0; i < answers->npeople; i++)
			source->take(source->context, number,
				     tell_apart(&own, &carried, source, answers->people[i]));
	}
	arena_release(&own);
}

static void read_file(struct before_source *source, const char *path)
{
	if (file_has_ending(path, ".pdf"))
		read_pdf(source, path);
	else
		read_answers(source, path);
}

/* Whether a file of a folder may hold answers: what is beside reports, or of another kind, does
 * not. */
static bool is_meant(const char *name)
{
	static const char *const endings[] = {".pdf",    ".xml", ".json", ".jsonl",
					      ".ndjson", ".csv", ".tsv",  ".xlsx"};

	if (*name == '.' || strncmp(name, "manifest.", strlen("manifest.")) == 0 ||
	    strncmp(name, "manifest-", strlen("manifest-")) == 0 ||
	    file_has_ending(name, "-companion.pdf"))
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (file_has_ending(name, endings[i]))
			return true;
	return false;
}

bool before_read(struct before_source *source, const char *path)
{
	int nerrors = source->diag->nerrors, nmeant = 0;
	struct stat status;

	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		struct folder folder = folder_list(source->arena, path, source->diag);
		const char *bare = file_bare(source->arena, path);

		for (int i = 0; i < folder.nnames; i++) {
			if (!is_meant(folder.names[i]))
				continue;
			nmeant++;
			read_file(source, file_join(source->arena, bare, folder.names[i]));
		}
	} else {
		nmeant = 1;
		read_file(source, path);
	}
	if (source->nfiles == 0 && source->diag->nerrors == nerrors) {
		diag_error(source->diag, (struct srcpos){path, 0},
			   source->nbare ? "these reports carry no answers"
					 : "there are no earlier answers in it");
		if (source->nbare)
			diag_hint(source->diag, "reports have them when they were made with "
						"--attach; give the earlier files of answers");
	} else if (source->nbare) {
		diag_warn(source->diag, (struct srcpos){path, 0},
			  "%lld of %d files carry no answers, and are left out",
			  (long long)source->nbare, nmeant);
	}
	return source->diag->nerrors == nerrors;
}
