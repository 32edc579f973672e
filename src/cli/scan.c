/*
 * Scan: lays out the form that the sheets are copies of, takes in page after page, and writes what
 * they come to. What the coach has answered in the file of questions is read first.
 */
#include "cli/scan.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "answers/answers_write.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/paper_form.h"
#include "cli/scan_proof.h"
#include "content/quiz.h"
#include "paper/asked.h"
#include "paper/pile.h"
#include "run/copies.h"
#include "scan/barcode.h"
#include "scan/decode.h"
#include "scan/printed.h"

static const char questions_name[] = "questions.txt";

struct scanning {
	const struct options *options;
	struct kit *kit;
	struct copies copies;
	const char *folder;
	struct pile_form form;
	struct form_boxes boxes;
	struct rulings rulings;
	struct pile pile;
	int nwritten;
};

/* --- The form -------------------------------------------------------------------------------- */

/* False where a blank is nothing that is read from a scan. */
static bool find_role(const struct form_field *field, enum form_box_role *role)
{
	switch (field->role) {
	case BLANK_RADIO:
	case BLANK_CHECK:
		*role = FORM_BOX_OPTION;
		return true;
	case BLANK_PLACE:
		*role = FORM_BOX_PLACE;
		return true;
	case BLANK_DIGIT:
		*role = FORM_BOX_DIGIT;
		return true;
	case BLANK_MINUS:
		*role = FORM_BOX_MINUS;
		return true;
	case BLANK_WORDS:
		*role = FORM_BOX_WORDS;
		return true;
	case BLANK_TEXT:
		*role = FORM_BOX_TEXT;
		return true;
	case BLANK_NUMBER:
	case BLANK_NAME:
	case BLANK_DATE:
	case BLANK_CODE:
	case BLANK_ROLE_COUNT:
		break;
	}
	return false;
}

static void find_boxes(struct scanning *scanning)
{
	const struct copies *copies = &scanning->copies;
	struct form_box *boxes = ARENA_ARRAY(scanning->kit->arena, struct form_box,
					     copies->nfields + 1);
	int n = 0;

	for (int i = 0; i < copies->nfields; i++) {
		const struct form_field *field = &copies->fields[i];
		enum form_box_role role;

		if (find_role(field, &role))
			boxes[n++] = (struct form_box){.page = field->page,
						       .x = field->x,
						       .y = field->y,
						       .w = field->w,
						       .h = field->h,
						       .role = role,
						       .question = field->question,
						       .option = field->option,
						       .place = field->place,
						       .digit = field->digit};
	}
	scanning->boxes = (struct form_boxes){boxes, n, copies->npages};
}

/* The boxes of a page for who looks for them in a picture. */
static const struct printed_box *print_boxes(struct scanning *scanning, int page, int *n)
{
	int first = pile_boxes(&scanning->form, page, n);
	struct printed_box *boxes = ARENA_ARRAY(scanning->kit->arena, struct printed_box, *n + 1);

	for (int i = 0; i < *n; i++) {
		const struct form_box *box = &scanning->boxes.boxes[first + i];

		boxes[i] = (struct printed_box){.at = {(double)box->x, (double)box->y},
						.width = (double)box->w,
						.height = (double)box->h,
						.is_field = box->role == FORM_BOX_WORDS ||
							    box->role == FORM_BOX_TEXT};
	}
	return boxes;
}

static void find_pages(struct scanning *scanning)
{
	const struct copies *copies = &scanning->copies;
	const struct copy_marks *marks = &copies->marks;
	struct printed *pages = ARENA_ARRAY(scanning->kit->arena, struct printed, copies->npages);

	for (int p = 0; p < copies->npages; p++) {
		struct printed *page = &pages[p];

		*page = (struct printed){.width = (double)copies->width,
					 .height = (double)copies->height,
					 .disc = (double)marks->disc,
					 .code = (double)marks->module * COPY_MODULES,
					 .nmodules = COPY_MODULES};
		for (int i = 0; i < PRINTED_DISCS; i++)
			page->discs[i] = (struct spot){(double)marks->discs[i].x,
						       (double)marks->discs[i].y};
		for (int i = 0; i < PRINTED_CODES; i++)
			page->codes[i] = (struct spot){(double)marks->codes[i].x,
						       (double)marks->codes[i].y};
		page->boxes = print_boxes(scanning, p + 1, &page->nboxes);
	}
	scanning->form.pages = pages;
}

static void find_form(struct scanning *scanning)
{
	const struct copies *copies = &scanning->copies;

	scanning->form.quiz = copies->content->quiz;
	scanning->form.boxes = &scanning->boxes;
	memcpy(scanning->form.quiz_mark, copies->quiz_mark, SHEET_CODE_MARK);
	memcpy(scanning->form.look_mark, copies->look_mark, SHEET_CODE_MARK);
	find_boxes(scanning);
	find_pages(scanning);
}

/* --- What the coach has said ----------------------------------------------------------------- */

static const char *path_of(const struct scanning *scanning, const char *name)
{
	return file_join(scanning->kit->arena, scanning->folder, name);
}

/* False with errors at lines. */
static bool read_rulings(struct scanning *scanning)
{
	struct kit *kit = scanning->kit;
	const char *path = path_of(scanning, questions_name);
	const struct ruling_source source = {path, scanning->form.quiz, scanning->form.quiz_mark};
	struct inputs *inputs = kit->diag->inputs;
	int nerrors = kit->diag->nerrors;
	char *bytes;
	size_t n;

	if (!file_exists(path))
		return true;
	/* it is written again: with what was answered in it */
	kit->diag->inputs = NULL;
	bytes = file_read(kit->arena, path, LIMIT_ANSWERS_BYTES, &n, kit->diag);
	kit->diag->inputs = inputs;
	if (bytes)
		scanning->rulings = ruling_read(kit->arena, &source, bytes, n, kit->diag);
	return kit->diag->nerrors == nerrors;
}

/* --- Pages ----------------------------------------------------------------------------------- */

static bool take_file(struct scanning *scanning, const char *path)
{
	struct kit *kit = scanning->kit;
	int nerrors = kit->diag->nerrors;
	struct decode *decode = decode_open(kit->arena, path, kit->diag);
	struct arena page;
	struct grey grey;

	if (!decode)
		return false;
	arena_init(&page);
	for (int n = 1; decode_next(decode, &page, &grey); n++) {
		pile_take(&scanning->pile, &page, &grey, path, n);
		arena_release(&page);
		arena_init(&page);
	}
	arena_release(&page);
	decode_close(decode);
	return kit->diag->nerrors == nerrors;
}

static bool take_all(struct scanning *scanning)
{
	bool is_good = barcodes_can_be_read(scanning->options->files[1], scanning->kit->diag);

	for (int i = 1; i < scanning->options->nfiles && is_good; i++)
		is_good = take_file(scanning, scanning->options->files[i]);
	return is_good;
}

/* --- What they come to ----------------------------------------------------------------------- */

static bool write_person(struct scanning *scanning, struct pile_person *person)
{
	struct kit *kit = scanning->kit;
	const char *path = path_of(scanning, arena_printf(kit->arena, "%s.xml", person->code));
	struct buf bytes;
	bool is_written;

	person->answers.lang = scanning->options->lang;
	person->answers.date = open_today(kit);
	buf_init(&bytes);
	answers_write(&person->answers, scanning->form.quiz, &bytes);
	is_written = file_write(path, bytes.bytes, bytes.n, kit->diag);
	buf_release(&bytes);
	scanning->nwritten += is_written;
	return is_written;
}

/* "1 page", "2 pages". */
static const char *count(const struct scanning *scanning, int n, const char *one, const char *many)
{
	return arena_printf(scanning->kit->arena, "%d %s", n, n == 1 ? one : many);
}

/* What the files of people do not show by themselves. */
static void warn_of(const struct scanning *scanning, const struct pile_person *person)
{
	struct diag *diag = scanning->kit->diag;
	const char *path = path_of(scanning,
				   arena_printf(scanning->kit->arena, "%s.xml", person->code));

	if (person->ndoubts > 0 && file_exists(path)) {
		diag_warn(diag, (struct srcpos){path, 0},
			  "this is of an earlier run and stays, but now there are questions about "
			  "the sheet");
		diag_hint(diag, "answer them in %s, or name all scans of the sheet",
			  questions_name);
	}
	if (person->ndropped > 0)
		diag_warn(diag, (struct srcpos){path, 0},
			  "left out: what was answered to questions that are not asked, given the "
			  "other answers (%s)",
			  count(scanning, person->ndropped, "answer", "answers"));
}

static bool write_people(struct scanning *scanning)
{
	for (int i = 0; i < scanning->pile.npeople; i++) {
		struct pile_person *person = &scanning->pile.people[i];

		warn_of(scanning, person);
		if (person->ndoubts == 0 && !write_person(scanning, person))
			return false;
	}
	return true;
}

static bool write_questions(struct scanning *scanning)
{
	struct buf text;
	bool is_written;

	if (scanning->pile.ndoubts == 0 && scanning->rulings.n == 0)
		return true;
	buf_init(&text);
	asked_write(&scanning->pile, &scanning->rulings, &text);
	is_written = file_write(path_of(scanning, questions_name), text.bytes, text.n,
				scanning->kit->diag);
	buf_release(&text);
	return is_written;
}

static int count_waiting(const struct pile *pile)
{
	int n = 0;

	for (int i = 0; i < pile->npeople; i++)
		n += pile->people[i].ndoubts > 0;
	return n;
}

static void tell(const struct scanning *scanning)
{
	const struct pile *pile = &scanning->pile;

	printf("%s, %s: %d written, %d waiting for an answer\n",
	       count(scanning, pile->npages, "page", "pages"),
	       count(scanning, pile->npeople, "person", "people"), scanning->nwritten,
	       count_waiting(pile));
	if (pile->nempty > 0)
		printf("%s blank, and passed over\n",
		       count(scanning, pile->nempty, "page", "pages"));
	if (pile->ndoubts > 0)
		printf("%s: write behind each in %s what holds, and run this again\n",
		       count(scanning, pile->ndoubts, "question", "questions"),
		       path_of(scanning, questions_name));
}

static bool work(struct scanning *scanning)
{
	if (!read_rulings(scanning))
		return false;
	pile_init(&scanning->pile, scanning->kit->arena, &scanning->form);
	if (!take_all(scanning))
		return false;
	pile_settle(&scanning->pile, &scanning->rulings);
	if (!file_make_folder(scanning->folder, 0777, scanning->kit->diag) ||
	    !write_people(scanning) || !write_questions(scanning) ||
	    !scan_proof_write(&scanning->copies, &scanning->pile, path_of(scanning, "proof.pdf")))
		return false;
	if (!scanning->options->is_quiet)
		tell(scanning);
	return true;
}

static bool check_options(const struct options *options, struct diag *diag)
{
	if (options->nfiles < 2)
		diag_error(diag, (struct srcpos){0},
			   "scan wants a guide and scans: roleguide scan GUIDE.xml SCAN...");
	else if (options->output && strcmp(options->output, "-") == 0)
		diag_error(diag, (struct srcpos){0},
			   "a scan becomes several files: -o wants a folder");
	else
		return true;
	return false;
}

int scan_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct scanning scanning = {.options = options, .folder = outputs_sheets(options, arena)};
	struct content content;
	struct opened opened;
	bool is_done = false;
	int status;

	if (!check_options(options, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	scanning.kit = &opened.kit;
	if (paper_form_begin(&opened, options, &content, &scanning.copies)) {
		find_form(&scanning);
		is_done = work(&scanning);
	}
	run_release(&opened.kit);
	status = cli_status(diag);
	return status == EXIT_DONE && is_done && scanning.pile.ndoubts > 0 ? EXIT_SOME : status;
}
