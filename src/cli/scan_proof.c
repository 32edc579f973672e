/* Pages in the order of people; those that are nobody's come last. */
#include "cli/scan_proof.h"

#include <stdlib.h>

#include "answers/typed.h"
#include "base/file_write.h"
#include "compose/proof.h"
#include "content/quiz.h"
#include "look/picture.h"
#include "paper/pile.h"
#include "run/copies.h"
#include "run/output.h"
#include "run/run.h"

struct proofing {
	struct arena *arena;
	const struct copies *copies;
	const struct pile *pile;
};

static const struct pile_person *find_person(const struct pile *pile, int number)
{
	for (int i = 0; i < pile->npeople; i++)
		if (pile->people[i].number == number)
			return &pile->people[i];
	return NULL;
}

/* What a question came to, in a word; NULL: it is not asked. */
static const char *word_of(const struct proofing *proofing, const struct pile_person *person,
			   int question, bool *is_asked)
{
	const struct answer *answer = &person->answers.answers[question];
	const struct question *of = &proofing->pile->form->quiz->questions[question];

	*is_asked = pile_find_doubt(proofing->pile, person->number, question) != NULL;
	if (*is_asked)
		return "?";
	if (answer->state == ANSWER_NOT_ASKED)
		return NULL;
	return answer->state == ANSWER_SKIPPED ? "\xe2\x80\x93"
					       : typed_word(proofing->arena, of, answer);
}

static void add_spot(struct proofing *proofing, struct proof_page *page, struct chart_spot spot)
{
	struct chart_spot *spots = (struct chart_spot *)page->spots;

	ARENA_GROW(proofing->arena, spots, page->nspots);
	spots[page->nspots++] = spot;
	page->spots = spots;
}

/* The label of a question, level with its first box on the page. */
static void add_label(struct proofing *proofing, const struct pile_person *person,
		      const struct form_box *box, struct proof_page *page)
{
	bool is_asked;
	const char *word = word_of(proofing, person, box->question, &is_asked);
	const char *label;

	if (!word)
		return;
	label = arena_printf(proofing->arena, "%d   %s", box->question + 1, word);
	page->readings = arena_printf(proofing->arena, "%s%s%d: %s", page->readings,
				      *page->readings ? "; " : "", box->question + 1, word);
	add_spot(proofing, page,
		 (struct chart_spot){.kind = is_asked ? CHART_SPOT_ASKED : CHART_SPOT_READ,
				     .y = box->y,
				     .label = label});
}

static void add_spots(struct proofing *proofing, const struct pile_page *seen,
		      struct proof_page *page)
{
	const struct pile_form *form = proofing->pile->form;
	const struct pile_person *person = find_person(proofing->pile, seen->person);
	int n, first = pile_boxes(form, seen->page, &n), question = -1;

	for (int i = 0; i < n; i++) {
		const struct form_box *box = &form->boxes->boxes[first + i];
		enum box_state state = seen->readings[i].state;

		if (box->question != question)
			add_label(proofing, person, box, page);
		question = box->question;
		if (state != BOX_EMPTY)
			add_spot(proofing, page,
				 (struct chart_spot){.kind = state == BOX_MARKED ? CHART_SPOT_READ
										 : CHART_SPOT_ASKED,
						     .x = box->x,
						     .y = box->y,
						     .w = box->w,
						     .h = box->h});
	}
}

static struct proof_page proof_of(struct proofing *proofing, const struct pile_page *seen)
{
	struct proof_page page = {.page = seen->page,
				  .file = seen->file,
				  .number = seen->number,
				  .is_unread = seen->fault != NULL,
				  .readings = "",
				  .width = seen->width,
				  .height = seen->height};
	struct picture *picture = ARENA_NEW(proofing->arena, struct picture);

	if (seen->person)
		page.code = find_person(proofing->pile, seen->person)->code;
	if (!seen->fault) {
		page.width = proofing->copies->width;
		page.height = proofing->copies->height;
		add_spots(proofing, seen, &page);
	}
	if (!seen->jpeg)
		return page;
	*picture = (struct picture){.path = seen->file,
				    .alt = "",
				    .width = seen->width,
				    .height = seen->height,
				    .ncolumns = seen->width,
				    .nrows = seen->height,
				    .orientation = UPRIGHT,
				    .ncomponents = 1,
				    .jpeg = seen->jpeg,
				    .njpeg = (int64_t)seen->njpeg};
	page.picture = picture;
	return page;
}

static int compare(const void *a, const void *b)
{
	const struct pile_page *p = *(const struct pile_page *const *)a;
	const struct pile_page *q = *(const struct pile_page *const *)b;

	if (p->person != q->person)
		return p->person == 0 ? 1 : q->person == 0 ? -1 : p->person - q->person;
	return p->page - q->page;
}

static struct proof_page *find_pages(struct proofing *proofing)
{
	const struct pile *pile = proofing->pile;
	size_t size = sizeof(struct pile_page *) * (size_t)pile->npages;
	struct pile_page **seen = arena_copy(proofing->arena, pile->pages, size);
	struct proof_page *pages = ARENA_ARRAY(proofing->arena, struct proof_page, pile->npages);

	qsort(seen, (size_t)pile->npages, sizeof *seen, compare);
	for (int i = 0; i < pile->npages; i++)
		pages[i] = proof_of(proofing, seen[i]);
	return pages;
}

bool scan_proof_write(const struct copies *copies, const struct pile *pile, const char *path)
{
	struct kit *kit = copies->kit;
	struct proofing proofing = {kit->arena, copies, pile};
	struct theme *theme = arena_copy(kit->arena, copies->content->theme, sizeof *theme);
	struct look look = {.theme = theme, .paper = copies->paper};
	struct printing printing = {0};
	struct job job = {.output = output_at(0), .printing = &printing, .name = path};
	struct buf bytes = {0};
	struct doc *doc;
	bool is_written;

	if (pile->npages == 0)
		return true;
	theme->masters[look.paper].head_columns = 0; /* pictures want all of the width */
	run_begin(kit);
	job.doc = doc = run_compose_proof(kit, copies->content, find_pages(&proofing),
					  pile->npages);
	job.layout = doc ? run_lay_out(kit, kit->arena, doc, &look) : NULL;
	is_written = job.layout && output_write(kit, kit->arena, &job, &bytes) &&
		     file_write(path, bytes.bytes, bytes.n, kit->diag);
	buf_release(&bytes);
	return is_written;
}
