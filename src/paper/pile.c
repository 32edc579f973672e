/*
 * A page is known by its codes alone. One that is there twice, is missing, or whose outlines are
 * not where they should be is asked about as a whole; where the coach has answered for each
 * question on it, it is not needed any more.
 */
#include "paper/pile.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "look/jpeg_rows.h"
#include "paper/judge.h"
#include "scan/barcode.h"
#include "scan/pose.h"
#include "scan/straight.h"
#include "score/settle.h"
#include "score/truth.h"

enum {
	PROOF_WIDTH = 840, /* pixels of a page as people look at it */
	EVEN = 40,         /* steps of 256 that light differs by on empty paper */
	LOST_SHARE = 10    /* one box in so many may be lost before the whole page is */
};

void pile_init(struct pile *pile, struct arena *arena, const struct pile_form *form)
{
	*pile = (struct pile){.arena = arena, .form = form};
}

int pile_boxes(const struct pile_form *form, int page, int *n)
{
	const struct form_boxes *all = form->boxes;
	int first = 0;

	*n = 0;
	while (first < all->nboxes && all->boxes[first].page < page - 1)
		first++;
	while (first + *n < all->nboxes && all->boxes[first + *n].page == page - 1)
		++*n;
	return first;
}

/* --- A page ---------------------------------------------------------------------------------- */

static void keep_picture(struct pile *pile, const struct grey *grey, struct pile_page *page)
{
	struct buf bytes;
	struct jpeg_output *output;

	buf_init(&bytes);
	output = jpeg_rows_begin(grey->width, grey->height, 1, &bytes);
	for (int y = 0; y < grey->height; y++)
		jpeg_rows_write(output, grey->at + (size_t)y * (size_t)grey->width);
	if (jpeg_rows_end(output)) {
		page->jpeg = arena_copy(pile->arena, bytes.bytes, bytes.n);
		page->njpeg = bytes.n;
		page->width = grey->width;
		page->height = grey->height;
	}
	buf_release(&bytes);
}

/* Which code stands where; NULL, or why they are those of no page of this form. */
static const char *sort_codes(const struct pile_form *form, const struct barcodes *found,
			      struct pose_codes *codes, struct sheet_code *first)
{
	if (found->n == 0)
		return "no code of a sheet can be read on it";
	for (int i = 0; i < found->n; i++) {
		struct sheet_code code;

		if (!sheet_code_read(found->codes[i].text, &code))
			return "its code is none of a sheet";
		if (strcmp(code.quiz, form->quiz_mark) != 0)
			return "it is a sheet of another questionnaire, or of another version of "
			       "it";
		if (strcmp(code.look, form->look_mark) != 0 || code.npages != form->boxes->npages)
			return "it was printed in another look: name the --lang, --paper and "
			       "--theme that it was printed with";
		if (i > 0 && (code.person != first->person || code.page != first->page))
			return "codes of several pages are on it";
		*first = code;
		codes->codes[code.place] = &found->codes[i];
	}
	return NULL;
}

/* Reads the boxes of a page whose place is known; why not, or NULL. */
static const char *read_boxes(struct pile *pile, const struct grey *grey, const struct pose *pose,
			      struct pile_page *page)
{
	const struct printed *printed = &pile->form->pages[page->page - 1];
	struct box_reading *readings = ARENA_ARRAY(pile->arena, struct box_reading,
						   printed->nboxes + 1);
	int nlost = 0;

	box_read_all(grey, printed, pose, readings);
	for (int i = 0; i < printed->nboxes; i++)
		nlost += readings[i].state == BOX_LOST;
	page->readings = readings;
	return nlost * LOST_SHARE > printed->nboxes
		       ? "its boxes are not where they should be, as where paper is bent"
		       : NULL;
}

/* Whether there is next to no ink on it, and no shade but one. */
static bool is_empty(const struct grey *grey)
{
	int counts[256] = {0}, n = grey->width * grey->height;

	for (int i = 0; i < n; i++)
		counts[grey->at[i]]++;
	return grey_quantile(counts, n, 0.5) - grey_quantile(counts, n, 0.001) < EVEN;
}

void pile_take(struct pile *pile, struct arena *scratch, const struct grey *grey, const char *file,
	       int number)
{
	struct pile_page *page;
	struct pose_codes codes = {{0}};
	struct sheet_code code = {.person = 0};
	struct barcodes found;
	struct grey seen;
	struct pose pose;
	bool is_placed = false;

	if (is_empty(grey)) {
		pile->nempty++;
		return;
	}
	found = barcodes_find(scratch, grey, SHEET_CODE_BEGINS);
	page = ARENA_NEW(pile->arena, struct pile_page);
	*page = (struct pile_page){.file = file, .number = number};
	page->fault = sort_codes(pile->form, &found, &codes, &code);
	if (!page->fault) {
		page->person = code.person;
		page->page = code.page;
		is_placed = pose_find(grey, &pile->form->pages[code.page - 1], &codes, &pose);
		page->fault = is_placed ? read_boxes(pile, grey, &pose, page)
					: "its corners cannot be made out";
	}
	seen = is_placed ? straight_sheet(scratch, grey, &pile->form->pages[code.page - 1], &pose,
					  PROOF_WIDTH)
			 : straight_small(scratch, grey, PROOF_WIDTH);
	keep_picture(pile, &seen, page);
	ARENA_GROW(pile->arena, pile->pages, pile->npages);
	pile->pages[pile->npages++] = page;
}

/* --- A person -------------------------------------------------------------------------------- */

/* One sheet on its way to answers: which page holds, and what the coach has said. */
struct sorting {
	struct pile *pile;
	const struct rulings *rulings;
	struct pile_person *person;
	const struct pile_page **pages; /* one a page of the form; NULL: none can be read */
	const char **whys;              /* a question: why it is in doubt; NULL: it is not */
	bool *is_blank;                 /* a page: the coach says that nothing is on it */
};

static void add_doubt(struct pile *pile, struct pile_doubt doubt)
{
	ARENA_GROW(pile->arena, pile->doubts, pile->ndoubts);
	pile->doubts[pile->ndoubts++] = doubt;
}

/* Whether the coach has answered for every question that has a box on the page. */
static bool is_ruled(const struct sorting *sorting, int page)
{
	int n, first = pile_boxes(sorting->pile->form, page, &n);

	for (int i = first; i < first + n; i++)
		if (!ruling_find(sorting->rulings, sorting->person->number,
				 sorting->pile->form->boxes->boxes[i].question))
			return false;
	return true;
}

static void doubt_page(struct sorting *sorting, int page, const struct pile_page *seen,
		       const char *what)
{
	sorting->person->ndoubts++;
	add_doubt(sorting->pile, (struct pile_doubt){.person = sorting->person->number,
						     .page = page,
						     .question = -1,
						     .seen = seen,
						     .what = what});
}

/* Which copy of a page holds: the only one, or the one that the coach names. */
static void choose_page(struct sorting *sorting, int page)
{
	const struct pile *pile = sorting->pile;
	int number = sorting->person->number, ncopies = 0;
	const struct ruling *ruling = ruling_find_page(sorting->rulings, number, page);
	const struct pile_page *seen = NULL, *only = NULL;

	for (int i = 0; i < pile->npages; i++) {
		const struct pile_page *copy = pile->pages[i];

		if (copy->person != number || copy->page != page)
			continue;
		seen = copy;
		if (copy->fault)
			continue;
		ncopies++;
		only = !ruling || ruling->copy == ncopies ? copy : only;
	}
	sorting->is_blank[page - 1] = ruling && ruling->copy == 0;
	if (sorting->is_blank[page - 1] || is_ruled(sorting, page))
		return;
	if (ncopies > 1 && !(ruling && ruling->copy <= ncopies))
		doubt_page(sorting, page, seen,
			   arena_printf(pile->arena, "it is there %d times; which holds, 1 to %d?",
					ncopies, ncopies));
	else if (!seen)
		doubt_page(sorting, page, NULL,
			   "it is missing; scan it and name that file too, or write blank");
	else if (!only)
		doubt_page(sorting, page, seen,
			   arena_printf(pile->arena, "%s; scan it anew, or write blank",
					seen->fault));
	else
		sorting->pages[page - 1] = only;
}

/* Judges a question by its boxes, which may stand on two pages. */
static void judge(struct sorting *sorting, int question)
{
	struct pile *pile = sorting->pile;
	const struct form_boxes *all = pile->form->boxes;
	const struct form_box **boxes = ARENA_ARRAY(pile->arena, const struct form_box *,
						    all->nboxes);
	const struct box_reading **readings = ARENA_ARRAY(pile->arena, const struct box_reading *,
							  all->nboxes);
	struct judge_input input = {&pile->form->quiz->questions[question], boxes, readings, 0};
	bool is_whole = true;

	for (int i = 0, first = 0; i < all->nboxes; i++) {
		const struct form_box *box = &all->boxes[i];
		const struct pile_page *page = sorting->pages[box->page];

		first = i > 0 && all->boxes[i - 1].page != box->page ? i : first;
		if (box->question != question)
			continue;
		is_whole = is_whole && (page || sorting->is_blank[box->page]);
		if (!page)
			continue;
		boxes[input.n] = box;
		readings[input.n++] = &page->readings[i - first];
	}
	if (is_whole)
		sorting->whys[question] = judge_answer(pile->arena, &input,
						       &sorting->person->answers.answers[question]);
	else
		sorting->person->answers.answers[question].state = ANSWER_UNREADABLE;
}

/* Answers of the coach before those of the boxes. */
static void judge_all(struct sorting *sorting)
{
	const struct pile *pile = sorting->pile;
	struct answers *answers = &sorting->person->answers;

	for (int q = 0; q < pile->form->quiz->nquestions; q++) {
		const struct ruling *ruling = ruling_find(sorting->rulings, sorting->person->number,
							  q);

		if (ruling) {
			answers->answers[q] = ruling->answer;
			continue;
		}
		judge(sorting, q);
		if (sorting->whys[q])
			answers->answers[q].state = ANSWER_UNREADABLE;
	}
}

/* The first box of a question, and the page that it was seen on. */
static struct pile_doubt doubt_of(const struct sorting *sorting, int question)
{
	const struct form_boxes *all = sorting->pile->form->boxes;
	struct pile_doubt doubt = {.person = sorting->person->number,
				   .question = question,
				   .what = sorting->whys[question]};

	for (int i = 0; i < all->nboxes; i++)
		if (all->boxes[i].question == question) {
			doubt.page = all->boxes[i].page + 1;
			doubt.seen = sorting->pages[all->boxes[i].page];
			break;
		}
	return doubt;
}

/* Doubts about questions that are not asked, whatever the others come to, are none. */
static void add_doubts(struct sorting *sorting)
{
	struct pile *pile = sorting->pile;
	const struct quiz *quiz = pile->form->quiz;
	enum truth *applies = ARENA_ARRAY(pile->arena, enum truth, quiz->nquestions + 1);

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct condition *when = quiz->questions[q].when;
		struct answer *answer = &sorting->person->answers.answers[q];

		applies[q] = when ? truth_eval(when, quiz, sorting->person->answers.answers,
					       applies)
				  : TRUTH_TRUE;
		if (answer->state != ANSWER_UNREADABLE)
			continue;
		if (applies[q] == TRUTH_FALSE) {
			answer->state = ANSWER_SKIPPED;
		} else if (sorting->whys[q]) {
			sorting->person->ndoubts++;
			add_doubt(pile, doubt_of(sorting, q));
		}
	}
}

static void settle_person(struct pile *pile, const struct rulings *rulings,
			  struct pile_person *person)
{
	const struct quiz *quiz = pile->form->quiz;
	int npages = pile->form->boxes->npages;
	struct sorting sorting = {
		.pile = pile,
		.rulings = rulings,
		.person = person,
		.pages = ARENA_ARRAY(pile->arena, const struct pile_page *, npages),
		.whys = ARENA_ARRAY(pile->arena, const char *, quiz->nquestions + 1),
		.is_blank = ARENA_ARRAY(pile->arena, bool, npages)};

	person->code = sheet_code_person(pile->arena, pile->form->quiz_mark, person->number);
	person->answers.key = person->code;
	person->answers.answers = ARENA_ARRAY(pile->arena, struct answer, quiz->nquestions + 1);
	for (int page = 1; page <= npages; page++)
		choose_page(&sorting, page);
	judge_all(&sorting);
	add_doubts(&sorting);
	person->ndropped = settle_answers(pile->arena, quiz, &person->answers, NULL);
}

static int compare_people(const void *a, const void *b)
{
	return ((const struct pile_person *)a)->number - ((const struct pile_person *)b)->number;
}

static void find_people(struct pile *pile)
{
	for (int i = 0; i < pile->npages; i++) {
		bool is_known = pile->pages[i]->person == 0;

		for (int k = 0; k < pile->npeople && !is_known; k++)
			is_known = pile->people[k].number == pile->pages[i]->person;
		if (is_known)
			continue;
		ARENA_GROW(pile->arena, pile->people, pile->npeople);
		pile->people[pile->npeople++] = (struct pile_person){
			.number = pile->pages[i]->person};
	}
	if (pile->npeople > 0)
		qsort(pile->people, (size_t)pile->npeople, sizeof *pile->people, compare_people);
}

void pile_settle(struct pile *pile, const struct rulings *rulings)
{
	for (int i = 0; i < pile->npages; i++)
		if (pile->pages[i]->person == 0)
			add_doubt(pile, (struct pile_doubt){.question = -1,
							    .seen = pile->pages[i],
							    .what = pile->pages[i]->fault});
	find_people(pile);
	for (int i = 0; i < pile->npeople; i++)
		settle_person(pile, rulings, &pile->people[i]);
}

const struct pile_doubt *pile_find_doubt(const struct pile *pile, int person, int question)
{
	for (int i = 0; i < pile->ndoubts; i++)
		if (pile->doubts[i].person == person && pile->doubts[i].question == question)
			return &pile->doubts[i];
	return NULL;
}
