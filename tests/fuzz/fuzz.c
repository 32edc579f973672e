/*
 * Targets of libFuzzer, one program for all: FUZZ_TARGET names the reader that is fed. What must
 * hold for all bytes whatever: the reader ends, without a crash or a step past its memory, and
 * gives either a result or an error. A condition that is dumped is read again into the same; a
 * guide that becomes a PDF has all its letters on the pages.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "base/file.h"
#include "cohort/before_read.h"
#include "content/condition.h"
#include "content/guide.h"
#include "content/guide_load.h"
#include "content/phrases.h"
#include "content/quiz.h"
#include "content/quiz_load.h"
#include "doc/doc.h"
#include "inspect/preflight.h"
#include "inspect/read.h"
#include "inspect/read_text.h"
#include "look/picture.h"
#include "look/svg.h"
#include "look/theme_load.h"
#include "run/data.h"
#include "run/output.h"
#include "run/run.h"
#include "text/face.h"
#include "text/fontset.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

#include "forms.h"
#include "scans.h"
#include "sheets.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* What one run has; all of it is given back at its end. */
struct feed {
	struct arena arena;
	struct diag diag;
	const char *bytes; /* a NUL follows */
	size_t n;
	int npeople;
};

static struct {
	struct arena arena;
	struct diag diag;
	const char *content, *folder; /* the program's data; where the input is written */
	const char *file, *pdf;       /* as what */
	const struct guide *guide;
	const struct quiz *quiz;
	struct data data;
	void (*target)(struct feed *feed);
} fuzz;

static void fail(const char *why)
{
	fprintf(stderr, "FAULT: %s\n", why);
	diag_print(&fuzz.diag, stderr, 10, false);
	abort();
}

/* A result, or an error, never neither. */
static void expect_error(struct feed *feed, const void *result)
{
	if (!result && feed->diag.nerrors == 0)
		fail("neither a result nor an error");
}

static const char *schema(struct feed *feed, const char *name)
{
	return arena_printf(&feed->arena, "%s/schema/%s.rng", fuzz.content, name);
}

static const char *write_as(struct feed *feed, const char *path)
{
	FILE *out = fopen(path, "wb");

	if (!out || fwrite(feed->bytes, 1, feed->n, out) != feed->n || fclose(out) != 0)
		fail("the input cannot be written");
	return path;
}

static const char *write_input(struct feed *feed)
{
	return write_as(feed, fuzz.file);
}

static struct xml_source source_of(const struct feed *feed)
{
	return (struct xml_source){.path = "input", .bytes = feed->bytes, .nbytes = feed->n};
}

static void fuzz_xml(struct feed *feed)
{
	expect_error(feed, xml_load(&feed->arena, write_input(feed), schema(feed, "guide"), NULL,
				    &feed->diag));
}

static void fuzz_theme(struct feed *feed)
{
	expect_error(feed,
		     theme_load(&feed->arena, write_input(feed), fuzz.data.schemas, &feed->diag));
}

static void fuzz_quiz(struct feed *feed)
{
	struct xml_source source = source_of(feed);

	expect_error(feed, quiz_load_alone(&feed->arena, &source, fuzz.guide, schema(feed, "quiz"),
					   &feed->diag));
}

static void fuzz_condition(struct feed *feed)
{
	struct condition_place place = {fuzz.quiz, fuzz.quiz->nquestions, {"input", 1}};
	const struct condition *condition, *again;
	struct buf first, second;

	condition = condition_parse(&feed->arena, feed->bytes, &place, &feed->diag);
	expect_error(feed, condition);
	if (!condition)
		return;
	buf_init(&first);
	buf_init(&second);
	condition_dump(condition, fuzz.quiz, &first);
	again = condition_parse(&feed->arena, buf_text(&first), &place, &feed->diag);
	if (!again)
		fail("a condition as dumped is not read");
	condition_dump(again, fuzz.quiz, &second);
	if (strcmp(buf_text(&first), buf_text(&second)) != 0)
		fail("a condition as dumped reads as another");
	buf_release(&first);
	buf_release(&second);
}

static void fuzz_answers(struct feed *feed)
{
	struct xml_source source = source_of(feed);

	const struct answers_settings settings = {
		.schema = schema(feed, "answers"), .is_partial = true, .shows_answers = true};

	expect_error(feed,
		     answers_load_alone(&feed->arena, &source, fuzz.quiz, &settings, &feed->diag));
}

/* why: what is wrong with a reader of sheets, or NULL. */
static void expect_sound(const char *why)
{
	if (why)
		fail(why);
}

static void fuzz_csv_sheet(struct feed *feed)
{
	expect_sound(sheets_read_csv(&feed->arena, feed->bytes, feed->n, &feed->diag));
}

static void fuzz_xlsx(struct feed *feed)
{
	expect_sound(sheets_read_xlsx(&feed->arena, feed->bytes, feed->n, &feed->diag));
}

static void fuzz_xlsx_parts(struct feed *feed)
{
	expect_sound(sheets_read_parts(&feed->arena, feed->bytes, feed->n, &feed->diag));
}

static void fuzz_scan(struct feed *feed)
{
	expect_sound(scans_read(&feed->arena, feed->bytes, feed->n));
}

static void fuzz_scan_lines(struct feed *feed)
{
	expect_sound(scans_read_lines(&feed->arena, feed->bytes, feed->n, fuzz.quiz, &feed->diag));
}

static void fuzz_picture(struct feed *feed)
{
	struct picture_sum sum = {0, 0};

	expect_error(feed, picture_load(&feed->arena, write_input(feed), fuzz.folder,
					(struct srcpos){"input", 1}, &sum, &feed->diag));
}

static void fuzz_svg(struct feed *feed)
{
	expect_error(feed, svg_load(&feed->arena, "input", feed->bytes, feed->n, &feed->diag));
}

static void fuzz_font(struct feed *feed)
{
	struct fontset *fonts = fontset_open(fuzz.data.catalogue, &feed->diag);
	const char *why = NULL;
	int font = fonts ? fontset_open_file(fonts, write_input(feed), 0, 400, &why) : 0;

	if (fonts && font < 0 && !why)
		fail("a font is refused without a reason");
	if (fonts)
		fontset_close(fonts);
}

static void fuzz_pdf(struct feed *feed)
{
	struct reading *reading = read_open(&feed->arena, "input", feed->bytes, feed->n,
					    &feed->diag);
	struct embedded_file *files;
	struct buf text;
	int n;

	expect_error(feed, reading);
	if (!reading)
		return;
	buf_init(&text);
	read_embedded_files(reading, &files, &n);
	read_text(reading, &text, &n);
	expect_error(feed, preflight_make(&feed->arena, reading, NULL, &feed->diag));
	buf_release(&text);
}

static void fuzz_form(struct feed *feed)
{
	expect_sound(forms_read(&feed->arena, fuzz.quiz, feed->bytes, feed->n, &feed->diag));
}

static void drop_earlier(void *context, int file, const struct answers *answers)
{
	struct feed *feed = context;

	if (!answers || file < 0)
		fail("a person without answers");
	feed->npeople++;
}

/* A report of before, and the answers in it. */
static void fuzz_before(struct feed *feed)
{
	struct answers_settings settings = {0};
	struct before_source source = {.quiz = fuzz.quiz,
				       .settings = &settings,
				       .data = &fuzz.data,
				       .diag = &feed->diag,
				       .take = drop_earlier,
				       .context = feed,
				       .arena = &feed->arena};
	bool is_good = before_read(&source, write_as(feed, fuzz.pdf));

	expect_error(feed, is_good ? feed : NULL);
	if (is_good && feed->npeople == 0)
		fail("nobody is read, and nothing is said");
}

static void count_letters(const char *text, int *counts, int step)
{
	for (; *text; text++)
		if (isalpha((unsigned char)*text))
			counts[tolower((unsigned char)*text)] += step;
}

/* Each letter of the tree stands on the pages, at least as often. */
static void check_letters(struct feed *feed, const struct doc *doc, const struct buf *pdf)
{
	struct reading *reading = read_open(&feed->arena, "output", pdf->bytes, pdf->n, &fuzz.diag);
	int counts[256] = {0}, npages;
	struct buf text;

	buf_init(&text);
	if (!reading || !read_text(reading, &text, &npages))
		fail("what was written cannot be read");
	count_letters(buf_text(&text), counts, -1);
	for (int i = 0; i < doc->nblocks; i++)
		for (int s = 0; s < doc->blocks[i]->nspans; s++)
			if (!doc->blocks[i]->spans[s].field)
				count_letters(doc->blocks[i]->spans[s].text, counts, 1);
	for (int c = 0; c < 256; c++)
		if (counts[c] > 0)
			fail(arena_printf(&feed->arena, "%d letters \"%c\" are lost", counts[c],
					  c));
	buf_release(&text);
}

static void fuzz_guide(struct feed *feed)
{
	struct source source = {.guide = write_input(feed)};
	struct look look = {.paper = PAPER_A4};
	struct printing printing = {0};
	struct job job = {.output = output_at(0), .printing = &printing, .name = source.guide};
	struct content content;
	struct data data;
	struct kit kit;
	struct doc *doc = NULL;
	struct buf pdf;

	buf_init(&pdf);
	if (!data_find(&data, &feed->arena, fuzz.content, &feed->diag))
		fail("the folder of the target's data");
	run_init(&kit, &feed->arena, &data, &feed->diag);
	source.theme = data_theme(&data, &feed->arena, "handout", &feed->diag);
	if (run_load(&kit, &source, &content))
		doc = run_compose_guide(&kit, kit.arena, &content);
	look.theme = content.theme;
	job.doc = doc;
	job.layout = doc ? run_lay_out(&kit, &feed->arena, doc, &look) : NULL;
	if (job.layout && output_write(&kit, &feed->arena, &job, &pdf))
		check_letters(feed, doc, &pdf);
	else if (feed->diag.nerrors == 0)
		fail("neither a document nor an error");
	run_release(&kit);
	buf_release(&pdf);
}

static const struct {
	const char *name;
	void (*target)(struct feed *feed);
} targets[] = {{"xml", fuzz_xml},
	       {"theme", fuzz_theme},
	       {"quiz", fuzz_quiz},
	       {"condition", fuzz_condition},
	       {"answers-xml", fuzz_answers},
	       {"answers-json", fuzz_answers},
	       {"answers-csv", fuzz_answers},
	       {"csv-sheet", fuzz_csv_sheet},
	       {"xlsx", fuzz_xlsx},
	       {"xlsx-parts", fuzz_xlsx_parts},
	       {"scan", fuzz_scan},
	       {"scan-lines", fuzz_scan_lines},
	       {"picture", fuzz_picture},
	       {"svg", fuzz_svg},
	       {"font", fuzz_font},
	       {"pdf", fuzz_pdf},
	       {"form-pdf", fuzz_form},
	       {"before", fuzz_before},
	       {"guide", fuzz_guide}};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *name = getenv("FUZZ_TARGET");

	(void)argc;
	(void)argv;
	arena_init(&fuzz.arena);
	diag_init(&fuzz.diag);
	fuzz.content = getenv("ROLEGUIDE_DATA");
	fuzz.folder = getenv("FUZZ_FOLDER");
	for (size_t i = 0; name && i < sizeof targets / sizeof *targets; i++)
		if (strcmp(targets[i].name, name) == 0)
			fuzz.target = targets[i].target;
	if (!fuzz.target || !fuzz.content || !fuzz.folder)
		fail("FUZZ_TARGET, FUZZ_FOLDER and ROLEGUIDE_DATA say what to do");
	fuzz.file = arena_printf(&fuzz.arena, "%s/input-%ld.xml", fuzz.folder, (long)getpid());
	fuzz.pdf = arena_printf(&fuzz.arena, "%s/input-%ld.pdf", fuzz.folder, (long)getpid());
	if (!data_find(&fuzz.data, &fuzz.arena, fuzz.content, &fuzz.diag))
		fail("no data");
	fuzz.guide = guide_load(&fuzz.arena,
				arena_printf(&fuzz.arena, "%s/pm-vs-tpm.xml", fuzz.content),
				arena_printf(&fuzz.arena, "%s/schema/guide.rng", fuzz.content),
				NULL, &fuzz.diag);
	if (fuzz.guide)
		fuzz.quiz = quiz_load(&fuzz.arena, quiz_path(&fuzz.arena, fuzz.guide, &fuzz.diag),
				      fuzz.guide,
				      arena_printf(&fuzz.arena, "%s/schema/quiz.rng", fuzz.content),
				      &fuzz.diag);
	if (!fuzz.quiz)
		fail("the sample guide is not read");
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct feed feed;

	arena_init(&feed.arena);
	diag_init(&feed.diag);
	feed.bytes = arena_strndup(&feed.arena, (const char *)bytes, n);
	feed.n = n;
	feed.npeople = 0;
	fuzz.target(&feed);
	diag_release(&feed.diag);
	arena_release(&feed.arena);
	return 0;
}
