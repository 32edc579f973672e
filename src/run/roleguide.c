/* The library: its handle over a kit, its functions over the stages. */
#include "roleguide.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answers.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/inputs.h"
#include "base/version.h"
#include "content/quiz.h"
#include "doc/doc.h"
#include "draw/draw_png.h"
#include "layout/layout.h"
#include "look/page_size.h"
#include "pdf/condition.h"
#include "run/attachments.h"
#include "run/data.h"
#include "run/output.h"
#include "run/run.h"
#include "run/stocked.h"
#include "score/result_json.h"
#include "score/score.h"
#include "score/settle.h"

struct roleguide {
	struct arena arena;
	struct diag diag;
	int ntold; /* of its messages */
	struct inputs inputs;
	struct data data;
	struct kit kit;
	struct roleguide_listener listener;
	int64_t date;
};

struct roleguide_guide {
	struct content content;
};

struct roleguide_answers {
	const char *path;
	const struct roleguide_guide *guide;
	const struct answers_file *file;
};

struct roleguide_pages {
	struct arena *arena; /* a part of the handle's, for all of this */
	struct doc *doc;
	const struct guide *guide;
	const struct phrases *phrases;
	const struct layout *layout;
	struct stock *stock; /* of a report; NULL: of a guide */
	const char *name;    /* of what it was made from */
};

const char *roleguide_version(void)
{
	return ROLEGUIDE_VERSION;
}

/* Tells what has been found since the last time. */
static void tell(struct roleguide *handle)
{
	for (; handle->ntold < handle->diag.nmessages; handle->ntold++) {
		const struct diag_message *m = &handle->diag.messages[handle->ntold];
		const struct roleguide_fault fault = {m->level == DIAG_ERROR ? ROLEGUIDE_ERROR
									     : ROLEGUIDE_WARNING,
						      m->pos.file,
						      m->pos.line,
						      m->column,
						      m->text,
						      m->hint};

		if (handle->listener.tell)
			handle->listener.tell(handle->listener.context, &fault);
	}
}

struct roleguide *roleguide_open(const char *data, const struct roleguide_listener *listener)
{
	struct roleguide *handle = mem_alloc_zeroed(sizeof *handle);

	arena_init(&handle->arena);
	diag_init(&handle->diag);
	inputs_init(&handle->inputs);
	handle->diag.inputs = &handle->inputs;
	if (listener)
		handle->listener = *listener;
	run_init(&handle->kit, &handle->arena, &handle->data, &handle->diag);
	if (data_find(&handle->data, &handle->arena, data, &handle->diag))
		return handle;
	tell(handle);
	roleguide_close(handle);
	return NULL;
}

void roleguide_close(struct roleguide *handle)
{
	if (!handle)
		return;
	run_release(&handle->kit);
	diag_release(&handle->diag);
	inputs_release(&handle->inputs);
	arena_release(&handle->arena);
	free(handle);
}

void roleguide_set_date(struct roleguide *handle, int64_t seconds)
{
	handle->date = seconds;
	handle->kit.date = &handle->date;
}

struct roleguide_guide *roleguide_load(struct roleguide *handle,
				       const struct roleguide_source *wanted)
{
	struct roleguide_guide *guide = ARENA_NEW(&handle->arena, struct roleguide_guide);
	struct source source = {
		.guide = wanted->guide,
		.theme = data_theme(&handle->data, &handle->arena,
				    wanted->theme ? wanted->theme : "handout", &handle->diag),
		.lang = wanted->lang,
		.is_press = wanted->is_press,
	};
	bool is_loaded = source.theme && run_load(&handle->kit, &source, &guide->content);

	tell(handle);
	return is_loaded ? guide : NULL;
}

struct roleguide_answers *roleguide_read_answers(struct roleguide *handle,
						 struct roleguide_guide *guide, const char *path)
{
	struct roleguide_answers *answers = ARENA_NEW(&handle->arena, struct roleguide_answers);
	const struct answers_settings settings = {
		.schema = file_join(&handle->arena, handle->data.schemas, "answers.rng"),
		.shows_answers = true};
	struct content *content = &guide->content;

	answers->guide = guide;
	answers->path = arena_strdup(&handle->arena, path);
	if (content->quiz || run_load_quiz(&handle->kit, content, true))
		answers->file = answers_load(&handle->arena, path, content->quiz, &settings,
					     &handle->diag);
	if (answers->file)
		settle_file(&handle->arena, content->quiz, answers->file, &handle->diag);
	tell(handle);
	return answers->file ? answers : NULL;
}

int roleguide_count_people(const struct roleguide_answers *answers)
{
	return answers->file->npeople;
}

const char *roleguide_person(const struct roleguide_answers *answers, int person)
{
	const char *key = answers->file->people[person]->key;

	return key ? key : "";
}

static const struct result *score(struct arena *arena, const struct roleguide_answers *answers,
				  int person)
{
	return score_make(arena, answers->guide->content.quiz, answers->file->people[person]);
}

/* Hands bytes over to the caller. */
static void hand_over(struct buf *from, struct roleguide_bytes *to)
{
	*to = (struct roleguide_bytes){from->bytes, from->n};
	buf_init(from);
}

bool roleguide_score(struct roleguide *handle, const struct roleguide_answers *answers, int person,
		     struct roleguide_bytes *json)
{
	struct arena scratch;
	struct buf out;

	arena_init(&scratch);
	buf_init(&out);
	result_json(score(&scratch, answers, person), NULL, &out);
	hand_over(&out, json);
	arena_release(&scratch);
	tell(handle);
	return true;
}

void roleguide_free(struct roleguide_bytes *bytes)
{
	free(bytes->bytes);
	*bytes = (struct roleguide_bytes){0};
}

static bool read_look(struct roleguide *handle, const struct roleguide_look *wanted,
		      struct look *look)
{
	struct arena *arena = handle->kit.arena;
	struct page_size size;

	if (!page_size_read(arena, wanted->paper ? wanted->paper : "a4", (struct srcpos){0}, &size,
			    &handle->diag))
		return false;
	look->theme = page_size_theme(arena, look->theme, &size, &handle->diag);
	look->paper = size.paper;
	look->npages = wanted->npages;
	return look->theme;
}

/* Lays the pages' document out; on failure they are given back. */
static struct roleguide_pages *lay_out(struct roleguide *handle, struct roleguide_pages *pages,
				       const struct roleguide_look *wanted, struct look *look)
{
	if (pages->doc && read_look(handle, wanted, look))
		pages->layout = run_lay_out(&handle->kit, pages->arena, pages->doc, look);
	tell(handle);
	if (pages->layout)
		return pages;
	roleguide_free_pages(pages);
	return NULL;
}

static struct roleguide_pages *new_pages(struct roleguide *handle, const char *name)
{
	struct roleguide_pages *pages = ARENA_NEW(&handle->arena, struct roleguide_pages);

	pages->arena = arena_part(&handle->arena);
	pages->name = name;
	return pages;
}

struct roleguide_pages *roleguide_lay_out(struct roleguide *handle, struct roleguide_guide *guide,
					  const struct roleguide_look *wanted)
{
	static const struct roleguide_look usual = {0};
	struct look look = {.theme = guide->content.theme};
	struct roleguide_pages *pages = new_pages(handle, guide->content.guide->source.path);

	pages->guide = guide->content.guide;
	pages->phrases = guide->content.phrases;
	pages->doc = run_compose_guide(&handle->kit, &handle->arena, &guide->content);
	return lay_out(handle, pages, wanted ? wanted : &usual, &look);
}

struct roleguide_pages *roleguide_lay_out_report(struct roleguide *handle,
						 const struct roleguide_answers *answers,
						 int person, const struct roleguide_look *wanted)
{
	static const struct roleguide_look usual = {0};
	const struct content *content = &answers->guide->content;
	struct roleguide_pages *pages = new_pages(handle, answers->path);
	const struct result *result = score(pages->arena, answers, person);
	struct look look = {.theme = content->theme, .pos = result->answers->pos};

	wanted = wanted ? wanted : &usual;
	pages->guide = content->guide;
	pages->phrases = run_find_phrases(&handle->kit, content, result->answers);
	pages->doc = run_compose_report(&handle->kit, pages->arena, content, result, NULL,
					wanted->is_summary, wanted->has_code);
	if (pages->doc && wanted->is_attached)
		attachments_report(pages->arena, result, pages->doc);
	pages = lay_out(handle, pages, wanted, &look);
	if (pages)
		pages->stock = stocked_find(&handle->kit, content, result);
	return pages;
}

int roleguide_count_pages(const struct roleguide_pages *pages)
{
	return pages->layout->npages;
}

void roleguide_free_pages(struct roleguide_pages *pages)
{
	if (pages)
		arena_release(pages->arena);
}

/* What the output asks for; NULL and an error when there is no such profile. */
static const struct output *read_output(struct roleguide *handle,
					const struct roleguide_pages *pages,
					const struct roleguide_output *wanted,
					struct printing *printing)
{
	const char *name = wanted->profile ? wanted->profile : "screen";
	const struct output *output = output_find(name);

	*printing = (struct printing){
		.marks = wanted->marks, .icc = wanted->icc, .condition = wanted->condition};
	if (!output)
		diag_error(&handle->diag, (struct srcpos){0}, "no profile \"%s\"", name);
	else if (output->page_ending && (wanted->page < 0 || wanted->page >= pages->layout->npages))
		diag_error(&handle->diag, (struct srcpos){0}, "no page %d: there are %d",
			   wanted->page + 1, pages->layout->npages);
	else if (wanted->dpi && (wanted->dpi < DRAW_PNG_LEAST || wanted->dpi > DRAW_PNG_MOST))
		diag_error(&handle->diag, (struct srcpos){0}, "no %d dpi: from %d to %d are",
			   wanted->dpi, DRAW_PNG_LEAST, DRAW_PNG_MOST);
	else if (!wanted->icc != !wanted->condition)
		diag_error(&handle->diag, (struct srcpos){0},
			   "a colour profile goes with the name of its printing condition");
	else
		return output;
	return NULL;
}

bool roleguide_write(struct roleguide *handle, struct roleguide_pages *pages,
		     const struct roleguide_output *wanted, struct roleguide_bytes *pdf)
{
	static const struct roleguide_output usual = {0};
	struct printing printing;
	struct job job = {.output = read_output(handle, pages, wanted ? wanted : &usual, &printing),
			  .doc = pages->doc,
			  .guide = pages->guide,
			  .phrases = pages->phrases,
			  .layout = pages->layout,
			  .stock = pages->stock,
			  .printing = &printing,
			  .name = pages->name,
			  .keeps_items = true,
			  .page = wanted ? wanted->page : 0,
			  .dpi = wanted ? wanted->dpi : 0};
	struct arena scratch;
	struct buf out;
	bool is_written;

	arena_init(&scratch);
	buf_init(&out);
	is_written = job.output && output_write(&handle->kit, &scratch, &job, &out);
	condition_close(handle->kit.condition); /* the next file may be for another press */
	handle->kit.condition = NULL;
	*pdf = (struct roleguide_bytes){0};
	if (is_written)
		hand_over(&out, pdf);
	buf_release(&out);
	arena_release(&scratch);
	tell(handle);
	return is_written;
}

bool roleguide_save(struct roleguide *handle, const char *path, const struct roleguide_bytes *bytes)
{
	bool is_saved = file_write(path, bytes->bytes, bytes->n, &handle->diag);

	tell(handle);
	return is_saved;
}
